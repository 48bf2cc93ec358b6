"""The normal distribution in float32; derivations are in docs/distributions.md."""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas.single import _exp_parts

ROOT_2PI_INVERSE = 0.3989422917366028
ROOT_2PI_INVERSE_LOW = -1.1335170135851058e-08
HALF_LOG_2PI = 0.9189385332046727
FAR = 15.0  # exp(-FAR**2 / 2) is zero
VAST = 1e19  # the square of which is finite
GRID = 1.5 * 2.0**15  # adding and subtracting it rounds to multiples of 2**-8
CENTRE = 0.425
SHIFT = 2.25
LARGEST_POWER = 2.0**126

# Coefficients: tests/nbmath/distributions/coefficients.py.
# MILLS: (x + 1) exp(x**2 / 2) sf(x) in powers of t = (x - 5) / (x + 5);
# CENTRE_ABOVE / CENTRE_BELOW: ppf(1/2 + q) / (4 q) - 1 in powers of CENTRE**2 - q**2;
# TAIL_ABOVE / TAIL_BELOW: -ppf(p) / w - 1 in powers of w - SHIFT, w = sqrt(-2 log(p)).
MILLS = (
    0.4615158438682556, -0.09155230224132538, 0.031029965728521347,
    0.01000289712101221, -0.026397759094834328, 0.02453264221549034,
    -0.015181871131062508, 0.006537003442645073, -0.0016566148260608315,
    -1.8161685147788376e-05, 0.0001663736766204238, -3.093985651503317e-05,
    -4.796944267582148e-06,
)  # fmt: skip
CENTRE_ABOVE = (
    -0.15321677923202515, -6.225356101989746, -69.29149627685547,
    -236.3946533203125, -171.59996032714844,
)  # fmt: skip
CENTRE_BELOW = (
    1.0, 24.021879196166992, 175.16880798339844,
    410.83642578125, 209.5571746826172,
)  # fmt: skip
TAIL_ABOVE = (
    -0.3742041289806366, -0.12440786510705948, -0.008639338426291943,
    -3.5342607588972896e-05, 2.5024431238307443e-07,
)  # fmt: skip
TAIL_BELOW = (
    1.0, 1.0252995491027832, 0.3515373468399048,
    0.04567772150039673, 0.0017384701641276479,
)  # fmt: skip


def _cubic(c0: float, c1: float, c2: float, c3: float, x: float, x2: float) -> float:
    """c0 + c1 x + c2 x**2 + c3 x**3, given the square as well."""
    return bits.fma(bits.fma(c3, x, c2), x2, bits.fma(c1, x, c0))


def _mills(t: float) -> float:
    """(x + 1) exp(x**2 / 2) sf(x) at t = (x - 5) / (x + 5)."""
    t2 = t * t
    t4 = t2 * t2
    a = _cubic(MILLS[2], MILLS[3], MILLS[4], MILLS[5], t, t2)
    b = _cubic(MILLS[6], MILLS[7], MILLS[8], MILLS[9], t, t2)
    c = bits.fma(MILLS[12], t2, bits.fma(MILLS[11], t, MILLS[10]))
    rest = bits.fma(bits.fma(c, t4, b), t4, a)
    return bits.fma(bits.fma(rest, t, MILLS[1]), t, MILLS[0])


def _centre_above(s: float) -> float:
    """Above the line of ppf(1/2 + q) / (4 q) - 1 at s = CENTRE**2 - q**2."""
    s2 = s * s
    return bits.fma(
        CENTRE_ABOVE[4],
        s2 * s2,
        _cubic(CENTRE_ABOVE[0], CENTRE_ABOVE[1], CENTRE_ABOVE[2], CENTRE_ABOVE[3], s, s2),
    )


def _centre_below(s: float) -> float:
    """Below that line."""
    s2 = s * s
    return bits.fma(
        CENTRE_BELOW[4],
        s2 * s2,
        _cubic(CENTRE_BELOW[0], CENTRE_BELOW[1], CENTRE_BELOW[2], CENTRE_BELOW[3], s, s2),
    )


