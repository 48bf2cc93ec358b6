"""Naive Bayes: what is learned, and what is said of new rows, against scikit-learn."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Peer
from benchmarks.probability_peers import (
    clusters,
    features,
    sklearn_classes,
    sklearn_fit,
    yes_or_no,
)
from nbmath import probability


def bernoulli(x: Any, y: Any) -> Any:
    """Logarithms of chances."""
    found = probability.bernoulli_naive_bayes(x, y)
    return found.log_prior, np.log(found.chance)


CLASSIFIERS = (
    Case(
        "naive_bayes_predict",
        field="probability",
        sizes=((1_000, 16), (10_000, 16), (20_000, 64)),
        make=clusters,
        ours=lambda x, models: probability.naive_bayes_predict(models[0], x),
        peers={"scikit-learn": Peer(sklearn_classes, needs=("sklearn",))},
        target=3.0,
    ),
    Case(
        "naive_bayes_log_posterior",
        field="probability",
        sizes=((1_000, 16), (10_000, 16), (20_000, 64)),
        make=clusters,
        ours=lambda x, models: probability.naive_bayes_log_posterior(models[0], x),
        peers={
            "scikit-learn": Peer(
                lambda: lambda x, models: models[1].predict_log_proba(x), needs=("sklearn",)
            )
        },
        target=3.0,
    ),
    Case(
        "gaussian_naive_bayes",
        field="probability",
        sizes=((1_000, 16), (10_000, 16), (20_000, 64)),
        make=features,
        ours=lambda x, y: tuple(probability.gaussian_naive_bayes(x, y)[2:]),
        peers={"scikit-learn": sklearn_fit("GaussianNB", "theta_", "var_")},
        threads=("one",),
        target=3.0,
    ),
    Case(
        "multinomial_naive_bayes",
        field="probability",
        sizes=((1_000, 16), (10_000, 16), (20_000, 64)),
        make=features,
        ours=lambda x, y: tuple(probability.multinomial_naive_bayes(x, y)[1:]),
        peers={
            "scikit-learn": sklearn_fit("MultinomialNB", "class_log_prior_", "feature_log_prob_")
        },
        threads=("one",),
        target=3.0,
    ),
    Case(
        "bernoulli_naive_bayes",
        field="probability",
        sizes=((1_000, 16), (10_000, 16), (20_000, 64)),
        make=yes_or_no,
        ours=bernoulli,
        peers={"scikit-learn": sklearn_fit("BernoulliNB", "class_log_prior_", "feature_log_prob_")},
        threads=("one",),
        target=3.0,
    ),
)
