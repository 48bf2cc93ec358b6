"""Orthonormal columns, one matrix of a stack to each thread or warp."""

from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK, copy
from nbmath.linalg.gpu.warps.orthogonal import gram_schmidt_warp_kernel
from nbmath.linalg.gpu.warps.shared import LANES, takes_a_warp

__all__ = ["gram_schmidt", "gram_schmidt_kernel", "gram_schmidt_stack"]

gram_schmidt = bind("linalg", "cuda").gram_schmidt

DEVICE = {"gram_schmidt": "(T[:, ::1], T)"}


@kernel(f"({STACK}, {STACK}, T, {STACK})")
def gram_schmidt_kernel(a: Any, out: Any, limit: Any, scratch: Any) -> None:
    """a and out [stack, m, n], scratch [m, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        work = scratch[:, :, t]
        copy(a[t], work)
        gram_schmidt(work, limit)
        copy(work, out[t])


def gram_schmidt_stack(a: Any, out: Any = None, stream: Any = 0) -> Any:
    """Orthonormal columns of a device array (stack, m, n); those that are dependent are nan."""
    matrices = _launch.contiguous(a, "a", 3, stream)
    (stack, m, n), dtype = matrices.shape, np.dtype(matrices.dtype)
    result = _launch.output(out, matrices.shape, dtype, stream)
    limit = dtype.type(m * np.finfo(dtype).eps)
    if stack and takes_a_warp(m, n):
        gram_schmidt_warp_kernel[stack, LANES, stream](matrices, result, limit)
    else:
        scratch = _launch.empty((m, n, stack), dtype, stream)
        gram_schmidt_kernel[blocks(stack), THREADS, stream](matrices, result, limit, scratch)
    return _launch.delivered(result, out)
