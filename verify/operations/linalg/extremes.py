"""Eigenpairs of operators."""

from typing import Any

import numpy as np

from verify.operations.operation import Operation, Shape


def _pair(a: Any, **_: Any) -> Shape:
    """A value, a vector, and three numbers."""
    return ((), np.shape(a)[:1], (), (), ())


def _pairs(a: Any, k: Any, **_: Any) -> Shape:
    """Values, vectors in columns, two numbers, and what is left of each pair."""
    k = int(k)
    return ((k,), (np.shape(a)[0], k), (), (), (k,))


OPERATIONS = (
    Operation(
        "power_iteration", "power_iteration(a, tol=, maxiter=) -> (w, v, status, ...)", _pair
    ),
    Operation("lanczos", "lanczos(a, k, which=) -> (w, v, status, iterations, residuals)", _pairs),
)
