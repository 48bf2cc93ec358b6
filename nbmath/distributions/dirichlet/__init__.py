"""The Dirichlet distribution: shares that sum to one, the prior of probabilities of categories."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nbmath import _door, random
from nbmath._targets import overload
from nbmath.distributions import _fits, _rows, _rows_compiled
from nbmath.distributions.dirichlet import cpu as _cpu

__all__ = ["cov", "entropy", "fit", "kl", "logpdf", "mean", "mode", "pdf", "sample", "score"]

Out = NDArray[Any] | None
STEPS = 100
LARGEST = 1e12
"""Concentrations beyond which all observations are equal but for rounding."""
SMALL = 1e-12
"""A step, relative to the concentrations, after which the next one would be rounding alone."""


def logpdf(x: ArrayLike, alpha: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the density, by all shares but one.

        logpdf(x) = sum (alpha_j - 1) log(x_j) + log(gamma(sum alpha)) - sum log(gamma(alpha_j))

    -inf where a share is negative, or where they do not sum to one but for half of the digits.

    Parameters:
        x: Shares, shape (..., k).
        alpha: Concentrations, positive, shape (k,).
        out: Where to write the result.

    Returns:
        An array of shape x.shape[:-1], a number for one point. nan where x has nan. Inside `@njit`
        code x has one axis or two.

    Raises:
        ValueError: Shapes do not fit, or a concentration is not positive and finite. Inside `@njit`
            code the result is nan.

    Accuracy: an eps of the sum of the absolute terms; the constant as a sum of `betaln`.

    Source: Kotz, Balakrishnan & Johnson, Continuous Multivariate Distributions 1, 2000, chapter 49.

    Examples:
        >>> from nbmath.distributions import dirichlet
        >>> print(dirichlet.logpdf([[0.2, 0.3, 0.5], [0.1, 0.1, 0.8]], [1.0, 1.0, 1.0]))
        [0.69314718 0.69314718]
    """
    return _over(_cpu.logpdf_rows, x, alpha, out)


def pdf(x: ArrayLike, alpha: ArrayLike, out: Out = None) -> Any:
    """The density, by all shares but one.

        pdf(x) = gamma(sum alpha) prod x_j^(alpha_j - 1) / gamma(alpha_j)

    Parameters, Returns, Raises: as for `logpdf`.

    Examples:
        >>> from nbmath.distributions import dirichlet
        >>> print(round(dirichlet.pdf([0.25, 0.75], [2.0, 2.0]), 12))
        1.125
    """
    return _over(_cpu.pdf_rows, x, alpha, out)


def score(x: ArrayLike, alpha: ArrayLike) -> Any:
    """The derivatives of logpdf by the concentrations.

        log(x_j) - digamma(alpha_j) + digamma(sum alpha)

    Parameters, Raises: as for `logpdf`.
    Returns: An array of the shape of x.

    Examples:
        >>> from nbmath.distributions import dirichlet
        >>> print(dirichlet.score([0.5, 0.5], [1.0, 1.0]))
        [0.30685282 0.30685282]
    """
    points, a = _given(x, alpha)
    return _rows.by_rows(
        lambda v, found: _cpu.score_rows(v, a, found), points, a.size, None, a.shape
    )


def mean(alpha: ArrayLike) -> Any:
    """The expectation.

        mean = alpha / sum alpha

    Parameters, Raises: as for `logpdf`.
    Returns: An array of shape (k,).

    Examples:
        >>> from nbmath.distributions import dirichlet
        >>> print(dirichlet.mean([1.0, 3.0]))
        [0.25 0.75]
    """
    a = _alpha(alpha)
    found = np.empty_like(a)
    _cpu.mean_of(a, found)
    return found


def mode(alpha: ArrayLike) -> Any:
    """Where the density is largest.

        mode = (alpha - 1) / (sum alpha - k)

    nan where a concentration is not above one: there the density is largest at the border.

    Parameters, Returns, Raises: as for `mean`.

    Examples:
        >>> from nbmath.distributions import dirichlet
        >>> print(dirichlet.mode([2.0, 4.0]))
        [0.25 0.75]
    """
    a = _alpha(alpha)
    found = np.empty_like(a)
    _cpu.mode_of(a, found)
    return found


def cov(alpha: ArrayLike) -> Any:
    """The covariance.

        cov = (diag(m) - m m') / (1 + sum alpha),  m the mean

    Parameters, Raises: as for `logpdf`.
    Returns: An array of shape (k, k); its rows sum to zero.

    Examples:
        >>> from nbmath.distributions import dirichlet
        >>> print(dirichlet.cov([1.0, 1.0]).round(6).tolist())
        [[0.083333, -0.083333], [-0.083333, 0.083333]]
    """
    a = _alpha(alpha)
    found = np.empty((a.size, a.size), a.dtype)
    _cpu.cov_of(a, found)
    return found


