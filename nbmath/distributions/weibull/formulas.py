"""Formulas of the Weibull distribution: ((x - loc) / scale)^c is standard exponential."""

import math

from nbmath.distributions.formulas import Entries, located, probability, sound, standardized
from nbmath.special.formulas import digamma, gamma, gammaln, log1mexp
from nbmath.special.formulas.powers import pow  # noqa: A004  # without branches

EULER = 0.5772156649015329


def _above(x: float, c: float, loc: float, scale: float) -> float:
    """The standardised point, zero where nothing can be."""
    z = sound(standardized(x, loc, scale), loc, c)
    return 0.0 if z <= 0.0 else z


def _exponential(x: float, c: float, loc: float, scale: float) -> float:
    """The standard exponential variable at a point."""
    return pow(_above(x, c, loc, scale), c)


def pdf(x: float, c: float, loc: float, scale: float) -> float:
    """The density."""
    z = _above(x, c, loc, scale)
    value = c / scale * pow(z, c - 1.0) * math.exp(-pow(z, c))
    return 0.0 if x < loc or z == math.inf else value


def logpdf(x: float, c: float, loc: float, scale: float) -> float:
    """Its logarithm."""
    z = _above(x, c, loc, scale)
    power = 0.0 if c == 1.0 else (c - 1.0) * math.log(z)
    value = math.log(c / scale) + power - pow(z, c)
    return -math.inf if x < loc or z == math.inf else value


def cdf(x: float, c: float, loc: float, scale: float) -> float:
    """The probability of at most x."""
    return -math.expm1(-_exponential(x, c, loc, scale))


def sf(x: float, c: float, loc: float, scale: float) -> float:
    """The probability of more than x."""
    return math.exp(-_exponential(x, c, loc, scale))


def logcdf(x: float, c: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of at most x."""
    return log1mexp(-_exponential(x, c, loc, scale))


def logsf(x: float, c: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of more than x."""
    t = _exponential(x, c, loc, scale)
    return 0.0 if t == 0.0 else -t


def ppf(p: float, c: float, loc: float, scale: float) -> float:
    """The quantile."""
    t = -math.log1p(-probability(p))
    return located(pow(0.0 if t == 0.0 else t, 1.0 / sound(c, loc, c)), loc, scale)


def isf(p: float, c: float, loc: float, scale: float) -> float:
    """The quantile from above."""
    t = -math.log(probability(p))
    return located(pow(0.0 if t == 0.0 else t, 1.0 / sound(c, loc, c)), loc, scale)


def mean(c: float, loc: float, scale: float) -> float:
    """The expectation."""
    return located(gamma(1.0 + 1.0 / sound(c, loc, c)), loc, scale)


def _spread(c: float) -> float:
    """The variance in units of the squared mean."""
    per = 1.0 / c
    return math.expm1(gammaln(1.0 + 2.0 * per) - 2.0 * gammaln(1.0 + per))


def std(c: float, loc: float, scale: float) -> float:
    """The root of the variance."""
    sane = sound(c, loc, c)
    return sound(scale * gamma(1.0 + 1.0 / sane) * math.sqrt(_spread(sane)), loc, scale)


def var(c: float, loc: float, scale: float) -> float:
    """The variance."""
    root = std(c, loc, scale)
    return root * root


def skewness(c: float, loc: float, scale: float) -> float:
    """The third standardised moment."""
    per = 1.0 / sound(c, loc, c)
    g = gamma(1.0 + per)
    spread = _spread(sound(c, loc, c))
    third = gamma(1.0 + 3.0 * per) / (g * g * g) - 3.0 * spread - 1.0
    return sound(third / (spread * math.sqrt(spread)), loc, scale)


def kurtosis(c: float, loc: float, scale: float) -> float:
    """The fourth standardised moment less 3."""
    per = 1.0 / sound(c, loc, c)
    g = gamma(1.0 + per)
    spread = _spread(sound(c, loc, c))
    third = gamma(1.0 + 3.0 * per) / (g * g * g)
    fourth = gamma(1.0 + 4.0 * per) / (g * g * g * g) - 4.0 * third + 6.0 * spread + 3.0
    return sound(fourth / (spread * spread) - 3.0, loc, scale)


def entropy(c: float, loc: float, scale: float) -> float:
    """The expected -logpdf."""
    sane = sound(c, loc, c)
    return sound(EULER * (1.0 - 1.0 / sane) + math.log(scale / sane) + 1.0, loc, scale)


def score(x: float, c: float, loc: float, scale: float) -> tuple[float, float, float]:
    """The derivatives of logpdf by c, loc and scale; nan where the density is zero."""
    z = sound(standardized(x, loc, scale), loc, c)
    z = z if z > 0.0 else math.nan
    t, log_z = pow(z, c), math.log(z)
    return 1.0 / c + log_z * (1.0 - t), (c * (t - 1.0) + 1.0) / (x - loc), c * (t - 1.0) / scale


def kl(c: float, scale: float, c_q: float, scale_q: float) -> float:
    """The expected logarithm of the ratio of two densities under the first."""
    a, b = sound(c, 0.0, c), sound(c_q, 0.0, c_q)
    ratio = b * (math.log(scale) - math.log(scale_q))
    value = math.log(a / b) - ratio + EULER * (b / a - 1.0) - 1.0
    value = value + math.exp(ratio) * gamma(1.0 + b / a)
    return sound(sound(value, 0.0, scale), 0.0, scale_q)


def fisher_information(c: float, loc: float, scale: float) -> Entries:
    """The upper triangle of the mean product of the score with itself."""
    sane = sound(sound(1.0, loc, c), loc, scale)
    one, slope = sane / scale, 1.0 - EULER
    flat = c == 1.0  # the exponential distribution, whose score by loc is 1 / scale everywhere
    root = gamma(1.0 - 1.0 / c) if c > 1.0 else math.nan
    square = (c - 1.0) * (c - 1.0) * gamma(1.0 - 2.0 / c) if c > 2.0 else math.inf
    first = -(1.0 - 1.0 / c) * root * (1.0 + digamma(1.0 - 1.0 / c))
    return (
        (slope * slope + math.pi * math.pi / 6.0) / c / c * sane,
        (0.0 if flat else first) * one,
        -slope * one,
        (1.0 if flat else square) * one * one,
        (0.0 if flat else c * (c - 1.0) * root) * one * one,
        (c * one) * (c * one),
    )
