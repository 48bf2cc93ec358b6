"""Logarithms of sums and differences, and products with a logarithm; see docs/special.md."""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas import double as own
from nbmath.elementary.formulas.functions import exp_parts, log1p_parts, log_parts_of_pair
from nbmath.special.formulas.gammas import double as gammas
from nbmath.special.formulas.incomplete_gamma import double as tails


def _near(x: float) -> float:
    """log(1 + x) - x of -0.29 < x < 0.41, by the series of log(1 + x) about its first term."""
    s = x / (2.0 + x)
    z = s * s
    return -s * (x - z * own.log_series(z))


def log1pmx(x: float) -> float:
    """log(1 + x) - x."""
    near = x > -0.29 and x < 0.41
    high, low = log1p_parts(x)
    far = (high - x) + low
    value = _near(x if near else 0.0) if near else far
    value = -math.inf if x == -1.0 or x == math.inf else value
    return value if x >= -1.0 else math.nan


def log1mexp(x: float) -> float:
    """log(1 - exp(x)) of x <= 0, from 1 - exp(x) and what its rounding loses.

    Of a tiny x that is -x; where exp(x) is below the rounding of one the result is -exp(x).
    """
    y = x if x < 0.0 else -1.0
    y = y if y > own.UNDERFLOW else own.UNDERFLOW
    k, r, t = exp_parts(y)
    scale = bits.pow2(k)
    shift = 1.0 - scale
    high = bits.fma(-scale, r, shift)
    low = bits.fma(-scale, t, bits.fma(-scale, r, shift - high) + ((1.0 - shift) - scale))
    u = high + low
    tiny = y > -own.TINY
    lost = 0.0 if tiny else low - (u - high)
    u = -y * own.LIFT if tiny else u
    high, low = log_parts_of_pair(u, lost, own.LIFT_EXPONENT if tiny else 0.0)
    value = high + low if y > own.MINUS_ONE else -bits.ldexp(1.0 + (r + t), k)
    value = -math.inf if x == 0.0 else value
    return value if x <= 0.0 else math.nan


def logaddexp(x: float, y: float) -> float:
    """log(exp(x) + exp(y))."""
    larger = x if x > y else y
    apart = -math.fabs(x - y)
    value = larger + math.log1p(math.exp(apart))
    value = larger if x == y and math.fabs(x) == math.inf else value
    return x + y if x != x or y != y else value


def logsubexp(x: float, y: float) -> float:
    """log(exp(x) - exp(y)) of x >= y."""
    value = x + log1mexp(y - x)
    value = -math.inf if x == y else value
    value = x if y == -math.inf else value
    return math.nan if x == math.inf and y == math.inf else value


def xlogy(x: float, y: float) -> float:
    """x log(y), and 0 where x is 0."""
    value = x * math.log(y)
    return 0.0 if x == 0.0 and y == y else value


def xlog1py(x: float, y: float) -> float:
    """x log(1 + y), and 0 where x is 0."""
    value = x * math.log1p(y)
    return 0.0 if x == 0.0 and y == y else value


def entr(x: float) -> float:
    """-x log(x), 0 at 0 and -inf below."""
    value = -x * math.log(x)
    value = value if x > 0.0 else -math.inf
    value = 0.0 if x == 0.0 else value
    return x if x != x else value


def _ratio_parts(x: float, y: float) -> tuple[float, float, float]:
    """k, s and what s lacks, x / y = 2**k (1 + s) / (1 - s), |s| <= 1/3; k is 0 near one."""
    small, faint = x < own.SMALLEST, y < own.SMALLEST
    u, v = x * own.LIFT if small else x, y * own.LIFT if faint else y
    k = bits.exponent(u) - bits.exponent(v)
    k = k - (own.LIFT_EXPONENT if small else 0.0) + (own.LIFT_EXPONENT if faint else 0.0)
    near = 0.5 * x < y and 0.5 * y < x
    scale = 0.5 if x > 1.0 else own.LIFT
    m = x * scale if near else bits.significand(u)
    n = y * scale if near else bits.significand(v)
    total, less = m + n, m - n
    back = total - m
    rest = (m - (total - back)) + (n - back)
    inverse = 1.0 / total
    s = less * inverse
    low = (bits.fma(-s, total, less) - s * rest) * inverse
    return 0.0 if near else k, s, low


def _odd_rest(s: float, z: float) -> float:
    """2 atanh(s) - 2 s, |s| <= 1/3, z = s**2."""
    return s * z * bits.fma(z, tails.log_series(z), gammas.TWO_THIRDS)


def _log_of_parts(k: float, s: float, low: float, rest: float) -> tuple[float, float]:
    """k log(2) + 2 s + 2 low + rest as a number and a rest."""
    high = bits.fma(k, own.LN2_HIGH, 2.0 * s)
    lost = bits.fma(2.0, s, -bits.fma(-k, own.LN2_HIGH, high))
    return high, bits.fma(2.0, low, rest + bits.fma(k, own.LN2_LOW, lost))


def _plain_log_of_ratio(x: float, y: float) -> float:
    """log(x / y) of positive finite numbers."""
    k, s, low = _ratio_parts(x, y)
    high, rest = _log_of_parts(k, s, low, _odd_rest(s, s * s))
    return high + rest


def log_of_ratio(x: float, y: float) -> float:
    """log(x / y) of a y > 0, -inf where x is not above zero; x / y itself may leave the range."""
    value = _plain_log_of_ratio(x, y)
    value = math.inf if x == math.inf else value
    value = value if x > 0.0 and y < math.inf else -math.inf
    none = x != x or y != y or (x == math.inf and y == math.inf)
    return x - y if none else value


def rel_entr(x: float, y: float) -> float:
    """x log(x / y), 0 where x is 0, inf where it has no meaning."""
    value = x * _plain_log_of_ratio(x, y)
    value = -math.inf if y == math.inf and x < math.inf else value
    value = value if x > 0.0 and y > 0.0 else math.inf
    value = 0.0 if x == 0.0 and y >= 0.0 else value
    return x + y if x != x or y != y else value


def kl_div(x: float, y: float) -> float:
    """x log(x / y) - x + y, y where x is 0, inf where it has no meaning."""
    k, s, low = _ratio_parts(x, y)
    odd = _odd_rest(s, s * s)
    d = x - y  # (x + y) s near one, where 2 x s - d is s d
    near = bits.fma(s, d, bits.fma(low, d, x * odd))
    high, rest = _log_of_parts(k, s, low, odd)
    far = bits.fma(x, high, -d) + x * rest
    value = near if k == 0.0 else far
    value = value if x > 0.0 and y > 0.0 else math.inf
    value = y if x == 0.0 and y >= 0.0 else value
    value = math.inf if (x == math.inf) != (y == math.inf) else value
    return x + y if x != x or y != y else value
