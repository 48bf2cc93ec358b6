"""Weighted means of rows, their ranges, and several statistics of the same moments."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import driver, inner
from nbmath.simd import broadcast, fma, lanes, load, load_some, sum_lanes
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


@external
@driver
def average_rows(x: Any, w: Any, out: Any, total: Any) -> None:
    """out [m] = weighted means of the rows of x [m, n], total [m] = the sums of weights."""
    parts = np.empty((max(1, (x.shape[1] + CHUNK - 1) // CHUNK), 5), x.dtype)
    for i in range(x.shape[0]):
        parts[0, 0] = parts[0, 1] = 0
        for k in range((x.shape[1] + CHUNK - 1) // CHUNK):
            start = k * CHUNK
            count = min(CHUNK, x.shape[1] - start)
            parts[k, 0], parts[k, 1] = weighted(x[i], w[i], start, count)
        join_all(parts, 1, x.dtype.type(1))
        out[i], total[i] = parts[0, 1], parts[0, 0]


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
