"""Norms of matrices by their singular values, and projections onto spans."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, agree_within, jax_peer, torch_peer
from benchmarks.linalg.shared import DTYPES, Size, numpy_peer
from nbmath import linalg

STACKS = ((10_000, 2), (10_000, 4), (10_000, 8))
CHECK = agree_within(float32=1e-3, float64=1e-9)


def matrices(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """A stack of square matrices."""
    return (rng.standard_normal((*size, size[1])).astype(dtype),)


def vectors_and_columns(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Vectors, and half as many columns as they have entries."""
    stack, n = size
    columns = rng.standard_normal((stack, n, n // 2)).astype(dtype)
    return rng.standard_normal((stack, n)).astype(dtype), columns


def norms(order: Any) -> Any:
    """Norms of the matrices in the last two axes."""
    return lambda module: lambda a: module.norm(a, order, (-2, -1))


def case(name: str, order: Any) -> Case:
    """A norm of matrices."""
    of = norms(order)
    return Case(
        name,
        field="linalg",
        sizes=STACKS,
        dtypes=DTYPES,
        make=matrices,
        ours=of(linalg),
        peers={
            "numpy": numpy_peer(of),
            "torch": torch_peer(lambda torch: lambda a: torch.linalg.matrix_norm(a, order)),
            "jax": jax_peer(lambda jax: of(jax.numpy.linalg)),
        },
        target=4.0,
        check=CHECK,
        work=lambda size: float(size[0] * size[1] ** 3),
    )


def orthonormal(module: Any) -> Any:
    """Projection by the orthonormal factor of the columns."""

    def projected(x: Any, a: Any) -> Any:
        q, _ = module.qr(a)
        return (q @ (q.swapaxes(-1, -2) @ x[..., None]))[..., 0]

    return projected


CASES = (
    case("norm spectral", 2),
    case("norm nuclear", "nuc"),
    Case(
        "project span",
        field="linalg",
        sizes=((1_000, 4), (10_000, 4), (10_000, 8)),
        dtypes=DTYPES,
        make=vectors_and_columns,
        ours=lambda x, a: linalg.project(x, a, span=True),
        peers={
            "numpy": numpy_peer(orthonormal),
            "torch": torch_peer(lambda torch: orthonormal(torch.linalg)),
            "jax": jax_peer(lambda jax: orthonormal(jax.numpy.linalg)),
        },
        target=1.0,
        check=CHECK,
        work=lambda size: float(size[0] * size[1] ** 3),
    ),
)
