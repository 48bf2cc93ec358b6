"""Operators as Python meets them: matrices, compiled functions, any other functions."""

from typing import Any

import numpy as np
from numba.core.dispatcher import Dispatcher

from nbmath.linalg.cpu import krylov_compiled as compiled
from nbmath.linalg.cpu import lobpcg_compiled
from nbmath.linalg.cpu.krylov_steps import COUNT, DONE, SOURCE, TARGET


class Operator:
    """What stands for a matrix: one that is there, or a function that multiplies with it."""

    def __init__(self, given: Any, argument: str) -> None:
        self.argument = argument
        self.function = given if callable(given) else None
        self.matrix = None if given is None or callable(given) else given

    @property
    def matrices(self) -> dict[str, Any]:
        """The matrix by the name of its argument, if it is one."""
        return {} if self.matrix is None else {self.argument: self.matrix}

    def taken(self, n: int, dtype: Any) -> Any:
        """What the loops take for n unknowns: a C-ordered array, a function, or an empty array."""
        if self.function is not None:
            return self.function
        if self.matrix is None:
            return np.empty((0, 0), dtype)
        matrix = np.asarray(self.matrix)
        if matrix.shape != (n, n):
            raise ValueError(
                f"{self.argument} has shape {matrix.shape}; expected {(n, n)} for vectors of length"
                f" {n}, or a function f(x, out) or f(x)"
            )
        return np.require(matrix, dtype, ("C", "W"))


def iterate(step: Any, whole: Any, operators: tuple[Any, ...], arrays: tuple[Any, ...]) -> None:
    """Run a method to its end: `whole` is its loop for matrices, `step` what others call.

    The operators are those that tasks 1, 2, ... call for.
    """
    functions = [operator for operator in operators if not isinstance(operator, np.ndarray)]
    if not functions:
        whole(*operators, *arrays)
    elif all(isinstance(function, Dispatcher) for function in functions):
        loop = (
            compiled.for_functions(step) if len(operators) == 2 else lobpcg_compiled.for_functions
        )
        loop(*operators, *arrays)
    else:
        by_python(step, operators, arrays)


def by_python(step: Any, operators: tuple[Any, ...], arrays: tuple[Any, ...]) -> None:
    """The loop around a step, in Python."""
    multiply = [_multiplication(operator) for operator in operators]
    state, _, work, _ = arrays
    task = step(*arrays)
    while task != DONE:
        for row in range(state[COUNT]):
            x, out = work[state[SOURCE] + row], work[state[TARGET] + row]
            multiply[task - 1](x, out)
        task = step(*arrays)


def _multiplication(operator: Any) -> Any:
    """An operator as a function of x and out."""
    if isinstance(operator, np.ndarray):
        return lambda x, out: np.matmul(operator, x, out=out)
    if compiled.arity(operator) != 1:
        return operator

    def returned(x: Any, out: Any) -> None:
        result = np.asarray(operator(x))
        if result.shape != out.shape:
            raise ValueError(
                f"the operator returned shape {result.shape} for a vector of shape {x.shape};"
                f" expected {out.shape}"
            )
        out[:] = result

    return returned
