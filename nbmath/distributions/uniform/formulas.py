"""Formulas of the uniform distribution from loc to loc + scale."""

import math

from nbmath.distributions.formulas import (
    located,
    log_of,
    probability,
    sound,
    standardized,
)


def _inside(z: float) -> bool:
    """Whether a standardised point is one that can occur."""
    return z >= 0.0 and z <= 1.0


def pdf(x: float, loc: float, scale: float) -> float:
    """The density."""
    z = standardized(x, loc, scale)
    value = 1.0 / scale if _inside(z) else 0.0
    return z if z != z else value


def logpdf(x: float, loc: float, scale: float) -> float:
    """Its logarithm."""
    z = standardized(x, loc, scale)
    value = -math.log(scale) if _inside(z) else -math.inf
    return z if z != z else value


def cdf(x: float, loc: float, scale: float) -> float:
    """The probability of at most x."""
    z = standardized(x, loc, scale)
    value = 0.0 if z <= 0.0 else z
    return 1.0 if value > 1.0 else value


def sf(x: float, loc: float, scale: float) -> float:
    """The probability of more than x."""
    rest = (scale - (x - loc)) / (scale if scale > 0.0 else math.nan)
    value = 0.0 if rest <= 0.0 else rest
    return 1.0 if value > 1.0 else value


def logcdf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of at most x."""
    return log_of(cdf(x, loc, scale), sf(x, loc, scale))


def logsf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of more than x."""
    return log_of(sf(x, loc, scale), cdf(x, loc, scale))


def ppf(p: float, loc: float, scale: float) -> float:
    """The quantile."""
    return located(probability(p), loc, scale)


def isf(p: float, loc: float, scale: float) -> float:
    """The quantile from above."""
    return located(1.0 - probability(p), loc, scale)


def mean(loc: float, scale: float) -> float:
    """The expectation."""
    return sound(0.5 * scale + loc, loc, scale)


def var(loc: float, scale: float) -> float:
    """The variance."""
    return sound(scale * scale / 12.0, loc, scale)


def std(loc: float, scale: float) -> float:
    """Its root."""
    return sound(scale * 0.28867513459481287, loc, scale)


def skewness(loc: float, scale: float) -> float:
    """The third standardised moment."""
    return sound(0.0, loc, scale)


def kurtosis(loc: float, scale: float) -> float:
    """The fourth standardised moment less 3."""
    return sound(-1.2, loc, scale)


def entropy(loc: float, scale: float) -> float:
    """The expected -logpdf."""
    return sound(math.log(scale), loc, scale)


def score(x: float, loc: float, scale: float) -> tuple[float, float]:
    """The derivatives of logpdf by loc and by scale; nan where the density is zero."""
    inside = _inside(standardized(x, loc, scale))
    return 0.0 if inside else math.nan, -1.0 / scale if inside else math.nan


def kl(loc: float, scale: float, loc_q: float, scale_q: float) -> float:
    """The expected logarithm of the ratio of two densities under the first."""
    covered = loc >= loc_q and loc + scale <= loc_q + scale_q
    value = math.log(scale_q / scale) if covered else math.inf
    return sound(sound(value, loc, scale), loc_q, scale_q)
