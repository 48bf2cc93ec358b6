"""Ranks of rows."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.statistics.cpu.rows import holds_nan
from nbmath.statistics.cpu.sorting import order_of

rank_ordered = bind("statistics", "cpu").rank_ordered


@external
@driver
def rank_rows(x: Any, counts: Any, out: Any, ties: Any, method: Any) -> None:
    """out [m, n] = ranks of the first `counts` entries of rows, nan beyond; ties [m] as told."""
    n = x.shape[1]
    order, groups = np.empty(n, np.int64), np.empty(n, np.int64)
    for i in range(x.shape[0]):
        row = x[i, : counts[i]]
        if holds_nan(row):
            out[i, :] = math.nan
            ties[i] = math.nan
            continue
        order_of(row, order[: counts[i]], groups[: counts[i]])
        ties[i] = rank_ordered(groups[: counts[i]], order[: counts[i]], method, out[i])
        for j in range(counts[i], n):
            out[i, j] = math.nan


BLOCK = 512
"""Entries that are compared at a time, as hardly any is part of a longer run than was seen."""


@inner
def longest(ordered: Any, n: Any) -> Any:
    """Where the first of the longest runs of equal entries starts, and how long it is."""
    start, most, i = 0, 1, 0
    while i + most < n:
        stop = min(i + BLOCK, n - most)
        longer = 0
        for j in range(i, stop):
            longer += ordered[j] == ordered[j + most]
        if longer:
            while ordered[i] != ordered[i + most]:
                i += 1
            start = i
            while start + most < n and ordered[start + most] == ordered[start]:
                most += 1
            i += most
        else:
            i = stop
    return start, most


@external
@driver
def mode_rows(x: Any, counts: Any, out: Any, times: Any, ordered: Any) -> None:
    """out [m] = the smallest of the most frequent entries of rows, times [m] how often it is.

    `ordered`: the rows are in order already.
    """
    n = x.shape[1]
    room = 0 if ordered else n
    order, groups, work = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(n, x.dtype)
    for i in range(x.shape[0]):
        row, count = x[i, : counts[i]], counts[i]
        out[i], times[i] = math.nan, 0
        if count == 0 or holds_nan(row):
            continue
        if not ordered:
            order_of(row, order[:count], groups[:count])
            for j in range(count):
                work[j] = row[order[j]]
            row = work[:count]
        start, times[i] = longest(row, count)
        out[i] = row[start] + x.dtype.type(0)  # no zero with a sign
