"""The beta distribution and data: draws, and parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape
from nbmath.distributions.beta.door.points import logpdf, score

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> _fits.Fit:
    """Maximum likelihood estimates of the parameters.

        digamma(a) - digamma(a + b) = mean(log(x))
        digamma(b) - digamma(a + b) = mean(log(1 - x))

    Parameters:
        x: Observations, of any shape.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: a and b; `.converged` says whether the steps did; nan where x has nan.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.fit([0.25, 0.5, 0.625]))
        (4.443242141567427, 5.300827148509195)
    """
    values, share = _fits.observations(x, weights)
    _fits.check_inside(values, 0.0, 1.0)
    middle = _fits.average(values, share)
    spread = _fits.average((values - middle) ** 2, share)
    size = middle * (1.0 - middle) / spread if spread > 0.0 else np.inf
    found, converged = _fits.solve(
        (middle * size, (1.0 - middle) * size),
        (True, True),
        lambda a, b: score(values, a, b),
        lambda a, b: logpdf(values, a, b),
        share,
    )
    return _fits.Fit.of(found, converged)


@_shape.sampler(*_shape.positive("a", "b"))
def sample(
    key: random.Key,
    size: random.Size,
    a: ArrayLike,
    b: ArrayLike,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution: those of `random.beta`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        a, b: As for `pdf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import beta
        >>> from nbmath.random import Key
        >>> print(beta.sample(Key(0), 3, 2.0, 3.0))
        [0.07874008 0.47547305 0.85582919]
    """
    return random.beta(key, _shape.proper(a), _shape.proper(b), size, dtype)
