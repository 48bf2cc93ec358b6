"""The elementary functions in the precision of `own`; the derivations are in docs/elementary.md."""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas import double as own


def exp_parts(x: float) -> tuple[float, float, float]:
    """k, r, t with exp(x) = 2**k (1 + r + t), |r| < 0.347 and t the small part."""
    k = bits.rint(x * own.LOG2_E)
    high = bits.fma(-k, own.LN2_HIGH, x)  # exact
    r = bits.fma(-k, own.LN2_LOW, high)
    rest = bits.fma(-k, own.LN2_LOW, high - r)
    r2 = r * r
    return k, r, bits.fma(r * r2, own.expm1_series(r, r2), bits.fma(0.5, r2, rest))


def exp_parts_of_pair(x: float, low: float) -> tuple[float, float, float]:
    """The same of x + low, |low| < 1/4."""
    k = bits.rint((x + low) * own.LOG2_E)
    high = bits.fma(-k, own.LN2_HIGH, x)  # exact
    low = bits.fma(-k, own.LN2_LOW, low)
    r = high + low
    rest = low - (r - high)
    r2 = r * r
    return k, r, bits.fma(r * r2, own.expm1_series(r, r2), bits.fma(0.5, r2, rest))


def _exp_pair(x: float) -> tuple[float, float]:
    """The pair z, c with exp(x) = z + c and c below the rounding of z, for x <= 0."""
    k = bits.rint(x * own.LOG2_E)
    r = bits.fma(-k, own.LN2_LOW, bits.fma(-k, own.LN2_HIGH, x))
    r2 = r * r
    t = r2 * bits.fma(own.exp_series(r, r2), r, 0.5)
    one = 1.0 + r
    lost = (r - (one - 1.0)) + t
    high = one + lost
    low = lost - (high - one)
    return bits.ldexp(high, k), bits.ldexp(low, k)


def _log_pair(k: float, f: float, c: float) -> tuple[float, float]:
    """The sum k ln(2) + log(1 + f) + c with a small c, as a number and a small rest."""
    s = f / (2.0 + f)
    z = s * s
    high = bits.fma(k, own.LN2_HIGH, f)
    lost = f - bits.fma(-k, own.LN2_HIGH, high)
    rest = bits.fma(k, own.LN2_LOW, lost + c)
    return high, bits.fma(-s, bits.fma(-z, own.log_series(z), f), rest)


def log_parts(x: float) -> tuple[float, float]:
    """log(x) of a positive x as a number and a small rest: four bits more than in a number."""
    small = x < own.SMALLEST
    y = x * own.LIFT if small else x
    k = bits.exponent(y) - (own.LIFT_EXPONENT if small else 0.0)
    return _log_pair(k, bits.significand(y) - 1.0, bits.nan_if_negative(x))


def exp(x: float) -> float:
    """The exponential function."""
    x = own.OVERFLOW if x > own.OVERFLOW else x
    x = own.UNDERFLOW if x < own.UNDERFLOW else x
    k = bits.rint(x * own.LOG2_E)
    r = bits.fma(-k, own.LN2_LOW, bits.fma(-k, own.LN2_HIGH, x))
    p = bits.fma(own.exp_series(r, r * r), r, 0.5)
    return bits.ldexp(bits.fma(bits.fma(p, r, 1.0), r, 1.0), k)


def exp2_of_nonpositive(x: float) -> float:
    """2**x for x <= 0, and 0 where that is no normal number: the weights of a running maximum."""
    k = bits.rint(x)
    r = (x - k) * own.LN2
    power = bits.fma(bits.fma(bits.fma(own.exp_series(r, r * r), r, 0.5), r, 1.0), r, 1.0)
    return 0.0 if x < own.LOWEST_EXPONENT else power * bits.pow2(k)


def expm1(x: float) -> float:
    """The difference exp(x) - 1."""
    y = own.OVERFLOW if x > own.OVERFLOW else x
    y = own.MINUS_ONE if y < own.MINUS_ONE else y
    k, r, t = exp_parts(y)
    scale = bits.pow2(k - 1.0)  # half of 2**k, so that it stays finite
    shift = scale - 0.5
    lost = (scale - shift) - 0.5
    high = bits.fma(scale, r, shift)
    low = bits.fma(scale, t, bits.fma(scale, r, shift - high) + lost)
    return x if math.fabs(x) < own.TINY else 2.0 * (high + low)


def log(x: float) -> float:
    """The natural logarithm."""
    high, low = log_parts(x)
    result = high + low
    result = result if x < math.inf else x
    return result if x != 0.0 else -math.inf


def log1p_parts(x: float) -> tuple[float, float]:
    """log(1 + x) of a finite x > -1 as a number and a small rest."""
    u = 1.0 + x
    v = u - x
    return log_parts_of_pair(u, (1.0 - v) + (x - (u - v)), 0.0)


