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
        scale = 0.0 * h[0, 0]
        for i in range(m, n):
            scale += math.fabs(h[i, m - 1])
        if scale <= floor:
            for i in range(m, n):
                h[i, m - 1] = 0.0
        else:
            square = 0.0 * scale
            for i in range(m, n):
                h[i, m - 1] /= scale
                square += h[i, m - 1] * h[i, m - 1]
            length = -math.copysign(math.sqrt(square), h[m, m - 1])
            square -= h[m, m - 1] * length
            h[m, m - 1] -= length
            _reflect(h, z, m, square)
            h[m, m - 1] = scale * length
            for i in range(m + 1, n):
                h[i, m - 1] = 0.0


def _reflect(h: Any, z: Any, m: int, square: Any) -> None:
    """Apply the reflection whose vector is column m - 1 of h, from both sides, and to z."""
    n = h.shape[0]
    for j in range(m, n):
        x = h[m, m - 1] * h[m, j]
        for i in range(m + 1, n):
            x += h[i, m - 1] * h[i, j]
        x /= square
        for i in range(m, n):
            h[i, j] -= x * h[i, m - 1]
    for i in range(n):
        x = h[i, m] * h[m, m - 1]
        for j in range(m + 1, n):
            x += h[i, j] * h[j, m - 1]
        x /= square
        for j in range(m, n):
            h[i, j] -= x * h[j, m - 1]
    for i in range(z.shape[0]):
        y = z[i, m] * h[m, m - 1]
        for j in range(m + 1, n):
            y += z[i, j] * h[j, m - 1]
        y /= square
        for j in range(m, n):
            z[i, j] -= y * h[j, m - 1]
