"""Triangular factors of symmetric matrices of any sign, with Bunch and Kaufman's pivots."""

import math
from typing import Any

from nbmath.linalg.formulas.scaling import normalise

SHARE = 0.6403882032022076
"""(1 + √17) / 8: the least share of its column for a pivot, by which growth is least."""


def ldl(a: Any, lower: Any, d: Any, order: Any) -> Any:
    """Factors of A = L D L', read from the lower triangle of a [n, n], which is overwritten.

    D [n, n] has blocks of one and two on its diagonal. Row order[k] of L [n, n], order as numbers,
    is row k of a unit triangle. True where all entries are finite; else nan.
    """
    n = a.shape[0]
    for i in range(n):
        order[i] = float(i)
        for j in range(n):
            lower[i, j] = 1.0 if i == j else 0.0
            d[i, j] = 0.0
            a[i, j] = a[i, j] if j <= i else a[j, i]
    scale, good = normalise(a)
    k = 0
    while k < n:
        step, row = _pivot(a, k)
        _exchange(a, lower, order, k, k + step - 1, row)
        if step == 1:
            _eliminate_one(a, lower, d, k)
        else:
            _eliminate_two(a, lower, d, k)
        k += step
    for i in range(n):
        for j in range(n):
            a[i, j] = lower[i, j]
            d[i, j] = d[i, j] / scale if good else math.nan
    for i in range(n):
        for j in range(n):
            lower[int(order[i]), j] = a[i, j] if good else math.nan
    return good


def _pivot(a: Any, k: int) -> tuple[int, int]:
    """How many rows are eliminated at once, and the row that comes to the last of them."""
    n = a.shape[0]
    here = math.fabs(a[k, k])
    most, row = 0.0 * here, k
    for i in range(k + 1, n):
        x = math.fabs(a[i, k])
        if x > most:
            most, row = x, i
    if here >= SHARE * most:
        return 1, k
    other = 0.0 * here
    for j in range(k, n):
        x = math.fabs(a[row, j])
        if j != row and x > other:
            other = x
    if here >= SHARE * most * (most / other):
        return 1, k
    if math.fabs(a[row, row]) >= SHARE * other:
        return 1, row
    return 2, row


def _exchange(a: Any, lower: Any, order: Any, k: int, p: int, q: int) -> None:
    """Exchange rows and columns p and q, and what is finished of these rows of L."""
    if p != q:
        for j in range(a.shape[0]):
            a[p, j], a[q, j] = a[q, j], a[p, j]
        for i in range(a.shape[0]):
            a[i, p], a[i, q] = a[i, q], a[i, p]
        for j in range(k):
            lower[p, j], lower[q, j] = lower[q, j], lower[p, j]
        order[p], order[q] = order[q], order[p]


def _eliminate_one(a: Any, lower: Any, d: Any, k: int) -> None:
    """A pivot of one row; a column of zeros is left as it is."""
    n = a.shape[0]
    pivot = a[k, k]
    d[k, k] = pivot
    if pivot != 0.0:
        for i in range(k + 1, n):
            factor = a[i, k] / pivot
            lower[i, k] = factor
            for j in range(k + 1, i + 1):
                a[i, j] -= factor * a[j, k]
                a[j, i] = a[i, j]


def _eliminate_two(a: Any, lower: Any, d: Any, k: int) -> None:
    """A pivot of two rows, relative to the entry beside its diagonal, which is the largest."""
    n = a.shape[0]
    beside = a[k + 1, k]
    d[k, k], d[k + 1, k + 1] = a[k, k], a[k + 1, k + 1]
    d[k + 1, k], d[k, k + 1] = beside, beside
    p, q = a[k + 1, k + 1] / beside, a[k, k] / beside
    t = 1.0 / (p * q - 1.0) / beside
    for i in range(k + 2, n):
        x, y = a[i, k], a[i, k + 1]
        lower[i, k] = t * (p * x - y)
        lower[i, k + 1] = t * (q * y - x)
    for i in range(k + 2, n):
        for j in range(k + 2, i + 1):
            a[i, j] -= lower[i, k] * a[j, k] + lower[i, k + 1] * a[j, k + 1]
            a[j, i] = a[i, j]
