"""The error functions and the normal tail in the precision of `own`; see docs/special.md."""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas import double as exps
from nbmath.elementary.formulas.functions import exp_parts_of_pair, log_parts
from nbmath.special.formulas.errors import double as own
from nbmath.special.formulas.polynomials import poly5, poly6


def _scaled(y: float, lost: float) -> tuple[float, float]:
    """erfcx(y + lost) of y >= 0 with a small `lost`: a number, and what it lacks."""
    t = (y - own.MIDDLE) / (y + own.MIDDLE)
    twice = 3.125 * y
    below = bits.fma(3.125, y, -twice)
    s = 1.5625 + twice
    part = s - 1.5625
    below = below + ((1.5625 - (s - part)) + (twice - part))
    p, rest = own.scaled(t)
    inverse = 1.0 / s
    q = p * inverse
    low = (bits.fma(-q, s, p) - bits.fma(q, below, -rest)) * inverse
    return q, bits.fma(lost, bits.fma(2.0 * y, q, -own.TWO_BY_ROOT_PI), low)


def _bell_rest(r: float, t: float, q: float, low: float) -> float:
    """(1 + r + t) (q + low) - q, t and low small."""
    return bits.fma(q, r, bits.fma(q, t, bits.fma(low, r, low)))


def _square(y: float, factor: float) -> tuple[float, float, float]:
    """k, r, t with exp(factor y**2) = 2**k (1 + r + t); the factor is a power of two."""
    square = y * y
    return exp_parts_of_pair(factor * square, factor * bits.fma(y, y, -square))


def _tail(y: float, factor: float, q: float, low: float) -> float:
    """exp(factor y**2) (q + low)."""
    k, r, t = _square(y, factor)
    return bits.ldexp(q + _bell_rest(r, t, q, low), k)


def _tail_pair(y: float, factor: float, q: float, low: float) -> tuple[float, float]:
    """exp(factor y**2) (q + low) as a number and a rest."""
    k, r, t = _square(y, factor)
    rest = _bell_rest(r, t, q, low)
    m = q + rest
    return bits.ldexp(m, k), bits.ldexp((q - m) + rest, k)


def _near(x: float) -> float:
    """erf(x) for |x| <= 1."""
    return bits.fma(x, own.near(x * x), x)


def _normal_scaled(y: float) -> tuple[float, float]:
    """sf(y) exp(y**2 / 2) of y >= 0 for the normal distribution, as a number and a rest."""
    x = y * own.ROOT_HALF
    q, low = _scaled(x, bits.fma(y, own.ROOT_HALF, -x) + y * own.ROOT_HALF_LOW)
    return 0.5 * q, 0.5 * low


def bell_of_height(z: float, height: float, low: float) -> float:
    """exp(-z**2 / 2) times a number and a rest."""
    y = math.fabs(z)
    y = own.NORMAL_FAR if y > own.NORMAL_FAR else y
    square = y * y
    high = -0.5 * square
    k = bits.rint(high * exps.LOG2_E)
    lost = bits.fma(-k, exps.LN2_LOW, -0.5 * bits.fma(y, y, -square))
    r = bits.fma(-k, exps.LN2_HIGH, high) + lost
    u = r * bits.fma(bits.fma(exps.exp_series(r, r * r), r, 0.5), r, 1.0)
    return bits.ldexp(height + bits.fma(height, u, low), k)


def normal_bell(z: float) -> float:
    """exp(-z**2 / 2) / sqrt(2 pi)."""
    return bell_of_height(z, own.ROOT_2PI_INVERSE, own.ROOT_2PI_INVERSE_LOW)


def erf(x: float) -> float:
    """The error function: a polynomial to |x| = 1, one minus a tail beyond."""
    y = math.fabs(x)
    z = own.ERF_ONE if y > own.ERF_ONE else y
    log = own.log2_tail(z - own.START)
    k = bits.rint(log)
    far = bits.fma(-own.power_of_2(log - k), bits.pow2(k), 1.0)
    return bits.copysign(far, x) if y > 1.0 else _near(x)


def erfc(x: float) -> float:
    """One minus the error function, each tail in its own right."""
    y = math.fabs(x)
    z = own.FAR if y > own.FAR else y
    q, low = _scaled(z, 0.0)
    tail = _tail(z, -1.0, q, low)
    far = 2.0 - tail if x < 0.0 else tail
    return far if y > own.NEARBY else 1.0 - _near(x)


