"""Wrong posteriors, predictive densities and intervals, each of which its law must reject."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath import probability

Function = Callable[..., Any]


def plus(name: str, amount: float) -> Function:
    """A number and something more."""
    return lambda *given: getattr(probability, name)(*given) + given[0].dtype.type(amount)


def exchanged(name: str) -> Function:
    """The last two arguments in the wrong order."""
    return lambda *given: getattr(probability, name)(*given[:-2], given[-1], given[-2])


def all_trials(a: Any, b: Any, successes: Any, trials: Any) -> Any:
    """Trials taken for failures."""
    return a + successes, b + trials


def by_product(a: Any, rate: Any, total: Any, count: Any) -> Any:
    """The rate multiplied."""
    return a + total, rate * (1 + count)


def scale_for_rate(a: Any, rate: Any, total: Any, count: Any) -> Any:
    """The scale's update on a rate."""
    return a + count, rate / (1 + rate * total)


def deviations(mean: Any, variance: Any, noise: Any, sample_mean: Any, count: Any) -> Any:
    """Standard deviations for variances."""
    wrong = probability.normal_normal_update(
        mean, np.sqrt(variance), np.sqrt(noise), sample_mean, count
    )
    return wrong.mean, wrong.variance


def forgetting(mean: Any, variance: Any, noise: Any, sample_mean: Any, count: Any) -> Any:
    """As if the last sample were the only one."""
    one = np.ones_like(np.asarray(mean))
    return tuple(probability.normal_normal_update(mean, variance, noise, sample_mean, one))


def one_mean(*given: Any) -> Any:
    """Without what the means are apart."""
    right = probability.normal_inverse_gamma_update(*given)
    return right.mean, right.strength, right.a, given[3] + given[5] / 2


def half_lost(*given: Any) -> Any:
    """The shape moved by the count."""
    right = probability.normal_inverse_gamma_update(*given)
    return right.mean, right.strength, right.a + given[-1] / 2, right.b


def wishart_of_one_mean(*given: Any) -> Any:
    """Without what the means are apart."""
    right = probability.normal_inverse_wishart_update(*given)
    return *right[:3], given[3] + given[5]


def wishart_unweighted(*given: Any) -> Any:
    """With all that the means are apart."""
    right = probability.normal_inverse_wishart_update(*given)
    apart = given[4] - given[0]
    return *right[:3], given[3] + given[5] + np.outer(apart, apart)


def without_ways(k: Any, n: Any, a: Any, b: Any) -> Any:
    """Of one order of successes."""
    ways = probability.beta_binomial_logpmf(k, n, 1 + 0 * a, 1 + 0 * b)
    return probability.beta_binomial_logpmf(k, n, a, b) - ways


def normal_for_student(x: Any, mean: Any, strength: Any, a: Any, b: Any) -> Any:
    """As if the variance were known."""
    variance = b / a * (1 + 1 / strength)
    return -0.5 * np.log(2 * np.pi * variance) - 0.5 * (x - mean) ** 2 / variance


def mean_for_mode(a: Any, b: Any) -> Any:
    """The mean of a beta distribution."""
    return a / (a + b)


def mean_of_rows(alpha: Any) -> Any:
    """The mean of a Dirichlet distribution."""
    return alpha / alpha.sum()


def unsorted(samples: Any, mass: float) -> Any:
    """Of neighbours in time."""
    steps = int(np.floor(mass * len(samples)))
    widths = np.abs(samples[steps:] - samples[: len(samples) - steps])
    i = int(np.argmin(widths))
    return tuple(np.sort([samples[i], samples[i + steps]]))


def tails(samples: Any, mass: float) -> Any:
    """With equal tails."""
    ordered, steps = np.sort(samples), int(np.floor(mass * len(samples)))
    i = (len(samples) - 1 - steps) // 2
    return ordered[i], ordered[i + steps]


