"""Eigenpairs of operators inside `@njit` functions."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def power_iteration(a: Any, tol: Any = 1e-6, maxiter: Any = 1000) -> Any:
    return linalg.power_iteration(a, tol=tol, maxiter=maxiter)


@user
def lanczos(a: Any, k: Any, which: Any = "LA") -> Any:
    return linalg.lanczos(a, k, which=which)


OPERATIONS = {"power_iteration": power_iteration, "lanczos": lanczos}
