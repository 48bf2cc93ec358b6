"""The error functions in float32; derivations are in docs/special.md."""

from nbmath import _bits as bits
from nbmath.special.formulas.polynomials import poly4, poly5, poly6, poly8, poly12

ROOT_HALF, ROOT_HALF_LOW = 0.7071067690849304, 1.2101617485882343e-08
ROOT_2PI_INVERSE, ROOT_2PI_INVERSE_LOW = 0.3989422917366028, -1.1335170135851058e-08
TWO_BY_ROOT_PI, INVERSE_ROOT_PI = 1.128379225730896, 0.564189612865448
LN2, LN2_LOW = 0.6931471824645996, -1.9046542121259336e-09
LOG_2PI = 1.8378770351409912
ROOT_2, ROOT_2PI = 1.4142135381698608, 2.5066282749176025
ROOT_HALF_PI, HALF_ROOT_PI = 1.2533141374588013, 0.8862269520759583
ABOVE_CENTRE = -0.28768208622932434  # log of the probability where an upper tail begins
FAR, NORMAL_FAR = 10.2, 15.0  # the tails are zero from here
START, ERF_ONE = 1.5, 4.25  # erf is one from here
GROWN = 9.5  # exp(x**2) is infinite from here
VAST = 1e19  # the square of which is finite
DISTANT = 1e3  # from where on two terms give the scaled tail
MIDDLE = 3.75
NEARBY = 0.5  # up to here a tail is taken from the centre
CENTRE, SHIFT = 0.25, 1.625
REACH = 14.4  # how far the quotient of the tail holds
ONES = (1.0, 1.0, 1.0, 1.0, 1.0)
PER = (1.0, 1.0 / 2.0, 1.0 / 3.0, 1.0 / 4.0, 1.0 / 5.0, 1.0 / 6.0)
FAR_SERIES = (2.0, -5.0, 74.0 / 3.0, -353.0 / 2.0, 8162.0 / 5.0)  # of log(sf(z)), in 1 / z**2

# Coefficients of the same as in `double`: tests/nbmath/special/coefficients.py.
SCALED = (
    1.9336135387420654, -0.21912594139575958, 0.0056008328683674335,
    0.12855760753154755, -0.16999627649784088, 0.14422374963760376,
    -0.09173634648323059, 0.044322624802589417, -0.01519914623349905,
    0.002730434061959386, 0.00046303775161504745, -0.00043997037573717535,
    5.058862006990239e-05, 2.7720230718841776e-05,
)  # fmt: skip  # a table
LOG2_TAIL = (
    -4.8827900886535645, -5.062129497528076, -1.287807822227478,
    -0.03725631907582283, 0.008666827343404293, -0.0018138105515390635,
    0.0003081925678998232, -3.128642129013315e-05,
)  # fmt: skip  # a table
POWER_OF_2 = (
    1.0000001192092896, 0.6931470036506653, 0.24022042751312256,
    0.05550646036863327, 0.009678015485405922, 0.0013299125712364912,
)  # fmt: skip  # a table
NEAR = (
    0.12837916612625122, -0.3761262595653534, 0.1128358542919159,
    -0.026853816583752632, 0.005188336130231619, -0.0008010256569832563,
    7.854031719034538e-05,
)  # fmt: skip  # a table
CENTRE_ABOVE = (
    0.07918360084295273, -0.8080493211746216, -5.9116621017456055,
    -5.894864559173584,
)  # fmt: skip  # a table
CENTRE_BELOW = (
    1.0, 7.936619758605957, 17.09305763244629,
    8.374788284301758,
)  # fmt: skip  # a table
TAIL_ABOVE = (
    -0.003246040316298604, 0.3163636028766632, 0.20517103374004364,
    0.02868984080851078, 0.0007754683610983193,
)  # fmt: skip  # a table
TAIL_BELOW = (
    1.0, 1.0352356433868408, 0.3264848291873932,
    0.033122021704912186, 0.0007820763858035207,
)  # fmt: skip  # a table


def scaled(t: float) -> tuple[float, float]:
    """1.5625 (1 + 2 x) erfcx(x) at t = (x - MIDDLE) / (x + MIDDLE), and what the sum lost."""
    slope = bits.fma(poly12(SCALED[2:], t), t, SCALED[1])
    value = bits.fma(slope, t, SCALED[0])
    return value, bits.fma(slope, t, SCALED[0] - value)


def near(z: float) -> float:
    """erf(x) / x - 1 at z = x**2."""
    return bits.fma(poly6(NEAR[1:], z), z, NEAR[0])


def log2_tail(t: float) -> float:
    """log2(erfc(x)) at t = x - START."""
    return poly8(LOG2_TAIL, t)


def power_of_2(r: float) -> float:
    """2**r of |r| <= 1/2."""
    return poly6(POWER_OF_2, r)


def centre_above(s: float) -> float:
    """Above the line of ndtri(1/2 + q) / (2.5 q) - 1 at s = CENTRE**2 - q**2."""
    return poly4(CENTRE_ABOVE, s)


def centre_below(s: float) -> float:
    """Below that line."""
    return poly4(CENTRE_BELOW, s)


def tail_above(v: float) -> float:
    """Above the line of 1 - w - ndtri(p) at v = w - SHIFT."""
    return poly5(TAIL_ABOVE, v)


def tail_below(v: float) -> float:
    """Below that line."""
    return poly5(TAIL_BELOW, v)
