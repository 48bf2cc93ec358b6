"""The binomial distribution and data: draws from it, and its parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, n: float, weights: ArrayLike | None = None) -> float:
    """Maximum likelihood estimate of the parameter p, n being known.

        p = sum w_i x_i / (n sum w_i)

    Parameters:
        x: Observations, of any shape, whole numbers from 0 to n.
        n: How many trials each had.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: p.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.fit([1, 2, 5, 8], 16))
        0.25
    """
    values, share = _fits.observations(x, weights)
    _fits.check_counts(values, 0, n)
    return _fits.average(values, share) / n


@_shape.sampler(*_shape.counts("n"), *_shape.probabilities("p"))
def sample(
    key: random.Key,
    size: random.Size,
    n: ArrayLike,
    p: ArrayLike,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution, those of `nbmath.random.binomial`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        n, p: As for `pmf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> from nbmath.random import Key
        >>> print(binomial.sample(Key(0), 3, 10, 0.3))
        [3. 6. 0.]
    """
    return _shape.of_dtype(random.binomial(key, n, p, size), dtype)
