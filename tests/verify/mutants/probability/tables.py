"""Wrong probability tables, each of which its law must reject."""

from typing import Any

import numpy as np

from nbmath.probability import condition, joint, marginal


def posterior(prior: Any, likelihood: Any) -> Any:
    weights = prior * likelihood
    return weights / weights.sum()


def half(x: Any) -> Any:
    """Rounded to half of the bits."""
    return x.astype(np.float32 if x.dtype == np.float64 else np.float16).astype(x.dtype)


def never_divided(prior: Any, likelihood: Any) -> Any:
    return prior * likelihood


def prior_forgotten(prior: Any, likelihood: Any) -> Any:
    return likelihood / likelihood.sum()


def likelihood_forgotten(prior: Any, likelihood: Any) -> Any:
    return prior * (likelihood >= 0)


def prior_squared(prior: Any, likelihood: Any) -> Any:
    return posterior(prior * prior, likelihood)


def tempered(prior: Any, likelihood: Any) -> Any:
    return posterior(prior, np.sqrt(likelihood))


def smoothed(prior: Any, likelihood: Any) -> Any:
    """Laplace's pseudo-count, where none was asked for."""
    return posterior(prior + prior.dtype.type(1e-3), likelihood)


def likelihood_smoothed(prior: Any, likelihood: Any) -> Any:
    return posterior(prior, likelihood + prior.dtype.type(1e-3))


def sloppy(prior: Any, likelihood: Any) -> Any:
    return half(posterior(prior, likelihood))


def previous_hypothesis(prior: Any, likelihood: Any) -> Any:
    return posterior(prior, np.roll(likelihood, 1))


def first_favoured(prior: Any, likelihood: Any) -> Any:
    factor = np.ones_like(prior)
    factor[0] = 1.001
    return posterior(prior * factor, likelihood)


def last_skipped_in_the_sum(prior: Any, likelihood: Any) -> Any:
    weights = prior * likelihood
    return weights / (weights[:-1].sum() if weights.size > 1 else weights.sum())


def joint_of_another_prior(prior: Any, likelihood: Any) -> Any:
    return joint(prior[::-1], likelihood)


def marginal_without_the_last(table: Any, axis: int) -> Any:
    others = tuple(a for a in range(table.ndim) if a != axis)
    return np.take(table, range(max(1, table.shape[others[0]] - 1)), others[0]).sum(axis=others)


def marginal_largest(table: Any, axis: int) -> Any:
    return table.max(axis=tuple(a for a in range(table.ndim) if a != axis))


def marginal_sloppy(table: Any, axis: int) -> Any:
    return half(marginal(table, axis))


def condition_not_divided(table: Any, axis: int, index: int) -> Any:
    return np.take(table, index, axis)


def condition_next_value(table: Any, axis: int, index: int) -> Any:
    return condition(table + table.dtype.type(1e-9), axis, (index + 1) % table.shape[axis])


def condition_sloppy(table: Any, axis: int, index: int) -> Any:
    return half(condition(table, axis, index))


MUTANTS = {
    "posterior_is_the_joint_table_given_the_data": [
        {"bayes_update": prior_forgotten},
        {"bayes_update": tempered},
        {"bayes_update": sloppy},
        {"condition": condition_not_divided},
    ],
    "total_probability_is_the_marginal_of_the_data": [
        {"marginal": marginal_without_the_last},
        {"marginal": marginal_sloppy},
        {"joint": joint_of_another_prior},
    ],
    "summing_out_the_data_gives_back_the_prior": [
        {"marginal": marginal_largest},
        {"marginal": marginal_without_the_last},
        {"joint": joint_of_another_prior},
    ],
    "chain_rule_of_two_variables": [
        {"marginal": marginal_largest},
        {"condition": condition_not_divided},
        {"condition": condition_sloppy},
    ],
    "chain_rule_of_three_variables": [
        {"marginal": marginal_largest},
        {"marginal": marginal_without_the_last},
        {"marginal": marginal_sloppy},
    ],
    "what_is_conditioned_sums_to_one": [condition_not_divided, condition_sloppy],
    "marginal_is_the_mean_of_the_conditionals": [
        {"condition": condition_not_divided},
        {"condition": condition_next_value},
        {"marginal": marginal_largest},
    ],
    "independent_variables_tell_nothing_of_each_other": [
        {"joint": joint_of_another_prior},
        {"condition": condition_not_divided},
    ],
    "updating_twice_is_updating_by_the_product": [prior_squared, smoothed, sloppy],
    "order_of_the_data_does_not_matter": [prior_squared, smoothed, prior_forgotten],
    "posterior_of_a_uniform_prior_is_the_normalised_likelihood": [
        tempered,
        likelihood_smoothed,
        never_divided,
        last_skipped_in_the_sum,
    ],
    "common_factor_of_the_likelihood_does_not_matter": [never_divided, likelihood_smoothed],
    "posterior_odds_are_prior_odds_times_the_likelihood_ratio": [
        likelihood_forgotten,
        tempered,
        sloppy,
    ],
    "what_is_impossible_stays_impossible": [smoothed],
    "names_of_the_hypotheses_do_not_matter": [previous_hypothesis, first_favoured],
}
"""Law: wrong kernels."""
