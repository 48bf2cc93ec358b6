"""The gamma function and its relatives in the precision of `own`; see docs/special.md."""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas.functions import exp_parts_of_pair
from nbmath.special.formulas.gammas import double as own


def two_sum(a: float, b: float) -> tuple[float, float]:
    """a + b and its rounding error, exactly."""
    s = a + b
    part = s - a
    return s, (a - (s - part)) + (b - part)


def log_pair(x: float) -> tuple[float, float]:
    """log(x) of a positive x as a number and a rest, with eight bits more than a number."""
    tiny = x < own.SMALLEST
    y = x * own.LIFT if tiny else x
    k = bits.exponent(y) - (own.LIFT_EXPONENT if tiny else 0.0)
    f = bits.significand(y) - 1.0
    d = 2.0 + f
    inverse = 1.0 / d
    s = f * inverse
    s_low = (bits.fma(-s, d, f) - s * (f - (d - 2.0))) * inverse
    z = s * s
    cube = z * s
    lost = bits.fma(z, s, -cube) + s * bits.fma(3.0 * s, s_low, bits.fma(s, s, -z))
    tail = bits.fma(own.TWO_THIRDS, lost, cube * own.TWO_THIRDS_LOW)
    tail = bits.fma(cube * z, own.log_series(z), tail)
    high, low = two_sum(k * own.LN2_HIGH, 2.0 * s)
    return high, low + bits.fma(cube, own.TWO_THIRDS, bits.fma(k, own.LN2_LOW, 2.0 * s_low) + tail)


def stirling_rest(x: float) -> float:
    """log(gamma(x)) - (x - 1/2) log(x) + x - log(2 pi) / 2 of x >= 3."""
    per = 1.0 / x
    return per * own.stirling(per * per)


def _stirling(x: float, per: float, high: float, low: float) -> tuple[float, float]:
    """log(gamma(x)) of x >= 3 as a number and a rest: (x - 1/2) log(x) - x + ..., per = 1 / x."""
    a = x - 0.5
    p = a * high
    rest = bits.fma(a, high, -p) + a * low
    s, lost = two_sum(p, -x)
    t, lost_again = two_sum(s, own.HALF_LOG_2PI)
    small = per * own.stirling(per * per) + own.HALF_LOG_2PI_LOW
    return t, ((rest + lost) + lost_again) + small


def _central(d: float, quotient: float) -> tuple[float, float]:
    """log(gamma(1 + d)), -1/4 <= d <= 2, as a number and a rest: d (d - 1) (1/2 + a quotient)."""
    e = d - 1.0
    p = d * e
    lost = 0.5 * bits.fma(d, e, -p)
    return 0.5 * p, bits.fma(p, quotient, lost)


def _log_gamma(x: float, high: float, low: float) -> tuple[float, float]:
    """log(gamma(x)) of x >= 3/4, log(gamma(1 + x)) of 0 <= x < 3/4, from log(x)."""
    large = x >= 3.0
    d = 2.0 if large else (x - 1.0 if x >= 0.75 else x)
    # one division for both, of which one is wanted
    above, below = own.central_above(d), own.central_below(d)
    quotient = (1.0 if large else above) / (x if large else below)
    far, far_low = _stirling(x, quotient, high, low)
    near, near_low = _central(d, quotient)
    return far if large else near, far_low if large else near_low


def _distance(x: float) -> tuple[float, float]:
    """|x|, and how far it is from the nearest whole number."""
    z = math.fabs(x)
    return z, z - bits.rint(z)


def sinc_pair(r: float) -> tuple[float, float]:
    """sin(pi r) / (pi r) of |r| <= 1/2, as a number and a rest."""
    z = r * r
    fall = own.sinc(z)
    y = z * fall
    lost = bits.fma(z, fall, -y) + bits.fma(r, r, -z) * fall
    c = 1.0 - y
    return c, ((1.0 - c) - y) - lost


def sine_of_pi(r: float) -> float:
    """sin(pi r) of |r| <= 1/2."""
    c, lost = sinc_pair(r)
    return math.pi * r * (c + lost)


def _sine(z: float, r: float, small: bool) -> tuple[float, float]:
    """z |sin(pi z)| / pi, without the factor z where `small`, as a number and a rest."""
    c, lost = sinc_pair(r)
    r = math.fabs(r)
    side = r if small else z * r
    side_low = 0.0 if small else bits.fma(z, r, -side)
    d = side * c
    return d, bits.fma(side, c, -d) + bits.fma(side, lost, side_low * c)


def _sign(x: float) -> float:
    """The sign of the gamma function where it has one."""
    z, r = _distance(x)
    above = bits.rint(z) + (1.0 if r > 0.0 else 0.0)
    even = above == 2.0 * bits.rint(0.5 * above)
    return 1.0 if x > 0.0 or even else -1.0


def gammaln_pair(x: float) -> tuple[float, float]:
    """log(gamma(x)) of x >= 3/4 as a number and a rest."""
    log_high, log_low = log_pair(x)
    return _log_gamma(x, log_high, log_low)


def gammaln_of_positive(x: float) -> float:
    """log(gamma(x)) of x >= 0; of other numbers it means nothing."""
    log_high, log_low = log_pair(x)
    high, low = _log_gamma(x, log_high, log_low)
    value = (high + (low - log_low)) - log_high if x < 0.75 else high + low
    value = x * ((log_high - 1.0) + log_low) if x > own.HUGE else value
    value = value if x < math.inf else x
    return value if x != 0.0 else math.inf


