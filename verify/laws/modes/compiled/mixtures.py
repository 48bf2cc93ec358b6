"""Gaussian mixtures inside `@njit` functions."""

from typing import Any

from nbmath import mixtures
from verify.laws.modes.compiled import user


@user
def em_step(x: Any, weights: Any, means: Any, covariances: Any, reg_covar: float = 1e-6) -> Any:
    return mixtures.em_step(x, weights, means, covariances, reg_covar=reg_covar)


@user
def mixture_fit(
    x: Any, means: Any, weights: Any, covariances: Any, max_iter: int = 100, tol: float = 1e-3
) -> Any:
    return mixtures.fit(
        x, means, weights=weights, covariances=covariances, max_iter=max_iter, tol=tol
    )


OPERATIONS = {"em_step": em_step, "mixture_fit": mixture_fit}
