"""Entropies of many distributions, against scipy.stats and the same in numpy and torch."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, torch_peer
from benchmarks.suites import suites
from nbmath import information

SIZES = ((1_000, 8), (100_000, 8), (10_000, 256))


def pair(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Two distributions in each row."""
    p, q = rng.dirichlet(np.ones(size[1]), (2, size[0])).astype(dtype)
    return p, q


def row(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """A distribution in each row."""
    return (rng.dirichlet(np.ones(size[1]), size[0]).astype(dtype),)


def tables(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Tables with four rows."""
    return (rng.dirichlet(np.ones(size[1]), size[0]).reshape(size[0], 4, -1).astype(dtype),)


def scipy_entropy() -> Any:
    """Along the last axis."""
    from scipy.stats import entropy

    return lambda *rows: entropy(*rows, axis=-1)


def by_entropies(table: Any) -> Any:
    """As it is written with arrays, of tables without zeros."""
    whole = (table * np.log(table)).sum((1, 2))
    rows, columns = table.sum(2), table.sum(1)
    return whole - (rows * np.log(rows)).sum(1) - (columns * np.log(columns)).sum(1)


def traffic(size: tuple[int, int], dtype: str) -> float:
    """An array read."""
    return size[0] * size[1] * np.dtype(dtype).itemsize


CASES = (
    Case(
        "entropy",
        field="information",
        sizes=SIZES,
        dtypes=("float32", "float64"),
        make=row,
        ours=lambda p: information.entropy(p, axis=-1),
        peers={
            "scipy": Peer(scipy_entropy, needs=("scipy",)),
            "torch": torch_peer(lambda torch: lambda p: torch.special.entr(p).sum(-1)),
        },
        target=1.0,
        bytes=traffic,
    ),
    Case(
        "kl_divergence",
        field="information",
        sizes=SIZES,
        dtypes=("float32", "float64"),
        make=pair,
        ours=lambda p, q: information.kl_divergence(p, q, axis=-1),
        peers={"scipy": Peer(scipy_entropy, needs=("scipy",))},
        target=1.0,
        bytes=lambda size, dtype: 2 * traffic(size, dtype),
    ),
    Case(
        "mutual_information",
        field="information",
        sizes=SIZES,
        make=tables,
        ours=information.mutual_information,
        peers={"numpy": lambda: by_entropies},
        target=1.0,
        bytes=traffic,
    ),
)

globals().update(suites(CASES))
