"""The normal distribution in float64; derivations are in docs/distributions.md."""

from nbmath import _bits as bits
from nbmath.distributions.normal.formulas.polynomials import cubic

ROOT_2PI_INVERSE = 0.3989422804014327
ROOT_2PI_INVERSE_LOW = -2.49232720227773e-17
HALF_LOG_2PI = 0.9189385332046727
FAR = 40.0  # exp(-FAR**2 / 2) is zero
VAST = 1e154  # the square of which is finite
GRID = 1.5 * 2.0**32  # adding and subtracting it rounds to multiples of 2**-20
CENTRE = 0.425
SHIFT = 2.25
LARGEST_POWER = 2.0**1022

# Coefficients: tests/nbmath/distributions/coefficients.py.
# MILLS: (x + 1) exp(x**2 / 2) sf(x) in powers of t = (x - 5) / (x + 5);
# CENTRE_ABOVE / CENTRE_BELOW: ppf(1/2 + q) / (4 q) - 1 in powers of CENTRE**2 - q**2;
# TAIL_ABOVE / TAIL_BELOW: -ppf(p) / w - 1 in powers of w - SHIFT, w = sqrt(-2 log(p)).
MILLS = (
    0.46151582985003775, -0.09155228183400907, 0.03103036842596538,
    0.010002352385232678, -0.026401042966345555, 0.02453696324358619,
    -0.015170415402136496, 0.006522000668964006, -0.0016760723466543474,
    7.791589121683064e-06, 0.00018233415207545353, -5.360754581070071e-05,
    -9.896112094299078e-06, 9.059728640322524e-06, -7.032803291516984e-08,
    -1.3072781170371368e-06, 1.2786405593130351e-07, 1.960815241622624e-07,
    -2.6280466316940082e-08, -3.0810144104270175e-08, 3.6266499798005572e-09,
    4.34294922610243e-09, -2.82338232616619e-10, -3.7122101828736243e-10,
)  # fmt: skip  # a table
CENTRE_ABOVE = (
    -0.15321678180090834, -9.027872057190528, -194.28705384996394,
    -1961.23196213416, -9732.982546306866, -22490.331869504993,
    -20369.982208809775, -4598.767527567912,
)  # fmt: skip  # a table
CENTRE_BELOW = (
    1.0, 42.31305872444672, 687.1770612080877,
    5394.0629637004495, 21212.994938916312, 39305.7611900903,
    28726.922015514276, 5225.966158383564,
)  # fmt: skip  # a table
TAIL_ABOVE = (
    -0.3742041315115222, -0.4438409160832077, -0.21406691289232432,
    -0.05400882364556043, -0.007515337240194071, -0.0005595916777049919,
    -2.052641409707491e-05, -3.2063499493837877e-07, -1.5667116013123793e-09,
    -4.354727303511281e-13, 3.5696247008420285e-16,
)  # fmt: skip  # a table
TAIL_BELOW = (
    1.0, 1.8789324219359778, 1.49194144694075,
    0.6540089392328866, 0.17302938613287341, 0.02825247760191832,
    0.0027868784955611, 0.0001563880670467564, 4.507675038558835e-06,
    5.633850856777125e-08, 2.1323640407354796e-10,
)  # fmt: skip  # a table


def mills(t: float) -> float:
    """(x + 1) exp(x**2 / 2) sf(x) at t = (x - 5) / (x + 5)."""
    t2 = t * t
    t4 = t2 * t2
    a = cubic(MILLS[2], MILLS[3], MILLS[4], MILLS[5], t, t2)
    b = cubic(MILLS[6], MILLS[7], MILLS[8], MILLS[9], t, t2)
    c = cubic(MILLS[10], MILLS[11], MILLS[12], MILLS[13], t, t2)
    d = cubic(MILLS[14], MILLS[15], MILLS[16], MILLS[17], t, t2)
    e = cubic(MILLS[18], MILLS[19], MILLS[20], MILLS[21], t, t2)
    f = bits.fma(MILLS[23], t, MILLS[22])
    t8 = t4 * t4
    high = bits.fma(bits.fma(f, t4, e), t8, bits.fma(d, t4, c))
    rest = bits.fma(high, t8, bits.fma(b, t4, a))
    return bits.fma(bits.fma(rest, t, MILLS[1]), t, MILLS[0])


def centre_above(s: float) -> float:
    """Above the line of ppf(1/2 + q) / (4 q) - 1 at s = CENTRE**2 - q**2."""
    s2 = s * s
    low = cubic(CENTRE_ABOVE[0], CENTRE_ABOVE[1], CENTRE_ABOVE[2], CENTRE_ABOVE[3], s, s2)
    return bits.fma(
        cubic(CENTRE_ABOVE[4], CENTRE_ABOVE[5], CENTRE_ABOVE[6], CENTRE_ABOVE[7], s, s2),
        s2 * s2,
        low,
    )


def centre_below(s: float) -> float:
    """Below that line."""
    s2 = s * s
    low = cubic(CENTRE_BELOW[0], CENTRE_BELOW[1], CENTRE_BELOW[2], CENTRE_BELOW[3], s, s2)
    return bits.fma(
        cubic(CENTRE_BELOW[4], CENTRE_BELOW[5], CENTRE_BELOW[6], CENTRE_BELOW[7], s, s2),
        s2 * s2,
        low,
    )


def tail_above(v: float) -> float:
    """Above the line of -ppf(p) / w - 1 at v = w - SHIFT."""
    v2 = v * v
    v4 = v2 * v2
    low = cubic(TAIL_ABOVE[0], TAIL_ABOVE[1], TAIL_ABOVE[2], TAIL_ABOVE[3], v, v2)
    high = bits.fma(TAIL_ABOVE[10], v2, bits.fma(TAIL_ABOVE[9], v, TAIL_ABOVE[8]))
    return bits.fma(
        bits.fma(
            high, v4, cubic(TAIL_ABOVE[4], TAIL_ABOVE[5], TAIL_ABOVE[6], TAIL_ABOVE[7], v, v2)
        ),
        v4,
        low,
    )


def tail_below(v: float) -> float:
    """Below that line."""
    v2 = v * v
    v4 = v2 * v2
    low = cubic(TAIL_BELOW[0], TAIL_BELOW[1], TAIL_BELOW[2], TAIL_BELOW[3], v, v2)
    high = bits.fma(TAIL_BELOW[10], v2, bits.fma(TAIL_BELOW[9], v, TAIL_BELOW[8]))
    return bits.fma(
        bits.fma(
            high, v4, cubic(TAIL_BELOW[4], TAIL_BELOW[5], TAIL_BELOW[6], TAIL_BELOW[7], v, v2)
        ),
        v4,
        low,
    )


def exp_minus_1(d: float) -> float:
    """exp(d) - 1 of a d below 2**-14."""
    return bits.fma(d * d, bits.fma(d, 1.0 / 6.0, 0.5), d)


def third(h: float, d: float) -> float:
    """The third derivative in Taylor's series of sf at h, over that of the first."""
    return bits.fma(h, h, -1.0) / 6.0
