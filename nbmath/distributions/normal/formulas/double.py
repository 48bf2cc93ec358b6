"""The normal distribution in float64; derivations are in docs/distributions.md."""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas.double import _exp_parts

ROOT_2PI_INVERSE = 0.3989422804014327
ROOT_2PI_INVERSE_LOW = -2.49232720227773e-17
HALF_LOG_2PI = 0.9189385332046727
FAR = 40.0  # exp(-FAR**2 / 2) is zero
VAST = 1e154  # the square of which is finite
GRID = 1.5 * 2.0**32  # adding and subtracting it rounds to multiples of 2**-20
CENTRE = 0.425
SHIFT = 2.25
LARGEST_POWER = 2.0**1022

# Coefficients: tests/nbmath/distributions/coefficients.py.
# MILLS: (x + 1) exp(x**2 / 2) sf(x) in powers of t = (x - 5) / (x + 5);
# CENTRE_ABOVE / CENTRE_BELOW: ppf(1/2 + q) / (4 q) - 1 in powers of CENTRE**2 - q**2;
# TAIL_ABOVE / TAIL_BELOW: -ppf(p) / w - 1 in powers of w - SHIFT, w = sqrt(-2 log(p)).
MILLS = (
    0.46151582985003775, -0.09155228183400907, 0.03103036842596538,
    0.010002352385232678, -0.026401042966345555, 0.02453696324358619,
    -0.015170415402136496, 0.006522000668964006, -0.0016760723466543474,
    7.791589121683064e-06, 0.00018233415207545353, -5.360754581070071e-05,
    -9.896112094299078e-06, 9.059728640322524e-06, -7.032803291516984e-08,
    -1.3072781170371368e-06, 1.2786405593130351e-07, 1.960815241622624e-07,
    -2.6280466316940082e-08, -3.0810144104270175e-08, 3.6266499798005572e-09,
    4.34294922610243e-09, -2.82338232616619e-10, -3.7122101828736243e-10,
)  # fmt: skip
CENTRE_ABOVE = (
    -0.15321678180090834, -9.027872057190528, -194.28705384996394,
    -1961.23196213416, -9732.982546306866, -22490.331869504993,
    -20369.982208809775, -4598.767527567912,
)  # fmt: skip
CENTRE_BELOW = (
    1.0, 42.31305872444672, 687.1770612080877,
    5394.0629637004495, 21212.994938916312, 39305.7611900903,
    28726.922015514276, 5225.966158383564,
)  # fmt: skip
TAIL_ABOVE = (
    -0.3742041315115222, -0.4438409160832077, -0.21406691289232432,
    -0.05400882364556043, -0.007515337240194071, -0.0005595916777049919,
    -2.052641409707491e-05, -3.2063499493837877e-07, -1.5667116013123793e-09,
    -4.354727303511281e-13, 3.5696247008420285e-16,
)  # fmt: skip
TAIL_BELOW = (
    1.0, 1.8789324219359778, 1.49194144694075,
    0.6540089392328866, 0.17302938613287341, 0.02825247760191832,
    0.0027868784955611, 0.0001563880670467564, 4.507675038558835e-06,
    5.633850856777125e-08, 2.1323640407354796e-10,
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
    c = _cubic(MILLS[10], MILLS[11], MILLS[12], MILLS[13], t, t2)
    d = _cubic(MILLS[14], MILLS[15], MILLS[16], MILLS[17], t, t2)
    e = _cubic(MILLS[18], MILLS[19], MILLS[20], MILLS[21], t, t2)
    f = bits.fma(MILLS[23], t, MILLS[22])
    t8 = t4 * t4
    high = bits.fma(bits.fma(f, t4, e), t8, bits.fma(d, t4, c))
    rest = bits.fma(high, t8, bits.fma(b, t4, a))
    return bits.fma(bits.fma(rest, t, MILLS[1]), t, MILLS[0])


def _centre_above(s: float) -> float:
    """Above the line of ppf(1/2 + q) / (4 q) - 1 at s = CENTRE**2 - q**2."""
    s2 = s * s
    low = _cubic(CENTRE_ABOVE[0], CENTRE_ABOVE[1], CENTRE_ABOVE[2], CENTRE_ABOVE[3], s, s2)
    return bits.fma(
        _cubic(CENTRE_ABOVE[4], CENTRE_ABOVE[5], CENTRE_ABOVE[6], CENTRE_ABOVE[7], s, s2),
        s2 * s2,
        low,
    )


def _centre_below(s: float) -> float:
    """Below that line."""
    s2 = s * s
    low = _cubic(CENTRE_BELOW[0], CENTRE_BELOW[1], CENTRE_BELOW[2], CENTRE_BELOW[3], s, s2)
    return bits.fma(
        _cubic(CENTRE_BELOW[4], CENTRE_BELOW[5], CENTRE_BELOW[6], CENTRE_BELOW[7], s, s2),
        s2 * s2,
        low,
    )


def _tail_above(v: float) -> float:
    """Above the line of -ppf(p) / w - 1 at v = w - SHIFT."""
    v2 = v * v
    v4 = v2 * v2
    low = _cubic(TAIL_ABOVE[0], TAIL_ABOVE[1], TAIL_ABOVE[2], TAIL_ABOVE[3], v, v2)
    high = bits.fma(TAIL_ABOVE[10], v2, bits.fma(TAIL_ABOVE[9], v, TAIL_ABOVE[8]))
    return bits.fma(
        bits.fma(
            high, v4, _cubic(TAIL_ABOVE[4], TAIL_ABOVE[5], TAIL_ABOVE[6], TAIL_ABOVE[7], v, v2)
        ),
        v4,
        low,
    )


def _tail_below(v: float) -> float:
    """Below that line."""
    v2 = v * v
    v4 = v2 * v2
    low = _cubic(TAIL_BELOW[0], TAIL_BELOW[1], TAIL_BELOW[2], TAIL_BELOW[3], v, v2)
    high = bits.fma(TAIL_BELOW[10], v2, bits.fma(TAIL_BELOW[9], v, TAIL_BELOW[8]))
    return bits.fma(
        bits.fma(
            high, v4, _cubic(TAIL_BELOW[4], TAIL_BELOW[5], TAIL_BELOW[6], TAIL_BELOW[7], v, v2)
        ),
        v4,
        low,
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
    u = bits.fma(d * d, bits.fma(d, 1.0 / 6.0, 0.5), d)
    c = bits.fma(u, r + t, t + u)
    rest = bits.fma(ROOT_2PI_INVERSE, c, ROOT_2PI_INVERSE_LOW)
    return bits.ldexp(ROOT_2PI_INVERSE + bits.fma(ROOT_2PI_INVERSE, r, rest), k)


def _ratio(y: float) -> float:
    """Mills' ratio sf(y) exp(y**2 / 2) of y >= 0."""
    return _mills((y - 5.0) / (y + 5.0)) / (y + 1.0)


def _tail(y: float) -> float:
    """sf(y) of y >= 0, by Taylor from a rounded y of exact square."""
    y = FAR if y > FAR else y
    h = (y + GRID) - GRID
    d = y - h
    k, r, t = _exp_parts(-0.5 * h * h)
    ratio = _ratio(h)
    lost = (
        ROOT_2PI_INVERSE * d * bits.fma(-d, bits.fma(-d, bits.fma(h, h, -1.0) / 6.0, 0.5 * h), 1.0)
    )
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
