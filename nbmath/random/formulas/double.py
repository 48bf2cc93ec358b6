"""float64 draws: a block of four random words makes two of them (docs/random.md)."""

from nbmath.random.formulas.philox import Key, philox
from nbmath.random.formulas.transforms import minus_log, normal_pair, shifted, stretched

TURN = 6.283185307179586
"""The number nearest to 2 pi."""
ROUNDING = 2.0**-52
"""The step from one to the next number."""
MANY = 2.0**62
"""The largest count that may be expected."""
LATTICE = 1 << 53
"""Whole numbers up to it are floats."""
LARGEST_BELOW_ONE = 1.0 - 2.0**-53


def per_block(like: float) -> int:
    """How many draws of the precision of `like` a block makes."""
    return 2


def _unit(high: int, low: int) -> float:
    """A multiple of 2**-53 in [0, 1)."""
    return float((high << 21) | (low >> 11)) * 2.0**-53


def from_digits(high: int, low: int) -> float:
    """The number of [0, 1) with these binary digits."""
    return _unit(high, low)


def open_unit(high: int, low: int) -> float:
    """The middle of one of 2**52 cells of (0, 1)."""
    return (float((high << 20) | (low >> 12)) + 0.5) * 2.0**-52


def chance(word: int) -> float:
    """The middle of one of 2**32 cells of (0, 1)."""
    return (float(word) + 0.5) * 2.0**-32


def waiting(high: int, low: int) -> float:
    """A standard exponential draw from two words."""
    return minus_log(float((high << 31) | (low >> 1)) + 0.5, 63.0)


def deviate(high: int, low: int, angle: int) -> float:
    """A standard normal draw from three words."""
    y = float((high << 31) | (low >> 1)) + 0.5
    f = float(angle) * 2.0**-31 - 1.0  # exact
    return normal_pair(y, 63.0, f, low & 1, 0.0, 1.0)[0]


def angle(high: int, low: int) -> tuple[float, int]:
    """A direction: the middle of one of 2**52 cells of (-1, 1), and whether it is turned round."""
    return (float((high << 20) | (low >> 12)) + 0.5) * 2.0**-51 - 1.0, low & 1


def uniforms(block: int, key: Key, low: float, high: float) -> tuple[float, float]:
    """The elements 2 block and 2 block + 1 of the uniform draws of a key."""
    a, b, c, d = philox(block, key)
    return stretched(_unit(a, b), low, high), stretched(_unit(c, d), low, high)


def normals(block: int, key: Key, loc: float, scale: float) -> tuple[float, float]:
    """The elements 2 block and 2 block + 1 of the normal draws of a key."""
    a, b, c, d = philox(block, key)
    y = float((a << 31) | (b >> 1)) + 0.5
    f = float((c << 21) | (d >> 11)) * 2.0**-52 - 1.0  # exact
    return normal_pair(y, 63.0, f, d & 1, loc, scale)


def exponentials(block: int, key: Key, loc: float, scale: float) -> tuple[float, float]:
    """The elements 2 block and 2 block + 1 of the exponential draws of a key."""
    a, b, c, d = philox(block, key)
    return shifted(waiting(a, b), loc, scale), shifted(waiting(c, d), loc, scale)


def uniform_at(key: Key, index: int, low: float, high: float) -> float:
    """One element of the uniform draws of a key."""
    first, second = uniforms(index >> 1, key, low, high)
    return second if index & 1 else first


def normal_at(key: Key, index: int, loc: float, scale: float) -> float:
    """One element of the normal draws of a key."""
    first, second = normals(index >> 1, key, loc, scale)
    return second if index & 1 else first


def exponential_at(key: Key, index: int, loc: float, scale: float) -> float:
    """One element of the exponential draws of a key."""
    first, second = exponentials(index >> 1, key, loc, scale)
    return second if index & 1 else first


def write_uniforms(
    block: int, key: Key, low: float, high: float, out: list[float], start: int
) -> None:
    """Both uniform draws of a block, to out[start] and after it."""
    out[start], out[start + 1] = uniforms(block, key, low, high)


def write_normals(
    block: int, key: Key, loc: float, scale: float, out: list[float], start: int
) -> None:
    """Both normal draws of a block, to out[start] and after it."""
    out[start], out[start + 1] = normals(block, key, loc, scale)


def write_exponentials(
    block: int, key: Key, loc: float, scale: float, out: list[float], start: int
) -> None:
    """Both exponential draws of a block, to out[start] and after it."""
    out[start], out[start + 1] = exponentials(block, key, loc, scale)
