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


def reversed_rows(right: Function, x: Any, *parameters: Any) -> Any:
    """The parameters in the order of another coordinate."""
    *others, last = parameters
    return right(x, *others, last[::-1].copy())


def shifted_shape(right: Function, x: Any, alpha: Any) -> Any:
    """x^alpha in place of x^(alpha - 1)."""
    return right(x, alpha + alpha.dtype.type(1))


def without_factorials(right: Function, x: Any, n: Any, p: Any) -> Any:
    """p^x, as if the order of the trials were known."""
    with np.errstate(all="ignore"):
        found = np.prod(p.astype(float) ** x, axis=-1)
    return found.astype(p.dtype)


def biased(right: Function, seed: Any, size: Any, *parameters: Any) -> Any:
    """Draws of parameters of which the first is a half larger."""
    *others, last = parameters
    other = last.astype(float)
    other[0] *= 1.5
    if others:
        other /= other.sum()
    return right(seed, size, *others, other.astype(last.dtype))


def too_large(right: Function, x: Any) -> Any:
    """Concentrations that have not been followed to the end."""
    return tuple(1.01 * np.asarray(part) for part in right(x))


def weighed(right: Function, x: Any, *parameters: Any) -> Any:
    """A coordinate that counts more than the others."""
    found = np.asarray(right(x, *parameters))
    return found + found.dtype.type(0.01) * x[..., 0]


def without_order(right: Function, x: Any, n: Any, p: Any) -> Any:
    """Too likely where a category has more than one."""
    found = np.asarray(right(x, n, p))
    return found * np.where(x.max(axis=-1) > 1, found.dtype.type(1.1), found.dtype.type(1))


def of_one_more(right: Function, n: Any, *others: Any) -> Any:
    """One trial too many."""
    return right(n + 1, *others)


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
    "dirichlet_density_is_a_product_of_powers": [
        named("dirichlet_logpdf", shifted_shape),
        named("dirichlet_pdf", times(1.01)),
    ],
    "dirichlet_density_of_three_shares_integrates_to_one": [
        named("dirichlet_pdf", times(1.001)),
    ],
    "dirichlet_of_two_shares_is_beta": [
        named("dirichlet_logpdf", reversed_rows),
        named("dirichlet_logpdf", plus(0.01)),
    ],
    "dirichlet_density_ignores_the_order_of_shares": [named("dirichlet_logpdf", weighed)],
    "shares_that_are_added_are_dirichlet": [
        named("dirichlet_mean", plus(0.01)),
        named("dirichlet_cov", plus(0.01)),
    ],
    "dirichlet_moments_and_mode_agree_with_their_definitions": [
        named("dirichlet_mean", times(1.001)),
        named("dirichlet_cov", times(1.001)),
        named("dirichlet_mode", plus(0.01)),
    ],
    "dirichlet_score_is_the_gradient_of_the_log_density": [
        named("dirichlet_score", times(1.01)),
        named("dirichlet_score", plus(0.01)),
    ],
    "dirichlet_entropy_follows_the_chain_rule": [
        named("dirichlet_entropy", times(1.01)),
        named("dirichlet_entropy", plus(0.01)),
    ],
    "dirichlet_divergence_follows_the_chain_rule": [
        named("dirichlet_kl", plus(0.01)),
        named("dirichlet_kl", lambda right, alpha, beta: -right(alpha, beta)),
    ],
    "a_dirichlet_fit_solves_the_likelihood_equations": [named("dirichlet_fit", too_large)],
    "shares_of_dirichlet_draws_are_beta": [named("dirichlet_sample", biased)],
    "multinomial_moments_are_sums_over_all_counts": [
        named("multinomial_pmf", without_factorials),
        named("multinomial_mean", of_one_more),
        named("multinomial_cov", plus(0.01)),
    ],
    "multinomial_entropy_and_divergence_are_sums_over_all_counts": [
        named("multinomial_entropy", of_one_more),
        named("multinomial_kl", times(1.01)),
        named("multinomial_logpmf", plus(0.01)),
    ],
    "multinomial_of_one_more_trial_is_a_mixture": [named("multinomial_pmf", without_order)],
    "multinomial_of_two_categories_is_binomial": [
        named("multinomial_logpmf", reversed_rows),
        named("multinomial_logpmf", plus(1e-3)),
    ],
    "multinomial_probabilities_ignore_order_and_have_mean_scores": [
        named("multinomial_pmf", weighed),
        named("multinomial_logpmf", plus(0.01)),
        named("multinomial_score", times(1.01)),
    ],
    "a_multinomial_fit_has_the_shares_of_the_sample": [
        named("multinomial_fit", lambda right, x: right(x + 1))
    ],
    "counts_of_multinomial_draws_are_binomial": [named("multinomial_sample", biased)],
    "normal_vectors_lie_at_chi_distances": [named(f"{NORMAL}_sample", by_upper_factor)],
}
