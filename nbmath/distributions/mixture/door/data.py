"""Mixtures of normal distributions and data: draws, and parameters from observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nbmath import mixtures, random
from nbmath._targets import overload
from nbmath.distributions import _fits
from nbmath.distributions.mixture.door.points import given_of

__all__ = ["fit", "sample"]


def fit(x: ArrayLike, components: int, max_iter: int = 1000, tol: float = 1e-9) -> _fits.Fit:
    """A local maximum of the likelihood, by expectation-maximisation: `mixtures.fit`.

    It starts from as many quantiles as there are components, and ends where the log-likelihood per
    sample changes by less than `tol`. To variances 1e-9 of that of all samples is added.

    Parameters:
        x: Observations, of any shape, finite.
        components: How many parts.
        max_iter: The largest number of steps.
        tol: The change of the log-likelihood at which the steps end.

    Returns: weights, means and scales; `.converged` says whether the steps did.
    Raises: ValueError for no observations, or fewer than components; nan or infinite ones.

    Source: Dempster, Laird & Rubin 1977.

    Examples:
        >>> from nbmath.distributions import mixture
        >>> from nbmath.random import Key
        >>> x = mixture.sample(Key(0), 5000, [0.25, 0.75], [-4.0, 4.0], [1.0, 2.0])
        >>> weights, means, scales = mixture.fit(x, 2)
        >>> print(means.round().tolist(), scales.round().tolist())
        [-4.0, 4.0] [1.0, 2.0]
    """
    values, _ = _fits.observations(x, None)
    if not 0 < components <= values.size:
        raise ValueError(f"components is {components}; expected from 1 to {values.size}")
    spread = float(values.var())
    at = (np.arange(components) + 0.5) / components
    start = np.quantile(values, at)[:, None]
    ridge = 1e-9 * spread or 1e-300
    part = np.full((components, 1, 1), spread / components**2 + ridge)
    options: dict[str, Any] = {"max_iter": max_iter, "tol": tol, "reg_covar": ridge}
    found = mixtures.fit(values[:, None], start, covariances=part, **options)
    scales = np.sqrt(found.covariances[:, 0, 0])
    return _fits.Fit.of((found.weights, found.means[:, 0], scales), found.converged)


def sample(
    key: random.Key,
    size: random.Size,
    weights: ArrayLike,
    means: ArrayLike,
    scales: ArrayLike,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution: of a part, and then from it.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; in compiled code a number or a tuple.
        weights, means, scales: As for `pdf`.
        dtype: float64 or float32.

    Returns: An array of draws.

    Examples:
        >>> from nbmath.distributions import mixture
        >>> from nbmath.random import Key
        >>> mixture.sample(Key(0), 3, [0.5, 0.5], [-100.0, 100.0], [1.0, 1.0]).round().shape
        (3,)
    """
    _, given = given_of(0.0, weights, means, scales)
    w, m, s = (part.astype(dtype, copy=False) for part in given)
    part = random.categorical(random.fold_in(key, 0), w, size)
    return m[part] + s[part] * random.normal(random.fold_in(key, 1), size, dtype)


@overload(sample)
def _sample(
    key: Any, size: Any, weights: Any, means: Any, scales: Any, dtype: Any = np.float64
) -> Any:
    def draw(
        key: Any, size: Any, weights: Any, means: Any, scales: Any, dtype: Any = np.float64
    ) -> Any:
        part = random.categorical(random.fold_in(key, 0), weights, size)
        draws = random.normal(random.fold_in(key, 1), size, dtype)
        flat, parts = draws.reshape(-1), part.reshape(-1)
        for i in range(flat.size):
            k = parts[i]
            flat[i] = dtype(means[k]) + dtype(scales[k]) * flat[i]
        return draws

    return draw
