"""Products and powers, one matrix of a stack to each thread or warp."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.library import is_large, on_library
from nbmath.linalg.gpu.shared import STACK, copy, square
from nbmath.linalg.gpu.warps.products import (
    gram_warp_kernel,
    matmul_warp_kernel,
    matrix_power_warp_kernel,
    matvec_warp_kernel,
)
from nbmath.linalg.gpu.warps.shared import LANES, takes_a_warp

__all__ = [
    "gram",
    "gram_kernel",
    "gram_stack",
    "kron",
    "kron_kernel",
    "kron_stack",
    "matmul",
    "matmul_kernel",
    "matmul_stack",
    "matrix_power",
    "matrix_power_kernel",
    "matrix_power_stack",
    "matvec",
    "matvec_kernel",
    "matvec_stack",
    "outer",
    "outer_kernel",
    "outer_stack",
    "trace",
    "trace_kernel",
    "trace_stack",
]

bound = bind("linalg", "cuda")
matmul = bound.matmul
matvec = bound.matvec
gram = bound.gram
outer = bound.outer
kron = bound.kron
trace = bound.trace
matrix_power = bound.matrix_power
inverse = bound.inv

MATRIX = "T[:, ::1]"
DEVICE = {
    "matmul": f"({MATRIX}, {MATRIX}, {MATRIX})",
    "matvec": f"({MATRIX}, T[::1], T[::1])",
    "gram": f"({MATRIX}, boolean, {MATRIX})",
    "outer": f"(T[::1], T[::1], {MATRIX})",
    "kron": f"({MATRIX}, {MATRIX}, {MATRIX})",
    "trace": f"({MATRIX}, int64)",
    "matrix_power": f"({MATRIX}, int64, {MATRIX}, {MATRIX})",
}


@kernel(f"({STACK}, {STACK}, {STACK})")
def matmul_kernel(a: Any, b: Any, out: Any) -> None:
    """a [stack, n, k], b [stack, k, m], out [stack, n, m]."""
    t = cuda.grid(1)
    if t < out.shape[0]:
        matmul(a[t], b[t], out[t])


@kernel(f"({STACK}, T[:, ::1], T[:, ::1])")
def matvec_kernel(a: Any, x: Any, out: Any) -> None:
    """a [stack, n, k], x [stack, k], out [stack, n]."""
    t = cuda.grid(1)
    if t < out.shape[0]:
        matvec(a[t], x[t], out[t])


@kernel(f"({STACK}, boolean, {STACK})")
def gram_kernel(a: Any, rows: Any, out: Any) -> None:
    """a [stack, k, n], out [stack, n, n], or [stack, k, k] of the rows."""
    t = cuda.grid(1)
    if t < out.shape[0]:
        gram(a[t], rows, out[t])


@kernel(f"(T[:, ::1], T[:, ::1], {STACK})")
def outer_kernel(x: Any, y: Any, out: Any) -> None:
    """x [stack, n], y [stack, m], out [stack, n, m]."""
    t = cuda.grid(1)
    if t < out.shape[0]:
        outer(x[t], y[t], out[t])


@kernel(f"({STACK}, {STACK}, {STACK})")
def kron_kernel(a: Any, b: Any, out: Any) -> None:
    """a [stack, n, m], b [stack, p, q], out [stack, n p, m q]."""
    t = cuda.grid(1)
    if t < out.shape[0]:
        kron(a[t], b[t], out[t])


@kernel(f"({STACK}, int64, T[::1])")
def trace_kernel(a: Any, offset: Any, out: Any) -> None:
    """a [stack, n, m], out [stack]."""
    t = cuda.grid(1)
    if t < out.shape[0]:
        out[t] = trace(a[t], offset)


@kernel(f"({STACK}, int64, {STACK}, {STACK})")
def matrix_power_kernel(a: Any, exponent: Any, out: Any, scratch: Any) -> None:
    """a and out [stack, n, n], scratch [3 n + 2, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        n = a.shape[1]
        base, power = scratch[:n, :, t], scratch[n : 2 * n, :, t]
        copy(a[t], base)
        if exponent < 0:
            inverse(base, scratch[3 * n :, :, t])
            exponent = -exponent
        matrix_power(base, exponent, power, scratch[2 * n : 3 * n, :, t])
        copy(power, out[t])


def matmul_stack(a: Any, b: Any, out: Any = None, stream: Any = 0) -> Any:
    """Products of device arrays of shapes (stack, n, k) and (stack, k, m)."""
    left, right = _pair(a, b, 3, stream)
    if right.shape[1] != left.shape[2] or not right.shape[1]:
        raise ValueError(f"b has shape {right.shape}; expected {(*left.shape[::2], 'm')}")
    if is_large(left, right):
        return on_library("matmul", left, right, out=out, stream=stream)
    (stack, n, k), m = left.shape, right.shape[2]
    result = _launch.output(out, (stack, n, m), left.dtype, stream)
    if stack and takes_a_warp(n, k, m):
        matmul_warp_kernel[stack, LANES, stream](left, right, result)
    else:
        matmul_kernel[blocks(stack), THREADS, stream](left, right, result)
    return _launch.delivered(result, out)


def matvec_stack(a: Any, x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Products of device arrays of shapes (stack, n, k) and (stack, k)."""
    matrices = _launch.contiguous(a, "a", 3, stream)
    vectors = _launch.contiguous(x, "x", 2, stream)
    stack, n, k = matrices.shape
    if vectors.shape != (stack, k) or vectors.dtype != matrices.dtype or not k:
        raise ValueError(
            f"x has shape {vectors.shape} and dtype {vectors.dtype};"
            f" expected {(stack, k)} and {matrices.dtype}"
        )
    result = _launch.output(out, (stack, n), matrices.dtype, stream)
    if stack and takes_a_warp(n, k):
        matvec_warp_kernel[stack, LANES, stream](matrices, vectors, result)
    else:
        matvec_kernel[blocks(stack), THREADS, stream](matrices, vectors, result)
    return _launch.delivered(result, out)


def gram_stack(a: Any, rows: bool = False, out: Any = None, stream: Any = 0) -> Any:
    """Inner products of the columns, or rows, of a device array of shape (stack, k, n)."""
    matrices = _launch.contiguous(a, "a", 3, stream)
    stack, k, n = matrices.shape
    size = k if rows else n
    result = _launch.output(out, (stack, size, size), matrices.dtype, stream)
    if stack and takes_a_warp(k, n):
        gram_warp_kernel[stack, LANES, stream](matrices, bool(rows), result)
    else:
        gram_kernel[blocks(stack), THREADS, stream](matrices, bool(rows), result)
    return _launch.delivered(result, out)


def outer_stack(x: Any, y: Any, out: Any = None, stream: Any = 0) -> Any:
    """Outer products of device arrays of shapes (stack, n) and (stack, m)."""
    left, right = _pair(x, y, 2, stream)
    shape = (*left.shape, right.shape[1])
    result = _launch.output(out, shape, left.dtype, stream)
    outer_kernel[blocks(shape[0]), THREADS, stream](left, right, result)
    return _launch.delivered(result, out)


def kron_stack(a: Any, b: Any, out: Any = None, stream: Any = 0) -> Any:
    """Kronecker products of device arrays of shapes (stack, n, m) and (stack, p, q)."""
    left, right = _pair(a, b, 3, stream)
    rows, columns = left.shape[1] * right.shape[1], left.shape[2] * right.shape[2]
    result = _launch.output(out, (left.shape[0], rows, columns), left.dtype, stream)
    kron_kernel[blocks(left.shape[0]), THREADS, stream](left, right, result)
    return _launch.delivered(result, out)


def trace_stack(a: Any, offset: int = 0, out: Any = None, stream: Any = 0) -> Any:
    """Sums of diagonals of a device array of shape (stack, n, m)."""
    matrices = _launch.contiguous(a, "a", 3, stream)
    result = _launch.output(out, matrices.shape[:1], matrices.dtype, stream)
    trace_kernel[blocks(matrices.shape[0]), THREADS, stream](matrices, int(offset), result)
    return _launch.delivered(result, out)


def matrix_power_stack(a: Any, exponent: int, out: Any = None, stream: Any = 0) -> Any:
    """Powers of a device array of shape (stack, n, n); nan where an inverse does not exist."""
    matrices = square(a, stream)
    stack, n, _ = matrices.shape
    result = _launch.output(out, matrices.shape, matrices.dtype, stream)
    if stack and takes_a_warp(n):
        matrix_power_warp_kernel[stack, LANES, stream](matrices, int(exponent), result)
    else:
        scratch = _launch.empty((3 * n + 2, n, stack), matrices.dtype, stream)
        matrix_power_kernel[blocks(stack), THREADS, stream](
            matrices, int(exponent), result, scratch
        )
    return _launch.delivered(result, out)


def _pair(a: Any, b: Any, axes: int, stream: Any) -> tuple[Any, Any]:
    """Two device arrays of one dtype and as many problems."""
    left, right = (_launch.contiguous(x, name, axes, stream) for x, name in ((a, "a"), (b, "b")))
    if left.shape[0] != right.shape[0] or left.dtype != right.dtype:
        raise ValueError(
            f"b has shape {right.shape} and dtype {right.dtype}; expected a stack of"
            f" {left.shape[0]} and {left.dtype}"
        )
    return left, right
