"""Probability: tables and Bayes' rule, naive Bayes, conjugate priors, intervals of posteriors.

A table is an array with an axis for each variable and entries that sum to one. Inside `@njit` code
the same names work without checks, and what has no answer is nan.
"""

from nbmath.probability.door.conjugates import (
    beta_binomial_update,
    dirichlet_multinomial_update,
    gamma_exponential_update,
    gamma_poisson_update,
    normal_inverse_gamma_update,
    normal_inverse_wishart_update,
    normal_normal_update,
)
from nbmath.probability.door.expectations import (
    discrete_expectation,
    expectation,
    transformed_logpdf,
)
from nbmath.probability.door.independence import independence_gap, is_independent
from nbmath.probability.door.intervals import (
    credible_interval,
    highest_density_interval,
    shortest_interval,
)
from nbmath.probability.door.modes import (
    beta_mode,
    dirichlet_mode,
    gamma_mode,
    normal_inverse_gamma_mode,
)
from nbmath.probability.door.naive_bayes import (
    bernoulli_naive_bayes,
    gaussian_naive_bayes,
    multinomial_naive_bayes,
    naive_bayes_log_posterior,
    naive_bayes_predict,
)
from nbmath.probability.door.predictives import (
    beta_binomial_logpmf,
    dirichlet_multinomial_logpmf,
    gamma_exponential_logpdf,
    gamma_poisson_logpmf,
    normal_inverse_gamma_logpdf,
)
from nbmath.probability.door.tables import (
    bayes_update,
    condition,
    joint,
    marginal,
    total_probability,
)

__all__ = [
    "bayes_update",
    "bernoulli_naive_bayes",
    "beta_binomial_logpmf",
    "beta_binomial_update",
    "beta_mode",
    "condition",
    "credible_interval",
    "dirichlet_mode",
    "dirichlet_multinomial_logpmf",
    "dirichlet_multinomial_update",
    "discrete_expectation",
    "expectation",
    "gamma_exponential_logpdf",
    "gamma_exponential_update",
    "gamma_mode",
    "gamma_poisson_logpmf",
    "gamma_poisson_update",
    "gaussian_naive_bayes",
    "highest_density_interval",
    "independence_gap",
    "is_independent",
    "joint",
    "marginal",
    "multinomial_naive_bayes",
    "naive_bayes_log_posterior",
    "naive_bayes_predict",
    "normal_inverse_gamma_logpdf",
    "normal_inverse_gamma_mode",
    "normal_inverse_gamma_update",
    "normal_inverse_wishart_update",
    "normal_normal_update",
    "shortest_interval",
    "total_probability",
    "transformed_logpdf",
]
