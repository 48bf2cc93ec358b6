"""Naive Bayes inside `@njit`: models as plain tuples, and what the overloads return."""

from typing import Any, NamedTuple

import numpy as np
from numba import types

from nbmath._targets import overload
from nbmath.probability.cpu import naive_bayes as own


class GaussianNaiveBayes(NamedTuple):
    """Normal features: `mean` and `variance` (classes, features); `log_prior` (classes,)."""

    classes: Any
    log_prior: Any
    mean: Any
    variance: Any


class MultinomialNaiveBayes(NamedTuple):
    """Counts: the logarithms of the chances of features (classes, features)."""

    classes: Any
    log_prior: Any
    log_chance: Any


class BernoulliNaiveBayes(NamedTuple):
    """Features that are there or not: the chances that they are (classes, features)."""

    classes: Any
    log_prior: Any
    chance: Any


def by_gaussians(model: Any, x: Any, out: Any) -> None:
    """Posteriors of rows of normal features."""
    mean, half = model.mean.T.copy(), 0.5 / model.variance.T.copy()
    logs = np.log(6.283185307179586 * model.variance)
    bias = model.log_prior - 0.5 * logs.sum(axis=1)
    own.gaussian_log_posterior_rows(x, out, bias.astype(x.dtype), mean, half.astype(x.dtype))


def by_counts(model: Any, x: Any, out: Any) -> None:
    """Posteriors of rows of counts."""
    own.linear_log_posterior_rows(x, out, model.log_prior, model.log_chance.T.copy())


def by_presence(model: Any, x: Any, out: Any) -> None:
    """Posteriors of rows of features that are there where positive."""
    absent = np.log1p(-model.chance)
    bias = model.log_prior + absent.sum(axis=1)
    weight = (np.log(model.chance) - absent).T.copy()
    there = (x > 0).astype(x.dtype)
    own.linear_log_posterior_rows(there, out, bias.astype(x.dtype), weight.astype(x.dtype))


overload(by_gaussians)(lambda model, x, out: by_gaussians)
overload(by_counts)(lambda model, x, out: by_counts)
overload(by_presence)(lambda model, x, out: by_presence)

RULES: dict[Any, Any] = {
    GaussianNaiveBayes: by_gaussians,
    MultinomialNaiveBayes: by_counts,
    BernoulliNaiveBayes: by_presence,
}
"""A model: how its posteriors are found."""


def rule_of(model: Any, x: Any) -> Any:
    """How posteriors are found of arguments of these types, None where they are others."""
    fit = isinstance(x, types.Array) and x.ndim == 2
    return RULES.get(getattr(model, "instance_class", None)) if fit else None


def naive_bayes_log_posterior(model: Any, x: Any) -> Any:
    """The overload of `nbmath.probability.naive_bayes_log_posterior`."""
    rule = rule_of(model, x)
    if rule is None:
        return None

    def one(model: Any, x: Any) -> Any:
        out = np.empty((x.shape[0], model.log_prior.size), x.dtype)
        rule(model, x, out)
        return out

    return one


def naive_bayes_predict(model: Any, x: Any) -> Any:
    """That of `nbmath.probability.naive_bayes_predict`."""
    rule = rule_of(model, x)
    if rule is None:
        return None

    def one(model: Any, x: Any) -> Any:
        out = np.empty((x.shape[0], model.log_prior.size), x.dtype)
        rule(model, x, out)
        places = np.empty(x.shape[0], np.int64)
        own.likeliest_rows(out, places)
        return model.classes[places]

    return one
