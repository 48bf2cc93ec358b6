"""Zeta functions and trigamma in float64; derivations are in docs/special.md."""

from nbmath.special.formulas.polynomials import poly6, poly7, poly8, poly9, poly12

_BORDER = 16.0  # of two approximations of zeta(s)
LAST = 56.0  # zeta(s) is 1 from here
LOWEST = -300.0  # |zeta(s)| is infinite or zero below
FAR = 1e7  # logarithms of powers end here
STEEP = 2000.0  # powers of two that leave zero and infinity of any other number
STEPS, TERMS = 10.0, 12  # of Euler's and Maclaurin's formula
MOST = 1e4  # no polygamma function from this order
LOG2_E = 1.4426950408889634
LN2 = 0.6931471805599453
LOG_2PI, LOG_2PI_LOW = 1.8378770664093456, -7.756588316134483e-17

# Coefficients: tests/nbmath/special/zeta_coefficients.py.
# TRIGAMMA_FAR: x**3 (trigamma(x) - 1 / x - 1 / (2 x**2)) in powers of 1 / x**2, x >= 3;
# TRIGAMMA_ABOVE / TRIGAMMA_BELOW: trigamma(1 + d), -1/4 <= d <= 2;
# ZETA_LOW_ABOVE / ZETA_LOW_BELOW: (s - 1) zeta(s) in powers of s + 1, -1 <= s <= 1/2;
# ZETA_ABOVE / ZETA_BELOW: zeta(s) - 1 / (s - 1) in powers of s - 1, 1/2 <= s <= 4;
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
    1.6449340668482264, 4.486721726021508, 5.195071249868771,
    3.244241975965056, 1.1505765918767141, 0.2199950834844273,
    0.01777275394722583, -9.973888045826743e-11,
)  # fmt: skip  # a table
TRIGAMMA_BELOW = (
    1.0, 4.189125674528628, 7.306819562868714,
    6.903872244702946, 3.8371245293305405, 1.2620549179070586,
    0.22888149242572928, 0.01777275139409587,
)  # fmt: skip  # a table
ZETA_LOW_ABOVE = (
    0.16666666666666669, 0.28704235607323375, 0.14978663366579398,
    0.032450937375002535, 0.0032153187986789468, 0.00018506160919460135,
    9.736404428230044e-06,
)  # fmt: skip  # a table
ZETA_LOW_BELOW = (
    1.0, 0.23720041203399816, 0.03776476421802007,
    0.003509368709909342, 0.00023020344752239504, 8.672776547437555e-06,
)  # fmt: skip  # a table
ZETA_ABOVE = (
    0.5772156649015329, 0.22836040602802002, 0.03894360952127694,
    0.00372235441905311, 0.0002535650583146508, 1.2549063461023642e-05,
    2.8556280003727423e-07, 8.272520109394077e-10,
)  # fmt: skip  # a table
ZETA_BELOW = (
    1.0, 0.26947390724553116, 0.04186792250338965,
    0.004022174270933992, 0.00027528145942814033, 1.1825039401052578e-05,
    3.320052720770805e-07,
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
    """Above the line of trigamma(1 + d)."""
    return poly8(TRIGAMMA_ABOVE, d)


def trigamma_below(d: float) -> float:
    """Below that line."""
    return poly8(TRIGAMMA_BELOW, d)


def zeta_low(v: float) -> tuple[float, float]:
    """(s - 1) zeta(s) at s = v - 1, above and below the line."""
    return poly7(ZETA_LOW_ABOVE, v), poly6(ZETA_LOW_BELOW, v)


def zeta_beside_pole(r: float) -> tuple[float, float]:
    """zeta(s) - 1 / (s - 1) at s = 1 + r likewise."""
    return poly8(ZETA_ABOVE, r), poly7(ZETA_BELOW, r)


def zeta_rest(s: float) -> tuple[float, float]:
    """2**s (zeta(s) - 1) of 4 <= s <= LAST likewise."""
    v = s - 4.0
    w = s - _BORDER
    near = s < _BORDER
    above = poly9(ZETA_NEAR_ABOVE, v) if near else poly8(_ZETA_FAR_ABOVE, w)
    return above, poly9(ZETA_NEAR_BELOW, v) if near else poly8(_ZETA_FAR_BELOW, w)
