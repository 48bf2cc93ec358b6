"""Changed Cholesky factors inside `@njit` functions, where failures are nan."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def is_positive_definite(a: Any) -> Any:
    return linalg.is_positive_definite(a)


@user
def cholesky_update(factor: Any, x: Any) -> Any:
    return linalg.cholesky_update(factor, x)


@user
def cholesky_downdate(factor: Any, x: Any) -> Any:
    return linalg.cholesky_downdate(factor, x)


OPERATIONS = {
    "is_positive_definite": is_positive_definite,
    "cholesky_update": cholesky_update,
    "cholesky_downdate": cholesky_downdate,
}
