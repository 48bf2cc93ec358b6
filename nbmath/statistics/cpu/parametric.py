"""Tests of means and variances, row by row, from the moments of rows."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.simd import broadcast, fma, lanes, load, load_some, sum_lanes
from nbmath.statistics.cpu.counts import room, three
from nbmath.statistics.cpu.moments import total_of
from nbmath.statistics.cpu.rank_tests import ranked
from nbmath.statistics.cpu.rows import holds_nan

_bound = bind("statistics", "cpu")
correlation_of = _bound.correlation_of
correlation_pvalue = _bound.correlation_pvalue
fisher_sf = _bound.fisher_sf
joined_product = _bound.joined_product
student_ppf = _bound.student_ppf
ttest_between = _bound.ttest_between
ttest_of = _bound.ttest_of
variances_pvalue = _bound.variances_pvalue
_normal = bind("distributions.normal", "cpu")
largest = _normal.largest
reciprocal = _normal.reciprocal


BLOCK = 2048
"""Pairs that stay in the first cache from their means to their deviations."""
LEAST = 1e-140
"""Sums of squares between this and its reciprocal lose nothing where they are multiplied."""


@external
@driver
def ttest_rows(x: Any, counts: Any, popmean: Any, out: Any, alternative: Any) -> None:
    """out [3, m] = t, p-values and degrees of freedom of rows x [m, n]; popmean is [m]."""
    parts = room(x)
    for i in range(x.shape[0]):
        weight, mean, squares = three(x[i, : counts[i]], parts)
        out[0, i], out[1, i], out[2, i] = ttest_of(weight, mean, squares, popmean[i], alternative)


@external
@driver
def ttest_ind_rows(
    x: Any, nx: Any, y: Any, ny: Any, out: Any, equal: Any, alternative: Any
) -> None:
    """The same between rows x [m, n1] and y [m, n2]."""
    first, second = room(x), room(y)
    for i in range(x.shape[0]):
        one, other = three(x[i, : nx[i]], first), three(y[i, : ny[i]], second)
        out[0, i], out[1, i], out[2, i] = ttest_between(one, other, equal, alternative)


@external
@driver
def f_test_rows(x: Any, nx: Any, y: Any, ny: Any, out: Any, alternative: Any) -> None:
    """out [2, m] = ratios of variances of rows, and p-values."""
    first, second = room(x), room(y)
    for i in range(x.shape[0]):
        n, _, one = three(x[i, : nx[i]], first)
        m, _, other = three(y[i, : ny[i]], second)
        f = (one / (n - 1.0)) / (other / (m - 1.0))
        out[0, i] = f
        out[1, i] = variances_pvalue(f, n - 1.0, m - 1.0, alternative)


@external
@driver
def interval_rows(x: Any, counts: Any, level: Any, out: Any) -> None:
    """out [2, m] = the ends of intervals of the means of rows."""
    parts = room(x)
    for i in range(x.shape[0]):
        weight, mean, squares = three(x[i, : counts[i]], parts)
        out[0, i] = out[1, i] = math.nan
        if weight > 1.0 and squares == squares:
            far = student_ppf(0.5 + 0.5 * level, weight - 1.0)
            far *= math.sqrt(squares / (weight - 1.0) / weight)
            out[0, i], out[1, i] = mean - far, mean + far


@driver
def note_group(x: Any, counts: Any, shift: Any, groups: Any) -> None:
    """groups [m, 3] = number, mean and sum of squares of rows x [m, n], less a shift [m]."""
    parts = room(x)
    for i in range(x.shape[0]):
        low = shift[i] if abs(shift[i]) < math.inf else 0.0
        groups[i, 0], groups[i, 1], groups[i, 2] = three(x[i, : counts[i]] - low, parts)


@external
@driver
def f_oneway_rows(groups: Any, out: Any) -> None:
    """out [2, m] = F and p-values from the moments of groups [m, k, 3]."""
    for i in range(groups.shape[0]):
        total = mean = within = between = 0.0
        for k in range(groups.shape[1]):
            total += groups[i, k, 0]
        for k in range(groups.shape[1]):
            mean += groups[i, k, 0] / total * groups[i, k, 1]
            within += groups[i, k, 2]
        for k in range(groups.shape[1]):
            apart = groups[i, k, 1] - mean
            between += groups[i, k, 0] * apart * apart
        above, below = groups.shape[1] - 1.0, total - groups.shape[1]
        f = (between / above) / (within / below) if below > 0.0 else math.nan
        out[0, i], out[1, i] = f, fisher_sf(f, above, below)


@inner
def products(x: Any, y: Any, mx: Any, my: Any, px: Any, py: Any) -> Any:
    """Sums of deviations of x and y times their units, of their squares and products."""
    width, n = lanes(x), x.size
    zero = broadcast(x, 0.0)
    low, base, unit, other = broadcast(x, mx), broadcast(x, my), broadcast(x, px), broadcast(x, py)
    a = b = aa = bb = ab = zero
    i = 0
    while i + width <= n:
        u, v = (load(x, i) - low) * unit, (load(y, i) - base) * other
        a += u
        b += v
        aa, bb, ab = fma(u, u, aa), fma(v, v, bb), fma(u, v, ab)
        i += width
    if i < n:
        u = (load_some(x, i, n - i, low) - low) * unit
        v = (load_some(y, i, n - i, base) - base) * other
        a += u
        b += v
        aa, bb, ab = fma(u, u, aa), fma(v, v, bb), fma(u, v, ab)
    return sum_lanes(a), sum_lanes(b), sum_lanes(aa), sum_lanes(bb), sum_lanes(ab)


@inner
def in_blocks(x: Any, y: Any) -> Any:
    """The means of x and y, and sums of squares and products of deviations from them.

    Means are kept less those of the first block: they are far apart from zero, not from each other.
    """
    count = mean = base = aa = bb = ab = 0.0
    low, least = total_of(x, 0, BLOCK, 0.0) / BLOCK, total_of(y, 0, BLOCK, 0.0) / BLOCK
    for start in range(0, x.size, BLOCK):
        size = min(BLOCK, x.size - start)
        more, part, other = float(size), x[start : start + size], y[start : start + size]
        mx = low + total_of(part, 0, size, low) / more
        my = least + total_of(other, 0, size, least) / more
        a, b, p, q, r = products(part, other, mx, my, 1.0, 1.0)
        distance, far = (mx - low) + a / more - mean, (my - least) + b / more - base
        aa = joined_product(aa, p - a * (a / more), count, more, distance, distance)
        bb = joined_product(bb, q - b * (b / more), count, more, far, far)
        ab = joined_product(ab, r - a * (b / more), count, more, distance, far)
        count += more
        mean, base = mean + distance * (more / count), base + far * (more / count)
    return low + mean, least + base, aa, bb, ab


@inner
def is_steady(x: Any, squares: Any, mean: Any) -> bool:
    """Whether all entries are one number, from the squares of their deviations from the mean.

    Those of one number may come from the rounding of its mean, and only then is it asked for.
    """
    if squares > x.size * (2.3e-16 * mean) ** 2:
        return False
    others = 0
    for i in range(x.size):
        others += x[i] != x[0]
    return others == 0


@inner
def correlated(x: Any, y: Any) -> Any:
    """Pearson's correlation of x [n] and y [n]; nan where an entry is."""
    n = x.size
    if n > BLOCK:
        mx, my, aa, bb, ab = in_blocks(x, y)
        if LEAST < aa < 1.0 / LEAST and LEAST < bb < 1.0 / LEAST:
            steady = is_steady(x, aa, mx) or is_steady(y, bb, my)
            return math.nan if steady else correlation_of(float(n), 0.0, 0.0, aa, bb, ab)
    if holds_nan(x) or holds_nan(y):
        return math.nan
    mx, my = total_of(x, 0, n, 0.0) / n, total_of(y, 0, n, 0.0) / n
    px, py = reciprocal(largest(x, mx)), reciprocal(largest(y, my))
    a, b, aa, bb, ab = products(x, y, mx, my, px, py)
    steady = is_steady(x, aa, mx * px) or is_steady(y, bb, my * py)
    return math.nan if steady else correlation_of(float(n), a, b, aa, bb, ab)


@external
@driver
def pearson(x: Any, y: Any, alternative: Any) -> Any:
    """Pearson's correlation, and its p-value."""
    if x.size < 2:
        return math.nan, math.nan
    r = correlated(x, y)
    return r, correlation_pvalue(r, float(x.size), alternative)


@external
@driver
def spearman(x: Any, y: Any, alternative: Any) -> Any:
    """Spearman's correlation, that of ranks, and its p-value."""
    if x.size < 2 or holds_nan(x) or holds_nan(y):
        return math.nan, math.nan
    ranks = np.empty((2, x.size))
    ranked(x, 0, ranks[0])
    ranked(y, 0, ranks[1])
    n, middle = float(x.size), 0.5 * (x.size + 1.0)
    a, b, aa, bb, ab = products(ranks[0], ranks[1], middle, middle, 1.0, 1.0)
    r = correlation_of(n, a, b, aa, bb, ab) if aa > 0.0 and bb > 0.0 else math.nan
    return r, correlation_pvalue(r, n, alternative)
