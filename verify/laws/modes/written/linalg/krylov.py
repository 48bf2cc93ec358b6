"""Iterative solvers as they are written, for a matrix."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target
from verify.laws.modes.written._matrices import Matrices

LIMIT, ZERO = 6, 8
ROWS = {"cg": 6, "minres": 11, "gmres": 5}


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def solver(name: str) -> Callable[..., Any]:
        def solve(a: Any, b: Any, rtol: float = 1e-5, maxiter: int = 0, restart: int = 20) -> Any:
            n = len(b)
            m = min(restart, n) if name == "gmres" else 0
            state, numbers = np.zeros(16, np.int64), field.copied(np.zeros(16), a.dtype)
            numbers[0] = field.given(np.asarray([rtol]))[0]
            state[LIMIT], state[ZERO] = maxiter or 10 * n, 1
            work = field.copied(np.zeros((ROWS[name] + m, n)), a.dtype)
            work[1] = field.given(b)
            small = field.space((m + 1, m + 3), a.dtype)
            matrix = field.given(np.ascontiguousarray(a))
            field.formula(name, a.dtype)(matrix, state, numbers, work, small)
            found = field.done(work[0], a.dtype), int(state[5]), int(state[4])
            return *found, field.done(numbers[2], a.dtype)

        return solve

    return {name: solver(name) for name in ROWS}
