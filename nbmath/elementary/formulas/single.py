"""The elementary functions in float32, in float32 arithmetic; see docs/elementary.md."""

from nbmath import _bits as bits

LOG2_E = 1.4426950216293335
LN2 = 0.6931471824645996
LN2_HIGH = 0.693145751953125  # 15 bits: its products with exponents are exact
LN2_LOW = 1.428606765330187e-06
ROOT_2 = 1.4142135381698608
TINY = 2.0**-25
SMALLEST = 2.0**-126  # normal number
LIFT, LIFT_EXPONENT = 2.0**24, 24.0
OVERFLOW, UNDERFLOW = 89.0, -104.0  # exp is infinite from here, zero up to here
MINUS_ONE = -20.0  # expm1 is -1 up to here
LOWEST_EXPONENT = -126.0
FAR = 100.0  # an exponent from which the error of 1 + x no longer matters to log1p
TANH_NEAR, TANH_ONE = 0.8836, 9.02  # squared, where the formula changes; 1 from here

# Coefficients are made by tests/nbmath/elementary/coefficients.py.
# (exp(r) - 1 - r - r**2 / 2) / r**3, |r| <= ln(2)/2, for the relative error of exp ...
EXP = (0.16666534543037415, 0.041667237877845764, 0.008367475122213364, 0.0013863674830645323)
# ... and of expm1.
EXPM1 = (
    0.1666666567325592, 0.041666481643915176, 0.008333418518304825, 0.0013933251611888409,
    0.00019824574701488018,
)  # fmt: skip  # a table
# (tanh(x) - x) / x**3 in powers of x**2, |x| <= 0.94
TANH = (
    -0.3333331346511841,
    0.1333276629447937,
    -0.05391199141740799,
    0.021598294377326965,
    -0.008140264078974724,
    0.0024664585944265127,
    -0.00041307861101813614,
)
# (2 atanh(s) - 2 s) / s**3 in powers of s**2, (1 + s) / (1 - s) between sqrt(1/2) and sqrt(2)
LOG = (0.6666677594184875, 0.3997754156589508, 0.2987176179885864)


def exp_series(r: float, r2: float) -> float:
    """(exp(r) - 1 - r - r**2 / 2) / r**3 at r and r2 = r**2."""
    return bits.fma(bits.fma(EXP[3], r, EXP[2]), r2, bits.fma(EXP[1], r, EXP[0]))


def expm1_series(r: float, r2: float) -> float:
    """The same with a smaller error where r is small."""
    b = bits.fma(bits.fma(EXPM1[4], r, EXPM1[3]), r, EXPM1[2])
    return bits.fma(b, r2, bits.fma(EXPM1[1], r, EXPM1[0]))


def log_series(z: float) -> float:
    """(2 atanh(s) - 2 s) / s**3 at z = s**2."""
    return bits.fma(bits.fma(LOG[2], z, LOG[1]), z, LOG[0])


def tanh_series(z: float) -> float:
    """(tanh(x) - x) / x**3 at z = x**2."""
    z2 = z * z
    high = bits.fma(TANH[6], z, TANH[5])
    high = bits.fma(high, z2, bits.fma(TANH[4], z, TANH[3]))
    return bits.fma(bits.fma(high, z2, bits.fma(TANH[2], z, TANH[1])), z, TANH[0])
