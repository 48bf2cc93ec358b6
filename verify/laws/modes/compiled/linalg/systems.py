"""Factorisations inside `@njit` functions, where failures are nan."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def cholesky(a: Any) -> Any:
    return linalg.cholesky(a)


@user
def _lower(a: Any, b: Any) -> Any:
    return linalg.solve_triangular(a, b, lower=True)


@user
def _upper(a: Any, b: Any) -> Any:
    return linalg.solve_triangular(a, b, lower=False)


@user
def solve(a: Any, b: Any) -> Any:
    return linalg.solve(a, b)


def solve_triangular(a: Any, b: Any, lower: bool = True) -> Any:
    """Choose the triangle outside, where it is known when the code is compiled."""
    return (_lower if lower else _upper)(a, b)


OPERATIONS = {
    "cholesky": cholesky,
    "solve_triangular": solve_triangular,
    "solve": solve,
}
