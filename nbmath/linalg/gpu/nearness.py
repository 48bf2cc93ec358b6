"""What is made of singular values and eigenpairs: the decomposition, then a thread for each entry.

Matrices of any size: those past n = 32 are decomposed by cuSOLVER.
"""

from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.inverse import inv_stack
from nbmath.linalg.gpu.shared import STACK, square
from nbmath.linalg.gpu.singular import svd_stack
from nbmath.linalg.gpu.spectra import eigh_stack

__all__ = [
    "cond_kernel",
    "cond_of_inverse_kernel",
    "cond_of_norms",
    "cond_of_values",
    "cond_stack",
    "matrix_rank_kernel",
    "matrix_rank_stack",
    "nearest_psd_entry",
    "nearest_psd_kernel",
    "nearest_psd_stack",
    "order_norm",
    "pinv_entry",
    "pinv_kernel",
    "pinv_stack",
    "polar_entry",
    "polar_kernel",
    "polar_stack",
    "rank",
    "stretch_entry",
    "stretch_kernel",
    "symmetric_entry",
    "symmetric_kernel",
    "turn_kernel",
]

bound = bind("linalg", "cuda")
pinv_entry = bound.pinv_entry
polar_entry = bound.polar_entry
stretch_entry = bound.stretch_entry
symmetric_entry = bound.symmetric_entry
nearest_psd_entry = bound.nearest_psd_entry
rank = bound.rank
cond_of_values = bound.cond_of_values
cond_of_norms = bound.cond_of_norms
order_norm = bound.order_norm

MATRIX, VECTOR = "T[:, ::1]", "T[::1]"
DEVICE = {
    "pinv_entry": f"({MATRIX}, {VECTOR}, {MATRIX}, T, int64, int64)",
    "polar_entry": f"({MATRIX}, {MATRIX}, int64, int64)",
    "stretch_entry": f"({VECTOR}, {MATRIX}, int64, int64)",
    "symmetric_entry": f"({MATRIX}, int64, int64)",
    "nearest_psd_entry": f"({MATRIX}, {VECTOR}, {MATRIX}, int64, int64)",
    "rank": f"({VECTOR}, T, T)",
    "cond_of_values": f"({VECTOR}, int64)",
    "cond_of_norms": "(T, T)",
    "order_norm": f"({MATRIX}, int64)",
}
ORDERS = {None: 2, "fro": 0, 2: 2, -2: -2, 1: 1, -1: -1, np.inf: 3, -np.inf: -3}
"""Orders of norms, as `nbmath.linalg.cond` names them, and what kernels take for them."""


@kernel(f"({STACK}, {MATRIX}, {STACK}, T, {STACK})")
def pinv_kernel(u: Any, s: Any, vh: Any, rtol: Any, out: Any) -> None:
    """out [stack, n, m] from the thin parts of matrices [stack, m, n]."""
    place, n, m = cuda.grid(1), out.shape[1], out.shape[2]
    if place < out.size:
        t, i, j = place // (n * m), place // m % n, place % m
        out[t, i, j] = pinv_entry(u[t], s[t], vh[t], rtol, i, j)


@kernel(f"({STACK}, {STACK}, {STACK})")
def polar_kernel(u: Any, vh: Any, out: Any) -> None:
    """The orthonormal factors out [stack, m, n]."""
    place, m, n = cuda.grid(1), out.shape[1], out.shape[2]
    if place < out.size:
        t, i, j = place // (m * n), place // n % m, place % n
        out[t, i, j] = polar_entry(u[t], vh[t], i, j)


@kernel(f"({MATRIX}, {STACK}, {STACK})")
def stretch_kernel(s: Any, basis: Any, out: Any) -> None:
    """The semidefinite factors out [stack, n, n], of a basis [stack, k, n] of vectors as rows."""
    place, n = cuda.grid(1), out.shape[1]
    if place < out.size:
        t, i, j = place // (n * n), place // n % n, place % n
        out[t, i, j] = stretch_entry(s[t], basis[t], i, j)


@kernel(f"({STACK}, {STACK})")
def turn_kernel(a: Any, out: Any) -> None:
    """out [stack, n, m] = the transposes of a [stack, m, n]."""
    place, n, m = cuda.grid(1), out.shape[1], out.shape[2]
    if place < out.size:
        t, i, j = place // (n * m), place // m % n, place % m
        out[t, i, j] = a[t, j, i]


@kernel(f"({STACK}, {STACK})")
def symmetric_kernel(a: Any, out: Any) -> None:
    """The symmetric parts out [stack, n, n]."""
    place, n = cuda.grid(1), out.shape[1]
    if place < out.size:
        t, i, j = place // (n * n), place // n % n, place % n
        out[t, i, j] = symmetric_entry(a[t], i, j)


@kernel(f"({STACK}, {MATRIX}, {STACK}, {STACK})")
def nearest_psd_kernel(a: Any, w: Any, v: Any, out: Any) -> None:
    """out [stack, n, n] from symmetric matrices and their eigenpairs."""
    place, n = cuda.grid(1), out.shape[1]
    if place < out.size:
        t, i, j = place // (n * n), place // n % n, place % n
        out[t, i, j] = nearest_psd_entry(a[t], w[t], v[t], i, j)


@kernel(f"({MATRIX}, T, T, int64[::1])")
def matrix_rank_kernel(s: Any, rtol: Any, atol: Any, out: Any) -> None:
    """A thread for each matrix's singular values s [stack, k]."""
    t = cuda.grid(1)
    if t < out.size:
        out[t] = rank(s[t], rtol, atol)


