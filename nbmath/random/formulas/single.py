"""float32 draws: a block of four random words makes four of them (docs/random.md)."""

from nbmath.random.formulas.philox import Key, philox
from nbmath.random.formulas.transforms import minus_log, normal_pair, shifted, stretched

_Draws = tuple[float, float, float, float]

TURN = 6.2831854820251465
"""The number nearest to 2 pi."""
ROUNDING = 2.0**-23
"""The step from one to the next number."""
MANY = 2.0**22
"""The largest count that may be expected."""
LATTICE = 1 << 24
"""Whole numbers up to it are floats."""
LARGEST_BELOW_ONE = 1.0 - 2.0**-24


def per_block(like: float) -> int:
    """How many draws of the precision of `like` a block makes."""
    return 4


def _unit(word: int) -> float:
    """A multiple of 2**-24 in [0, 1)."""
    return float(word >> 8) * 2.0**-24


def _pair(first: int, second: int, loc: float, scale: float) -> tuple[float, float]:
    """Two normal draws from two words."""
    f = float(second >> 8) * 2.0**-23 - 1.0  # exact
    return normal_pair(float(first) + 0.5, 32.0, f, second & 1, loc, scale)


def from_digits(high: int, low: int) -> float:
    """The number of [0, 1) with the first of these binary digits."""
    return _unit(high)


def open_unit(high: int, low: int) -> float:
    """The middle of one of 2**23 cells of (0, 1), from the first of two words."""
    return (float(high >> 9) + 0.5) * 2.0**-23


def chance(word: int) -> float:
    """The middle of one of 2**23 cells of (0, 1)."""
    return open_unit(word, 0)


def waiting(high: int, low: int) -> float:
    """A standard exponential draw from the first of two words."""
    return minus_log(float(high) + 0.5, 32.0)


def deviate(high: int, low: int, angle: int) -> float:
    """A standard normal draw from the first and the third of three words."""
    return _pair(high, angle, 0.0, 1.0)[0]


def angle(high: int, low: int) -> tuple[float, int]:
    """A direction: the middle of one of 2**23 cells of (-1, 1), and whether it is turned round."""
    return (float(high >> 9) + 0.5) * 2.0**-22 - 1.0, high & 1


def uniforms(block: int, key: Key, low: float, high: float) -> _Draws:
    """The elements 4 block .. 4 block + 3 of the uniform draws of a key."""
    a, b, c, d = philox(block, key)
    return (
        stretched(_unit(a), low, high),
        stretched(_unit(b), low, high),
        stretched(_unit(c), low, high),
        stretched(_unit(d), low, high),
    )


def normals(block: int, key: Key, loc: float, scale: float) -> _Draws:
    """The elements 4 block .. 4 block + 3 of the normal draws of a key."""
    a, b, c, d = philox(block, key)
    x0, x1 = _pair(a, b, loc, scale)
    x2, x3 = _pair(c, d, loc, scale)
    return x0, x1, x2, x3


def exponentials(block: int, key: Key, loc: float, scale: float) -> _Draws:
    """The elements 4 block .. 4 block + 3 of the exponential draws of a key."""
    a, b, c, d = philox(block, key)
    return (
        shifted(waiting(a, b), loc, scale),
        shifted(waiting(b, a), loc, scale),
        shifted(waiting(c, d), loc, scale),
        shifted(waiting(d, c), loc, scale),
    )


def _one_of(draws: _Draws, which: int) -> float:
    lower = draws[1] if which & 1 else draws[0]
    upper = draws[3] if which & 1 else draws[2]
    return upper if which & 2 else lower


def uniform_at(key: Key, index: int, low: float, high: float) -> float:
    """One element of the uniform draws of a key."""
    return _one_of(uniforms(index >> 2, key, low, high), index & 3)


def normal_at(key: Key, index: int, loc: float, scale: float) -> float:
    """One element of the normal draws of a key."""
    return _one_of(normals(index >> 2, key, loc, scale), index & 3)


def exponential_at(key: Key, index: int, loc: float, scale: float) -> float:
    """One element of the exponential draws of a key."""
    return _one_of(exponentials(index >> 2, key, loc, scale), index & 3)


def _write(draws: _Draws, out: list[float], start: int) -> None:
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


def write_exponentials(
    block: int, key: Key, loc: float, scale: float, out: list[float], start: int
) -> None:
    """The four exponential draws of a block, to out[start] and after it."""
    _write(exponentials(block, key, loc, scale), out, start)
