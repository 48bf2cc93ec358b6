"""The geometric distribution and data: draws from it, and its parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Maximum likelihood estimates of the parameters.

        p = sum w_i / sum w_i x_i

    Parameters:
        x: Observations, of any shape, whole numbers from 1.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: p.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.fit([1, 2, 5, 8]))
        0.25
    """
    values, share = _fits.observations(x, weights)
    _fits.check_counts(values, 1, np.inf)
    return 1.0 / _fits.average(values, share)


@_shape.sampler(*_shape.probabilities("p"), *_shape.positive("p"))
def sample(
    key: random.Key,
    size: random.Size,
    p: ArrayLike,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution: those of `random.geometric`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        p: As for `pmf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> from nbmath.random import Key
        >>> print(geometric.sample(Key(0), 3, 0.25))
        [ 4.  1. 14.]
    """
    return _shape.of_dtype(random.geometric(key, p, size), dtype)
