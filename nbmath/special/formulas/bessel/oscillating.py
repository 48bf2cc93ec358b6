"""The Bessel functions that oscillate, in the precision of `own`; see docs/special-bessel.md."""

import math

from nbmath import _bits as bits
from nbmath.special.formulas.bessel import double as own
from nbmath.special.formulas.bessel.parts import over_root
from nbmath.special.formulas.gammas.functions import two_sum

MODERATE = 65536.0
"""Up to here arguments are reduced by the three parts of pi / 4 at hand."""


def _variable(x: float) -> float:
    """From -1 at x = 3 to 1 at infinity."""
    return bits.fma(-own.J_WIDTH, 1.0 / (x + own.J_SHIFT), 1.0)


def _reduced(x: float) -> tuple[float, float, float]:
    """n, r, low with x - pi / 4 = n pi / 2 + r + low, for 3 <= x <= MODERATE."""
    n = bits.rint(bits.fma(x, own.TWO_BY_PI, -0.5))
    m = bits.fma(2.0, n, 1.0)
    p = m * own.QUARTER_PI_LOW
    lost = bits.fma(m, own.QUARTER_PI_LOW, -p) + m * own.QUARTER_PI_LOWEST
    r, low = two_sum(bits.fma(-m, own.QUARTER_PI, x), -p)  # the multiplication is exact
    return n, r, low - lost


def _within_turn(p: float) -> float:
    """p less the nearest multiple of four, exactly."""
    return p - 4.0 * bits.rint(0.25 * p)


def _reduced_far(x: float) -> tuple[float, float, float]:
    """The same of any larger x, by as many digits of 2 / pi as the largest needs (Payne, Hanek)."""
    y = x * own.SHRINK
    high, low = -0.5, 0.0
    for i in range(len(own.TWO_BY_PI_PARTS)):
        p = y * own.TWO_BY_PI_PARTS[i]
        high, lost = two_sum(high, _within_turn(p))
        high, lost_again = two_sum(high, _within_turn(bits.fma(y, own.TWO_BY_PI_PARTS[i], -p)))
        low += lost + lost_again
    high, low = two_sum(high, low)
    n = bits.rint(high)
    f, lost = two_sum(high - n, low)
    r = f * own.HALF_PI
    rest = bits.fma(f, own.HALF_PI_LOW, lost * own.HALF_PI)
    return _within_turn(n), r, bits.fma(f, own.HALF_PI, -r) + rest


def _further(r: float, low: float, x: float, slope: float, phase: float) -> tuple[float, float]:
    """r + low + slope / x + phase / x**3 as a number and a rest."""
    inverse = 1.0 / x
    lost = bits.fma(-inverse, x, 1.0) * inverse
    p = slope * inverse
    rest = bits.fma(slope, inverse, -p) + slope * lost
    u, v = two_sum(r, p)
    return two_sum(u, v + (low + bits.fma(inverse * inverse, phase * inverse, rest)))


def _cosine(n: float, u: float, v: float) -> tuple[float, float]:
    """cos(u + v + n pi / 2) of |u| < 0.93 and a small v, as a number and a rest."""
    z = u * u
    across = bits.fma(v, bits.fma(-0.5, z, 1.0), u * z * own.sine(z))
    fall = 0.5 * z
    along = 1.0 - fall
    lost = ((1.0 - along) - fall) - 0.5 * bits.fma(u, u, -z)
    lost = bits.fma(z, z * own.cosine(z), bits.fma(-u, v, lost))
    quarter = n - 4.0 * bits.rint(0.25 * n)
    odd = math.fabs(quarter) == 1.0
    sign = -1.0 if quarter == 1.0 or math.fabs(quarter) == 2.0 else 1.0
    return sign * (u if odd else along), sign * (across if odd else lost)


def _product(a: float, a_low: float, b: float, b_low: float) -> float:
    """(a + a_low) (b + b_low)."""
    p = a * b
    return p + (bits.fma(a, b, -p) + bits.fma(a, b_low, a_low * b))


def _about_zero(y: float, square: float, square_low: float) -> tuple[float, float]:
    """square + square_low - y**2 as a number and a rest."""
    z = y * y
    high, low = two_sum(square, -z)
    return high, low + (square_low - bits.fma(y, y, -z))


def _wave0(x: float, n: float, r: float, low: float) -> float:
    """J0(x) of x >= 3, given what is left of x - pi / 4."""
    s = _variable(x)
    u, v = _further(r, low, x, -0.125, own.phase0(s))
    wave, wave_low = _cosine(n, u, v)
    size, size_low = over_root(own.MODULUS0[0], s * own.modulus0(s), x)
    return _product(size, size_low, wave, wave_low)


def _wave1(x: float, n: float, r: float, low: float) -> float:
    """J1(x) likewise."""
    s = _variable(x)
    u, v = _further(r, low, x, 0.375, own.phase1(s))
    wave, wave_low = _cosine(n - 1.0, u, v)
    size, size_low = over_root(own.MODULUS1[0], s * own.modulus1(s), x)
    return _product(size, size_low, wave, wave_low)


def _between(y: float) -> float:
    """The nearest argument that is reduced by hand."""
    y = own.J_START if y < own.J_START else y
    return MODERATE if y > MODERATE else y


def j0_of_moderate(x: float) -> float:
    """J0(x) of |x| <= MODERATE; of other numbers it means nothing."""
    y = math.fabs(x)
    high, low = _about_zero(y, own.J0_SQUARE, own.J0_SQUARE_LOW)
    series = own.j0_near(bits.fma(y, y, -own.CENTRE))
    near = bits.fma(high, series, low * series)
    near = bits.fma(-0.5 * y, 0.5 * y, 1.0) if y < own.TINY else near
    z = _between(y)
    n, r, rest = _reduced(z)
    far = _wave0(z, n, r, rest)
    return near if y <= own.J_NEAR else far


def j1_of_moderate(x: float) -> float:
    """J1(x) of |x| <= MODERATE; of other numbers it means nothing."""
    y = math.fabs(x)
    high, low = _about_zero(y, own.J1_SQUARE, own.J1_SQUARE_LOW)
    series = own.j1_near(bits.fma(y, y, -own.CENTRE))
    slope = high * series
    lost = bits.fma(high, series, -slope) + low * series
    near = bits.fma(x, slope, x * lost)
    z = _between(y)
    n, r, rest = _reduced(z)
    far = _wave1(z, n, r, rest)
    return near if y <= own.J_NEAR else (-far if x < 0.0 else far)


def j0(x: float) -> float:
    """The Bessel function of the first kind, of order zero."""
    y = math.fabs(x)
    if not y > MODERATE:
        return j0_of_moderate(x)
    n, r, low = _reduced_far(y)
    return 0.0 if y == math.inf else _wave0(y, n, r, low)


def j1(x: float) -> float:
    """The Bessel function of the first kind, of order one."""
    y = math.fabs(x)
    if not y > MODERATE:
        return j1_of_moderate(x)
    n, r, low = _reduced_far(y)
    far = 0.0 if y == math.inf else _wave1(y, n, r, low)
    return -far if x < 0.0 else far