def _tail_above(v: float) -> float:
    """Above the line of -ppf(p) / w - 1 at v = w - SHIFT."""
    v2 = v * v
    return bits.fma(
        TAIL_ABOVE[4],
        v2 * v2,
        _cubic(TAIL_ABOVE[0], TAIL_ABOVE[1], TAIL_ABOVE[2], TAIL_ABOVE[3], v, v2),
    )


def _tail_below(v: float) -> float:
    """Below that line."""
    v2 = v * v
    return bits.fma(
        TAIL_BELOW[4],
        v2 * v2,
        _cubic(TAIL_BELOW[0], TAIL_BELOW[1], TAIL_BELOW[2], TAIL_BELOW[3], v, v2),
    )


def standardized(x: float, loc: float, scale: float) -> float:
    """The distance from loc in units of scale, or nan where scale is not positive."""
    return (x - loc) / (scale if scale > 0.0 else math.nan)


def _bell(z: float) -> float:
    """exp(-z**2 / 2) / sqrt(2 pi), by Taylor from a rounded z of exact square."""
    y = math.fabs(z)
    y = FAR if y > FAR else y
    h = (y + GRID) - GRID
    d = (h - y) * bits.fma(0.5, y - h, h)
    k, r, t = _exp_parts(-0.5 * h * h)
    u = bits.fma(d * d, bits.fma(d, bits.fma(d, 1.0 / 24.0, 1.0 / 6.0), 0.5), d)
    c = bits.fma(u, r + t, t + u)
    rest = bits.fma(ROOT_2PI_INVERSE, c, ROOT_2PI_INVERSE_LOW)
    return bits.ldexp(ROOT_2PI_INVERSE + bits.fma(ROOT_2PI_INVERSE, r, rest), k)


def _ratio(y: float) -> float:
    """Mills' ratio sf(y) exp(y**2 / 2) of y >= 0."""
    return _mills((y - 5.0) / (y + 5.0)) / (y + 1.0)


def _third(h: float, d: float) -> float:
    """The third and fourth derivative in Taylor's series of sf."""
    square = h * h
    return (square - 1.0 - 0.25 * d * h * (square - 3.0)) / 6.0


def _tail(y: float) -> float:
    """sf(y) of y >= 0, by Taylor from a rounded y of exact square."""
    y = FAR if y > FAR else y
    h = (y + GRID) - GRID
    d = y - h
    k, r, t = _exp_parts(-0.5 * h * h)
    ratio = _ratio(h)
    lost = ROOT_2PI_INVERSE * d * bits.fma(-d, bits.fma(-d, _third(h, d), 0.5 * h), 1.0)
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
    log = math.log(_ratio(VAST if y > VAST else y) if negative else above)
    return bits.fma(-0.5 * z, z, log) if negative else bits.fma(lost, tail, lost) + log


def _standard_ppf(p: float) -> float:
    """The z with cdf(z) = p, from 4 (p - 1/2) or sqrt(-2 log(p)) by a quotient."""
    q = p - 0.5
    near = math.fabs(q) <= CENTRE
    w = math.sqrt(-2.0 * math.log(p if q < 0.0 else 1.0 - p))
    s = bits.fma(-q, q, CENTRE * CENTRE)
    v = w - SHIFT
    above = _centre_above(s) if near else _tail_above(v)
    below = _centre_below(s) if near else _tail_below(v)
    first = 4.0 * q if near else math.copysign(w, q)
    z = bits.fma(first, above / below, first)
    z = z if p > 0.0 else (-math.inf if p == 0.0 else math.nan)
    return z if p < 1.0 else (math.inf if p == 1.0 else math.nan)


def reciprocal(far: float) -> float:
    """The factor that brings numbers of this size near one; 1 where there is none."""
    known = far > 0.0 and far < math.inf
    per = 1.0 / (far if known else 1.0)
    return per if per < math.inf else LARGEST_POWER


def pdf(x: float, loc: float, scale: float) -> float:
    """The density."""
    return _bell(standardized(x, loc, scale)) / scale


def logpdf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the density."""
    z = standardized(x, loc, scale)
    return bits.fma(-0.5 * z, z, -(math.log(scale) + HALF_LOG_2PI))


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
