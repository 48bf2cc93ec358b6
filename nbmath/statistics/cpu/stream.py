"""Moments of columns that are kept: made of rows, and merged."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.statistics.cpu.columns import ROWS, finish_columns, join_columns, note_columns, shifts
from nbmath.statistics.cpu.moments import join

__all__ = ["ROWS", "finish_columns", "join_columns", "note_columns", "shifts"]

joined_product = bind("statistics", "cpu").joined_product


@driver
def merge_columns(a: Any, b: Any) -> None:
    """a [5, d] = the moments of both samples, b [5, d]."""
    one = a.dtype.type(1)
    left, right = np.empty(5, a.dtype), np.empty(5, a.dtype)
    for j in range(a.shape[1]):
        left[:], right[:] = a[:, j], b[:, j]
        join(left, right, 4, one)
        a[:, j] = left


@driver
def merge_products(a: Any, b: Any, distance: Any, count: Any, more: Any) -> None:
    """a [d, d] += b [d, d] and what the distance [d] of the means adds."""
    count, more = a.dtype.type(count), a.dtype.type(more)
    for i in range(distance.size):
        for j in range(i + 1):
            found = joined_product(a[i, j], b[i, j], count, more, distance[i], distance[j])
            a[i, j] = a[j, i] = found


@driver
def note_range(x: Any, low: Any, high: Any) -> None:
    """low [d] and high [d] = the ends of the columns of x [n, d]; nan where one is."""
    low[:], high[:] = x[0], x[0]
    for i in range(1, x.shape[0]):
        for j in range(x.shape[1]):
            v = x[i, j]
            low[j] = low[j] if low[j] <= v or low[j] != low[j] else v
            high[j] = high[j] if high[j] >= v or high[j] != high[j] else v
