"""The Weibull distribution and data: draws, and parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape
from nbmath.distributions.weibull.door.points import logpdf, ppf, score

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None, loc: float = 0.0) -> _fits.Fit:
    """Maximum likelihood estimates of the parameters.

        sum w_i score(x_i; c, loc, scale) = 0 by c and by scale

    Parameters:
        x: Observations, of any shape.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.
        loc: The lower end, which is not estimated.

    Returns: c, loc and scale; `.converged` says whether the steps did; nan where x has nan.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.fit([1.0, 2.0, 4.0]))
        (2.012498043934779, 0.0, 2.6493059014487788)
    """
    values, share = _fits.observations(x, weights)
    _fits.check_above(values, loc)
    logs = np.log(values - loc)
    middle = _fits.average(logs, share)
    spread = np.sqrt(_fits.average((logs - middle) ** 2, share))
    # log x is of Gumbel's distribution, with standard deviation pi / (c sqrt(6))
    (c, scale), found = _fits.solve(
        (1.2825 / spread if spread > 0.0 else np.inf, np.exp(middle)),
        (True, True),
        lambda c, scale: score(values, c, loc, scale)[::2],
        lambda c, scale: logpdf(values, c, loc, scale),
        share,
    )
    return _fits.Fit.of((c, loc, scale), found)


@_shape.sampler(*_shape.positive("c", "scale"))
def sample(
    key: random.Key,
    size: random.Size,
    c: ArrayLike,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution, by inversion.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        c, loc, scale: As for `pdf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> from nbmath.random import Key
        >>> print(weibull.sample(Key(0), 3, 1.5))
        [0.63769598 1.20982959 2.34204384]
    """
    return ppf(_shape.inner_uniform(key, size, dtype), c, loc, scale)
