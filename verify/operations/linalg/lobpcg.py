"""Several eigenpairs at an end of a spectrum."""

from typing import Any

import numpy as np

from verify.operations.operation import Operation, Shape


def _pairs(a: Any, x: Any, *_: Any, **__: Any) -> Shape:
    """Values, vectors in columns, two numbers, and what is left of each pair."""
    n, k = np.shape(x)
    return ((k,), (n, k), (), (), (k,))


OPERATIONS = (
    Operation(
        "lobpcg",
        "lobpcg(a, x, b, Y=, tol=, maxiter=, largest=)"
        " -> (w, v, status, iterations, residuals), w ascending",
        _pairs,
    ),
)
