"""Householder's reduction of a general matrix to Hessenberg form."""

import math
from typing import Any


def hessenberg(h: Any, z: Any, floor: Any) -> None:
    """Overwrite h [n, n] by Q'h Q, zero below the subdiagonal, and z by the orthogonal Q.

    A z [0, n] leaves Q out. Columns no larger than `floor` count as zero.
    """
    n = h.shape[0]
    for i in range(z.shape[0]):
        for j in range(n):
            z[i, j] = 0.0
        z[i, i] = 1.0
    for m in range(1, n - 1):
        turns, square, beta = hessenberg_head(h, m, floor)
        if turns:
            for j in range(m, n):
                hessenberg_left(h, m, square, j)
            for i in range(n):
                hessenberg_right(h, h, m, square, i)
            for i in range(z.shape[0]):
                hessenberg_right(z, h, m, square, i)
            hessenberg_settle(h, m, beta)


def hessenberg_head(h: Any, m: int, floor: Any) -> tuple[bool, Any, Any]:
    """The reflection that clears column m - 1 below row m, whose vector takes the column's place.

    Whether there is one, half the square of its vector, and what is left in row m.
    """
    n = h.shape[0]
    scale = 0.0 * h[0, 0]
    for i in range(m, n):
        scale += math.fabs(h[i, m - 1])
    if scale <= floor:
        for i in range(m, n):
            h[i, m - 1] = 0.0
        return False, scale, scale
    square = 0.0 * scale
    for i in range(m, n):
        h[i, m - 1] /= scale
        square += h[i, m - 1] * h[i, m - 1]
    length = -math.copysign(math.sqrt(square), h[m, m - 1])
    square -= h[m, m - 1] * length
    h[m, m - 1] -= length
    return True, square, scale * length


def hessenberg_settle(h: Any, m: int, beta: Any) -> None:
    """What is left of column m - 1 after its reflection."""
    h[m, m - 1] = beta
    for i in range(m + 1, h.shape[0]):
        h[i, m - 1] = 0.0


def hessenberg_left(h: Any, m: int, square: Any, j: int) -> None:
    """Apply the reflection whose vector is column m - 1 of h to column j."""
    n = h.shape[0]
    x = h[m, m - 1] * h[m, j]
    for i in range(m + 1, n):
        x += h[i, m - 1] * h[i, j]
    x /= square
    for i in range(m, n):
        h[i, j] -= x * h[i, m - 1]


def hessenberg_right(a: Any, h: Any, m: int, square: Any, i: int) -> None:
    """Apply it to row i of a."""
    n = h.shape[0]
    x = a[i, m] * h[m, m - 1]
    for j in range(m + 1, n):
        x += a[i, j] * h[j, m - 1]
    x /= square
    for j in range(m, n):
        a[i, j] -= x * h[j, m - 1]
