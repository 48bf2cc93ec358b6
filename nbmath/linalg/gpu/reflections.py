"""Plane rotations, one pair to each thread, and reflections, one row to each thread."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK

__all__ = [
    "givens",
    "givens_array",
    "givens_kernel",
    "householder",
    "householder_kernel",
    "householder_rows",
]

bound = bind("linalg", "cuda")
givens = bound.givens
householder = bound.householder

DEVICE = {"givens": "(T, T)", "householder": "(T[:, ::1],)"}


@kernel("(T[::1], T[::1], T[::1], T[::1], T[::1])")
def givens_kernel(a: Any, b: Any, c: Any, s: Any, r: Any) -> None:
    """All [n]."""
    i = cuda.grid(1)
    if i < a.shape[0]:
        c[i], s[i], r[i] = givens(a[i], b[i])


@kernel(f"(T[:, ::1], {STACK}, T[::1], T[::1])")
def householder_kernel(x: Any, v: Any, tau: Any, beta: Any) -> None:
    """x [rows, n], v [rows, n, 1], tau and beta [rows]."""
    t = cuda.grid(1)
    if t < x.shape[0]:
        for i in range(x.shape[1]):
            v[t, i, 0] = x[t, i]
        tau[t], beta[t] = householder(v[t])


def givens_array(a: Any, b: Any, stream: Any = 0) -> tuple[Any, Any, Any]:
    """c, s and r of device arrays of shape (n,)."""
    first = _launch.contiguous(a, "a", 1, stream)
    second = _launch.contiguous(b, "b", 1, stream)
    if first.shape != second.shape or first.dtype != second.dtype:
        raise ValueError(
            f"b has shape {second.shape} and dtype {second.dtype};"
            f" expected {first.shape} and {first.dtype}"
        )
    c, s, r = (_launch.empty(first.shape, first.dtype, stream) for _ in range(3))
    givens_kernel[blocks(first.shape[0]), THREADS, stream](first, second, c, s, r)
    return _launch.delivered(c, None), _launch.delivered(s, None), _launch.delivered(r, None)


def householder_rows(x: Any, stream: Any = 0) -> tuple[Any, Any, Any]:
    """v (rows, n), τ and β (rows,) of the rows of a device array of shape (rows, n)."""
    given = _launch.contiguous(x, "x", 2, stream)
    rows, n = given.shape
    v = _launch.empty((rows, n, 1), given.dtype, stream)
    tau, beta = (_launch.empty((rows,), given.dtype, stream) for _ in range(2))
    householder_kernel[blocks(rows), THREADS, stream](given, v, tau, beta)
    found = v.reshape(rows, n), tau, beta
    return tuple(_launch.delivered(each, None) for each in found)
