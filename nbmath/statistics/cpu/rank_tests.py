"""Tests of ranks, row by row: Mann and Whitney's, Wilcoxon's, Kendall's correlation."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.statistics.cpu.rows import holds_nan
from nbmath.statistics.cpu.sorting import order_of

_bound = bind("statistics", "cpu")
inversions = _bound.inversions
kendall_of = _bound.kendall_of
kendall_tail = _bound.kendall_tail
mannwhitney_tail = _bound.mannwhitney_tail
normal_pvalue = _bound.normal_pvalue
rank_ordered = _bound.rank_ordered
tie_sums = _bound.tie_sums
wilcoxon_tail = _bound.wilcoxon_tail

TWO_SIDED, LESS, GREATER = range(3)
AUTO, EXACT, ASYMPTOTIC = range(3)
WILCOX, PRATT, ZSPLIT = range(3)
AVERAGE = 0
EXACT_PAIRS, FEW_PAIRS = 50, 13
"""Differences up to which Wilcoxon's test is exact, and up to which it is with ties or zeros."""


@inner
def ranked(x: Any, method: Any, out: Any) -> Any:
    """out = ranks of x [n]; returns the sum of t^3 - t over ties."""
    order, groups = np.empty(x.size, np.int64), np.empty(x.size, np.int64)
    order_of(x, order, groups)
    return rank_ordered(groups, order, method, out)


@inner
def mannwhitney_row(x: Any, y: Any, continuity: Any, alternative: Any, method: Any) -> Any:
    """U of x, and its p-value."""
    n, m = x.size, y.size
    both, ranks = np.empty(n + m), np.empty(n + m)
    both[:n], both[n:] = x, y
    if n == 0 or m == 0 or holds_nan(both):
        return math.nan, math.nan
    ties = ranked(both, AVERAGE, ranks)
    u = ranks[:n].sum() - 0.5 * n * (n + 1.0)
    other = float(n) * m - u
    far = other if alternative == LESS else u
    far = max(u, other) if alternative == TWO_SIDED else far
    sides = 2.0 if alternative == TWO_SIDED else 1.0
    exact = (n <= 8 or m <= 8) and ties == 0.0 if method == AUTO else method == EXACT
    if exact:
        rest = int(n * m - math.floor(far))
        low, high = min(n, m), max(n, m)
        if 2 * rest <= n * m:
            p = mannwhitney_tail(low, high, rest, np.empty(rest + 1))
        else:
            below = n * m - rest - 1
            p = 1.0 - mannwhitney_tail(low, high, below, np.empty(below + 2))
    else:
        size = float(n + m)
        spread = math.sqrt(n * m / 12.0 * ((size + 1.0) - ties / (size * (size - 1.0))))
        z = (far - 0.5 * n * m - (0.5 if continuity else 0.0)) / spread
        p = normal_pvalue(z, GREATER)
    return u, min(1.0, sides * p)


@external
@driver
def mannwhitney_rows(
    x: Any, nx: Any, y: Any, ny: Any, out: Any, continuity: Any, alternative: Any, method: Any
) -> None:
    """out [2, m] = U and p-values of rows x [m, n1] and y [m, n2], of which so many count."""
    for i in range(x.shape[0]):
        out[0, i], out[1, i] = mannwhitney_row(
            x[i, : nx[i]], y[i, : ny[i]], continuity, alternative, method
        )


@inner
def either(below: Any, above: Any, alternative: Any) -> Any:
    """A p-value from those of either side."""
    if alternative == TWO_SIDED:
        return min(1.0, 2.0 * min(below, above))
    return below if alternative == LESS else above


