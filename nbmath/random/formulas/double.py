"""float64 draws: a block of four random words makes two of them (docs/random.md)."""

import math

from nbmath import _bits as bits
from nbmath.random.formulas.philox import Key, philox

PER_BLOCK = 2
LN2_TWICE = 1.3862943611198906

# Coefficients: tests/nbmath/random/coefficients.py. In powers of f**2, |f| <= 1:
# SIN of sin(pi f / 2) / f, COS of cos(pi f / 2) / (1 - f**2); in powers of s**2, (1 + s) / (1 - s)
# between sqrt(1/2) and sqrt(2): LOG of (2 atanh(s) - 2 s) / s**3.
SIN = (
    1.5707963267948966, -0.6459640975062462, 0.07969262624616544,
    -0.004681754135302642, 0.00016044118470682, -3.598843007203065e-06,
    5.6921348719496966e-08, -6.68432166830148e-10, 5.870609573160846e-12,
)  # fmt: skip
COS = (
    1.0, -0.23370055013616764, 0.019968957764833255,
    -0.0008945229981210176, 2.473727499239991e-05, -4.647631097504912e-07,
    6.318068051834555e-09, -6.304698009430472e-11,
)  # fmt: skip
LOG = (
    0.666666666666667, 0.3999999999989919, 0.2857142862610412,
    0.22222211116026466, 0.1818289035736898, 0.15331684349623725,
    0.14616872106753526,
)  # fmt: skip


def stretched(u: float, low: float, high: float) -> float:
    """A draw u of [0, 1) on [low, high); what rounds up to the open end becomes the other."""
    low = low if low <= high else math.nan
    x = bits.fma(high - low, u, low)
    return x if x < high else low


def shifted(z: float, loc: float, scale: float) -> float:
    """The affine map loc + scale z, or nan where scale is negative."""
    return bits.fma(scale if scale >= 0.0 else math.nan, z, loc)


def per_block(like: float) -> int:
    """How many draws of the precision of `like` a block makes."""
    return PER_BLOCK


def _unit(high: int, low: int) -> float:
    """A multiple of 2**-53 in [0, 1)."""
    return float((high << 21) | (low >> 11)) * 2.0**-53


def _radius(high: int, low: int) -> float:
    """sqrt(-2 log(u)) of u = (w + 1/2) / 2**63, w a random integer of 63 bits."""
    y = float((high << 31) | (low >> 1)) + 0.5
    m = bits.significand(y)
    s = (m - 1.0) / (m + 1.0)
    z = s * s
    z2 = z * z
    a = bits.fma(LOG[1], z, LOG[0])
    b = bits.fma(LOG[3], z, LOG[2])
    c = bits.fma(LOG[6], z2, bits.fma(LOG[5], z, LOG[4]))
    log_m = bits.fma(s * z, bits.fma(bits.fma(c, z2, b), z2, a), 2.0 * s)
    return math.sqrt(bits.fma(63.0 - bits.exponent(y), LN2_TWICE, -2.0 * log_m))


def _direction(high: int, low: int) -> tuple[float, float]:
    """Cosine and sine of an angle on the whole circle: pi f / 2, or the opposite of it."""
    f = float((high << 21) | (low >> 11)) * 2.0**-52 - 1.0  # exact, in [-1, 1)
    z = f * f
    z2 = z * z
    z4 = z2 * z2
    a = bits.fma(bits.fma(SIN[3], z, SIN[2]), z2, bits.fma(SIN[1], z, SIN[0]))
    b = bits.fma(bits.fma(SIN[7], z, SIN[6]), z2, bits.fma(SIN[5], z, SIN[4]))
    sine = bits.fma(bits.fma(SIN[8], z4, b), z4, a) * f
    a = bits.fma(bits.fma(COS[3], z, COS[2]), z2, bits.fma(COS[1], z, COS[0]))
    b = bits.fma(bits.fma(COS[7], z, COS[6]), z2, bits.fma(COS[5], z, COS[4]))
    cosine = bits.fma(b, z4, a) * ((1.0 - f) * (1.0 + f))
    sign = float(1 - 2 * (low & 1))
    return sign * cosine, sign * sine


def uniforms(block: int, key: Key, low: float, high: float) -> tuple[float, float]:
    """The elements 2 block and 2 block + 1 of the uniform draws of a key."""
    a, b, c, d = philox(block, key)
    return stretched(_unit(a, b), low, high), stretched(_unit(c, d), low, high)


def normals(block: int, key: Key, loc: float, scale: float) -> tuple[float, float]:
    """The elements 2 block and 2 block + 1 of the normal draws of a key (Box & Muller 1958)."""
    a, b, c, d = philox(block, key)
    r = _radius(a, b)
    cosine, sine = _direction(c, d)
    return shifted(r * cosine, loc, scale), shifted(r * sine, loc, scale)


def uniform_at(key: Key, index: int, low: float, high: float) -> float:
    """One element of the uniform draws of a key."""
    first, second = uniforms(index >> 1, key, low, high)
    return second if index & 1 else first


def normal_at(key: Key, index: int, loc: float, scale: float) -> float:
    """One element of the normal draws of a key."""
    first, second = normals(index >> 1, key, loc, scale)
    return second if index & 1 else first


def write_uniforms(
    block: int, key: Key, low: float, high: float, out: list[float], start: int
) -> None:
    """Both uniform draws of a block, to out[start] and after it."""
    out[start], out[start + 1] = uniforms(block, key, low, high)


def write_normals(
    block: int, key: Key, loc: float, scale: float, out: list[float], start: int
) -> None:
    """Both normal draws of a block, to out[start] and after it."""
    out[start], out[start + 1] = normals(block, key, loc, scale)
