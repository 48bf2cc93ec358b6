"""Cholesky factors and linear systems, one matrix of a stack to each thread or warp."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.library import is_large, on_library
from nbmath.linalg.gpu.shared import STACK, copy, sides, square
from nbmath.linalg.gpu.warps.elimination import solve_triangular_warp_kernel, solve_warp_kernel
from nbmath.linalg.gpu.warps.positive import cholesky_warp_kernel
from nbmath.linalg.gpu.warps.shared import LANES, takes_a_warp

__all__ = [
    "cholesky",
    "cholesky_kernel",
    "cholesky_stack",
    "solve",
    "solve_kernel",
    "solve_stack",
    "solve_triangular",
    "solve_triangular_kernel",
    "solve_triangular_stack",
]

bound = bind("linalg", "cuda")
cholesky = bound.cholesky
solve_triangular = bound.solve_triangular
solve = bound.solve

DEVICE = {
    "cholesky": "(T[:, ::1],)",
    "solve_triangular": "(T[:, ::1], T[:, ::1], boolean, boolean, boolean)",
    "solve": "(T[:, ::1], T[:, ::1])",
}


@kernel(f"({STACK}, {STACK}, {STACK})")
def cholesky_kernel(a: Any, out: Any, scratch: Any) -> None:
    """a and out [stack, n, n], scratch [n, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        work = scratch[:, :, t]
        copy(a[t], work)
        cholesky(work)
        copy(work, out[t])


@kernel(f"({STACK}, {STACK}, boolean, boolean, boolean, {STACK}, {STACK})")
def solve_triangular_kernel(
    a: Any, b: Any, lower: Any, transposed: Any, unit: Any, out: Any, scratch: Any
) -> None:
    """a [stack, n, n], b and out [stack, n, m], scratch [n, m, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        x = scratch[:, :, t]
        copy(b[t], x)
        solve_triangular(a[t], x, lower, transposed, unit)
        copy(x, out[t])


@kernel(f"({STACK}, {STACK}, {STACK}, {STACK})")
def solve_kernel(a: Any, b: Any, out: Any, scratch: Any) -> None:
    """a [stack, n, n], b and out [stack, n, m], scratch [n, n + m, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        n = a.shape[1]
        left, x = scratch[:, :n, t], scratch[:, n:, t]
        copy(a[t], left)
        copy(b[t], x)
        solve(left, x)
        copy(x, out[t])


def cholesky_stack(a: Any, out: Any = None, stream: Any = 0) -> Any:
    """Lower factors of a device array of shape (stack, n, n); nan where there is none."""
    matrices = square(a, stream)
    if is_large(matrices):
        return on_library("cholesky", matrices, out=out, stream=stream)
    stack, n, _ = matrices.shape
    result = _launch.output(out, matrices.shape, matrices.dtype, stream)
    if stack and takes_a_warp(n):
        cholesky_warp_kernel[stack, LANES, stream](matrices, result)
        return _launch.delivered(result, out)
    scratch = _launch.empty((n, n, stack), matrices.dtype, stream)
    cholesky_kernel[blocks(stack), THREADS, stream](matrices, result, scratch)
    return _launch.delivered(result, out)


def solve_triangular_stack(
    a: Any,
    b: Any,
    lower: bool = False,
    transposed: bool = False,
    unit_diagonal: bool = False,
    out: Any = None,
    stream: Any = 0,
) -> Any:
    """Solutions of triangular systems, device arrays of shapes (stack, n, n) and (stack, n, m)."""
    left, right = sides(a, b, stream)
    stack, n, m = right.shape
    result = _launch.output(out, right.shape, right.dtype, stream)
    kind = bool(lower), bool(transposed), bool(unit_diagonal)
    if stack and takes_a_warp(n):
        solve_triangular_warp_kernel[stack, LANES, stream](left, right, *kind, result)
    else:
        scratch = _launch.empty((n, m, stack), right.dtype, stream)
        solve_triangular_kernel[blocks(stack), THREADS, stream](left, right, *kind, result, scratch)
    return _launch.delivered(result, out)


def solve_stack(a: Any, b: Any, out: Any = None, stream: Any = 0) -> Any:
    """Solutions of linear systems, device arrays of shapes (stack, n, n) and (stack, n, m)."""
    left, right = sides(a, b, stream)
    if is_large(left):
        return on_library("solve", left, right, out=out, stream=stream)
    stack, n, m = right.shape
    result = _launch.output(out, right.shape, right.dtype, stream)
    if stack and takes_a_warp(n):
        solve_warp_kernel[stack, LANES, stream](left, right, result)
        return _launch.delivered(result, out)
    scratch = _launch.empty((n, n + m, stack), right.dtype, stream)
    solve_kernel[blocks(stack), THREADS, stream](left, right, result, scratch)
    return _launch.delivered(result, out)
