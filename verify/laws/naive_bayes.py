"""Laws of naive Bayes: what is learned of a class."""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, law, tolerance, undecided
from verify.claim import Claim
from verify.domains import points, positive

Operation = Callable[..., Any]

MCCALLUM = "McCallum & Nigam 1998, AAAI workshop on learning for text categorization"

about = functools.partial(law, field="probability", tolerance=tolerance.sums())


def classes_of(x: Any) -> Any:
    """Two classes in turn."""
    return np.arange(len(x)) % 2


def counted(x: Any) -> Any:
    """Counts up to a hundred."""
    return np.minimum(np.floor(np.abs(x)), 100).astype(x.dtype)


@about(
    statement="μ_{cf} = ∑ x / n_{c}, σ²_{cf} = ∑ (x - μ)² / n_{c} + s max σ², P(c) = n_{c} / n",
    source="Hastie, Tibshirani & Friedman 2009, section 6.6.3",
    uses=("classification",),
    x=points("n", "d", max_size=12),
)
def normal_features_have_the_moments_of_their_class(
    gaussian_naive_bayes: Operation, x: Any
) -> Claim:
    if len(x) < 2:
        return undecided("a class needs a row")
    labels, wide = classes_of(x), np.asarray(x, np.float64)
    _, log_prior, mean, variance = gaussian_naive_bayes(x, labels)
    reach, added = np.abs(wide).max(), 1e-9 * wide.var(axis=0).max()
    groups = [wide[labels == c] for c in (0, 1)]
    shares = np.log([len(rows) / len(x) for rows in groups])
    return both(
        close(log_prior, shares, scale=1.0 + np.abs(shares)),
        close(mean, [rows.mean(axis=0) for rows in groups], scale=reach, n=len(x)),
        close(variance, [rows.var(axis=0) + added for rows in groups], scale=reach**2, n=len(x)),
    )


@about(
    statement="log p_{cf} = log (n_{cf} + α) - log ∑_{f} (n_{cf} + α)",
    source=MCCALLUM,
    uses=("text classification",),
    x=points("n", "d", max_size=12),
    alpha=positive(0.1, 10.0),
)
def counts_make_chances_that_sum_to_one(
    multinomial_naive_bayes: Operation, x: Any, alpha: Any
) -> Claim:
    if len(x) < 2:
        return undecided("a class needs a row")
    counts, labels, weight = counted(x), classes_of(x), float(np.ravel(alpha)[0])
    logs = np.asarray(multinomial_naive_bayes(counts, labels, weight)[2], np.float64)
    totals = np.stack([counts[labels == c].sum(axis=0, dtype=float) for c in (0, 1)]) + weight
    right = np.log(totals / totals.sum(axis=1, keepdims=True))
    return both(
        close(logs, right, scale=1.0 + np.abs(right), n=sum(x.shape)),
        close(np.exp(logs).sum(axis=1), np.ones(2), scale=1.0 + np.abs(right).max(), n=x.shape[1]),
    )


@about(
    statement="p_{cf} = (n_{cf} + α) / (n_{c} + 2α), n_{cf} rows of the class having x_{f} > 0",
    source=MCCALLUM,
    uses=("text classification",),
    x=points("n", "d", max_size=12),
    alpha=positive(0.1, 10.0),
)
def presence_has_the_mean_chance_of_a_beta_posterior(
    bernoulli_naive_bayes: Operation, x: Any, alpha: Any
) -> Claim:
    if len(x) < 2:
        return undecided("a class needs a row")
    labels, weight = classes_of(x), float(np.ravel(alpha)[0])
    chance = bernoulli_naive_bayes(x, labels, weight)[2]
    groups = [x[labels == c] > 0 for c in (0, 1)]
    right = [(rows.sum(axis=0) + weight) / (len(rows) + 2 * weight) for rows in groups]
    return close(chance, np.array(right))
