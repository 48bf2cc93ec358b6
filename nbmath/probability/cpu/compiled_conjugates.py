"""Conjugate priors inside `@njit`: what the overloads of the door return; parameters of posteriors.

Numbers make tuples of numbers there; arrays are for loops of the caller.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import types

from nbmath.probability.cpu import conjugates as own


class Beta(NamedTuple):
    """Of a chance."""

    a: Any
    b: Any


class Gamma(NamedTuple):
    """Of a rate: shape, and one over the scale."""

    a: Any
    rate: Any


class Normal(NamedTuple):
    """Of a mean; or a mean and a variance."""

    mean: Any
    variance: Any


class NormalInverseGamma(NamedTuple):
    """Of the mean and the variance of a normal distribution."""

    mean: Any
    strength: Any
    a: Any
    b: Any


class NormalInverseWishart(NamedTuple):
    """Of the mean and the covariance of a normal distribution of vectors."""

    mean: Any
    strength: Any
    dof: Any
    scale: Any


def numbers(*kinds: Any) -> bool:
    """Whether all arguments are real numbers."""
    return all(isinstance(kind, types.Integer | types.Float) for kind in kinds)


def rows(*kinds: Any) -> bool:
    """Whether all arguments are arrays of one axis and one precision."""
    arrays = all(isinstance(kind, types.Array) and kind.ndim == 1 for kind in kinds)
    return arrays and all(kind.dtype == kinds[0].dtype for kind in kinds)


def beta_binomial_update(a: Any, b: Any, successes: Any, trials: Any) -> Any:
    """The overload of `nbmath.probability.beta_binomial_update`."""
    if not numbers(a, b, successes, trials):
        return None

    def one(a: Any, b: Any, successes: Any, trials: Any) -> Any:
        after = own.beta_binomial_update(a, b, successes, trials)
        return Beta(after[0], after[1])

    return one


def gamma_poisson_update(a: Any, rate: Any, total: Any, count: Any) -> Any:
    """That of `nbmath.probability.gamma_poisson_update`."""
    if not numbers(a, rate, total, count):
        return None

    def one(a: Any, rate: Any, total: Any, count: Any) -> Any:
        after = own.gamma_poisson_update(a, rate, total, count)
        return Gamma(after[0], after[1])

    return one


def gamma_exponential_update(a: Any, rate: Any, total: Any, count: Any) -> Any:
    """That of `nbmath.probability.gamma_exponential_update`."""
    if not numbers(a, rate, total, count):
        return None

    def one(a: Any, rate: Any, total: Any, count: Any) -> Any:
        after = own.gamma_exponential_update(a, rate, total, count)
        return Gamma(after[0], after[1])

    return one


def normal_normal_update(mean: Any, variance: Any, noise: Any, sample_mean: Any, count: Any) -> Any:
    """That of `nbmath.probability.normal_normal_update`."""
    if not numbers(mean, variance, noise, sample_mean, count):
        return None

    def one(mean: Any, variance: Any, noise: Any, sample_mean: Any, count: Any) -> Any:
        after = own.normal_normal_update(mean, variance, noise, sample_mean, count)
        return Normal(after[0], after[1])

    return one


def normal_inverse_gamma_update(
    mean: Any, strength: Any, a: Any, b: Any, sample_mean: Any, squares: Any, count: Any
) -> Any:
    """That of `nbmath.probability.normal_inverse_gamma_update`."""
    if not numbers(mean, strength, a, b, sample_mean, squares, count):
        return None

    def one(
        mean: Any, strength: Any, a: Any, b: Any, sample_mean: Any, squares: Any, count: Any
    ) -> Any:
        update = own.normal_inverse_gamma_update
        after = update(mean, strength, a, b, sample_mean, squares, count)
        return NormalInverseGamma(after[0], after[1], after[2], after[3])

    return one


def normal_inverse_gamma_mode(mean: Any, strength: Any, a: Any, b: Any) -> Any:
    """That of `nbmath.probability.normal_inverse_gamma_mode`."""
    if not numbers(mean, strength, a, b):
        return None

    def one(mean: Any, strength: Any, a: Any, b: Any) -> Any:
        likeliest = own.normal_inverse_gamma_mode(mean, strength, a, b)
        return Normal(likeliest[0], likeliest[1])

    return one


def dirichlet_multinomial_update(alpha: Any, counts: Any) -> Any:
    """That of `nbmath.probability.dirichlet_multinomial_update`, for rows."""
    if not rows(alpha, counts):
        return None

    def one(alpha: Any, counts: Any) -> Any:
        out = np.empty_like(alpha)
        own.dirichlet_multinomial_update(alpha, counts, out)
        return out

    return one


def dirichlet_mode(alpha: Any) -> Any:
    """That of `nbmath.probability.dirichlet_mode`, for a row."""
    if not rows(alpha):
        return None

    def one(alpha: Any) -> Any:
        out = np.empty_like(alpha)
        own.dirichlet_mode(alpha, out)
        return out

    return one


def dirichlet_multinomial_logpmf(counts: Any, alpha: Any) -> Any:
    """That of `nbmath.probability.dirichlet_multinomial_logpmf`, for rows."""
    if not rows(counts, alpha):
        return None

    def one(counts: Any, alpha: Any) -> Any:
        return own.dirichlet_multinomial_logpmf(counts, alpha)

    return one


def normal_inverse_wishart_update(
    mean: Any, strength: Any, dof: Any, scale: Any, sample_mean: Any, scatter: Any, count: Any
) -> Any:
    """That of `nbmath.probability.normal_inverse_wishart_update`."""
    if not rows(mean, sample_mean) or not numbers(strength, dof, count):
        return None
    number = mean.dtype

    def one(
        mean: Any, strength: Any, dof: Any, scale: Any, sample_mean: Any, scatter: Any, count: Any
    ) -> Any:
        centre, out = np.empty_like(mean), np.empty_like(scale)
        total = own.normal_inverse_wishart_update(
            mean, number(strength), scale, sample_mean, scatter, number(count), centre, out
        )
        return NormalInverseWishart(centre, number(total), number(dof + count), out)

    return one
