"""Tests of Kolmogorov and Smirnov, of one sample's order and of two samples."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.statistics.cpu.rows import holds_nan

_bound = bind("statistics", "cpu")
durbin = _bound.durbin
durbin_room = _bound.durbin_room
equal_paths_outside = _bound.equal_paths_outside
kolmogorov_limit = _bound.kolmogorov_limit
paths_outside = _bound.paths_outside
smirnov = _bound.smirnov

TWO_SIDED, LESS, GREATER = range(3)
AUTO, EXACT, ASYMPTOTIC, APPROXIMATE = range(4)
LARGEST = 10_000
"""Entries of a sample up to which probabilities are exact."""


@driver
def kolmogorov(n: Any, d: Any) -> Any:
    """P(D >= d) of a sample of n, on both sides."""
    squared = n * d * d
    if d <= 0.5 / n or d >= 1.0:
        return 1.0 if d < 1.0 else 0.0
    if d >= 0.5 or (squared > 4.0 and n <= LARGEST):
        return min(1.0, 2.0 * smirnov(n, d))
    if n <= LARGEST:
        work = np.empty((4, durbin_room(n, d)))
        return 1.0 - durbin(n, d, work[0], work[1], work[2], work[3])
    x = math.sqrt(n) * d
    return kolmogorov_limit(x + 1.0 / (6.0 * math.sqrt(n)) + (x - 1.0) / (4.0 * n))


@inner
def one_sample_pvalue(n: Any, d: Any, alternative: Any, method: Any) -> Any:
    """That of D by a method."""
    if alternative == TWO_SIDED and method == ASYMPTOTIC:
        return kolmogorov_limit(d * math.sqrt(n))
    if alternative == TWO_SIDED and method != APPROXIMATE:
        return kolmogorov(n, d)
    sides = 2.0 if alternative == TWO_SIDED else 1.0
    return min(1.0, sides * smirnov(n, d))


@external
@driver
def one_sample(x: Any, f: Any, alternative: Any, method: Any) -> Any:
    """D of sorted x [n] under whose distribution they are f [n], p-value, place and sign."""
    n = x.size
    if n == 0 or holds_nan(f) or holds_nan(x):
        return math.nan, math.nan, math.nan, math.nan
    above, below = -math.inf, -math.inf
    high = low = 0
    for i in range(n):
        up, down = (i + 1.0) / n - f[i], f[i] - i / n
        if up > above:
            above, high = up, i
        if down > below:
            below, low = down, i
    upper = alternative == GREATER or (alternative == TWO_SIDED and above > below)
    d, place, sign = (above, x[high], 1.0) if upper else (below, x[low], -1.0)
    return d, one_sample_pvalue(n, d, alternative, method), place, sign


@inner
def farthest(x: Any, y: Any, sign: Any) -> Any:
    """The largest of sign (F_x - F_y) over the entries of both samples, and where it is."""
    n, m, best, place = x.size, y.size, -math.inf, math.nan
    for turn in range(2):
        a, b = (x, y) if turn == 0 else (y, x)
        i = j = 0
        while i < a.size:
            value = a[i]
            while i < a.size and a[i] <= value:
                i += 1
            while j < b.size and b[j] <= value:
                j += 1
            p, q = (i, j) if turn == 0 else (j, i)
            gap = sign * (p / n - q / m)
            if gap > best:
                best, place = gap, value
    return best, place


@inner
def greatest_divisor(a: Any, b: Any) -> Any:
    """The greatest common divisor (Euclid)."""
    while b:
        a, b = b, a % b
    return a


@inner
def two_sample_pvalue(n: Any, m: Any, d: Any, alternative: Any, method: Any) -> Any:
    """That of D by a method."""
    exact = max(n, m) <= LARGEST if method == AUTO else method == EXACT
    one = alternative != TWO_SIDED
    if exact:
        whole = n // greatest_divisor(n, m) * m
        steps = round(d * whole)
        if steps == 0:
            return 1.0
        if n == m:
            return min(1.0, equal_paths_outside(n, int(steps), one))
        return min(1.0, paths_outside(n, m, steps / whole, one, np.zeros(m + 1)))
    large, small = float(max(n, m)), float(min(n, m))
    size = large * small / (large + small)
    if not one:
        return min(1.0, max(0.0, kolmogorov(round(size), d)))
    z = math.sqrt(size) * d
    more = 2.0 * z * (large + 2.0 * small) / math.sqrt(large * small * (large + small)) / 3.0
    return math.exp(-2.0 * z * z - more)


@external
@driver
def two_samples(x: Any, y: Any, alternative: Any, method: Any) -> Any:
    """D of sorted x [n] and y [m], p-value, place and sign."""
    n, m = x.size, y.size
    if n == 0 or m == 0 or holds_nan(x) or holds_nan(y):
        return math.nan, math.nan, math.nan, math.nan
    above, high = farthest(x, y, 1.0)
    below, low = farthest(x, y, -1.0)
    below = max(below, 0.0)
    upper = alternative == GREATER or (alternative == TWO_SIDED and not below > above)
    d, place, sign = (above, high, 1.0) if upper else (below, low, -1.0)
    return d, two_sample_pvalue(n, m, d, alternative, method), place, sign
