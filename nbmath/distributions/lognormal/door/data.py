"""The log-normal distribution and data: draws, and parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape
from nbmath.distributions.lognormal.door.points import ppf

__all__ = ["fit", "sample"]


def fit(
    x: ArrayLike, weights: ArrayLike | None = None, loc: float = 0.0
) -> tuple[float, float, float]:
    """Maximum likelihood estimates of the parameters.

        log(scale), s = mean and standard deviation (ddof 0) of log(x_i - loc)

    Parameters:
        x: Observations, of any shape.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.
        loc: The lower end, which is not estimated.

    Returns: s, loc and scale, nan where an observation is nan.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.fit([1.0, 2.0, 4.0]))
        (0.5659523030068885, 0.0, 2.0)
    """
    values, share = _fits.observations(x, weights)
    _fits.check_above(values, loc)
    logs = np.log(values - loc)
    middle = _fits.average(logs, share)
    spread = _fits.average((logs - middle) ** 2, share)
    return float(np.sqrt(spread)), float(loc), float(np.exp(middle))


@_shape.sampler(*_shape.positive("s", "scale"))
def sample(
    key: random.Key,
    size: random.Size,
    s: ArrayLike,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution, by inversion.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        s, loc, scale: As for `pdf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> from nbmath.random import Key
        >>> print(lognormal.sample(Key(0), 3, 0.5))
        [0.87993434 1.37038515 2.60491915]
    """
    return ppf(_shape.inner_uniform(key, size, dtype), s, loc, scale)
