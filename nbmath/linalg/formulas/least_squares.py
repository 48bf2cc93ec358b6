"""Least squares by orthogonal factors with column pivoting."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose, spoil
from nbmath.linalg.formulas.orthogonal import reflect, reflector

STEP = 2.0**20
PART = 2.0**-20


def lstsq(a: Any, b: Any, x: Any, residuals: Any, rcond: Any, tau: Any, turned: Any) -> Any:
    """The shortest x [n, r] among those that make the columns of a x - b shortest: (rank, good).

    a [m, n] and b [m, r] are overwritten; residuals [r] are squares of lengths. tau is [2, n],
    turned [n, min(m, n) + r]. The rank counts pivots above rcond times the first; `good` says that
    all of a is finite.
    """
    n, count = a.shape[1], turned.shape[1] - b.shape[1]
    scale, good = _normalise(a)
    for k in range(count):
        _raise_column(a, k, tau[1])
        tau[0, k] = reflector(a, k)
        reflect(a, k, tau[0, k], a, k + 1)
        _reflect_some(a, k, tau[0, k], b, 0, b.shape[1])
    rank = _rank(a, count, rcond, 0.0 * scale)
    for j in range(b.shape[1]):
        total = 0.0 * scale
        for i in range(b.shape[0]):
            total += choose(rank <= float(i), b[i, j] * b[i, j], 0.0)
        residuals[j] = total
    _back_substitute(a, b, x, rank)
    short = rank < float(n)
    if short:
        _shortest(a, b, x, rank, tau[0], turned, count)
    for k in range(count - 1, -1, -1):
        _exchange_rows(x, k, tau[1, k])
    for i in range(n):
        for j in range(x.shape[1]):
            x[i, j] = x[i, j] * scale
    spoil(x, not good)
    for j in range(b.shape[1]):
        residuals[j] = choose(good, residuals[j], math.nan)
    return rank, good


def _normalise(a: Any) -> tuple[Any, Any]:
    """Multiply a by a power of two that brings its largest entry near one: (power, finite)."""
    m, n = a.shape
    largest = math.fabs(a[0, 0])
    good = largest < math.inf
    for i in range(m):
        for j in range(n):
            x = math.fabs(a[i, j])
            good = good & (x < math.inf)
            largest = choose(x > largest, x, largest)
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
    for i in range(m):
        for j in range(n):
            a[i, j] = choose(good, a[i, j] * scale, 0.0)
    return scale, good


def _raise_column(a: Any, k: int, places: Any) -> None:
    """Exchange column k with the column after it that is longest from row k on."""
    m, n = a.shape
    longest = 0.0 * a[k, k]
    place = longest + float(k)
    whole = n - (n - k) % 4
    for j in range(k, whole, 4):
        w, x, y, z = a[k, j], a[k, j + 1], a[k, j + 2], a[k, j + 3]
        s, t, u, v = w * w, x * x, y * y, z * z
        for i in range(k + 1, m):
            w, x, y, z = a[i, j], a[i, j + 1], a[i, j + 2], a[i, j + 3]
            s, t, u, v = s + w * w, t + x * x, u + y * y, v + z * z
        longest, place = _longer(longest, place, s, j)
        longest, place = _longer(longest, place, t, j + 1)
        longest, place = _longer(longest, place, u, j + 2)
        longest, place = _longer(longest, place, v, j + 3)
    for j in range(whole, n):
        total = a[k, j] * a[k, j]
        for i in range(k + 1, m):
            total += a[i, j] * a[i, j]
        longest, place = _longer(longest, place, total, j)
    places[k] = place
    for j in range(k + 1, n):
        here = place == float(j)
        if here:
            for i in range(m):
                x, y = a[i, k], a[i, j]
                a[i, k] = choose(here, y, x)
                a[i, j] = choose(here, x, y)


def _longer(longest: Any, place: Any, total: Any, j: int) -> Any:
    """The larger one of two squares, and its column."""
    longer = total > longest
    return choose(longer, total, longest), choose(longer, float(j), place)


def _exchange_rows(x: Any, k: int, place: Any) -> None:
    """Exchange row k with a row after it."""
    for i in range(k + 1, x.shape[0]):
        here = place == float(i)
        if here:
            for j in range(x.shape[1]):
                y, z = x[k, j], x[i, j]
                x[k, j] = choose(here, z, y)
                x[i, j] = choose(here, y, z)


def _rank(a: Any, count: int, rcond: Any, zero: Any) -> Any:
    """How many pivots are larger than rcond times the first, as a number."""
    first = math.fabs(a[0, 0])
    alive = first > 0.0
    rank = zero
    for k in range(count):
        alive = alive & (math.fabs(a[k, k]) > rcond * first)
        rank = choose(alive, float(k + 1), rank)
    return rank


def _back_substitute(a: Any, b: Any, x: Any, rank: Any) -> None:
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
        _reflect_some(turned, k, tau[k], turned, k + 1, count)
    for j in range(count, turned.shape[1]):
        for k in range(count):
            total = b[k, j - count]
            for i in range(k):
                total -= turned[i, k] * turned[i, j]
            held = rank > float(k)
            turned[k, j] = choose(held, total / choose(held, turned[k, k], 1.0), 0.0)
    for k in range(count - 1, -1, -1):
        _reflect_some(turned, k, tau[k], turned, count, turned.shape[1])
    for i in range(n):
        for j in range(x.shape[1]):
            x[i, j] = choose(short, turned[i, count + j], x[i, j])


def _reflect_some(a: Any, k: int, tau: Any, b: Any, first: int, stop: int) -> None:
    """Reflect the columns from `first` to `stop` of b by the vector below a[k, k]: a short loop."""
    for j in range(first, stop):
        s = b[k, j]
        for i in range(k + 1, a.shape[0]):
            s += a[i, k] * b[i, j]
        s = tau * s
        b[k, j] -= s
        for i in range(k + 1, a.shape[0]):
            b[i, j] -= a[i, k] * s
