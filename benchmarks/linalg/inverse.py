"""Inverses and determinants."""

import numpy as np

from benchmarks.common import Inputs, agree, jax_peer, torch_peer
from benchmarks.linalg.shared import ROUGH, Size, numpy_peer, pair
from nbmath import linalg


def invertible(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Matrices that are far from singular but need pivoting; determinants stay in the range."""
    stack, n = size
    a = rng.standard_normal((stack, n, n)) + 2 * n * np.eye(n)[::-1]
    return ((a / (2 * n)).astype(dtype),)


def vast(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """The same, with determinants whose logarithms are far from zero."""
    (a,) = invertible(size, dtype, rng)
    return (8 * a,)


INV = {
    "numpy": numpy_peer(lambda module: module.inv),
    "torch": torch_peer(lambda torch: torch.linalg.inv),
    "jax": jax_peer(lambda jax: jax.numpy.linalg.inv),
}
DET = {
    "numpy": numpy_peer(lambda module: module.det),
    "torch": torch_peer(lambda torch: torch.linalg.det),
    "jax": jax_peer(lambda jax: jax.numpy.linalg.det),
}
SLOGDET = {
    "numpy": numpy_peer(lambda module: module.slogdet),
    "torch": torch_peer(lambda torch: torch.linalg.slogdet),
    "jax": jax_peer(lambda jax: jax.numpy.linalg.slogdet),
}
CASES = (
    *pair("inv", linalg.inv, invertible, 4.0, INV, check=agree, matrices=2, thirds=6.0),
    *pair("det", linalg.det, invertible, 4.0, DET, check=ROUGH, matrices=1, thirds=2.0),
    *pair("slogdet", linalg.slogdet, vast, 4.0, SLOGDET, check=ROUGH, matrices=1, thirds=2.0),
)
