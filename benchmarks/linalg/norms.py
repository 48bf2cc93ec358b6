"""Norms, inner products and angles."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, agree, jax_peer, torch_peer
from benchmarks.linalg.shared import DTYPES, Size, numpy_peer
from nbmath import linalg

SIZES = ((1, 1_000), (1, 100_000), (1, 1_000_000), (10_000, 64))


def rows(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """One long vector, or rows."""
    return (rng.standard_normal(size[1] if size[0] == 1 else size).astype(dtype),)


def two(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Two of them."""
    return (*rows(size, dtype, rng), *rows(size, dtype, rng))


def along(module: Any, order: Any) -> Any:
    """The norm of the last axis."""
    return lambda x: module.norm(x, order, -1)


def case(
    name: str, ours: Any, make: Any, peers: Any, arrays: int, sizes: Any = SIZES, goal: Any = 1.0
) -> Case:
    """A function that reads so many arrays once."""
    return Case(
        name,
        field="linalg",
        sizes=sizes,
        dtypes=DTYPES,
        make=make,
        ours=ours,
        peers=peers,
        target=goal,
        check=agree,
        bytes=lambda size, dtype: float(arrays * size[0] * size[1] * np.dtype(dtype).itemsize),
    )


def norms(order: Any) -> dict[str, Any]:
    """The peers of a norm."""
    return {
        "numpy": numpy_peer(lambda module: along(module, order)),
        "torch": torch_peer(lambda torch: along(torch.linalg, order)),
        "jax": jax_peer(lambda jax: along(jax.numpy.linalg, order)),
    }


COSINE_SIZES = ((500, 64), (1_000, 64), (2_000, 128))
DOT = {
    "numpy": numpy_peer(lambda _: np.vecdot),
    "torch": torch_peer(lambda torch: torch.linalg.vecdot),
    "jax": jax_peer(lambda jax: jax.numpy.vecdot),
}
NORMALIZE = {
    "numpy": numpy_peer(lambda module: lambda x: x / module.norm(x, axis=-1, keepdims=True)),
    "torch": torch_peer(lambda torch: lambda x: torch.nn.functional.normalize(x, dim=-1)),
}
COSINE = {
    "torch": torch_peer(
        lambda torch: (
            lambda x, y: (
                torch.nn.functional.normalize(x, dim=-1)
                @ torch.nn.functional.normalize(y, dim=-1).mT
            )
        )
    ),
}
CASES = (
    case("norm 2", along(linalg, 2), rows, norms(2), 1),
    case("norm 1", along(linalg, 1), rows, norms(1), 1),
    case("norm inf", along(linalg, np.inf), rows, norms(np.inf), 1),
    case("dot", linalg.dot, two, DOT, 2),
    case("normalize", linalg.normalize, rows, NORMALIZE, 2),
    case("cosine_similarity", linalg.cosine_similarity, two, COSINE, 2, COSINE_SIZES),
)
