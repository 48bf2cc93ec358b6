"""Bayes' rule over many problems, and tables, against the same in numpy, torch and jax."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, jax_peer, torch_peer
from benchmarks.suites import suites
from nbmath import probability


def problems(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Priors and likelihoods, a row for each problem."""
    prior = rng.dirichlet(np.ones(size[1]), size[0]).astype(dtype)
    return prior, rng.random(size).astype(dtype)


def table(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """A prior and a likelihood table."""
    prior = rng.dirichlet(np.ones(size[0])).astype(dtype)
    return prior, rng.dirichlet(np.ones(size[1]), size[0]).astype(dtype)


def posterior(prior: Any, likelihood: Any) -> Any:
    """Bayes' rule as it is written with arrays."""
    weights = prior * likelihood
    return weights / weights.sum(-1)[..., None]


def traffic(size: tuple[int, int], dtype: str) -> float:
    """Two arrays read, one written."""
    return 3 * size[0] * size[1] * np.dtype(dtype).itemsize


CASES = (
    Case(
        "bayes_update",
        field="probability",
        sizes=((1_000, 8), (100_000, 8), (1_000_000, 8)),
        dtypes=("float32", "float64"),
        make=problems,
        ours=probability.bayes_update,
        peers={
            "numpy": lambda: posterior,
            "torch": torch_peer(lambda torch: posterior),
            "jax": jax_peer(lambda jax: posterior),
        },
        target=1.0,
        bytes=traffic,
        note="Ours also checks that the priors sum to one and that nothing is negative.",
    ),
    Case(
        "joint",
        field="probability",
        sizes=((100, 100), (1_000, 1_000), (4_000, 4_000)),
        make=table,
        ours=probability.joint,
        peers={"numpy": lambda: lambda prior, likelihood: prior[:, None] * likelihood},
        threads=("one",),
        note="Ours also checks that prior and rows sum to one and that nothing is negative.",
    ),
)

globals().update(suites(CASES))
