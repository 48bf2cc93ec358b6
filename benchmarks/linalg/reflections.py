"""Plane rotations, reflections of vectors, and bases in the order of the columns."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, agree, jax_peer, torch_peer
from benchmarks.linalg.orthogonal import QR, square
from benchmarks.linalg.shared import DTYPES, Size, numpy_peer, pair
from nbmath import linalg

LIMITS = {"float32": 1e-4, "float64": 1e-11}
PAIRS = (1_000, 100_000, 1_000_000)
ROWS = ((10_000, 4), (10_000, 64), (100, 10_000), (1, 1_000_000))


def numbers(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """Two vectors of numbers."""
    a, b = rng.standard_normal((2, size)).astype(dtype)
    return a, b


def rows(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Vectors to be reflected."""
    return (rng.standard_normal(size).astype(dtype),)


def by_hypot(hypot: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """What a user writes: both numbers over the root of their squares."""

    def rotation(a: Any, b: Any) -> Any:
        r = hypot(a, b)
        return a / r, b / r, r

    return rotation


def same_rotation(ours: Any, theirs: Any) -> None:
    """The rotations agree up to the signs of r."""
    for mine, other in zip(ours, theirs, strict=True):
        agree(np.abs(mine), np.abs(np.asarray(other)), LIMITS)


def same_reflection(ours: Any, theirs: Any) -> None:
    """Both have the same τ."""
    agree(ours[1], np.asarray(theirs[1])[..., 0], LIMITS)


def same_basis(ours: Any, theirs: Any) -> None:
    """The columns agree up to signs."""
    agree(np.abs(ours), np.abs(np.asarray(theirs[0])), {"float32": 1e-3, "float64": 1e-11})


CASES = (
    Case(
        "givens",
        field="linalg",
        sizes=PAIRS,
        dtypes=DTYPES,
        make=numbers,
        ours=linalg.givens,
        peers={
            "numpy": numpy_peer(lambda _: by_hypot(np.hypot)),
            "torch": torch_peer(lambda torch: by_hypot(torch.hypot)),
            "jax": jax_peer(lambda jax: by_hypot(jax.numpy.hypot)),
        },
        target=1.0,
        check=same_rotation,
        bytes=lambda size, dtype: 5.0 * size * np.dtype(dtype).itemsize,
    ),
    Case(
        "householder",
        field="linalg",
        sizes=ROWS,
        dtypes=DTYPES,
        make=rows,
        ours=linalg.householder,
        peers={
            "numpy": numpy_peer(lambda module: lambda x: module.qr(x[..., None], "raw")),
            "torch": torch_peer(lambda torch: lambda x: torch.geqrf(x[..., None])),
        },
        target=1.0,
        check=same_reflection,
        bytes=lambda size, dtype: 2.0 * size[0] * size[1] * np.dtype(dtype).itemsize,
    ),
    *pair(
        "gram_schmidt",
        linalg.gram_schmidt,
        square,
        4.0,
        QR,
        check=same_basis,
        matrices=2,
        thirds=12.0,
    ),
)
