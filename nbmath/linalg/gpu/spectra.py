"""Symmetric eigenproblems, one matrix of a stack to each thread or warp."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.library import is_large, on_library
from nbmath.linalg.gpu.shared import STACK, copy, square
from nbmath.linalg.gpu.warps.shared import LANES, takes_a_warp
from nbmath.linalg.gpu.warps.spectra import eigh_warp_kernel

__all__ = [
    "eigh",
    "eigh_kernel",
    "eigh_stack",
]

bound = bind("linalg", "cuda")
eigh = bound.eigh

DEVICE = {
    "eigh": "(T[:, ::1], T[::1], T[:, ::1], T[:, ::1])",
}


@kernel(f"({STACK}, T[:, ::1], {STACK}, {STACK})")
def eigh_kernel(a: Any, w: Any, v: Any, scratch: Any) -> None:
    """a and v [stack, n, n], w [stack, n], scratch [2 n + 7, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        n = a.shape[1]
        left, vectors = scratch[:n, :, t], scratch[n : 2 * n, :, t]
        values = scratch[2 * n, :, t]
        copy(a[t], left)
        eigh(left, values, vectors, scratch[2 * n + 1 :, :, t])
        copy(vectors, v[t])
        for i in range(n):
            w[t, i] = values[i]


def eigh_stack(a: Any, stream: Any = 0) -> tuple[Any, Any]:
    """Eigenvalues (stack, n) and eigenvectors (stack, n, n) of a device array (stack, n, n)."""
    matrices = square(a, stream)
    if is_large(matrices):
        w, v = on_library("eigh", matrices, stream=stream)
        return w, v
    stack, n, _ = matrices.shape
    values = _launch.empty((stack, n), matrices.dtype, stream)
    vectors = _launch.empty(matrices.shape, matrices.dtype, stream)
    if stack and takes_a_warp(n):
        eigh_warp_kernel[stack, LANES, stream](matrices, values, vectors)
    else:
        scratch = _launch.empty((2 * n + 7, n, stack), matrices.dtype, stream)
        eigh_kernel[blocks(stack), THREADS, stream](matrices, values, vectors, scratch)
    return _launch.delivered(values, None), _launch.delivered(vectors, None)