def erfcx(x: float) -> float:
    """exp(x**2) erfc(x)."""
    y = math.fabs(x)
    y = own.VAST if y > own.VAST else y
    nearby = y <= own.NEARBY
    q, low = _scaled(y, 0.0)
    e = _near(x)
    left = 1.0 - e
    growing = own.GROWN if y > own.GROWN else y
    lost = (1.0 - left) - e if nearby else 0.0
    power, rest = _tail_pair(growing, 1.0, left if nearby else 2.0, lost)
    right = q + low if y < own.VAST else own.INVERSE_ROOT_PI / math.fabs(x)
    less = power - q
    beyond = less + (((power - less) - q) + (rest - low))
    beyond = beyond if less < math.inf else less
    far = beyond if x < 0.0 else right
    return power if nearby else far


def erfcx_of_nonnegative(y: float) -> float:
    """exp(y**2) erfc(y) of y >= 0, up to 4 ulp off below 1/2."""
    q, low = _scaled(y, 0.0)
    return q + low


def ndtr(x: float) -> float:
    """The normal distribution function, each tail in its own right."""
    y = math.fabs(x)
    z = own.NORMAL_FAR if y > own.NORMAL_FAR else y
    q, low = _normal_scaled(z)
    tail = _tail(z, -0.5, q, low)
    far = tail if x < 0.0 else 1.0 - tail
    return far if y > own.NEARBY else bits.fma(0.5, _near(x * own.ROOT_HALF), 0.5)


def log_ndtr(x: float) -> float:
    """The logarithm of the normal distribution function, which does not underflow."""
    y = math.fabs(x)
    nearby = y <= own.NEARBY
    limit = own.VAST if x < 0.0 else own.NORMAL_FAR
    z = limit if y > limit else y
    q, low = _normal_scaled(z)
    tail, tail_low = _tail_pair(z, -0.5, q, low)
    above = 1.0 - tail
    half = 0.5 * _near(x * own.ROOT_HALF)
    middle = 0.5 + half
    p = above if x >= 0.0 else q
    lost = ((1.0 - above) - tail) - tail_low if x >= 0.0 else low
    p = middle if nearby else p
    lost = (0.5 - middle) + half if nearby else lost
    high, rest = log_parts(p)
    log = high + (rest + lost / p)
    return bits.fma(-0.5 * x, x, log) if x < 0.0 and not nearby else log


def _quantile(q: float, high: float, low: float) -> tuple[float, float]:
    """The normal quantile of p = 1/2 + q as a number and a rest, from log(min(p, 1 - p))."""
    square = -2.0 * (high + low)
    return _quantile_of_log(q, square, -2.0 * (high - (-0.5 * square) + low))


def _quantile_of_log(q: float, square: float, rest: float) -> tuple[float, float]:
    """The same, given -2 log(m) as a number and what it lacks."""
    near = math.fabs(q) <= own.CENTRE
    w = math.sqrt(square)
    s = bits.fma(-q, q, own.CENTRE * own.CENTRE)
    v = w - own.SHIFT
    # the tail's quotient, and what the root lacks over 2 w, by the one division
    twice, lost = 2.0 * w, bits.fma(-w, w, square) + rest
    divisor = own.tail_below(v)
    above = own.centre_above(s) if near else bits.fma(lost, divisor, twice * own.tail_above(v))
    below = own.centre_below(s) if near else twice * divisor
    share = above / below
    middle = 2.5 * q
    beyond = bits.fma(middle, share, bits.fma(2.5, q, -middle))
    first = middle if near else bits.copysign(w - 1.0, q)
    return first, beyond if near else (share if q > 0.0 else -share)


def _at_ends(z: float, below: float, above: float) -> float:
    """A quantile, with the limits for a probability whose distance from 0 and from 1 is given."""
    z = z if below > 0.0 else (-math.inf if below == 0.0 else math.nan)
    return z if above > 0.0 else (math.inf if above == 0.0 else math.nan)


def ndtri(p: float) -> float:
    """The normal quantile, from 2.5 (p - 1/2) or sqrt(-2 log(p)) - 1 by a quotient."""
    q = p - 0.5
    high, low = log_parts(p if q < 0.0 else 1.0 - p)
    first, rest = _quantile(q, high, low)
    return _at_ends(first + rest, p, 1.0 - p)


