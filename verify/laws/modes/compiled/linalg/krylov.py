"""Iterative solvers inside `@njit` functions."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def cg(a: Any, b: Any, rtol: Any = 1e-5, maxiter: Any = 0) -> Any:
    return linalg.cg(a, b, rtol=rtol, maxiter=maxiter)


@user
def minres(a: Any, b: Any, rtol: Any = 1e-5, maxiter: Any = 0) -> Any:
    return linalg.minres(a, b, rtol=rtol, maxiter=maxiter)


@user
def gmres(a: Any, b: Any, rtol: Any = 1e-5, maxiter: Any = 0, restart: Any = 20) -> Any:
    return linalg.gmres(a, b, rtol=rtol, maxiter=maxiter, restart=restart)


OPERATIONS = {"cg": cg, "minres": minres, "gmres": gmres}
