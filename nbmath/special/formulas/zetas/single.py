"""Zeta functions and trigamma in float32; derivations are in docs/special.md."""

from nbmath.special.formulas.polynomials import poly4, poly5, poly6

LAST = 26.0  # zeta(s) is 1 from here
LOWEST = -70.0  # |zeta(s)| is infinite or zero below
FAR = 2e5  # logarithms of powers end here
STEEP = 240.0  # powers of two that leave zero and infinity of any other number
STEPS, TERMS = 5.0, 6  # of Euler's and Maclaurin's formula
MOST = 1e3  # no polygamma function from this order
THIRD, THIRD_LOW = 0.3333333432674408, -9.934107758624577e-09
LOG2_E = 1.4426950216293335
LN2 = 0.6931471824645996
LOG_2PI, LOG_2PI_LOW = 1.8378770351409912, 3.126835323996602e-08

# Coefficients: tests/nbmath/special/zeta_coefficients.py.
# TRIGAMMA_FAR: x**3 (trigamma(x) - 1 / x - 1 / (2 x**2)) in powers of 1 / x**2, x >= 3;
# TRIGAMMA_ABOVE / TRIGAMMA_BELOW: trigamma(x) - 1 / x - 1 / (2 x**2) in powers of x - 1,
# 3/4 <= x <= 3;
# ZETA_LOW: ((s - 1) zeta(s) - 1/2 - s / 3) / (s (1 + s)) in powers of s, -1 <= s <= 1/2;
# ZETA_ABOVE / ZETA_BELOW: s / (s - 1) - zeta(s) in powers of s - 1, 1/2 <= s <= 4;
# ZETA_NEAR_ABOVE / ZETA_NEAR_BELOW: 2**s (zeta(s) - 1) in powers of s - 4, 4 <= s <= LAST;
# BERNOULLI: B(2 j) / (2 j)!, j = 1, 2, ...
TRIGAMMA_FAR = (
    0.1666666567325592, -0.0333319827914238, 0.023704228922724724,
    -0.030350370332598686, 0.03730116784572601,
)  # fmt: skip  # a table
TRIGAMMA_ABOVE = (
    0.14493407309055328, 0.07758313417434692, 0.0001861804921645671,
    -1.6607647921773605e-05,
)  # fmt: skip  # a table
TRIGAMMA_BELOW = (
    1.0, 3.323558807373047, 4.114372253417969,
    2.2615272998809814, 0.4717075526714325,
)  # fmt: skip  # a table
ZETA_LOW = (
    0.0856051966547966, -0.0013655127258971334, -0.0010275139939039946,
    0.00012172915739938617, 9.90668809208728e-07, -1.9186140889360104e-06,
)  # fmt: skip  # a table
ZETA_ABOVE = (
    0.42278432846069336, 0.01802848093211651, -0.0013454435393214226,
    0.00032140075927600265, -1.2576002518471796e-05,
)  # fmt: skip  # a table
ZETA_BELOW = (
    1.0, 0.21487155556678772, 0.022364633157849312,
    0.001339967013336718,
)  # fmt: skip  # a table
ZETA_NEAR_ABOVE = (
    1.317171335220337, 0.39245468378067017, 0.04790262505412102,
    0.0030577275902032852, 0.00013634611968882382,
)  # fmt: skip  # a table
ZETA_NEAR_BELOW = (
    1.0, 0.4418809711933136, 0.04484408721327782,
    0.00314628379419446, 0.0001353411062154919,
)  # fmt: skip  # a table
BERNOULLI = (
    0.0833333358168602, -0.0013888889225199819, 3.3068783523049206e-05,
    -8.267195994449139e-07, 2.0876756323673362e-08, -5.284190307541792e-10,
)  # fmt: skip  # a table


def trigamma_far(z: float) -> float:
    """What the first two terms of trigamma lack, times x**3, at z = 1 / x**2."""
    return poly5(TRIGAMMA_FAR, z)


def trigamma_above(d: float) -> float:
    """Above the line of trigamma(x) - 1 / x - 1 / (2 x**2) at x = 1 + d."""
    return poly4(TRIGAMMA_ABOVE, d)


def trigamma_below(d: float) -> float:
    """Below that line."""
    return poly5(TRIGAMMA_BELOW, d)


def zeta_low(s: float) -> float:
    """((s - 1) zeta(s) - 1/2 - s / 3) / (s (1 + s))."""
    return poly6(ZETA_LOW, s)


def zeta_beside_pole(r: float) -> tuple[float, float]:
    """s / (s - 1) - zeta(s) at s = 1 + r, above and below the line."""
    return poly5(ZETA_ABOVE, r), poly4(ZETA_BELOW, r)


def zeta_rest(s: float) -> tuple[float, float]:
    """2**s (zeta(s) - 1) of 4 <= s <= LAST likewise."""
    v = s - 4.0
    return poly5(ZETA_NEAR_ABOVE, v), poly5(ZETA_NEAR_BELOW, v)
