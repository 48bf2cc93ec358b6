"""What is counted and chosen by singular values: ranks and bases."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, agree, jax_peer, torch_peer
from benchmarks.linalg.factors import scipy_peer
from benchmarks.linalg.shared import DTYPES, Size, numpy_peer, pair, work
from nbmath import linalg

ONE = ((1, 8), (1, 32), (1, 128))


def deficient(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Matrices of three quarters of the full rank."""
    stack, n = size
    rank = max(1, 3 * n // 4)
    left, right = rng.standard_normal((stack, n, rank)), rng.standard_normal((stack, rank, n))
    return ((left @ right).astype(dtype),)


def one_deficient(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """One such matrix: bases of several may differ in size."""
    (a,) = deficient(size, dtype, rng)
    return (a[0],)


def same_ranks(ours: Any, theirs: Any) -> None:
    """The ranks are equal."""
    agree(ours, theirs, {})


def same_space(ours: Any, theirs: Any) -> None:
    """The bases span one space."""
    mine, other = (x @ x.T for x in (ours, theirs))
    agree(mine, other, {"float32": 1e-3, "float64": 1e-11})


def basis(name: str) -> Case:
    """A basis of one matrix."""
    peers: dict[str, Peer] = {"scipy": scipy_peer(name)}
    return Case(
        name,
        field="linalg",
        sizes=ONE,
        dtypes=DTYPES,
        make=one_deficient,
        ours=getattr(linalg, name),
        peers=peers,
        target=0.95,
        check=same_space,
        work=work,
    )


RANK = {
    "numpy": numpy_peer(lambda module: module.matrix_rank),
    "torch": torch_peer(lambda torch: torch.linalg.matrix_rank),
    "jax": jax_peer(lambda jax: jax.numpy.linalg.matrix_rank),
}
CASES = (
    *pair(
        "matrix_rank",
        linalg.matrix_rank,
        deficient,
        8.0,
        RANK,
        check=same_ranks,
        matrices=1,
        thirds=8.0,
    ),
    basis("null_space"),
    basis("orth"),
)
