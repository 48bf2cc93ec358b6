"""Laws of naive Bayes: what is learned of a class, and what follows of a row."""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.special import log_softmax

from verify import both, close, equal, law, tolerance, undecided
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


def bayes(log_prior: Any, terms: Any) -> tuple[Any, Any]:
    """Logarithms of posteriors by Bayes' rule, and what rounds them; terms (rows, classes, any)."""
    joint = np.asarray(log_prior, np.float64) + terms.sum(axis=2)
    size = 1.0 + np.abs(log_prior) + np.abs(terms).sum(axis=2)
    return log_softmax(joint, axis=1), size.max(axis=1, keepdims=True)


def posterior_is(found: Any, log_prior: Any, terms: Any) -> Claim:
    """The claim that these are the logarithms of posteriors, and their exponentials chances."""
    logs = np.asarray(found, np.float64)
    right, size = bayes(log_prior, terms)
    sums = np.exp(logs).sum(axis=1)
    return both(
        close(logs, right, scale=size, n=terms.shape[2] + 8),
        close(sums, np.ones(len(sums)), scale=size[:, 0], n=terms.shape[2] + 8),
    )


@about(
    statement="log P(c | x) = log P(c) + ∑_{f} log N(x_{f}; μ_{cf}, σ²_{cf}) - log P(x)",
    source="Hastie, Tibshirani & Friedman 2009, section 6.6.3",
    uses=("classification",),
    x=points("n", "d", max_size=12),
)
def naive_posterior_of_normal_features_is_that_of_bayes(
    gaussian_naive_bayes: Operation, naive_bayes_log_posterior: Operation, x: Any
) -> Claim:
    if len(x) < 2 or not np.var(x, axis=0).max() > 0:
        return undecided("the rows of a class do not differ")
    model = gaussian_naive_bayes(x, classes_of(x), None, 0.01)
    log_prior, mean, variance = (np.asarray(part, np.float64) for part in model[1:4])
    apart = x.astype(np.float64)[:, None] - mean
    # logarithm and square are terms of their own: they may cancel
    logs = np.broadcast_to(-0.5 * np.log(2 * np.pi * variance), apart.shape)
    terms = np.concatenate([logs, -0.5 * apart**2 / variance], axis=2)
    return posterior_is(naive_bayes_log_posterior(model, x), log_prior, terms)


@about(
    statement="log P(c | x) = log P(c) + ∑_{f} x_{f} log p_{cf} - log P(x)",
    source=MCCALLUM,
    uses=("text classification",),
    x=points("n", "d", max_size=12),
    alpha=positive(0.1, 10.0),
)
def naive_posterior_of_counts_is_that_of_bayes(
    multinomial_naive_bayes: Operation, naive_bayes_log_posterior: Operation, x: Any, alpha: Any
) -> Claim:
    if len(x) < 2:
        return undecided("a class needs a row")
    counts = counted(x)
    model = multinomial_naive_bayes(counts, classes_of(x), float(np.ravel(alpha)[0]))
    terms = counts.astype(np.float64)[:, None] * np.asarray(model[2], np.float64)
    return posterior_is(naive_bayes_log_posterior(model, counts), model[1], terms)


@about(
    statement="P(c | x) ∝ P(c) ∏_{f} (p_{cf} if x_{f} > 0 else 1 - p_{cf})",
    source=MCCALLUM,
    uses=("text classification",),
    x=points("n", "d", max_size=12),
    alpha=positive(0.1, 10.0),
)
def naive_posterior_of_presence_is_that_of_bayes(
    bernoulli_naive_bayes: Operation, naive_bayes_log_posterior: Operation, x: Any, alpha: Any
) -> Claim:
    if len(x) < 2:
        return undecided("a class needs a row")
    model = bernoulli_naive_bayes(x, classes_of(x), float(np.ravel(alpha)[0]))
    chance = np.asarray(model[2], np.float64)
    there, absent = np.log(chance), np.log1p(-chance)
    # a feature that is there adds the odds to what all absent features have
    parts = [np.where((x > 0)[:, None], there - absent, 0.0), np.tile(absent, (len(x), 1, 1))]
    return posterior_is(naive_bayes_log_posterior(model, x), model[1], np.concatenate(parts, 2))


@about(
    statement="ĉ(x) = argmax_{c} P(c | x)",
    source="Hastie, Tibshirani & Friedman 2009, section 2.4",
    uses=("classification",),
    x=points("n", "d", max_size=12),
)
def naive_bayes_predicts_the_likeliest_class(
    gaussian_naive_bayes: Operation, naive_bayes_log_posterior: Operation,
    naive_bayes_predict: Operation, x: Any,
) -> Claim:  # fmt: skip  # operations, then inputs
    if len(x) < 2 or not np.var(x, axis=0).max() > 0:
        return undecided("the rows of a class do not differ")
    model = gaussian_naive_bayes(x, classes_of(x), None, 0.01)
    logs = naive_bayes_log_posterior(model, x)
    chosen = np.asarray(naive_bayes_predict(model, x))
    return equal(logs[np.arange(len(x)), chosen], logs.max(axis=1))
