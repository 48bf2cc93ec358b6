"""The Laplace distribution and data: draws from it, and its parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape
from nbmath.distributions.laplace.door.points import ppf

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> tuple[float, float]:
    """Maximum likelihood estimates of the parameters.

        loc = median x_i,  scale = sum w_i |x_i - loc| / sum w_i

    Parameters:
        x: Observations, of any shape.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: loc and scale, nan where an observation is nan; of two medians the mean.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.fit([1.0, 2.0, 6.0]))
        (2.0, 1.6666666666666665)
    """
    values, share = _fits.observations(x, weights)
    loc = _fits.median(values, share)
    return loc, _fits.average(np.abs(values - loc), share)


@_shape.sampler(*_shape.positive("scale"))
def sample(
    key: random.Key,
    size: random.Size = None,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution, by inversion.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        loc, scale: As for `pdf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> from nbmath.random import Key
        >>> print(laplace.sample(Key(0), 3))
        [-0.22553022  0.63757165  2.89105525]
    """
    return ppf(_shape.inner_uniform(key, size, dtype), loc, scale)
