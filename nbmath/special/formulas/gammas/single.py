"""The gamma function and its relatives in float32; derivations are in docs/special.md."""

from nbmath import _bits as bits
from nbmath.special.formulas.polynomials import poly4, poly5, poly6

LN2_HIGH, LN2_LOW = (
    0.693145751953125,
    1.428606765330187e-06,
)  # the products of the first with exponents are exact
SMALLEST = 2.0**-126  # normal number
LIFT, LIFT_EXPONENT = 2.0**24, 24.0
FAINT, FAINT_LIFT, FAINT_EXPONENT = 2.0**-80, 2.0**40, 40.0  # of beta functions
TWO_THIRDS, TWO_THIRDS_LOW = 0.6666666865348816, -1.9868215517249155e-08
HALF_LOG_2PI, HALF_LOG_2PI_LOW = 0.9189385175704956, 1.563417661998301e-08
ROOT, ROOT_LOW = 0.4616321325302124, 1.243815006546356e-08  # where digamma(1 + d) is zero
WHOLE = 2.0**22  # below it whole numbers are found by rounding
HUGE = 1e9  # log(gamma(x)) = x (log(x) - 1) from here
LEAST = -200.0  # an exponential that is zero after any division here
LAST = 50.0  # gamma is infinite from here, and zero below minus it

# Coefficients: tests/nbmath/special/coefficients.py.
# LOG: (2 atanh(s) - 2 s - 2/3 s**3) / s**5 in powers of s**2;
# STIRLING: x (log(gamma(x)) - (x - 1/2) log(x) + x - log(2 pi) / 2) in powers of 1 / x**2, x >= 3;
# DIGAMMA_FAR: x**2 (log(x) - 1 / (2 x) - digamma(x)) in powers of 1 / x**2, x >= 3;
# SINC: (1 - sin(pi r) / (pi r)) / r**2 in powers of r**2, |r| <= 1/2;
# CENTRAL_ABOVE / CENTRAL_BELOW: log(gamma(1 + d)) / (d (d - 1)) - 1/2, -1/4 <= d <= 2;
# DIGAMMA_ABOVE / DIGAMMA_BELOW: digamma(1 + d) / (d - root) - 3/4, -1/4 <= d <= 2;
# COTANGENT_ABOVE / COTANGENT_BELOW: (1 / r - pi cot(pi r)) / r in powers of r**2, |r| <= 1/2.
LOG = (
    0.4000001549720764, 0.2856217324733734, 0.23049971461296082,
)  # fmt: skip  # a table
STIRLING = (
    0.0833333358168602, -0.002777816727757454, 0.0007889049593359232,
    -0.00047606846783310175,
)  # fmt: skip  # a table
DIGAMMA_FAR = (
    0.0833333283662796, -0.008331824094057083, 0.0038954326882958412,
    -0.002977703232318163,
)  # fmt: skip  # a table
SINC = (
    1.6449339389801025, -0.8117315769195557, 0.19055752456188202,
    -0.02496240846812725,
)  # fmt: skip  # a table
CENTRAL_ABOVE = (
    0.07721566408872604, -0.07503289729356766, -0.25702089071273804,
    -0.14128488302230835, -0.02141127921640873, -0.0005590640939772129,
)  # fmt: skip  # a table
CENTRAL_BELOW = (
    1.0, 2.2044551372528076, 1.6601618528366089,
    0.49692973494529724, 0.051953285932540894, 0.0011181281879544258,
)  # fmt: skip  # a table
DIGAMMA_ABOVE = (
    0.5003801584243774, 0.05180096998810768, -0.3014574348926544,
    -0.10302982479333878, -0.006657319143414497,
)  # fmt: skip  # a table
DIGAMMA_BELOW = (
    1.0, 1.811611294746399, 0.988141655921936,
    0.18563693761825562, 0.00912595633417368,
)  # fmt: skip  # a table
COTANGENT_ABOVE = (
    3.289868116378784, -1.7854647636413574, 0.09669063985347748,
)  # fmt: skip  # a table
COTANGENT_BELOW = (
    1.0, -1.2006897926330566, 0.20093940198421478,
)  # fmt: skip  # a table


def log_series(z: float) -> float:
    """(2 atanh(s) - 2 s - 2/3 s**3) / s**5 at z = s**2."""
    return bits.fma(bits.fma(LOG[2], z, LOG[1]), z, LOG[0])


def stirling(z: float) -> float:
    """What Stirling's formula lacks, times x, at z = 1 / x**2."""
    return poly4(STIRLING, z)


def digamma_far(z: float) -> float:
    """What the first two terms of digamma have too much, times x**2, at z = 1 / x**2."""
    return poly4(DIGAMMA_FAR, z)


def sinc(z: float) -> float:
    """(1 - sin(pi r) / (pi r)) / r**2 at z = r**2."""
    return poly4(SINC, z)


def central_above(d: float) -> float:
    """Above the line of log(gamma(1 + d)) / (d (d - 1)) - 1/2."""
    return poly6(CENTRAL_ABOVE, d)


def central_below(d: float) -> float:
    """Below that line."""
    return poly6(CENTRAL_BELOW, d)


def digamma_above(d: float) -> float:
    """Above the line of digamma(1 + d) / (d - root) - 3/4."""
    return poly5(DIGAMMA_ABOVE, d)


def digamma_below(d: float) -> float:
    """Below that line."""
    return poly5(DIGAMMA_BELOW, d)


def cotangent_above(z: float) -> float:
    """Above the line of (1 / r - pi cot(pi r)) / r at z = r**2."""
    return bits.fma(bits.fma(COTANGENT_ABOVE[2], z, COTANGENT_ABOVE[1]), z, COTANGENT_ABOVE[0])


def cotangent_below(z: float) -> float:
    """Below that line."""
    return bits.fma(bits.fma(COTANGENT_BELOW[2], z, COTANGENT_BELOW[1]), z, COTANGENT_BELOW[0])
