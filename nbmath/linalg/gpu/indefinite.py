"""Factors of symmetric matrices, one matrix of a stack to each thread or warp."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK, copy, square
from nbmath.linalg.gpu.warps.indefinite import ldl_warp_kernel
from nbmath.linalg.gpu.warps.shared import LANES, takes_a_warp

__all__ = ["ldl", "ldl_kernel", "ldl_stack"]

ldl = bind("linalg", "cuda").ldl

DEVICE = {"ldl": "(T[:, ::1], T[:, ::1], T[:, ::1], T[::1])"}


@kernel(f"({STACK}, {STACK}, {STACK}, T[:, ::1], {STACK})")
def ldl_kernel(a: Any, lower: Any, d: Any, order: Any, scratch: Any) -> None:
    """a, lower and d [stack, n, n], order [stack, n], scratch [n, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        work = scratch[:, :, t]
        copy(a[t], work)
        ldl(work, lower[t], d[t], order[t])


def ldl_stack(a: Any, stream: Any = 0) -> tuple[Any, Any, Any]:
    """L and D (stack, n, n), and the order (stack, n), as numbers, of a device array."""
    matrices = square(a, stream)
    (stack, n, _), dtype = matrices.shape, matrices.dtype
    shapes = matrices.shape, matrices.shape, (stack, n)
    found = [_launch.empty(shape, dtype, stream) for shape in shapes]
    if stack and takes_a_warp(n):
        ldl_warp_kernel[stack, LANES, stream](matrices, *found)
    else:
        scratch = _launch.empty((n, n, stack), dtype, stream)
        ldl_kernel[blocks(stack), THREADS, stream](matrices, *found, scratch)
    return tuple(_launch.delivered(each, None) for each in found)
