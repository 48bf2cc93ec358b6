"""Naive Bayes: classifiers by features that are independent once the class is known."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door, _threads
from nbmath._targets import overload
from nbmath.probability.cpu import compiled_naive_bayes as _compiled
from nbmath.probability.cpu import naive_bayes as _cpu
from nbmath.probability.cpu.compiled_naive_bayes import (
    RULES,
    BernoulliNaiveBayes,
    GaussianNaiveBayes,
    MultinomialNaiveBayes,
)
from nbmath.probability.door.checks import check_positive

__all__ = [
    "bernoulli_naive_bayes",
    "gaussian_naive_bayes",
    "multinomial_naive_bayes",
    "naive_bayes_log_posterior",
    "naive_bayes_predict",
]

Array = NDArray[Any]
Model = GaussianNaiveBayes | MultinomialNaiveBayes | BernoulliNaiveBayes


def gaussian_naive_bayes(
    x: ArrayLike, y: ArrayLike, prior: ArrayLike | None = None, smoothing: float = 1e-9
) -> GaussianNaiveBayes:
    """Learn a classifier whose features are normal in each class.

        P(c | x) is proportional to P(c) prod_f N(x_f; mean_cf, variance_cf)

    Means and variances are those of the class, by maximum likelihood; to the variances is added
    `smoothing` times the largest variance of a feature over all rows.

    Parameters:
        x: Features, shape (rows, features): finite; float32 or float64, or integers, which become
            float64.
        y: The class of each row: integers, strings, or anything that NumPy sorts.
        prior: P(c) of the classes in order; None is their shares of the rows.
        smoothing: A part of the largest variance, at least 0.

    Returns:
        (classes, log_prior, mean, variance) as a named tuple.

    Accuracy: means as sums of n terms, variances by a second pass: a relative error below n eps.

    Raises:
        TypeError: `x` is not real. ValueError: a feature is not finite, `y` has another length,
        there are no rows, or the prior is none of so many classes.

    Source: Hastie, Tibshirani & Friedman 2009, The Elements of Statistical Learning, section 6.6.3.

    Examples:
        >>> from nbmath.probability import gaussian_naive_bayes
        >>> model = gaussian_naive_bayes([[0.0], [2.0], [9.0], [11.0]], ["a", "a", "b", "b"])
        >>> print(model.classes, model.mean.ravel())
        ['a' 'b'] [ 1. 10.]
    """
    if not smoothing >= 0:
        raise ValueError(f"smoothing is {smoothing!r}; expected a number of at least 0")
    rows, classes, labels, counts, totals = _learned(x, y)
    means, squares = totals / counts, np.empty_like(totals)
    _cpu.class_squares_of(rows, labels, means, squares)
    added = rows.dtype.type(smoothing) * rows.var(axis=0).max()
    variance = np.ascontiguousarray((squares / counts + added).T)
    log_prior = _log_prior(prior, counts)
    return GaussianNaiveBayes(classes, log_prior, np.ascontiguousarray(means.T), variance)


def multinomial_naive_bayes(
    x: ArrayLike, y: ArrayLike, alpha: float = 1.0, prior: ArrayLike | None = None
) -> MultinomialNaiveBayes:
    """Learn a classifier of counts, of words say.

        P(c | x) is proportional to P(c) prod_f p_cf^x_f,  p_cf = (n_cf + alpha) / (n_c + alpha F)

    the mean of the posterior of the chances, whose prior is Dirichlet's of all alpha.

    Parameters:
        x: Counts, shape (rows, features), of at least 0.
        y, prior: as for `gaussian_naive_bayes`.
        alpha: Added to all counts, positive.

    Returns: (classes, log_prior, log_chance) as a named tuple.
    Accuracy, Raises: as for `gaussian_naive_bayes`; also where a count is negative.
    Source: McCallum & Nigam 1998, AAAI workshop on learning for text categorization.

    Examples:
        >>> import numpy as np
        >>> from nbmath.probability import multinomial_naive_bayes
        >>> model = multinomial_naive_bayes([[3, 0], [0, 1]], [0, 1])
        >>> print(np.exp(model.log_chance[0]).round(12))
        [0.8 0.2]
    """
    rows, classes, _, counts, totals = _learned(x, y)
    _door.check_not_negative(rows, "x")
    check_positive(alpha=alpha)
    totals += rows.dtype.type(alpha)
    logs = np.ascontiguousarray(np.log(totals / totals.sum(axis=0)).T)
    return MultinomialNaiveBayes(classes, _log_prior(prior, counts), logs)


def bernoulli_naive_bayes(
    x: ArrayLike, y: ArrayLike, alpha: float = 1.0, prior: ArrayLike | None = None
) -> BernoulliNaiveBayes:
    """Learn a classifier of features that are there, where they are positive, or not.

        P(c | x) is proportional to P(c) prod_f (p_cf if x_f > 0 else 1 - p_cf),
        p_cf = (n_cf + alpha) / (n_c + 2 alpha)

    Parameters, Raises: as for `multinomial_naive_bayes`, but that x may be negative.
    Returns: (classes, log_prior, chance) as a named tuple.
    Accuracy: as for `gaussian_naive_bayes`.
    Source: McCallum & Nigam 1998.

    Examples:
        >>> from nbmath.probability import bernoulli_naive_bayes
        >>> model = bernoulli_naive_bayes([[1, 0], [1, 1], [0, 1]], [0, 0, 1])
        >>> print(model.chance[0])
        [0.75 0.5 ]
    """
    given = _rows(x)
    rows, classes, _, counts, totals = _learned((given > 0).astype(given.dtype), y)
    check_positive(alpha=alpha)
    weight = rows.dtype.type(alpha)
    chance = np.ascontiguousarray(((totals + weight) / (counts + 2 * weight)).T)
    return BernoulliNaiveBayes(classes, _log_prior(prior, counts), chance)


def naive_bayes_log_posterior(model: Model, x: ArrayLike) -> Any:
    """The logarithms of the probabilities of classes.

        log P(c | x) = log P(c) + sum_f log P(x_f | c) - logsumexp over the classes of the same

    Parameters:
        model: What one of the three functions above has learned.
        x: Features, shape (rows, features).

    Returns:
        Shape (rows, classes); float32 where x and the model are. Large inputs are worked on by all
        threads. Inside `@njit` code the same call takes arrays of the model's precision.

    Accuracy: below (F + 8) eps times the sum of the absolute terms, for F features.

    Raises:
        TypeError: `model` is none, or `x` is not real. ValueError: a feature is not finite, or the
        model has another number of them.

    Examples:
        >>> import numpy as np
        >>> from nbmath.probability import gaussian_naive_bayes, naive_bayes_log_posterior
        >>> model = gaussian_naive_bayes([[0.0], [2.0], [9.0], [11.0]], [0, 0, 1, 1])
        >>> np.exp(naive_bayes_log_posterior(model, [[5.5]])).round(12)
        array([[0.5, 0.5]])
    """
    rule = RULES.get(type(model))
    if rule is None:
        raise TypeError(f"model is a {type(model).__name__}; expected one of naive Bayes")
    parameters = model[2]
    rows, *_ = _door.reals(x=_rows(x), model=parameters)
    if rows.shape[1] != parameters.shape[1]:
        raise ValueError(
            f"x has {rows.shape[1]} features; expected {parameters.shape[1]} as the model has"
        )
    rows = _door.contiguous(rows)
    out = np.empty((len(rows), len(model.log_prior)), rows.dtype)

    def work(given: Array, found: Array) -> None:
        rule(model, given, found)

    if _door.parallel(rows.size * out.shape[1]):
        _threads.in_parts(work, (rows, out))
    else:
        work(rows, out)
    return out


def naive_bayes_predict(model: Model, x: ArrayLike) -> Any:
    """The likeliest class of each row, the first of those that are equally likely.

    Parameters, Raises: as for `naive_bayes_log_posterior`.
    Returns: One of `model.classes` for each row.

    Examples:
        >>> from nbmath.probability import multinomial_naive_bayes, naive_bayes_predict
        >>> model = multinomial_naive_bayes([[3, 0], [0, 1]], ["ham", "spam"])
        >>> print(naive_bayes_predict(model, [[1, 0], [1, 4]]))
        ['ham' 'spam']
    """
    logs = naive_bayes_log_posterior(model, x)
    places = np.empty(len(logs), np.int64)
    _cpu.likeliest_rows(logs, places)
    return model.classes[places]


def _rows(x: ArrayLike) -> Array:
    rows = _door.real(x, "x")
    if rows.ndim != 2 or 0 in rows.shape:
        raise ValueError(f"x has shape {rows.shape}; expected (rows, features), none of them 0")
    if not np.isfinite(rows).all():
        wrong = np.extract(~np.isfinite(rows), rows)[0]
        raise ValueError(f"x holds {wrong}; expected finite features")
    return _door.contiguous(rows)


def _learned(x: ArrayLike, y: ArrayLike) -> tuple[Array, Array, Array, Array, Array]:
    """Rows, classes, labels, and what each class has of rows and of features."""
    rows, given = _rows(x), np.asarray(y)
    if given.shape != rows.shape[:1]:
        raise ValueError(
            f"y has shape {given.shape}; expected a class for each of {len(rows)} rows"
        )
    classes, labels = np.unique(given, return_inverse=True)
    counts = np.empty(len(classes), rows.dtype)
    totals = np.empty((rows.shape[1], len(classes)), rows.dtype)
    _cpu.class_sums_of(rows, labels.astype(np.int64), counts, totals)
    return rows, classes, labels.astype(np.int64), counts, totals


def _log_prior(prior: ArrayLike | None, counts: Array) -> Array:
    if prior is None:
        return np.asarray(np.log(counts / counts.sum()))
    given = _door.real(prior, "prior").astype(counts.dtype)
    if given.shape != counts.shape:
        raise ValueError(f"prior has shape {given.shape}; expected one of {len(counts)} classes")
    _door.check_probabilities(given, "prior")
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(given))


overload(naive_bayes_log_posterior)(_compiled.naive_bayes_log_posterior)
overload(naive_bayes_predict)(_compiled.naive_bayes_predict)
