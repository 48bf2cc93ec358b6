"""General eigenproblems, one matrix of a stack to each thread or warp."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK, copy, square
from nbmath.linalg.gpu.warps.general import eig_warp_kernel
from nbmath.linalg.gpu.warps.shared import LANES, takes_a_warp

__all__ = ["eig", "eig_kernel", "eig_stack"]

bound = bind("linalg", "cuda")
eig = bound.eig

DEVICE = {"eig": "(T[:, ::1], T[:, ::1], T[:, ::1], T[:, ::1], T[:, ::1])"}
"""a [n, n], which the eigenvectors overwrite (pairs as two real columns), w [2, n], and work:
z [n, n], or [0, n] without vectors, x [n, n], rows [3, n]."""


@kernel(f"({STACK}, {STACK}, {STACK}, {STACK}, {STACK})")
def eig_kernel(a: Any, w: Any, re: Any, im: Any, scratch: Any) -> None:
    """a [stack, n, n], w [2, stack, n], re and im [stack, n, n], scratch [3 n + 5, n, stack].

    Where `re` is [stack, 0, 0] there are no vectors.
    """
    t = cuda.grid(1)
    if t < a.shape[0]:
        n, kept = a.shape[1], re.shape[1]
        v, z, x = scratch[:n, :, t], scratch[n : n + kept, :, t], scratch[2 * n : 3 * n, :, t]
        values, rows = scratch[3 * n : 3 * n + 2, :, t], scratch[3 * n + 2 :, :, t]
        copy(a[t], v)
        eig(v, values, z, x, rows)
        for j in range(n):
            w[0, t, j] = values[0, j]
            w[1, t, j] = values[1, j]
        for j in range(kept):
            for i in range(n):
                re[t, i, j] = v[i, j]
                im[t, i, j] = values[1, j]  # zero, or nan
            if values[1, j] < 0.0:
                for i in range(n):
                    re[t, i, j] = re[t, i, j - 1]
                    im[t, i, j - 1] = v[i, j]
                    im[t, i, j] = -v[i, j]


def eig_stack(a: Any, stream: Any = 0, *, vectors: bool = True) -> tuple[Any, ...]:
    """Eigenvalues and eigenvectors of a device array (stack, n, n), their parts apart.

    Returns real and imaginary parts of the eigenvalues (2, stack, n), and those of the vectors
    (stack, n, n) each, or without vectors the first alone. What fails is nan.
    """
    matrices = square(a, stream)
    stack, n, _ = matrices.shape
    kept = n if vectors else 0
    w = _launch.empty((2, stack, n), matrices.dtype, stream)
    re = _launch.empty((stack, kept, kept), matrices.dtype, stream)
    im = _launch.empty((stack, kept, kept), matrices.dtype, stream)
    if stack and takes_a_warp(n):
        eig_warp_kernel[stack, LANES, stream](matrices, w, re, im)
    else:
        scratch = _launch.empty((3 * n + 5, n, stack), matrices.dtype, stream)
        eig_kernel[blocks(stack), THREADS, stream](matrices, w, re, im, scratch)
    found = (w, re, im) if vectors else (w,)
    return tuple(_launch.delivered(part, None) for part in found)
