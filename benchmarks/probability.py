"""Bayes' rule over many problems, and tables, against the same in numpy, torch and jax."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, agree_within, jax_peer, torch_peer
from benchmarks.conjugate_cases import CONJUGATES
from benchmarks.naive_bayes_cases import CLASSIFIERS
from benchmarks.probability_peers import (
    categories,
    cube,
    densest,
    draws,
    equal_tails,
    factorial_moments,
    normal_update,
    of_cubes,
    posteriors,
    samples,
    scipy_factorial_moments,
    scipy_intervals,
    scipy_moments,
    scipy_stats,
    second_moments,
    shapes,
    trials,
    window,
)
from benchmarks.suites import suites
from nbmath import probability
from nbmath.distributions import normal


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


def tables(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """A joint table."""
    return (rng.dirichlet(np.ones(size[0] * size[1])).reshape(size).astype(dtype),)


def gap(table: Any) -> Any:
    """As it is written with arrays."""
    return 0.5 * np.abs(table - np.outer(table.sum(1), table.sum(0))).sum()


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
    Case(
        "total_probability",
        field="probability",
        sizes=((100, 100), (1_000, 1_000), (4_000, 4_000)),
        make=table,
        ours=probability.total_probability,
        peers={"numpy": lambda: lambda prior, likelihood: prior @ likelihood},
        threads=("one",),
        note="Ours also checks that prior and rows sum to one and that nothing is negative.",
    ),
    Case(
        "independence_gap",
        field="probability",
        sizes=((10, 10), (100, 100), (2_000, 2_000)),
        make=tables,
        ours=probability.independence_gap,
        peers={"numpy": lambda: gap},
        threads=("one",),
        target=1.0,
    ),
    Case(
        "beta_binomial_logpmf",
        field="probability",
        sizes=(1_000, 10_000, 100_000),
        make=trials,
        ours=probability.beta_binomial_logpmf,
        peers={"scipy": scipy_stats("beta_binomial")},
        target=3.0,
    ),
    Case(
        "normal_inverse_gamma_logpdf",
        field="probability",
        sizes=(1_000, 10_000, 100_000),
        make=samples,
        ours=probability.normal_inverse_gamma_logpdf,
        peers={"scipy": scipy_stats("student")},
        target=3.0,
    ),
    Case(
        "dirichlet_multinomial_logpmf",
        field="probability",
        sizes=((1_000, 8), (10_000, 8), (10_000, 32)),
        make=categories,
        ours=probability.dirichlet_multinomial_logpmf,
        peers={"scipy": scipy_stats("dirichlet")},
        target=3.0,
    ),
    Case(
        "shortest_interval",
        field="probability",
        sizes=((100, 100), (1_000, 100), (100, 10_000)),
        make=draws,
        ours=lambda x: tuple(probability.shortest_interval(x, 0.95, axis=1)),
        peers={"numpy": lambda: window},
        target=1.0,
    ),
    Case(
        "expectation",
        field="probability",
        sizes=(1, 10, 100),
        make=lambda size, dtype, rng: (rng.uniform(1.5, 8.0, size).astype(dtype),),
        ours=second_moments,
        peers={"scipy": scipy_moments},
        target=1.0,
        threads=("one",),
        check=agree_within(3e-8, 3e-8),  # either may be off by 1.5e-8
        home="njit",
        note="SciPy's `expect` integrates a function of Python.",
    ),
    Case(
        "discrete_expectation",
        field="probability",
        sizes=(1, 10, 100),
        make=lambda size, dtype, rng: (rng.uniform(1.0, 50.0, size).astype(dtype),),
        ours=factorial_moments,
        peers={"scipy": scipy_factorial_moments},
        target=1.0,
        threads=("one",),
        check=agree_within(3e-8, 3e-8),
        home="njit",
        note="SciPy's `expect` adds a function of Python.",
    ),
    Case(
        "transformed_logpdf",
        field="probability",
        sizes=(1_000, 100_000, 1_000_000),
        make=lambda size, dtype, rng: (rng.uniform(0.1, 2.0, size).astype(dtype),),
        ours=lambda y: probability.transformed_logpdf(y, cube, normal.logpdf),
        peers={"scipy": Peer(of_cubes, needs=("scipy",))},
        target=1.0,
        threads=("one",),
    ),
    Case(
        "marginal",
        field="probability",
        sizes=((10, 10), (100, 100), (2_000, 2_000)),
        make=tables,
        ours=lambda table: probability.marginal(table, 0),
        peers={"numpy": lambda: lambda table: table.sum(1)},
        threads=("one",),
        note="Ours also checks that the table sums to one and that nothing is negative.",
    ),
    Case(
        "is_independent",
        field="probability",
        sizes=((10, 10), (100, 100), (2_000, 2_000)),
        make=tables,
        ours=lambda table: np.array([float(probability.is_independent(table))]),
        peers={"numpy": lambda: lambda table: np.array([float(gap(table) < 1e-12)])},
        threads=("one",),
        target=1.0,
    ),
    Case(
        "normal_inverse_gamma_update",
        field="probability",
        sizes=(1_000, 100_000, 1_000_000),
        make=posteriors,
        ours=lambda *x: tuple(probability.normal_inverse_gamma_update(*x)),
        peers={"numpy": lambda: normal_update},
        threads=("one",),
        target=1.0,
    ),
    Case(
        "dirichlet_multinomial_update",
        field="probability",
        sizes=((1_000, 8), (10_000, 8), (10_000, 32)),
        make=categories,
        ours=lambda counts, alpha: probability.dirichlet_multinomial_update(alpha, counts),
        peers={"numpy": lambda: lambda counts, alpha: alpha + counts},
        threads=("one",),
        note="Ours also checks that parameters are positive and counts are not negative.",
    ),
    Case(
        "credible_interval",
        field="probability",
        sizes=(100, 1_000, 10_000),
        make=shapes,
        ours=equal_tails,
        peers={"scipy": scipy_intervals(shortest=False)},
        threads=("one",),
        target=1.0,
        note="Of gamma distributions, whose quantiles are the work.",
    ),
    Case(
        "highest_density_interval",
        field="probability",
        sizes=(1, 10, 100),
        make=shapes,
        ours=densest,
        peers={"scipy": scipy_intervals(shortest=True)},
        check=agree_within(1e-4, 1e-7),
        threads=("one",),
        target=5.0,
        note="Of gamma distributions, one after another; SciPy's by brentq.",
    ),
    *CONJUGATES,
    *CLASSIFIERS,
)

globals().update(suites(CASES))
