"""Norms, inner products and directions of rows [rows, n], read by registers.

A result depends on its row alone. What is rare (other orders, sums that have left the range, nan)
is a function of its own, outside of the loops.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, part
from nbmath.linalg.cpu.rows_sums import (
    TERMS,
    add_run,
    both_sums,
    divide_run,
    largest_size,
    scale_run,
    sizes,
    sum_run,
)
from nbmath.linalg.formulas.norms import LARGE, SMALL, TINY
from nbmath.linalg.formulas.sums import PRODUCTS, SIZES
from nbmath.simd import any_lane, broadcast, lanes, maxima, multiply, store, store_some
from nbmath.simd.arrays import lent
from nbmath.simd.order import in_order

bound = bind("linalg", "cpu")
euclidean = bound.euclidean
largest = bound.largest
smallest = bound.smallest
power_norm = bound.power_norm
scaling = bound.scaling


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
def unit_run(x: Any, i: Any, n: Any, out: Any, j: Any) -> Any:
    """Write x[i], ..., x[i + n - 1] over their length from out[j] on; False where it is extreme."""
    square = sum_run(x, i, x, i, n, PRODUCTS)
    length = math.sqrt(square)
    good = in_range(x, square) and length > SMALL and length < LARGE
    if good:
        divide_run(x, i, n, length, out, j)
    return good


@part
def direction(x: Any, i: Any, n: Any, p: Any, out: Any, j: Any) -> None:
    """out[j + k] = x[i + k] over the p-norm of x[i], ..., x[i + n - 1], of flat arrays."""
    done = False
    if p == 2.0:
        done = unit_run(x, i, n, out, j)
    if not done:
        other_direction(x[i : i + n], p, out[j : j + n])


@driver
def length_direct(x: Any) -> Any:
    """The length of x [n]; None where it is extreme or x lies otherwise."""
    if in_order(x):
        square = sum_run(x, 0, x, 0, x.size, PRODUCTS)
        if in_range(x, square):
            return math.sqrt(square)
    return None


@driver
def normalize_direct(x: Any, out: Any) -> Any:
    """out = the rows of x over their lengths; False where one is extreme or x lies otherwise."""
    if not in_order(x):
        return False
    n, flat, wanted = x.shape[-1], lent(x.reshape(-1)), lent(out.reshape(-1))
    start, good = 0, True
    while good and start < x.size:
        good = unit_run(flat, start, n, wanted, start)
        start += n
    return good


@driver
def largest_rows(x: Any, out: Any) -> None:
    """out [rows] = the largest sizes in the rows of x [rows, n], as many rows at a time as lanes.

    Across one register a maximum takes steps that wait for each other; these rows share them.
    """
    n, flat, width = x.shape[1], lent(x.reshape(-1)), lanes(x)
    tile = np.empty(width * width, x.dtype)
    index = 0
    while index < out.size:
        count = min(width, out.size - index)
        strange = broadcast(x, x.dtype.type(0.0))
        for row in range(count):
            size, odd = sizes(flat, (index + row) * n, n)
            store(tile, row * width, size)
            strange = strange + odd
        if any_lane(strange != strange):
            for row in range(index, index + count):
                out[row] = other_norm(x[row], x.dtype.type(math.inf))
        else:
            store_some(out, index, count, maxima(tile, 0))
        index += count


sizes_of_rows = external(largest_rows)


@driver
def norm_rows(x: Any, p: Any, out: Any) -> None:
    """out [rows] = the p-norms of the rows of x [rows, n]."""
    n, p, flat = x.shape[1], x.dtype.type(p), lent(x.reshape(-1))
    if p == math.inf and n > 0:
        sizes_of_rows(x, out)
        return
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
        else:
            out[index] = other_norm(x[index], p)


@driver
def dot_direct(x: Any, y: Any) -> Any:
    """The inner product of x and y [n]; None where they do not fit or lie otherwise."""
    if x.size == y.size and in_order(x) and in_order(y):
        return sum_run(x, 0, y, 0, x.size, PRODUCTS)
    return None


@driver
def dot_rows(x: Any, y: Any, out: Any) -> None:
    """out [rows] = inner products of the rows of x and y [rows or 1, n]."""
    n = x.shape[1]
    left, right = lent(x.reshape(-1)), lent(y.reshape(-1))
    step_x, step_y = n if x.shape[0] > 1 else 0, n if y.shape[0] > 1 else 0
    for index in range(out.size):
        if n == y.shape[1]:
            out[index] = sum_run(left, index * step_x, right, index * step_y, n, PRODUCTS)
        else:
            out[index] = math.nan


@driver
def sum_rows(x: Any, out: Any) -> None:
    """out [rows] = the sums of the rows of x [rows, n]."""
    n, flat = x.shape[1], lent(x.reshape(-1))
    for index in range(out.size):
        out[index] = sum_run(flat, index * n, flat, index * n, n, TERMS)


@driver
def normalize_rows(x: Any, p: Any, out: Any) -> None:
    """The rows of x [rows, n] divided by their p-norms; rows of zeros stay so."""
    n, p = x.shape[1], x.dtype.type(p)
    flat, wanted = lent(x.reshape(-1)), lent(out.reshape(-1))
    for index in range(x.shape[0] if n > 0 else 0):
        direction(flat, index * n, n, p, wanted, index * n)


@driver
def whole_projection(x: Any, y: Any, out: Any) -> None:
    """out [n] = the multiple of y that is nearest to x, by the steps of `formulas.project`."""
    other_direction(y, x.dtype.type(2.0), out)
    share = sum_run(x, 0, out, 0, x.size, PRODUCTS)
    multiply(out, 0, x.size, share)


other_projection = external(whole_projection)


@part
def projection(x: Any, i: Any, y: Any, j: Any, n: Any, out: Any, k: Any) -> Any:
    """out[k] ... = (x.y / y.y) y of runs of n; False where a sum or the quotient is extreme."""
    inner, square = both_sums(x, i, y, j, n)
    share = inner / square
    length, good = math.sqrt(square), in_range(x, abs(inner)) and in_range(x, abs(share))
    good = good and in_range(x, square) and length > SMALL and length < LARGE
    if good:
        scale_run(y, j, n, share, out, k)
    return good


@driver
def project_rows(x: Any, y: Any, out: Any) -> None:
    """The multiples of the rows of y that are nearest to those of x, both [rows or 1, n]."""
    n = out.shape[1]
    left, right, wanted = lent(x.reshape(-1)), lent(y.reshape(-1)), lent(out.reshape(-1))
    step_x, step_y = n if x.shape[0] > 1 else 0, n if y.shape[0] > 1 else 0
    for index in range(out.shape[0] if n > 0 else 0):
        i, j, k = index * step_x, index * step_y, index * n
        if not projection(left, i, right, j, n, wanted, k):
            other_projection(left[i : i + n], right[j : j + n], wanted[k : k + n])


@driver
def project_direct(x: Any, y: Any, out: Any) -> Any:
    """As `project_rows` for arrays of one shape; False where one is extreme or lies otherwise."""
    if not (x.shape == y.shape and in_order(x) and in_order(y)):
        return False
    n = x.shape[-1]
    left, right, wanted = lent(x.reshape(-1)), lent(y.reshape(-1)), lent(out.reshape(-1))
    start, good = 0, True
    while good and start < x.size:
        good = projection(left, start, right, start, n, wanted, start)
        start += n
    return good


@driver
def axpy_array(factor: Any, x: Any, y: Any, out: Any) -> None:
    """out [n] = factor x + y."""
    add_run(x.dtype.type(factor), x, y, out)


@driver
def axpy_direct(factor: Any, x: Any, y: Any, out: Any) -> Any:
    """out = factor x + y for arrays of one shape; False where they lie otherwise."""
    if not (x.shape == y.shape and in_order(x) and in_order(y)):
        return False
    add_run(x.dtype.type(factor), x.reshape(-1), y.reshape(-1), out.reshape(-1))
    return True
