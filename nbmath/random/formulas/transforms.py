"""From random numbers on an interval to draws; the same in both precisions but for the series."""

import math

from nbmath import _bits as bits
from nbmath.random.formulas.series import double as own

LN2 = 0.6931471805599453


def stretched(u: float, low: float, high: float) -> float:
    """A draw u of [0, 1) on [low, high); what rounds up to the open end becomes the other."""
    low = low if low <= high else math.nan
    x = bits.fma(high - low, u, low)
    return x if x < high else low


def shifted(z: float, loc: float, scale: float) -> float:
    """The affine map loc + scale z, or nan where scale is negative."""
    return bits.fma(scale if scale >= 0.0 else math.nan, z, loc)


def minus_log(y: float, places: float) -> float:
    """The exponential draw -log(y / 2**places) of a y from 1/2 to that power."""
    m = bits.significand(y)
    s = (m - 1.0) / (m + 1.0)
    z = s * s
    log_m = bits.fma(s * z, own.log_series(z), 2.0 * s)
    return bits.fma(places - bits.exponent(y), LN2, -log_m)


def _radius(y: float, places: float) -> float:
    """sqrt(-2 log(y / 2**places)) of a y from 1/2 to that power."""
    return math.sqrt(2.0 * minus_log(y, places))


def direction(f: float, opposite: int) -> tuple[float, float]:
    """Cosine and sine of pi f / 2, -1 <= f < 1, or of the angle opposite to it."""
    z = f * f
    sine = own.sine_series(z) * f
    cosine = own.cosine_series(z) * ((1.0 - f) * (1.0 + f))
    sign = float(1 - 2 * opposite)
    return sign * cosine, sign * sine


def normal_pair(
    y: float, places: float, f: float, opposite: int, loc: float, scale: float
) -> tuple[float, float]:
    """Two normal draws from y / 2**places of (0, 1), and an angle (Box & Muller 1958)."""
    r = _radius(y, places)
    cosine, sine = direction(f, opposite)
    return shifted(r * cosine, loc, scale), shifted(r * sine, loc, scale)
