"""Singular value decompositions, one matrix of a stack to each thread or warp."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.library import is_large, on_library
from nbmath.linalg.gpu.shared import STACK
from nbmath.linalg.gpu.warps.shared import LANES, takes_a_warp
from nbmath.linalg.gpu.warps.singular import svd_warp_kernel

__all__ = [
    "svd",
    "svd_kernel",
    "svd_stack",
]

bound = bind("linalg", "cuda")
svd = bound.svd

DEVICE = {
    "svd": "(T[:, ::1], T[::1], T[:, ::1], T[:, ::1], T[:, ::1])",
}


@kernel(f"({STACK}, {STACK}, T[:, ::1], {STACK}, {STACK})")
def svd_kernel(a: Any, u: Any, s: Any, vh: Any, scratch: Any) -> None:
    """a [stack, m, n], u [stack, m, q], s [stack, k], vh [stack, p, n], scratch [., ., stack].

    In scratch: the upright matrix [size, k], the rows of its long vectors [q or p, size], its short
    vectors [k, k], values and work [k + 10, k], all in rows of `size`, the larger of m and n.
    """
    t = cuda.grid(1)
    if t < a.shape[0]:
        m, n = a.shape[1], a.shape[2]
        tall = m >= n
        size, k = m if tall else n, n if tall else m
        rows = u.shape[2] if tall else vh.shape[1]
        upright = scratch[:size, :k, t]
        long = scratch[size : size + rows, :size, t]
        short = scratch[size + rows : size + rows + k, :k, t]
        values = scratch[size + rows + k, :k, t]
        work = scratch[size + rows + k + 1 :, :k, t]
        for i in range(m):
            for j in range(n):
                upright[i if tall else j, j if tall else i] = a[t, i, j]
        svd(upright, values, long, short, work)
        for i in range(k):
            s[t, i] = values[i]
        for i in range(rows):
            for j in range(size):
                if tall:
                    u[t, j, i] = long[i, j]
                else:
                    vh[t, i, j] = long[i, j]
        for i in range(k if rows > 0 else 0):
            for j in range(k):
                if tall:
                    vh[t, i, j] = short[i, j]
                else:
                    u[t, j, i] = short[i, j]


def svd_stack(
    a: Any, full_matrices: bool = True, compute_uv: bool = True, stream: Any = 0
) -> tuple[Any, Any, Any]:
    """U, S and Vh of a device array of shape (stack, m, n); without vectors U and Vh are empty."""
    matrices = _launch.contiguous(a, "a", 3, stream)
    stack, m, n = matrices.shape
    k = min(m, n)
    dtype = matrices.dtype
    shapes = [(stack, m, m if full_matrices else k), (stack, n if full_matrices else k, n)]
    left, right = shapes if compute_uv else [(stack, 0, 0)] * 2
    if is_large(matrices) and compute_uv:
        u, s, vh = on_library("svd", matrices, stream=stream, full_matrices=bool(full_matrices))
        return u, s, vh
    u, vh = (_launch.empty(shape, dtype, stream) for shape in (left, right))
    if is_large(matrices):
        found = on_library("svd", matrices, stream=stream, compute_uv=False)
        return _launch.delivered(u, None), found, _launch.delivered(vh, None)
    s = _launch.empty((stack, k), dtype, stream)
    if stack and takes_a_warp(m, n):
        svd_warp_kernel[stack, LANES, stream](matrices, u, s, vh)
    else:
        size = max(m, n)
        rows = left[2] if m >= n else right[1]
        scratch = _launch.empty((size + rows + 2 * k + 10, size, stack), dtype, stream)
        svd_kernel[blocks(stack), THREADS, stream](matrices, u, s, vh, scratch)
    return _launch.delivered(u, None), _launch.delivered(s, None), _launch.delivered(vh, None)
