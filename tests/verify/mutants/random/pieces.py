"""Wrong directions, truncated draws and populations, each a mistake that somebody has made."""

from typing import Any

import numpy as np


def generator(seed: Any) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(int(seed)))


def wrapped_normal(seed: Any, mu: Any, kappa: Any, size: Any) -> Any:
    """The approximation for large concentrations, everywhere."""
    z = mu + generator(seed).standard_normal(size) / np.sqrt(float(kappa))
    return np.remainder(z + np.pi, 2 * np.pi) - np.pi


def uniform_when_tiny(seed: Any, mu: Any, kappa: Any, size: Any) -> Any:
    """A cut-off that is far too high."""
    source = generator(seed)
    if kappa < 1.0:
        return source.uniform(-np.pi, np.pi, size)
    return source.vonmises(mu, float(kappa), size)


def on_one_side(seed: Any, mu: Any, kappa: Any, size: Any) -> Any:
    return np.abs(generator(seed).vonmises(0.0, float(kappa), size)) + mu


def mean_forgotten(seed: Any, mu: Any, kappa: Any, size: Any) -> Any:
    return generator(seed).vonmises(0.0, float(kappa), size)


def not_wrapped(seed: Any, mu: Any, kappa: Any, size: Any) -> Any:
    return float(mu) + generator(seed).vonmises(0.0, float(kappa), size)


def by_cdfs_near_one(seed: Any, a: Any, b: Any, size: Any) -> Any:
    """Inversion by distribution functions that are one in the upper tail."""
    from scipy.special import ndtr, ndtri

    low, high = ndtr([a, b])
    return np.clip(ndtri(low + (high - low) * generator(seed).random(size)), a, b)


def clipped(seed: Any, a: Any, b: Any, size: Any) -> Any:
    return np.clip(generator(seed).standard_normal(size), a, b)


def uniform_between(seed: Any, a: Any, b: Any, size: Any) -> Any:
    return generator(seed).uniform(a, b, size)


def with_replacement(seed: Any, good: Any, bad: Any, n: Any, size: Any) -> Any:
    return generator(seed).binomial(n, good / (good + bad), size)


def bad_ones(seed: Any, good: Any, bad: Any, n: Any, size: Any) -> Any:
    return n - generator(seed).hypergeometric(good, bad, n, size)


def one_less_in_all(seed: Any, good: Any, bad: Any, n: Any, size: Any) -> Any:
    return generator(seed).hypergeometric(good, max(bad - 1, 0), min(n, good + bad - 1), size)


MUTANTS = {
    "von_mises_draws_follow_the_von_mises_distribution": [
        wrapped_normal,
        uniform_when_tiny,
        on_one_side,
    ],
    "von_mises_draws_lie_around_their_mean": [mean_forgotten, not_wrapped],
    "truncated_normal_draws_follow_the_truncated_normal_distribution": [
        by_cdfs_near_one,
        clipped,
        uniform_between,
    ],
    "hypergeometric_draws_follow_the_hypergeometric_distribution": [
        with_replacement,
        bad_ones,
        one_less_in_all,
    ],
}
