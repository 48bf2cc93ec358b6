"""Formulas of the exponential distribution."""

import math

from nbmath.distributions.formulas import located, probability, sound, standardized
from nbmath.special.formulas.logs import log1mexp, log1pmx


def pdf(x: float, loc: float, scale: float) -> float:
    """The density."""
    z = standardized(x, loc, scale)
    return (0.0 if z < 0.0 else math.exp(-z)) / scale


def logpdf(x: float, loc: float, scale: float) -> float:
    """Its logarithm."""
    z = standardized(x, loc, scale)
    return -math.inf if z < 0.0 else -z - math.log(scale)


def cdf(x: float, loc: float, scale: float) -> float:
    """The probability of at most x."""
    z = standardized(x, loc, scale)
    return -math.expm1(-(0.0 if z <= 0.0 else z))


def sf(x: float, loc: float, scale: float) -> float:
    """The probability of more than x."""
    z = standardized(x, loc, scale)
    return math.exp(-(0.0 if z < 0.0 else z))


def logcdf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of at most x."""
    z = standardized(x, loc, scale)
    return log1mexp(-(0.0 if z <= 0.0 else z))


def logsf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of more than x."""
    z = standardized(x, loc, scale)
    return 0.0 if z <= 0.0 else -z


def ppf(p: float, loc: float, scale: float) -> float:
    """The quantile."""
    return located(-math.log1p(-probability(p)), loc, scale)


def isf(p: float, loc: float, scale: float) -> float:
    """The quantile from above."""
    return located(-math.log(probability(p)), loc, scale)


def mean(loc: float, scale: float) -> float:
    """The expectation."""
    return sound(loc + scale, loc, scale)


def var(loc: float, scale: float) -> float:
    """The variance."""
    return sound(scale * scale, loc, scale)


def std(loc: float, scale: float) -> float:
    """Its root."""
    return sound(scale, loc, scale)


def skewness(loc: float, scale: float) -> float:
    """The third standardised moment."""
    return sound(2.0, loc, scale)


def kurtosis(loc: float, scale: float) -> float:
    """The fourth standardised moment less 3."""
    return sound(6.0, loc, scale)


def entropy(loc: float, scale: float) -> float:
    """The expected -logpdf."""
    return sound(math.log(scale) + 1.0, loc, scale)


def score(x: float, loc: float, scale: float) -> tuple[float, float]:
    """The derivatives of logpdf by loc and by scale; nan where the density is zero."""
    z = standardized(x, loc, scale)
    inside = z >= 0.0
    return 1.0 / scale if inside else math.nan, (z - 1.0) / scale if inside else math.nan


def kl(scale: float, scale_q: float) -> float:
    """The expected logarithm of the ratio of two densities under the first."""
    more = (scale - scale_q) / scale_q
    return sound(sound(-log1pmx(more), 0.0, scale), 0.0, scale_q)
