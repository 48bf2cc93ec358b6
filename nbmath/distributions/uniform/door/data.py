"""The uniform distribution and data: draws from it, and its parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape
from nbmath.distributions.uniform.door.points import ppf

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> tuple[float, float]:
    """Maximum likelihood estimates of the parameters.

        loc = min x_i,  scale = max x_i - min x_i

    Parameters:
        x: Observations, of any shape.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: loc and scale, nan where an observation is nan.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.fit([1.0, 2.0, 5.0]))
        (1.0, 4.0)
    """
    values, _ = _fits.observations(x, weights)
    low, high = float(values.min()), float(values.max())
    return low, high - low


@_shape.sampler(*_shape.positive("scale"))
def sample(
    key: random.Key,
    size: random.Size = None,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        loc, scale: As for `pdf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> from nbmath.random import Key
        >>> print(uniform.sample(Key(0), 3))
        [0.39904647 0.73571278 0.9722412 ]
    """
    return ppf(random.uniform(key, size, dtype), loc, scale)
