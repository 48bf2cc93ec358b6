"""Wrong classifiers, each of which its law must reject."""

from typing import Any

import numpy as np

from nbmath import probability


def unbiased(x: Any, y: Any, prior: Any = None, smoothing: float = 1e-9) -> Any:
    """Variances that divide by one less."""
    model = probability.gaussian_naive_bayes(x, y, prior, smoothing)
    count = len(x) / 2
    return model._replace(variance=model.variance * x.dtype.type(count / (count - 0.9)))


def without_smoothing_of_the_sum(x: Any, y: Any, alpha: float) -> Any:
    """Chances that sum to more than one."""
    model = probability.multinomial_naive_bayes(x, y, alpha)
    totals = np.stack([x[y == c].sum(axis=0) for c in model.classes])
    chance = (totals + alpha) / (1 + totals.sum(axis=1, keepdims=True))
    return model._replace(log_chance=np.log(chance).astype(x.dtype))


def smoothed_once(x: Any, y: Any, alpha: float) -> Any:
    """One alpha for two outcomes."""
    model = probability.bernoulli_naive_bayes(x, y, alpha)
    count = np.array([[(y == c).sum()] for c in model.classes])
    wrong = model.chance * (count + 2 * alpha) / (count + 1.5 * alpha)
    return model._replace(chance=np.minimum(wrong, 0.999).astype(x.dtype))


def of_all_classes(x: Any, y: Any) -> Any:
    """Means of all rows for those of the class."""
    model = probability.gaussian_naive_bayes(x, y)
    return model._replace(mean=np.tile(x.mean(axis=0), (2, 1)).astype(x.dtype))


def unnormalised(model: Any, x: Any) -> Any:
    """Joint logarithms, a constant away from posteriors."""
    return probability.naive_bayes_log_posterior(model, x) - x.dtype.type(1e-3)


def of_even_priors(model: Any, x: Any) -> Any:
    """As if all classes were as likely."""
    even = np.full_like(model.log_prior, -np.log(len(model.log_prior)))
    return probability.naive_bayes_log_posterior(model._replace(log_prior=even), x)


def without_the_last(model: Any, x: Any) -> Any:
    """A feature forgotten."""
    return (
        probability.naive_bayes_log_posterior(
            type(model)(*model[:2], *(part[:, :-1] for part in model[2:])), x[:, :-1]
        )
        if x.shape[1] > 1
        else probability.naive_bayes_log_posterior(model, x)
    )


def of_presence_alone(model: Any, x: Any) -> Any:
    """Features that are absent say nothing."""
    logs = model.log_prior + (x > 0) @ np.log(model.chance).T
    logs -= logs.max(axis=1, keepdims=True)
    return (logs - np.log(np.exp(logs).sum(axis=1, keepdims=True))).astype(x.dtype)


def the_second(model: Any, x: Any) -> Any:
    """The class that is least likely."""
    return model.classes[probability.naive_bayes_log_posterior(model, x).argmin(axis=1)]


LOGS = "naive_bayes_log_posterior"
MUTANTS: dict[str, list[Any]] = {
    "normal_features_have_the_moments_of_their_class": [unbiased, of_all_classes],
    "counts_make_chances_that_sum_to_one": [without_smoothing_of_the_sum],
    "presence_has_the_mean_chance_of_a_beta_posterior": [smoothed_once],
    "naive_posterior_of_normal_features_is_that_of_bayes": [
        {LOGS: unnormalised},
        {LOGS: of_even_priors},
        {LOGS: without_the_last},
    ],
    "naive_posterior_of_counts_is_that_of_bayes": [
        {LOGS: unnormalised},
        {LOGS: of_even_priors},
        {LOGS: without_the_last},
    ],
    "naive_posterior_of_presence_is_that_of_bayes": [
        {LOGS: unnormalised},
        {LOGS: of_presence_alone},
    ],
    "naive_bayes_predicts_the_likeliest_class": [{"naive_bayes_predict": the_second}],
}
