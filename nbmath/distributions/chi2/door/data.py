"""The chi-square distribution and data: draws, and parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape
from nbmath.distributions.chi2.door.points import logpdf, score

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> _fits.Fit:
    """Maximum likelihood estimates of the parameters.

        digamma(df / 2) = mean(log(x / 2))

    Parameters:
        x: Observations, of any shape.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: df, alone in a tuple; `.converged` says whether the steps did; nan where x has nan.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.fit([1.0, 2.0, 4.0]))
        (2.923264289936725,)
    """
    values, share = _fits.observations(x, weights)
    _fits.check_above(values, 0.0)
    found, converged = _fits.solve(
        (_fits.average(values, share),),
        (True,),
        lambda df: (score(values, df),),
        lambda df: logpdf(values, df),
        share,
    )
    return _fits.Fit.of(found, converged)


@_shape.sampler(*_shape.positive("df"))
def sample(
    key: random.Key,
    size: random.Size,
    df: ArrayLike,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution: those of `random.chisquare`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        df: As for `pdf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> from nbmath.random import Key
        >>> print(chi2.sample(Key(0), 3, 3.0))
        [0.77063937 1.93771046 6.01533002]
    """
    return random.chisquare(key, _shape.proper(df), size, dtype)
