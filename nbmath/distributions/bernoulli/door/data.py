"""The Bernoulli distribution and data: draws from it, and its parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape
from nbmath.distributions.bernoulli.door.points import ppf

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Maximum likelihood estimates of the parameters.

        p = sum w_i x_i / sum w_i

    Parameters:
        x: Observations, of any shape, each 0 or 1.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: p.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.fit([0, 1, 1, 0]))
        0.5
    """
    values, share = _fits.observations(x, weights)
    _fits.check_counts(values, 0, 1)
    return _fits.average(values, share)


@_shape.sampler(*_shape.probabilities("p"))
def sample(
    key: random.Key,
    size: random.Size,
    p: ArrayLike,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution, by inversion: 1 where a uniform draw is above 1 - p.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        p: As for `pmf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> from nbmath.random import Key
        >>> print(bernoulli.sample(Key(0), 3, 0.5))
        [0. 1. 1.]
    """
    return ppf(_shape.inner_uniform(key, size, dtype), p)