def gammaln(x: float) -> float:
    """The logarithm of the absolute value of the gamma function."""
    if not x < 0.0:
        return gammaln_of_positive(x)
    z, r = _distance(x)
    if r == 0.0 or z == math.inf:
        return math.inf
    log_high, log_low = log_pair(z)
    high, low = _log_gamma(z, log_high, log_low)
    beyond = high + low if z < 0.75 else high + (log_high + (log_low + low))
    c, lost = sinc_pair(r)
    return -math.log(math.fabs(r) * (c + lost)) - beyond


def gammasgn(x: float) -> float:
    """The sign of the gamma function; nan at its poles below zero."""
    z, r = _distance(x)
    sign = 1.0 if x >= 0.0 else _sign(x)
    sign = bits.copysign(1.0, x) if x == 0.0 else sign
    pole = x < 0.0 and (r == 0.0 or z == math.inf)
    return math.nan if pole or x != x else sign


def exp_over_pair(high: float, low: float, d: float, d_low: float) -> tuple[float, float, float]:
    """exp(high + low) / (d + d_low) as (1 / d + rest) 2**k, in that order."""
    k, r, t = exp_parts_of_pair(high, low)
    q = 1.0 / d
    u = -d_low * q
    c = bits.fma(u, r + t, t + u)
    error = bits.fma(-q, d, 1.0) * q
    return q, bits.fma(q, r, bits.fma(q, c, bits.fma(error, r, error))), k


def exp_over(high: float, low: float, d: float, d_low: float) -> tuple[float, float]:
    """The same as m 2**k."""
    q, rest, k = exp_over_pair(high, low, d, d_low)
    return q + rest, k


def gamma_of_positive(x: float) -> float:
    """The gamma function of x >= 0; of other numbers it means nothing."""
    z = own.LAST if x > own.LAST else x
    small = z < 0.75
    log_high, log_low = log_pair(z)
    high, low = _log_gamma(z, log_high, log_low)
    q, rest, k = exp_over_pair(high, low, z if small else 1.0, 0.0)
    value = _lifted(q + rest, k)
    value = bits.copysign(math.inf, x) if q == math.inf else value
    return x if x == math.inf or x != x else value


def _lifted(m: float, k: float) -> float:
    """m 2**k, where m may be near the largest number."""
    return bits.ldexp(m, k) if m < own.HUGE else m * bits.pow2(k)


def gamma(x: float) -> float:
    """The gamma function."""
    z, r = _distance(x)
    z = own.LAST if z > own.LAST else z
    small = z < 0.75
    log_high, log_low = log_pair(z)
    high, low = _log_gamma(z, log_high, log_low)
    sine, sine_low = _sine(z, r, small)
    negative = x < 0.0
    d = sine if negative else (z if small else 1.0)
    d_low = sine_low if negative else 0.0
    q, rest, k = exp_over_pair(-high if negative else high, -low if negative else low, d, d_low)
    value = _lifted(q + rest, k) * _sign(x)
    value = bits.copysign(math.inf, x) if q == math.inf else value
    value = math.nan if negative and r == 0.0 else value
    return x if x == math.inf or x != x else value


def rgamma_of_positive(x: float) -> float:
    """Its reciprocal of x >= 0; of other numbers it means nothing."""
    z = own.LAST if x > own.LAST else x
    log_high, log_low = log_pair(z)
    high, low = _log_gamma(z, log_high, log_low)
    k, r, t = exp_parts_of_pair(-high, -low)
    factor = z if z < 0.75 else 1.0
    value = bits.ldexp(factor + bits.fma(factor, r, factor * t), k)
    value = 0.0 if x == math.inf else value
    return x if x == 0.0 or x != x else value


def rgamma(x: float) -> float:
    """The reciprocal of the gamma function, which has no poles."""
    z, r = _distance(x)
    z = own.LAST if z > own.LAST else z
    small = z < 0.75
    log_high, log_low = log_pair(z)
    high, low = _log_gamma(z, log_high, log_low)
    sine, sine_low = _sine(z, r, small)
    negative = x < 0.0
    factor = sine if negative else (z if small else 1.0)
    k, e, t = exp_parts_of_pair(high if negative else -high, low if negative else -low)
    beyond = sine_low if negative else 0.0
    rest = bits.fma(factor, t, bits.fma(beyond, e, beyond))
    value = bits.ldexp(factor + bits.fma(factor, e, rest), k)
    value = value * _sign(x)
    value = 0.0 if negative and r == 0.0 else value
    value = 0.0 if x == math.inf else value
    return x if x == 0.0 or x != x else value


def digamma_rest(x: float) -> float:
    """log(x) - 1 / (2 x) - digamma(x) of x >= 3."""
    per = 1.0 / x
    square = per * per
    return square * own.digamma_far(square)


def digamma_of_positive(x: float) -> float:
    """The digamma function of x > 0; of other numbers it means nothing."""
    small = x < 0.75
    large = x >= 3.0
    per = 1.0 / x
    square = per * per
    far = (math.log(x) - 0.5 * per) - square * own.digamma_far(square)
    d = x if small else x - 1.0
    d = 2.0 if large else d
    p = (d - own.ROOT) - own.ROOT_LOW
    most = 0.75 * p
    rest = bits.fma(0.75, p, -most)
    near = most + bits.fma(p, own.digamma_above(d) / own.digamma_below(d), rest)
    near = near - per if small else near
    value = far if large else near
    return value if x < math.inf else x


def digamma(x: float) -> float:
    """The logarithmic derivative of the gamma function."""
    if x > 0.0 or x != x:
        return digamma_of_positive(x)
    if x == 0.0:
        return bits.copysign(math.inf, -x)
    z, r = _distance(x)
    if r == 0.0 or z == math.inf:
        return math.nan
    s = r * r
    cotangent = 1.0 / r - r * (own.cotangent_above(s) / own.cotangent_below(s))
    return digamma_of_positive(1.0 + z) + cotangent
