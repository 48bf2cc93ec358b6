"""Points of Sobol's and Halton's sequences: blocks of consecutive ones share their later digits."""

import functools
from typing import Any

import numpy as np

from nbmath._targets import bind, driver, inner
from nbmath.random.cpu.directions import NUMBERS
from nbmath.simd.blocks import store_block
from nbmath.simd.memory import load, store
from nbmath.simd.packing import lane_count, registers

_bound = bind("random", "cpu")
digit_turn = _bound.digit_turn
halton_places = _bound.halton_places
halton_point = _bound.halton_point
randomness = _bound.randomness
sobol_digits = _bound.sobol_digits
sobol_point = _bound.sobol_point
with_digit = _bound.with_digit

BITS = 32
"""Binary digits of the number of a point."""
BLOCK = 256
"""Points of Sobol's sequence whose directions are added up once for all blocks."""
TOGETHER = 4096
"""Points that are made axis by axis; no block of Halton's sequence is longer."""
DIMENSIONS = {"sobol": len(NUMBERS) + 1, "halton": 512}
"""The largest ones: as many as there are direction numbers, and bases below a block."""


@functools.cache
def directions() -> Any:
    """Sobol's directions, a row for each dimension; the lowest bit of each is its first digit."""
    table = np.zeros((DIMENSIONS["sobol"], BITS), np.int64)
    table[0] = 1 << np.arange(BITS)
    for axis, (polynomial, *m) in enumerate(NUMBERS, start=1):
        degree = len(m)
        for k in range(degree, BITS):
            new = m[k - degree]
            for i in range(1, degree + 1):
                new ^= (m[k - i] << i) * (polynomial >> degree - i & 1)
            m.append(new)
        table[axis] = [int(f"{number:0{k}b}"[::-1], 2) for k, number in enumerate(m, start=1)]
    return table


@functools.cache
def primes() -> Any:
    """The bases of Halton's sequence."""
    sieve = np.ones(TOGETHER, bool)
    sieve[:2] = False
    for i in range(2, int(TOGETHER**0.5) + 1):
        sieve[i * i :: i] &= ~sieve[i]
    return np.flatnonzero(sieve)[: DIMENSIONS["halton"]].astype(np.int64)


@driver
def sobol_rows(key: Any, first: Any, how: Any, table: Any, out: Any) -> None:
    """The points from the one numbered `first` on."""
    lanes, dimension = lane_count(out), out.shape[1]
    # whole numbers below 2**32, which the compiler is to know: their products are cheaper
    sums, words = np.empty((lanes, BLOCK), np.uint32), np.empty((lanes, 8), np.uint32)
    room, tile = np.empty(BLOCK, out.dtype), registers(BLOCK, out)
    for begin in range(0, out.shape[0], TOGETHER):
        part = out[begin : begin + TOGETHER]
        for axis in range(0, dimension - dimension % lanes, lanes):
            own = table[axis : axis + lanes]
            _sobol_axes(key, first + begin, how, axis, own, sums, words, room, tile, part)
        for axis in range(dimension - dimension % lanes, dimension):
            _sobol_axis(key, first + begin, how, axis, table[axis], sums[0], room, part)


@inner
def _sobol_axes(
    key: Any,
    first: Any,
    how: Any,
    axis: Any,
    table: Any,
    sums: Any,
    words: Any,
    room: Any,
    tile: Any,
    out: Any,
) -> None:
    """As many neighbouring axes as a register has lanes: they are written together, by points."""
    like, lanes = out.dtype.type(0.0), table.shape[0]
    flat, width = out.reshape(-1), out.shape[1]
    for j in range(lanes):
        a, b = randomness(key, axis + j)
        words[j, 0], words[j, 1], words[j, 2], words[j, 3] = a
        words[j, 4], words[j, 5], words[j, 6], words[j, 7] = b
        _sums_of_bits(table[j], sums[j])
    row = 0
    while row < out.shape[0]:
        start = (first + row) & (BLOCK - 1)
        count = min(BLOCK - start, out.shape[0] - row)
        whole = count - count % lanes
        for j in range(lanes):
            own = sums[j, start : start + count]
            a, b = _four(words[j, :4]), _four(words[j, 4:])
            digits = sobol_digits(first + row - start, table[j])
            for i in range(own.size):
                room[i] = sobol_point(digits ^ np.int64(own[i]), how, a, b, like)
            for i in range(0, whole, lanes):
                store(tile, (i + j) * lanes, load(room, i))
            for i in range(whole, count):
                out[row + i, axis + j] = room[i]
        for i in range(0, whole, lanes):
            store_block(tile, i, flat, (row + i) * width + axis, width)
        row += count


