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


MUTANTS: dict[str, list[Any]] = {
    "normal_features_have_the_moments_of_their_class": [unbiased, of_all_classes],
    "counts_make_chances_that_sum_to_one": [without_smoothing_of_the_sum],
    "presence_has_the_mean_chance_of_a_beta_posterior": [smoothed_once],
}
