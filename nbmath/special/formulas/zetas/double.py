"""Zeta functions and trigamma in float64; derivations are in docs/special.md."""

from nbmath.special.formulas.polynomials import poly7, poly8, poly9, poly11, poly12

_BORDER = 16.0  # of two approximations of zeta(s)
LAST = 56.0  # zeta(s) is 1 from here
LOWEST = -300.0  # |zeta(s)| is infinite or zero below
FAR = 1e7  # logarithms of powers end here
STEEP = 2000.0  # powers of two that leave zero and infinity of any other number
STEPS, TERMS = 10.0, 12  # of Euler's and Maclaurin's formula
MOST = 1e4  # no polygamma function from this order
THIRD, THIRD_LOW = 0.3333333333333333, 1.850371707708594e-17
LOG2_E = 1.4426950408889634
LN2 = 0.6931471805599453
LOG_2PI, LOG_2PI_LOW = 1.8378770664093456, -7.756588316134483e-17

# Coefficients: tests/nbmath/special/zeta_coefficients.py.
# TRIGAMMA_FAR: x**3 (trigamma(x) - 1 / x - 1 / (2 x**2)) in powers of 1 / x**2, x >= 3;
# TRIGAMMA_ABOVE / TRIGAMMA_BELOW: trigamma(x) - 1 / x - 1 / (2 x**2) in powers of x - 1,
# 3/4 <= x <= 3;
# ZETA_LOW: ((s - 1) zeta(s) - 1/2 - s / 3) / (s (1 + s)) in powers of s, -1 <= s <= 1/2;
# ZETA_ABOVE / ZETA_BELOW: s / (s - 1) - zeta(s) in powers of s - 1, 1/2 <= s <= 4;
# ZETA_NEAR_ABOVE / ZETA_NEAR_BELOW: 2**s (zeta(s) - 1) in powers of s - 4, 4 <= s <= _BORDER;
# _ZETA_FAR_ABOVE / _ZETA_FAR_BELOW: the same in powers of s - _BORDER, to LAST;
# BERNOULLI: B(2 j) / (2 j)!, j = 1, 2, ...
TRIGAMMA_FAR = (
    0.16666666666666566, -0.03333333333052791, 0.023809522513128234,
    -0.03333309697236848, 0.07573500763819993, -0.2518130685106358,
    1.1173585424069963, -5.781965374259802, 29.065342576208188,
    -117.45116618091744, 313.35125748520386, -397.2228060733934,
)  # fmt: skip  # a table
TRIGAMMA_ABOVE = (
    0.14493406684822643, 0.20701776073253567, 0.1176460307511584,
    0.03114606014163794, 0.0032401786385152995, -1.0358307059065327e-08,
    4.254276602489362e-10,
)  # fmt: skip  # a table
TRIGAMMA_BELOW = (
    1.0, 4.2166178065761155, 7.4148875043427305,
    7.076526403041172, 3.9811848560673413, 1.3286916381182714,
    0.24520376689310205, 0.019440301745404124,
)  # fmt: skip  # a table
ZETA_LOW = (
    0.08560519987133942, -0.0013655051217195007, -0.0010275283555318392,
    0.00012163337904946049, 1.0080167143770118e-06, -1.647766874554243e-06,
    1.7800507698111193e-07, -3.625261884825068e-09, -1.2292366679679686e-09,
    1.6928155542335598e-10, -8.122408100697836e-12,
)  # fmt: skip  # a table
ZETA_ABOVE = (
    0.42278433509846713, 0.04123633956850035, 0.0029375944483004844,
    0.00030025888890363725, 2.1827016682899775e-05, -7.218075271372533e-07,
    4.6334874267986074e-08, -8.232935652602964e-10,
)  # fmt: skip  # a table
ZETA_BELOW = (
    1.0, 0.2697644533722238, 0.04194937733791396,
    0.004033911912348978, 0.000276395934924993, 1.1888347527171607e-05,
    3.3450281275949365e-07,
)  # fmt: skip  # a table
ZETA_NEAR_ABOVE = (
    1.317171739378211, 0.437802509891567, 0.06290059150777783,
    0.005300301449309516, 0.00030962642120584843, 1.369463436858438e-05,
    4.4085552285684694e-07, 9.855573256039607e-09, 1.596660330689032e-10,
)  # fmt: skip  # a table
ZETA_NEAR_BELOW = (
    1.0, 0.47631517440732013, 0.06116817947257159,
    0.005322390400784202, 0.0003105358225501744, 1.3655048164501456e-05,
    4.413405635648734e-07, 9.857154145214517e-09, 1.59605043476915e-10,
)  # fmt: skip  # a table
_ZETA_FAR_ABOVE = (
    1.001538152605718, 0.2513751263495414, 0.02984456865030598,
    0.0022295044990389705, 0.000116086907236084, 4.376075202798569e-06,
    1.1551844541603365e-07, 2.2651839133804163e-09,
)  # fmt: skip  # a table
_ZETA_FAR_BELOW = (
    1.0, 0.25161639628382726, 0.02982777043944291,
    0.002230176400002965, 0.00011607026568907558, 4.37632982867274e-06,
    1.1551622288564288e-07, 2.2651924261988524e-09,
)  # fmt: skip  # a table
BERNOULLI = (
    0.08333333333333333, -0.001388888888888889, 3.306878306878307e-05,
    -8.267195767195768e-07, 2.08767569878681e-08, -5.284190138687493e-10,
    1.3382536530684679e-11, -3.3896802963225827e-13, 8.586062056277845e-15,
    -2.174868698558062e-16, 5.5090028283602295e-18, -1.3954464685812522e-19,
)  # fmt: skip  # a table


def trigamma_far(z: float) -> float:
    """What the first two terms of trigamma lack, times x**3, at z = 1 / x**2."""
    return poly12(TRIGAMMA_FAR, z)


def trigamma_above(d: float) -> float:
    """Above the line of trigamma(x) - 1 / x - 1 / (2 x**2) at x = 1 + d."""
    return poly7(TRIGAMMA_ABOVE, d)


def trigamma_below(d: float) -> float:
    """Below that line."""
    return poly8(TRIGAMMA_BELOW, d)


def zeta_low(s: float) -> float:
    """((s - 1) zeta(s) - 1/2 - s / 3) / (s (1 + s))."""
    return poly11(ZETA_LOW, s)


def zeta_beside_pole(r: float) -> tuple[float, float]:
    """s / (s - 1) - zeta(s) at s = 1 + r, above and below the line."""
    return poly8(ZETA_ABOVE, r), poly7(ZETA_BELOW, r)


def zeta_rest(s: float) -> tuple[float, float]:
    """2**s (zeta(s) - 1) of 4 <= s <= LAST likewise."""
    v = s - 4.0
    w = s - _BORDER
    near = s < _BORDER
    above = poly9(ZETA_NEAR_ABOVE, v) if near else poly8(_ZETA_FAR_ABOVE, w)
    return above, poly9(ZETA_NEAR_BELOW, v) if near else poly8(_ZETA_FAR_BELOW, w)