def equal_tails(ppf: Any, logpdf: Any, mass: float) -> Any:
    """The other interval."""
    return probability.credible_interval(ppf, mass)


def from_nought(ppf: Any, logpdf: Any, mass: float) -> Any:
    """The lower tail."""
    return ppf(0.0), ppf(mass)


def squares(table: Any) -> Any:
    """Squares for absolute values."""
    product = np.outer(table.sum(1), table.sum(0))
    return np.sqrt(((table - product) ** 2).sum())


def whole(table: Any) -> Any:
    """Twice the distance in total variation."""
    return 2 * probability.independence_gap(table)


NIG = "normal_inverse_gamma_update"
MUTANTS: dict[str, list[Any]] = {
    "beta_posterior_is_that_of_bayes": [
        {"beta_binomial_update": all_trials},
        {"beta_binomial_logpmf": without_ways},
        {"beta_binomial_logpmf": plus("beta_binomial_logpmf", 1e-3)},
    ],
    "gamma_posterior_of_a_count_is_that_of_bayes": [
        {"gamma_poisson_update": by_product},
        {"gamma_poisson_update": exchanged("gamma_poisson_update")},
        {"gamma_poisson_logpmf": exchanged("gamma_poisson_logpmf")},
    ],
    "gamma_posterior_of_a_time_is_that_of_bayes": [
        {"gamma_exponential_update": scale_for_rate},
        {"gamma_exponential_update": exchanged("gamma_exponential_update")},
        {"gamma_exponential_logpdf": exchanged("gamma_exponential_logpdf")},
    ],
    "precisions_and_weighted_means_add": [deviations, forgetting],
    "normal_inverse_gamma_posterior_is_that_of_bayes": [
        {NIG: one_mean},
        {NIG: half_lost},
        {"normal_inverse_gamma_logpdf": normal_for_student},
    ],
    "normal_inverse_wishart_posterior_is_that_of_one_by_one": [
        wishart_of_one_mean,
        wishart_unweighted,
    ],
    "scalar_posteriors_are_those_of_one_by_one": [
        {NIG: one_mean},
        {"normal_normal_update": forgetting},
        {"gamma_poisson_update": by_product},
    ],
    "predictive_chances_of_counts_sum_to_one": [
        {"beta_binomial_logpmf": without_ways},
        {"dirichlet_multinomial_logpmf": plus("dirichlet_multinomial_logpmf", 1e-3)},
    ],
    "dirichlet_posterior_is_that_of_bayes": [
        {"dirichlet_multinomial_update": lambda alpha, counts: alpha + counts + 1},
        {"dirichlet_multinomial_logpmf": plus("dirichlet_multinomial_logpmf", 1e-3)},
    ],
    "densities_are_highest_at_their_modes": [
        {"beta_mode": mean_for_mode},
        {"gamma_mode": lambda a, rate: a / rate},
        {"dirichlet_mode": mean_of_rows},
    ],
    "normal_inverse_gamma_density_is_highest_at_its_mode": [
        lambda mean, strength, a, b: (mean, b / (a + 1)),  # of the variance alone
        lambda mean, strength, a, b: (mean, b / (a - 1)),  # its mean
    ],
    "tables_are_independent_whose_gap_is_small": [
        lambda table, given=None, tolerance=None: True,
        lambda table, given=None, tolerance=None: squares(table) <= (tolerance or 1e-6),
    ],
    "total_probability_sums_over_the_hypotheses": [
        lambda prior, likelihood: likelihood.mean(axis=0),
        lambda prior, likelihood: prior[:-1] @ likelihood[:-1],
    ],
    "gap_of_independence_is_the_distance_from_the_product": [squares, whole],
    "gap_of_independence_is_bounded_by_information": [whole],
    "shortest_interval_is_no_longer_than_any": [unsorted, tails],
    "highest_densities_make_the_shortest_interval": [
        {"highest_density_interval": equal_tails},
        {"highest_density_interval": from_nought},
    ],
}
