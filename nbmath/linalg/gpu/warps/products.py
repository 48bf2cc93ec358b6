"""Products of matrices, a lane for each column."""

from typing import Any

from nbmath._launch import cuda, device_function, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK
from nbmath.linalg.gpu.warps.elimination import factor_by_rows, solve_by_rows
from nbmath.linalg.gpu.warps.shared import LANES, PADDED, carry, multiply_by_columns, spoil_rows

__all__ = [
    "gram_warp_kernel",
    "matmul_warp_kernel",
    "matrix_power_warp_kernel",
    "matvec_warp_kernel",
]

bound = bind("linalg", "cuda")
matvec = bound.matvec


@kernel(f"({STACK}, {STACK}, {STACK})")
def matmul_warp_kernel(a: Any, b: Any, out: Any) -> None:
    """a [stack, n, k], b [stack, k, m], out [stack, n, m]."""
    first = cuda.shared.array((LANES, PADDED), a.dtype)
    second = cuda.shared.array((LANES, PADDED), a.dtype)
    t, lane = cuda.blockIdx.x, cuda.threadIdx.x
    left, right = first[: a.shape[1], : a.shape[2]], second[: b.shape[1], : b.shape[2]]
    carry(a[t], left, lane)
    carry(b[t], right, lane)
    cuda.syncthreads()
    multiply_by_columns(left, right, out[t], lane)


@kernel(f"({STACK}, T[:, ::1], T[:, ::1])")
def matvec_warp_kernel(a: Any, x: Any, out: Any) -> None:
    """a [stack, n, k], x [stack, k], out [stack, n]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    t, lane = cuda.blockIdx.x, cuda.threadIdx.x
    work = shared[: a.shape[1], : a.shape[2]]
    carry(a[t], work, lane)
    cuda.syncthreads()
    if lane < a.shape[1]:
        matvec(work[lane : lane + 1], x[t], out[t, lane : lane + 1])


@kernel(f"({STACK}, boolean, {STACK})")
def gram_warp_kernel(a: Any, rows: Any, out: Any) -> None:
    """a [stack, k, n], out [stack, n, n], or [stack, k, k] of the rows."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    t, lane = cuda.blockIdx.x, cuda.threadIdx.x
    work = shared[: a.shape[1], : a.shape[2]]
    carry(a[t], work, lane)
    cuda.syncthreads()
    if rows:
        multiply_by_columns(work, work.T, out[t], lane)
    else:
        multiply_by_columns(work.T, work, out[t], lane)


@device_function
def power_by_columns(a: Any, exponent: int, out: Any, work: Any, lane: int) -> None:
    """out [n, n] = a to the power `exponent` >= 0, by squaring; overwrites a and work [n, n]."""
    n, begun = a.shape[0], False
    while exponent > 0:
        if exponent % 2 == 1:
            if begun:
                multiply_by_columns(out, a, work, lane)
                cuda.syncthreads()
            carry(work if begun else a, out, lane)
            begun = True
        exponent //= 2
        if exponent > 0:
            cuda.syncthreads()
            multiply_by_columns(a, a, work, lane)
            cuda.syncthreads()
            carry(work, a, lane)
            cuda.syncthreads()
    if not begun and lane < n:
        for i in range(n):
            out[i, lane] = 1 if i == lane else 0


@kernel(f"({STACK}, int64, {STACK})")
def matrix_power_warp_kernel(a: Any, exponent: Any, out: Any) -> None:
    """a and out [stack, n, n]."""
    rooms = cuda.shared.array((3, LANES, PADDED), a.dtype)
    pivots = cuda.shared.array(LANES, a.dtype)
    t, lane, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    base, power, spare = rooms[0, :n, :n], rooms[1, :n, :n], rooms[2, :n, :n]
    carry(a[t], base, lane)
    good = True
    if exponent < 0:
        for i in range(n):
            if lane < n:
                power[i, lane] = 1 if i == lane else 0
        cuda.syncthreads()
        good = factor_by_rows(base, pivots, lane)
        solve_by_rows(base, pivots, power, False, lane)
        cuda.syncthreads()
        carry(power, base, lane)
        exponent = -exponent
    cuda.syncthreads()
    power_by_columns(base, exponent, power, spare, lane)
    cuda.syncthreads()
    if good:
        carry(power, out[t], lane)
    else:
        spoil_rows(out[t], lane)
