"""Contractions that users write."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, agree_within, jax_peer, torch_peer
from benchmarks.linalg.shared import DTYPES
from nbmath import linalg

WRITTEN: dict[str, tuple[str, tuple[int, ...], Callable[[int], Any]]] = {
    "matrix product": ("ij,jk->ik", (32, 128, 512), lambda n: ((n, n), (n, n))),
    "matrix and vector": ("ij,j->i", (100, 400, 1_600), lambda n: ((n, n), (n,))),
    "attention scores": (
        "bhqd,bhkd->bhqk",
        (16, 64, 256),
        lambda n: ((4, 8, n, 64), (4, 8, n, 64)),
    ),
    "small batch": ("bij,bjk->bik", (1_000, 10_000, 100_000), lambda n: ((n, 4, 4), (n, 4, 4))),
    "chain": ("ij,jk,kl->il", (32, 128, 512), lambda n: ((n, 2 * n), (2 * n, 8), (8, n))),
    "inner products of rows": ("bi,bi->b", (100, 1_000, 10_000), lambda n: ((n, 64), (n, 64))),
    "sum of rows": ("ij->i", (100, 400, 1_600), lambda n: ((n, n),)),
    "bilinear": ("bi,ijk,bk->bj", (8, 16, 32), lambda n: ((64, n), (n, n, n), (64, n))),
}


def case(name: str) -> Case:
    """One way in which letters are written."""
    subscripts, sizes, shapes = WRITTEN[name]

    def make(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
        return tuple(rng.standard_normal(shape).astype(dtype) for shape in shapes(size))

    def einsum(library: Any, **options: Any) -> Any:
        return lambda *operands: library.einsum(subscripts, *operands, **options)

    return Case(
        f"einsum {name}",
        field="linalg",
        sizes=sizes,
        dtypes=DTYPES,
        make=make,
        ours=einsum(linalg),
        peers={
            "numpy": Peer(lambda: einsum(np, optimize=True), needs=("numpy",)),
            "torch": torch_peer(einsum),
            "jax": jax_peer(lambda jax: einsum(jax.numpy)),
        },
        target={"numpy": 1.0, "torch": 1.0},
        check=agree_within(float32=1e-4, float64=1e-11),
        work=lambda size: float(sum(np.prod(shape) for shape in shapes(size))),
    )


CASES = tuple(case(name) for name in WRITTEN)
