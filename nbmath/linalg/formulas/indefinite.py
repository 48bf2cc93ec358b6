"""Triangular factors of symmetric matrices of any sign, with Bunch and Kaufman's pivots."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose, exchange, spoil
from nbmath.linalg.formulas.scaling import normalise

SHARE = 0.6403882032022076
"""(1 + √17) / 8: the least share of its column for a pivot, by which growth is least."""


def ldl(a: Any, lower: Any, d: Any, order: Any) -> Any:
    """Factors of A = L D L', read from the lower triangle of a [n, n], which is overwritten.

    D [n, n] has blocks of one and two on its diagonal. Row order[k] of L [n, n], order as numbers,
    is row k of a unit triangle. True where all entries are finite; else nan.

    Below the diagonal of `a` stand the columns of L that are finished and the numbers that are left
    of A, above it those which a pivot takes off.
    """
    n = a.shape[0]
    for i in range(n):
        for j in range(i):
            a[j, i] = a[i, j]
            d[i, j], d[j, i] = 0.0, 0.0
    scale, good = normalise(a)
    second, held = scale == 0.0, 0.0 * scale
    for k in range(n):
        pair, row = pivot_or_pair(a, k, second)
        place = choose(pair, float(k), row)
        _exchange(a, k, place)
        order[k] = choose(second, held, place)
        if k + 1 < n:
            held = choose(pair, row, float(k + 1))
            _exchange(a, k + 1, held)
            d[k + 1, k] = choose(pair, a[k + 1, k], 0.0) / scale
            d[k, k + 1] = d[k + 1, k]
            _eliminate(a, k, pair, second)
        d[k, k] = a[k, k] / scale
        second = pair
    _put_apart(a, lower, order)
    spoil(lower, not good)
    spoil(d, not good)
    return good


def pivot_or_pair(a: Any, k: int, second: Any) -> tuple[Any, Any]:
    """Whether two rows are eliminated at once, and the row that comes to the last of them.

    The second row of a pair, which has been eliminated, stays where it is.
    """
    n = a.shape[0]
    here = math.fabs(a[k, k])
    most = 0.0 * here
    row = most + float(k)
    for i in range(k + 1, n):
        x = math.fabs(a[i, k])
        row = choose(x > most, float(i), row)
        most = choose(x > most, x, most)
    stays = second | (here >= SHARE * most)
    pair = not stays
    if pair:
        own, other = 0.0 * here, 0.0 * here
        for i in range(k + 1, n):
            asked = pair & (row == float(i))
            if asked:
                own = choose(asked, math.fabs(a[i, i]), own)
                for j in range(k, i):
                    x = math.fabs(a[i, j])
                    other = choose(asked & (x > other), x, other)
                for j in range(i + 1, n):
                    x = math.fabs(a[j, i])
                    other = choose(asked & (x > other), x, other)
        stays = stays | (here >= SHARE * most * (most / other))
        pair = not (stays | (own >= SHARE * other))
    return pair, choose(stays, float(k), row)


def _exchange(a: Any, k: int, row: Any) -> None:
    """Exchange rows and columns k and one after it, and what is finished of these rows of L."""
    n = a.shape[0]
    for i in range(k + 1, n):
        here = row == float(i)
        if here:
            for j in range(k):
                x, y = a[k, j], a[i, j]
                a[k, j], a[i, j] = choose(here, y, x), choose(here, x, y)
            x, y = a[k, k], a[i, i]
            a[k, k], a[i, i] = choose(here, y, x), choose(here, x, y)
            for j in range(k + 1, i):
                x, y = a[j, k], a[i, j]
                a[j, k], a[i, j] = choose(here, y, x), choose(here, x, y)
            for j in range(i + 1, n):
                x, y = a[j, k], a[j, i]
                a[j, k], a[j, i] = choose(here, y, x), choose(here, x, y)


def _eliminate(a: Any, k: int, pair: Any, second: Any) -> None:
    """Take off row k, or a pair of rows, for which the columns of L come.

    A pair is relative to the entry beside its diagonal, which is the largest. A column of zeros
    takes nothing off, nor does the second row of a pair.
    """
    n = a.shape[0]
    for i in range(k + 2, n):
        a[k, i], a[k + 1, i] = a[i, k], a[i, k + 1]
    numbers = pair_numbers(a, k, pair, second)
    for i in range(k + 2, n):
        eliminate_pair(a, (k, i), pair, second, numbers)


def pair_numbers(a: Any, k: int, pair: Any, second: Any) -> tuple[Any, Any, Any, Any, Any, Any]:
    """What rows behind row k and the next are eliminated with; the next one is settled itself."""
    pivot, beside = a[k, k], a[k + 1, k]
    width = choose(pair, beside, 1.0)
    p = choose(pair, a[k + 1, k + 1] / width, choose(second, 0.0, 1.0))
    q, r = choose(pair, pivot / width, 0.0), choose(pair, 1.0, 0.0)
    single = choose(second | (pivot == 0.0), 1.0, pivot)
    divisor = choose(pair, (p * q - 1.0) * width, single)
    inverse, following = 1.0 / divisor, choose(pair, 0.0, p * beside / divisor)
    a[k + 1, k] = choose(second, beside, following)
    a[k + 1, k + 1] -= following * beside
    return p, q, r, divisor, inverse, following


def eliminate_pair(
    a: Any, where: tuple[int, int], pair: Any, second: Any, numbers: tuple[Any, ...]
) -> None:
    """Take off row i what row k, or the pair from it on, explains."""
    k, i = where
    p, q, r, divisor, inverse, following = numbers
    x, y = a[k, i], a[k + 1, i]
    first, other = (p * x - r * y) / divisor, (q * y - r * x) * inverse
    a[i, k] = choose(second, x, first)
    a[i, k + 1] = choose(pair, other, y - following * x)
    for j in range(k + 2, i + 1):
        a[i, j] = (a[i, j] - first * a[k, j]) - other * a[k + 1, j]


def _put_apart(a: Any, lower: Any, order: Any) -> None:
    """L, its rows in the order of the matrix, and that order, made of the exchanges."""
    n = a.shape[0]
    for i in range(n):
        for j in range(i):
            lower[i, j] = a[i, j]
            lower[j, i] = 0.0
        lower[i, i] = 1.0
    for step in range(n):
        exchange(lower, n - 1 - step, order[n - 1 - step], 0)
    for i in range(n):
        a[0, i] = float(i)
    for k in range(n):
        x = a[0, k]
        for i in range(k + 1, n):
            here, y = order[k] == float(i), a[0, i]
            a[0, i], x = choose(here, x, y), choose(here, y, x)
        order[k] = x
