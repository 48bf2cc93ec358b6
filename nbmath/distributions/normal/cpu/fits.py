"""Maximum likelihood from moments of chunks: one pass over memory, merged in a fixed order."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver, parallel_driver, prange

_bound: Any = bind("distributions.normal", "cpu")
fitted = _bound.fitted
merged = _bound.merged
moments = _bound.moments
weighted_moments = _bound.weighted_moments

CHUNK = 2048
"""Entries that stay in the first cache while they are passed over twice."""


@driver
def fit_parts(part: Any) -> Any:
    """Return loc and scale from the moments of chunks, merged two by two."""
    step = 1
    while step < part.shape[0]:
        for i in range(0, part.shape[0] - step, 2 * step):
            a, b = part[i], part[i + step]
            a[0], a[1], a[2] = merged(a[0], a[1], a[2], b[0], b[1], b[2])
        step *= 2
    return fitted(part[0, 0], part[0, 1], part[0, 2])


@driver
def fit_array(x: Any) -> Any:
    """Return loc and scale."""
    part = np.empty(((x.size + CHUNK - 1) // CHUNK, 3), x.dtype)
    for i in range(part.shape[0]):
        part[i, 0], part[i, 1], part[i, 2] = moments(x[i * CHUNK : (i + 1) * CHUNK])
    return fit_parts(part)


@parallel_driver
def fit_array_parallel(x: Any) -> Any:
    """Return loc and scale, using all threads."""
    part = np.empty(((x.size + CHUNK - 1) // CHUNK, 3), x.dtype)
    for i in prange(part.shape[0]):
        part[i, 0], part[i, 1], part[i, 2] = moments(x[i * CHUNK : (i + 1) * CHUNK])
    return fit_parts(part)


@driver
def fit_weighted_array(x: Any, weights: Any) -> Any:
    """Return loc and scale of observations that count `weights` times."""
    part = np.empty(((x.size + CHUNK - 1) // CHUNK, 3), x.dtype)
    for i in range(part.shape[0]):
        chunk = slice(i * CHUNK, (i + 1) * CHUNK)
        part[i, 0], part[i, 1], part[i, 2] = weighted_moments(x[chunk], weights[chunk])
    return fit_parts(part)
