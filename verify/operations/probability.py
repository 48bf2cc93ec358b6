"""The operations of probability tables, conjugate priors and intervals."""

from verify.operations.operation import Operation, same, unknown

_OF_ONE = (
    ("total_probability", "total_probability(prior, likelihood)"),
    ("independence_gap", "independence_gap(table)"),
    ("shortest_interval", "shortest_interval(samples, mass)"),
    ("credible_interval", "credible_interval(ppf, mass)"),
    ("highest_density_interval", "highest_density_interval(ppf, logpdf, mass)"),
    ("expectation", "expectation(g, ppf, pdf) -> (value, error, ...)"),
    ("discrete_expectation", "discrete_expectation(g, ppf, pmf) -> (value, error, ...)"),
    ("transformed_logpdf", "transformed_logpdf(y, inverse, logpdf)"),
    ("beta_binomial_update", "beta_binomial_update(a, b, successes, trials)"),
    ("gamma_poisson_update", "gamma_poisson_update(a, rate, total, count)"),
    ("gamma_exponential_update", "gamma_exponential_update(a, rate, total, count)"),
    ("normal_normal_update", "normal_normal_update(mean, variance, noise, sample_mean, count)"),
    (
        "normal_inverse_gamma_update",
        "normal_inverse_gamma_update(mean, strength, a, b, sample_mean, squares, count)",
    ),
    ("dirichlet_multinomial_update", "dirichlet_multinomial_update(alpha, counts)"),
    (
        "normal_inverse_wishart_update",
        "normal_inverse_wishart_update(mean, strength, dof, scale, sample_mean, scatter, count)",
    ),
    ("is_independent", "is_independent(table, given=None, tolerance=None) -> bool"),
    ("beta_mode", "beta_mode(a, b)"),
    ("gamma_mode", "gamma_mode(a, rate)"),
    ("dirichlet_mode", "dirichlet_mode(alpha)"),
    ("normal_inverse_gamma_mode", "normal_inverse_gamma_mode(mean, strength, a, b)"),
    ("beta_binomial_logpmf", "beta_binomial_logpmf(k, n, a, b)"),
    ("gamma_poisson_logpmf", "gamma_poisson_logpmf(k, a, rate)"),
    ("gamma_exponential_logpdf", "gamma_exponential_logpdf(x, a, rate)"),
    ("normal_inverse_gamma_logpdf", "normal_inverse_gamma_logpdf(x, mean, strength, a, b)"),
    ("dirichlet_multinomial_logpmf", "dirichlet_multinomial_logpmf(counts, alpha)"),
    ("gaussian_naive_bayes", "gaussian_naive_bayes(x, y, prior=None, smoothing=1e-9)"),
    ("multinomial_naive_bayes", "multinomial_naive_bayes(x, y, alpha)"),
    ("bernoulli_naive_bayes", "bernoulli_naive_bayes(x, y, alpha)"),
    ("naive_bayes_log_posterior", "naive_bayes_log_posterior(model, x)"),
    ("naive_bayes_predict", "naive_bayes_predict(model, x)"),
)

OPERATIONS = (
    Operation("joint", "joint(prior, likelihood)", unknown),
    Operation("marginal", "marginal(table, axis)", unknown),
    Operation("condition", "condition(table, axis, index)", unknown),
    Operation("bayes_update", "bayes_update(prior, likelihood)", same),
    *(Operation(name, signature, unknown) for name, signature in _OF_ONE),
)
