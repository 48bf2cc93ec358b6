"""Histograms: counts in four tables, so that an entry need not wait for the one before it."""

from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver

_bound = bind("statistics", "cpu")
any_bin = _bound.any_bin
uniform_bin = _bound.uniform_bin

TABLES = 4


@external
@driver
def count_uniform(x: Any, edges: Any, counts: Any) -> None:
    """counts [bins] of x [n] in bins of equal width."""
    bins = counts.size
    low, high = edges[0], edges[bins]
    scale = edges.dtype.type(bins) / (high - low)
    tables = np.zeros((TABLES, bins + 1), np.int64)
    n = x.size - x.size % TABLES
    for start in range(0, n, TABLES):
        for t in range(TABLES):
            value = x[start + t]
            inside = (value >= low) & (value <= high)
            tables[t, uniform_bin(value, edges, scale) if inside else bins] += 1
    for i in range(n, x.size):
        if x[i] >= low and x[i] <= high:
            tables[0, uniform_bin(x[i], edges, scale)] += 1
    for i in range(bins):
        counts[i] = 0
        for t in range(TABLES):
            counts[i] += tables[t, i]


@external
@driver
def count_any(x: Any, edges: Any, counts: Any) -> None:
    """counts [bins] of x [n] between edges."""
    counts[:] = 0
    for i in range(x.size):
        if x[i] >= edges[0] and x[i] <= edges[counts.size]:
            counts[any_bin(x[i], edges)] += 1


@driver
def weigh(x: Any, weights: Any, edges: Any, equal: Any, totals: Any) -> None:
    """totals [bins] = the sums of the weights of the entries in each bin."""
    bins = totals.size
    low, high = edges[0], edges[bins]
    scale = edges.dtype.type(bins) / (high - low)
    totals[:] = 0
    for i in range(x.size):
        if x[i] >= low and x[i] <= high:
            k = uniform_bin(x[i], edges, scale) if equal else any_bin(x[i], edges)
            totals[k] += weights[i]
