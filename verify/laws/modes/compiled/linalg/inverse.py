"""Inverses and determinants inside `@njit` functions, where failures are nan."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def inv(a: Any) -> Any:
    return linalg.inv(a)


@user
def det(a: Any) -> Any:
    return linalg.det(a)


@user
def slogdet(a: Any) -> Any:
    return linalg.slogdet(a)


OPERATIONS = {"inv": inv, "det": det, "slogdet": slogdet}
