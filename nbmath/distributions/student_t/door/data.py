"""The Student's t distribution and data: draws, and parameters from observations."""

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

    Parameters:
        x: Observations, of any shape.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: df, loc and scale; `.converged` says whether the steps did (of observations that are
        nearer to a normal distribution than to any of these, df grows without bound and they do
        not); nan where x has nan.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.fit([-4.0, -1.0, -0.5, 0.0, 0.25, 0.5, 1.0, 8.0]))
        (0.9548163554699646, 0.08762145864016782, 0.6965265783848864)
    """
    values, share = _fits.observations(x, weights)
    low, high = (_fits.quantile(values, share, p) for p in (0.25, 0.75))
    found, converged = _fits.solve(
        (4.0, _fits.median(values, share), (high - low) / 1.5 or np.inf),
        (True, False, True),
        lambda df, loc, scale: score(values, df, loc, scale),
        lambda df, loc, scale: logpdf(values, df, loc, scale),
        share,
    )
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
