"""Tests of means, variances and counts: statistics from moments, tails of t, F and chi-square."""

import math

from nbmath.special.formulas.incomplete_beta.functions import beta_tails
from nbmath.statistics.formulas.tails import GREATER, LESS, TWO_SIDED


def _beta_sf(a: float, b: float, part: float, other: float) -> float:
    """The probability that a beta variable of a and b exceeds part / (part + other).

    The smaller of both shares keeps its digits, where the larger is one less a rounding.
    """
    whole = part + other
    turned = part > other
    tails = beta_tails(b if turned else a, a if turned else b, (other if turned else part) / whole)
    return tails[0] if turned else tails[1]


def _student_pvalue(t: float, df: float, alternative: int) -> float:
    """The probability of Student's t as far out as t, or farther."""
    if not df > 0.0 or t != t:
        return math.nan
    square = t * t
    outside = _beta_sf(0.5, 0.5 * df, square, df) if square < math.inf else 0.0
    upper = t > 0.0 if alternative == GREATER else t < 0.0
    one = 0.5 * outside if upper else 1.0 - 0.5 * outside
    return outside if alternative == TWO_SIDED else one


def fisher_sf(f: float, above: float, below: float) -> float:
    """The probability of an F of these degrees of freedom of at least f."""
    if not (above > 0.0 and below > 0.0) or f != f:
        return math.nan
    if f <= 0.0:
        return 1.0
    return _beta_sf(0.5 * above, 0.5 * below, above * f, below) if f < math.inf else 0.0


def ttest_of(
    weight: float, mean: float, squares: float, popmean: float, alternative: int
) -> tuple[float, float, float]:
    """t, p-value and degrees of freedom of one sample, from its moments."""
    df = weight - 1.0
    t = (mean - popmean) / math.sqrt(squares / df / weight) if df > 0.0 else math.nan
    return t, _student_pvalue(t, df, alternative), df


def ttest_between(
    one: tuple[float, float, float],
    other: tuple[float, float, float],
    equal: bool,
    alternative: int,
) -> tuple[float, float, float]:
    """The same of two samples, of one variance (Student) or not (Welch 1947)."""
    n = one[0]
    m = other[0]
    df = n + m - 2.0
    if equal:
        spread = (one[2] + other[2]) / df * (1.0 / n + 1.0 / m)
    else:
        first = one[2] / (n - 1.0) / n
        second = other[2] / (m - 1.0) / m
        spread = first + second
        one_share = first / spread
        share = second / spread
        df = 1.0 / (one_share * one_share / (n - 1.0) + share * share / (m - 1.0))
    enough = n > 1.0 and m > 1.0 if not equal else df > 0.0
    t = (one[1] - other[1]) / math.sqrt(spread) if enough else math.nan
    return t, _student_pvalue(t, df, alternative), df if enough else math.nan


def variances_pvalue(f: float, above: float, below: float, alternative: int) -> float:
    """The p-value of a ratio of variances."""
    upper = fisher_sf(f, above, below)
    lower = fisher_sf(1.0 / f, below, above) if f > 0.0 else 0.0
    least = 2.0 * (upper if upper < lower else lower)
    two = least if least < 1.0 else 1.0
    one = lower if alternative == LESS else upper
    return two if alternative == TWO_SIDED else one


def student_ppf(p: float, df: float) -> float:
    """The t that is exceeded with probability 1 - p, p >= 1/2, by halving and Newton's steps."""
    tail = 1.0 - p
    low = 0.0
    high = 1.0
    while _student_pvalue(high, df, GREATER) > tail and 2.0 * high < math.inf:
        low = high
        high = 2.0 * high
    for _ in range(200):
        middle = 0.5 * (low + high)
        inside = _student_pvalue(middle, df, GREATER) > tail
        low = middle if inside else low
        high = high if inside else middle
    return 0.5 * (low + high)


def correlation_of(n: float, a: float, b: float, aa: float, bb: float, ab: float) -> float:
    """Pearson's correlation from sums of deviations from rounded means, and of their products.

    Deviations are of such size that no product of their squares leaves the range.
    """
    first = aa - a * (a / n)
    second = bb - b * (b / n)
    r = (ab - a * (b / n)) / math.sqrt(first * second)
    r = -1.0 if r < -1.0 else r
    return 1.0 if r > 1.0 else r


def correlation_pvalue(r: float, n: float, alternative: int) -> float:
    """The p-value of a correlation of n pairs: r sqrt(n - 2) / sqrt(1 - r^2) is Student's t."""
    df = n - 2.0
    if not df > 0.0 or r != r:
        return 1.0 if df == 0.0 and r == r else math.nan
    outside = _beta_sf(0.5, 0.5 * df, r * r, (1.0 - r) * (1.0 + r))
    upper = r > 0.0 if alternative == GREATER else r < 0.0
    one = 0.5 * outside if upper else 1.0 - 0.5 * outside
    return outside if alternative == TWO_SIDED else one
