"""Singular values, and pseudo-inverses made of them."""

from typing import Any

import numpy as np

from benchmarks.common import Inputs, agree, jax_peer, torch_peer
from benchmarks.linalg.shared import ROUGH, Size, numpy_peer, pair
from nbmath import linalg


def general(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Matrices with normal entries."""
    stack, n = size
    return (rng.standard_normal((stack, n, n)).astype(dtype),)


def regular(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Matrices of moderate condition."""
    stack, n = size
    return ((rng.standard_normal((stack, n, n)) + 2 * n * np.eye(n)).astype(dtype),)


def same_values(ours: Any, theirs: Any) -> None:
    """The singular values agree; vectors are free in sign."""
    agree(ours[1], theirs[1], {"float32": 1e-4, "float64": 1e-11})


def close_values(ours: Any, theirs: Any) -> None:
    """The singular values agree."""
    agree(ours, theirs, {"float32": 1e-4, "float64": 1e-11})


SVD = {
    "numpy": numpy_peer(lambda module: module.svd),
    "torch": torch_peer(lambda torch: torch.linalg.svd),
    "jax": jax_peer(lambda jax: jax.numpy.linalg.svd),
}
SVDVALS = {
    "numpy": numpy_peer(lambda module: module.svdvals),
    "torch": torch_peer(lambda torch: torch.linalg.svdvals),
    "jax": jax_peer(lambda jax: jax.numpy.linalg.svdvals),
}
PINV = {
    "numpy": numpy_peer(lambda module: module.pinv),
    "torch": torch_peer(lambda torch: torch.linalg.pinv),
    "jax": jax_peer(lambda jax: jax.numpy.linalg.pinv),
}
CASES = (
    *pair("svd", linalg.svd, general, 8.0, SVD, check=same_values, matrices=3, thirds=66.0),
    *pair(
        "svdvals", linalg.svdvals, general, 8.0, SVDVALS, check=close_values, matrices=1, thirds=8.0
    ),
    *pair("pinv", linalg.pinv, regular, 8.0, PINV, check=ROUGH, matrices=2, thirds=72.0),
)
