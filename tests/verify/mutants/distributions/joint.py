"""Wrong distributions of vectors: what `later` changes is a right operation's result."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import registry

Function = Callable[..., Any]
RIGHT = {**registry.subject("nbmath").operations, **registry.subject("scipy").operations}
"""SciPy's where it has them."""


def named(name: str, wrong: Callable[..., Any]) -> dict[str, Function]:
    """A mutant: `wrong(right, *arguments)` in place of an operation."""
    return {name: lambda *arguments: wrong(RIGHT[name], *arguments)}


def plus(step: float) -> Function:
    """A forgotten or an additional term."""
    return lambda right, *given: _like(right(*given), lambda v: v + step)


def times(factor: float) -> Function:
    """A wrong constant."""
    return lambda right, *given: _like(right(*given), lambda v: v * factor)


def _like(found: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(found, tuple):
        return tuple(_like(part, change) for part in found)
    return np.asarray(change(np.asarray(found)), np.asarray(found).dtype)[()]


def first_for_all(right: Function, x: Any, *parameters: Any) -> Any:
    """The result of the first row for every row."""
    return np.repeat(right(x, *parameters)[:1], len(x), axis=0)


def diagonal(right: Function, x: Any, mean: Any, cov: Any) -> Any:
    """As if the coordinates did not know of each other."""
    return right(x, mean, np.diag(np.diag(cov)))


def upper(right: Function, x: Any, mean: Any, cov: Any) -> Any:
    """The upper factor in place of the lower one."""
    root = np.linalg.cholesky(cov.astype(float))
    return right(x, mean, (root.T @ root).astype(cov.dtype))


def deviation(right: Function, x: Any, mean: Any, cov: Any) -> Any:
    """The density of a covariance twice as large, as if it were of deviations."""
    return right(x, mean, cov + cov)


def swapped(right: Function, mean: Any, cov: Any, mean_q: Any, cov_q: Any) -> Any:
    """The divergence the other way round."""
    return right(mean_q, cov_q, mean, cov)


def unbiased(right: Function, x: Any) -> Any:
    """The covariance divided by n - 1."""
    mean, cov = right(x)
    return mean, cov * (len(x) / max(len(x) - 1, 1))


def by_upper_factor(right: Function, seed: Any, size: Any, mean: Any, cov: Any) -> Any:
    """Normal vectors z L in place of z L'."""
    z = np.random.Generator(np.random.Philox(int(seed))).standard_normal((size, len(mean)))
    return mean + z @ np.linalg.cholesky(cov.astype(float))


NORMAL = "multivariate_normal"
MUTANTS = {
    "log_density_is_half_the_squared_mahalanobis_distance": [
        named(f"{NORMAL}_logpdf", each) for each in (plus(1e-3), diagonal, upper, first_for_all)
    ],
    "normal_densities_are_exponentials_of_their_logarithms": [
        named(f"{NORMAL}_pdf", times(1.01)),
        named(f"{NORMAL}_logpdf", plus(0.01)),
    ],
    "joint_density_is_marginal_times_conditional": [
        named(f"{NORMAL}_logpdf", upper),
        named(f"{NORMAL}_logpdf", plus(0.01)),
    ],
    "log_density_follows_an_affine_map": [
        named(f"{NORMAL}_logpdf", diagonal),
        named(f"{NORMAL}_logpdf", times(1.01)),
    ],
    "log_density_ignores_the_order_of_coordinates": [named(f"{NORMAL}_logpdf", upper)],
    "density_of_two_normal_coordinates_integrates_to_one": [
        named(f"{NORMAL}_pdf", times(1.001)),
        named(f"{NORMAL}_pdf", upper),
    ],
    "normal_score_has_mean_zero": [
        named(f"{NORMAL}_score", plus(0.01)),
        named(f"{NORMAL}_score", deviation),
    ],
    "normal_score_is_the_gradient_by_mean_and_covariance": [
        named(f"{NORMAL}_score", times(1.01)),
        named(f"{NORMAL}_score", diagonal),
    ],
    "normal_entropy_is_the_mean_of_minus_log_densities": [
        named(f"{NORMAL}_entropy", plus(0.01)),
        named(f"{NORMAL}_logpdf", deviation),
    ],
    "normal_divergence_is_a_mean_of_log_ratios": [
        named(f"{NORMAL}_kl", swapped),
        named(f"{NORMAL}_kl", times(1.01)),
        named(f"{NORMAL}_kl", plus(1e-2)),
    ],
    "divergences_and_entropies_of_normal_products_add_up": [
        named(f"{NORMAL}_kl", plus(0.01)),
        named(f"{NORMAL}_entropy", plus(0.01)),
    ],
    "a_normal_fit_has_the_moments_of_the_sample": [named(f"{NORMAL}_fit", unbiased)],
    "normal_vectors_lie_at_chi_distances": [named(f"{NORMAL}_sample", by_upper_factor)],
}