def log_parts_of_pair(u: float, lost: float, lift: float) -> tuple[float, float]:
    """log(2**-lift (u + lost)) of a normal u > 0 and what rounding has lost of it."""
    k = bits.exponent(u)
    f = bits.significand(u) - 1.0
    c = lost * bits.pow2(-k if k < own.FAR else -own.FAR)
    c = bits.fma(c, bits.fma(f, f, -f), c)  # nearly c / (1 + f)
    return _log_pair(k - lift, f, c + bits.nan_if_negative(u))


def log1p(x: float) -> float:
    """The logarithm of 1 + x."""
    high, low = log1p_parts(x)
    result = bits.copysign(high + low, x)
    result = result if x < math.inf else x
    return result if x != -1.0 else -math.inf


def tanh(x: float) -> float:
    """The hyperbolic tangent: a polynomial near zero, 1 - 2 / (exp(2|x|) + 1) further out."""
    y = math.fabs(x)
    z = y * y
    near = bits.fma(y * z, own.tanh_series(z), y)
    y = 2.0 * (own.TANH_ONE if y > own.TANH_ONE else y)
    k = bits.rint(y * own.LOG2_E)
    r = bits.fma(-k, own.LN2_LOW, bits.fma(-k, own.LN2_HIGH, y))
    r2 = r * r
    u = bits.fma(r2, bits.fma(own.exp_series(r, r2), r, 0.5), r)
    scale = bits.pow2(k)
    far = 1.0 - 2.0 / bits.fma(scale, u, scale + 1.0)
    return bits.copysign(far if z > own.TANH_NEAR else near, x)


def logistic(x: float) -> float:
    """The quotient 1 / (1 + exp(-x)), from exp(|x|) = 2**-k p as 2**k / (p + 2**k)."""
    y = math.fabs(x)
    y = -own.UNDERFLOW if y > -own.UNDERFLOW else y
    k = bits.rint(y * -own.LOG2_E)
    r = bits.fma(k, own.LN2_LOW, bits.fma(k, own.LN2_HIGH, y))
    r2 = r * r
    u = bits.fma(r2, bits.fma(own.exp_series(r, r2), r, 0.5), r)
    p = 1.0 + u
    scale = bits.ldexp(1.0, k)
    whole = p + scale
    lost = (scale - (whole - p)) + (u - (p - 1.0))
    q = 1.0 / whole
    q = bits.fma(bits.fma(-q, lost, bits.fma(-q, whole, 1.0)), q, q) * scale
    return q if x < 0.0 else 1.0 - q


def softplus(x: float) -> float:
    """The logarithm of 1 + exp(x), from z = exp(-|x|) as max(x, 0) + log(1 + z)."""
    y = -math.fabs(x)
    z, c = _exp_pair(own.UNDERFLOW if y < own.UNDERFLOW else y)
    halved = z > own.ROOT_2 - 1.0
    g = bits.fma(0.5, z, -0.5)
    g_low = bits.fma(0.5, c, bits.fma(0.5, z, -0.5 - g))
    n = 1.0 if halved else 0.0
    f = g if halved else z
    c = g_low if halved else c
    s = f / (2.0 + f)
    z = s * s
    v = bits.fma(n, own.LN2_HIGH, f)
    lost = f - bits.fma(-n, own.LN2_HIGH, v)
    c = bits.fma(c, bits.fma(f, f, -f), c)  # nearly c / (1 + f)
    rest = bits.fma(n, own.LN2_LOW, c + lost)
    rest = bits.fma(-s, bits.fma(-z, own.log_series(z), f), rest)
    big = x if x > 0.0 else 0.0
    total = big + v
    back = total - big
    lost = (big - (total - back)) + (v - back)
    return x if x > own.OVERFLOW else total + (lost + rest)


def logit(p: float) -> float:
    """The logarithm of p / (1 - p), from a = min(p, 1 - p) as log(a / (1 - a)) up to sign."""
    upper = p > 0.5
    q = 1.0 - p
    a = q if upper else p
    b = p if upper else q
    b_low = 0.0 if upper else (1.0 - q) - p
    small = a < own.SMALLEST
    y = a * own.LIFT if small else a
    k = bits.exponent(y) - (own.LIFT_EXPONENT if small else 0.0)
    m = bits.significand(y)
    halved = m > own.ROOT_2 * b
    m = 0.5 * m if halved else m
    k = k + 1.0 if halved else k
    d = m + b
    d_low = (m - (d - b)) + b_low
    n = m - b
    inverse = 1.0 / d
    s = n * inverse
    s_low = bits.fma(-s, d_low, bits.fma(-s, d, n) - b_low) * inverse
    z = s * s
    high = bits.fma(k, own.LN2_HIGH, 2.0 * s)
    lost = bits.fma(2.0, s, -bits.fma(-k, own.LN2_HIGH, high))
    tail = bits.fma(s * z, own.log_series(z), 2.0 * s_low) + bits.fma(k, own.LN2_LOW, lost)
    result = high + tail
    result = -result if upper else result
    inside = result if a > 0.0 else (math.inf if upper else -math.inf)
    return inside if a >= 0.0 else math.nan
