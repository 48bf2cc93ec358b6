"""Nearest semidefinite matrices of stacks of small matrices, one matrix to each lane."""

from typing import Any

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import lent, many
from nbmath.simd.packing import lane_count, pack, registers, unpack

bound = bind("linalg", "lanes")
make_symmetric = bound.make_symmetric
eigh_unordered = bound.eigh_unordered
nearest_psd_of_pairs = bound.nearest_psd_of_pairs


@driver
def nearest_psd_stack(a: Any, out: Any, failed: Any) -> None:
    """What is nearest to a [stack, n, n] among semidefinite matrices, to out [stack, n, n]."""
    n, lanes = a.shape[1], lane_count(a)
    given, wanted, work = a.reshape(-1), out.reshape(-1), registers(n * n, a)
    halves, basis = registers(n * n, a), registers(n * n, a)
    values, spare = registers(n, a), registers(6 * n, a)
    matrices, kept = many(work.reshape(n, n, lanes)), many(halves.reshape(n, n, lanes))
    vectors, found = many(basis.reshape(n, n, lanes)), many(values)
    rest = many(spare.reshape(6, n, lanes))
    for first in range(0, a.shape[0], lanes):
        pack(lent(given), first, lent(work))
        make_symmetric(lent(matrices), lent(kept))
        good = eigh_unordered(lent(matrices), lent(found), lent(vectors), lent(rest))
        note(good, lent(failed), first)
        nearest_psd_of_pairs(lent(kept), lent(found), lent(vectors), lent(matrices))
        unpack(lent(work), lent(wanted), first)
