"""The modified Bessel functions in the precision of `own`; see docs/special-bessel.md."""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas.functions import exp_parts, log_parts
from nbmath.special.formulas.bessel import double as own
from nbmath.special.formulas.bessel.parts import over_root
from nbmath.special.formulas.gammas.functions import two_sum


def _times_power(k: float, r: float, t: float, high: float, low: float) -> float:
    """2**k (1 + r + t) (high + low), t and low small."""
    rest = bits.fma(high, t, bits.fma(low, r, low))
    return bits.ldexp(high + bits.fma(high, r, rest), k)


def _one_and(y: float, first: float, series: float, slope: float) -> tuple[float, float]:
    """1 + z (first + z series) at z = y**2 as a number and a rest, by `slope` for z's rounding."""
    z = y * y
    inner, inner_low = two_sum(first, z * series)
    p = z * inner
    one, lost = two_sum(1.0, p)
    low = bits.fma(z, inner_low, bits.fma(z, inner, -p))
    return one, lost + bits.fma(bits.fma(y, y, -z), slope, low)


def _i0_near(y: float) -> tuple[float, float]:
    """I0(y) of 0 <= y <= 4 as a number and a rest."""
    z = y * y
    slope = bits.fma(bits.fma(z, 1.0 / 768.0, 1.0 / 32.0), z, 0.25)
    return _one_and(y, own.I0_NEAR[0], own.i0_near(z), slope)


def _i1_near(y: float) -> tuple[float, float]:
    """2 I1(y) / y of 0 <= y <= 4 likewise."""
    z = y * y
    slope = bits.fma(bits.fma(z, 1.0 / 3072.0, 1.0 / 96.0), z, 0.125)
    return _one_and(y, own.I1_NEAR[0], own.i1_near(z), slope)


def _i0_far(y: float) -> tuple[float, float]:
    """I0(y) exp(-y) of y >= 4 likewise."""
    s = bits.fma(-own.I_WIDTH, 1.0 / (y + own.I_SHIFT), 1.0)
    return over_root(own.I0_FAR[0], s * own.i0_far(s), y)


def _i1_far(y: float) -> tuple[float, float]:
    """I1(y) exp(-y) of y >= 4 likewise."""
    s = bits.fma(-own.I_WIDTH, 1.0 / (y + own.I_SHIFT), 1.0)
    return over_root(own.I1_FAR[0], s * own.i1_far(s), y)


def _at_most(y: float, limit: float) -> float:
    return limit if y > limit else y


def i0(x: float) -> float:
    """The modified Bessel function of the first kind, of order zero."""
    y = _at_most(math.fabs(x), own.GROWN)
    one, lost = _i0_near(y)
    high, low = _i0_far(y)
    k, r, t = exp_parts(y)
    return one + lost if y <= own.I_NEAR else _times_power(k, r, t, high, low)


def i0e(x: float) -> float:
    """exp(-|x|) I0(x)."""
    y = math.fabs(x)
    one, lost = _i0_near(y)
    k, r, t = exp_parts(-_at_most(y, own.I_NEAR))
    high, low = _i0_far(_at_most(y, own.LARGEST))
    value = _times_power(k, r, t, one, lost) if y <= own.I_NEAR else high + low
    return 0.0 if y == math.inf else value


def i1(x: float) -> float:
    """The modified Bessel function of the first kind, of order one."""
    y = _at_most(math.fabs(x), own.GROWN)
    one, lost = _i1_near(y)
    high, low = _i1_far(y)
    k, r, t = exp_parts(y)
    half = 0.5 * x
    near = bits.fma(half, lost, half * one)
    return near if y <= own.I_NEAR else bits.copysign(_times_power(k, r, t, high, low), x)


def i1e(x: float) -> float:
    """exp(-|x|) I1(x)."""
    y = math.fabs(x)
    one, lost = _i1_near(y)
    k, r, t = exp_parts(-_at_most(y, own.I_NEAR))
    high, low = _i1_far(_at_most(y, own.LARGEST))
    near = 0.5 * x * _times_power(k, r, t, one, lost)
    far = 0.0 if y == math.inf else high + low
    return near if y <= own.I_NEAR else bits.copysign(far, x)


