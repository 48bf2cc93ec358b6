"""Probability tables inside `@njit` functions."""

from typing import Any

from nbmath import probability
from verify.laws.modes.compiled import user


@user
def joint(prior: Any, likelihood: Any) -> Any:
    return probability.joint(prior, likelihood)


@user
def marginal(table: Any, axis: int) -> Any:
    return probability.marginal(table, axis)


@user
def condition(table: Any, axis: int, index: int) -> Any:
    return probability.condition(table, axis, index)


@user
def bayes_update(prior: Any, likelihood: Any) -> Any:
    return probability.bayes_update(prior, likelihood)


@user
def total_probability(prior: Any, likelihood: Any) -> Any:
    return probability.total_probability(prior, likelihood)


@user
def independence_gap(table: Any) -> Any:
    return probability.independence_gap(table)


@user
def beta_mode(a: Any, b: Any) -> Any:
    return probability.beta_mode(a, b)


@user
def gamma_mode(a: Any, rate: Any) -> Any:
    return probability.gamma_mode(a, rate)


@user
def dirichlet_mode(alpha: Any) -> Any:
    return probability.dirichlet_mode(alpha)


@user
def beta_binomial_logpmf(k: Any, n: Any, a: Any, b: Any) -> Any:
    return probability.beta_binomial_logpmf(k, n, a, b)


@user
def gamma_poisson_logpmf(k: Any, a: Any, rate: Any) -> Any:
    return probability.gamma_poisson_logpmf(k, a, rate)


@user
def gamma_exponential_logpdf(x: Any, a: Any, rate: Any) -> Any:
    return probability.gamma_exponential_logpdf(x, a, rate)


@user
def normal_inverse_gamma_logpdf(x: Any, mean: Any, strength: Any, a: Any, b: Any) -> Any:
    return probability.normal_inverse_gamma_logpdf(x, mean, strength, a, b)


@user
def dirichlet_multinomial_logpmf(counts: Any, alpha: Any) -> Any:
    return probability.dirichlet_multinomial_logpmf(counts, alpha)


@user
def shortest_interval(samples: Any, mass: Any) -> Any:
    return probability.shortest_interval(samples, mass)


@user
def dirichlet_multinomial_update(alpha: Any, counts: Any) -> Any:
    return probability.dirichlet_multinomial_update(alpha, counts)


@user
def naive_bayes_log_posterior(model: Any, x: Any) -> Any:
    return probability.naive_bayes_log_posterior(model, x)


@user
def naive_bayes_predict(model: Any, x: Any) -> Any:
    return probability.naive_bayes_predict(model, x)


LEARNING = {
    name: getattr(probability, name)
    for name in ("gaussian_naive_bayes", "multinomial_naive_bayes", "bernoulli_naive_bayes")
}
"""Models come from Python; compiled code takes them."""

OPERATIONS = {
    **LEARNING,
    "naive_bayes_log_posterior": naive_bayes_log_posterior,
    "naive_bayes_predict": naive_bayes_predict,
    "joint": joint,
    "marginal": marginal,
    "condition": condition,
    "bayes_update": bayes_update,
    "total_probability": total_probability,
    "independence_gap": independence_gap,
    "beta_mode": beta_mode,
    "gamma_mode": gamma_mode,
    "dirichlet_mode": dirichlet_mode,
    "beta_binomial_logpmf": beta_binomial_logpmf,
    "gamma_poisson_logpmf": gamma_poisson_logpmf,
    "gamma_exponential_logpdf": gamma_exponential_logpdf,
    "normal_inverse_gamma_logpdf": normal_inverse_gamma_logpdf,
    "dirichlet_multinomial_logpmf": dirichlet_multinomial_logpmf,
    "shortest_interval": shortest_interval,
    "dirichlet_multinomial_update": dirichlet_multinomial_update,
}
