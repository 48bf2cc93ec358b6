"""Wrong distributions of categories and of mixtures."""

from typing import Any

import numpy as np
from mutants.distributions.joint import RIGHT, Function, named, plus, times


def of_parts(right: Function, x: Any, weights: Any, means: Any, scales: Any) -> Any:
    """Variances in place of deviations."""
    return right(x, weights, means, scales * scales)


def equal_parts(right: Function, x: Any, weights: Any, means: Any, scales: Any) -> Any:
    """As if every part were as likely."""
    return right(x, np.full_like(weights, 1 / weights.size), means, scales)


def too_far(found: Any) -> Any:
    """Means a little beside the right ones."""
    return found[1] + 0.05, found[2]


def uniform_categories(right: Function, seed: Any, size: Any, p: Any) -> Any:
    """Every category as likely."""
    return right(seed, size, np.full_like(p, 1 / p.size))


def one_off(right: Function, k: Any, p: Any) -> Any:
    """Categories counted from one."""
    return right(k - 1, p)


def without_last(right: Function, x: Any) -> Any:
    """The last observation is forgotten."""
    return right(np.append(x[:-1], x.max()))


MUTANTS = {
    "categorical_tails_are_sums_of_probabilities": [
        *(named(f"categorical_{each}", one_off) for each in ("pmf", "logpmf", "cdf", "sf")),
        named("categorical_sf", lambda right, k, p: 1 - RIGHT["categorical_cdf"](k, p)),
    ],
    "categorical_quantiles_undo_the_cdf": [
        named("categorical_ppf", plus(1.0)),
        named("categorical_cdf", one_off),
    ],
    "categorical_is_multinomial_of_one_trial": [
        named("categorical_logpmf", plus(0.01)),
        named("categorical_entropy", times(1.01)),
        named("categorical_kl", plus(0.01)),
    ],
    "categorical_moments_are_sums_over_categories": [
        named("categorical_mean", plus(0.01)),
        named("categorical_var", times(1.01)),
        named("categorical_score", times(1.01)),
        named("categorical_mode", lambda right, p: p.dtype.type(np.argmin(p))),
    ],
    "a_categorical_fit_has_the_shares_of_the_sample": [named("categorical_fit", without_last)],
    "categorical_draws_follow_the_cdf": [named("categorical_sample", uniform_categories)],
    "mixture_density_is_the_weighted_sum_of_its_parts": [
        named("mixture_logpdf", of_parts),
        named("mixture_pdf", equal_parts),
    ],
    "mixture_of_one_part_is_that_part": [
        named("mixture_logpdf", of_parts),
        named("mixture_cdf", of_parts),
        named("mixture_sf", of_parts),
        named("mixture_mean", plus(0.01)),
        named("mixture_std", times(1.01)),
    ],
    "mixture_density_integrates_to_the_cdf": [
        named("mixture_pdf", of_parts),
        named("mixture_cdf", equal_parts),
        named("mixture_sf", times(1.01)),
    ],
    "mixture_quantiles_undo_the_tails": [
        named("mixture_ppf", equal_parts),
        named("mixture_isf", of_parts),
    ],
    "mixture_moments_are_those_of_its_parts": [
        named("mixture_mean", plus(0.01)),
        named("mixture_var", lambda right, w, m, s: w.dtype.type(w @ (s * s))),
        named("mixture_std", times(1.01)),
    ],
    "mixture_score_is_the_gradient_of_the_log_density": [
        named("mixture_score", times(1.05)),
        named("mixture_score", of_parts),
    ],
    "a_mixture_fit_is_a_stationary_point": [
        named("mixture_fit_of_numbers", lambda right, x, k: (right(x, k)[0], *too_far(right(x, k))))
    ],
    "mixture_draws_follow_the_cdf": [
        named("mixture_sample", lambda right, seed, n, w, m, s: right(seed, n, w, m, 1.5 * s))
    ],
}
