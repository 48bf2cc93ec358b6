"""Formulas of the logistic distribution."""

import math

from nbmath.distributions.formulas import located, probability, sound, standardized
from nbmath.elementary.formulas import logistic, logit, softplus


def pdf(x: float, loc: float, scale: float) -> float:
    """The density."""
    e = math.exp(-math.fabs(standardized(x, loc, scale)))
    return e / ((1.0 + e) * (1.0 + e)) / scale


def logpdf(x: float, loc: float, scale: float) -> float:
    """Its logarithm."""
    size = math.fabs(standardized(x, loc, scale))
    return -(size + math.log(scale)) - 2.0 * math.log1p(math.exp(-size))


def cdf(x: float, loc: float, scale: float) -> float:
    """The probability of at most x."""
    return logistic(standardized(x, loc, scale))


def sf(x: float, loc: float, scale: float) -> float:
    """The probability of more than x."""
    return logistic(-standardized(x, loc, scale))


def logcdf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of at most x."""
    return -softplus(-standardized(x, loc, scale))


def logsf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of more than x."""
    return -softplus(standardized(x, loc, scale))


def ppf(p: float, loc: float, scale: float) -> float:
    """The quantile."""
    return located(logit(probability(p)), loc, scale)


def isf(p: float, loc: float, scale: float) -> float:
    """The quantile from above."""
    return located(-logit(probability(p)), loc, scale)


def mean(loc: float, scale: float) -> float:
    """The expectation."""
    return sound(loc, loc, scale)


def var(loc: float, scale: float) -> float:
    """The variance."""
    return sound(scale * scale * 3.289868133696453, loc, scale)


def std(loc: float, scale: float) -> float:
    """Its root."""
    return sound(scale * 1.813799364234218, loc, scale)


def skewness(loc: float, scale: float) -> float:
    """The third standardised moment."""
    return sound(0.0, loc, scale)


def kurtosis(loc: float, scale: float) -> float:
    """The fourth standardised moment less 3."""
    return sound(1.2, loc, scale)


def entropy(loc: float, scale: float) -> float:
    """The expected -logpdf."""
    return sound(math.log(scale) + 2.0, loc, scale)


def score(x: float, loc: float, scale: float) -> tuple[float, float]:
    """The derivatives of logpdf by loc and by scale."""
    z = standardized(x, loc, scale)
    t = math.tanh(0.5 * z)
    return t / scale, (z * t - 1.0) / scale


def fisher_information(loc: float, scale: float) -> tuple[float, float, float]:
    """The upper triangle of the mean product of the score with itself."""
    one = sound(1.0, loc, scale) / scale / scale
    return one / 3.0, 0.0 * one, (3.0 + math.pi * math.pi) / 9.0 * one
