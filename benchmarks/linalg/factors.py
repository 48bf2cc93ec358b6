"""Triangular factors, and systems with factors at hand."""

from typing import Any

import numpy as np

from benchmarks.common import Inputs, Peer, agree, jax_peer, torch_peer
from benchmarks.linalg.inverse import invertible
from benchmarks.linalg.shared import ROUGH, Size, pair
from benchmarks.linalg.systems import triangular
from nbmath import linalg


def factored(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Factors, exchanges counted from zero, and one right-hand side each."""
    (a,) = invertible(size, dtype, rng)
    return *linalg.lu_factor(a), rng.standard_normal((*size, 1)).astype(dtype)


def same_factors(ours: Any, theirs: Any) -> None:
    """The factors agree; exchanges are counted differently."""
    agree(ours[0], theirs[0], {"float32": 1e-3, "float64": 1e-11})


def scipy_peer(name: str) -> Peer:
    """A function of scipy.linalg, which takes stacks too."""

    def build() -> Any:
        import scipy.linalg

        return getattr(scipy.linalg, name)

    return Peer(build, needs=("scipy",))


def solved(both: Any, piv: Any, b: Any) -> Any:
    """Our solutions."""
    return linalg.lu_solve((both, piv), b)


def with_cholesky(factor: Any, b: Any) -> Any:
    """Our solutions with the lower factors of `triangular`."""
    return linalg.cho_solve((factor, True), b)


def jax_with_cholesky(jax: Any) -> Any:
    """jax keeps it in its SciPy."""
    import jax.scipy.linalg as inner

    return lambda factor, b: inner.cho_solve((factor, True), b)


CHO_SOLVE = {
    "torch": torch_peer(lambda torch: lambda factor, b: torch.cholesky_solve(b, factor)),
    "jax": jax_peer(jax_with_cholesky),
    "scipy": Peer(
        lambda: lambda factor, b: scipy_peer("cho_solve").load()((factor, True), b),
        needs=("scipy",),
    ),
}
LU_FACTOR = {
    "torch": torch_peer(lambda torch: torch.linalg.lu_factor),
    "jax": jax_peer(lambda jax: __import__("jax.scipy.linalg").scipy.linalg.lu_factor),
    "scipy": scipy_peer("lu_factor"),
}
LU_SOLVE = {
    "torch": torch_peer(lambda torch: lambda both, piv, b: torch.linalg.lu_solve(both, piv + 1, b)),
}
CASES = (
    *pair(
        "lu_factor",
        linalg.lu_factor,
        invertible,
        4.0,
        LU_FACTOR,
        check=same_factors,
        matrices=2,
        thirds=2.0,
    ),
    *pair("lu_solve", solved, factored, 4.0, LU_SOLVE, check=agree, matrices=1, thirds=0.5),
    *pair(
        "cho_solve",
        with_cholesky,
        triangular,
        4.0,
        CHO_SOLVE,
        check=ROUGH,
        matrices=1,
        thirds=1.0,
    ),
)
