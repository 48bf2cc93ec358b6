"""Tails of the distributions that tests of ranks and of empirical distributions follow."""

import math

from nbmath.special.formulas import gammaincc, ndtr

TWO_SIDED = 0
LESS = 1
GREATER = 2


def normal_pvalue(z: float, alternative: int) -> float:
    """The probability of what is as far out as z, or farther."""
    far = z if alternative == LESS else -z
    far = -math.fabs(z) if alternative == TWO_SIDED else far
    return 2.0 * ndtr(far) if alternative == TWO_SIDED else ndtr(far)


def wilcoxon_tail(ranks: list[int], total: int, work: list[float]) -> tuple[float, float]:
    """P(S <= total) and P(S >= total), S the sum of whole ranks each of which is there or not.

    work is as long as the sum of all ranks, and one.
    """
    top = 0
    work[0] = 1.0
    for i in range(len(ranks)):
        rank = ranks[i]
        for s in range(top + 1, top + rank + 1):
            work[s] = 0.0
        top += rank
        for s in range(top, rank - 1, -1):
            work[s] = 0.5 * (work[s] + work[s - rank])
        for s in range(rank):
            work[s] = 0.5 * work[s]
    return _both_tails(work, total, top)


def _both_tails(weights: list[float], at: int, top: int) -> tuple[float, float]:
    """The sums of weights up to a place, and from it on, to the last one."""
    below = 0.0
    above = 0.0
    for s in range(top + 1):
        below = below + (weights[s] if s <= at else 0.0)
        above = above + (weights[s] if s >= at else 0.0)
    return below, above


def mannwhitney_tail(n: int, m: int, u: int, work: list[float]) -> float:
    """P(U <= u) of samples of n and m without ties; work is as long as u, and one.

    The generating function is the Gaussian binomial, prod_i (1 - q^(m+i)) / (1 - q^i); with
    i / (m + i) its coefficients are probabilities after each step.
    """
    for s in range(u + 1):
        work[s] = 0.0
    work[0] = 1.0
    for i in range(1, n + 1):
        for s in range(u, m + i - 1, -1):
            work[s] = work[s] - work[s - m - i]
        share = float(i) / float(m + i)
        for s in range(i, u + 1):
            work[s] = work[s] + work[s - i]
        for s in range(u + 1):
            work[s] = share * work[s]
    total = 0.0
    for s in range(u + 1):
        total = total + work[s]
    return total


def kendall_tail(n: int, c: int, work: list[float]) -> tuple[float, float]:
    """P(C <= c) and P(C = c), C the inversions of n entries in random order; c < len(work)."""
    for s in range(c + 1):
        work[s] = 0.0
    work[0] = 1.0
    for i in range(2, n + 1):
        for s in range(1, c + 1):
            work[s] = work[s] + work[s - 1]
        for s in range(c, i - 1, -1):
            work[s] = work[s] - work[s - i]
        for s in range(c + 1):
            work[s] = work[s] / float(i)
    total = 0.0
    for s in range(c + 1):
        total = total + work[s]
    return total, work[c]


def paths_outside(n: int, m: int, gap: float, one_sided: bool, work: list[float]) -> float:
    """The share of lattice paths from (0, 0) to (n, m) that leave |i / n - j / m| < gap.

    Or its upper half, for one side; work is as long as m, and one. Of the paths to (i, j), i of
    i + j come from the left: a mean of two shares, none negative.
    """
    edge = gap * (1.0 - 1e-9)
    for i in range(n + 1):
        for j in range(m + 1):
            apart = float(i) / float(n) - float(j) / float(m)
            apart = apart if one_sided else math.fabs(apart)
            before = float(i) * work[j] if i > 0 else 0.0
            under = float(j) * work[j - 1] if j > 0 else 0.0
            share = (before + under) / float(i + j) if i + j > 0 else 0.0
            work[j] = 1.0 if apart >= edge else share
    return work[m]


def equal_paths_outside(n: int, h: int, one_sided: bool) -> float:
    """The same for two samples of n and a gap of h / n (Gnedenko & Korolyuk 1951)."""
    total = 0.0
    sign = 1.0
    step = h
    while step <= n:
        share = 1.0
        for j in range(step):
            share = share * (float(n - j) / float(n + j + 1))
        total = total + sign * share
        sign = -sign
        step = n + 1 if one_sided or share == 0.0 else step + h
    return total if one_sided else 2.0 * total


def chi2_sf(x: float, df: float) -> float:
    """The probability of a chi-square of these degrees of freedom of at least x."""
    return gammaincc(0.5 * df, 0.5 * x) if df > 0.0 else math.nan
