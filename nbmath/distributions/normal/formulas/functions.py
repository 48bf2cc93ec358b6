"""The normal distribution in the precision of `own`; derivations are in docs/distributions.md."""

import math

from nbmath import _bits as bits
from nbmath.distributions.formulas import located, sound, standardized
from nbmath.distributions.normal.formulas import double as own
from nbmath.special.formulas.errors.functions import log_ndtr, ndtr, ndtri, normal_bell
from nbmath.special.formulas.logs import log1pmx


def reciprocal(far: float) -> float:
    """The factor that brings numbers of this size near one; 1 where there is none."""
    known = far > 0.0 and far < math.inf
    per = 1.0 / (far if known else 1.0)
    return per if per < math.inf else own.LARGEST_POWER


def pdf(x: float, loc: float, scale: float) -> float:
    """The density."""
    return normal_bell(standardized(x, loc, scale)) / scale


def logpdf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the density."""
    z = standardized(x, loc, scale)
    return bits.fma(-0.5 * z, z, -(math.log(scale) + own.HALF_LOG_2PI))


def cdf(x: float, loc: float, scale: float) -> float:
    """The probability of at most x."""
    return ndtr(standardized(x, loc, scale))


def sf(x: float, loc: float, scale: float) -> float:
    """The probability of more than x."""
    return ndtr(-standardized(x, loc, scale))


def logcdf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of at most x."""
    return log_ndtr(standardized(x, loc, scale))


def logsf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of more than x."""
    return log_ndtr(-standardized(x, loc, scale))


def ppf(p: float, loc: float, scale: float) -> float:
    """The quantile: cdf(ppf(p)) = p."""
    return located(ndtri(p), loc, scale)


def isf(p: float, loc: float, scale: float) -> float:
    """The quantile from above: sf(isf(p)) = p."""
    return located(-ndtri(p), loc, scale)


def score(x: float, loc: float, scale: float) -> tuple[float, float]:
    """The derivatives of logpdf by loc and by scale."""
    z = standardized(x, loc, scale)
    return z / scale, (z - 1.0) * (z + 1.0) / scale


def mean(loc: float, scale: float) -> float:
    """The expectation."""
    return sound(loc, loc, scale)


def var(loc: float, scale: float) -> float:
    """The variance."""
    return sound(scale * scale, loc, scale)


def std(loc: float, scale: float) -> float:
    """Its root."""
    return sound(scale, loc, scale)


def skewness(loc: float, scale: float) -> float:
    """The third standardised moment."""
    return sound(0.0, loc, scale)


def kurtosis(loc: float, scale: float) -> float:
    """The fourth standardised moment less 3."""
    return sound(0.0, loc, scale)


def entropy(loc: float, scale: float) -> float:
    """The expected -logpdf."""
    return sound(math.log(scale) + (0.5 + own.HALF_LOG_2PI), loc, scale)


def kl(loc: float, scale: float, loc_q: float, scale_q: float) -> float:
    """The expected logarithm of the ratio of two densities under the first."""
    more = (scale - scale_q) / scale_q
    apart = (loc - loc_q) / scale_q
    ratio = scale / scale_q
    near = math.fabs(more) < 0.25
    twice = -log1pmx(more * (more + 2.0) if near else 0.0)
    far = (ratio - 1.0) * (ratio + 1.0) - 2.0 * math.log(ratio)
    value = 0.5 * (apart * apart + (twice if near else far))
    return value if scale > 0.0 and scale_q > 0.0 else math.nan


def fisher_information(loc: float, scale: float) -> tuple[float, float, float]:
    """The upper triangle of the mean product of the score with itself."""
    one = sound(1.0, loc, scale) / scale / scale
    return one, 0.0 * one, 2.0 * one
