"""Norms, inner products and directions of rows [rows, n], read by registers.

A result depends on its row alone. What is rare (other orders, sums that have left the range, nan)
is a function of its own, outside of the loops.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, part
from nbmath.linalg.cpu import products_large
from nbmath.linalg.cpu.rows_sums import divide_run, largest_size, sum_run
from nbmath.linalg.formulas.norms import LARGE, SMALL, TINY
from nbmath.linalg.formulas.sums import PRODUCTS, SIZES
from nbmath.simd import multiply

bound = bind("linalg", "cpu")
euclidean = bound.euclidean
largest = bound.largest
smallest = bound.smallest
power_norm = bound.power_norm
scaling = bound.scaling
axpy = bound.axpy
matmul_large = external(products_large.matmul_large)


@driver
def whole_norm(x: Any, p: Any) -> Any:
    """The p-norm of x [n] where sums of `norm_vector` do not give it."""
    if x.size == 0:
        return x.dtype.type(0.0 if p >= 0.0 else math.inf)
    if p == 2.0:
        return euclidean(x, x.dtype.type(0.0))
    if p == math.inf:
        return largest(x)
    return smallest(x) if p == -math.inf else power_norm(x, p)


other_norm = external(whole_norm)


@part
def in_range(x: Any, square: Any) -> Any:
    """Whether a sum of squares of x has lost nothing to the ends of the range."""
    return x.dtype.type(TINY) * square > 0.0 and square < math.inf


@driver
def norm_vector(x: Any, p: Any) -> Any:
    """The p-norm of x [n]."""
    n, p = x.size, x.dtype.type(p)
    if p == 2.0:
        square = sum_run(x, 0, x, 0, n, PRODUCTS)
        if in_range(x, square):
            return math.sqrt(square)
        return other_norm(x, p)
    if p == 1.0:
        return sum_run(x, 0, x, 0, n, SIZES)
    if p == math.inf:
        size, strange = largest_size(x, 0, n)
        return other_norm(x, p) if strange else size
    return other_norm(x, p)


norm_alone = external(norm_vector)


@driver
def whole_direction(x: Any, p: Any, out: Any) -> None:
    """out [n] = x [n] over its p-norm whatever p and the entries are, as `formulas.normalize`."""
    n, length = x.size, norm_alone(x, p)
    if not (length > SMALL and length < LARGE):
        size, strange = largest_size(x, 0, n)
        scale = x.dtype.type(1.0) if strange or size == 0.0 else scaling(size)
        for i in range(n):
            out[i] = x[i] * scale
        length = norm_alone(out, p) if p != 0.0 else length
        x = out
    for i in range(n):
        out[i] = x[i] / length if length != 0.0 else x[i]


other_direction = external(whole_direction)


@part
def direction(x: Any, i: Any, n: Any, p: Any, out: Any, j: Any) -> None:
    """out[j + k] = x[i + k] over the p-norm of x[i], ..., x[i + n - 1], of flat arrays."""
    square = sum_run(x, i, x, i, n, PRODUCTS) if p == 2.0 else x.dtype.type(0.0)
    length = math.sqrt(square)
    if in_range(x, square) and length > SMALL and length < LARGE:
        divide_run(x, i, n, length, out, j)
    else:
        other_direction(x[i : i + n], p, out[j : j + n])


@driver
def norm_rows(x: Any, p: Any, out: Any) -> None:
    """out [rows] = the p-norms of the rows of x [rows, n]."""
    n, p, flat = x.shape[1], x.dtype.type(p), x.reshape(-1)
    for index in range(out.size):
        start = index * n
        if p == 2.0:
            square = sum_run(flat, start, flat, start, n, PRODUCTS)
            if in_range(x, square):
                out[index] = math.sqrt(square)
            else:
                out[index] = other_norm(x[index], p)
        elif p == 1.0:
            out[index] = sum_run(flat, start, flat, start, n, SIZES)
        elif p == math.inf:
            size, strange = largest_size(flat, start, n)
            out[index] = other_norm(x[index], p) if strange else size
        else:
            out[index] = other_norm(x[index], p)


@driver
def dot_vectors(x: Any, y: Any) -> Any:
    """The inner product of x and y [n]."""
    return sum_run(x, 0, y, 0, x.size, PRODUCTS)


@driver
def dot_rows(x: Any, y: Any, out: Any) -> None:
    """out [rows] = inner products of the rows of x and y [rows or 1, n]."""
    n = x.shape[1]
    left, right = x.reshape(-1), y.reshape(-1)
    step_x, step_y = n if x.shape[0] > 1 else 0, n if y.shape[0] > 1 else 0
    for index in range(out.size):
        if n == y.shape[1]:
            out[index] = sum_run(left, index * step_x, right, index * step_y, n, PRODUCTS)
        else:
            out[index] = math.nan


@driver
def normalize_rows(x: Any, p: Any, out: Any) -> None:
    """The rows of x [rows, n] divided by their p-norms; rows of zeros stay so."""
    n, p = x.shape[1], x.dtype.type(p)
    flat, wanted = x.reshape(-1), out.reshape(-1)
    for index in range(x.shape[0] if n > 0 else 0):
        direction(flat, index * n, n, p, wanted, index * n)


@driver
def project_rows(x: Any, y: Any, out: Any) -> None:
    """The multiples of the rows of y that are nearest to those of x, both [rows or 1, n]."""
    n, two = out.shape[1], x.dtype.type(2.0)
    left, right, wanted = x.reshape(-1), y.reshape(-1), out.reshape(-1)
    step_x, step_y = n if x.shape[0] > 1 else 0, n if y.shape[0] > 1 else 0
    for index in range(out.shape[0] if n > 0 else 0):
        start = index * n
        direction(right, index * step_y, n, two, wanted, start)
        share = sum_run(left, index * step_x, wanted, start, n, PRODUCTS)
        multiply(wanted, start, n, share)


@driver
def axpy_array(factor: Any, x: Any, y: Any, out: Any) -> None:
    """out [n] = factor x + y."""
    factor = x.dtype.type(factor)
    for i in range(x.size):
        out[i] = axpy(factor, x[i], y[i])


directions = external(normalize_rows)


@driver
def cosine_rows(x: Any, y: Any, out: Any) -> None:
    """out [n, m]: cosines of the angles between the rows of x [n, d] and y [m, d]; 0 for zeros."""
    n, d, m = x.shape[0], x.shape[1], y.shape[0]
    left, right = np.empty((1, n, d), x.dtype), np.empty((1, m, d), x.dtype)
    directions(x, 2.0, left[0])
    directions(y, 2.0, right[0])
    matmul_large(left, right, False, True, out.reshape((1, n, m)))
    flat = out.reshape(-1)
    for i in range(flat.size):
        c = flat[i]
        c = x.dtype.type(-1.0) if c < -1.0 else c
        flat[i] = x.dtype.type(1.0) if c > 1.0 else c


@driver
def cosine_paired(x: Any, y: Any, out: Any) -> None:
    """out [rows]: cosines of the angles between the rows of x and those of y, both [rows, d]."""
    d, two = x.shape[1], x.dtype.type(2.0)
    left, right = x.reshape(-1), y.reshape(-1)
    u, v = np.empty(d, x.dtype), np.empty(d, x.dtype)
    for i in range(out.size):
        direction(left, i * d, d, two, u, 0)
        direction(right, i * d, d, two, v, 0)
        c = sum_run(u, 0, v, 0, d, PRODUCTS)
        c = -1.0 if c < -1.0 else c
        out[i] = 1.0 if c > 1.0 else c
