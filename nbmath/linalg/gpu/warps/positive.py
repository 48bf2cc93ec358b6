"""Cholesky factors, a lane for each row. What fails is nan."""

from typing import Any

from nbmath._launch import cuda, device_function, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK
from nbmath.linalg.gpu.warps.shared import LANES, PADDED, carry, spoil_rows

__all__ = [
    "cholesky_downdate_warp_kernel",
    "cholesky_update_warp_kernel",
    "cholesky_warp_kernel",
    "is_positive_definite_warp_kernel",
]

bound = bind("linalg", "cuda")
factor_entry = bound.factor_entry
subtract_column = bound.subtract_column
lengthened = bound.lengthened
lengthen_row = bound.lengthen_row
shortened = bound.shortened
shorten_row = bound.shorten_row


@device_function
def cholesky_by_rows(work: Any, lane: int) -> bool:
    """Overwrite the lower triangle of work [n, n] by its factor; True where there is one."""
    n, zero = work.shape[0], work.dtype.type(0)
    good = True
    for k in range(n):
        good = good and work[k, k] > zero
        entry = zero
        if k <= lane < n:
            entry = factor_entry(work, k, lane)
        cuda.syncthreads()
        if k <= lane < n:
            work[lane, k] = entry
        cuda.syncthreads()
        if k < lane < n:
            subtract_column(work, k, lane)
        cuda.syncthreads()
    return good


@device_function
def carry_lower(work: Any, out: Any, lane: int) -> None:
    """out = the lower triangle of work [n, n]."""
    zero = work.dtype.type(0)
    for i in range(work.shape[0]):
        if lane < work.shape[0]:
            out[i, lane] = work[i, lane] if lane <= i else zero


@kernel(f"({STACK}, {STACK})")
def cholesky_warp_kernel(a: Any, out: Any) -> None:
    """a and out [stack, n, n]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    t, lane, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work = shared[:n, :n]
    carry(a[t], work, lane)
    cuda.syncthreads()
    if cholesky_by_rows(work, lane):
        carry_lower(work, out[t], lane)
    else:
        spoil_rows(out[t], lane)


@kernel(f"({STACK}, T[::1])")
def is_positive_definite_warp_kernel(a: Any, out: Any) -> None:
    """a [stack, n, n], out [stack], ones and zeros."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    t, lane, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work = shared[:n, :n]
    carry(a[t], work, lane)
    cuda.syncthreads()
    good = cholesky_by_rows(work, lane)
    if lane == 0:
        out[t] = 1 if good else 0


@kernel(f"({STACK}, {STACK}, {STACK}, {STACK})")
def cholesky_update_warp_kernel(a: Any, x: Any, out: Any, scratch: Any) -> None:
    """a and out [stack, n, n], x and scratch [stack, n, m]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    t, lane, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work, columns = shared[:n, :n], scratch[t]
    carry(a[t], work, lane)
    carry(x[t], columns, lane)
    cuda.syncthreads()
    good, zero = True, a.dtype.type(0)
    for j in range(columns.shape[1]):
        for k in range(n):
            length, c, s = lengthened(work[k, k], columns[k, j])
            good = good and length > zero
            cuda.syncthreads()
            if lane == k:
                work[k, k] = length
            elif k < lane < n:
                lengthen_row(work, columns, (lane, j, k), c, s)
            cuda.syncthreads()
    if good:
        carry_lower(work, out[t], lane)
    else:
        spoil_rows(out[t], lane)


@kernel(f"({STACK}, {STACK}, {STACK}, {STACK})")
def cholesky_downdate_warp_kernel(a: Any, x: Any, out: Any, scratch: Any) -> None:
    """a and out [stack, n, n], x and scratch [stack, n, m]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    t, lane, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work, columns = shared[:n, :n], scratch[t]
    carry(a[t], work, lane)
    carry(x[t], columns, lane)
    cuda.syncthreads()
    good = True
    for j in range(columns.shape[1]):
        for k in range(n):
            length, c, s, sign, held = shortened(work[k, k], columns[k, j])
            good = good and held
            cuda.syncthreads()
            if lane == k:
                work[k, k] = length
            elif k < lane < n:
                shorten_row(work, columns, (lane, j, k), c, s, sign)
            cuda.syncthreads()
    if good:
        carry_lower(work, out[t], lane)
    else:
        spoil_rows(out[t], lane)
