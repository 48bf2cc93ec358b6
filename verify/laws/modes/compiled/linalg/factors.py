"""Triangular factors inside `@njit` functions, where failures are nan."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def lu(a: Any) -> Any:
    return linalg.lu(a, p_indices=True)


@user
def lu_factor(a: Any) -> Any:
    return linalg.lu_factor(a)


@user
def _lu_solve(factors: Any, b: Any, trans: Any) -> Any:
    return linalg.lu_solve(factors, b, trans)


@user
def cho_solve(factor: Any, b: Any) -> Any:
    return linalg.cho_solve(factor, b)


def lu_solve(factors: Any, b: Any, trans: int = 0) -> Any:
    """With a plain tuple, for whatever library the factors come from."""
    return _lu_solve(tuple(factors), b, trans)


def indices(a: Any, p_indices: bool = True) -> Any:
    """The form with indices, which is known when the code is compiled."""
    assert p_indices
    return lu(a)


OPERATIONS = {"lu": indices, "lu_factor": lu_factor, "lu_solve": lu_solve, "cho_solve": cho_solve}