def entropy(alpha: ArrayLike) -> Any:
    """The expected -logpdf, in nats.

        entropy = log(B) + (a - k) digamma(a) - sum (alpha_j - 1) digamma(alpha_j),  a = sum alpha

    Parameters, Raises: as for `logpdf`.
    Returns: A number.

    Examples:
        >>> from nbmath.distributions import dirichlet
        >>> print(round(dirichlet.entropy([2.0, 2.0]), 12))
        -0.125092802561
    """
    a = _alpha(alpha)
    return a.dtype.type(_cpu.entropy_of(a))


def kl(alpha: ArrayLike, alpha_q: ArrayLike) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = log(B_q / B) + sum (alpha_j - alpha_qj) (digamma(alpha_j) - digamma(sum alpha))

    Parameters, Raises: as for `logpdf`; the second's end in `_q`.
    Returns: A number.

    Examples:
        >>> from nbmath.distributions import dirichlet
        >>> print(round(dirichlet.kl([2.0, 2.0], [1.0, 1.0]), 12))
        0.125092802561
    """
    a, b = (_door.plain(part) for part in _door.reals(alpha=alpha, alpha_q=alpha_q))
    first, second = _alpha(a), _alpha(b, "alpha_q", np.size(a))
    return first.dtype.type(_cpu.kl_of(first, second))


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> _fits.Fit:
    """Maximum likelihood estimate of the concentrations, by Newton's steps.

        digamma(alpha_j) - digamma(sum alpha) = mean(log(x_j))

    Parameters:
        x: Observations, shape (n, k), positive shares that sum to one.
        weights: How often each counts, shape (n,); not negative, integers or not.

    Returns: A tuple of alpha alone, shape (k,); `.converged` says whether the steps did, which they
        do not where all observations are equal; nan where x has nan.
    Raises: ValueError for no observations, no weight, or shares that are none or zero.

    Source: Minka, Estimating a Dirichlet distribution, technical report, MIT, 2000, section 1.

    Examples:
        >>> from nbmath.distributions import dirichlet
        >>> (alpha,) = dirichlet.fit([[0.2, 0.3, 0.5], [0.3, 0.2, 0.5], [0.1, 0.4, 0.5]])
        >>> print(alpha.round(3))
        [ 6.507 10.042 17.045]
    """
    values, share = _fits.rows(x, weights)
    if (values <= 0.0).any() or (np.abs(values.sum(axis=1) - 1.0) > 1e-6).any():
        raise ValueError("x has rows that are no positive shares of sum one; expected shares")
    logs = share @ np.log(values)
    alpha, step = np.ones(len(logs)), np.empty(len(logs))
    for _ in range(STEPS if np.isfinite(logs).all() else 0):
        _cpu.newton_of(alpha, logs, step)
        longest = float(np.max(-step / alpha))
        alpha = alpha + step * min(1.0, 0.9 / longest if longest > 0.0 else 1.0)
        if np.abs(step).max() <= SMALL * alpha.max():
            return _fits.Fit.of((alpha,), True)
        if not alpha.max() < LARGEST:
            break
    return _fits.Fit.of((alpha if np.isfinite(logs).all() else np.full_like(logs, np.nan),), False)


def sample(
    key: random.Key, size: random.Size, alpha: ArrayLike, dtype: DTypeLike = np.float64
) -> Any:
    """Draws from the distribution: those of `random.dirichlet`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one vector.
        alpha: As for `logpdf`.
        dtype: float64 or float32.

    Returns: An array of shape (*size, k).

    Examples:
        >>> from nbmath.distributions import dirichlet
        >>> from nbmath.random import Key
        >>> dirichlet.sample(Key(0), 5, [1.0, 2.0]).shape
        (5, 2)
    """
    return random.dirichlet(key, alpha, size, dtype)


def _alpha(alpha: ArrayLike, name: str = "alpha", size: int = 0) -> NDArray[Any]:
    values = _rows.vector(alpha, name, size)
    wrong = ~((values > 0.0) & (values < np.inf))
    if wrong.any():
        raise ValueError(f"{name} has {values[wrong][0]}; expected positive finite numbers")
    return values


def _given(x: ArrayLike, alpha: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
    points, a = _door.reals(x=x, alpha=alpha)
    return points, _alpha(a)


def _over(driver: Any, x: ArrayLike, alpha: ArrayLike, out: Out) -> Any:
    points, a = _given(x, alpha)
    return _rows.by_rows(lambda v, found: driver(v, a, found), points, a.size, out)


@overload(sample)
def _sample(key: Any, size: Any, alpha: Any, dtype: Any = np.float64) -> Any:
    return lambda key, size, alpha, dtype=np.float64: random.dirichlet(key, alpha, size, dtype)


_rows_compiled.register(logpdf, _cpu.logpdf_rows, "rows")
_rows_compiled.register(pdf, _cpu.pdf_rows, "rows")
_rows_compiled.register(score, _cpu.score_rows, "rows", 1)
_rows_compiled.register_parameters(mean, _cpu.mean_of, 1)
_rows_compiled.register_parameters(mode, _cpu.mode_of, 1)
_rows_compiled.register_parameters(cov, _cpu.cov_of, 2)
_rows_compiled.register_parameters(entropy, _cpu.entropy_of)
_rows_compiled.register_parameters(kl, _cpu.kl_of)