@inner
def wilcoxon_row(d: Any, zeros: Any, correction: Any, alternative: Any, method: Any) -> Any:
    """The statistic of Wilcoxon's test of differences, and its p-value."""
    if d.size == 0 or holds_nan(d):
        return math.nan, math.nan
    nothing = (d == 0.0).sum()
    kept = d[d != 0.0] if zeros == WILCOX else d
    n = kept.size
    ranks = np.empty(n)
    ties = ranked(np.abs(kept), AVERAGE, ranks)
    plus = minus = zero = 0.0
    for i in range(n):
        plus += ranks[i] if kept[i] > 0.0 else 0.0
        minus += ranks[i] if kept[i] < 0.0 else 0.0
        zero += ranks[i] if kept[i] == 0.0 else 0.0
    half = 0.5 * zero if zeros == ZSPLIT else 0.0
    plus += half
    minus += half
    clean = ties == 0.0 and nothing == 0
    small = d.size <= (EXACT_PAIRS if clean else FEW_PAIRS)
    exact = small if method == AUTO else method == EXACT
    if exact and (clean or method == EXACT):
        whole, work = np.arange(1, n + 1), np.empty(n * (n + 1) // 2 + 1)
        below, _ = wilcoxon_tail(whole, math.ceil(plus), work)
        _, above = wilcoxon_tail(whole, math.floor(plus), work)
        p = either(below, above, alternative)
    elif exact:
        doubled = np.empty(n, np.int64)
        for i in range(n):
            doubled[i] = 0 if kept[i] == 0.0 else int(2.0 * ranks[i])
        below, above = wilcoxon_tail(doubled, int(2.0 * (plus - half)), np.empty(doubled.sum() + 1))
        p = either(below, above, alternative)
    else:
        p = normal_pvalue(
            wilcoxon_z(n, nothing, plus, ties, zeros, correction, alternative), alternative
        )
    return (min(plus, minus) if alternative == TWO_SIDED else plus), p


@inner
def wilcoxon_z(
    n: Any, nothing: Any, plus: Any, ties: Any, zeros: Any, correction: Any, alternative: Any
) -> Any:
    """The statistic in standard deviations from its mean (Cureton 1967 for the zeros)."""
    count, none = float(n), float(nothing)
    mean = count * (count + 1.0) * 0.25
    spread = count * (count + 1.0) * (2.0 * count + 1.0)
    if zeros == PRATT:
        mean -= none * (none + 1.0) * 0.25
        spread -= none * (none + 1.0) * (2.0 * none + 1.0)
        ties -= none * (none - 1.0) * (none + 1.0)
    spread = math.sqrt((spread - 0.5 * ties) / 24.0)
    z = (plus - mean) / spread
    if correction:
        sign = 1.0 if alternative == GREATER else -1.0
        sign = float(np.sign(z)) if alternative == TWO_SIDED else sign
        z -= 0.5 * sign / spread
    return z


@external
@driver
def wilcoxon_rows(
    d: Any, counts: Any, out: Any, zeros: Any, correction: Any, alternative: Any, method: Any
) -> None:
    """out [2, m] = statistics and p-values of rows of differences."""
    for i in range(d.shape[0]):
        out[0, i], out[1, i] = wilcoxon_row(
            d[i, : counts[i]], zeros, correction, alternative, method
        )


@inner
def joint_ties(x: Any, y: Any) -> Any:
    """How many pairs are equal in both, which are in an order by both."""
    pairs, run = 0.0, 1
    for i in range(1, x.size):
        run = run + 1 if x[i - 1] == x[i] and y[i - 1] == y[i] else 1
        pairs += run - 1
    return pairs


@inner
def kendall_exact(n: Any, swapped: Any, alternative: Any) -> Any:
    """The p-value of so many pairs out of order, without ties."""
    pairs = n * (n - 1) // 2
    low = min(swapped, pairs - swapped)
    below, there = kendall_tail(n, low, np.empty(low + 1))
    if alternative == TWO_SIDED:
        return min(1.0, 2.0 * below)
    tail = swapped <= pairs - swapped
    return below if tail == (alternative == GREATER) else 1.0 - below + there


@external
@driver
def kendall(x: Any, y: Any, alternative: Any, method: Any) -> Any:
    """tau-b of x [n] and y [n], and its p-value."""
    n = x.size
    if n == 0 or holds_nan(x) or holds_nan(y):
        return math.nan, math.nan
    order, groups, place = np.empty(n, np.int64), np.empty(n, np.int64), np.empty(n, np.int64)
    order_of(y, order, groups)
    ties_y = tie_sums(groups)
    along, second = np.empty(n), groups.copy()
    for i in range(n):
        along[i] = x[order[i]]
    order_of(along, place, groups)
    ties_x = tie_sums(groups)
    for i in range(n):
        order[i] = second[place[i]]
    joint = joint_ties(groups, order)
    swapped = inversions(order, groups, np.empty(n + 1, np.int64), np.empty(n + 1, np.int64))
    tau, z = kendall_of(float(n), float(swapped), joint, ties_x, ties_y)
    if tau != tau:
        return math.nan, math.nan
    clean = ties_x[0] == 0.0 and ties_y[0] == 0.0
    pairs = n * (n - 1) // 2
    few = n <= 33 or min(swapped, pairs - swapped) <= 1
    if clean and (few if method == AUTO else method == EXACT):
        return tau, kendall_exact(n, swapped, alternative)
    return tau, math.nan if method == EXACT else normal_pvalue(z, alternative)
