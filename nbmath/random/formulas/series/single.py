"""Series of the transforms in float32."""

from nbmath import _bits as bits

# Coefficients: tests/nbmath/random/coefficients.py. In powers of f**2, |f| <= 1:
# SIN of sin(pi f / 2) / f, COS of cos(pi f / 2) / (1 - f**2); in powers of s**2, (1 + s) / (1 - s)
# between sqrt(1/2) and sqrt(2): LOG of (2 atanh(s) - 2 s) / s**3.
SIN = (
    1.5707963705062866, -0.645963728427887, 0.07968968152999878,
    -0.004673767369240522, 0.00015148543752729893,
)  # fmt: skip  # a table
COS = (
    1.0, -0.23370049893856049, 0.019968589767813683,
    -0.0008935103542171419, 2.35881580010755e-05,
)  # fmt: skip  # a table
LOG = (
    0.6666668653488159, 0.39988765120506287, 0.2958050072193146,
)  # fmt: skip  # a table


def log_series(z: float) -> float:
    """(2 atanh(s) - 2 s) / s**3 at z = s**2."""
    return bits.fma(bits.fma(LOG[2], z, LOG[1]), z, LOG[0])


def sine_series(z: float) -> float:
    """sin(pi f / 2) / f at z = f**2."""
    z2 = z * z
    b = bits.fma(SIN[4], z2, bits.fma(SIN[3], z, SIN[2]))
    return bits.fma(b, z2, bits.fma(SIN[1], z, SIN[0]))


def cosine_series(z: float) -> float:
    """cos(pi f / 2) / (1 - f**2) at z = f**2."""
    z2 = z * z
    b = bits.fma(COS[4], z2, bits.fma(COS[3], z, COS[2]))
    return bits.fma(b, z2, bits.fma(COS[1], z, COS[0]))
