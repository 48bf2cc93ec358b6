"""Orthogonal factors and least squares, one matrix of a stack to each thread or warp."""

from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.library import is_large, on_library
from nbmath.linalg.gpu.shared import STACK, copy
from nbmath.linalg.gpu.warps.orthogonal import lstsq_warp_kernel, qr_warp_kernel
from nbmath.linalg.gpu.warps.shared import LANES, takes_a_warp

__all__ = ["lstsq", "lstsq_kernel", "lstsq_stack", "qr", "qr_kernel", "qr_stack"]

bound = bind("linalg", "cuda")
qr = bound.qr
lstsq = bound.lstsq

DEVICE = {
    "qr": "(T[:, ::1], T[:, ::1], T[::1])",
    "lstsq": "(T[:, ::1], T[:, ::1], T[:, ::1], T[::1], T, T[:, ::1], T[:, ::1])",
}


@kernel(f"({STACK}, {STACK}, {STACK}, {STACK})")
def qr_kernel(a: Any, q: Any, r: Any, scratch: Any) -> None:
    """a [stack, m, n], q [stack, m, k], r [stack, k, n], scratch [m + 1, n or m, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        m, n, k = a.shape[1], a.shape[2], r.shape[1]
        work = scratch[:m, :n, t]
        copy(a[t], work)
        qr(work, q[t], scratch[m, :k, t])
        copy(work[:k], r[t])


@kernel(f"({STACK}, {STACK}, {STACK}, T[:, ::1], T[::1], T, {STACK}, {STACK})")
def lstsq_kernel(
    a: Any, b: Any, x: Any, residuals: Any, ranks: Any, rcond: Any, scratch: Any, turned: Any
) -> None:
    """a [stack, m, n], b [stack, m, r], x [stack, n, r], scratch [m + 3, n + r, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        m, n = a.shape[1], a.shape[2]
        left, right, spare = scratch[:m, :n, t], scratch[:m, n:, t], scratch[m:, :n, t]
        copy(a[t], left)
        copy(b[t], right)
        rank, _ = lstsq(left, right, x[t], residuals[t], rcond, spare, turned[:, :, t])
        ranks[t] = rank


def qr_stack(a: Any, stream: Any = 0) -> tuple[Any, Any]:
    """Q (stack, m, k) and R (stack, k, n) of a device array (stack, m, n), k = min(m, n)."""
    matrices = _launch.contiguous(a, "a", 3, stream)
    if is_large(matrices):
        q, r = on_library("qr", matrices, stream=stream)
        return q, r
    (stack, m, n), dtype = matrices.shape, matrices.dtype
    k = min(m, n)
    q, r = (_launch.empty((stack, *s), dtype, stream) for s in ((m, k), (k, n)))
    if stack and takes_a_warp(m, n):
        qr_warp_kernel[stack, LANES, stream](matrices, q, r)
    else:
        scratch = _launch.empty((m + 1, max(n, k), stack), dtype, stream)
        qr_kernel[blocks(stack), THREADS, stream](matrices, q, r, scratch)
    return _launch.delivered(q, None), _launch.delivered(r, None)


def lstsq_stack(
    a: Any, b: Any, rcond: float | None = None, stream: Any = 0
) -> tuple[Any, Any, Any]:
    """x (stack, n, r), residuals (stack, r) and ranks (stack), as numbers, of device arrays."""
    left = _launch.contiguous(a, "a", 3, stream)
    right = _launch.contiguous(b, "b", 3, stream)
    (stack, m, n), dtype = left.shape, left.dtype
    if right.shape[:2] != (stack, m) or right.dtype != dtype:
        raise ValueError(
            f"b has shape {right.shape} and dtype {right.dtype}; expected {(stack, m, 'r')} and"
            f" {dtype}"
        )
    r = right.shape[2]
    shapes = (stack, n, r), (stack, r), (stack,)
    found = [_launch.empty(s, dtype, stream) for s in shapes]
    number = np.dtype(dtype).type
    limit = number(max(m, n) * np.finfo(dtype).eps if rcond is None else rcond)
    if stack and takes_a_warp(m, n):
        sides, turned = (stack, m, r), (stack, n, min(m, n) + r)
        scratch = (_launch.empty(s, dtype, stream) for s in (sides, turned))
        lstsq_warp_kernel[stack, LANES, stream](left, right, *found, limit, *scratch)
    else:
        work, turned = (m + 3, n + r, stack), (n, min(m, n) + r, stack)
        scratch = (_launch.empty(s, dtype, stream) for s in (work, turned))
        lstsq_kernel[blocks(stack), THREADS, stream](left, right, *found, limit, *scratch)
    return tuple(_launch.delivered(each, None) for each in found)
