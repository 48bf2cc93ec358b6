"""Cholesky factors, triangular and general systems."""

import dataclasses
from typing import Any

import numpy as np

from benchmarks.common import Inputs, agree, jax_peer, torch_peer
from benchmarks.linalg.shared import ROUGH, SMALL, Size, numpy_peer, pair, spd
from nbmath import linalg


def system(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Matrices that are far from singular but need pivoting, and one right-hand side each."""
    stack, n = size
    a = rng.standard_normal((stack, n, n)) + 2 * n * np.eye(n)[::-1]
    return a.astype(dtype), rng.standard_normal((stack, n, 1)).astype(dtype)


def triangular(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Factors of positive definite matrices, and one right-hand side each."""
    (a,) = spd(size, dtype, rng)
    return np.linalg.cholesky(a), rng.standard_normal((*size, 1)).astype(dtype)


def jax_triangular(jax: Any) -> Any:
    """jax keeps it in its SciPy."""
    import jax.scipy.linalg as inner

    return lambda a, b: inner.solve_triangular(a, b, lower=True)


def lower(a: Any, b: Any) -> Any:
    """Our triangular solve with the factor of `triangular`."""
    return linalg.solve_triangular(a, b, lower=True)


CHOLESKY = {
    "numpy": numpy_peer(lambda module: module.cholesky),
    "torch": torch_peer(lambda torch: torch.linalg.cholesky),
    "jax": jax_peer(lambda jax: jax.numpy.linalg.cholesky),
}
SOLVE = {
    "numpy": numpy_peer(lambda module: module.solve),
    "torch": torch_peer(lambda torch: torch.linalg.solve),
    "jax": jax_peer(lambda jax: jax.numpy.linalg.solve),
}
SOLVE_TRIANGULAR = {
    "torch": torch_peer(
        lambda torch: lambda a, b: torch.linalg.solve_triangular(a, b, upper=False)
    ),
    "jax": jax_peer(jax_triangular),
}
SOLVES, SOLVE_LARGE = pair(
    "solve", linalg.solve, system, 4.0, SOLVE, check=ROUGH, matrices=1, thirds=2.0
)
CASES = (
    *pair("cholesky", linalg.cholesky, spd, 4.0, CHOLESKY, check=agree, matrices=2, thirds=1.0),
    dataclasses.replace(SOLVES, sizes=(*SMALL, (1_000_000, 4))),
    SOLVE_LARGE,
    *pair(
        "solve_triangular",
        lower,
        triangular,
        4.0,
        SOLVE_TRIANGULAR,
        check=ROUGH,
        matrices=1,
        thirds=0.5,
    ),
)
