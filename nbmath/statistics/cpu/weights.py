"""Weighted means of rows, their ranges, and several statistics of the same moments."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import driver, inner
from nbmath.simd import broadcast, fma, lanes, load, load_some, store_some, sum_lanes
from nbmath.simd.order import in_order
from nbmath.statistics.cpu.columns import ROWS
from nbmath.statistics.cpu.moments import CHUNK, KURTOSIS, MEAN, SKEW, VAR, finish, join_all


@inner
def weighted(x: Any, w: Any, start: Any, count: Any) -> Any:
    """The sums of w and of w x over `count` entries from `start` on."""
    width = lanes(x)
    zero = broadcast(x, x.dtype.type(0))
    a = b = p = q = zero
    i, end = start, start + count
    while i + 2 * width <= end:
        first, second = load(w, i), load(w, i + width)
        a += first
        b += second
        p = fma(first, load(x, i), p)
        q = fma(second, load(x, i + width), q)
        i += 2 * width
    while i < end:
        some = load_some(w, i, end - i, zero)
        a += some
        p = fma(some, load_some(x, i, end - i, zero), p)
        i += width
    return sum_lanes(a + b), sum_lanes(p + q)


@inner
def average_of(x: Any, w: Any, parts: Any) -> Any:
    """The sum of the weights of one row, and its weighted mean."""
    parts[0, 0] = parts[0, 1] = 0
    for k in range((x.size + CHUNK - 1) // CHUNK):
        start = k * CHUNK
        parts[k, 0], parts[k, 1] = weighted(x, w, start, min(CHUNK, x.size - start))
    join_all(parts, 1, x.dtype.type(1))
    return parts[0, 0], parts[0, 1]


@external
@driver
def average_rows(x: Any, w: Any, out: Any, total: Any) -> None:
    """out [m] = weighted means of the rows of x [m, n], total [m] = the sums of weights."""
    parts = np.empty((max(1, (x.shape[1] + CHUNK - 1) // CHUNK), 5), x.dtype)
    for i in range(x.shape[0]):
        total[i], out[i] = average_of(x[i], w[i], parts)


@driver
def average_direct(x: Any, w: Any) -> Any:
    """The weighted mean of x [n]; None where it or w [n] lies otherwise, or weights add to zero."""
    if not (in_order(x) and in_order(w)) or x.size != w.size:
        return None
    parts = np.empty((max(1, (x.size + CHUNK - 1) // CHUNK), 5), x.dtype)
    total, found = average_of(x, w, parts)
    return None if total == 0 else found


@inner
def weighted_columns(x: Any, w: Any, whole: Any, first: Any, last: Any, part: Any) -> None:
    """part [2, d] = the sums of w and of w x over rows; w [n, d] where it is `whole`, or [n]."""
    d, width = part.shape[1], lanes(x)
    zero = broadcast(x, x.dtype.type(0))
    weights, products = part[0], part[1]
    for j in range(0, d, width):
        count = min(width, d - j)
        a = b = p = q = zero
        i = first
        while i + 2 <= last:
            u = load_some(w, i * d + j, count, zero) if whole else broadcast(x, w[i])
            v = load_some(w, (i + 1) * d + j, count, zero) if whole else broadcast(x, w[i + 1])
            a += u
            b += v
            p = fma(u, load_some(x, i * d + j, count, zero), p)
            q = fma(v, load_some(x, (i + 1) * d + j, count, zero), q)
            i += 2
        if i < last:
            u = load_some(w, i * d + j, count, zero) if whole else broadcast(x, w[i])
            a += u
            p = fma(u, load_some(x, i * d + j, count, zero), p)
        store_some(weights, j, count, a + b)
        store_some(products, j, count, p + q)


@external
@driver
def average_columns(x: Any, w: Any, whole: Any, out: Any, total: Any) -> None:
    """out [d] = weighted means of the columns of x [n d], in memory row by row, and the weights."""
    d = out.size
    n = x.size // d
    chunks = (n + ROWS - 1) // ROWS
    parts = np.empty((chunks, 2, d), x.dtype)
    for k in range(chunks):
        weighted_columns(x, w, whole, k * ROWS, min(n, k * ROWS + ROWS), parts[k])
    step = 1
    while step < chunks:
        for k in range(0, chunks - step, 2 * step):
            parts[k] += parts[k + step]
        step *= 2
    for j in range(d):
        total[j], out[j] = parts[0, 0, j], parts[0, 1, j] / parts[0, 0, j]


@external
@driver
def range_rows(x: Any, counts: Any, ends: Any) -> None:
    """ends [2, m] = the least and the largest of the first `counts` entries of rows, or nan."""
    for i in range(x.shape[0]):
        low = high = x[i, 0] if counts[i] > 0 else x.dtype.type(math.nan)
        for j in range(1, counts[i]):
            value = x[i, j]
            low = low if low <= value or low != low else value
            high = high if high >= value or high != high else value
        ends[0, i], ends[1, i] = low, high


@external
@driver
def finish_rows(moments: Any, units: Any, ddof: Any, bias: Any, out: Any) -> None:
    """out [4, m] = means, variances, skewness and kurtosis of moments [m, 5]."""
    for i in range(moments.shape[0]):
        per = units[i]
        out[0, i] = finish(moments[i], MEAN, 0.0, 0.0, per)
        out[1, i] = finish(moments[i], VAR, ddof, 0.0, per)
        out[2, i] = finish(moments[i], SKEW, bias, 0.0, per)
        out[3, i] = finish(moments[i], KURTOSIS, bias, 1.0, per)
