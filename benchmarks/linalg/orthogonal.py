"""Orthogonal factors and least squares."""

from typing import Any

import numpy as np

from benchmarks.common import Inputs, agree, jax_peer, torch_peer
from benchmarks.linalg.shared import Size, numpy_peer, pair
from nbmath import linalg


def square(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Matrices of moderate condition."""
    stack, n = size
    return ((rng.standard_normal((stack, n, n)) + 2 * n * np.eye(n)[::-1]).astype(dtype),)


def fit(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Twice as many equations as unknowns, one right-hand side each."""
    stack, n = size
    a = rng.standard_normal((stack, 2 * n, n))
    return a.astype(dtype), rng.standard_normal((stack, 2 * n, 1)).astype(dtype)


def same_size(ours: Any, theirs: Any) -> None:
    """The triangles agree up to the signs of their rows."""
    agree(np.abs(ours[1]), np.abs(theirs[1]), {"float32": 1e-3, "float64": 1e-11})


def same_solution(ours: Any, theirs: Any) -> None:
    """The solutions agree."""
    agree(ours[0], theirs[0], {"float32": 1e-3, "float64": 1e-10})


QR = {
    "numpy": numpy_peer(lambda module: module.qr),
    "torch": torch_peer(lambda torch: torch.linalg.qr),
    "jax": jax_peer(lambda jax: jax.numpy.linalg.qr),
}
LSTSQ = {
    "torch": torch_peer(lambda torch: torch.linalg.lstsq),
}
CASES = (
    *pair("qr", linalg.qr, square, 4.0, QR, check=same_size, matrices=3, thirds=8.0),
    *pair("lstsq", linalg.lstsq, fit, 4.0, LSTSQ, check=same_solution, matrices=2, thirds=10.0),
)
