"""Symmetric eigenproblems."""

from typing import Any

import numpy as np

from benchmarks.common import Inputs, agree, jax_peer, torch_peer
from benchmarks.linalg.factors import scipy_peer
from benchmarks.linalg.shared import Size, numpy_peer, pair, spd
from nbmath import linalg


def symmetric(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Symmetric matrices with normal entries."""
    stack, n = size
    g = rng.standard_normal((stack, n, n))
    return ((g + g.swapaxes(1, 2)).astype(dtype),)


def pencil(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Symmetric matrices, and positive definite ones as their metric."""
    return *symmetric(size, dtype, rng), *spd(size, dtype, rng)


def same_spectrum(ours: Any, theirs: Any) -> None:
    """The eigenvalues agree; vectors are free in sign."""
    agree(ours[0], theirs[0], {"float32": 1e-4, "float64": 1e-11})


EIGH = {
    "numpy": numpy_peer(lambda module: module.eigh),
    "torch": torch_peer(lambda torch: torch.linalg.eigh),
    "jax": jax_peer(lambda jax: jax.numpy.linalg.eigh),
}
EIGVALSH = {
    "numpy": numpy_peer(lambda module: module.eigvalsh),
    "torch": torch_peer(lambda torch: torch.linalg.eigvalsh),
    "jax": jax_peer(lambda jax: jax.numpy.linalg.eigvalsh),
}


def same_values(ours: Any, theirs: Any) -> None:
    """The eigenvalues agree."""
    agree(ours, theirs, {"float32": 1e-4, "float64": 1e-11})


METRIC = {"scipy": scipy_peer("eigh")}
CASES = (
    *pair("eigh", linalg.eigh, symmetric, 8.0, EIGH, check=same_spectrum, matrices=2, thirds=26.0),
    *pair(
        "eigvalsh",
        linalg.eigvalsh,
        symmetric,
        8.0,
        EIGVALSH,
        check=same_values,
        matrices=1,
        thirds=4.0,
    ),
    *pair(
        "eigh metric",
        linalg.eigh,
        pencil,
        8.0,
        METRIC,
        check=same_spectrum,
        matrices=3,
        thirds=42.0,
    ),
)
