"""Wrong distributions that a relation with another gives away."""

from collections.abc import Callable
from typing import Any

from mutants.distributions.closed import RIGHT, later, plus, times

Function = Callable[..., Any]


def slightly(*names: str) -> list[dict[str, Function]]:
    """Wrong constants, one operation at a time."""
    return [{name: later(name, times(1.001))} for name in names]


def unscaled(x: Any, a: Any, loc: Any, scale: Any) -> Any:
    """A gamma distribution that forgets its scale."""
    return RIGHT["gamma_cdf"](x, a, loc, 1.0)


def wider(x: Any, loc: Any, scale: Any) -> Any:
    """A normal distribution of another scale."""
    return RIGHT["normal_cdf"](x, loc, 1.001 * scale)


MUTANTS = {
    "the_square_of_a_normal_variable_is_chi_square": slightly("chi2_sf", "normal_sf"),
    "two_more_squares_add_twice_the_density_to_the_tail": slightly("chi2_sf", "chi2_pdf"),
    "a_share_of_two_gamma_variables_is_a_beta_variable": slightly("beta_cdf", "gamma_cdf"),
    "a_quotient_of_mean_squares_is_an_f_variable": slightly("f_cdf", "chi2_cdf"),
    "the_square_of_students_t_is_an_f_variable": slightly("student_t_sf", "f_sf"),
    "students_t_of_one_degree_is_a_cauchy_variable": slightly("student_t_cdf", "cauchy_cdf"),
    "the_waiting_time_of_the_kth_event_is_a_gamma_variable": slightly("gamma_cdf", "poisson_sf"),
    "beta_tails_count_successes": slightly("binomial_sf", "beta_cdf"),
    "rare_successes_are_nearly_poisson": slightly("binomial_pmf", "poisson_pmf"),
    "few_of_a_large_population_are_nearly_binomial": slightly("hypergeometric_pmf"),
    "good_and_taken_ones_change_places": [
        {"hypergeometric_pmf": lambda k, M, n, N: RIGHT["hypergeometric_pmf"](k, M, n, N // 2)}
    ],
    "a_sum_of_normal_variables_is_normal": [{"normal_cdf": wider}],
    "a_sum_of_poisson_variables_is_poisson": slightly("poisson_pmf"),
    "gamma_variables_scale": [{"gamma_cdf": unscaled}],
    "the_least_of_exponential_variables_is_exponential": slightly("exponential_sf"),
    "geometric_variables_have_no_memory": slightly("geometric_sf"),
    "poisson_variables_of_gamma_means_are_negative_binomial": slightly("poisson_pmf"),
    "log_normal_quantiles_are_exponentials_of_normal_ones": [
        *slightly("lognormal_ppf"),
        {"normal_ppf": later("normal_ppf", plus(1e-3))},
    ],
    "powers_of_weibull_variables_are_exponential": slightly("weibull_ppf", "exponential_ppf"),
    "beta_variables_of_ones_are_uniform": slightly("beta_cdf", "uniform_cdf"),
}
