"""The hypergeometric distribution and data: draws, and its parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, M: float, N: float, weights: ArrayLike | None = None) -> int:
    """Maximum likelihood estimate of the parameter n, M and N being known.

        n = the least with sum w_i log(pmf(x_i; n + 1) / pmf(x_i; n)) <= 0

    The likelihood has one maximum; halving finds it among whole numbers. Of a single observation n
    is floor((M + 1) x / N), or one less where that is no fraction: both are as likely.

    Parameters:
        x: Observations, of any shape, whole numbers from 0 to N.
        M: How many there are.
        N: How many of these were taken for each observation.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: n.
    Raises: ValueError for no observations, no weight, observations that are impossible, alone or
        together, or N above M.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.fit([1, 2, 2, 3], 50, 10))
        10
    """
    values, share = _fits.observations(x, weights)
    for condition in _shape.parts("M", "N"):
        given = [{"M": M, "N": N}[name] for name in condition.names]
        if not condition.holds(*given):
            raise ValueError(condition.complaint(condition.names, given, False))
    _fits.check_counts(values, 0, N)
    low, high = int(values.max()), int(M - (N - values.min()))
    if low > high:
        raise ValueError(f"x has {values.min()} and {values.max()}; no n allows both, of M = {M}")
    while low < high:
        n = (low + high) // 2
        good = _fits.average(np.log1p(values / (n + 1.0 - values)), share)
        bad = _fits.average(np.log1p(-(N - values) / (M - n)), share)
        low, high = (n + 1, high) if good + bad > 0.0 else (low, n)
    return low


@_shape.sampler(*_shape.parts("M", "n", "N"))
def sample(
    key: random.Key,
    size: random.Size,
    M: ArrayLike,
    n: ArrayLike,
    N: ArrayLike,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution, those of `nbmath.random.hypergeometric`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        M, n, N: As for `pmf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> from nbmath.random import Key
        >>> print(hypergeometric.sample(Key(0), 3, 20, 7, 5))
        [1. 4. 0.]
    """
    return _shape.of_dtype(random.hypergeometric(key, n, np.subtract(M, n), N, size), dtype)
