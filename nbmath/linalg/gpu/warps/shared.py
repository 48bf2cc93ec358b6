"""What the kernels of one matrix to a warp share.

A block is one warp, so that its barrier is the warp's.
"""

import math
from typing import Any

from nbmath._launch import cuda, device_function
from nbmath._targets import bind

bound = bind("linalg", "cuda")
power_for = bound.power_for
matvec = bound.matvec

LANES = 32
"""Threads of a warp, and the largest matrix."""
PADDED = LANES + 1
"""One more, so that a column of shared memory lies in different banks."""
ONE_THREAD = 8
"""The largest matrix that a thread works on alone."""


def takes_a_warp(*sizes: int) -> bool:
    """Whether matrices of these sizes go to a warp and not to a thread."""
    return ONE_THREAD < max(sizes) <= LANES and min(sizes) > 0


@device_function
def carry(source: Any, target: Any, lane: int) -> None:
    """target = source, neighbouring lanes at neighbouring columns."""
    for i in range(source.shape[0]):
        for j in range(lane, source.shape[1], LANES):
            target[i, j] = source[i, j]


@device_function
def spoil_rows(a: Any, lane: int) -> None:
    """Fill a [n, m] with nan."""
    for i in range(a.shape[0]):
        for j in range(lane, a.shape[1], LANES):
            a[i, j] = a.dtype.type(math.nan)


@device_function
def multiply_by_columns(a: Any, b: Any, out: Any, lane: int) -> None:
    """out = a b; a lane writes columns of its own."""
    for j in range(lane, b.shape[1], LANES):
        matvec(a, b[:, j], out[:, j])


@device_function
def moderate(a: Any, spare: Any, lane: int) -> tuple[Any, bool]:
    """Multiply a [m, n] by a power of two, returned, that brings it to a size with safe squares.

    With it comes whether all is finite; if not, a becomes zero. spare is [LANES].
    """
    zero, infinity = a.dtype.type(0), a.dtype.type(math.inf)
    largest, good = zero, True
    if lane < a.shape[1]:
        for i in range(a.shape[0]):
            x = abs(a[i, lane])
            good = good and x < infinity
            largest = x if x > largest else largest
    spare[lane] = largest if good else a.dtype.type(math.nan)
    cuda.syncthreads()
    for j in range(a.shape[1]):
        x = spare[j]
        good = good and x == x
        largest = x if x > largest else largest
    scale = power_for(largest if good else zero)
    if lane < a.shape[1]:
        for i in range(a.shape[0]):
            a[i, lane] = a[i, lane] * scale if good else zero
    cuda.syncthreads()
    return scale, good
