"""Singular values alone of stacks of small matrices, one matrix to each lane."""

import math
from typing import Any

from nbmath._targets import bind, driver, inner
from nbmath.linalg.cpu.singular_stacks import transpose
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import lent, many, many_pairs
from nbmath.simd.operators import flags
from nbmath.simd.packing import lane_count, pack, registers, unpack
from nbmath.simd.pieces import piece

bound = bind("linalg", "lanes")
two_diagonals = bound.two_diagonals
values_of_diagonals = bound.values_of_diagonals
values_of_two = bound.values_of_two
places = bound.places


@driver
def values_stack(a: Any, s: Any, failed: Any) -> None:
    """Singular values s [stack, k] of a [stack, m, n], descending, right beside the largest.

    They are nan where a is, which has failed, and where the iteration did not converge.
    """
    stack, m, n, lanes = a.shape[0], a.shape[1], a.shape[2], lane_count(a)
    if m == 2 and n == 2:
        _values_of_twos(a, s, failed)
        return
    k, given, packed = min(m, n), a.reshape(-1), registers(m * n, a)
    turned = registers(0 if m >= n else m * n, a).reshape(0 if m >= n else n, k, lanes)
    matrices = many(packed.reshape(m, n, lanes) if m >= n else turned)
    half = registers(4 * k, a).reshape(4, k, lanes)
    # two registers: a quotient waits while another is made
    both = registers(12 * (k + 1), a).reshape(6, k + 1, 2 * lanes)
    parts, pairs = many(half), many_pairs(both)
    for first in range(0, stack, 2 * lanes):
        for side in range(2):
            start = min(first + side * lanes, stack - 1)
            pack(lent(given), start, lent(packed))
            if m < n:
                transpose(packed, turned)
            scale, good = two_diagonals(matrices, parts[0], parts[1], parts[2:])
            parts[3, 0] = scale
            note(good, lent(failed), start)
            _beside(half, both, side * lanes)
        good = values_of_diagonals(pairs[0, :k], pairs[1, :k], pairs[2, :k], pairs[3:5])
        places(pairs[2, :k], pairs[0, :k])
        bad = flags(not good)
        for lane in range(min(2 * lanes, stack - first)):
            lost = failed[first + lane] or (bad >> lane) & 1 != 0
            for i in range(k):
                value = math.nan if lost else both[2, i, lane] * both[5, 0, lane]
                s[first + lane, i if lost else k - 1 - int(both[0, i, lane])] = value


@inner
def _values_of_twos(a: Any, s: Any, failed: Any) -> None:
    """As `values_stack` for two rows and columns, which need no iteration."""
    lanes = lane_count(a)
    given, wanted, work, values = a.reshape(-1), s.reshape(-1), registers(4, a), registers(2, a)
    matrices, found = many(work.reshape(2, 2, lanes)), many(values)
    for first in range(0, a.shape[0], lanes):
        pack(lent(given), first, lent(work))
        note(values_of_two(lent(matrices), lent(found)), lent(failed), first)
        unpack(lent(values), lent(wanted), first)


@piece
def _beside(half: Any, both: Any, start: Any) -> None:
    """Both diagonals, and the factor that belongs to them, into the lanes from `start` on."""
    for lane in range(half.shape[2]):
        for i in range(half.shape[1]):
            both[0, i, start + lane] = half[0, i, lane]
            both[1, i, start + lane] = half[1, i, lane]
        both[5, 0, start + lane] = half[3, 0, lane]