@inner
def _four(words: Any) -> Any:
    """Words as the formulas take them."""
    return np.int64(words[0]), np.int64(words[1]), np.int64(words[2]), np.int64(words[3])


@inner
def _sums_of_bits(table: Any, sums: Any) -> None:
    """What the lowest eight binary digits of a number add up to."""
    sums[0] = 0
    for k in range(8):
        for i in range(1 << k):
            sums[(1 << k) + i] = np.int64(sums[i]) ^ table[k]


@inner
def _sobol_axis(
    key: Any, first: Any, how: Any, axis: Any, table: Any, sums: Any, room: Any, out: Any
) -> None:
    a, b = randomness(key, axis)
    like = out.dtype.type(0.0)
    _sums_of_bits(table, sums)
    row = 0
    while row < out.shape[0]:
        start = (first + row) & (BLOCK - 1)
        count = min(BLOCK - start, out.shape[0] - row)
        digits = sobol_digits(first + row - start, table)
        own, column = sums[start : start + count], out[row : row + count, axis]
        for i in range(own.size):
            room[i] = sobol_point(digits ^ np.int64(own[i]), how, a, b, like)
        for i in range(column.size):
            column[i] = room[i]
        row += count


@driver
def halton_rows(key: Any, first: Any, how: Any, bases: Any, out: Any) -> None:
    """The points from the one numbered `first` on."""
    sums, room = np.empty(TOGETHER, np.int64), np.empty(TOGETHER, out.dtype)
    turns = np.empty((128, 2), np.int64)
    for begin in range(0, out.shape[0], TOGETHER):
        part = out[begin : begin + TOGETHER]
        for axis in range(out.shape[1]):
            _halton_axis(key, first + begin, how, axis, bases[axis], turns, sums, room, part)


@inner
def _halton_axis(
    key: Any,
    first: Any,
    how: Any,
    axis: Any,
    base: Any,
    turns: Any,
    sums: Any,
    room: Any,
    out: Any,
) -> None:
    like = out.dtype.type(0.0)
    places, scale = halton_places(base, like)
    for place in range(2 * places):
        turns[place, 0], turns[place, 1] = digit_turn(key, axis, place, base, how)
    block, low = _sums_of_digits(base, places, out.shape[0], scale, turns, sums)
    row = 0
    while row < out.shape[0]:
        start = (first + row) % block
        count = min(block - start, out.shape[0] - row)
        left = (first + row) // block
        digits, left = _digits(left, low, places, base, turns)
        rest = halton_point(_digits(left, places, 2 * places, base, turns)[0], like, scale, like)
        for i in range(count):
            room[i] = halton_point(digits + sums[start + i], rest, scale, like)
        for i in range(count):
            out[row + i, axis] = room[i]
        row += count


@inner
def _sums_of_digits(
    base: Any, places: Any, points: Any, scale: Any, turns: Any, sums: Any
) -> tuple[Any, Any]:
    """What the first digits of the points of a block add up to; its length, and their number."""
    block, low, weight = 1, 0, scale
    sums[0] = 0
    while low < places and (low == 0 or (block * base <= TOGETHER and block < points)):
        weight //= base
        for digit in range(base - 1, -1, -1):
            own = with_digit(0, digit, base, turns[low, 0], turns[low, 1]) * weight
            for i in range(block):
                sums[digit * block + i] = sums[i] + own
        block *= base
        low += 1
    return block, low


@inner
def _digits(left: Any, begin: Any, end: Any, base: Any, turns: Any) -> tuple[Any, Any]:
    """The whole number of so many permuted digits, and what is left of the index."""
    digits = 0
    for place in range(begin, end):
        digits = with_digit(digits, left % base, base, turns[place, 0], turns[place, 1])
        left //= base
    return digits, left
