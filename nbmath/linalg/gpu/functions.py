"""Functions of matrices, one matrix of a stack to each thread or warp."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK, copy, square
from nbmath.linalg.gpu.warps.functions import expm_warp_kernel
from nbmath.linalg.gpu.warps.shared import LANES, takes_a_warp
from nbmath.linalg.gpu.warps.triangles import logm_warp_kernel, sqrtm_warp_kernel

__all__ = [
    "expm",
    "expm_kernel",
    "expm_stack",
    "logm",
    "logm_kernel",
    "logm_stack",
    "sqrtm",
    "sqrtm_kernel",
    "sqrtm_stack",
]

bound = bind("linalg", "cuda")
expm = bound.expm
sqrtm = bound.sqrtm
logm = bound.logm

FUNCTION = "(T[:, ::1], T[:, :, ::1])"
DEVICE = {"expm": FUNCTION, "sqrtm": FUNCTION, "logm": FUNCTION}
"""a [n, n], which is overwritten, and work [7, n, n], of the others [9, n, n]."""

SIGNATURE = f"({STACK}, {STACK}, T[:, :, :, ::1])"


@kernel(SIGNATURE)
def expm_kernel(a: Any, out: Any, scratch: Any) -> None:
    """a and out [stack, n, n], scratch [8, n, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        x = scratch[7, :, :, t]
        copy(a[t], x)
        expm(x, scratch[:, :, :, t])
        copy(x, out[t])


@kernel(SIGNATURE)
def sqrtm_kernel(a: Any, out: Any, scratch: Any) -> None:
    """As `expm_kernel`, with scratch [10, n, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        x = scratch[9, :, :, t]
        copy(a[t], x)
        sqrtm(x, scratch[:, :, :, t])
        copy(x, out[t])


@kernel(SIGNATURE)
def logm_kernel(a: Any, out: Any, scratch: Any) -> None:
    """As `expm_kernel`, with scratch [10, n, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        x = scratch[9, :, :, t]
        copy(a[t], x)
        logm(x, scratch[:, :, :, t])
        copy(x, out[t])


def expm_stack(a: Any, out: Any = None, stream: Any = 0) -> Any:
    """Exponentials of a device array (stack, n, n); nan for what is not finite."""
    return _mapped((expm_kernel, 8), (expm_warp_kernel, 7), a, out, stream)


def sqrtm_stack(a: Any, out: Any = None, stream: Any = 0) -> Any:
    """Principal square roots of a device array (stack, n, n); nan where there is none."""
    return _mapped((sqrtm_kernel, 10), (sqrtm_warp_kernel, 9), a, out, stream)


def logm_stack(a: Any, out: Any = None, stream: Any = 0) -> Any:
    """Principal logarithms of a device array (stack, n, n); nan where there is none."""
    return _mapped((logm_kernel, 10), (logm_warp_kernel, 9), a, out, stream)


def _mapped(
    by_thread: tuple[Any, int], by_warp: tuple[Any, int], a: Any, out: Any, stream: Any
) -> Any:
    """Launch one of two kernels, each with so many matrices of scratch memory for each matrix."""
    matrices = square(a, stream)
    stack, n, _ = matrices.shape
    result = _launch.output(out, matrices.shape, matrices.dtype, stream)
    if stack and takes_a_warp(n):
        launched, room = by_warp
        scratch = _launch.empty((stack, room, n, n), matrices.dtype, stream)
        launched[stack, LANES, stream](matrices, result, scratch)
    else:
        launched, room = by_thread
        scratch = _launch.empty((room, n, n, stack), matrices.dtype, stream)
        launched[blocks(stack), THREADS, stream](matrices, result, scratch)
    return _launch.delivered(result, out)
