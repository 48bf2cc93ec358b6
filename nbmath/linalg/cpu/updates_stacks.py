"""Changed Cholesky factors of stacks of small matrices [stack, n, n], one matrix to a lane."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.large import cholesky_large
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import lent, many
from nbmath.simd.packing import finish_writing, lane_count, pack, put, registers, stage_for

bound = bind("linalg", "lanes")
is_positive_definite = bound.is_positive_definite
cholesky_update = bound.cholesky_update
cholesky_downdate = bound.cholesky_downdate


@driver
def positive_stack(a: Any, failed: Any) -> None:
    """Which of a [stack, n, n] are not positive definite."""
    stack, n, lanes = a.shape[0], a.shape[1], lane_count(a)
    given, work = a.reshape(-1), registers(n * n, a)
    matrices = many(work.reshape(n, n, lanes))
    for first in range(0, stack, lanes):
        pack(lent(given), first, lent(work))
        note(is_positive_definite(lent(matrices)), lent(failed), first)


@driver
def positive_large(a: Any, failed: Any) -> None:
    """As `positive_stack`, by LAPACK."""
    work = np.empty((1, a.shape[1], a.shape[1]), a.dtype)
    for index in range(a.shape[0]):
        cholesky_large(a[index : index + 1], work, failed[index : index + 1])


@driver
def update_stack(a: Any, x: Any, out: Any, failed: Any, down: Any) -> None:
    """Factors of A + x x', or of A - x x', from those of A: a [stack, n, n], x [stack, n, m]."""
    (stack, n, m), lanes = x.shape, lane_count(a)
    given, columns, wanted = a.reshape(-1), x.reshape(-1), out.reshape(-1)
    work, sides = registers(n * n, a), registers(n * m, a)
    matrices, vectors = many(work.reshape(n, n, lanes)), many(sides.reshape(n, m, lanes))
    stage = stage_for(n * n, wanted)
    for first in range(0, stack, lanes):
        pack(lent(given), first, lent(work))
        pack(lent(columns), first, lent(sides))
        if down:
            note(cholesky_downdate(lent(matrices), lent(vectors)), lent(failed), first)
        else:
            note(cholesky_update(lent(matrices), lent(vectors)), lent(failed), first)
        put(lent(work), lent(stage), lent(wanted), first)
    finish_writing()
