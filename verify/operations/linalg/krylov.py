"""Iterative solvers."""

from typing import Any

import numpy as np

from verify.operations.operation import Operation, Shape


def _solved(_: Any, b: Any, *__: Any, **___: Any) -> Shape:
    """The solution, and three numbers."""
    return (np.shape(b), (), (), ())


OPERATIONS = (
    Operation("cg", "cg(a, b, rtol=, maxiter=) -> (x, status, iterations, residual)", _solved),
    Operation("minres", "minres(a, b, rtol=, maxiter=) -> (x, status, ...)", _solved),
    Operation("gmres", "gmres(a, b, rtol=, restart=, maxiter=) -> (x, status, ...)", _solved),
)
