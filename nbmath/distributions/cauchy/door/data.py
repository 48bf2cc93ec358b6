"""The Cauchy distribution and data: draws, and parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape
from nbmath.distributions.cauchy.door.points import logpdf, ppf, score

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> _fits.Fit:
    """Maximum likelihood estimates of the parameters.

        sum w_i score(x_i; loc, scale) = 0, from the median and the quartiles

    Parameters:
        x: Observations, of any shape.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: loc and scale; `.converged` says whether the steps did; nan where x has nan.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.fit([0.0, 1.0, 2.0, 3.0, 50.0]))
        (1.5289508563783505, 1.212307055000976)
    """
    values, share = _fits.observations(x, weights)
    return _fits.located(values, share, score, logpdf)


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
        >>> from nbmath.distributions import cauchy
        >>> from nbmath.random import Key
        >>> print(cauchy.sample(Key(0), 3))
        [-0.32823479  0.91403169 11.43790708]
    """
    return ppf(_shape.inner_uniform(key, size, dtype), loc, scale)
