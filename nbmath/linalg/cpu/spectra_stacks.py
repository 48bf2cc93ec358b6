"""Eigenvalues alone of stacks of small symmetric matrices, one matrix to each lane."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import many
from nbmath.simd.packing import lane_count, pack

bound = bind("linalg", "lanes")
eigvalsh_unordered = bound.eigvalsh_unordered
places = bound.places


@driver
def eigvalsh_stack(a: Any, w: Any, failed: Any) -> None:
    """Ascending eigenvalues w [stack, n] of a [stack, n, n]."""
    stack, n, lanes = a.shape[0], a.shape[1], lane_count(a)
    given, work = a.reshape(-1), np.empty((n * n, lanes), a.dtype)
    values, spare = np.empty((n, lanes), a.dtype), np.empty((2, n, lanes), a.dtype)
    matrices, found, rest = many(work.reshape(n, n, lanes)), many(values), many(spare)
    for first in range(0, stack, lanes):
        pack(given, first, work)
        note(eigvalsh_unordered(matrices, found, rest), failed, first)
        places(found, rest[0])
        for lane in range(min(lanes, stack - first)):
            for j in range(n):
                w[first + lane, int(spare[0, j, lane])] = values[j, lane]