def _by_root_2(first: float, rest: float) -> float:
    """(first + rest) / sqrt(2)."""
    high = first * own.ROOT_HALF
    low = bits.fma(first, own.ROOT_HALF, -high) + first * own.ROOT_HALF_LOW
    return high + bits.fma(rest, own.ROOT_HALF, low)


def _log_of_half(m: float) -> tuple[float, float]:
    """log(m / 2) as a number and a rest; half a subnormal number would lose a bit."""
    high, low = log_parts(m)
    total = high - own.LN2
    part = total - high
    lost = (high - (total - part)) - (own.LN2 + part)
    return total, low + (lost - own.LN2_LOW)


def erfinv(y: float) -> float:
    """The x with erf(x) = y."""
    high, low = _log_of_half(1.0 - math.fabs(y))
    first, rest = _quantile(0.5 * y, high, low)
    x = bits.copysign(_by_root_2(first, rest), y)
    return _at_ends(x, 1.0 + y, 1.0 - y)


def erfcinv(y: float) -> float:
    """The x with erfc(x) = y."""
    q = 0.5 - 0.5 * y
    high, low = _log_of_half(y if q > 0.0 else 2.0 - y)
    first, rest = _quantile(q, high, low)
    return _at_ends(_by_root_2(first, rest), 2.0 - y, y)


def ndtri_exp(y: float) -> float:
    """The z with log_ndtr(z) = y."""
    above = y > own.ABOVE_CENTRE
    less = math.expm1(y if above else (y + own.LN2) + own.LN2_LOW)
    # one logarithm serves either tail: of 1 - exp(y), or of -2 y for the far one
    lower = y < -own.LN2
    twice = -2.0 * y
    log = math.log(-less if above else twice)
    square = -2.0 * log if above else twice
    z = _near_quantile(0.5 + less if above else 0.5 * less, square, 0.0)
    far = _far_quantile(twice, log)
    z = far if lower and twice > own.REACH * own.REACH else z
    z = -2.0 * math.sqrt(-0.5 * y) if y < -own.VAST else z
    return z if y < 0.0 else (math.inf if y == 0.0 else math.nan)


def _near_quantile(q: float, square: float, rest: float) -> float:
    """The quantile of 1/2 + q, not too far out, from -2 log of its tail."""
    first, beyond = _quantile_of_log(q, square, rest)
    return first + beyond


def _far_quantile(square: float, log: float) -> float:
    """The z far below zero with log_ndtr(z) = -square / 2, given log(square) as well.

    z^2 = square (1 - e) by Newton's steps on the asymptotic series, which 1 / square begins.
    """
    v = 1.0 / square
    total = log + own.LOG_2PI
    e = v * (total + 2.0 * v) * (1.0 - v)
    for _ in range(2):
        y = v * poly5(own.ONES, e)  # 1 / z^2
        rest = y * poly5(own.FAR_SERIES, y) - e * poly6(own.PER, e)
        e = bits.fma(bits.fma(v, total + rest, -e), 1.0 - v, e)
    return -math.sqrt(bits.fma(-e, square, square))


def quantile_of_tail(q: float, square: float, rest: float) -> float:
    """The quantile of 1/2 + q from -2 log of its tail, a number and what it lacks."""
    near = _near_quantile(q, square, rest)
    far = bits.copysign(_far_quantile(square, math.log(square)), q)
    return far if square > own.REACH * own.REACH else near


def mills(y: float) -> float:
    """The tail beyond y >= 0 of the normal distribution, over its density there."""
    v = 1.0 / y
    q, low = _normal_scaled(y)
    near = bits.fma(q, own.ROOT_2PI, low * own.ROOT_2PI)
    return near if y < own.DISTANT else bits.fma(-v * v, v, v)


def half_mass(y: float, ratio: float) -> float:
    """The integral of exp(-t**2 / 2) from 0 to y >= 0, given Mills' ratio at y."""
    x = y if y < own.ROOT_2 else own.ROOT_2
    more = bits.fma(own.HALF_ROOT_PI, own.near(0.5 * x * x), own.HALF_ROOT_PI - 1.0)
    far = own.ROOT_HALF_PI - ratio * math.exp(-0.5 * y * y)
    return far if y > own.ROOT_2 else bits.fma(x, more, x)
