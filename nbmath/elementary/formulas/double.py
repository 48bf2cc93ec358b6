"""The elementary functions in float64; the derivations are in docs/elementary.md."""

from nbmath import _bits as bits

LOG2_E = 1.4426950408889634
LN2 = 0.6931471805599453
LN2_HIGH = 0.6931471805598903  # 42 bits: its products with exponents are exact
LN2_LOW = 5.497923018708371e-14
ROOT_2 = 1.4142135623730951
TINY = 2.0**-54
SMALLEST = 2.0**-1022  # normal number
LIFT, LIFT_EXPONENT = 2.0**54, 54.0
OVERFLOW, UNDERFLOW = 710.0, -746.0  # exp is infinite from here, zero up to here
MINUS_ONE = -50.0  # expm1 is -1 up to here
LOWEST_EXPONENT = -1022.0
FAR = 1000.0  # an exponent from which the error of 1 + x no longer matters to log1p
TANH_NEAR, TANH_ONE = 0.8836, 19.07  # squared, where the formula changes; 1 from here

# Coefficients are made by tests/nbmath/elementary/coefficients.py.
# (exp(r) - 1 - r - r**2 / 2) / r**3, |r| <= ln(2)/2, for the relative error of exp ...
EXP = (
    0.16666666666666435, 0.04166666666660402, 0.008333333333499404, 0.0013888888926768558,
    0.00019841269467744068, 2.4801508718908844e-05, 2.7557639419040915e-06,
    2.762517187521934e-07, 2.4978852012832798e-08,
)  # fmt: skip  # a table
# ... and of expm1.
EXPM1 = (
    0.16666666666666677, 0.04166666666666658, 0.008333333333322169,
    0.0013888888888942648, 0.00019841269884915899, 2.4801587198227825e-05,
    2.7557245323991687e-06, 2.755738706725232e-07, 2.5108675124594608e-08,
    2.087889594565065e-09,
)  # fmt: skip  # a table
# (tanh(x) - x) / x**3 in powers of x**2, |x| <= 0.94
TANH = (
    -0.33333333333333254,
    0.1333333333332386,
    -0.05396825396430886,
    0.021869488452824153,
    -0.008863234479448815,
    0.0035921193849878814,
    -0.0014557851535883977,
    0.0005898267412913431,
    -0.00023852927585665652,
    9.558246275819104e-05,
    -3.706075901250017e-05,
    1.3152145908692698e-05,
    -3.865805176804729e-06,
    8.00354059537027e-07,
    -8.414864973992161e-08,
)
# (2 atanh(s) - 2 s) / s**3 in powers of s**2, (1 + s) / (1 - s) between sqrt(1/2) and sqrt(2)
LOG = (
    0.6666666666666734, 0.3999999999941467, 0.28571428742389077, 0.22222198572950394,
    0.18183564344291844, 0.15314049910039826, 0.14795958035216566,
)  # fmt: skip  # a table


def exp_series(r: float, r2: float) -> float:
    """(exp(r) - 1 - r - r**2 / 2) / r**3 at r and r2 = r**2."""
    a = bits.fma(bits.fma(EXP[8], r2, EXP[6]), r2, EXP[4])
    b = bits.fma(bits.fma(EXP[7], r2, EXP[5]), r2, EXP[3])
    return bits.fma(bits.fma(b, r2, EXP[1]), r, bits.fma(bits.fma(a, r2, EXP[2]), r2, EXP[0]))


def expm1_series(r: float, r2: float) -> float:
    """The same with a smaller error where r is small."""
    a = bits.fma(bits.fma(EXPM1[8], r2, EXPM1[6]), r2, EXPM1[4])
    b = bits.fma(bits.fma(EXPM1[9], r2, EXPM1[7]), r2, EXPM1[5])
    b = bits.fma(bits.fma(b, r2, EXPM1[3]), r2, EXPM1[1])
    return bits.fma(b, r, bits.fma(bits.fma(a, r2, EXPM1[2]), r2, EXPM1[0]))


def tanh_series(z: float) -> float:
    """(tanh(x) - x) / x**3 at z = x**2."""
    z2 = z * z
    z4 = z2 * z2
    a = bits.fma(bits.fma(TANH[4], z, TANH[3]), z2, bits.fma(TANH[2], z, TANH[1]))
    b = bits.fma(bits.fma(TANH[8], z, TANH[7]), z2, bits.fma(TANH[6], z, TANH[5]))
    c = bits.fma(bits.fma(TANH[12], z, TANH[11]), z2, bits.fma(TANH[10], z, TANH[9]))
    c = bits.fma(bits.fma(TANH[14], z, TANH[13]), z4, c)
    return bits.fma(bits.fma(bits.fma(c, z4, b), z4, a), z, TANH[0])


def log_series(z: float) -> float:
    """(2 atanh(s) - 2 s) / s**3 at z = s**2."""
    high = bits.fma(bits.fma(bits.fma(LOG[6], z, LOG[5]), z, LOG[4]), z, LOG[3])
    return bits.fma(bits.fma(bits.fma(high, z, LOG[2]), z, LOG[1]), z, LOG[0])
