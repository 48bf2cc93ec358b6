"""Parameters of metrics as the flat arrays that blocks read."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, part
from nbmath.simd.across import max_lanes
from nbmath.simd.lanewise import broadcast, larger
from nbmath.simd.memory import lanes, load, load_some

cholesky = bind("linalg", "cpu").cholesky


@external
@driver
def whitening(matrix: Any, out: Any) -> bool:
    """G [d, d] with G' G the symmetric part of a matrix; False where it is not definite."""
    d = matrix.shape[0]
    factor = np.empty((d, d))
    for i in range(d):
        for j in range(d):
            factor[i, j] = 0.5 * (matrix[i, j] + matrix[j, i])
    good = cholesky(factor)
    for i in range(d):
        for j in range(d):
            out[i * d + j] = factor[j, i] if good else math.nan
    return bool(good)


@external
@driver
def ascending(x: Any) -> Any:
    """Every row in ascending order."""
    ordered = np.empty(x.shape, x.dtype)
    for i in range(x.shape[0]):
        ordered[i] = np.sort(x[i])
    return ordered


@part
def largest(x: Any) -> Any:
    """The largest size of an entry, which may be infinite; nan is passed over."""
    side, i, total = lanes(x), 0, x.size
    even = odd = broadcast(x, 0)
    while i + 2 * side <= total:
        even, odd = larger(abs(load(x, i)), even), larger(abs(load(x, i + side)), odd)
        i += 2 * side
    while i < total:
        even = larger(abs(load_some(x, i, total - i, odd)), even)
        i += side
    return max_lanes(larger(even, odd))


@external
@driver
def scale(x: Any, y: Any) -> Any:
    """The power of two by which rows are to be multiplied so that squares keep within the range.

    It is 1 where they do, and where large rows stand beside rows that would get too small by it.
    """
    one = x.dtype.type(1)
    safe = 50 if x.itemsize == 4 else 500
    few, many = math.ldexp(one, -safe // 2), math.ldexp(one, safe)
    peak = max(largest(x), largest(y))
    if few <= peak <= many or peak == 0:
        return one
    peak, low = x.dtype.type(0), x.dtype.type(math.inf)
    for rows in (x, y):
        for row in range(rows.shape[0]):
            top = x.dtype.type(0)
            for i in range(rows.shape[1]):
                size = math.fabs(rows[row, i])
                top = size if size > top and size < math.inf else top
            peak = top if top > peak else peak
            low = top if top > 0 and top < low else low
    high, least = math.frexp(peak)[1], math.frexp(low)[1]
    if 0 < peak < few:
        return math.ldexp(one, min(-high, 2 * safe))
    if peak > many and 2 * (least - high + safe) > -safe:
        return math.ldexp(one, safe - high)
    return one


@external
@driver
def times(x: Any, factor: Any) -> Any:
    """A factor times rows, which are left alone."""
    out = np.empty_like(x)
    for row in range(x.shape[0]):
        for i in range(x.shape[1]):
            out[row, i] = x[row, i] * factor
    return out


@external
@driver
def divide(x: Any, factor: Any) -> None:
    """Distances by a power of two, in place."""
    for i in range(x.size if factor != 1 else 0):
        x[i] /= factor