@kernel(f"({MATRIX}, int64, {VECTOR})")
def cond_kernel(s: Any, order: Any, out: Any) -> None:
    """The same for condition numbers in the norms 2 and -2."""
    t = cuda.grid(1)
    if t < out.size:
        out[t] = cond_of_values(s[t], order)


@kernel(f"({STACK}, {STACK}, int64, {VECTOR})")
def cond_of_inverse_kernel(a: Any, inverse: Any, order: Any, out: Any) -> None:
    """The same in other norms, from matrices and their inverses."""
    t = cuda.grid(1)
    if t < out.size:
        out[t] = cond_of_norms(order_norm(a[t], order), order_norm(inverse[t], order))


def _parts(a: Any, stream: Any) -> tuple[Any, ...]:
    """The thin singular value decomposition as arrays that kernels take."""
    names = ("u", "s", "vh")
    found = svd_stack(a, full_matrices=False, stream=stream)
    return tuple(map(_launch.device_array, found, names))


def _values(a: Any, stream: Any) -> Any:
    return _launch.device_array(svd_stack(a, compute_uv=False, stream=stream)[1], "s")


def _share(rtol: float | None, matrices: Any) -> Any:
    """The share of the largest singular value that counts as nothing, in the matrices' dtype."""
    if rtol is None:
        rtol = max(matrices.shape[1:]) * float(np.finfo(matrices.dtype).eps)
    return matrices.dtype.type(rtol)


def pinv_stack(a: Any, rtol: float | None = None, out: Any = None, stream: Any = 0) -> Any:
    """Pseudo-inverses (stack, n, m) of a device array (stack, m, n), as `nbmath.linalg.pinv`."""
    matrices = _launch.contiguous(a, "a", 3, stream)
    stack, m, n = matrices.shape
    result = _launch.output(out, (stack, n, m), matrices.dtype, stream)
    settled = (*_parts(matrices, stream), _share(rtol, matrices))
    pinv_kernel[blocks(result.size), THREADS, stream](*settled, result)
    return _launch.delivered(result, out)


def polar_stack(a: Any, side: str = "right", stream: Any = 0) -> tuple[Any, Any]:
    """U (stack, m, n) and P of a device array (stack, m, n), as `nbmath.linalg.polar`."""
    if side not in ("right", "left"):
        raise ValueError(f"side is {side!r}; expected 'right' or 'left'")
    matrices = _launch.contiguous(a, "a", 3, stream)
    left, (stack, m, n) = side == "left", matrices.shape
    u, s, vh = _parts(matrices, stream)
    size = m if left else n
    turned = _launch.empty(matrices.shape, matrices.dtype, stream)
    stretched = _launch.empty((stack, size, size), matrices.dtype, stream)
    polar_kernel[blocks(turned.size), THREADS, stream](u, vh, turned)
    if left:
        vh = _launch.empty((stack, u.shape[2], m), matrices.dtype, stream)
        turn_kernel[blocks(vh.size), THREADS, stream](u, vh)
    stretch_kernel[blocks(stretched.size), THREADS, stream](s, vh, stretched)
    return _launch.delivered(turned, None), _launch.delivered(stretched, None)


def nearest_psd_stack(a: Any, stream: Any = 0) -> Any:
    """The nearest semidefinite matrices to a device array (stack, n, n)."""
    matrices = square(a, stream)
    symmetric = _launch.empty(matrices.shape, matrices.dtype, stream)
    result = _launch.empty(matrices.shape, matrices.dtype, stream)
    grid = blocks(result.size)
    symmetric_kernel[grid, THREADS, stream](matrices, symmetric)
    w, v = map(_launch.device_array, eigh_stack(symmetric, stream), ("w", "v"))
    nearest_psd_kernel[grid, THREADS, stream](symmetric, w, v, result)
    return _launch.delivered(result, None)


def matrix_rank_stack(
    a: Any, tol: float | None = None, rtol: float | None = None, stream: Any = 0
) -> Any:
    """Ranks, int64, of a device array (stack, m, n), as `nbmath.linalg.matrix_rank`."""
    matrices = _launch.contiguous(a, "a", 3, stream)
    result = _launch.empty((matrices.shape[0],), np.dtype(np.int64), stream)
    share = _share(0.0 if rtol is None and tol is not None else rtol, matrices)
    floor = matrices.dtype.type(0.0 if tol is None else tol)
    values = _values(matrices, stream)
    matrix_rank_kernel[blocks(result.size), THREADS, stream](values, share, floor, result)
    return _launch.delivered(result, None)


def cond_stack(a: Any, p: Any = None, stream: Any = 0) -> Any:
    """Condition numbers of a device array (stack, m, n), as `nbmath.linalg.cond`."""
    if p not in ORDERS:
        raise ValueError(f"p is {p!r}; expected one of {tuple(ORDERS)}")
    order = ORDERS[p]
    by_values = abs(order) == 2
    matrices = _launch.contiguous(a, "a", 3, stream) if by_values else square(a, stream)
    result = _launch.empty((matrices.shape[0],), matrices.dtype, stream)
    grid = blocks(result.size)
    if by_values:
        cond_kernel[grid, THREADS, stream](_values(matrices, stream), order, result)
    else:
        inverse = _launch.device_array(inv_stack(matrices, stream=stream), "inverse")
        cond_of_inverse_kernel[grid, THREADS, stream](matrices, inverse, order, result)
    return _launch.delivered(result, None)
