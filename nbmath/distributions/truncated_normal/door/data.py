"""The truncated normal distribution and data: draws, and parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape
from nbmath.distributions.truncated_normal.door.points import logpdf, score

__all__ = ["fit", "sample"]


def fit(
    x: ArrayLike, weights: ArrayLike | None = None, low: float = -np.inf, high: float = np.inf
) -> _fits.Fit:
    """Maximum likelihood estimates of the parameters.

        sum w_i score(x_i; a, b, loc, scale) = 0 by loc and by scale
        a = (low - loc) / scale,  b = (high - loc) / scale

    Parameters:
        x: Observations, of any shape.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.
        low, high: The bounds, which are not estimated, as observations have them.

    Returns: a, b, loc and scale; `.converged` says whether the steps did (of observations that fall
        off too slowly for a normal distribution they do not); nan where x has nan.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> fitted = truncated_normal.fit([0.125, 0.25, 0.5, 0.5, 1.0], low=0.0)
        >>> print([round(value, 12) for value in fitted])
        [-0.901650433353, inf, 0.349021287508, 0.387091576289]
    """
    values, share = _fits.observations(x, weights)
    _fits.check_within(values, low, high)

    def bounds(loc: float, scale: float) -> tuple[float, float]:
        return (low - loc) / scale, (high - loc) / scale

    def slopes(loc: float, scale: float) -> tuple[Any, Any]:
        a, b = bounds(loc, scale)
        by_a, by_b, by_loc, by_scale = score(values, a, b, loc, scale)
        moving = sum(at * by for at, by in ((a, by_a), (b, by_b)) if np.isfinite(at))
        return by_loc - (by_a + by_b) / scale, by_scale - moving / scale

    middle = _fits.average(values, share)
    spread = np.sqrt(_fits.average((values - middle) ** 2, share))
    (loc, scale), found = _fits.solve(
        (middle, spread or np.inf),
        (False, True),
        slopes,
        lambda loc, scale: logpdf(values, *bounds(loc, scale), loc, scale),
        share,
    )
    return _fits.Fit.of((*bounds(loc, scale), loc, scale), found)


@_shape.sampler(*_shape.positive("scale"), *_shape.ordered("a", "b"))
def sample(
    key: random.Key,
    size: random.Size,
    a: ArrayLike,
    b: ArrayLike,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution: those of `random.truncated_normal`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        a, b, loc, scale: As for `pdf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> from nbmath.random import Key
        >>> print(truncated_normal.sample(Key(0), 3, 0.0, 1.0))
        [0.39904647 0.9722412  0.01944942]
    """
    return _shape.moved(random.truncated_normal(key, a, b, size, dtype), loc, scale, dtype)
