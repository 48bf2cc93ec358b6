"""Formulas of the Laplace distribution."""

import math

from nbmath.distributions.formulas import located, probability, sound, standardized
from nbmath.special.formulas.logs import log1pmx

LOG_2 = 0.6931471805599453


def _lower(z: float) -> float:
    """The probability of at most z."""
    half = 0.5 * math.exp(-math.fabs(z))
    return half if z < 0.0 else 1.0 - half


def _log_lower(z: float) -> float:
    """Its logarithm."""
    below = z < 0.0
    upper = math.log1p(-0.5 * math.exp(-(0.0 if below else z)))
    return z - LOG_2 if below else upper


def _quantile(p: float) -> float:
    """The z with probability p of at most z."""
    below = p < 0.5
    tail = math.log(2.0 * (p if below else 1.0 - p))
    return tail if below else -tail


def pdf(x: float, loc: float, scale: float) -> float:
    """The density."""
    return 0.5 * math.exp(-math.fabs(standardized(x, loc, scale))) / scale


def logpdf(x: float, loc: float, scale: float) -> float:
    """Its logarithm."""
    return -math.fabs(standardized(x, loc, scale)) - math.log(2.0 * scale)


def cdf(x: float, loc: float, scale: float) -> float:
    """The probability of at most x."""
    return _lower(standardized(x, loc, scale))


def sf(x: float, loc: float, scale: float) -> float:
    """The probability of more than x."""
    return _lower(-standardized(x, loc, scale))


def logcdf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of at most x."""
    return _log_lower(standardized(x, loc, scale))


def logsf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of more than x."""
    return _log_lower(-standardized(x, loc, scale))


def ppf(p: float, loc: float, scale: float) -> float:
    """The quantile."""
    return located(_quantile(probability(p)), loc, scale)


def isf(p: float, loc: float, scale: float) -> float:
    """The quantile from above."""
    return located(-_quantile(probability(p)), loc, scale)


def mean(loc: float, scale: float) -> float:
    """The expectation."""
    return sound(loc, loc, scale)


def var(loc: float, scale: float) -> float:
    """The variance."""
    return sound(2.0 * scale * scale, loc, scale)


def std(loc: float, scale: float) -> float:
    """Its root."""
    return sound(1.4142135623730951 * scale, loc, scale)


def skewness(loc: float, scale: float) -> float:
    """The third standardised moment."""
    return sound(0.0, loc, scale)


def kurtosis(loc: float, scale: float) -> float:
    """The fourth standardised moment less 3."""
    return sound(3.0, loc, scale)


def entropy(loc: float, scale: float) -> float:
    """The expected -logpdf."""
    return sound(math.log(2.0 * scale) + 1.0, loc, scale)


def score(x: float, loc: float, scale: float) -> tuple[float, float]:
    """The derivatives of logpdf by loc, 0 at loc itself, and by scale."""
    z = standardized(x, loc, scale)
    side = 0.0 if z == 0.0 else math.copysign(1.0, z)
    return (z if z != z else side) / scale, (math.fabs(z) - 1.0) / scale


def kl(loc: float, scale: float, loc_q: float, scale_q: float) -> float:
    """The expected logarithm of the ratio of two densities under the first."""
    more = (scale - scale_q) / scale_q
    least = math.expm1(-math.fabs(loc - loc_q) / scale)
    value = -log1pmx(more) - scale / scale_q * log1pmx(least)
    far = math.fabs(loc - loc_q) / scale_q - scale / scale_q - log1pmx(more)
    return sound(sound(value if least > -1.0 else far, loc, scale), loc_q, scale_q)


def fisher_information(loc: float, scale: float) -> tuple[float, float, float]:
    """The upper triangle of the mean product of the score with itself."""
    one = sound(1.0, loc, scale) / scale / scale
    return one, 0.0 * one, one
