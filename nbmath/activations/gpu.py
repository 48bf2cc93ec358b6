"""CUDA kernels of softmax and its kin: one block for each row, reduced in shared memory."""

import math
from typing import Any

from nbmath import _launch
from nbmath._launch import Kernel, cuda, device_function, kernel
from nbmath._targets import bind

bound = bind("activations", "cuda")
softmax = bound.softmax
log_softmax = bound.log_softmax
logsumexp = bound.logsumexp
finite_shift = bound.finite_shift
term_beside_largest = bound.term_beside_largest
elementary = bind("elementary", "cuda")
exp = elementary.exp
log1p = elementary.log1p

DEVICE = {
    "softmax": "(T[::1], T[::1])",
    "log_softmax": "(T[::1], T[::1])",
    "logsumexp": "(T[::1],)",
    "largest": "(T[::1],)",
    "excess": "(T[::1], T)",
    "finite_shift": "(T,)",
    "term_beside_largest": "(T,)",
}
ROWS = "(T[:, ::1], T[:, ::1])"
THREADS = 256
"""Threads of a block, a power of two: the reductions halve it."""


@device_function
def largest_of_block(value: Any, shared: Any) -> Any:
    """The largest of the block's values, to every thread."""
    t = cuda.threadIdx.x
    shared[t] = value
    cuda.syncthreads()
    half = THREADS // 2
    while half > 0:
        if t < half and shared[t + half] > shared[t]:
            shared[t] = shared[t + half]
        cuda.syncthreads()
        half //= 2
    top = shared[0]
    cuda.syncthreads()
    return top


@device_function
def total_of_block(value: Any, shared: Any) -> Any:
    """The sum of the block's values, to every thread."""
    t = cuda.threadIdx.x
    shared[t] = value
    cuda.syncthreads()
    half = THREADS // 2
    while half > 0:
        if t < half:
            shared[t] += shared[t + half]
        cuda.syncthreads()
        half //= 2
    total = shared[0]
    cuda.syncthreads()
    return total


@device_function
def largest_of_row(x: Any, i: Any, shared: Any) -> Any:
    """The largest entry of row i."""
    top = x.dtype.type(-math.inf)
    for j in range(cuda.threadIdx.x, x.shape[1], THREADS):
        top = x[i, j] if x[i, j] > top else top
    return largest_of_block(top, shared)


@device_function
def excess_of_row(x: Any, i: Any, shift: Any, shared: Any) -> Any:
    """sum_j exp(x_ij - shift) - 1."""
    rest = x.dtype.type(0)
    ties = x.dtype.type(0)
    for j in range(cuda.threadIdx.x, x.shape[1], THREADS):
        term, tie = term_beside_largest(x[i, j] - shift)
        rest += term
        ties += tie
    others = total_of_block(rest, shared)
    return others + (total_of_block(ties, shared) - x.dtype.type(1))


@kernel(ROWS)
def softmax_kernel(x: Any, out: Any) -> None:
    """Row i by block i."""
    shared = cuda.shared.array(THREADS, x.dtype)
    i = cuda.blockIdx.x
    top = largest_of_row(x, i, shared)
    total = x.dtype.type(0)
    for j in range(cuda.threadIdx.x, x.shape[1], THREADS):
        weight = exp(x[i, j] - top)
        out[i, j] = weight
        total += weight
    factor = x.dtype.type(1) / total_of_block(total, shared)
    for j in range(cuda.threadIdx.x, x.shape[1], THREADS):
        out[i, j] *= factor


@kernel(ROWS)
def log_softmax_kernel(x: Any, out: Any) -> None:
    """Row i by block i."""
    shared = cuda.shared.array(THREADS, x.dtype)
    i = cuda.blockIdx.x
    top = largest_of_row(x, i, shared)
    log_total = log1p(excess_of_row(x, i, top, shared))
    for j in range(cuda.threadIdx.x, x.shape[1], THREADS):
        out[i, j] = (x[i, j] - top) - log_total


@kernel("(T[:, ::1], T[::1])")
def logsumexp_kernel(x: Any, out: Any) -> None:
    """One number for row i by block i."""
    shared = cuda.shared.array(THREADS, x.dtype)
    i = cuda.blockIdx.x
    shift = finite_shift(largest_of_row(x, i, shared))
    rest = excess_of_row(x, i, shift, shared)
    if cuda.threadIdx.x == 0:
        out[i] = shift + log1p(rest)


def softmax_rows(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Softmax of each row of a device array of shape (m, n), on its last axis."""
    return _launched(softmax_kernel, x, out, stream)


def log_softmax_rows(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Log-softmax of each row of a device array of shape (m, n), on its last axis."""
    return _launched(log_softmax_kernel, x, out, stream)


def logsumexp_rows(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Log-sum-exp of each row of a device array of shape (m, n): a device array of shape (m,)."""
    return _launched(logsumexp_kernel, x, out, stream, reduced=True)


def _launched(kernel: Kernel, x: Any, out: Any, stream: Any, reduced: bool = False) -> Any:
    rows = _launch.contiguous(x, "x", 2, stream)
    shape = rows.shape[:1] if reduced else rows.shape
    result = _launch.output(out, shape, rows.dtype, stream)
    if rows.shape[0] > 0:
        kernel[rows.shape[0], THREADS, stream](rows, result)
    return _launch.delivered(result, out)
