"""The negative binomial distribution and data: draws from it, its parameters from data."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape
from nbmath.distributions.negative_binomial.door.points import logpmf, score

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> _fits.Fit:
    """Maximum likelihood estimates of the parameters.

        mean of digamma(x_i + n) - digamma(n) + log(p) = 0,  p = n / (n + mean of x_i)

    Newton's method in log(n). Observations whose variance is not above their mean have their
    greatest likelihood in the limit, a Poisson distribution: n is inf, p is 1, not converged.

    Parameters:
        x: Observations, of any shape, whole numbers from 0.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: n and p, a tuple that says by `.converged` whether the steps converged.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Source: Levin & Reeds, Annals of Statistics 5, 1977, doi 10.1214/aos/1176343738: the likelihood
        has one maximum, if the variance is above the mean.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> n, p = negative_binomial.fit([0, 1, 1, 2, 5, 12])
        >>> print(round(n, 6), round(p, 6))
        0.924719 0.208989
    """
    values, share = _fits.observations(x, weights)
    _fits.check_counts(values, 0, np.inf)
    mean = _fits.average(values, share)
    spread = _fits.average((values - mean) ** 2, share)
    if not spread > mean:
        return _fits.Fit.of((np.inf, 1.0), False)
    found, converged = _fits.solve(
        (mean * (mean / (spread - mean)),),
        (True,),
        lambda n: (score(values, n, n / (n + mean))[0],),
        lambda n: logpmf(values, n, n / (n + mean)),
        share,
    )
    return _fits.Fit.of((found[0], found[0] / (found[0] + mean)), converged)


@_shape.sampler(*_shape.positive("n"), *_shape.probabilities("p"), *_shape.positive("p"))
def sample(
    key: random.Key,
    size: random.Size,
    n: ArrayLike,
    p: ArrayLike,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution, those of `nbmath.random.negative_binomial`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        n, p: As for `pmf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> from nbmath.random import Key
        >>> print(negative_binomial.sample(Key(0), 3, 10, 0.3))
        [10. 23. 26.]
    """
    return _shape.of_dtype(random.negative_binomial(key, n, p, size), dtype)
