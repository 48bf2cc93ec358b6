"""Triangular factors, one matrix of a stack to each thread or warp."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK, copy, sides
from nbmath.linalg.gpu.warps.elimination import (
    cho_solve_warp_kernel,
    lu_factor_warp_kernel,
    lu_solve_warp_kernel,
    lu_warp_kernel,
)
from nbmath.linalg.gpu.warps.shared import LANES, takes_a_warp

__all__ = [
    "cho_solve",
    "cho_solve_kernel",
    "cho_solve_stack",
    "lu",
    "lu_factor",
    "lu_factor_kernel",
    "lu_factor_stack",
    "lu_kernel",
    "lu_solve",
    "lu_solve_kernel",
    "lu_solve_stack",
    "lu_stack",
]

bound = bind("linalg", "cuda")
lu = bound.lu
lu_factor = bound.lu_factor
lu_solve = bound.lu_solve
cho_solve = bound.cho_solve

DEVICE = {
    "lu": "(T[:, ::1], T[::1], T[:, ::1], T[:, ::1])",
    "lu_factor": "(T[:, ::1], T[::1])",
    "lu_solve": "(T[:, ::1], T[::1], T[:, ::1], boolean)",
    "cho_solve": "(T[:, ::1], T[:, ::1], boolean)",
}


@kernel(f"({STACK}, {STACK}, {STACK}, T[:, ::1], {STACK})")
def lu_kernel(a: Any, lower: Any, upper: Any, pivots: Any, scratch: Any) -> None:
    """a [stack, m, n], lower [stack, m, k], upper [stack, k, n], scratch [m, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        work = scratch[:, :, t]
        copy(a[t], work)
        lu(work, pivots[t], lower[t], upper[t])


@kernel(f"({STACK}, {STACK}, T[:, ::1], {STACK})")
def lu_factor_kernel(a: Any, out: Any, pivots: Any, scratch: Any) -> None:
    """a and out [stack, m, n], pivots [stack, k], scratch [m, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        work = scratch[:, :, t]
        copy(a[t], work)
        lu_factor(work, pivots[t])
        copy(work, out[t])


@kernel(f"({STACK}, T[:, ::1], {STACK}, boolean, {STACK}, {STACK})")
def lu_solve_kernel(a: Any, pivots: Any, b: Any, transposed: Any, out: Any, scratch: Any) -> None:
    """a [stack, n, n], pivots [stack, n], b and out [stack, n, m], scratch [n, m, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        x = scratch[:, :, t]
        copy(b[t], x)
        lu_solve(a[t], pivots[t], x, transposed)
        copy(x, out[t])


@kernel(f"({STACK}, {STACK}, boolean, {STACK}, {STACK})")
def cho_solve_kernel(a: Any, b: Any, lower: Any, out: Any, scratch: Any) -> None:
    """a [stack, n, n], b and out [stack, n, m], scratch [n, m, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        x = scratch[:, :, t]
        copy(b[t], x)
        cho_solve(a[t], x, lower)
        copy(x, out[t])


def lu_stack(a: Any, stream: Any = 0) -> tuple[Any, Any, Any]:
    """(L, U, pivots) of a device array (stack, m, n); pivots (stack, min(m, n)) are numbers."""
    matrices = _launch.contiguous(a, "a", 3, stream)
    (stack, m, n), dtype = matrices.shape, matrices.dtype
    lower = _launch.empty((stack, m, min(m, n)), dtype, stream)
    upper = _launch.empty((stack, min(m, n), n), dtype, stream)
    pivots = _launch.empty((stack, min(m, n)), dtype, stream)
    if stack and takes_a_warp(m, n):
        lu_warp_kernel[stack, LANES, stream](matrices, lower, upper, pivots)
    else:
        scratch = _launch.empty((m, n, stack), dtype, stream)
        lu_kernel[blocks(stack), THREADS, stream](matrices, lower, upper, pivots, scratch)
    return tuple(_launch.delivered(each, None) for each in (lower, upper, pivots))


def lu_factor_stack(a: Any, stream: Any = 0) -> tuple[Any, Any]:
    """Both factors in one, and the exchanges as numbers, of a device array (stack, m, n)."""
    matrices = _launch.contiguous(a, "a", 3, stream)
    (stack, m, n), dtype = matrices.shape, matrices.dtype
    factors = _launch.empty((stack, m, n), dtype, stream)
    pivots = _launch.empty((stack, min(m, n)), dtype, stream)
    if stack and takes_a_warp(m, n):
        lu_factor_warp_kernel[stack, LANES, stream](matrices, factors, pivots)
    else:
        scratch = _launch.empty((m, n, stack), dtype, stream)
        lu_factor_kernel[blocks(stack), THREADS, stream](matrices, factors, pivots, scratch)
    return _launch.delivered(factors, None), _launch.delivered(pivots, None)


def lu_solve_stack(
    a: Any, pivots: Any, b: Any, transposed: bool = False, out: Any = None, stream: Any = 0
) -> Any:
    """Solutions of systems from what `lu_factor_stack` returns; b is (stack, n, m)."""
    left, right = sides(a, b, stream)
    rows = _launch.contiguous(pivots, "pivots", 2, stream)
    stack, n, m = right.shape
    result = _launch.output(out, right.shape, right.dtype, stream)
    if stack and takes_a_warp(n):
        lu_solve_warp_kernel[stack, LANES, stream](left, rows, right, bool(transposed), result)
    else:
        scratch = _launch.empty((n, m, stack), right.dtype, stream)
        arguments = left, rows, right, bool(transposed), result, scratch
        lu_solve_kernel[blocks(stack), THREADS, stream](*arguments)
    return _launch.delivered(result, out)


def cho_solve_stack(a: Any, b: Any, lower: bool = True, out: Any = None, stream: Any = 0) -> Any:
    """Solutions of systems from Cholesky factors (stack, n, n); b is (stack, n, m)."""
    left, right = sides(a, b, stream)
    stack, n, m = right.shape
    result = _launch.output(out, right.shape, right.dtype, stream)
    if stack and takes_a_warp(n):
        cho_solve_warp_kernel[stack, LANES, stream](left, right, bool(lower), result)
    else:
        scratch = _launch.empty((n, m, stack), right.dtype, stream)
        cho_solve_kernel[blocks(stack), THREADS, stream](left, right, bool(lower), result, scratch)
    return _launch.delivered(result, out)
