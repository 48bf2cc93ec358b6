"""The Poisson distribution and data: draws from it, and its parameter from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Maximum likelihood estimate of the parameter.

        mu = sum w_i x_i / sum w_i

    Parameters:
        x: Observations, of any shape, whole numbers from 0.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: mu.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.fit([1, 2, 5, 8]))
        4.0
    """
    values, share = _fits.observations(x, weights)
    _fits.check_counts(values, 0, np.inf)
    return _fits.average(values, share)


@_shape.sampler(*_shape.not_negative("mu"))
def sample(
    key: random.Key,
    size: random.Size,
    mu: ArrayLike,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution, those of `nbmath.random.poisson`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        mu: As for `pmf`, at most 2**62; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> from nbmath.random import Key
        >>> print(poisson.sample(Key(0), 3, 4.0))
        [3. 8. 1.]
    """
    return _shape.of_dtype(random.poisson(key, mu, size), dtype)
