"""Factors of symmetric matrices, one matrix of a stack to each thread."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK, copy, square

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
    lower, d, scratch, order = (
        _launch.empty(shape, dtype, stream)
        for shape in (matrices.shape, matrices.shape, (n, n, stack), (stack, n))
    )
    ldl_kernel[blocks(stack), THREADS, stream](matrices, lower, d, order, scratch)
    return tuple(_launch.delivered(each, None) for each in (lower, d, order))
