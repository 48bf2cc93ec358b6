"""Wrong resampling."""

from collections.abc import Callable
from typing import Any

import numpy as np


def bootstrapped(means: Callable[..., Any]) -> Callable[..., Any]:
    """A bootstrap of means, from what makes these."""

    def bootstrap(seed: Any, x: Any, statistic: str, n_resamples: int, method: str) -> Any:
        found = means(seed, x, n_resamples)
        return (found.min(), found.max()), found, found.std()

    return bootstrap


def tested(test: Callable[..., Any]) -> Callable[..., Any]:
    """A permutation test by a function of two samples and a number."""

    def permutation_test(seed: Any, x: Any, y: Any, statistic: str, n_resamples: int) -> Any:
        return test(seed, x, y, n_resamples)

    return permutation_test


def drawn(seed: Any, size: Any, n: int) -> Any:
    return np.random.default_rng(int(seed)).integers(0, n, size)


@bootstrapped
def without_replacement(seed: Any, x: Any, n: int) -> Any:
    rng = np.random.default_rng(int(seed))
    return np.array([rng.permutation(x).mean() for _ in range(n)])


@bootstrapped
def never_the_last(seed: Any, x: Any, n: int) -> Any:
    """Indices below n - 1."""
    half = max(x.size // 2, 1)
    return x[drawn(seed, (n, x.size), half)].mean(axis=1)


@bootstrapped
def about_nought(seed: Any, x: Any, n: int) -> Any:
    """Resamples of deviations, as for a test."""
    return (x - x.mean())[drawn(seed, (n, x.size), x.size)].mean(axis=1)


@bootstrapped
def beyond_the_data(seed: Any, x: Any, n: int) -> Any:
    """Parametric, not of the data."""
    rng = np.random.default_rng(int(seed))
    return rng.normal(x.mean(), x.std() + 1, n)


@bootstrapped
def of_half_the_size(seed: Any, x: Any, n: int) -> Any:
    return x[drawn(seed, (n, max(x.size // 2, 1)), x.size)].mean(axis=1)


def permuted(seed: Any, x: Any, y: Any, n: int) -> Any:
    rng, pool = np.random.default_rng(int(seed)), np.concatenate([x, y])
    null = []
    for _ in range(n):
        mixed = rng.permutation(pool)
        null.append(mixed[: x.size].mean() - mixed[x.size :].mean())
    return np.array(null)


def pvalue(observed: Any, null: Any, more: int = 1) -> float:
    low = ((null <= observed).sum() + more) / (null.size + more)
    high = ((null >= observed).sum() + more) / (null.size + more)
    return float(min(1.0, 2 * min(low, high)))


@tested
def not_counting_the_data(seed: Any, x: Any, y: Any, n: int) -> Any:
    observed, null = x.mean() - y.mean(), permuted(seed, x, y, n)
    return observed, pvalue(observed, null, 0), null


@tested
def one_sided(seed: Any, x: Any, y: Any, n: int) -> Any:
    observed, null = x.mean() - y.mean(), permuted(seed, x, y, n)
    return observed, pvalue(observed, null) / 2, null


@tested
def drawn_with_replacement(seed: Any, x: Any, y: Any, n: int) -> Any:
    rng, pool = np.random.default_rng(int(seed)), np.concatenate([x, y])
    observed = x.mean() - y.mean()
    mixed = rng.choice(pool, (n, pool.size))
    null = mixed[:, : x.size].mean(axis=1) - mixed[:, x.size :].mean(axis=1)
    return observed, pvalue(observed, null), null


@tested
def halved_null(seed: Any, x: Any, y: Any, n: int) -> Any:
    """Normal, with the error of a mean of both samples together."""
    error = np.concatenate([x, y]).std() / np.sqrt(x.size + y.size)
    observed, null = x.mean() - y.mean(), np.random.default_rng(int(seed)).normal(0, error, n)
    return observed, pvalue(observed, null), null


@tested
def always_the_same(seed: Any, x: Any, y: Any, n: int) -> Any:
    """Shuffles that do not shuffle."""
    observed = x.mean() - y.mean()
    return observed, 1.0, np.full(n, observed)


MUTANTS: dict[str, list[Any]] = {
    "the_bootstrap_of_means_moves_with_the_data": [about_nought, beyond_the_data],
    "the_bootstrap_of_means_is_nearly_normal": [
        without_replacement,
        never_the_last,
        of_half_the_size,
    ],
    "a_permutation_test_counts_the_data_as_one": [not_counting_the_data, one_sided],
    "permuted_samples_hold_the_same_entries": [drawn_with_replacement],
    "p_values_of_permutations_are_uniform": [halved_null, always_the_same],
}
