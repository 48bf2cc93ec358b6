"""float32 draws: a block of four random words makes four of them (docs/random.md)."""

import math

from nbmath import _bits as bits
from nbmath.random.formulas.philox import Key, philox

Draws = tuple[float, float, float, float]

PER_BLOCK = 4
LN2_TWICE = 1.3862943611198906

# Coefficients: tests/nbmath/random/coefficients.py. In powers of f**2, |f| <= 1:
# SIN of sin(pi f / 2) / f, COS of cos(pi f / 2) / (1 - f**2); in powers of s**2, (1 + s) / (1 - s)
# between sqrt(1/2) and sqrt(2): LOG of (2 atanh(s) - 2 s) / s**3.
SIN = (
    1.5707963705062866, -0.645963728427887, 0.07968968152999878,
    -0.004673767369240522, 0.00015148543752729893,
)  # fmt: skip
COS = (
    1.0, -0.23370049893856049, 0.019968589767813683,
    -0.0008935103542171419, 2.35881580010755e-05,
)  # fmt: skip
LOG = (
    0.6666668653488159, 0.39988765120506287, 0.2958050072193146,
)  # fmt: skip


def stretched(u: float, low: float, high: float) -> float:
    """A draw u of [0, 1) on [low, high); what rounds up to the open end becomes the other."""
    low = low if low <= high else math.nan
    x = bits.fma(high - low, u, low)
    return x if x < high else low


def shifted(z: float, loc: float, scale: float) -> float:
    """The affine map loc + scale z, or nan where scale is negative."""
    return bits.fma(scale if scale >= 0.0 else math.nan, z, loc)


def per_block(like: float) -> int:
    """How many draws of the precision of `like` a block makes."""
    return PER_BLOCK


def _unit(word: int) -> float:
    """A multiple of 2**-24 in [0, 1)."""
    return float(word >> 8) * 2.0**-24


def _radius(word: int) -> float:
    """sqrt(-2 log(u)) of u = (w + 1/2) / 2**32, w a random integer of 32 bits."""
    y = float(word) + 0.5
    m = bits.significand(y)
    s = (m - 1.0) / (m + 1.0)
    z = s * s
    log_m = bits.fma(s * z, bits.fma(bits.fma(LOG[2], z, LOG[1]), z, LOG[0]), 2.0 * s)
    return math.sqrt(bits.fma(32.0 - bits.exponent(y), LN2_TWICE, -2.0 * log_m))


def _direction(word: int) -> tuple[float, float]:
    """Cosine and sine of an angle on the whole circle: pi f / 2, or the opposite of it."""
    f = float(word >> 8) * 2.0**-23 - 1.0  # exact, in [-1, 1)
    z = f * f
    z2 = z * z
    a = bits.fma(SIN[1], z, SIN[0])
    b = bits.fma(SIN[4], z2, bits.fma(SIN[3], z, SIN[2]))
    sine = bits.fma(b, z2, a) * f
    a = bits.fma(COS[1], z, COS[0])
    b = bits.fma(COS[4], z2, bits.fma(COS[3], z, COS[2]))
    cosine = bits.fma(b, z2, a) * ((1.0 - f) * (1.0 + f))
    sign = float(1 - 2 * (word & 1))
    return sign * cosine, sign * sine


def _pair(first: int, second: int, loc: float, scale: float) -> tuple[float, float]:
    """Two normal draws from two words (Box & Muller 1958)."""
    r = _radius(first)
    cosine, sine = _direction(second)
    return shifted(r * cosine, loc, scale), shifted(r * sine, loc, scale)


def uniforms(block: int, key: Key, low: float, high: float) -> Draws:
    """The elements 4 block .. 4 block + 3 of the uniform draws of a key."""
    a, b, c, d = philox(block, key)
    return (
        stretched(_unit(a), low, high),
        stretched(_unit(b), low, high),
        stretched(_unit(c), low, high),
        stretched(_unit(d), low, high),
    )


def normals(block: int, key: Key, loc: float, scale: float) -> Draws:
    """The elements 4 block .. 4 block + 3 of the normal draws of a key."""
    a, b, c, d = philox(block, key)
    x0, x1 = _pair(a, b, loc, scale)
    x2, x3 = _pair(c, d, loc, scale)
    return x0, x1, x2, x3


def _one_of(draws: Draws, which: int) -> float:
    lower = draws[1] if which & 1 else draws[0]
    upper = draws[3] if which & 1 else draws[2]
    return upper if which & 2 else lower


def uniform_at(key: Key, index: int, low: float, high: float) -> float:
    """One element of the uniform draws of a key."""
    return _one_of(uniforms(index >> 2, key, low, high), index & 3)


def normal_at(key: Key, index: int, loc: float, scale: float) -> float:
    """One element of the normal draws of a key."""
    return _one_of(normals(index >> 2, key, loc, scale), index & 3)


def _write(draws: Draws, out: list[float], start: int) -> None:
    out[start], out[start + 1], out[start + 2], out[start + 3] = draws


def write_uniforms(
    block: int, key: Key, low: float, high: float, out: list[float], start: int
) -> None:
    """The four uniform draws of a block, to out[start] and after it."""
    _write(uniforms(block, key, low, high), out, start)


def write_normals(
    block: int, key: Key, loc: float, scale: float, out: list[float], start: int
) -> None:
    """The four normal draws of a block, to out[start] and after it."""
    _write(normals(block, key, loc, scale), out, start)
