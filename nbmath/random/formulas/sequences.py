"""Evenly spread points: the sequences of Sobol and Halton, plain and randomised (docs/random.md).

Digits of Sobol's points are words whose lowest bit is the first digit.
"""

from typing import Any

from nbmath.random.formulas import double as own
from nbmath.random.formulas.philox import WORD, Key, Words, philox
from nbmath.random.formulas.whole import integers_at

SHIFTED = 1
NESTED = 2
"""How digits are randomised: by one shift for all points, or nested; plain is 0."""
PLACES = 7
"""Bits of the number of a digit."""

Matrix = Any


def sobol_digits(index: int, directions: list[int]) -> int:
    """The digits of element `index` < 2**32 of one dimension."""
    digits = 0
    for k in range(len(directions)):
        digits ^= -(index >> k & 1) & int(directions[k])
    return digits


def randomness(key: Key, axis: int) -> tuple[Words, Words]:
    """The random words of one dimension."""
    return philox(2 * axis, key), philox(2 * axis + 1, key)


def _swapped(word: int, shift: int, mask: int) -> int:
    """Neighbouring groups of so many bits change places."""
    return ((word & mask) << shift) | ((word >> shift) & mask)


def _turned(word: int) -> int:
    """The bits of a word in the opposite order."""
    bytes_turned = _swapped(_swapped(_swapped(word, 1, 0x55555555), 2, 0x33333333), 4, 0x0F0F0F0F)
    return _swapped(_swapped(bytes_turned, 8, 0x00FF00FF), 16, 0x0000FFFF)


def _stirred(word: int, summand: int, factor: int) -> int:
    """Each bit is flipped or not, as the lower ones of the word say."""
    word = (word + summand) & WORD
    return word ^ ((word * ((factor << 1) & WORD)) & WORD)


def _tail(digits: int, a: int, b: int, c: int) -> int:
    """The digits after the first 32 of a point, all of them random and of that point alone."""
    word = (digits * (a | 1)) & WORD
    word = ((word ^ (word >> 16)) * (b | 1)) & WORD
    return ((word ^ (word >> 15)) * (c | 1)) & WORD


def sobol_point(digits: int, how: int, a: Words, b: Words, like: float) -> float:
    """A coordinate from its plain digits, in the precision of `like`."""
    word, tail = digits, 0
    if how == SHIFTED:
        word, tail = digits ^ a[0], a[1]
    if how == NESTED:
        word = _stirred(_stirred(_stirred(digits, a[0], a[1]), a[2], a[3]), b[0], b[1])
        tail = _tail(word, b[2], b[3], a[0])
    return own.from_digits(_turned(word), tail)


def sobol(key: Key, index: int, how: int, directions: Matrix, out: list[float]) -> None:
    """Point `index` of Sobol's sequence; a row of directions for each dimension."""
    for axis in range(len(out)):
        a, b = randomness(key, axis)
        out[axis] = sobol_point(sobol_digits(index, directions[axis]), how, a, b, out[axis])


def digit_turn(key: Key, axis: int, place: int, base: int, how: int) -> tuple[int, int]:
    """The factor and the summand of one digit's permutation d -> (factor d + summand) mod base."""
    where = (axis << PLACES | place) << 1
    factor = integers_at(key, where, 1, base) if how else 1
    summand = integers_at(key, where + 1, 0, base) if how else 0
    return factor, summand


def with_digit(digits: int, digit: int, base: int, factor: int, summand: int) -> int:
    """A permuted digit after others."""
    return digits * base + (factor * digit + summand) % base


def halton_places(base: int, like: float) -> tuple[int, int]:
    """How many digits a whole number of the precision of `like` holds, and base to that power."""
    places, scale = 0, 1
    while scale <= own.LATTICE // base:
        places += 1
        scale *= base
    return places, scale


def halton_point(digits: int, rest: float, scale: int, like: float) -> float:
    """A coordinate from as many digits as a number holds, and a fraction of the last."""
    x = (float(digits) + rest) / float(scale)
    return x if x < 1.0 else own.LARGEST_BELOW_ONE


def _radical_inverse(key: Key, index: int, axis: int, how: int, base: int, like: float) -> float:
    """One coordinate of a point of Halton's sequence."""
    places, scale = halton_places(base, like)
    left, first, second = index, 0, 0
    for place in range(2 * places):
        factor, summand = digit_turn(key, axis, place, base, how)
        digit = left % base
        left //= base
        if place < places:
            first = with_digit(first, digit, base, factor, summand)
        else:
            second = with_digit(second, digit, base, factor, summand)
    return halton_point(first, halton_point(second, 0.0 * like, scale, like), scale, like)


def halton(key: Key, index: int, how: int, bases: list[int], out: list[float]) -> None:
    """Point `index` of Halton's sequence; a prime base for each dimension."""
    for axis in range(len(out)):
        base = int(bases[axis])
        out[axis] = _radical_inverse(key, index, axis, how, base, 0.0 * out[axis])
