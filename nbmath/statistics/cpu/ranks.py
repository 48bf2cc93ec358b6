"""Ranks of rows."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver
from nbmath.statistics.cpu.rows import holds_nan
from nbmath.statistics.cpu.sorting import order_of

rank_ordered = bind("statistics", "cpu").rank_ordered


@external
@driver
def rank_rows(x: Any, counts: Any, out: Any, ties: Any, method: Any) -> None:
    """out [m, n] = ranks of the first `counts` entries of rows, nan beyond; ties [m] as told."""
    n = x.shape[1]
    order, work = np.empty(n, np.int64), np.empty(n, np.int64)
    for i in range(x.shape[0]):
        row = x[i, : counts[i]]
        if holds_nan(row):
            out[i, :] = math.nan
            ties[i] = math.nan
            continue
        order_of(row, order[: counts[i]], work[: counts[i]])
        ties[i] = rank_ordered(row, order[: counts[i]], method, out[i])
        for j in range(counts[i], n):
            out[i, j] = math.nan


@external
@driver
def mode_rows(x: Any, counts: Any, out: Any, times: Any) -> None:
    """out [m] = the smallest of the most frequent entries of rows, times [m] how often it is."""
    n = x.shape[1]
    order, work = np.empty(n, np.int64), np.empty(n, np.int64)
    for i in range(x.shape[0]):
        row = x[i, : counts[i]]
        out[i], times[i] = math.nan, 0
        if holds_nan(row):
            continue
        order_of(row, order[: counts[i]], work[: counts[i]])
        start = 0
        for j in range(row.size):
            if row[order[j]] != row[order[start]]:
                start = j
            if j - start + 1 > times[i]:
                times[i], out[i] = j - start + 1, row[order[start]]