def _minus_log(x: float) -> tuple[float, float]:
    """log(2) - euler - log(x) of x > 0 as two numbers, the second below a quarter."""
    high, low = log_parts(x)
    log, lost = two_sum(-high, own.LOG_SHIFT)
    return log, (lost - low) + own.LOG_SHIFT_LOW


def _k0_near(x: float) -> tuple[float, float]:
    """K0(x) of 0 < x <= 1 likewise: (log + low) I0(x) and a rest of its own."""
    z = x * x
    log, low = _minus_log(x)
    series = own.k0_near(z)
    own_part = z * series
    lost = bits.fma(z, series, -own_part) + 0.25 * bits.fma(x, x, -z)
    high, first = two_sum(log, own_part)
    high, second = two_sum(high, bits.fma(log + low, z * own.k0_i(z), low))
    return high, (first + second) + lost


def _k1_near(x: float) -> tuple[float, float]:
    """K1(x) of 0 < x <= 1 likewise, from its pole."""
    z = x * x
    pole = 1.0 / x
    lost = bits.fma(-pole, x, 1.0) * pole
    log, low = _minus_log(x)
    half = 0.5 * (log + low)
    return two_sum(pole, bits.fma(-x, bits.fma(half, z * own.k1_i(z), half) + own.k1_near(z), lost))


def _k0_far(x: float) -> tuple[float, float]:
    """K0(x) exp(x) of x >= 1 likewise."""
    s = bits.fma(-own.K_WIDTH, 1.0 / (x + own.K_SHIFT), 1.0)
    return over_root(own.K0_FAR[0], s * own.k0_far(s), x)


def _k1_far(x: float) -> tuple[float, float]:
    """K1(x) exp(x) of x >= 1 likewise."""
    s = bits.fma(-own.K_WIDTH, 1.0 / (x + own.K_SHIFT), 1.0)
    return over_root(own.K1_FAR[0], s * own.k1_far(s), x)


def _of_positive(value: float, x: float) -> float:
    """What decays from infinity at zero, and means nothing below."""
    value = value if x < math.inf else 0.0 * value
    return value if x > 0.0 else (math.inf if x == 0.0 else math.nan)


def _falling(x: float, near: float, high: float, low: float) -> float:
    """exp(-x) (high + low) beyond one, with the value at hand before it."""
    k, r, t = exp_parts(-_at_most(x, own.FALLEN))
    return _of_positive(near if x <= 1.0 else _times_power(k, r, t, high, low), x)


def _scaled(x: float, near: float, rest: float, far: float) -> float:
    """exp(x) (near + rest) up to one, with the value at hand beyond it."""
    k, r, t = exp_parts(_at_most(x, 1.0))
    return _of_positive(_times_power(k, r, t, near, rest) if x <= 1.0 else far, x)


def k0(x: float) -> float:
    """The modified Bessel function of the second kind, of order zero."""
    near, rest = _k0_near(x)
    high, low = _k0_far(_at_most(x, own.FALLEN))
    return _falling(x, near + rest, high, low)


def k0e(x: float) -> float:
    """exp(x) K0(x)."""
    near, rest = _k0_near(x)
    high, low = _k0_far(_at_most(x, own.LARGEST))
    return _scaled(x, near, rest, high + low)


def k1(x: float) -> float:
    """The modified Bessel function of the second kind, of order one."""
    near, rest = _k1_near(x)
    high, low = _k1_far(_at_most(x, own.FALLEN))
    return math.inf if 1.0 / x == math.inf else _falling(x, near + rest, high, low)


def k1e(x: float) -> float:
    """exp(x) K1(x)."""
    near, rest = _k1_near(x)
    high, low = _k1_far(_at_most(x, own.LARGEST))
    return math.inf if 1.0 / x == math.inf else _scaled(x, near, rest, high + low)
