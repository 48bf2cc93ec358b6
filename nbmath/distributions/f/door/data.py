"""The F distribution and data: draws, and parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import random
from nbmath.distributions import _fits, _shape, gamma
from nbmath.distributions.f.door.points import logpdf, score
from nbmath.special import digamma

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> _fits.Fit:
    """Maximum likelihood estimates of the parameters.

        sum w_i score(x_i; dfn, dfd) = 0

    Where the likelihood of the limit, a gamma distribution of mean one or its reciprocal, is
    greater than that of all others, dfd or dfn is inf, not converged.

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
    if not converged and np.isfinite(found).all():
        dfn, dfd = found
        height = _fits.average(logpdf(values, dfn, dfd), share)
        upper, lower = _gamma_limit(values, share), _gamma_limit(1.0 / values, share)
        moved = lower[0] - 2.0 * _fits.average(np.log(values), share)
        if max(upper[0], moved) >= height:
            limit = (upper[1], np.inf) if upper[0] >= moved else (np.inf, lower[1])
            return _fits.Fit.of(limit, False)
    return _fits.Fit.of(found, converged)


def _gamma_limit(values: Any, share: Any) -> tuple[float, float]:
    """The greatest mean log-likelihood of gamma distributions of mean one, and twice their a."""
    rest = _fits.average(values - np.log(values) - 1.0, share)
    (a,), _ = _fits.solve(
        (0.5 / rest,),
        (True,),
        lambda a: (np.log(a) - digamma(a) - rest,),
        lambda a: gamma.logpdf(values, a, 0.0, 1.0 / a),
        share,
    )
    return _fits.average(gamma.logpdf(values, a, 0.0, 1.0 / a), share), 2.0 * a


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
