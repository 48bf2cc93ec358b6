"""The multivariate normal distribution and data: draws, and parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import types
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath._targets import overload
from nbmath.distributions import _fits

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> _fits.Fit:
    """Maximum likelihood estimates of the parameters: the mean and the covariance.

        mean = sum w_i x_i,  cov = sum w_i (x_i - mean)(x_i - mean)'  with weights that sum to one

    Parameters:
        x: Observations, shape (n, d).
        weights: How often each counts, shape (n,); not negative, integers or not.

    Returns: mean, shape (d,), and cov, shape (d, d), float64; `.converged` is True. The covariance
        is singular where observations are fewer than d + 1 or lie in a plane. nan where x has nan.
    Raises: ValueError for no observations, no weight, or weights of another shape.

    Source: Anderson 2003, theorem 3.2.1.

    Examples:
        >>> from nbmath.distributions import multivariate_normal
        >>> mean, cov = multivariate_normal.fit([[0.0, 0.0], [2.0, 0.0], [1.0, 3.0]])
        >>> print(mean, cov.round(4).tolist())
        [1. 1.] [[0.6667, 0.0], [0.0, 2.0]]
    """
    values, share = _fits.rows(x, weights)
    mean = share @ values
    shifted = values - mean
    mean += share @ shifted  # what was rounded in the first sum
    shifted = values - mean
    cov = (shifted * share[:, None]).T @ shifted
    return _fits.Fit.of((mean, (cov + cov.T) / 2), True)


def sample(
    key: random.Key,
    size: random.Size,
    mean: ArrayLike,
    cov: ArrayLike | None = None,
    dtype: DTypeLike = np.float64,
    *,
    factor: ArrayLike | None = None,
) -> Any:
    """Draws from the distribution: those of `random.multivariate_normal`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one vector.
        mean, cov, factor: As for `logpdf`, but the covariance may be singular. Compiled code takes
            no factor.
        dtype: float64 or float32.

    Returns: An array of shape (*size, d).
    Raises: ValueError: shapes do not fit, or the covariance is none. Compiled code gives nan.

    Examples:
        >>> from nbmath.distributions import multivariate_normal
        >>> from nbmath.random import Key
        >>> multivariate_normal.sample(Key(0), 5, [0.0, 1.0], [[2.0, 1.0], [1.0, 2.0]]).shape
        (5, 2)
    """
    return random.multivariate_normal(key, mean, cov, size, dtype, factor=factor)


@overload(sample)
def _sample(
    key: Any, size: Any, mean: Any, cov: Any = None, dtype: Any = np.float64, factor: Any = None
) -> Any:
    if not isinstance(cov, types.Array):
        return None

    def draw(
        key: Any, size: Any, mean: Any, cov: Any = None, dtype: Any = np.float64, factor: Any = None
    ) -> Any:
        return random.multivariate_normal(key, mean, cov, size, dtype)

    return draw
