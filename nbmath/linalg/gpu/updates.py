"""Changed Cholesky factors, one matrix of a stack to each thread or warp."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK, copy, sides, square
from nbmath.linalg.gpu.warps.positive import (
    cholesky_downdate_warp_kernel,
    cholesky_update_warp_kernel,
    is_positive_definite_warp_kernel,
)
from nbmath.linalg.gpu.warps.shared import LANES, takes_a_warp

__all__ = [
    "cholesky_downdate",
    "cholesky_downdate_kernel",
    "cholesky_downdate_stack",
    "cholesky_update",
    "cholesky_update_kernel",
    "cholesky_update_stack",
    "is_positive_definite",
    "is_positive_definite_kernel",
    "is_positive_definite_stack",
]

bound = bind("linalg", "cuda")
is_positive_definite = bound.is_positive_definite
cholesky_update = bound.cholesky_update
cholesky_downdate = bound.cholesky_downdate

DEVICE = {
    "is_positive_definite": "(T[:, ::1],)",
    "cholesky_update": "(T[:, ::1], T[:, ::1])",
    "cholesky_downdate": "(T[:, ::1], T[:, ::1])",
}


@kernel(f"({STACK}, T[::1], {STACK})")
def is_positive_definite_kernel(a: Any, out: Any, scratch: Any) -> None:
    """a [stack, n, n], out [stack], ones and zeros; scratch [n, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        work = scratch[:, :, t]
        copy(a[t], work)
        out[t] = 1 if is_positive_definite(work) else 0


@kernel(f"({STACK}, {STACK}, {STACK}, {STACK})")
def cholesky_update_kernel(a: Any, x: Any, out: Any, scratch: Any) -> None:
    """a and out [stack, n, n], x [stack, n, m], scratch [n, n + m, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        n = a.shape[1]
        work, columns = scratch[:, :n, t], scratch[:, n:, t]
        copy(a[t], work)
        copy(x[t], columns)
        cholesky_update(work, columns)
        copy(work, out[t])


@kernel(f"({STACK}, {STACK}, {STACK}, {STACK})")
def cholesky_downdate_kernel(a: Any, x: Any, out: Any, scratch: Any) -> None:
    """a and out [stack, n, n], x [stack, n, m], scratch [n, n + m, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        n = a.shape[1]
        work, columns = scratch[:, :n, t], scratch[:, n:, t]
        copy(a[t], work)
        copy(x[t], columns)
        cholesky_downdate(work, columns)
        copy(work, out[t])


def is_positive_definite_stack(a: Any, stream: Any = 0) -> Any:
    """Ones where the matrices of a device array (stack, n, n) are positive definite, else zeros."""
    matrices = square(a, stream)
    stack, n, _ = matrices.shape
    result = _launch.empty((stack,), matrices.dtype, stream)
    if stack and takes_a_warp(n):
        is_positive_definite_warp_kernel[stack, LANES, stream](matrices, result)
    else:
        scratch = _launch.empty((n, n, stack), matrices.dtype, stream)
        is_positive_definite_kernel[blocks(stack), THREADS, stream](matrices, result, scratch)
    return _launch.delivered(result, None)


def cholesky_update_stack(a: Any, x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Factors after x x' is added, device arrays of shapes (stack, n, n) and (stack, n, m)."""
    return _changed(cholesky_update_kernel, cholesky_update_warp_kernel, a, x, out, stream)


def cholesky_downdate_stack(a: Any, x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Factors after x x' is taken away, device arrays (stack, n, n) and (stack, n, m)."""
    return _changed(cholesky_downdate_kernel, cholesky_downdate_warp_kernel, a, x, out, stream)


def _changed(change: Any, by_rows: Any, a: Any, x: Any, out: Any, stream: Any) -> Any:
    left, right = sides(a, x, stream)
    stack, n, m = right.shape
    result = _launch.output(out, left.shape, left.dtype, stream)
    if stack and takes_a_warp(n):
        scratch = _launch.empty(right.shape, left.dtype, stream)
        by_rows[stack, LANES, stream](left, right, result, scratch)
    else:
        scratch = _launch.empty((n, n + m, stack), left.dtype, stream)
        change[blocks(stack), THREADS, stream](left, right, result, scratch)
    return _launch.delivered(result, out)
