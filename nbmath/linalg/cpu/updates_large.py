"""Changed Cholesky factors of large matrices, one after another.

The columns of a factor are kept as rows, which rotations pass over from end to end.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, part
from nbmath.linalg.cpu import large
from nbmath.simd import broadcast, lanes, load, load_some, store, store_some

bound = bind("linalg", "cpu")
lengthened = bound.lengthened
shortened = bound.shortened
transposed = external(large.turned)


@driver
def update_large(a: Any, x: Any, out: Any, failed: Any, down: Any) -> None:
    """Factors of A + x x', or of A - x x', from those of A: a [stack, n, n], x [stack, n, m]."""
    stack, n, m = x.shape
    columns, v = np.empty((n, n), a.dtype), np.empty(n, a.dtype)
    flat = columns.reshape(-1)
    for index in range(stack):
        transposed(a[index], columns)
        good = True
        for j in range(m):
            for i in range(n):
                v[i] = x[index, i, j]
            for k in range(n):
                behind, count = k * n + k + 1, n - k - 1
                if down:
                    length, c, s, sign, held = shortened(columns[k, k], v[k])
                    take_run(flat, behind, v, k + 1, count, c, s, sign)
                else:
                    length, c, s = lengthened(columns[k, k], v[k])
                    held = length > 0.0
                    add_run(flat, behind, v, k + 1, count, c, s)
                columns[k, k] = length
                good = good and held
        failed[index] = not good
        factor = out[index]
        transposed(columns, factor)
        for i in range(n):
            for j in range(i + 1 if good else 0, n):
                factor[i, j] = 0.0 if good else math.nan


@part
def add_run(x: Any, i: Any, y: Any, j: Any, n: Any, c: Any, s: Any) -> None:
    """x, y = c x + s y, c y - s x for n numbers from x[i] and y[j] on."""
    width, stop = lanes(x), i + n
    c, s, zero = broadcast(x, c), broadcast(x, s), broadcast(x, x.dtype.type(0.0))
    while i + width <= stop:
        u, w = load(x, i), load(y, j)
        store(x, i, c * u + s * w)
        store(y, j, c * w - s * u)
        i, j = i + width, j + width
    left = stop - i
    if left > 0:
        u, w = load_some(x, i, left, zero), load_some(y, j, left, zero)
        store_some(x, i, left, c * u + s * w)
        store_some(y, j, left, c * w - s * u)


@part
def take_run(x: Any, i: Any, y: Any, j: Any, n: Any, c: Any, s: Any, sign: Any) -> None:
    """x = (sign x - s y) / c, then y = c y - s x, for n numbers from x[i] and y[j] on."""
    width, stop = lanes(x), i + n
    c, s, sign = broadcast(x, c), broadcast(x, s), broadcast(x, sign)
    zero = broadcast(x, x.dtype.type(0.0))
    while i + width <= stop:
        w = load(y, j)
        u = (sign * load(x, i) - s * w) / c
        store(x, i, u)
        store(y, j, c * w - s * u)
        i, j = i + width, j + width
    left = stop - i
    if left > 0:
        w = load_some(y, j, left, zero)
        u = (sign * load_some(x, i, left, zero) - s * w) / c
        store_some(x, i, left, u)
        store_some(y, j, left, c * w - s * u)
