"""The gamma distribution and data: draws, and parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape
from nbmath.distributions.gamma.door.points import logpdf, score

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None, loc: float = 0.0) -> _fits.Fit:
    """Maximum likelihood estimates of the parameters.

        log(a) - digamma(a) = log(mean(x - loc)) - mean(log(x - loc)),  scale = mean(x - loc) / a

    Parameters:
        x: Observations, of any shape.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.
        loc: The lower end, which is not estimated.

    Returns: a, loc and scale; `.converged` says whether the steps did; nan where x has nan.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.fit([1.0, 2.0, 4.0]))
        (3.401200587899853, 0.0, 0.686032262147203)
    """
    values, share = _fits.observations(x, weights)
    _fits.check_above(values, loc)
    middle = _fits.average(values - loc, share)
    spread = np.log(middle) - _fits.average(np.log(values - loc), share)
    (a,), found = _fits.solve(
        (0.5 / spread if spread > 0.0 else np.inf,),  # nearly, for large a
        (True,),
        lambda a: (score(values, a, loc, middle / a)[0],),
        lambda a: logpdf(values, a, loc, middle / a),
        share,
    )
    return _fits.Fit.of((a, loc, middle / a), found)


@_shape.sampler(*_shape.positive("a", "scale"))
def sample(
    key: random.Key,
    size: random.Size,
    a: ArrayLike,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution, by Marsaglia and Tsang: those of `random.gamma`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        a, loc, scale: As for `pdf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> from nbmath.random import Key
        >>> print(gamma.sample(Key(0), 3, 2.5))
        [1.00242225 1.89267526 4.46306773]
    """
    return _shape.moved(random.gamma(key, _shape.proper(a), 1.0, size, dtype), loc, scale, dtype)
