"""Power iteration, one matrix of a stack to each thread, or one operator of a kernel's own."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, device_function, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.krylov import LIMIT, RESIDUAL, STATUS, WORDS
from nbmath.linalg.gpu.shared import STACK, square

__all__ = [
    "power_iteration",
    "power_iteration_kernel",
    "power_iteration_stack",
    "power_step",
    "with_operator",
]

bound = bind("linalg", "cuda")
power_iteration = bound.power_iteration
power_step = bound.power_step
normal_at = bind("random", "cuda").normal_at

DEVICE = {
    "power_iteration": "(T[:, ::1], int64[::1], T[::1], T[:, ::1], T[:, ::1])",
    "power_step": "(int64[::1], T[::1], T[:, ::1], T[:, ::1])",
}
"""a [n, n], state [16], numbers [16], work [3, n] with the start in its first row."""

KEY = (2650181093, 310952179, 0, 0)
"""Of the start where nobody has given one: that of the CPU."""
SOURCE, TARGET, STEPS, VALUE, ROWS, MOST = 1, 2, 4, 4, 3, 1000


def with_operator(step: Any, operator: Callable[..., None]) -> Any:
    """A device function that runs a method on an operator of the caller's.

    `step` is `power_step`, or that of a solver; `operator(x, out)`, a device function, writes A x
    to out. What comes back takes (state, numbers, work, small), as the method for a matrix does
    after its matrix.
    """

    @device_function
    def iterated(state: Any, numbers: Any, work: Any, small: Any) -> None:
        while step(state, numbers, work, small) != 0:
            operator(work[state[SOURCE]], work[state[TARGET]])

    return iterated


@device_function
def begin_power(v0: Any, tol: Any, most: Any, state: Any, numbers: Any, work: Any) -> None:
    """The start, random unless v0 has entries, and what to reach."""
    for i in range(WORDS):
        state[i] = 0
        numbers[i] = tol[0] - tol[0]
    numbers[0], state[LIMIT] = tol[0], most
    zero = tol[0] - tol[0]
    one = tol[1]
    for i in range(work.shape[1]):
        work[0, i] = v0[i] if v0.shape[0] > 0 else normal_at(KEY, i, zero, one)


@kernel(
    f"({STACK}, T[:, ::1], T[::1], int64, T[::1], T[:, ::1], int64[::1], int64[::1], T[::1],"
    f" int64[:, ::1], T[:, ::1], {STACK})"
)
def power_iteration_kernel(
    a: Any,
    v0: Any,
    tol: Any,
    most: Any,
    value: Any,
    vector: Any,
    status: Any,
    iterations: Any,
    residual: Any,
    state: Any,
    numbers: Any,
    scratch: Any,
) -> None:
    """a [stack, n, n], v0 [stack, n or 0], tol = (tolerance, 1), results [stack] or [stack, n].

    state and numbers [stack, 16], scratch [3, n, stack].
    """
    t = cuda.grid(1)
    if t < a.shape[0]:
        work = scratch[:, :, t]
        begin_power(v0[t], tol, most, state[t], numbers[t], work)
        power_iteration(a[t], state[t], numbers[t], work, work)
        for i in range(a.shape[1]):
            vector[t, i] = work[0, i]
        value[t], residual[t] = numbers[t, VALUE], numbers[t, RESIDUAL]
        status[t], iterations[t] = state[t, STATUS], state[t, STEPS]


def power_iteration_stack(
    a: Any, v0: Any = None, tol: float = 1e-6, maxiter: int = MOST, stream: Any = 0
) -> tuple[Any, ...]:
    """Eigenpairs of the largest size of a device array (stack, n, n) of symmetric matrices.

    Returns eigenvalues (stack,), eigenvectors (stack, n), statuses as `nbmath._door.Status` counts
    them, products made, and residuals, as `nbmath.linalg.power_iteration` does of one matrix.
    """
    matrices = square(a, stream)
    stack, n, _ = matrices.shape
    dtype, whole = matrices.dtype, np.dtype(np.int64)
    start = _launch.empty((stack, 0), dtype, stream)
    if v0 is not None:
        start = _launch.contiguous(v0, "v0", 2, stream)
        if start.shape != (stack, n) or start.dtype != dtype:
            raise ValueError(
                f"v0 has shape {start.shape} and dtype {start.dtype};"
                f" expected {(stack, n)} and {dtype}"
            )
    goal = cuda.to_device(np.array([tol, 1.0], dtype), stream=stream)
    value, residual = (_launch.empty((stack,), dtype, stream) for _ in range(2))
    status, iterations = (_launch.empty((stack,), whole, stream) for _ in range(2))
    vector = _launch.empty((stack, n), dtype, stream)
    results = value, vector, status, iterations, residual
    state = _launch.empty((stack, WORDS), whole, stream)
    numbers = _launch.empty((stack, WORDS), dtype, stream)
    scratch = _launch.empty((ROWS, n, stack), dtype, stream)
    spare = state, numbers, scratch
    power_iteration_kernel[blocks(stack), THREADS, stream](
        matrices, start, goal, maxiter, *results, *spare
    )
    return tuple(_launch.delivered(result, None) for result in results)
