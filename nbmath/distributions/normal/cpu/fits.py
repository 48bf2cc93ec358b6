"""Maximum likelihood from moments of chunks: one pass over memory, merged in a fixed order."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver, parallel_driver, prange

_bound: Any = bind("distributions.normal", "cpu")
fitted = _bound.fitted
largest = _bound.largest
merged = _bound.merged
moments = _bound.moments
reciprocal = _bound.reciprocal
strained = _bound.strained
weighted_moments = _bound.weighted_moments

CHUNK = 2048
"""Entries that stay in the first cache while they are passed over twice."""


@driver
def merge_parts(part: Any, per: Any) -> Any:
    """Return the moments of all chunks, one row for each, merged two by two."""
    step = 1
    while step < part.shape[0]:
        for i in range(0, part.shape[0] - step, 2 * step):
            a, b = part[i], part[i + step]
            a[0], a[1], a[2] = merged((a[0], a[1], a[2]), (b[0], b[1], b[2]), per)
        step *= 2
    return part[0, 0], part[0, 1], part[0, 2]


@driver
def moments_array(x: Any, per: Any) -> Any:
    """Return weight, mean and squares."""
    part = np.empty(((x.size + CHUNK - 1) // CHUNK, 3), x.dtype)
    for i in range(part.shape[0]):
        part[i, 0], part[i, 1], part[i, 2] = moments(x[i * CHUNK : (i + 1) * CHUNK], per)
    return merge_parts(part, per)


@parallel_driver
def moments_array_parallel(x: Any, per: Any) -> Any:
    """Return weight, mean and squares, using all threads."""
    part = np.empty(((x.size + CHUNK - 1) // CHUNK, 3), x.dtype)
    for i in prange(part.shape[0]):
        part[i, 0], part[i, 1], part[i, 2] = moments(x[i * CHUNK : (i + 1) * CHUNK], per)
    return merge_parts(part, per)


@driver
def weighted_moments_array(x: Any, weights: Any, per: Any) -> Any:
    """Return the same of observations that count `weights` times."""
    part = np.empty(((x.size + CHUNK - 1) // CHUNK, 3), x.dtype)
    for i in range(part.shape[0]):
        chunk = slice(i * CHUNK, (i + 1) * CHUNK)
        part[i, 0], part[i, 1], part[i, 2] = weighted_moments(x[chunk], weights[chunk], per)
    return merge_parts(part, per)


@driver
def fit_array(x: Any) -> Any:
    """Return loc and scale; a second pass in another unit where squares strain the range."""
    per = x.dtype.type(1)
    weight, mean, squares = moments_array(x, per)
    if strained(squares):
        per = reciprocal(largest(x, mean))
        weight, mean, squares = moments_array(x, per)
    return fitted(weight, mean, squares, per)


@driver
def fit_array_parallel(x: Any) -> Any:
    """Return loc and scale, using all threads."""
    per = x.dtype.type(1)
    weight, mean, squares = moments_array_parallel(x, per)
    if strained(squares):
        per = reciprocal(largest(x, mean))
        weight, mean, squares = moments_array_parallel(x, per)
    return fitted(weight, mean, squares, per)


@driver
def fit_weighted_array(x: Any, weights: Any) -> Any:
    """Return loc and scale of observations that count `weights` times."""
    per = x.dtype.type(1)
    weight, mean, squares = weighted_moments_array(x, weights, per)
    if strained(squares):
        per = reciprocal(largest(x, mean))
        weight, mean, squares = weighted_moments_array(x, weights, per)
    return fitted(weight, mean, squares, per)
