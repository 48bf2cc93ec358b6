"""Inverses and determinants, one matrix of a stack to each thread or warp."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.library import is_large, on_library
from nbmath.linalg.gpu.shared import STACK, copy, square
from nbmath.linalg.gpu.warps.elimination import (
    det_warp_kernel,
    inv_warp_kernel,
    slogdet_warp_kernel,
)
from nbmath.linalg.gpu.warps.shared import LANES, takes_a_warp

__all__ = [
    "det",
    "det_kernel",
    "det_stack",
    "inv",
    "inv_kernel",
    "inv_stack",
    "slogdet",
    "slogdet_kernel",
    "slogdet_stack",
]

bound = bind("linalg", "cuda")
inv = bound.inv
det = bound.det
slogdet = bound.slogdet

DEVICE = {
    "inv": "(T[:, ::1], T[:, ::1])",
    "det": "(T[:, ::1], T[::1])",
    "slogdet": "(T[:, ::1], T[::1])",
}


@kernel(f"({STACK}, {STACK}, {STACK})")
def inv_kernel(a: Any, out: Any, scratch: Any) -> None:
    """a and out [stack, n, n], scratch [n + 2, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        n = a.shape[1]
        work = scratch[:n, :, t]
        copy(a[t], work)
        inv(work, scratch[n:, :, t])
        copy(work, out[t])


@kernel(f"({STACK}, T[::1], {STACK})")
def det_kernel(a: Any, out: Any, scratch: Any) -> None:
    """a [stack, n, n], out [stack], scratch [n + 1, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        n = a.shape[1]
        work = scratch[:n, :, t]
        copy(a[t], work)
        out[t] = det(work, scratch[n, :, t])


@kernel(f"({STACK}, T[::1], T[::1], {STACK})")
def slogdet_kernel(a: Any, sign: Any, log: Any, scratch: Any) -> None:
    """a [stack, n, n], sign and log [stack], scratch [n + 1, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        n = a.shape[1]
        work = scratch[:n, :, t]
        copy(a[t], work)
        sign[t], log[t] = slogdet(work, scratch[n, :, t])


def inv_stack(a: Any, out: Any = None, stream: Any = 0) -> Any:
    """Inverses of a device array of shape (stack, n, n); nan where there is none."""
    matrices = square(a, stream)
    if is_large(matrices):
        return on_library("inv", matrices, out=out, stream=stream)
    stack, n, _ = matrices.shape
    result = _launch.output(out, matrices.shape, matrices.dtype, stream)
    if stack and takes_a_warp(n):
        inv_warp_kernel[stack, LANES, stream](matrices, result)
        return _launch.delivered(result, out)
    scratch = _launch.empty((n + 2, n, stack), matrices.dtype, stream)
    inv_kernel[blocks(stack), THREADS, stream](matrices, result, scratch)
    return _launch.delivered(result, out)


def det_stack(a: Any, out: Any = None, stream: Any = 0) -> Any:
    """Determinants of a device array of shape (stack, n, n)."""
    matrices = square(a, stream)
    if is_large(matrices):
        return on_library("det", matrices, out=out, stream=stream)
    stack, n, _ = matrices.shape
    result = _launch.output(out, (stack,), matrices.dtype, stream)
    if stack and takes_a_warp(n):
        det_warp_kernel[stack, LANES, stream](matrices, result)
    else:
        scratch = _launch.empty((n + 1, n, stack), matrices.dtype, stream)
        det_kernel[blocks(stack), THREADS, stream](matrices, result, scratch)
    return _launch.delivered(result, out)


def slogdet_stack(a: Any, stream: Any = 0) -> tuple[Any, Any]:
    """Signs and logarithms of the determinants of a device array of shape (stack, n, n)."""
    matrices = square(a, stream)
    if is_large(matrices):
        sign, log = on_library("slogdet", matrices, stream=stream)
        return sign, log
    stack, n, _ = matrices.shape
    sign = _launch.empty((stack,), matrices.dtype, stream)
    log = _launch.empty((stack,), matrices.dtype, stream)
    if stack and takes_a_warp(n):
        slogdet_warp_kernel[stack, LANES, stream](matrices, sign, log)
    else:
        scratch = _launch.empty((n + 1, n, stack), matrices.dtype, stream)
        slogdet_kernel[blocks(stack), THREADS, stream](matrices, sign, log, scratch)
    return _launch.delivered(sign, None), _launch.delivered(log, None)
