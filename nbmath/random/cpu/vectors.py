"""Fills of vectors and matrices: normal draws by blocks, then row by row."""

import math
from typing import Any

import numpy as np

from nbmath._targets import bind, driver, part
from nbmath.random.cpu import normal_array

TOGETHER = 2048
"""Normal draws that are made together."""
SHORT = 64
"""Vectors that are too short for vector instructions of their own."""

_bound = bind("random", "cpu")
add_multiple = _bound.add_multiple
factor_covariance = _bound.factor_covariance
per_block = _bound.per_block
multiple_added = _bound.multiple_added
radius = _bound.radius
to_length = _bound.to_length
wishart = _bound.wishart


@part
def to_lengths(lengths: Any, columns: Any, out: Any) -> None:
    """What `to_length` makes of rows, a component of all rows at a time."""
    count, size = out.shape
    total, zeros = columns[size], 0
    for r in range(count):
        total[r] = 0
    for j in range(size):
        own = columns[j]
        for r in range(count):
            own[r] = out[r, j]
        for r in range(count):
            total[r] = multiple_added(own[r], own[r], total[r])
    for r in range(count):
        zeros += not total[r] > 0
        total[r] = math.sqrt(total[r])
    for j in range(size):
        own = columns[j]
        for r in range(count):
            out[r, j] = lengths[r] * (own[r] / total[r])
    if zeros:
        for r in range(count):
            if not total[r] > 0:
                out[r] = 0
                to_length(out[r], lengths[r])


@driver
def unit_rows(key: Any, first: Any, ball: Any, out: Any) -> None:
    """Points on the sphere, or in the ball, from the row `first` on.

    The first index of the row begins a block of normal draws.
    """
    one, dimension = out.dtype.type(1.0), out.dtype.type(out.shape[1])
    rows = 4 * max(1, TOGETHER // (4 * out.shape[1]))
    lengths = np.full(rows, one)
    columns = np.empty((out.shape[1] + 1, rows), out.dtype)
    for begin in range(0, out.shape[0], rows):
        end = min(begin + rows, out.shape[0])
        block = (first + begin) * out.shape[1] // per_block(one)
        normal_array(key, block, out.dtype.type(0.0), one, out[begin:end].reshape(-1))
        if ball:
            for r in range(end - begin):
                lengths[r] = radius(key, first + begin + r, dimension)
        if out.shape[1] <= SHORT:
            to_lengths(lengths, columns, out[begin:end])
            continue
        for r in range(end - begin):
            to_length(out[begin + r], lengths[r])


@part
def correlate_together(z: Any, mean: Any, upper: Any, columns: Any, out: Any) -> None:
    """What `add_multiple` makes of rows, a component of all rows at a time."""
    count, size = out.shape
    total = columns[size]
    for r in range(count):
        for j in range(size):
            columns[j, r] = z[r * size + j]
    for i in range(size):
        for r in range(count):
            total[r] = mean[i]
        for j in range(i + 1):
            share, own = upper[j, i], columns[j]
            for r in range(count):
                total[r] = multiple_added(share, own[r], total[r])
        for r in range(count):
            out[r, i] = total[r]


@driver
def multivariate_normal_rows(key: Any, first: Any, mean: Any, upper: Any, out: Any) -> None:
    """Normal vectors, likewise."""
    one = out.dtype.type(1.0)
    rows = 4 * max(1, TOGETHER // (4 * mean.size))
    room = np.empty(rows * mean.size, out.dtype)
    columns = np.empty((mean.size + 1, rows), out.dtype)
    for begin in range(0, out.shape[0], rows):
        end = min(begin + rows, out.shape[0])
        z = room[: (end - begin) * mean.size]
        block = (first + begin) * mean.size // per_block(one)
        normal_array(key, block, out.dtype.type(0.0), one, z)
        if mean.size <= SHORT:
            correlate_together(z, mean, upper, columns, out[begin:end])
            continue
        for i in range(begin, end):
            for j in range(mean.size):
                out[i, j] = mean[j]
            for j in range(mean.size):
                add_multiple(out[i], upper, j, z[(i - begin) * mean.size + j])


@driver
def factor(u: Any) -> Any:
    """The upper factor of a covariance, in place."""
    return factor_covariance(u)


@driver
def upper_of(lower: Any) -> Any:
    """The upper factor whose transpose is the lower triangle of a matrix."""
    upper = np.zeros(lower.shape)
    for i in range(lower.shape[0]):
        for j in range(min(i + 1, lower.shape[1])):
            upper[j, i] = lower[i, j]
    return upper


@driver
def wishart_stack(key: Any, first: Any, df: Any, upper: Any, out: Any) -> None:
    """Wishart matrices from the one numbered `first` on."""
    work = np.empty(upper.shape, out.dtype)
    for i in range(out.shape[0]):
        wishart(key, first + i, df, upper, work, out[i])
