"""Orthonormal columns of stacks of small matrices [stack, m, n], one matrix to a lane."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import lent, many
from nbmath.simd.packing import finish_writing, lane_count, pack, put, registers, stage_for

gram_schmidt = bind("linalg", "lanes").gram_schmidt


@driver
def gram_schmidt_stack(a: Any, out: Any, failed: Any) -> None:
    """Orthonormal columns of a [stack, m, n] that span, in turn, what its columns do."""
    (stack, m, n), lanes = a.shape, lane_count(a)
    given, wanted, work = a.reshape(-1), out.reshape(-1), registers(m * n, a)
    matrices, limit = many(work.reshape(m, n, lanes)), a.dtype.type(m) * np.finfo(a.dtype).eps
    stage = stage_for(m * n, wanted)
    for first in range(0, stack, lanes):
        pack(lent(given), first, lent(work))
        note(gram_schmidt(lent(matrices), limit), lent(failed), first)
        put(lent(work), lent(stage), lent(wanted), first)
    finish_writing()
