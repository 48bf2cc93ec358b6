"""The gamma function and its relatives in float64; derivations are in docs/special.md."""

from nbmath.special.formulas.polynomials import poly5, poly7, poly8, poly9, poly11, poly12

LN2_HIGH, LN2_LOW = (
    0.6931471805598903,
    5.497923018708371e-14,
)  # the products of the first with exponents are exact
SMALLEST = 2.0**-1022  # normal number
LIFT, LIFT_EXPONENT = 2.0**54, 54.0
FAINT, FAINT_LIFT, FAINT_EXPONENT = 2.0**-900, 2.0**64, 64.0  # of beta functions
TWO_THIRDS, TWO_THIRDS_LOW = 0.6666666666666666, 3.700743415417188e-17
HALF_LOG_2PI, HALF_LOG_2PI_LOW = 0.9189385332046728, -3.8782941580672414e-17
ROOT, ROOT_LOW = 0.46163214496836236, -1.5522348162858677e-17  # where digamma(1 + d) is zero
WHOLE = 2.0**51  # below it whole numbers are found by rounding
HUGE = 1e17  # log(gamma(x)) = x (log(x) - 1) from here
LEAST = -1450.0  # an exponential that is zero after any division here
LAST = 200.0  # gamma is infinite from here, and zero below minus it

# Coefficients: tests/nbmath/special/coefficients.py.
# LOG: (2 atanh(s) - 2 s - 2/3 s**3) / s**5 in powers of s**2;
# STIRLING: x (log(gamma(x)) - (x - 1/2) log(x) + x - log(2 pi) / 2) in powers of 1 / x**2, x >= 3;
# DIGAMMA_FAR: x**2 (log(x) - 1 / (2 x) - digamma(x)) in powers of 1 / x**2, x >= 3;
# SINC: (1 - sin(pi r) / (pi r)) / r**2 in powers of r**2, |r| <= 1/2;
# CENTRAL_ABOVE / CENTRAL_BELOW: log(gamma(1 + d)) / (d (d - 1)) - 1/2, -1/4 <= d <= 2;
# DIGAMMA_ABOVE / DIGAMMA_BELOW: digamma(1 + d) / (d - root) - 3/4, -1/4 <= d <= 2;
# COTANGENT_ABOVE / COTANGENT_BELOW: (1 / r - pi cot(pi r)) / r in powers of r**2, |r| <= 1/2.
LOG = (
    0.40000000000000024, 0.2857142857134094, 0.22222222270455208,
    0.181818083219264, 0.15385570615350372, 0.13286070710578304,
    0.12912433909743198,
)  # fmt: skip  # a table
STIRLING = (
    0.08333333333333331, -0.002777777777732218, 0.0007936507759293387,
    -0.0005952354050050227, 0.000841539005824731, -0.0019075790354388768,
    0.006107547975024537, -0.023213933223104454, 0.08277773473254253,
    -0.21318347397099482, 0.27271128434966996,
)  # fmt: skip  # a table
DIGAMMA_FAR = (
    0.08333333333333327, -0.00833333333317934, 0.003968253898521224,
    -0.004166654096725166, 0.007574568491822981, -0.021024935986025915,
    0.08079096939618322, -0.3768205966813194, 1.7729761584427515,
    -6.887492993574664, 17.946079637248317, -22.414737636005444,
)  # fmt: skip  # a table
SINC = (
    1.6449340668482264, -0.811742425283348, 0.19075182412176964,
    -0.02614784780982148, 0.002346080931726966, -0.00014842801216902272,
    6.972518620191191e-06, -2.4544728860138754e-07,
)  # fmt: skip  # a table
CENTRAL_ABOVE = (
    0.07721566490153287, 0.04518398034372138, -0.32415565613912645,
    -0.58534885767607, -0.41103257426034223, -0.13930025217540276,
    -0.022591459881759167, -0.0015250766189495227, -2.8965697175052767e-05,
)  # fmt: skip  # a table
CENTRAL_BELOW = (
    1.0, 3.7613526897252183, 5.735714031769342,
    4.556670037086459, 2.0182204974365505, 0.4951170295584029,
    0.06285571739395508, 0.003521155056929433, 5.881614602997132e-05,
)  # fmt: skip  # a table
DIGAMMA_ABOVE = (
    0.5003801375034054, 0.29857894381944144, -0.24909878441171854,
    -0.248082841945098, -0.07371516062134013, -0.009238613738242814,
    -0.0004628159633603546, -6.541351915618238e-06,
)  # fmt: skip  # a table
DIGAMMA_BELOW = (
    1.0, 2.3047923328359134, 1.9351760295093428,
    0.7717270134840979, 0.15632250791409524, 0.015648942857183656,
    0.0006785432517403281, 8.791436653515953e-06,
)  # fmt: skip  # a table
COTANGENT_ABOVE = (
    3.289868133696453, -2.395338599462975, 0.42707303837274624,
    -0.020968154357620204, 0.00014714195593805828,
)  # fmt: skip  # a table
COTANGENT_BELOW = (
    1.0, -1.3860692531045953, 0.42334123136251056,
    -0.03808392509758124, 0.0008119470719893794,
)  # fmt: skip  # a table


def log_series(z: float) -> float:
    """(2 atanh(s) - 2 s - 2/3 s**3) / s**5 at z = s**2."""
    return poly7(LOG, z)


def stirling(z: float) -> float:
    """What Stirling's formula lacks, times x, at z = 1 / x**2."""
    return poly11(STIRLING, z)


def digamma_far(z: float) -> float:
    """What the first two terms of digamma have too much, times x**2, at z = 1 / x**2."""
    return poly12(DIGAMMA_FAR, z)


def sinc(z: float) -> float:
    """(1 - sin(pi r) / (pi r)) / r**2 at z = r**2."""
    return poly8(SINC, z)


def central_above(d: float) -> float:
    """Above the line of log(gamma(1 + d)) / (d (d - 1)) - 1/2."""
    return poly9(CENTRAL_ABOVE, d)


def central_below(d: float) -> float:
    """Below that line."""
    return poly9(CENTRAL_BELOW, d)


def digamma_above(d: float) -> float:
    """Above the line of digamma(1 + d) / (d - root) - 3/4."""
    return poly8(DIGAMMA_ABOVE, d)


def digamma_below(d: float) -> float:
    """Below that line."""
    return poly8(DIGAMMA_BELOW, d)


def cotangent_above(z: float) -> float:
    """Above the line of (1 / r - pi cot(pi r)) / r at z = r**2."""
    return poly5(COTANGENT_ABOVE, z)


def cotangent_below(z: float) -> float:
    """Below that line."""
    return poly5(COTANGENT_BELOW, z)
