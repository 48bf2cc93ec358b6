"""The Student's t distribution and data: draws, and parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape
from nbmath.distributions.student_t.door.points import logpdf, score

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> _fits.Fit:
    """Maximum likelihood estimates of the parameters.

        sum w_i score(x_i; df, loc, scale) = 0

    Observations of which no such likelihood is greater than that of the limit, a normal
    distribution, have df = inf and its parameters, not converged.

    Parameters:
        x: Observations, of any shape.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: df, loc and scale; `.converged` says whether the steps did; nan where x has nan.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> found = student_t.fit([-4.0, -1.0, -0.5, 0.0, 0.25, 0.5, 1.0, 8.0])
        >>> print(*(round(value, 9) for value in found))
        0.946025985 0.088990513 0.692915573
    """
    values, share = _fits.observations(x, weights)
    low, high = (_fits.quantile(values, share, p) for p in (0.25, 0.75))

    def likelihood(df: float, loc: float, scale: float) -> Any:
        return logpdf(values, df, loc, scale)

    found, converged = _fits.solve(
        (4.0, _fits.median(values, share), (high - low) / 1.5 or np.inf),
        (True, False, True),
        lambda df, loc, scale: score(values, df, loc, scale),
        likelihood,
        share,
    )
    mean = _fits.average(values, share)
    limit = np.inf, mean, np.sqrt(_fits.average((values - mean) ** 2, share))
    if limit[2] > 0.0 and np.isfinite([*found, *limit[1:]]).all():
        height, last = (_fits.average(likelihood(*at), share) for at in (found, limit))
        if last >= height:
            return _fits.Fit.of(limit, False)
    return _fits.Fit.of(found, converged)


@_shape.sampler(*_shape.positive("df", "scale"))
def sample(
    key: random.Key,
    size: random.Size,
    df: ArrayLike,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution: those of `random.standard_t`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        df, loc, scale: As for `pdf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> from nbmath.random import Key
        >>> print(student_t.sample(Key(0), 3, 3.0))
        [ 1.17517925 -0.19550586  2.65792231]
    """
    return _shape.moved(random.standard_t(key, _shape.proper(df), size, dtype), loc, scale, dtype)
