"""Whether a large triangle is of full rank for certain, by bounds of its condition from above.

A triangle R [n, n] is given by its columns: column k is the start of work[k]. Its largest singular
value is no larger than |R|, the root of the sum of its squares.
"""

import math
from typing import Any

import numpy as np

from nbmath._targets import inner, part
from nbmath.linalg.cpu.tridiagonal_large import spread
from nbmath.simd import (
    broadcast,
    first_aligned,
    fma,
    lanes,
    load,
    load_some,
    store,
    store_some,
    sum_lanes,
)


@part
def size_of(work: Any, n: Any) -> Any:
    """|R|."""
    width, most, flat = lanes(work), work.shape[1], work.reshape(-1)
    squares = zero = broadcast(work, work.dtype.type(0.0))
    for k in range(n):
        for i in range(k * most, k * most + k + 1, width):
            x = load_some(flat, i, min(width, k * most + k + 1 - i), zero)
            squares = fma(x, x, squares)
    return math.sqrt(sum_lanes(squares))


@part
def bound_of_inverse(work: Any, n: Any) -> Any:
    """A bound of |R^-1| in n^2 steps: that of the triangle |r_kk| on and -|r_ik| off the diagonal.

    No entry of R^-1 is larger than that of this inverse, which has no signs (Higham 1987,
    doi:10.1137/1029112). Its largest sums of a row and of a column, solutions of systems of ones,
    have a product no smaller than the square of its largest singular value. n times the square of
    that is more than the sum of all squares.
    """
    width, most, flat = lanes(work), work.shape[1], work.reshape(-1)
    zero, one = broadcast(work, work.dtype.type(0.0)), work.dtype.type(1.0)
    rows, columns = np.ones(n, work.dtype), np.empty(n, work.dtype)
    most_of_rows = most_of_columns = work.dtype.type(0.0)
    for k in range(n):
        sums, column = zero, k * most
        for i in range(0, k, width):
            some = min(width, k - i)
            x = abs(load_some(flat, column + i, some, zero))
            sums = fma(x, load_some(columns, i, some, zero), sums)
        columns[k] = (one + sum_lanes(sums)) / math.fabs(flat[column + k])
        most_of_columns = max(most_of_columns, columns[k])
    for k in range(n - 1, -1, -1):
        column = k * most
        rows[k] = rows[k] / math.fabs(flat[column + k])
        most_of_rows = max(most_of_rows, rows[k])
        factor = broadcast(work, rows[k])
        for i in range(0, k, width):
            some = min(width, k - i)
            x = abs(load_some(flat, column + i, some, zero))
            store_some(rows, i, some, fma(x, factor, load_some(rows, i, some, zero)))
    return math.sqrt(most_of_rows) * math.sqrt(most_of_columns)


@part
def size_of_inverse(work: Any, n: Any) -> Any:
    """|R^-1| in n^3 / 6 steps, two columns at a time, four registers of rows of each."""
    width, most, flat = lanes(work), work.shape[1], work.reshape(-1)
    block, one = 4 * width, work.dtype.type(1.0)
    wide, zero = (n + block - 1) // block * block, broadcast(work, work.dtype.type(0.0))
    inverse, squares = np.empty((n + 1) * wide + width, work.dtype), zero
    start, alone = first_aligned(inverse), work.dtype.type(0.0)
    for k in range(0, n, 2):
        other = min(k + 1, n - 1)
        left, right = k * most, other * most
        found, beside = start + k * wide, start + (k + 1) * wide
        a, b = one / flat[left + k], one / flat[right + other]
        first, second = broadcast(work, -a), broadcast(work, -b)
        for i in range(0, wide, block):
            s = t = u = v = p = q = r = w = zero
            place = start + i * wide + i
            for j in range(i, k):
                x, y = spread(flat, left + j), spread(flat, right + j)
                e, f = load(inverse, place), load(inverse, place + width)
                g, h = load(inverse, place + 2 * width), load(inverse, place + 3 * width)
                s, t, u, v = fma(x, e, s), fma(x, f, t), fma(x, g, u), fma(x, h, v)
                p, q, r, w = fma(y, e, p), fma(y, f, q), fma(y, g, r), fma(y, h, w)
                place += wide
            store(inverse, found + i, s * first)
            store(inverse, found + i + width, t * first)
            store(inverse, found + i + 2 * width, u * first)
            store(inverse, found + i + 3 * width, v * first)
            store(inverse, beside + i, p)
            store(inverse, beside + i + width, q)
            store(inverse, beside + i + 2 * width, r)
            store(inverse, beside + i + 3 * width, w)
        inverse[found + k] = a
        between = spread(flat, right + k)
        for i in range(0, wide, width):
            x = load(inverse, found + i)
            y = fma(between, x, load(inverse, beside + i)) * second
            store(inverse, beside + i, y)
            squares = fma(x, x, squares)
            squares = fma(y, y, squares) if k + 1 < n else squares
        if k + 1 < n:
            inverse[beside + k + 1] = b
            alone += b * b
    return math.sqrt(sum_lanes(squares) + alone)


@inner
def counts(work: Any, n: Any, rcond: Any) -> Any:
    """Whether all singular values of R count; half of the margin is left to rounding."""
    size = size_of(work, n) * rcond
    return size * bound_of_inverse(work, n) < 0.5 or size * size_of_inverse(work, n) < 0.5
