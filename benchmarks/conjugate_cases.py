"""Posteriors, modes and predictions of conjugate families, against the same in numpy and SciPy."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.common import Case, Function, Inputs
from benchmarks.probability_peers import scipy_stats, trials
from nbmath import probability

SIZES = (1_000, 100_000, 1_000_000)
CHECKS = "Ours also checks that parameters are positive and counts are not negative."


def positive(count: int) -> Callable[..., Inputs]:
    """So many arrays of numbers between 1.5 and 20."""
    return lambda size, dtype, rng: tuple(rng.uniform(1.5, 20.0, (count, size)).astype(dtype))


def written(name: str, arguments: int, theirs: Function) -> Case:
    """A function of many posteriors, against the same as it is written with arrays."""
    ours = getattr(probability, name)

    def call(*x: Any) -> Any:
        found = ours(*x)
        return tuple(found) if isinstance(found, tuple) else found

    return Case(
        name,
        field="probability",
        sizes=SIZES,
        make=positive(arguments),
        ours=call,
        peers={"numpy": lambda: theirs},
        threads=("one",),
        note=CHECKS,
    )


def known_noise(mean: Any, variance: Any, noise: Any, sample_mean: Any, count: Any) -> Any:
    """The posterior of a mean."""
    after = 1 / (1 / variance + count / noise)
    return after * (mean / variance + count * sample_mean / noise), after


def predictions(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """Counts, shapes and rates."""
    count = rng.poisson(8.0, size).astype(dtype)
    return count, *rng.uniform(0.5, 20.0, (2, size)).astype(dtype)


def predicted(name: str) -> Case:
    """The density of the next sample."""
    return Case(
        name,
        field="probability",
        sizes=(1_000, 10_000, 100_000),
        make=predictions,
        ours=getattr(probability, name),
        peers={"scipy": scipy_stats(name)},
        target=3.0,
    )


def chances(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """A row of parameters for each distribution."""
    return (rng.uniform(1.5, 20.0, size).astype(dtype),)


def likeliest(alpha: Any) -> Any:
    """Dirichlet's mode."""
    above = alpha - 1
    return above / above.sum(-1, keepdims=True)


def vectors(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """What is known of the mean and covariance of vectors, and of samples of them."""
    means = rng.normal(size=(2, size)).astype(dtype)
    scales = np.eye(size, dtype=dtype), 5 * np.eye(size, dtype=dtype)
    return means[0], 2.0, size + 3.0, scales[0], means[1], scales[1], 5.0


def of_vectors(
    mean: Any, strength: Any, dof: Any, scale: Any, sample_mean: Any, scatter: Any, count: Any
) -> Any:
    """Their posterior."""
    total, apart = strength + count, sample_mean - mean
    outer = strength * count / total * np.outer(apart, apart)
    return mean + count / total * apart, total, dof + count, scale + scatter + outer


CONJUGATES = (
    written("gamma_poisson_update", 4, lambda a, rate, x, n: (a + x, rate + n)),
    written("gamma_exponential_update", 4, lambda a, rate, x, n: (a + n, rate + x)),
    written("normal_normal_update", 5, known_noise),
    written("beta_mode", 2, lambda a, b: (a - 1) / (a + b - 2)),
    written("gamma_mode", 2, lambda a, rate: (a - 1) / rate),
    written("normal_inverse_gamma_mode", 4, lambda mean, strength, a, b: (mean, b / (a + 1.5))),
    Case(
        "beta_binomial_update",
        field="probability",
        sizes=SIZES,
        make=trials,
        ours=lambda k, n, a, b: tuple(probability.beta_binomial_update(a, b, k, n)),
        peers={"numpy": lambda: lambda k, n, a, b: (a + k, b + (n - k))},
        threads=("one",),
        note=CHECKS,
    ),
    Case(
        "dirichlet_mode",
        field="probability",
        sizes=((1_000, 8), (100_000, 8), (10_000, 256)),
        make=chances,
        ours=probability.dirichlet_mode,
        peers={"numpy": lambda: likeliest},
        threads=("one",),
        note=CHECKS,
    ),
    Case(
        "normal_inverse_wishart_update",
        field="probability",
        sizes=(4, 32, 256),
        make=vectors,
        ours=lambda *x: tuple(probability.normal_inverse_wishart_update(*x)),
        peers={"numpy": lambda: of_vectors},
        threads=("one",),
        note=CHECKS,
    ),
    predicted("gamma_poisson_logpmf"),
    predicted("gamma_exponential_logpdf"),
)
