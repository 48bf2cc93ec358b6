"""The categorical distribution: the numbers 0, 1, ... of categories that have probabilities."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door, random
from nbmath._targets import overload
from nbmath.distributions import _fits, _rows, _rows_compiled
from nbmath.distributions.categorical import cpu as _cpu

__all__ = [
    "cdf",
    "entropy",
    "fit",
    "kl",
    "logpmf",
    "mean",
    "mode",
    "pmf",
    "ppf",
    "sample",
    "score",
    "sf",
    "var",
]

Out = NDArray[Any] | None


def pmf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of k.

        pmf(k) = p_k

    0 where k is not the number of a category.

    Parameters:
        k: Numbers of categories, from 0 on. An array-like of any shape.
        p: The probabilities, a vector; they sum to one.
        out: Where to write the result.

    Returns:
        An array of the shape of k, a number for a number; nan where k is nan.

    Raises:
        ValueError: p are no probabilities. Inside `@njit` code a negative one gives nan.

    Source: Johnson, Kotz & Balakrishnan, Discrete Multivariate Distributions, 1997, chapter 35, for
        one trial.

    Examples:
        >>> from nbmath.distributions import categorical
        >>> print(categorical.pmf([0, 2, 3], [0.25, 0.25, 0.5]))
        [0.25 0.5  0.  ]
    """
    return _over(_cpu.pmf_array, k, p, out)


def logpmf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of k.

        logpmf(k) = log(p_k)

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import categorical
        >>> print(categorical.logpmf([2, 3], [0.25, 0.25, 0.5]))
        [-0.69314718        -inf]
    """
    return _over(_cpu.logpmf_array, k, p, out)


def cdf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of at most k.

        cdf(k) = p_0 + ... + p_k

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import categorical
        >>> print(categorical.cdf([-1, 0, 1.5, 2], [0.25, 0.25, 0.5]))
        [0.   0.25 0.5  1.  ]
    """
    return _over(_cpu.cdf_array, k, p, out)


def sf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of more than k, without cancellation.

        sf(k) = p_{k+1} + ...

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import categorical
        >>> print(categorical.sf([0, 1], [0.5, 0.5, 1e-20]))
        [5.e-01 1.e-20]
    """
    return _over(_cpu.sf_array, k, p, out)


def ppf(q: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The quantile: the least k with cdf(k) >= q; -1 for q = 0.

        ppf(q) = min {k: p_0 + ... + p_k >= q}

    nan outside [0, 1]. Never a category after the last that has a probability.

    Parameters, Returns, Raises: as for `pmf`, with probabilities q.

    Examples:
        >>> from nbmath.distributions import categorical
        >>> print(categorical.ppf([0.1, 0.5, 0.6], [0.25, 0.25, 0.5]))
        [0. 1. 2.]
    """
    return _over(_cpu.ppf_array, q, p, out)


def score(k: ArrayLike, p: ArrayLike) -> Any:
    """The derivatives of logpmf by the probabilities, each for itself.

        1 / p_k for the category k, 0 for the others

    nan where k has no probability.

    Parameters, Raises: as for `pmf`.
    Returns: An array of shape (*k.shape, len(p)).

    Examples:
        >>> from nbmath.distributions import categorical
        >>> print(categorical.score(1, [0.25, 0.25, 0.5]))
        [0. 4. 0.]
    """
    places, share = _given(k, p)
    return _rows.by_places(
        lambda v, found: _cpu.score_array(v, share, found), places, None, share.shape
    )


def mean(p: ArrayLike) -> Any:
    """The mean of the numbers of the categories.

        mean = sum k p_k

    Parameters, Raises: as for `pmf`.
    Returns: A number.

    Examples:
        >>> from nbmath.distributions import categorical
        >>> print(categorical.mean([0.25, 0.25, 0.5]))
        1.25
    """
    return _number(_cpu.mean_of, p)


def var(p: ArrayLike) -> Any:
    """The variance of the numbers of the categories.

        var = sum (k - mean)^2 p_k

    Parameters, Returns, Raises: as for `mean`.

    Examples:
        >>> from nbmath.distributions import categorical
        >>> print(categorical.var([0.25, 0.25, 0.5]))
        0.6875
    """
    return _number(_cpu.var_of, p)


