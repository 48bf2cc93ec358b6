"""Iterative solvers for small matrices, one system of a stack to each thread."""

from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK, square

__all__ = [
    "cg",
    "cg_kernel",
    "cg_stack",
    "gmres",
    "gmres_kernel",
    "gmres_stack",
    "minres",
    "minres_kernel",
    "minres_stack",
]

bound = bind("linalg", "cuda")
cg = bound.cg
minres = bound.minres
gmres = bound.gmres

SOLVER = "(T[:, ::1], int64[::1], T[::1], T[:, ::1], T[:, ::1])"
DEVICE = {"cg": SOLVER, "minres": SOLVER, "gmres": SOLVER}
"""a [n, n], state [16], numbers [16], work [rows, n] with x and b in its first two rows, small."""

STATUS, LIMIT, ZERO, RESIDUAL, WORDS = 5, 6, 8, 2, 16
RESTART = 20
RESULTS = "T[:, ::1], int64[::1], T[::1]"
SCRATCH = f"int64[:, ::1], T[:, ::1], {STACK}"
SIGNATURE = f"({STACK}, T[:, ::1], T[::1], int64, {RESULTS}, {SCRATCH})"


@_launch.device_function
def prepare(b: Any, goal: Any, limit: Any, state: Any, numbers: Any, work: Any) -> None:
    """Zero as a first guess, and what to reach."""
    for i in range(WORDS):
        state[i] = 0
        numbers[i] = goal[0] if i == 0 else goal[1] if i == 1 else goal[1] - goal[1]
    state[LIMIT] = limit
    state[ZERO] = 1
    for i in range(b.shape[0]):
        work[0, i] = b[i] - b[i]
        work[1, i] = b[i]


@kernel(SIGNATURE)
def cg_kernel(
    a: Any,
    b: Any,
    goal: Any,
    limit: Any,
    x: Any,
    status: Any,
    residual: Any,
    state: Any,
    numbers: Any,
    scratch: Any,
) -> None:
    """a [stack, n, n], b and x [stack, n], status and residual [stack].

    state and numbers [stack, 16], scratch [6, n, stack].
    """
    t = cuda.grid(1)
    if t < a.shape[0]:
        work = scratch[:, :, t]
        prepare(b[t], goal, limit, state[t], numbers[t], work)
        cg(a[t], state[t], numbers[t], work, work)
        for i in range(a.shape[1]):
            x[t, i] = work[0, i]
        status[t], residual[t] = state[t, STATUS], numbers[t, RESIDUAL]


@kernel(SIGNATURE)
def minres_kernel(
    a: Any,
    b: Any,
    goal: Any,
    limit: Any,
    x: Any,
    status: Any,
    residual: Any,
    state: Any,
    numbers: Any,
    scratch: Any,
) -> None:
    """As `cg_kernel`, with scratch [11, n, stack]."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        work = scratch[:, :, t]
        prepare(b[t], goal, limit, state[t], numbers[t], work)
        minres(a[t], state[t], numbers[t], work, work)
        for i in range(a.shape[1]):
            x[t, i] = work[0, i]
        status[t], residual[t] = state[t, STATUS], numbers[t, RESIDUAL]


@kernel(SIGNATURE)
def gmres_kernel(
    a: Any,
    b: Any,
    goal: Any,
    limit: Any,
    x: Any,
    status: Any,
    residual: Any,
    state: Any,
    numbers: Any,
    scratch: Any,
) -> None:
    """As `cg_kernel`, with scratch [5 + m + m + 1, max(n, m + 3), stack], m = min(20, n)."""
    t = cuda.grid(1)
    if t < a.shape[0]:
        n = a.shape[1]
        m = RESTART if n > RESTART else n
        work, small = scratch[: 5 + m, :n, t], scratch[5 + m :, : m + 3, t]
        prepare(b[t], goal, limit, state[t], numbers[t], work)
        gmres(a[t], state[t], numbers[t], work, small)
        for i in range(n):
            x[t, i] = work[0, i]
        status[t], residual[t] = state[t, STATUS], numbers[t, RESIDUAL]


def cg_stack(
    a: Any, b: Any, rtol: float = 1e-5, atol: float = 0.0, maxiter: int = 0, stream: Any = 0
) -> tuple[Any, Any, Any]:
    """Solutions (stack, n) for device arrays (stack, n, n) and (stack, n), statuses, residuals."""
    return _solved(cg_kernel, lambda n: (6, n), (a, b), (rtol, atol, maxiter), stream)


def minres_stack(
    a: Any, b: Any, rtol: float = 1e-5, atol: float = 0.0, maxiter: int = 0, stream: Any = 0
) -> tuple[Any, Any, Any]:
    """As `cg_stack` for symmetric matrices."""
    return _solved(minres_kernel, lambda n: (11, n), (a, b), (rtol, atol, maxiter), stream)


def gmres_stack(
    a: Any, b: Any, rtol: float = 1e-5, atol: float = 0.0, maxiter: int = 0, stream: Any = 0
) -> tuple[Any, Any, Any]:
    """As `cg_stack` for general matrices."""

    def scratch(n: int) -> tuple[int, int]:
        m = min(RESTART, n)
        return 2 * m + 6, max(n, m + 3)

    return _solved(gmres_kernel, scratch, (a, b), (rtol, atol, maxiter), stream)


def _solved(launched: Any, scratch: Any, sides: Any, goal: Any, stream: Any) -> tuple[Any, ...]:
    """Launch a solver; x, statuses as `nbmath._door.Status` counts them, and |b - A x|."""
    matrices, right = square(sides[0], stream), _launch.contiguous(sides[1], "b", 2, stream)
    stack, n, _ = matrices.shape
    if right.shape != (stack, n) or right.dtype != matrices.dtype:
        raise ValueError(
            f"b has shape {right.shape} and dtype {right.dtype};"
            f" expected {(stack, n)} and {matrices.dtype}"
        )
    rtol, atol, limit = goal
    tolerances = cuda.to_device(np.array([rtol, atol], matrices.dtype), stream=stream)
    x = _launch.empty((stack, n), matrices.dtype, stream)
    status = _launch.empty((stack,), np.dtype(np.int64), stream)
    residual = _launch.empty((stack,), matrices.dtype, stream)
    state = _launch.empty((stack, WORDS), np.dtype(np.int64), stream)
    numbers = _launch.empty((stack, WORDS), matrices.dtype, stream)
    space = _launch.empty((*scratch(n), stack), matrices.dtype, stream)
    results, spare = (x, status, residual), (state, numbers, space)
    most = limit or 10 * n
    launched[blocks(stack), THREADS, stream](matrices, right, tolerances, most, *results, *spare)
    return tuple(_launch.delivered(result, None) for result in results)
