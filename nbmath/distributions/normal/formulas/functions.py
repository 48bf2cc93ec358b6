"""The normal distribution in the precision of `own`; derivations are in docs/distributions.md."""

import math

from nbmath import _bits as bits
from nbmath.distributions.normal.formulas import double as own
from nbmath.special.formulas.errors.functions import log_ndtr, ndtr, ndtri, normal_bell


def standardized(x: float, loc: float, scale: float) -> float:
    """The distance from loc in units of scale, or nan where scale is not positive."""
    return (x - loc) / (scale if scale > 0.0 else math.nan)


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
    return bits.fma(scale if scale > 0.0 else math.nan, ndtri(p), loc)


def isf(p: float, loc: float, scale: float) -> float:
    """The quantile from above: sf(isf(p)) = p."""
    return bits.fma(scale if scale > 0.0 else math.nan, -ndtri(p), loc)
