"""Triangular factors and what follows from them, a lane for each row. What fails is nan."""

from typing import Any

from nbmath._launch import cuda, device_function, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK
from nbmath.linalg.gpu.warps.shared import LANES, PADDED, carry, spoil_rows

__all__ = [
    "cho_solve_warp_kernel",
    "det_warp_kernel",
    "inv_warp_kernel",
    "lu_factor_warp_kernel",
    "lu_solve_warp_kernel",
    "lu_warp_kernel",
    "slogdet_warp_kernel",
    "solve_triangular_warp_kernel",
    "solve_warp_kernel",
]

bound = bind("linalg", "cuda")
pivot_row = bound.pivot_row
eliminate_row = bound.eliminate_row
substitute = bound.substitute
diagonal_product = bound.diagonal_product
sign_and_log = bound.sign_and_log
raised = bound.raised


@device_function
def factor_by_rows(work: Any, pivots: Any, lane: int) -> bool:
    """Overwrite work [m, n] by L below its diagonal and U; True where no pivot is zero.

    pivots [k] receives, as numbers, the rows of the exchanges.
    """
    m, n = work.shape
    good, zero = True, work.dtype.type(0)
    for k in range(min(m, n)):
        row = pivot_row(work, k)
        cuda.syncthreads()
        if row != k and lane < n:
            work[k, lane], work[row, lane] = work[row, lane], work[k, lane]
        if lane == 0:
            pivots[k] = row
        cuda.syncthreads()
        good = good and work[k, k] != zero
        if k < lane < m:
            eliminate_row(work, k, lane)
        cuda.syncthreads()
    return good


@device_function
def substitute_by_rows(
    a: Any, b: Any, lower: bool, transposed: bool, unit: bool, lane: int
) -> bool:
    """Overwrite b [n, m] by the solution of a x = b, or of a' x = b; True where no pivot is zero.

    Of a [n, n] only the triangle in question is read, without its diagonal where that is `unit`.
    """
    n, m = b.shape
    good, zero = True, a.dtype.type(0)
    forward = lower != transposed
    for step in range(n):
        k = step if forward else n - 1 - step
        if not unit:
            good = good and a[k, k] != zero
            for j in range(lane, m, LANES):
                b[k, j] /= a[k, k]
        cuda.syncthreads()
        if lane < n and (k < lane if forward else lane < k):
            substitute(a, b, k, lane, transposed)
        cuda.syncthreads()
    return good


@device_function
def exchange_rows(b: Any, k: int, row: int, lane: int) -> None:
    """Exchange two rows; a lane takes columns of its own."""
    if row != k:
        for j in range(lane, b.shape[1], LANES):
            b[k, j], b[row, j] = b[row, j], b[k, j]


@device_function
def solve_by_rows(a: Any, pivots: Any, b: Any, transposed: bool, lane: int) -> bool:
    """Overwrite b [n, m] by the solution for the factors a [n, n]; True where no pivot is zero."""
    n = a.shape[0]
    if not transposed:
        for k in range(n):
            exchange_rows(b, k, int(pivots[k]), lane)
    cuda.syncthreads()
    good = substitute_by_rows(a, b, not transposed, transposed, not transposed, lane)
    good = substitute_by_rows(a, b, transposed, transposed, transposed, lane) and good
    if transposed:
        for k in range(n - 1, -1, -1):
            exchange_rows(b, k, int(pivots[k]), lane)
    return bool(good)


@kernel(f"({STACK}, T[:, ::1], {STACK}, boolean, {STACK})")
def lu_solve_warp_kernel(a: Any, pivots: Any, b: Any, transposed: Any, out: Any) -> None:
    """a [stack, n, n], pivots [stack, n], b and out [stack, n, m]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    t, lane, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work = shared[:n, :n]
    carry(a[t], work, lane)
    carry(b[t], out[t], lane)
    cuda.syncthreads()
    if not solve_by_rows(work, pivots[t], out[t], transposed, lane):
        spoil_rows(out[t], lane)


@kernel(f"({STACK}, {STACK}, boolean, {STACK})")
def cho_solve_warp_kernel(a: Any, b: Any, lower: Any, out: Any) -> None:
    """a [stack, n, n], b and out [stack, n, m]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    t, lane, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work = shared[:n, :n]
    carry(a[t], work, lane)
    carry(b[t], out[t], lane)
    cuda.syncthreads()
    good = substitute_by_rows(work, out[t], lower, not lower, False, lane)
    if not (substitute_by_rows(work, out[t], lower, lower, False, lane) and good):
        spoil_rows(out[t], lane)


