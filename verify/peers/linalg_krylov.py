"""Iterative solvers."""

from collections.abc import Callable
from typing import Any

import numpy as np

Operations = dict[str, Callable[..., Any]]


def scipy() -> Operations:
    """scipy.sparse.linalg."""
    import scipy.sparse.linalg as library

    def solver(function: Callable[..., Any]) -> Callable[..., Any]:
        def solve(a: Any, b: Any, rtol: float = 1e-5, **options: Any) -> Any:
            with np.errstate(all="ignore"):
                x, status = function(a, b, rtol=rtol, **options)
            residual = np.linalg.norm(a.astype(float) @ x.astype(float) - b)
            return x, status, 0, residual

        return solve

    def gmres(a: Any, b: Any, rtol: float = 1e-5, **options: Any) -> Any:
        """Its limit counts restarts."""
        n = len(b)
        restart = min(options.get("restart", 20), n)
        steps = options.get("maxiter") or 10 * n
        restart = min(restart, steps)
        return solver(library.gmres)(a, b, rtol, restart=restart, maxiter=-(-steps // restart))

    return {"cg": solver(library.cg), "minres": solver(library.minres), "gmres": gmres}
