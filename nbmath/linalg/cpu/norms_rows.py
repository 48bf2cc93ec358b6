"""Norms, inner products and directions of rows [rows, n]; long rows by registers.

A row's numbers come one register after another, each lane with sums of its own; these, and what
fills no register, are joined at the end. A result depends on its row alone.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver
from nbmath.linalg.cpu import products_either
from nbmath.simd.arrays import many
from nbmath.simd.packing import lane_count

on_lanes = bind("linalg", "lanes")
dot_lanes = on_lanes.dot
absolute_sum_lanes = on_lanes.absolute_sum
largest_lanes = on_lanes.largest
bound = bind("linalg", "cpu")
dot = bound.dot
absolute_sum = bound.absolute_sum
entry_sum = bound.entry_sum
largest = bound.largest
euclidean = bound.euclidean
norm = bound.norm
normalize = bound.normalize
axpy = bound.axpy

LONG = 4
"""Registers from which a row goes by registers."""


@driver
def long_dot(x: Any, y: Any) -> Any:
    """The sum of x[i] y[i] of any two rows of one length."""
    lanes, n = lane_count(x), x.size
    if n < LONG * lanes:
        return dot(x, y) if n > 0 else x.dtype.type(0.0)
    whole = n - n % lanes
    rest = np.empty((2, lanes), x.dtype)
    left, right = x[:whole].reshape(-1, lanes), y[:whole].reshape(-1, lanes)
    many(rest)[0] = dot_lanes(many(left), many(right))
    for i in range(n - whole):
        rest[1, i] = x[whole + i] * y[whole + i]
    return entry_sum(rest.reshape(-1)[: lanes + n - whole])


@driver
def long_absolute_sum(x: Any) -> Any:
    """The sum of |x[i]| of a row."""
    lanes, n = lane_count(x), x.size
    if n < LONG * lanes:
        return absolute_sum(x) if n > 0 else x.dtype.type(0.0)
    whole = n - n % lanes
    rest = np.empty((2, lanes), x.dtype)
    many(rest)[0] = absolute_sum_lanes(many(x[:whole].reshape(-1, lanes)))
    for i in range(n - whole):
        rest[1, i] = math.fabs(x[whole + i])
    return entry_sum(rest.reshape(-1)[: lanes + n - whole])


matmul_either = external(products_either.matmul_either)


@driver
def long_largest(x: Any) -> Any:
    """The largest |x[i]| of a row of some registers."""
    lanes, n = lane_count(x), x.size
    whole = n - n % lanes
    rest = np.empty((2, lanes), x.dtype)
    many(rest)[0] = largest_lanes(many(x[:whole].reshape(-1, lanes)))
    for i in range(n - whole):
        rest[1, i] = x[whole + i]
    return largest(rest.reshape(-1)[: lanes + n - whole])


largest_row = external(long_largest)
dot_row = external(long_dot)
absolute_sum_row = external(long_absolute_sum)


@driver
def dot_rows(x: Any, y: Any, out: Any) -> None:
    """out [rows] = inner products of the rows of x and y [rows or 1, n]."""
    for index in range(out.size):
        left = x[index if x.shape[0] > 1 else 0]
        right = y[index if y.shape[0] > 1 else 0]
        if left.size != right.size:
            out[index] = math.nan
        elif left.size < 16:
            out[index] = dot(left, right) if left.size > 0 else 0.0
        else:
            out[index] = dot_row(left, right)


@driver
def norm_rows(x: Any, p: Any, out: Any) -> None:
    """out [rows] = the p-norms of the rows of x [rows, n]."""
    p = x.dtype.type(p)
    for index in range(out.size):
        row = x[index]
        if row.size == 0:
            out[index] = 0.0 if p >= 0.0 else math.inf
        elif p == 2.0 and row.size >= 16:
            out[index] = euclidean(row, dot_row(row, row))
        elif p == 1.0 and row.size >= 16:
            out[index] = absolute_sum_row(row)
        elif p == math.inf and row.size >= 64:
            out[index] = largest_row(row)
        else:
            out[index] = norm(row, p)


@driver
def normalize_rows(x: Any, p: Any, out: Any) -> None:
    """The rows of x [rows, n] divided by their p-norms; rows of zeros stay so."""
    p = x.dtype.type(p)
    for index in range(x.shape[0]):
        if x.shape[1] > 0:
            normalize(x[index], p, out[index])


@driver
def project_rows(x: Any, y: Any, out: Any) -> None:
    """The multiples of the rows of y that are nearest to those of x, both [rows or 1, n]."""
    for index in range(out.shape[0] if out.shape[1] > 0 else 0):
        left = x[index if x.shape[0] > 1 else 0]
        right = y[index if y.shape[0] > 1 else 0]
        normalize(right, x.dtype.type(2.0), out[index])
        share = dot_row(left, out[index])
        for i in range(left.size):
            out[index, i] = share * out[index, i]


@driver
def axpy_array(factor: Any, x: Any, y: Any, out: Any) -> None:
    """out [n] = factor x + y."""
    factor = x.dtype.type(factor)
    for i in range(x.size):
        out[i] = axpy(factor, x[i], y[i])


@driver
def cosine_rows(x: Any, y: Any, out: Any) -> None:
    """out [n, m]: cosines of the angles between the rows of x [n, d] and y [m, d]; 0 for zeros."""
    n, d, m = x.shape[0], x.shape[1], y.shape[0]
    two = x.dtype.type(2.0)
    left, right, row = (
        np.empty((1, n, d), x.dtype),
        np.empty((1, d, m), x.dtype),
        np.empty_like(x[0]),
    )
    for i in range(n):
        normalize(x[i], two, left[0, i])
    for j in range(m):
        normalize(y[j], two, row)
        for k in range(d):
            right[0, k, j] = row[k]
    matmul_either(left, right, out.reshape((1, n, m)))
    for i in range(n):
        for j in range(m):
            c = out[i, j]
            c = -1.0 if c < -1.0 else c
            out[i, j] = 1.0 if c > 1.0 else c


@driver
def cosine_paired(x: Any, y: Any, out: Any) -> None:
    """out [rows]: cosines of the angles between the rows of x and those of y, both [rows, d]."""
    two = x.dtype.type(2.0)
    u, v = np.empty(x.shape[1], x.dtype), np.empty(x.shape[1], x.dtype)
    for i in range(out.size):
        normalize(x[i], two, u)
        normalize(y[i], two, v)
        c = dot_row(u, v)
        c = -1.0 if c < -1.0 else c
        out[i] = 1.0 if c > 1.0 else c
