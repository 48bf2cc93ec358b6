"""The multivariate normal distribution at points: density and score."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import types
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._targets import overload
from nbmath.distributions import _rows
from nbmath.distributions.multivariate_normal import cpu as _cpu
from nbmath.distributions.multivariate_normal.door.given import (
    centre_of,
    factor_of,
    precision_of,
)

__all__ = ["logpdf", "pdf", "score"]

Out = NDArray[Any] | None


def logpdf(
    x: ArrayLike,
    mean: ArrayLike,
    cov: ArrayLike | None = None,
    *,
    factor: ArrayLike | None = None,
    out: Out = None,
) -> Any:
    """The logarithm of the density.

        logpdf(x) = -(x - mean)' C^-1 (x - mean) / 2 - log(det(2 pi C)) / 2

    Parameters:
        x: Points, shape (..., d).
        mean: The mean, shape (d,).
        cov: The covariance C, a symmetric positive definite matrix.
        factor: In place of `cov`, its lower triangular factor L, L L' = C, as Cholesky's: for many
            calls with one covariance.
        out: Where to write the result.

    Returns:
        An array of shape x.shape[:-1], a number for one point. nan where x has nan, -inf where it
        has infinities. Inside `@njit` code x has one axis or two.

    Raises:
        ValueError: Shapes do not fit, the covariance is not symmetric, a parameter is not finite.
        numpy.linalg.LinAlgError: The covariance is singular to working precision, or indefinite.
            Inside `@njit` code the result is nan.

    Accuracy: the squared distance is that of a covariance a few d eps away, so that its error is
        about the condition number of C times eps (found: a fifth of it at most).

    Source: Anderson, An Introduction to Multivariate Statistical Analysis 2003, section 2.3; the
        distance by forward substitution in the factor.

    Examples:
        >>> from nbmath.distributions import multivariate_normal
        >>> cov = [[2.0, 1.0], [1.0, 2.0]]
        >>> multivariate_normal.logpdf([[0.0, 0.0], [1.0, 2.0]], [0.0, 0.0], cov)
        array([-2.38718321, -3.38718321])
    """
    return _densities(_cpu.logpdf_rows, x, mean, cov, factor, out)


def pdf(
    x: ArrayLike,
    mean: ArrayLike,
    cov: ArrayLike | None = None,
    *,
    factor: ArrayLike | None = None,
    out: Out = None,
) -> Any:
    """The density.

        pdf(x) = exp(-(x - mean)' C^-1 (x - mean) / 2) / sqrt(det(2 pi C))

    Parameters, Returns, Raises, Accuracy: as for `logpdf`.

    Examples:
        >>> from nbmath.distributions import multivariate_normal
        >>> print(multivariate_normal.pdf([0.0, 0.0], [0.0, 0.0], [[2.0, 1.0], [1.0, 2.0]]))
        0.09188814923696538
    """
    return _densities(_cpu.pdf_rows, x, mean, cov, factor, out)


def score(
    x: ArrayLike,
    mean: ArrayLike,
    cov: ArrayLike | None = None,
    *,
    factor: ArrayLike | None = None,
) -> tuple[Any, Any]:
    """The derivatives of logpdf by the mean and by the entries of the covariance.

        u = C^-1 (x - mean),  (u u' - C^-1) / 2

    The second is that of a function of d^2 entries that do not know of each other.

    Parameters, Raises: as for `logpdf`.
    Returns: Arrays of shapes (..., d) and (..., d, d).

    Source: Petersen and Pedersen, The Matrix Cookbook 2012, section 8.

    Examples:
        >>> from nbmath.distributions import multivariate_normal
        >>> cov = [[1.0, 0.0], [0.0, 4.0]]
        >>> by_mean, by_cov = multivariate_normal.score([1.0, 0.0], [0.0, 0.0], cov)
        >>> print(by_mean, by_cov.tolist())
        [1. 0.] [[0.0, 0.0], [0.0, -0.125]]
    """
    dtype = precision_of(x=x, mean=mean, cov=cov, factor=factor)
    lower = factor_of(cov, factor, dtype)
    d = len(lower)
    points = _door.real(x, "x").astype(dtype, copy=False)
    if points.ndim == 0 or points.shape[-1] != d:
        raise ValueError(f"x has shape {points.shape}; expected (..., {d})")
    flat = _door.plain(points).reshape(-1, d)
    by_mean = np.empty((*flat.shape, 1), dtype)
    by_cov = np.empty((*flat.shape, d), dtype)
    _cpu.score_rows(flat, centre_of(mean, d), lower, by_mean, by_cov)
    return by_mean.reshape(points.shape), by_cov.reshape(*points.shape, d)


def _densities(rows: Any, x: ArrayLike, mean: ArrayLike, cov: Any, factor: Any, out: Out) -> Any:
    dtype = precision_of(x=x, mean=mean, cov=cov, factor=factor)
    lower = factor_of(cov, factor, dtype)
    peak, centre, panels = _cpu.prepared(centre_of(mean, len(lower)), lower)
    given = dtype.type(peak), centre.astype(dtype), panels.astype(dtype)
    points = _door.real(x, "x").astype(dtype, copy=False)
    return _rows.by_rows(lambda part, found: rows(part, *given, found), points, len(lower), out)


def _compiled(rows: Any) -> Any:
    def choose(x: Any, mean: Any, cov: Any = None, factor: Any = None, out: Any = None) -> Any:
        def over(x: Any, mean: Any, cov: Any = None, factor: Any = None, out: Any = None) -> Any:
            lower = factor_of(cov, factor, x.dtype.type)
            found = np.empty(x.shape[0], x.dtype)
            _cpu.passed(rows, x, mean.astype(np.float64), lower, found)
            return found

        def one(x: Any, mean: Any, cov: Any = None, factor: Any = None, out: Any = None) -> Any:
            lower = factor_of(cov, factor, x.dtype.type)
            found = np.empty(1, x.dtype)
            point = x.reshape(1, x.size)
            _cpu.passed(rows, point, mean.astype(np.float64), lower, found)
            return found[0]

        if not isinstance(x, types.Array) or not isinstance(x.dtype, types.Float):
            return None
        return {1: one, 2: over}.get(x.ndim)

    return choose


overload(logpdf)(_compiled(_cpu.logpdf_rows))
overload(pdf)(_compiled(_cpu.pdf_rows))


@overload(score)
def _score(x: Any, mean: Any, cov: Any = None, factor: Any = None) -> Any:
    if not isinstance(x, types.Array) or not isinstance(x.dtype, types.Float) or x.ndim > 2:
        return None

    def gradient(x: Any, mean: Any, cov: Any = None, factor: Any = None) -> Any:
        lower = factor_of(cov, factor, x.dtype.type)
        rows, d = x.size // mean.size, mean.size
        by_mean = np.empty((rows, d, 1), x.dtype)
        by_cov = np.empty((rows, d, d), x.dtype)
        _cpu.score_rows(x.reshape(rows, d), mean.astype(np.float64), lower, by_mean, by_cov)
        return by_mean.reshape(x.shape), by_cov.reshape((*x.shape, d))

    return gradient
