"""CUDA: one matrix of a stack to each thread.

A thread works on a copy of its matrix in scratch memory whose last axis is the stack, so that
neighbouring threads touch neighbouring addresses. Meant for n up to 32; what fails is nan.
"""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, device_function, kernel
from nbmath._targets import bind

bound = bind("linalg", "cuda")
cholesky = bound.cholesky
solve_triangular = bound.solve_triangular
solve = bound.solve
eigh = bound.eigh

DEVICE = {
    "cholesky": "(T[:, ::1],)",
    "solve_triangular": "(T[:, ::1], T[:, ::1], boolean, boolean, boolean)",
    "solve": "(T[:, ::1], T[:, ::1])",
    "eigh": "(T[:, ::1], T[::1], T[:, ::1], T[:, ::1])",
}
STACK = "T[:, :, ::1]"


@device_function
def copy(source: Any, target: Any) -> None:
    """target = source, for one matrix."""
    for i in range(source.shape[0]):
        for j in range(source.shape[1]):
            target[i, j] = source[i, j]


@kernel(f"({STACK}, {STACK}, {STACK})")
def cholesky_kernel(a: Any, out: Any, scratch: Any) -> None:
    """a and out [stack, n, n], scratch [n, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        work = scratch[:, :, t]
        copy(a[t], work)
        cholesky(work)
        copy(work, out[t])


@kernel(f"({STACK}, {STACK}, boolean, boolean, boolean, {STACK}, {STACK})")
def solve_triangular_kernel(
    a: Any, b: Any, lower: Any, transposed: Any, unit: Any, out: Any, scratch: Any
) -> None:
    """a [stack, n, n], b and out [stack, n, m], scratch [n, m, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        x = scratch[:, :, t]
        copy(b[t], x)
        solve_triangular(a[t], x, lower, transposed, unit)
        copy(x, out[t])


@kernel(f"({STACK}, {STACK}, {STACK}, {STACK})")
def solve_kernel(a: Any, b: Any, out: Any, scratch: Any) -> None:
    """a [stack, n, n], b and out [stack, n, m], scratch [n, n + m, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        n = a.shape[1]
        left, x = scratch[:, :n, t], scratch[:, n:, t]
        copy(a[t], left)
        copy(b[t], x)
        solve(left, x)
        copy(x, out[t])


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


def cholesky_stack(a: Any, out: Any = None, stream: Any = 0) -> Any:
    """Lower factors of a device array of shape (stack, n, n); nan where there is none."""
    matrices = _square(a, stream)
    stack, n, _ = matrices.shape
    result = _launch.output(out, matrices.shape, matrices.dtype, stream)
    scratch = _launch.empty((n, n, stack), matrices.dtype, stream)
    cholesky_kernel[blocks(stack), THREADS, stream](matrices, result, scratch)
    return _launch.delivered(result, out)


def solve_triangular_stack(
    a: Any,
    b: Any,
    lower: bool = False,
    transposed: bool = False,
    unit_diagonal: bool = False,
    out: Any = None,
    stream: Any = 0,
) -> Any:
    """Solutions of triangular systems, device arrays of shapes (stack, n, n) and (stack, n, m)."""
    left, right = _sides(a, b, stream)
    stack, n, m = right.shape
    result = _launch.output(out, right.shape, right.dtype, stream)
    scratch = _launch.empty((n, m, stack), right.dtype, stream)
    kind = bool(lower), bool(transposed), bool(unit_diagonal)
    solve_triangular_kernel[blocks(stack), THREADS, stream](left, right, *kind, result, scratch)
    return _launch.delivered(result, out)


def solve_stack(a: Any, b: Any, out: Any = None, stream: Any = 0) -> Any:
    """Solutions of linear systems, device arrays of shapes (stack, n, n) and (stack, n, m)."""
    left, right = _sides(a, b, stream)
    stack, n, m = right.shape
    result = _launch.output(out, right.shape, right.dtype, stream)
    scratch = _launch.empty((n, n + m, stack), right.dtype, stream)
    solve_kernel[blocks(stack), THREADS, stream](left, right, result, scratch)
    return _launch.delivered(result, out)


def eigh_stack(a: Any, stream: Any = 0) -> tuple[Any, Any]:
    """Eigenvalues (stack, n) and eigenvectors (stack, n, n) of a device array (stack, n, n)."""
    matrices = _square(a, stream)
    stack, n, _ = matrices.shape
    values = _launch.empty((stack, n), matrices.dtype, stream)
    vectors = _launch.empty(matrices.shape, matrices.dtype, stream)
    scratch = _launch.empty((2 * n + 7, n, stack), matrices.dtype, stream)
    eigh_kernel[blocks(stack), THREADS, stream](matrices, values, vectors, scratch)
    return _launch.delivered(values, None), _launch.delivered(vectors, None)


def _square(a: Any, stream: Any) -> Any:
    matrices = _launch.contiguous(a, "a", 3, stream)
    if matrices.shape[1] != matrices.shape[2]:
        raise ValueError(f"a has shape {matrices.shape}; expected (stack, n, n)")
    return matrices


def _sides(a: Any, b: Any, stream: Any) -> tuple[Any, Any]:
    left, right = _square(a, stream), _launch.contiguous(b, "b", 3, stream)
    if right.shape[:2] != left.shape[:2] or right.dtype != left.dtype:
        raise ValueError(
            f"b has shape {right.shape} and dtype {right.dtype};"
            f" expected {(*left.shape[:2], 'm')} and {left.dtype}"
        )
    return left, right
