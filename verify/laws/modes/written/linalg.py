"""Factorisations as they are written: one matrix at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, Written, precision


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("linalg", target)

    def copied(value: Any, dtype: Any) -> Any:
        """Something that a formula may overwrite."""
        return field.given(np.array(value, dtype))

    def cholesky(a: Any) -> Any:
        factor = copied(a, a.dtype)
        if not field.formula("cholesky", a.dtype)(factor):
            raise np.linalg.LinAlgError("not positive definite")
        return np.tril(field.done(factor, a.dtype))

    def system(name: str, a: Any, b: Any, *options: Any) -> Any:
        dtype = precision((a, b))
        columns = b[:, None] if np.ndim(b) == 1 else b
        x = copied(columns, dtype)
        if not field.formula(name, dtype)(copied(a, dtype), x, *options):
            raise np.linalg.LinAlgError("singular")
        return field.done(x, dtype).reshape(np.shape(b))

    def solve(a: Any, b: Any) -> Any:
        return system("solve", a, b)

    def solve_triangular(a: Any, b: Any, lower: bool = True) -> Any:
        return system("solve_triangular", a, b, lower, False, False)

    def eigh(a: Any) -> Any:
        n = a.shape[0]
        w, z = field.space((n,), a.dtype), field.space((n, n), a.dtype)
        work = field.space((6, n), a.dtype)
        if not field.formula("eigh", a.dtype)(copied(a, a.dtype), w, z, work):
            raise np.linalg.LinAlgError("did not converge")
        return field.done(w, a.dtype), field.done(z, a.dtype)

    found: Mapping[str, Callable[..., Any]]
    found = {"cholesky": cholesky, "solve": solve, "solve_triangular": solve_triangular}
    return {**{name: stacked(matrix) for name, matrix in found.items()}, "eigh": stacked_pair(eigh)}


def stacked(matrix: Callable[..., Any]) -> Callable[..., Any]:
    """A function of matrices as one of stacks of them, one after another."""

    def function(a: Any, *others: Any, **options: Any) -> Any:
        if a.ndim == 2:
            return matrix(a, *others, **options)
        return np.array([function(*part, **options) for part in zip(a, *others, strict=True)])

    return function


def stacked_pair(matrix: Callable[..., Any]) -> Callable[..., Any]:
    """The same for a function that returns two arrays."""

    def function(a: Any) -> Any:
        if a.ndim == 2:
            return matrix(a)
        parts = [function(part) for part in a]
        return tuple(np.array(part) for part in zip(*parts, strict=True))

    return function
