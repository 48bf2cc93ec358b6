"""Series of the transforms in float64."""

from nbmath import _bits as bits

# Coefficients: tests/nbmath/random/coefficients.py. In powers of f**2, |f| <= 1:
# SIN of sin(pi f / 2) / f, COS of cos(pi f / 2) / (1 - f**2); in powers of s**2, (1 + s) / (1 - s)
# between sqrt(1/2) and sqrt(2): LOG of (2 atanh(s) - 2 s) / s**3.
SIN = (
    1.5707963267948966, -0.6459640975062462, 0.07969262624616544,
    -0.004681754135302642, 0.00016044118470682, -3.598843007203065e-06,
    5.6921348719496966e-08, -6.68432166830148e-10, 5.870609573160846e-12,
)  # fmt: skip  # a table
COS = (
    1.0, -0.23370055013616764, 0.019968957764833255,
    -0.0008945229981210176, 2.473727499239991e-05, -4.647631097504912e-07,
    6.318068051834555e-09, -6.304698009430472e-11,
)  # fmt: skip  # a table
LOG = (
    0.666666666666667, 0.3999999999989919, 0.2857142862610412,
    0.22222211116026466, 0.1818289035736898, 0.15331684349623725,
    0.14616872106753526,
)  # fmt: skip  # a table


def log_series(z: float) -> float:
    """(2 atanh(s) - 2 s) / s**3 at z = s**2."""
    z2 = z * z
    a = bits.fma(LOG[1], z, LOG[0])
    b = bits.fma(LOG[3], z, LOG[2])
    c = bits.fma(LOG[6], z2, bits.fma(LOG[5], z, LOG[4]))
    return bits.fma(bits.fma(c, z2, b), z2, a)


def sine_series(z: float) -> float:
    """sin(pi f / 2) / f at z = f**2."""
    z2 = z * z
    z4 = z2 * z2
    a = bits.fma(bits.fma(SIN[3], z, SIN[2]), z2, bits.fma(SIN[1], z, SIN[0]))
    b = bits.fma(bits.fma(SIN[7], z, SIN[6]), z2, bits.fma(SIN[5], z, SIN[4]))
    return bits.fma(bits.fma(SIN[8], z4, b), z4, a)


def cosine_series(z: float) -> float:
    """cos(pi f / 2) / (1 - f**2) at z = f**2."""
    z2 = z * z
    z4 = z2 * z2
    a = bits.fma(bits.fma(COS[3], z, COS[2]), z2, bits.fma(COS[1], z, COS[0]))
    b = bits.fma(bits.fma(COS[7], z, COS[6]), z2, bits.fma(COS[5], z, COS[4]))
    return bits.fma(b, z4, a)
