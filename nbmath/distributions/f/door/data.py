"""The F distribution and data: draws, and parameters from observations."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape
from nbmath.distributions.f.door.points import logpdf, score

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> _fits.Fit:
    """Maximum likelihood estimates of the parameters.

        sum w_i score(x_i; dfn, dfd) = 0

    Parameters:
        x: Observations, of any shape.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: dfn and dfd; `.converged` says whether the steps did; nan where x has nan.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.fit([0.25, 0.5, 1.0, 2.0, 8.0]))
        (6.176428976328749, 2.6394671030316528)
    """
    values, share = _fits.observations(x, weights)
    _fits.check_above(values, 0.0)
    found, converged = _fits.solve(
        (4.0, 4.0),
        (True, True),
        lambda dfn, dfd: score(values, dfn, dfd),
        lambda dfn, dfd: logpdf(values, dfn, dfd),
        share,
    )
    return _fits.Fit.of(found, converged)


@_shape.sampler(*_shape.positive("dfn", "dfd"))
def sample(
    key: random.Key,
    size: random.Size,
    dfn: ArrayLike,
    dfd: ArrayLike,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution: those of `random.f`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        dfn, dfd: As for `pdf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import f
        >>> from nbmath.random import Key
        >>> print(f.sample(Key(0), 3, 3.0, 4.0))
        [ 0.08182261  1.53440339 17.32490861]
    """
    return random.f(key, _shape.proper(dfn), _shape.proper(dfd), size, dtype)
