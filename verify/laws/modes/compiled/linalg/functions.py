"""Functions of matrices inside `@njit` functions, where failures are nan."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def expm(a: Any) -> Any:
    return linalg.expm(a)


@user
def sqrtm(a: Any) -> Any:
    return linalg.sqrtm(a)


@user
def logm(a: Any) -> Any:
    return linalg.logm(a)


OPERATIONS = {"expm": expm, "sqrtm": sqrtm, "logm": logm}
