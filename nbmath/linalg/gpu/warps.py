"""Kernels of one matrix to a warp: a lane for each row, the matrix in shared memory.

A block is one warp, so that its barrier is the warp's. What fails is nan.
"""

import math
from typing import Any

from nbmath._launch import cuda, device_function, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK

__all__ = [
    "LANES",
    "cholesky_warp_kernel",
    "inv_warp_kernel",
    "solve_warp_kernel",
    "takes_a_warp",
]

bound = bind("linalg", "cuda")
factor_entry = bound.factor_entry
subtract_column = bound.subtract_column
pivot_row = bound.pivot_row
eliminate = bound.eliminate
substitute = bound.substitute

LANES = 32
"""Threads of a warp, and the largest matrix."""
PADDED = LANES + 1
"""One more, so that a column of shared memory lies in different banks."""
ONE_THREAD = 8
"""The largest matrix that a thread works on alone."""


def takes_a_warp(n: int) -> bool:
    """Whether matrices of this size go to a warp and not to a thread."""
    return ONE_THREAD < n <= LANES


@kernel(f"({STACK}, {STACK})")
def cholesky_warp_kernel(a: Any, out: Any) -> None:
    """a and out [stack, n, n]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    matrix, i, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work, zero = shared[:n, :n], a.dtype.type(0)
    for row in range(n):
        if i < n:
            work[row, i] = a[matrix, row, i]
    cuda.syncthreads()
    good = True
    for k in range(n):
        good = good and work[k, k] > zero
        entry = zero
        if k <= i < n:
            entry = factor_entry(work, k, i)
        cuda.syncthreads()
        if k <= i < n:
            work[i, k] = entry
        cuda.syncthreads()
        if k < i < n:
            subtract_column(work, k, i)
        cuda.syncthreads()
    missing = a.dtype.type(math.nan)
    for row in range(n):
        if i < n:
            value = work[row, i] if i <= row else zero
            out[matrix, row, i] = value if good else missing


@device_function
def solve_by_rows(work: Any, b: Any, i: int) -> bool:
    """Overwrite b [n, m] by the solutions of work x = b, lane i at row i; False where singular."""
    n, m, zero = work.shape[0], b.shape[1], work.dtype.type(0)
    good = True
    for k in range(n):
        row = pivot_row(work, k)
        cuda.syncthreads()
        if row != k:
            if i < n:
                work[k, i], work[row, i] = work[row, i], work[k, i]
            for j in range(i, m, LANES):
                b[k, j], b[row, j] = b[row, j], b[k, j]
        cuda.syncthreads()
        good = good and work[k, k] != zero
        if k < i < n:
            eliminate(work, b, k, i)
        cuda.syncthreads()
    for k in range(n - 1, -1, -1):
        for j in range(i, m, LANES):
            b[k, j] /= work[k, k]
        cuda.syncthreads()
        if i < k:
            substitute(work, b, k, i)
        cuda.syncthreads()
    return good


@device_function
def spoil_rows(b: Any, i: int) -> None:
    """Fill b [n, m] with nan."""
    for row in range(b.shape[0]):
        for j in range(i, b.shape[1], LANES):
            b[row, j] = b.dtype.type(math.nan)


@kernel(f"({STACK}, {STACK}, {STACK})")
def solve_warp_kernel(a: Any, b: Any, out: Any) -> None:
    """a [stack, n, n], b and out [stack, n, m]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    matrix, i, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work = shared[:n, :n]
    for row in range(n):
        if i < n:
            work[row, i] = a[matrix, row, i]
        for j in range(i, b.shape[2], LANES):
            out[matrix, row, j] = b[matrix, row, j]
    cuda.syncthreads()
    if not solve_by_rows(work, out[matrix], i):
        spoil_rows(out[matrix], i)


@kernel(f"({STACK}, {STACK})")
def inv_warp_kernel(a: Any, out: Any) -> None:
    """a and out [stack, n, n]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    matrix, i, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work = shared[:n, :n]
    for row in range(n):
        if i < n:
            work[row, i] = a[matrix, row, i]
            out[matrix, row, i] = a.dtype.type(1 if row == i else 0)
    cuda.syncthreads()
    if not solve_by_rows(work, out[matrix], i):
        spoil_rows(out[matrix], i)
