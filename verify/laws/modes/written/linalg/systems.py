"""Factors and systems as they are written: one matrix at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, precision
from verify.laws.modes.written._matrices import Matrices, stacked


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Matrices("linalg", target)

    def cholesky(a: Any) -> Any:
        factor = field.copied(a, a.dtype)
        if not field.formula("cholesky", a.dtype)(factor):
            raise np.linalg.LinAlgError("not positive definite")
        return np.tril(field.done(factor, a.dtype))

    def system(name: str, a: Any, b: Any, *options: Any) -> Any:
        dtype = precision((a, b))
        columns = b[:, None] if np.ndim(b) == 1 else b
        x = field.copied(columns, dtype)
        if not field.formula(name, dtype)(field.copied(a, dtype), x, *options):
            raise np.linalg.LinAlgError("singular")
        return field.done(x, dtype).reshape(np.shape(b))

    def solve(a: Any, b: Any) -> Any:
        return system("solve", a, b)

    def solve_triangular(a: Any, b: Any, lower: bool = True) -> Any:
        return system("solve_triangular", a, b, lower, False, False)

    found: Mapping[str, Callable[..., Any]]
    found = {"cholesky": cholesky, "solve": solve, "solve_triangular": solve_triangular}
    return {name: stacked(matrix) for name, matrix in found.items()}