@kernel(f"({STACK}, {STACK}, boolean, boolean, boolean, {STACK})")
def solve_triangular_warp_kernel(
    a: Any, b: Any, lower: Any, transposed: Any, unit: Any, out: Any
) -> None:
    """a [stack, n, n], b and out [stack, n, m]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    t, lane, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work = shared[:n, :n]
    carry(a[t], work, lane)
    carry(b[t], out[t], lane)
    cuda.syncthreads()
    if not substitute_by_rows(work, out[t], lower, transposed, unit, lane):
        spoil_rows(out[t], lane)


@kernel(f"({STACK}, {STACK}, {STACK})")
def solve_warp_kernel(a: Any, b: Any, out: Any) -> None:
    """a [stack, n, n], b and out [stack, n, m]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    pivots = cuda.shared.array(LANES, a.dtype)
    t, lane, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work = shared[:n, :n]
    carry(a[t], work, lane)
    carry(b[t], out[t], lane)
    cuda.syncthreads()
    good = factor_by_rows(work, pivots, lane)
    solve_by_rows(work, pivots, out[t], False, lane)
    if not good:
        spoil_rows(out[t], lane)


@kernel(f"({STACK}, {STACK})")
def inv_warp_kernel(a: Any, out: Any) -> None:
    """a and out [stack, n, n]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    pivots = cuda.shared.array(LANES, a.dtype)
    t, lane, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work = shared[:n, :n]
    carry(a[t], work, lane)
    for i in range(n):
        if lane < n:
            out[t, i, lane] = 1 if i == lane else 0
    cuda.syncthreads()
    good = factor_by_rows(work, pivots, lane)
    solve_by_rows(work, pivots, out[t], False, lane)
    if not good:
        spoil_rows(out[t], lane)


@kernel(f"({STACK}, {STACK}, T[:, ::1])")
def lu_factor_warp_kernel(a: Any, out: Any, pivots: Any) -> None:
    """a and out [stack, m, n], pivots [stack, k]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    t, lane = cuda.blockIdx.x, cuda.threadIdx.x
    work = shared[: a.shape[1], : a.shape[2]]
    carry(a[t], work, lane)
    cuda.syncthreads()
    factor_by_rows(work, pivots[t], lane)
    carry(work, out[t], lane)


@kernel(f"({STACK}, {STACK}, {STACK}, T[:, ::1])")
def lu_warp_kernel(a: Any, lower: Any, upper: Any, pivots: Any) -> None:
    """a [stack, m, n], lower [stack, m, k], upper [stack, k, n], pivots [stack, k]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    t, lane = cuda.blockIdx.x, cuda.threadIdx.x
    m, n, k = a.shape[1], a.shape[2], upper.shape[1]
    work = shared[:m, :n]
    carry(a[t], work, lane)
    cuda.syncthreads()
    factor_by_rows(work, pivots[t], lane)
    zero, one = a.dtype.type(0), a.dtype.type(1)
    for i in range(m):
        if lane < k:
            lower[t, i, lane] = work[i, lane] if lane < i else (one if lane == i else zero)
    for i in range(k):
        if lane < n:
            upper[t, i, lane] = work[i, lane] if lane >= i else zero


@device_function
def determinant_by_rows(a: Any, lane: int) -> tuple[Any, Any]:
    """(f, e): the determinant f 2^e of a [n, n]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    pivots = cuda.shared.array(LANES, a.dtype)
    work = shared[: a.shape[0], : a.shape[0]]
    carry(a, work, lane)
    cuda.syncthreads()
    factor_by_rows(work, pivots, lane)
    fraction, exponent = diagonal_product(work, pivots)
    return fraction, exponent


@kernel(f"({STACK}, T[::1])")
def det_warp_kernel(a: Any, out: Any) -> None:
    """a [stack, n, n], out [stack]."""
    t, lane = cuda.blockIdx.x, cuda.threadIdx.x
    fraction, exponent = determinant_by_rows(a[t], lane)
    if lane == 0:
        out[t] = raised(fraction, exponent)


@kernel(f"({STACK}, T[::1], T[::1])")
def slogdet_warp_kernel(a: Any, sign: Any, log: Any) -> None:
    """a [stack, n, n], sign and log [stack]."""
    t, lane = cuda.blockIdx.x, cuda.threadIdx.x
    fraction, exponent = determinant_by_rows(a[t], lane)
    if lane == 0:
        sign[t], log[t] = sign_and_log(fraction, exponent)
