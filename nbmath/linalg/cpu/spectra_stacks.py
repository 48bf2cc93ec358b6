"""Eigenvalues alone of stacks of small symmetric matrices, one matrix to each lane."""

from typing import Any

from nbmath._targets import bind, driver, inner
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import lent, many, many_pairs
from nbmath.simd.packing import lane_count, pack, pack_pairs, registers, unpack

bound = bind("linalg", "lanes")
eigvalsh_unordered = bound.eigvalsh_unordered
places = bound.places


@driver
def eigvalsh_stack(a: Any, w: Any, failed: Any) -> None:
    """Ascending eigenvalues w [stack, n] of a [stack, n, n]."""
    stack, n, lanes = a.shape[0], a.shape[1], lane_count(a)
    if n == 2:
        _values_of_twos(a, w, failed)
        return
    given, half = a.reshape(-1), registers(n * n, a)
    lanes *= 2  # a rotation waits for quotients, while another is worked on
    work, values = registers(2 * n * n, a).reshape(n, n, lanes), registers(2 * n, a)
    values, spare = values.reshape(n, lanes), registers(4 * n, a).reshape(2, n, lanes)
    matrices, found, rest = many_pairs(work), many_pairs(values), many_pairs(spare)
    for first in range(0, stack, lanes):
        pack_pairs(given, first, half, work.reshape(n * n, lanes))
        note(eigvalsh_unordered(matrices, found, rest), lent(failed), first)
        places(found, rest[0])
        for lane in range(min(lanes, stack - first)):
            for j in range(n):
                w[first + lane, int(spare[0, j, lane])] = values[j, lane]


@inner
def _values_of_twos(a: Any, w: Any, failed: Any) -> None:
    """As `eigvalsh_stack` for two rows, whose values come in order and need no work space."""
    lanes = lane_count(a)
    given, wanted, work, values = a.reshape(-1), w.reshape(-1), registers(4, a), registers(2, a)
    matrices, found = many(work.reshape(2, 2, lanes)), many(values)
    for first in range(0, a.shape[0], lanes):
        pack(lent(given), first, lent(work))
        good = eigvalsh_unordered(lent(matrices), lent(found), lent(matrices))
        note(good, lent(failed), first)
        unpack(lent(values), lent(wanted), first)
