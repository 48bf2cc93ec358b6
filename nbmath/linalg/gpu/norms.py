"""Norms, inner products and directions, one row to each thread."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind

__all__ = [
    "axpy",
    "axpy_array",
    "axpy_kernel",
    "cosine_similarity_kernel",
    "cosine_similarity_rows",
    "dot",
    "dot_kernel",
    "dot_rows",
    "norm",
    "norm_kernel",
    "norm_rows",
    "normalize",
    "normalize_kernel",
    "normalize_rows",
    "project",
    "project_kernel",
    "project_rows",
]

bound = bind("linalg", "cuda")
axpy = bound.axpy
dot = bound.dot
norm = bound.norm
normalize = bound.normalize
project = bound.project

ROWS = "T[:, ::1]"
DEVICE = {
    "axpy": "(T, T, T)",
    "dot": "(T[::1], T[::1])",
    "norm": "(T[::1], T)",
    "normalize": "(T[::1], T, T[::1])",
    "project": "(T[::1], T[::1], T[::1])",
}


@kernel("(T, T[::1], T[::1], T[::1])")
def axpy_kernel(a: Any, x: Any, y: Any, out: Any) -> None:
    """x, y and out [n]."""
    i = cuda.grid(1)
    if i < out.shape[0]:
        out[i] = axpy(a, x[i], y[i])


@kernel(f"({ROWS}, {ROWS}, T[::1])")
def dot_kernel(x: Any, y: Any, out: Any) -> None:
    """x and y [rows, n], out [rows]."""
    t = cuda.grid(1)
    if t < out.shape[0]:
        out[t] = dot(x[t], y[t])


@kernel(f"({ROWS}, T, T[::1])")
def norm_kernel(x: Any, p: Any, out: Any) -> None:
    """x [rows, n], out [rows]."""
    t = cuda.grid(1)
    if t < out.shape[0]:
        out[t] = norm(x[t], p)


@kernel(f"({ROWS}, T, {ROWS})")
def normalize_kernel(x: Any, p: Any, out: Any) -> None:
    """x and out [rows, n]."""
    t = cuda.grid(1)
    if t < out.shape[0]:
        normalize(x[t], p, out[t])


@kernel(f"({ROWS}, {ROWS}, {ROWS})")
def project_kernel(x: Any, y: Any, out: Any) -> None:
    """x, y and out [rows, n]."""
    t = cuda.grid(1)
    if t < out.shape[0]:
        project(x[t], y[t], out[t])


@kernel(f"({ROWS}, {ROWS}, {ROWS})")
def cosine_similarity_kernel(x: Any, y: Any, out: Any) -> None:
    """x [n, d] and y [m, d] of length one, out [n, m]: one cosine a thread."""
    t = cuda.grid(1)
    if t < out.shape[0] * out.shape[1]:
        i, j = t // out.shape[1], t % out.shape[1]
        c = dot(x[i], y[j])
        c = c if not c > 1 else c / c
        out[i, j] = c if not c < -1 else c / -c


def axpy_array(a: float, x: Any, y: Any, out: Any = None, stream: Any = 0) -> Any:
    """a x + y of device arrays of shape (n,)."""
    left, right = _pair(x, y, 1, stream)
    result = _launch.output(out, left.shape, left.dtype, stream)
    axpy_kernel[blocks(left.shape[0]), THREADS, stream](left.dtype.type(a), left, right, result)
    return _launch.delivered(result, out)


def dot_rows(x: Any, y: Any, out: Any = None, stream: Any = 0) -> Any:
    """Inner products of the rows of device arrays of shape (rows, n)."""
    left, right = _pair(x, y, 2, stream)
    result = _launch.output(out, left.shape[:1], left.dtype, stream)
    dot_kernel[blocks(left.shape[0]), THREADS, stream](left, right, result)
    return _launch.delivered(result, out)


def norm_rows(x: Any, p: float = 2.0, out: Any = None, stream: Any = 0) -> Any:
    """The p-norms of the rows of a device array of shape (rows, n)."""
    rows = _launch.contiguous(x, "x", 2, stream)
    result = _launch.output(out, rows.shape[:1], rows.dtype, stream)
    norm_kernel[blocks(rows.shape[0]), THREADS, stream](rows, rows.dtype.type(p), result)
    return _launch.delivered(result, out)


def normalize_rows(x: Any, p: float = 2.0, out: Any = None, stream: Any = 0) -> Any:
    """The rows of a device array of shape (rows, n), divided by their p-norms."""
    rows = _launch.contiguous(x, "x", 2, stream)
    result = _launch.output(out, rows.shape, rows.dtype, stream)
    normalize_kernel[blocks(rows.shape[0]), THREADS, stream](rows, rows.dtype.type(p), result)
    return _launch.delivered(result, out)


def project_rows(x: Any, y: Any, out: Any = None, stream: Any = 0) -> Any:
    """Projections of the rows of x onto those of y, device arrays of shape (rows, n)."""
    left, right = _pair(x, y, 2, stream)
    result = _launch.output(out, left.shape, left.dtype, stream)
    project_kernel[blocks(left.shape[0]), THREADS, stream](left, right, result)
    return _launch.delivered(result, out)


def cosine_similarity_rows(x: Any, y: Any, out: Any = None, stream: Any = 0) -> Any:
    """Cosines between the rows of device arrays of shapes (n, d) and (m, d)."""
    first, second = _directions(x, "x", stream), _directions(y, "y", stream)
    if first.shape[1] != second.shape[1] or first.dtype != second.dtype:
        raise ValueError(f"y has shape {second.shape}; expected {('m', first.shape[1])}")
    shape = first.shape[0], second.shape[0]
    result = _launch.output(out, shape, first.dtype, stream)
    cosine_similarity_kernel[blocks(shape[0] * shape[1]), THREADS, stream](first, second, result)
    return _launch.delivered(result, out)


def _directions(x: Any, argument: str, stream: Any) -> Any:
    """The rows of a device array, divided by their lengths."""
    rows = _launch.contiguous(x, argument, 2, stream)
    found = _launch.empty(rows.shape, rows.dtype, stream)
    normalize_kernel[blocks(rows.shape[0]), THREADS, stream](rows, rows.dtype.type(2), found)
    return found


def _pair(x: Any, y: Any, axes: int, stream: Any) -> tuple[Any, Any]:
    """Two device arrays of one shape and dtype."""
    left, right = (_launch.contiguous(a, name, axes, stream) for a, name in ((x, "x"), (y, "y")))
    if left.shape != right.shape or left.dtype != right.dtype:
        raise ValueError(
            f"y has shape {right.shape} and dtype {right.dtype};"
            f" expected {left.shape} and {left.dtype}"
        )
    return left, right
