"""The normal distribution and data: draws from it, and its parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import _door, random
from nbmath._targets import overload as _overload
from nbmath.distributions import _shape
from nbmath.distributions.normal.cpu import fits as _fits
from nbmath.distributions.normal.cpu import inside as _inside

__all__ = ["fit", "sample"]


@_shape.sampler(*_shape.positive("scale"))
def sample(
    key: random.Key,
    size: random.Size = None,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution: `nbmath.random.normal` with a positive scale.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of `loc` and `scale`.
        loc, scale: Mean and standard deviation, numbers or arrays that broadcast to `size`.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.
    Raises: ValueError where a scale is not positive. Inside `@njit` code the draws are nan.

    Examples:
        >>> from nbmath.distributions import normal
        >>> from nbmath.random import Key
        >>> print(normal.sample(Key(0), 3, loc=10.0))
        [11.00051769 10.91450487  9.80541071]
    """
    return random.normal(key, size, dtype, loc, _shape.proper(scale))


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> tuple[float, float]:
    """Maximum likelihood estimates of mean and standard deviation.

        loc = sum w_i x_i / sum w_i,  scale^2 = sum w_i (x_i - loc)^2 / sum w_i

    The scale divides by the number of observations (ddof = 0); of equal ones it is 0.

    Parameters:
        x: Observations, of any shape; float32 or float64 (integers become float64).
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns:
        loc and scale, nan where an observation is nan; the same for any number of threads.

    Raises:
        ValueError: No observations, or none of positive weight; a weight is negative or nan;
            the shapes differ. Inside `@njit` code the result is nan.

    Source: Chan, Golub & LeVeque, Algorithms for computing the sample variance, 1983.

    Examples:
        >>> from nbmath.distributions import normal
        >>> normal.fit([1.0, 2.0, 3.0, 6.0])
        (3.0, 1.8708286933869707)
    """
    if weights is None:
        values = _door.contiguous(_door.real(x, "x")).reshape(-1)
        if not values.size:
            raise ValueError("x is empty; expected at least one observation")
        driver = _fits.fit_array_parallel if _door.parallel(values.size) else _fits.fit_array
        loc, scale = driver(values)
        return float(loc), float(scale)
    values, counts = _door.reals(x=x, weights=weights)
    if values.shape != counts.shape:
        raise ValueError(f"x has shape {values.shape} and weights {counts.shape}; expected equal")
    if not np.all(counts >= 0.0):
        raise ValueError("weights has negative or nan entries; expected none")
    if not np.any(counts):
        raise ValueError("weights sum to zero; expected an observation of positive weight")
    flat = (_door.contiguous(array).reshape(-1) for array in (values, counts))
    loc, scale = _fits.fit_weighted_array(*flat)
    return float(loc), float(scale)


_overload(fit)(_inside.fit)
