"""Formulas of the geometric distribution: the number of trials up to the first success."""

import math

from nbmath.distributions.bernoulli.formulas import entropy as coin_entropy
from nbmath.distributions.bernoulli.formulas import kl as coin_kl
from nbmath.distributions.formulas import probability, whole
from nbmath.special.formulas.logs import log1mexp, xlog1py


def _chance(p: float) -> float:
    """A probability of success, which is not zero."""
    return p if p > 0.0 and p <= 1.0 else math.nan


def logpmf(k: float, p: float) -> float:
    """The logarithm of the probability of k."""
    p = _chance(p)
    inside = k >= 1.0 and whole(k) == k and k < math.inf
    value = xlog1py((k if inside else 1.0) - 1.0, -p) + math.log(p)
    outside = -math.inf if k == k and p == p else math.nan
    return value if inside else outside


def pmf(k: float, p: float) -> float:
    """The probability of k."""
    p = _chance(p)
    inside = k >= 1.0 and whole(k) == k and k < math.inf
    value = math.exp(xlog1py((k if inside else 1.0) - 1.0, -p)) * p
    outside = 0.0 if k == k and p == p else math.nan
    return value if inside else outside


def logsf(k: float, p: float) -> float:
    """The logarithm of the probability of more than k."""
    trials = whole(k)
    return xlog1py(0.0 if trials <= 0.0 else trials, -_chance(p))


def sf(k: float, p: float) -> float:
    """The probability of more than k."""
    return math.exp(logsf(k, p))


def cdf(k: float, p: float) -> float:
    """The probability of at most k."""
    return -math.expm1(logsf(k, p))


def logcdf(k: float, p: float) -> float:
    """The logarithm of the probability of at most k."""
    return log1mexp(logsf(k, p))


def _least(log_tail: float, p: float) -> float:
    """The least k with a probability of more than k whose logarithm is not above log_tail."""
    per = math.log1p(-_chance(p))
    near = 1.0 if per == -math.inf else -whole(-(log_tail / per))
    near = 1.0 if near < 1.0 else near
    before = near - 1.0
    return before if before >= 1.0 and before * per <= log_tail else near


def ppf(q: float, p: float) -> float:
    """The least k with a probability of at most k that is not below q."""
    least = _least(math.log1p(-probability(q)), p)
    return 0.0 if q == 0.0 and least == least else math.inf if q == 1.0 and p < 1.0 else least


def isf(q: float, p: float) -> float:
    """The least k with a probability of more than k that is not above q."""
    least = _least(math.log(probability(q)), p)
    return 0.0 if q == 1.0 and least == least else math.inf if q == 0.0 and p < 1.0 else least


def mean(p: float) -> float:
    """The expectation."""
    return 1.0 / _chance(p)


def var(p: float) -> float:
    """The variance."""
    return (1.0 - p) / _chance(p) / p


def std(p: float) -> float:
    """Its root."""
    return math.sqrt(1.0 - p) / _chance(p)


def skewness(p: float) -> float:
    """The third standardised moment."""
    return (2.0 - _chance(p)) / math.sqrt(1.0 - p)


def kurtosis(p: float) -> float:
    """The fourth standardised moment less 3."""
    return 6.0 + _chance(p) * (p / (1.0 - p))


def entropy(p: float) -> float:
    """The expected -logpmf."""
    return coin_entropy(p) / _chance(p)


def score(k: float, p: float) -> float:
    """The derivative of logpmf by p."""
    p = _chance(p)
    value = 1.0 / p - (k - 1.0) / (1.0 - p)
    return value if k >= 1.0 and whole(k) == k else math.nan


def kl(p: float, p_q: float) -> float:
    """The expected logarithm of the ratio of two probabilities under the first."""
    return coin_kl(p, _chance(p_q)) / _chance(p)


def fisher_information(p: float) -> float:
    """What one observation tells of p."""
    return 1.0 / (_chance(p) * p * (1.0 - p))
