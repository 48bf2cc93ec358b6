"""Householder's reduction of a tall matrix to two diagonals."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose, put_across, put_four, take_across, take_four
from nbmath.linalg.formulas.limits import double as own
from nbmath.linalg.formulas.scaling import normalise

LESS = 2.0**-50
"""What brings squares of entries of a normalised matrix to a size whose products are safe."""


def two_diagonals(a: Any, q: Any, e: Any, work: Any) -> tuple[Any, Any]:
    """As `bidiagonalise` for any matrix; a factor and whether all entries are finite.

    Singular values are those of the two diagonals times the factor.
    """
    scale, good = normalise(a)
    bidiagonalise(a, q, e, work)
    for k in range(q.shape[0]):
        q[k] *= LESS
        e[k] *= LESS
    return 1.0 / (scale * math.sqrt(LESS)), good


def bidiagonalise(a: Any, q: Any, e: Any, work: Any) -> None:
    """Squares of the diagonal and of the one above it to q and e [n], of U' A V for a [m, n].

    m >= n; a is overwritten, and work [1, n] is work space. A column is cleared below the diagonal
    and its row behind the next entry, and then both reflections change the rest at once.
    """
    m, n = a.shape
    for k in range(n):
        q[k], factor = _clear_column(a, k)
        e[k] = 0.0 * factor
        if k < n - 1:
            for j in range(k + 1, n, 4):
                _project_four(a, work, factor, k, j)
            e[k], other, product = _clear_row(a, work, k)
            for i in range(k + 1, m, 4):
                _change_four(a, work, other, product, k, i)


def _clear_column(a: Any, k: int) -> tuple[Any, Any]:
    """The squared length of column k from row k on, and t of I - t v v'; v goes below a[k, k]."""
    m = a.shape[0]
    tail = 0.0 * a[k, k]
    for i in range(k + 1, m):
        tail += a[i, k] * a[i, k]
    square, factor, inverse = _reflection(a[k, k], tail)
    for i in range(k + 1, m):
        a[i, k] *= inverse
    return square, factor


def _clear_row(a: Any, work: Any, k: int) -> tuple[Any, Any, Any]:
    """As `_clear_column` for row k from column k + 1 on; v'w with it, v goes into the row."""
    n = a.shape[1]
    head = a[k, k + 1] - work[0, k + 1]
    tail = 0.0 * head
    for j in range(k + 2, n):
        x = a[k, j] - work[0, j]
        a[k, j] = x
        tail += x * x
    square, factor, inverse = _reflection(head, tail)
    product = work[0, k + 1]
    a[k, k + 1] = 1.0
    for j in range(k + 2, n):
        a[k, j] *= inverse
        product += a[k, j] * work[0, j]
    return square, factor, product


def _reflection(head: Any, tail: Any) -> tuple[Any, Any, Any]:
    """The square of what becomes of the first entry, t, and what the others are multiplied by."""
    turns = tail > own.NOTHING
    square = head * head + choose(turns, tail, 0.0)
    length = math.copysign(math.sqrt(square), head)
    divisor = choose(turns, head + length, 1.0)
    factor = choose(turns, divisor / choose(turns, length, 1.0), 0.0)
    return square, factor, choose(turns, 1.0 / divisor, 0.0)


def _project_four(a: Any, work: Any, factor: Any, k: int, j: int) -> None:
    """w = t A' v in four columns, to work[0]."""
    s, t, u, v = take_across(a, k, j)
    for i in range(k + 1, a.shape[0]):
        x = a[i, k]
        b, c, d, e = take_across(a, i, j)
        s, t, u, v = s + x * b, t + x * c, u + x * d, v + x * e
    put_across(work, 0, j, (factor * s, factor * t, factor * u, factor * v))


def _change_four(a: Any, work: Any, factor: Any, product: Any, k: int, i: int) -> None:
    """A - v w' and what the reflection of the columns makes of it, in four rows."""
    n = a.shape[1]
    s, t, u, v = take_four(a, i, k + 1)
    for j in range(k + 2, n):
        x = a[k, j]
        b, c, d, e = take_four(a, i, j)
        s, t, u, v = s + x * b, t + x * c, u + x * d, v + x * e
    o, p, q, r = take_four(a, i, k)
    s, t = factor * (s - o * product), factor * (t - p * product)
    u, v = factor * (u - q * product), factor * (v - r * product)
    for j in range(k + 1, n):
        x, w = a[k, j], work[0, j]
        b, c, d, e = take_four(a, i, j)
        b, c, d, e = b - o * w, c - p * w, d - q * w, e - r * w
        put_four(a, i, j, (b - s * x, c - t * x, d - u * x, e - v * x))