def mode(p: ArrayLike) -> Any:
    """The first of the most likely categories.

        mode = argmax p_k

    Parameters, Returns, Raises: as for `mean`.

    Examples:
        >>> from nbmath.distributions import categorical
        >>> print(categorical.mode([0.25, 0.25, 0.5]))
        2.0
    """
    return _number(_cpu.mode_of, p)


def entropy(p: ArrayLike) -> Any:
    """The expected -logpmf, in nats: `information.entropy`.

        entropy = -sum p_k log(p_k)

    Parameters, Returns, Raises: as for `mean`.

    Examples:
        >>> from nbmath.distributions import categorical
        >>> print(round(categorical.entropy([0.5, 0.5]), 12))
        0.69314718056
    """
    return _number(_cpu.entropy_of, p)


def kl(p: ArrayLike, p_q: ArrayLike) -> Any:
    """The divergence from a second such distribution: `information.kl_divergence`.

        kl = sum p_k log(p_k / p_qk)

    Parameters, Returns, Raises: as for `mean`; the second's end in `_q`.

    Examples:
        >>> from nbmath.distributions import categorical
        >>> print(round(categorical.kl([0.5, 0.5], [0.25, 0.75]), 12))
        0.143841036226
    """
    first, second = _door.reals(p=p, p_q=p_q)
    share = _shares(first)
    other = _shares(second, "p_q", share.size)
    return share.dtype.type(_cpu.kl_of(share, other))


def fit(x: ArrayLike, weights: ArrayLike | None = None, categories: int = 0) -> _fits.Fit:
    """Maximum likelihood estimates of the probabilities: the shares of the categories.

        p_k = (observations of k) / (all observations)

    Parameters:
        x: Observations, whole numbers from 0 on, of any shape.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.
        categories: How many there are; by default one more than the largest observation.

    Returns: A tuple of p alone; `.converged` is True.
    Raises: ValueError for no observations, no weight, or what is no number of a category.

    Examples:
        >>> from nbmath.distributions import categorical
        >>> (p,) = categorical.fit([0, 2, 2, 1])
        >>> print(p)
        [0.25 0.25 0.5 ]
    """
    values, share = _fits.observations(x, weights)
    _fits.check_counts(values, 0.0, categories - 1.0 if categories else np.inf)
    p = np.bincount(values.astype(np.int64), share, int(categories))
    return _fits.Fit.of((p / p.sum(),), True)


def sample(key: random.Key, size: random.Size, p: ArrayLike) -> Any:
    """Draws from the distribution: those of `random.categorical`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number.
        p: As for `pmf`.

    Returns: An array of int64, or a number.

    Examples:
        >>> from nbmath.distributions import categorical
        >>> from nbmath.random import Key
        >>> set(categorical.sample(Key(0), 100, [0.5, 0.0, 0.5]).tolist())
        {0, 2}
    """
    return random.categorical(key, _shares(p), size)


def _shares(p: ArrayLike, name: str = "p", size: int = 0) -> NDArray[Any]:
    share = _rows.vector(p, name, size)
    _door.check_probabilities(share, name)
    return share


def _given(k: ArrayLike, p: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
    share = _shares(p)
    return _door.real(k, "k").astype(share.dtype, copy=False), share


def _over(driver: Any, k: ArrayLike, p: ArrayLike, out: Out) -> Any:
    places, share = _given(k, p)
    return _rows.by_places(lambda v, found: driver(v, share, found), places, out)


def _number(function: Any, p: ArrayLike) -> Any:
    share = _shares(p)
    return share.dtype.type(function(share))


@overload(sample)
def _sample(key: Any, size: Any, p: Any) -> Any:
    return lambda key, size, p: random.categorical(key, p, size)


for _placed in (pmf, logpmf, cdf, sf, ppf):
    _rows_compiled.register(_placed, getattr(_cpu, f"{_placed.__name__}_array"), "places")
_rows_compiled.register(score, _cpu.score_array, "places", 1)
for _alone in (mean, var, mode, entropy, kl):
    _rows_compiled.register_parameters(_alone, getattr(_cpu, f"{_alone.__name__}_of"))
