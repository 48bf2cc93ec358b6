"""Plane rotations and reflections inside `@njit` functions."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def givens(a: Any, b: Any) -> Any:
    return linalg.givens(a, b)


@user
def householder(x: Any) -> Any:
    return linalg.householder(x)


OPERATIONS = {"givens": givens, "householder": householder}
