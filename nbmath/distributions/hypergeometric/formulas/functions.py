"""Formulas of the hypergeometric distribution: good ones of N taken out of M, n of them good."""

import math

from nbmath.distributions.bernoulli.formulas import kurtosis as coin_kurtosis
from nbmath.distributions.bernoulli.formulas import skewness as coin_skewness
from nbmath.distributions.formulas import narrowed, near_quantile, probability, strided, whole
from nbmath.distributions.hypergeometric.formulas.sums import (
    above,
    both,
    ends,
    mass_parts,
    population,
    series,
    tail_parts,
)
from nbmath.special.formulas.errors.functions import ndtri
from nbmath.special.formulas.incomplete_gamma.functions import exp_times

REACH = 9.0  # standard deviations beyond which there is nothing
BEYOND = 14.0  # and places, where the tail is no normal one
LIKELY = -0.6931471805599453  # the logarithm of 1/2


def _possible(k: float, M: float, n: float, N: float) -> bool:
    """Whether k is a count of the distribution, and that is no certain one."""
    low, high = ends(population(M, n, N), n, N)
    return k >= low and k <= high and whole(k) == k and low < high


def _apart(k: float, M: float, n: float, N: float) -> float:
    """The probability where k is no count, or the only one."""
    low, high = ends(population(M, n, N), n, N)
    certain = 1.0 if k == low and low == high else 0.0
    return certain if k == k and low == low else math.nan


def pmf(k: float, M: float, n: float, N: float) -> float:
    """The probability of k."""
    if not _possible(k, M, n, N):
        return _apart(k, M, n, N)
    high, low, factor = mass_parts(k, M, n, N)
    return exp_times(high, low, factor)


def logpmf(k: float, M: float, n: float, N: float) -> float:
    """The logarithm of the probability of k; of a likely one by all the others."""
    if not _possible(k, M, n, N):
        return math.log(_apart(k, M, n, N))
    high, low, factor = mass_parts(k, M, n, N)
    value = high + (low + math.log(factor))
    if value < LIKELY:
        return value
    return -math.log1p(series(k, M, n, N) + series(N - k, M, M - n, N))


def _inside(k: float, M: float, n: float, N: float) -> bool:
    """Whether both tails of k have something in them."""
    low, high = ends(population(M, n, N), n, N)
    return k >= low and k < high


def _outside(k: float, M: float, n: float, N: float) -> float:
    """The probability of at most k where it is zero or one."""
    low, _ = ends(population(M, n, N), n, N)
    return (0.0 if k < low else 1.0) if k == k and low == low else math.nan


def cdf(k: float, M: float, n: float, N: float) -> float:
    """The probability of at most k."""
    m = whole(k)
    return both(m, M, n, N)[0] if _inside(m, M, n, N) else _outside(k, M, n, N)


def sf(k: float, M: float, n: float, N: float) -> float:
    """The probability of more than k."""
    m = whole(k)
    return both(m, M, n, N)[1] if _inside(m, M, n, N) else 1.0 - _outside(k, M, n, N)


def _log_of(k: float, M: float, n: float, N: float, upper: bool) -> float:
    """The logarithm of a tail that has something in it."""
    high, low, factor = tail_parts(k, M, n, N)
    own = upper == above(k, M, n, N)
    return high + (low + math.log(factor)) if own else math.log1p(-exp_times(high, low, factor))


def logcdf(k: float, M: float, n: float, N: float) -> float:
    """The logarithm of the probability of at most k."""
    m = whole(k)
    return _log_of(m, M, n, N, False) if _inside(m, M, n, N) else math.log(_outside(k, M, n, N))


def logsf(k: float, M: float, n: float, N: float) -> float:
    """The logarithm of the probability of more than k."""
    m = whole(k)
    return _log_of(m, M, n, N, True) if _inside(m, M, n, N) else math.log(sf(k, M, n, N))


def _least(q: float, lower: bool, M: float, n: float, N: float) -> float:
    """The least k with cdf(k) >= q if `lower`, with sf(k) <= q if not; 0 < q <= 1/2."""
    z = ndtri(q)
    first, high = ends(M, n, N)
    start = near_quantile(z if lower else -z, mean(M, n, N), std(M, n, N), skewness(M, n, N))
    low, step = first - 1.0, 1.0
    k = start if start < high else high - 1.0
    k = k if k > first else first
    while k > low and k < high:
        below, above = both(k, M, n, N)
        low, high, k, step = narrowed(k, below >= q if lower else above <= q, low, high, step)
    return high


def _quantile(q: float, falling: bool, M: float, n: float, N: float) -> float:
    """The least k with cdf(k) >= q, or with sf(k) <= q; by the smaller of q and 1 - q."""
    q = probability(q)
    low, high = ends(population(M, n, N), n, N)
    if not (q > 0.0 and q < 1.0 and low < high):
        first = q == (1.0 if falling else 0.0)
        return (low - 1.0 if first else high) if q == q and low == low else math.nan
    small = q <= 0.5
    return _least(q if small else 1.0 - q, small != falling, M, n, N)


def ppf(q: float, M: float, n: float, N: float) -> float:
    """The least k with a probability of at most k that is not below q."""
    return _quantile(q, False, M, n, N)


def isf(q: float, M: float, n: float, N: float) -> float:
    """The least k with a probability of more than k that is not above q."""
    return _quantile(q, True, M, n, N)


def mean(M: float, n: float, N: float) -> float:
    """The expectation."""
    value = n * (N / population(M, n, N))
    return 0.0 if M == 0.0 and n == 0.0 and N == 0.0 else value


def var(M: float, n: float, N: float) -> float:
    """The variance."""
    low, high = ends(population(M, n, N), n, N)
    value = n * (N / M) * ((M - n) / M) * ((M - N) / (M - 1.0))
    return 0.0 if low == high else value if low < high else math.nan


def std(M: float, n: float, N: float) -> float:
    """Its root."""
    return math.sqrt(var(M, n, N))


def skewness(M: float, n: float, N: float) -> float:
    """The third standardised moment."""
    low, high = ends(population(M, n, N), n, N)
    if high == low + 1.0:
        return coin_skewness(mean(M, n, N) - low)
    twice = ((M - n) - n) / (M - 2.0)
    return twice * (((M - N) - N) / M) / std(M, n, N) if low < high else math.nan


def kurtosis(M: float, n: float, N: float) -> float:
    """The fourth standardised moment less 3."""
    low, high = ends(population(M, n, N), n, N)
    if high == low + 1.0:
        return coin_kurtosis(mean(M, n, N) - low)
    u, v, w = n / M * ((M - n) / M), N / M * ((M - N) / M), 1.0 / M
    above = (1.0 - w) * (1.0 + w - 6.0 * (u + v)) + 6.0 * u * v * (5.0 - 6.0 * w)
    below = M * u * v * (1.0 - 2.0 * w) * (1.0 - 3.0 * w)
    return above / below if low < high else math.nan


def entropy(M: float, n: float, N: float) -> float:
    """The expected -logpmf: its sum, by steps of half a standard deviation where that is large."""
    root = std(M, n, N)
    if not root > 0.0:
        return root
    first, high = ends(M, n, N)
    middle, away = mean(M, n, N) - first, REACH * root + BEYOND
    k, step = strided(middle, root, away)
    last = first + (middle + away)
    last = last if last < high else high
    k = first + k
    total = 0.0
    while k <= last:
        log = logpmf(k, M, n, N)
        total = total - math.exp(log) * log
        k = k + step
    return step * total
