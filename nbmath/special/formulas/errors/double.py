"""The error functions in float64; derivations are in docs/special.md."""

from nbmath import _bits as bits
from nbmath.special.formulas.polynomials import poly6, poly11, poly12, poly16, poly24

ROOT_HALF, ROOT_HALF_LOW = 0.7071067811865476, -4.833646656726457e-17
ROOT_2PI_INVERSE, ROOT_2PI_INVERSE_LOW = 0.3989422804014327, -2.49232720227773e-17
TWO_BY_ROOT_PI, INVERSE_ROOT_PI = 1.1283791670955126, 0.5641895835477563
LN2, LN2_LOW = 0.6931471805599453, 2.3190468138462996e-17
LOG_2PI = 1.8378770664093456
ROOT_2, ROOT_2PI = 1.4142135623730951, 2.5066282746310007
ROOT_HALF_PI, HALF_ROOT_PI = 1.2533141373155003, 0.886226925452758
ABOVE_CENTRE = -0.2876820724517809  # log of the probability where an upper tail begins
FAR, NORMAL_FAR = 27.3, 40.0  # the tails are zero from here
START, ERF_ONE = 1.5, 6.0  # erf is one from here
GROWN = 27.0  # exp(x**2) is infinite from here
VAST = 1e154  # the square of which is finite
DISTANT = 1e6  # from where on two terms give the scaled tail
MIDDLE = 3.75
NEARBY = 0.5  # up to here a tail is taken from the centre
CENTRE, SHIFT = 0.25, 1.625
REACH = 38.6  # how far the quotient of the tail holds
ONES = (1.0, 1.0, 1.0, 1.0, 1.0)
PER = (1.0, 1.0 / 2.0, 1.0 / 3.0, 1.0 / 4.0, 1.0 / 5.0, 1.0 / 6.0)
FAR_SERIES = (2.0, -5.0, 74.0 / 3.0, -353.0 / 2.0, 8162.0 / 5.0)  # of log(sf(z)), in 1 / z**2

# Coefficients: tests/nbmath/special/coefficients.py.
# SCALED: 1.5625 (1 + 2 x) erfcx(x) in powers of t = (x - MIDDLE) / (x + MIDDLE);
# LOG2_TAIL: log2(erfc(x)) in powers of x - START; POWER_OF_2: 2**r in powers of r;
# NEAR: erf(x) / x - 1 in powers of x**2, |x| <= 1;
# CENTRE_ABOVE / CENTRE_BELOW: ndtri(1/2 + q) / (2.5 q) - 1 in powers of CENTRE**2 - q**2;
# TAIL_ABOVE / TAIL_BELOW: 1 - w - ndtri(p) in powers of w - SHIFT, w = sqrt(-2 log(p)).
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
LOG2_TAIL = (
    -4.882789953523952, -5.06212951619454, -1.2878077782755435,
    -0.037256359627191156, 0.008665903215836329, -0.0018137802842009211,
    0.00031156927642430417, -3.242267393155874e-05, -3.819037104527459e-06,
    3.4206932187955226e-06, -1.1801730418938464e-06, 2.763228490860104e-07,
    -4.033840636634571e-08, 3.730170956583298e-10, 1.4439295764481838e-09,
    -3.2220749801077615e-10, 2.509990533744833e-11,
)  # fmt: skip  # a table
POWER_OF_2 = (
    1.0, 0.6931471805599497, 0.2402265069590928,
    0.05550410866446077, 0.009618129107922131, 0.0013333558228322752,
    0.0001540353006217101, 1.5252658231437076e-05, 1.321562297478457e-06,
    1.020851896158e-07, 7.043012277026985e-09,
)  # fmt: skip  # a table
NEAR = (
    0.12837916709551256, -0.3761263890318352, 0.11283791670944206,
    -0.026866170643114598, 0.005223977606142558, -0.0008548325930395128,
    0.0001205529360704965, -1.4924712840318044e-05, 1.6447137722874913e-06,
    -1.6206357256292039e-07, 1.3711153652707052e-08, -7.779765622512037e-10,
)  # fmt: skip  # a table
CENTRE_ABOVE = (
    0.07918360031373078, -0.39944802075726776, -9.839594878708334,
    -38.836879531788384, -49.11769428040635, -15.111462257713216,
)  # fmt: skip  # a table
CENTRE_BELOW = (
    1.0, 13.096795680159943, 61.100359190327886,
    121.18973222412815, 94.04271226904142, 19.035411558353516,
)  # fmt: skip  # a table
TAIL_ABOVE = (
    -0.0032460495496460756, 0.3121713454692886, 0.6118062181561759,
    0.48522021844673474, 0.20472664798265666, 0.05034541654794001,
    0.00735076239870585, 0.0006142204361271912, 2.715236838850615e-05,
    5.659117443971594e-07, 4.625175480327301e-09, 9.929931022769357e-12,
)  # fmt: skip  # a table
TAIL_BELOW = (
    1.0, 2.3268083255624377, 2.270362564573734,
    1.217158977803274, 0.3944966282849292, 0.07988418320559545,
    0.010026578830237767, 0.0007451511713036774, 3.0245739238741197e-05,
    5.95517951836168e-07, 4.705023084678429e-09, 9.938386143250578e-12,
)  # fmt: skip  # a table


def scaled(t: float) -> tuple[float, float]:
    """1.5625 (1 + 2 x) erfcx(x) at t = (x - MIDDLE) / (x + MIDDLE), and what the sum lost."""
    slope = poly24(SCALED[1:], t)
    value = bits.fma(slope, t, SCALED[0])
    return value, bits.fma(slope, t, SCALED[0] - value)


def near(z: float) -> float:
    """erf(x) / x - 1 at z = x**2."""
    return bits.fma(poly11(NEAR[1:], z), z, NEAR[0])


def log2_tail(t: float) -> float:
    """log2(erfc(x)) at t = x - START."""
    return bits.fma(poly16(LOG2_TAIL[1:], t), t, LOG2_TAIL[0])


def power_of_2(r: float) -> float:
    """2**r of |r| <= 1/2."""
    return poly11(POWER_OF_2, r)


def centre_above(s: float) -> float:
    """Above the line of ndtri(1/2 + q) / (2.5 q) - 1 at s = CENTRE**2 - q**2."""
    return poly6(CENTRE_ABOVE, s)


def centre_below(s: float) -> float:
    """Below that line."""
    return poly6(CENTRE_BELOW, s)


def tail_above(v: float) -> float:
    """Above the line of 1 - w - ndtri(p) at v = w - SHIFT."""
    return poly12(TAIL_ABOVE, v)


def tail_below(v: float) -> float:
    """Below that line."""
    return poly12(TAIL_BELOW, v)
