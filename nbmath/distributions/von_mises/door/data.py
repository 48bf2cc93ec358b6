"""The von Mises distribution and data: draws, and parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape
from nbmath.distributions.von_mises.door.points import logpdf, score

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> _fits.Fit:
    """Maximum likelihood estimates of the parameters.

        (cos(loc), sin(loc)) and R = direction and length of the mean of (cos(x), sin(x))
        I1(kappa) / I0(kappa) = R

    Parameters:
        x: Observations, of any shape.
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns: kappa and loc; `.converged` says whether the steps did; nan where x has nan.
    Raises: ValueError for no observations, no weight, or an impossible observation.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.fit([-0.5, 0.0, 1.0]))
        (3.0688168272718217, 0.14863216664942275)
    """
    values, share = _fits.observations(x, weights)
    east, north = _fits.average(np.cos(values), share), _fits.average(np.sin(values), share)
    loc, length = np.arctan2(north, east), np.hypot(north, east)
    apart = np.pi - np.mod(np.pi - (values - loc), 2.0 * np.pi)
    (kappa,), found = _fits.solve(
        (length * (2.0 - length**2) / (1.0 - length**2) if 0.0 < length < 1.0 else np.inf,),
        (True,),
        lambda kappa: (score(apart, kappa, 0.0)[0],),
        lambda kappa: logpdf(apart, kappa, 0.0),
        share,
    )
    return _fits.Fit.of((kappa, loc), found)


@_shape.sampler(*_shape.not_negative("kappa"))
def sample(
    key: random.Key,
    size: random.Size,
    kappa: ArrayLike,
    loc: ArrayLike = 0.0,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution: those of `random.vonmises`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of the parameters.
        kappa, loc: As for `pdf`; numbers in compiled code.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> from nbmath.random import Key
        >>> print(von_mises.sample(Key(0), 3, 2.0))
        [-0.81612448 -0.21613436  1.33592842]
    """
    return _shape.moved(random.vonmises(key, 0.0, kappa, size, dtype), loc, 1.0, dtype)
