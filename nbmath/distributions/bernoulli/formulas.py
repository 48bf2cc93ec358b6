"""Formulas of the Bernoulli distribution: 1 with probability p, else 0."""

import math

from nbmath.distributions.formulas import probability
from nbmath.special.formulas.logs import kl_div


def pmf(k: float, p: float) -> float:
    """The probability of k."""
    p = probability(p)
    value = p if k == 1.0 else 1.0 - p
    outside = 0.0 if p == p and k == k else math.nan
    return value if k == 0.0 or k == 1.0 else outside


def logpmf(k: float, p: float) -> float:
    """Its logarithm."""
    p = probability(p)
    value = math.log(p) if k == 1.0 else math.log1p(-p)
    outside = -math.inf if p == p and k == k else math.nan
    return value if k == 0.0 or k == 1.0 else outside


def cdf(k: float, p: float) -> float:
    """The probability of at most k."""
    p = probability(p)
    value = 1.0 - p if k < 1.0 else 1.0
    return 0.0 if k < 0.0 and p == p else value if k == k and p == p else math.nan


def sf(k: float, p: float) -> float:
    """The probability of more than k."""
    p = probability(p)
    value = p if k < 1.0 else 0.0
    return 1.0 if k < 0.0 and p == p else value if k == k and p == p else math.nan


def logcdf(k: float, p: float) -> float:
    """The logarithm of the probability of at most k."""
    return math.log1p(-sf(k, p))


def logsf(k: float, p: float) -> float:
    """The logarithm of the probability of more than k."""
    return math.log(sf(k, p))


def ppf(q: float, p: float) -> float:
    """The least k with a probability of at most k that is not below q."""
    q, p = probability(q), probability(p)
    value = 0.0 if q <= 1.0 - p else 1.0
    return -1.0 if q == 0.0 and p == p else value if q == q and p == p else math.nan


def isf(q: float, p: float) -> float:
    """The least k with a probability of more than k that is not above q."""
    q, p = probability(q), probability(p)
    value = 0.0 if q >= p else 1.0
    return -1.0 if q == 1.0 and p == p else value if q == q and p == p else math.nan


def mean(p: float) -> float:
    """The expectation."""
    return probability(p)


def var(p: float) -> float:
    """The variance."""
    return probability(p) * (1.0 - p)


def std(p: float) -> float:
    """Its root."""
    return math.sqrt(var(p))


def skewness(p: float) -> float:
    """The third standardised moment."""
    return (1.0 - 2.0 * p) / std(p)


def kurtosis(p: float) -> float:
    """The fourth standardised moment less 3."""
    return 1.0 / var(p) - 6.0


def entropy(p: float) -> float:
    """The expected -logpmf."""
    p = probability(p)
    first = 0.0 if p == 0.0 else -p * math.log(p)
    second = 0.0 if p == 1.0 else -(1.0 - p) * math.log1p(-p)
    return first + second


def score(k: float, p: float) -> float:
    """The derivative of logpmf by p."""
    value = (k - p) / var(p)
    return value if k == 0.0 or k == 1.0 else math.nan


def kl(p: float, p_q: float) -> float:
    """The expected logarithm of the ratio of two probabilities under the first."""
    p, p_q = probability(p), probability(p_q)
    return kl_div(p, p_q) + kl_div(1.0 - p, 1.0 - p_q)


def fisher_information(p: float) -> float:
    """What one observation tells of p."""
    return 1.0 / var(p)
