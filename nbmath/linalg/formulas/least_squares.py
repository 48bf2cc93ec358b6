"""Least squares by orthogonal factors with column pivoting."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose, exchange, exchange_columns, spoil
from nbmath.linalg.formulas.orthogonal import reflector

STEP = 2.0**20
PART = 2.0**-20


def lstsq(a: Any, b: Any, x: Any, residuals: Any, rcond: Any, tau: Any, turned: Any) -> Any:
    """The shortest x [n, r] among those that make the columns of a x - b shortest: (rank, good).

    a [m, n], which may have more columns, and b [m, r] are overwritten; residuals [r] are squares
    of lengths. tau is [3, n], turned [n, min(m, n) + r]. The rank counts pivots above rcond times
    the first; `good` says that all of a is finite.
    """
    n, count = x.shape[0], turned.shape[1] - b.shape[1]
    scale, good = _normalise(a, n, tau[2])
    for k in range(count):
        longest_first(a, n, k, tau[1], tau[2])
        tau[0, k] = reflector(a, k)
        _reflect_rest(a, n, k, tau[0, k], tau[2])
        reflect_some(a, k, tau[0, k], b, 0, b.shape[1])
    rank = rank_of_pivots(a, count, rcond, 0.0 * scale)
    for j in range(b.shape[1]):
        residuals[j] = residual(b, j, rank)
    back_substitute(a, b, x, rank)
    short = rank < float(n)
    if short:
        _shortest(a, b, x, rank, tau[0], turned, count)
    for k in range(count - 1, -1, -1):
        exchange(x, k, tau[1, k], 0)
    for i in range(n):
        for j in range(x.shape[1]):
            x[i, j] = x[i, j] * scale
    spoil(x, not good)
    for j in range(b.shape[1]):
        residuals[j] = choose(good, residuals[j], math.nan)
    return rank, good


def _normalise(a: Any, n: int, squares: Any) -> tuple[Any, Any]:
    """Multiply a by a power of two that brings its largest entry near one: (power, finite).

    squares [n] receives those of the lengths of the columns then.
    """
    m = a.shape[0]
    largest = other = math.fabs(a[0, 0])
    good, whole = largest < math.inf, n - n % 2
    for i in range(m):
        for j in range(0, whole, 2):
            x, y = math.fabs(a[i, j]), math.fabs(a[i, j + 1])
            good = good & (x < math.inf) & (y < math.inf)
            largest, other = choose(x > largest, x, largest), choose(y > other, y, other)
        for j in range(whole, n):
            x = math.fabs(a[i, j])
            good = good & (x < math.inf)
            largest = choose(x > largest, x, largest)
    largest = choose(other > largest, other, largest)
    largest = choose(good, largest, 0.0)
    scale = 1.0 + 0.0 * largest
    low = (largest < PART) & (largest > 0.0)
    while low:
        scale = choose(low, scale * STEP, scale)
        largest = choose(low, largest * STEP, largest)
        low = (largest < PART) & (largest > 0.0) & (scale * STEP < math.inf)
    high = largest > STEP
    while high:
        scale = choose(high, scale * PART, scale)
        largest = choose(high, largest * PART, largest)
        high = largest > STEP
    _scale(a, n, scale, good, squares)
    return scale, good


def _scale(a: Any, n: int, scale: Any, good: Any, squares: Any) -> None:
    """Multiply a, or make it zero where it is not `good`; and the squares of its columns."""
    whole = n - n % 2
    for j in range(0, whole, 2):
        s = t = 0.0 * scale
        for i in range(a.shape[0]):
            x, y = choose(good, a[i, j] * scale, 0.0), choose(good, a[i, j + 1] * scale, 0.0)
            a[i, j], a[i, j + 1] = x, y
            s, t = s + x * x, t + y * y
        squares[j], squares[j + 1] = s, t
    for j in range(whole, n):
        s = 0.0 * scale
        for i in range(a.shape[0]):
            x = choose(good, a[i, j] * scale, 0.0)
            a[i, j] = x
            s += x * x
        squares[j] = s


def longest_first(a: Any, n: int, k: int, places: Any, squares: Any) -> None:
    """Exchange column k with the column after it that is longest from row k on."""
    longest = 0.0 * a[k, k]
    place = longest + float(k)
    for j in range(k, n):
        longer = squares[j] > longest
        longest = choose(longer, squares[j], longest)
        place = choose(longer, float(j), place)
    places[k] = place
    exchange_columns(a, k, place)


def _reflect_rest(a: Any, n: int, k: int, tau: Any, squares: Any) -> None:
    """`reflect` of the columns after k, and squares[j] of what is left of them below row k.

    They are summed while they are written: added up anew, and not what is left of older ones.
    """
    m = a.shape[0]
    whole = n - (n - 1 - k) % 4
    for j in range(k + 1, whole, 4):
        s, t, u, v = a[k, j], a[k, j + 1], a[k, j + 2], a[k, j + 3]
        for i in range(k + 1, m):
            x = a[i, k]
            s += x * a[i, j]
            t += x * a[i, j + 1]
            u += x * a[i, j + 2]
            v += x * a[i, j + 3]
        s, t, u, v = tau * s, tau * t, tau * u, tau * v
        a[k, j] -= s
        a[k, j + 1] -= t
        a[k, j + 2] -= u
        a[k, j + 3] -= v
        p = q = r = y = 0.0 * tau
        for i in range(k + 1, m):
            x = a[i, k]
            e, f, g, h = a[i, j], a[i, j + 1], a[i, j + 2], a[i, j + 3]
            e, f, g, h = e - x * s, f - x * t, g - x * u, h - x * v
            a[i, j], a[i, j + 1], a[i, j + 2], a[i, j + 3] = e, f, g, h
            p, q, r, y = p + e * e, q + f * f, r + g * g, y + h * h
        squares[j], squares[j + 1], squares[j + 2], squares[j + 3] = p, q, r, y
    for j in range(whole, n):
        s = a[k, j]
        for i in range(k + 1, m):
            s += a[i, k] * a[i, j]
        s = tau * s
        a[k, j] -= s
        p = 0.0 * tau
        for i in range(k + 1, m):
            x = a[i, j] - a[i, k] * s
            a[i, j] = x
            p += x * x
        squares[j] = p


def rank_of_pivots(a: Any, count: int, rcond: Any, zero: Any) -> Any:
    """How many pivots are larger than rcond times the first, as a number."""
    first = math.fabs(a[0, 0])
    alive = first > 0.0
    rank = zero
    for k in range(count):
        alive = alive & (math.fabs(a[k, k]) > rcond * first)
        rank = choose(alive, float(k + 1), rank)
    return rank


def residual(b: Any, j: int, rank: Any) -> Any:
    """The squared length of column j of b from row `rank` on."""
    total = 0.0 * rank
    for i in range(b.shape[0]):
        total += choose(rank <= float(i), b[i, j] * b[i, j], 0.0)
    return total


def back_substitute(a: Any, b: Any, x: Any, rank: Any) -> None:
    """x [n, r] from R x = b with the leading rows of R, zero from row `rank` on."""
    n = x.shape[0]
    for j in range(x.shape[1]):
        for k in range(n - 1, -1, -1):
            if k >= b.shape[0]:
                x[k, j] = 0.0
            else:
                total = b[k, j]
                for i in range(k + 1, n):
                    total -= a[k, i] * x[i, j]
                held = rank > float(k)
                x[k, j] = choose(held, total / choose(held, a[k, k], 1.0), 0.0)


def _shortest(a: Any, b: Any, x: Any, rank: Any, tau: Any, turned: Any, count: int) -> None:
    """Where the rank is below n, x [n, r] = Z S^-T b from R' = Z S: no part of it is in vain.

    turned [n, count + r] holds R', then Z and S, and behind them the solutions.
    """
    n = x.shape[0]
    short = rank < float(n)
    for k in range(count):
        for i in range(n):
            turned[i, k] = choose(rank > float(k), a[k, i], 0.0) if i >= k else 0.0 * rank
    for i in range(n):
        for j in range(x.shape[1]):
            turned[i, count + j] = 0.0
    for k in range(count):
        tau[k] = reflector(turned, k)
        reflect_some(turned, k, tau[k], turned, k + 1, count)
    for j in range(count, turned.shape[1]):
        forward_column(turned, b, (j, count), rank)
    for k in range(count - 1, -1, -1):
        reflect_some(turned, k, tau[k], turned, count, turned.shape[1])
    for i in range(n):
        for j in range(x.shape[1]):
            x[i, j] = choose(short, turned[i, count + j], x[i, j])


def forward_column(turned: Any, b: Any, where: tuple[int, int], rank: Any) -> None:
    """Column j of turned [n, count + r] = S^-T times its column of b, S being in turned."""
    j, count = where
    for k in range(count):
        total = b[k, j - count]
        for i in range(k):
            total -= turned[i, k] * turned[i, j]
        held = rank > float(k)
        turned[k, j] = choose(held, total / choose(held, turned[k, k], 1.0), 0.0)


def reflect_some(a: Any, k: int, tau: Any, b: Any, first: int, stop: int) -> None:
    """Reflect the columns from `first` to `stop` of b by the vector below a[k, k]: a short loop."""
    for j in range(first, stop):
        s = b[k, j]
        for i in range(k + 1, a.shape[0]):
            s += a[i, k] * b[i, j]
        s = tau * s
        b[k, j] -= s
        for i in range(k + 1, a.shape[0]):
            b[i, j] -= a[i, k] * s
