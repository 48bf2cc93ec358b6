"""The normal distribution in float32; derivations are in docs/distributions.md."""

from nbmath import _bits as bits
from nbmath.distributions.normal.formulas.polynomials import cubic

ROOT_2PI_INVERSE = 0.3989422917366028
ROOT_2PI_INVERSE_LOW = -1.1335170135851058e-08
HALF_LOG_2PI = 0.9189385332046727
FAR = 15.0  # exp(-FAR**2 / 2) is zero
VAST = 1e19  # the square of which is finite
GRID = 1.5 * 2.0**15  # adding and subtracting it rounds to multiples of 2**-8
CENTRE = 0.425
SHIFT = 2.25
LARGEST_POWER = 2.0**126

# Coefficients: tests/nbmath/distributions/coefficients.py.
# MILLS: (x + 1) exp(x**2 / 2) sf(x) in powers of t = (x - 5) / (x + 5);
# CENTRE_ABOVE / CENTRE_BELOW: ppf(1/2 + q) / (4 q) - 1 in powers of CENTRE**2 - q**2;
# TAIL_ABOVE / TAIL_BELOW: -ppf(p) / w - 1 in powers of w - SHIFT, w = sqrt(-2 log(p)).
MILLS = (
    0.4615158438682556, -0.09155230224132538, 0.031029965728521347,
    0.01000289712101221, -0.026397759094834328, 0.02453264221549034,
    -0.015181871131062508, 0.006537003442645073, -0.0016566148260608315,
    -1.8161685147788376e-05, 0.0001663736766204238, -3.093985651503317e-05,
    -4.796944267582148e-06,
)  # fmt: skip  # a table
CENTRE_ABOVE = (
    -0.15321677923202515, -6.225356101989746, -69.29149627685547,
    -236.3946533203125, -171.59996032714844,
)  # fmt: skip  # a table
CENTRE_BELOW = (
    1.0, 24.021879196166992, 175.16880798339844,
    410.83642578125, 209.5571746826172,
)  # fmt: skip  # a table
TAIL_ABOVE = (
    -0.3742041289806366, -0.12440786510705948, -0.008639338426291943,
    -3.5342607588972896e-05, 2.5024431238307443e-07,
)  # fmt: skip  # a table
TAIL_BELOW = (
    1.0, 1.0252995491027832, 0.3515373468399048,
    0.04567772150039673, 0.0017384701641276479,
)  # fmt: skip  # a table


def mills(t: float) -> float:
    """(x + 1) exp(x**2 / 2) sf(x) at t = (x - 5) / (x + 5)."""
    t2 = t * t
    t4 = t2 * t2
    a = cubic(MILLS[2], MILLS[3], MILLS[4], MILLS[5], t, t2)
    b = cubic(MILLS[6], MILLS[7], MILLS[8], MILLS[9], t, t2)
    c = bits.fma(MILLS[12], t2, bits.fma(MILLS[11], t, MILLS[10]))
    rest = bits.fma(bits.fma(c, t4, b), t4, a)
    return bits.fma(bits.fma(rest, t, MILLS[1]), t, MILLS[0])


def centre_above(s: float) -> float:
    """Above the line of ppf(1/2 + q) / (4 q) - 1 at s = CENTRE**2 - q**2."""
    s2 = s * s
    return bits.fma(
        CENTRE_ABOVE[4],
        s2 * s2,
        cubic(CENTRE_ABOVE[0], CENTRE_ABOVE[1], CENTRE_ABOVE[2], CENTRE_ABOVE[3], s, s2),
    )


def centre_below(s: float) -> float:
    """Below that line."""
    s2 = s * s
    return bits.fma(
        CENTRE_BELOW[4],
        s2 * s2,
        cubic(CENTRE_BELOW[0], CENTRE_BELOW[1], CENTRE_BELOW[2], CENTRE_BELOW[3], s, s2),
    )


def tail_above(v: float) -> float:
    """Above the line of -ppf(p) / w - 1 at v = w - SHIFT."""
    v2 = v * v
    return bits.fma(
        TAIL_ABOVE[4],
        v2 * v2,
        cubic(TAIL_ABOVE[0], TAIL_ABOVE[1], TAIL_ABOVE[2], TAIL_ABOVE[3], v, v2),
    )


def tail_below(v: float) -> float:
    """Below that line."""
    v2 = v * v
    return bits.fma(
        TAIL_BELOW[4],
        v2 * v2,
        cubic(TAIL_BELOW[0], TAIL_BELOW[1], TAIL_BELOW[2], TAIL_BELOW[3], v, v2),
    )


def exp_minus_1(d: float) -> float:
    """exp(d) - 1 of a d below 2**-4."""
    return bits.fma(d * d, bits.fma(d, bits.fma(d, 1.0 / 24.0, 1.0 / 6.0), 0.5), d)


def third(h: float, d: float) -> float:
    """The third and fourth derivative in Taylor's series of sf at h, over that of the first."""
    square = h * h
    return (square - 1.0 - 0.25 * d * h * (square - 3.0)) / 6.0
