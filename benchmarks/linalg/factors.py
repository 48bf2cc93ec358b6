"""Triangular factors, and systems with factors at hand."""

from typing import Any

import numpy as np

from benchmarks.common import Inputs, Peer, agree, jax_peer, torch_peer
from benchmarks.linalg.inverse import invertible
from benchmarks.linalg.shared import Size, pair
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
)
