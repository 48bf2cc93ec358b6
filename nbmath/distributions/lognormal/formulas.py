"""Formulas of the log-normal distribution: log((x - loc) / scale) / s is standard normal."""

import math

from nbmath import _bits as bits
from nbmath.distributions.formulas import Entries, located, probability, sound, standardized
from nbmath.distributions.normal.formulas.functions import kl as normal_kl
from nbmath.special.formulas.errors.functions import log_ndtr, ndtr, ndtri, normal_bell
from nbmath.special.formulas.logs import log_of_ratio

HALF_LOG_2PI = 0.9189385332046727


def _normal(x: float, s: float, loc: float, scale: float) -> float:
    """The standard normal variable at a point."""
    positive = s > 0.0 and scale > 0.0
    return log_of_ratio(x - loc, scale) / (s if positive else math.nan)


def pdf(x: float, s: float, loc: float, scale: float) -> float:
    """The density."""
    y = _normal(x, s, loc, scale)
    near = normal_bell(y) / (s * (x - loc))
    far = math.exp(logpdf(x, s, loc, scale))  # the bell underflows before the density does
    return far if y * y > 60.0 else near


def logpdf(x: float, s: float, loc: float, scale: float) -> float:
    """Its logarithm."""
    y = _normal(x, s, loc, scale)
    inside = x > loc
    value = bits.fma(-0.5 * y, y, -(math.log(s * (x - loc if inside else 1.0)) + HALF_LOG_2PI))
    return -math.inf if math.fabs(y) == math.inf else value


def cdf(x: float, s: float, loc: float, scale: float) -> float:
    """The probability of at most x."""
    return ndtr(_normal(x, s, loc, scale))


def sf(x: float, s: float, loc: float, scale: float) -> float:
    """The probability of more than x."""
    return ndtr(-_normal(x, s, loc, scale))


def logcdf(x: float, s: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of at most x."""
    return log_ndtr(_normal(x, s, loc, scale))


def logsf(x: float, s: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of more than x."""
    return log_ndtr(-_normal(x, s, loc, scale))


def ppf(p: float, s: float, loc: float, scale: float) -> float:
    """The quantile."""
    return located(math.exp(sound(s, 0.0, s) * ndtri(probability(p))), loc, scale)


def isf(p: float, s: float, loc: float, scale: float) -> float:
    """The quantile from above."""
    return located(math.exp(-sound(s, 0.0, s) * ndtri(probability(p))), loc, scale)


def mean(s: float, loc: float, scale: float) -> float:
    """The expectation."""
    return located(math.exp(0.5 * sound(s * s, loc, s)), loc, scale)


def std(s: float, loc: float, scale: float) -> float:
    """The root of the variance."""
    square = sound(s * s, loc, s)
    return sound(scale * math.exp(0.5 * square) * math.sqrt(math.expm1(square)), loc, scale)


def var(s: float, loc: float, scale: float) -> float:
    """The variance."""
    root = std(s, loc, scale)
    return root * root


def skewness(s: float, loc: float, scale: float) -> float:
    """The third standardised moment."""
    square = sound(s * s, loc, s)
    return sound((math.exp(square) + 2.0) * math.sqrt(math.expm1(square)), loc, scale)


def kurtosis(s: float, loc: float, scale: float) -> float:
    """The fourth standardised moment less 3."""
    t = sound(s * s, loc, s)
    value = math.expm1(4.0 * t) + 2.0 * math.expm1(3.0 * t) + 3.0 * math.expm1(2.0 * t)
    return sound(value, loc, scale)


def entropy(s: float, loc: float, scale: float) -> float:
    """The expected -logpdf."""
    return sound(math.log(sound(s, loc, s)) + math.log(scale) + (0.5 + HALF_LOG_2PI), loc, scale)


def score(x: float, s: float, loc: float, scale: float) -> tuple[float, float, float]:
    """The derivatives of logpdf by s, loc and scale; nan where the density is zero."""
    y = _normal(x, s, loc, scale)
    y = y if standardized(x, loc, scale) > 0.0 else math.nan
    return (y - 1.0) * (y + 1.0) / s, (1.0 + y / s) / (x - loc), y / s / scale


def kl(s: float, scale: float, s_q: float, scale_q: float) -> float:
    """The expected logarithm of the ratio of two densities under the first."""
    apart = sound(sound(log_of_ratio(scale, scale_q), 0.0, scale), 0.0, scale_q)
    return normal_kl(apart, s, 0.0, s_q)


def fisher_information(s: float, loc: float, scale: float) -> Entries:
    """The upper triangle of the mean product of the score with itself."""
    one = sound(sound(1.0, loc, s), loc, scale)
    per, power = one / s, math.exp(0.5 * s * s)
    both, far = per / scale, power * power / scale
    last = both * both
    return (
        2.0 * per * per,
        -2.0 * power * both,
        0.0 * one,
        far * far * (1.0 + per * per),
        power * last,
        last,
    )
