"""Factors of stacks of small symmetric matrices [stack, n, n], one matrix to a lane."""

from typing import Any

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import lent, many
from nbmath.simd.packing import lane_count, pack, pack_triangle, registers, unpack

ldl = bind("linalg", "lanes").ldl
FEW = 16
"""Largest size that goes this way; then the columns of one matrix fill the lanes as well."""


@driver
def ldl_stack(a: Any, lower: Any, d: Any, perm: Any, failed: Any) -> None:
    """L and D [stack, n, n], and the order of rows perm [stack, n]."""
    stack, n, lanes = a.shape[0], a.shape[1], lane_count(a)
    given, left, middle = a.reshape(-1), lower.reshape(-1), d.reshape(-1)
    work, lefts, middles, rows = (
        registers(n * n, a),
        registers(n * n, a),
        registers(n * n, a),
        registers(n, a),
    )
    matrices, order = many(work.reshape(n, n, lanes)), many(rows)
    lowers, blocks = many(lefts.reshape(n, n, lanes)), many(middles.reshape(n, n, lanes))
    halved = n > lanes and n % lanes == 0
    for first in range(0, stack, lanes):
        if halved and first + lanes <= stack:
            pack_triangle(lent(given), first, lent(work), n, True, True)
        else:
            pack(lent(given), first, lent(work))
        good = ldl(lent(matrices), lent(lowers), lent(blocks), lent(order))
        note(good, lent(failed), first)
        unpack(lent(lefts), lent(left), first)
        unpack(lent(middles), lent(middle), first)
        for lane in range(min(lanes, stack - first)):
            for i in range(n):
                perm[first + lane, i] = int(rows[i, lane])
