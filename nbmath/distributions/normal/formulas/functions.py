"""The normal distribution in the precision of `own`; derivations are in docs/distributions.md."""

import math

from nbmath import _bits as bits
from nbmath.distributions.normal.formulas import double as own
from nbmath.elementary.formulas.functions import exp_parts


def standardized(x: float, loc: float, scale: float) -> float:
    """The distance from loc in units of scale, or nan where scale is not positive."""
    return (x - loc) / (scale if scale > 0.0 else math.nan)


def _bell(z: float) -> float:
    """exp(-z**2 / 2) / sqrt(2 pi), by Taylor from a rounded z of exact square."""
    y = math.fabs(z)
    y = own.FAR if y > own.FAR else y
    h = (y + own.GRID) - own.GRID
    d = (h - y) * bits.fma(0.5, y - h, h)
    k, r, t = exp_parts(-0.5 * h * h)
    u = own.exp_minus_1(d)
    c = bits.fma(u, r + t, t + u)
    rest = bits.fma(own.ROOT_2PI_INVERSE, c, own.ROOT_2PI_INVERSE_LOW)
    return bits.ldexp(own.ROOT_2PI_INVERSE + bits.fma(own.ROOT_2PI_INVERSE, r, rest), k)


def _ratio(y: float) -> float:
    """Mills' ratio sf(y) exp(y**2 / 2) of y >= 0."""
    return own.mills((y - 5.0) / (y + 5.0)) / (y + 1.0)


def _tail(y: float) -> float:
    """sf(y) of y >= 0, by Taylor from a rounded y of exact square."""
    y = own.FAR if y > own.FAR else y
    h = (y + own.GRID) - own.GRID
    d = y - h
    k, r, t = exp_parts(-0.5 * h * h)
    ratio = _ratio(h)
    lost = own.ROOT_2PI_INVERSE * d * bits.fma(-d, bits.fma(-d, own.third(h, d), 0.5 * h), 1.0)
    rest = bits.fma(ratio, t, -bits.fma(lost, r + t, lost))
    return bits.ldexp(ratio + bits.fma(ratio, r, rest), k)


def _standard_cdf(z: float) -> float:
    """cdf(z), each tail in its own right."""
    tail = _tail(math.fabs(z))
    return tail if z < 0.0 else 1.0 - tail


def _standard_logcdf(z: float) -> float:
    """log(cdf(z)); below zero by Mills' ratio, which does not underflow."""
    y = math.fabs(z)
    negative = z < 0.0
    tail = _tail(y)
    above = 1.0 - tail
    lost = (1.0 - above) - tail
    log = math.log(_ratio(own.VAST if y > own.VAST else y) if negative else above)
    return bits.fma(-0.5 * z, z, log) if negative else bits.fma(lost, tail, lost) + log


def _standard_ppf(p: float) -> float:
    """The z with cdf(z) = p, from 4 (p - 1/2) or sqrt(-2 log(p)) by a quotient."""
    q = p - 0.5
    near = math.fabs(q) <= own.CENTRE
    w = math.sqrt(-2.0 * math.log(p if q < 0.0 else 1.0 - p))
    s = bits.fma(-q, q, own.CENTRE * own.CENTRE)
    v = w - own.SHIFT
    above = own.centre_above(s) if near else own.tail_above(v)
    below = own.centre_below(s) if near else own.tail_below(v)
    first = 4.0 * q if near else math.copysign(w, q)
    z = bits.fma(first, above / below, first)
    z = z if p > 0.0 else (-math.inf if p == 0.0 else math.nan)
    return z if p < 1.0 else (math.inf if p == 1.0 else math.nan)


def reciprocal(far: float) -> float:
    """The factor that brings numbers of this size near one; 1 where there is none."""
    known = far > 0.0 and far < math.inf
    per = 1.0 / (far if known else 1.0)
    return per if per < math.inf else own.LARGEST_POWER


def pdf(x: float, loc: float, scale: float) -> float:
    """The density."""
    return _bell(standardized(x, loc, scale)) / scale


def logpdf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the density."""
    z = standardized(x, loc, scale)
    return bits.fma(-0.5 * z, z, -(math.log(scale) + own.HALF_LOG_2PI))


def cdf(x: float, loc: float, scale: float) -> float:
    """The probability of at most x."""
    return _standard_cdf(standardized(x, loc, scale))


def sf(x: float, loc: float, scale: float) -> float:
    """The probability of more than x."""
    return _standard_cdf(-standardized(x, loc, scale))


def logcdf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of at most x."""
    return _standard_logcdf(standardized(x, loc, scale))


def logsf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of more than x."""
    return _standard_logcdf(-standardized(x, loc, scale))


def ppf(p: float, loc: float, scale: float) -> float:
    """The quantile: cdf(ppf(p)) = p."""
    return bits.fma(scale if scale > 0.0 else math.nan, _standard_ppf(p), loc)


def isf(p: float, loc: float, scale: float) -> float:
    """The quantile from above: sf(isf(p)) = p."""
    return bits.fma(scale if scale > 0.0 else math.nan, -_standard_ppf(p), loc)
