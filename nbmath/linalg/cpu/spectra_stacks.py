"""Eigenvalues alone of stacks of small symmetric matrices, one matrix to each lane."""

from typing import Any

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import lent, many_pairs
from nbmath.simd.packing import lane_count, pack_pairs, registers, unpack_pairs

bound = bind("linalg", "lanes")
eigvalsh_unordered = bound.eigvalsh_unordered
places = bound.places


@driver
def eigvalsh_stack(a: Any, w: Any, failed: Any) -> None:
    """Ascending eigenvalues w [stack, n] of a [stack, n, n]."""
    stack, n, lanes = a.shape[0], a.shape[1], lane_count(a)
    given, half, some = a.reshape(-1), registers(n * n, a), registers(n, a)
    lanes *= 2  # a rotation waits for quotients, while another is worked on
    work, values = registers(2 * n * n, a).reshape(n, n, lanes), registers(2 * n, a)
    values, spare = values.reshape(n, lanes), registers(4 * n, a).reshape(2, n, lanes)
    matrices, found, rest = many_pairs(work), many_pairs(values), many_pairs(spare)
    for first in range(0, stack, lanes):
        pack_pairs(given, first, half, work.reshape(n * n, lanes))
        note(eigvalsh_unordered(matrices, found, rest), lent(failed), first)
        if n == 2:  # they come in order
            unpack_pairs(values, some, w.reshape(-1), first)
            continue
        places(found, rest[0])
        for lane in range(min(lanes, stack - first)):
            for j in range(n):
                w[first + lane, int(spare[0, j, lane])] = values[j, lane]
