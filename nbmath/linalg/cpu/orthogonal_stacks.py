"""Orthogonal factors and least squares of stacks of small matrices, one matrix to a lane."""

from typing import Any

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import lent, many
from nbmath.simd.packing import (
    finish_writing,
    lane_count,
    pack,
    pack_rows,
    put,
    registers,
    stage_for,
    unpack,
)

bound = bind("linalg", "lanes")
qr = bound.qr
lstsq = bound.lstsq


@driver
def qr_stack(a: Any, q: Any, r: Any) -> None:
    """Q [stack, m, p], p perhaps 0, and the first rows of R [stack, p or k, n] of a [stack, m, n].

    k is min(m, n).
    """
    (stack, m, n), p, lanes = a.shape, q.shape[2], lane_count(a)
    given, left, right = a.reshape(-1), q.reshape(-1), r.reshape(-1)
    work, basis, tau = registers(m * n, a), registers(m * p, a), registers(min(m, n), a)
    matrices, bases = many(work.reshape(m, n, lanes)), many(basis.reshape(m, p, lanes))
    upper, scales = work[: r.shape[1] * n], many(tau)
    stage_r, stage_q = stage_for(len(upper), right), stage_for(m * p, left)
    for first in range(0, stack, lanes):
        pack(lent(given), first, lent(work))
        qr(lent(matrices), lent(bases), lent(scales))
        put(lent(upper), lent(stage_r), lent(right), first)
        if p > 0:
            put(lent(basis), lent(stage_q), lent(left), first)
    finish_writing()


@driver
def lstsq_stack(
    a: Any, b: Any, x: Any, residuals: Any, ranks: Any, failed: Any, rcond: Any
) -> None:
    """x [stack, n, r] from a [stack, m, n], b [stack, m, r]; residuals [stack, r], ranks."""
    (stack, m, n), r, lanes = a.shape, b.shape[2], lane_count(a)
    left, right, wanted, rest = a.reshape(-1), b.reshape(-1), x.reshape(-1), residuals.reshape(-1)
    count, width = min(m, n), n | 1 if n >= lanes else n
    work, sides, found = registers(m * width, a), registers(m * r, a), registers(n * r, a)
    lengths, rank = registers(r, a), registers(1, a)
    spare = registers(3 * n, a).reshape(3, n, lanes)
    turned = registers(n * (count + r), a).reshape(n, count + r, lanes)
    matrices, sides_of = many(work.reshape(m, width, lanes)), many(sides.reshape(m, r, lanes))
    solutions, limit = many(found.reshape(n, r, lanes)), a.dtype.type(rcond)
    ranked, squares, pair, others = many(rank), many(lengths), many(spare), many(turned)
    for first in range(0, stack, lanes):
        pack_rows(lent(left), first, lent(work), n, width)
        pack(lent(right), first, lent(sides))
        ranked[0], good = lstsq(
            *(lent(matrices), lent(sides_of), lent(solutions), lent(squares), limit),
            *(lent(pair), lent(others)),
        )
        note(good, lent(failed), first)
        unpack(lent(found), lent(wanted), first)
        unpack(lent(lengths), lent(rest), first)
        for lane in range(min(lanes, stack - first)):
            ranks[first + lane] = int(rank[0, lane])
