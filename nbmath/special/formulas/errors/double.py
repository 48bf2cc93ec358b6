"""The error functions in float64; derivations are in docs/special.md."""

from nbmath import _bits as bits
from nbmath.special.formulas.polynomials import poly8, poly11, poly16, poly24

ROOT_HALF, ROOT_HALF_LOW = 0.7071067811865476, -4.833646656726457e-17
ROOT_2PI_INVERSE, ROOT_2PI_INVERSE_LOW = 0.3989422804014327, -2.49232720227773e-17
TWO_BY_ROOT_PI, INVERSE_ROOT_PI = 1.1283791670955126, 0.5641895835477563
LN2, LN2_LOW = 0.6931471805599453, 2.3190468138462996e-17
LOG_2PI = 1.8378770664093456
FAR, NORMAL_FAR = 27.3, 40.0  # the tails are zero from here
START, ERF_ONE = 1.5, 6.0  # erf is one from here
GROWN = 27.0  # exp(x**2) is infinite from here
VAST = 1e154  # the square of which is finite
GRID = 1.5 * 2.0**32  # adding and subtracting it rounds to multiples of 2**-20
MIDDLE = 3.75
NEARBY = 0.5  # up to here a tail is taken from the centre
CENTRE, SHIFT = 0.425, 2.25
REACH = 38.6  # how far the quotient of the tail holds

# Coefficients: tests/nbmath/special/coefficients.py.
# SCALED: 1.5625 (1 + 2 x) erfcx(x) in powers of t = (x - MIDDLE) / (x + MIDDLE);
# LOG_TAIL: log(erfc(x)) in powers of x - START;
# NEAR: erf(x) / x - 1 in powers of x**2, |x| <= 1;
# CENTRE_ABOVE / CENTRE_BELOW: ndtri(1/2 + q) / (2.5 q) - 1 in powers of CENTRE**2 - q**2;
# TAIL_ABOVE / TAIL_BELOW: -ndtri(p) / (0.75 w) - 1 in powers of w - SHIFT, w = sqrt(-2 log(p)).
SCALED = (
    1.9336134856841056, -0.21912593528991717, 0.005602211696035104,
    0.12855740389085507, -0.17000614084639873, 0.14422550181300897,
    -0.0917084352973662, 0.04431605846808088, -0.015229030551975413,
    0.0027431653887543986, 0.0004589275703327449, -0.00045336572478409316,
    8.070180699057385e-05, 3.497530536584106e-05, -1.7881645937239068e-05,
    -1.521069868994017e-06, 2.7371420186369787e-06, -8.95352298155475e-08,
    -4.0433937994612903e-07, 3.644201947462953e-08, 6.051666896540272e-08,
    -5.88757835704208e-09, -8.108917891059822e-09, 4.926629959536927e-10,
    6.671929723123826e-10,
)  # fmt: skip  # a table
LOG_TAIL = (
    -3.3844920895515536, -3.508800801779526, -0.8926403306148603,
    -0.025824140633514923, 0.006006746381062314, -0.0012572166901490848,
    0.00021596336550260868, -2.247368502187438e-05, -2.6471548014570256e-06,
    2.3710438601686406e-06, -8.18033616561574e-07, 1.915324037682594e-07,
    -2.7960452641113876e-08, 2.5855574815623067e-10, 1.0008557148421746e-09,
    -2.2333721880144367e-10, 1.7397928616973833e-11,
)  # fmt: skip  # a table
NEAR = (
    0.12837916709551256, -0.3761263890318352, 0.11283791670944206,
    -0.026866170643114598, 0.005223977606142558, -0.0008548325930395128,
    0.0001205529360704965, -1.4924712840318044e-05, 1.6447137722874913e-06,
    -1.6206357256292039e-07, 1.3711153652707052e-08, -7.779765622512037e-10,
)  # fmt: skip  # a table
CENTRE_ABOVE = (
    0.35485314911854665, 10.943239943163185, 101.44695056491035,
    98.46663880561339, -2844.9751107412003, -12401.074277153808,
    -15355.818324787075, -4222.4483490785215,
)  # fmt: skip  # a table
CENTRE_BELOW = (
    1.0, 42.31305872444672, 687.1770612080877,
    5394.0629637004495, 21212.994938916312, 39305.7611900903,
    28726.922015514276, 5225.966158383564,
)  # fmt: skip  # a table
TAIL_ABOVE = (
    -0.16560550868202964, 0.034522919201048996, 0.21189126512381753,
    0.1459912148835483, 0.04765601239069905, 0.008671370297032783,
    0.0009015909463909335, 5.170184235566763e-05, 1.5004693973845287e-06,
    1.8778922225616616e-08, 7.107927730780943e-11,
)  # fmt: skip  # a table
TAIL_BELOW = (
    1.0, 1.8789324219359778, 1.49194144694075,
    0.6540089392328866, 0.17302938613287341, 0.02825247760191832,
    0.0027868784955611, 0.0001563880670467564, 4.507675038558835e-06,
    5.633850856777125e-08, 2.1323640407354796e-10,
)  # fmt: skip  # a table


def scaled(t: float) -> float:
    """1.5625 (1 + 2 x) erfcx(x) at t = (x - MIDDLE) / (x + MIDDLE)."""
    return bits.fma(poly24(SCALED[1:], t), t, SCALED[0])


def near(z: float) -> float:
    """erf(x) / x - 1 at z = x**2."""
    return bits.fma(poly11(NEAR[1:], z), z, NEAR[0])


def log_tail(t: float) -> float:
    """log(erfc(x)) at t = x - START."""
    return bits.fma(poly16(LOG_TAIL[1:], t), t, LOG_TAIL[0])


def centre_above(s: float) -> float:
    """Above the line of ndtri(1/2 + q) / (2.5 q) - 1 at s = CENTRE**2 - q**2."""
    return poly8(CENTRE_ABOVE, s)


def centre_below(s: float) -> float:
    """Below that line."""
    return poly8(CENTRE_BELOW, s)


def tail_above(v: float) -> float:
    """Above the line of -ndtri(p) / (0.75 w) - 1 at v = w - SHIFT."""
    return poly11(TAIL_ABOVE, v)


def tail_below(v: float) -> float:
    """Below that line."""
    return poly11(TAIL_BELOW, v)


def exp_minus_1(d: float) -> float:
    """exp(d) - 1 of a d below 2**-14."""
    return bits.fma(d * d, bits.fma(d, 1.0 / 6.0, 0.5), d)
