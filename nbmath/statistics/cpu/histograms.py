"""Histograms: counts in four tables, so that an entry need not wait for the one before it."""

from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, inner

_bound = bind("statistics", "cpu")
any_bin = _bound.any_bin
uniform_bin = _bound.uniform_bin

TABLES = 4
BLOCK = 512
"""Entries of which the bins are found before they are counted."""


@inner
def place_block(
    x: Any, low: Any, high: Any, scale: Any, margin: Any, bins: Any, places: Any
) -> bool:
    """places = the bins of x by their widths alone; False if an entry is too near to an edge.

    What lies outside goes to the place after the last bin, and so does nan.
    """
    beyond, near = np.int32(bins), 0
    for i in range(x.size):
        inside = (x[i] >= low) & (x[i] <= high)
        t = ((x[i] if inside else low) - low) * scale
        k = np.int32(t)
        f = t - k
        near += 1 if inside & ((f < margin) | (f > 1 - margin)) else 0
        places[i] = k if inside else beyond
    return near == 0


@inner
def place_exactly(x: Any, edges: Any, scale: Any, places: Any) -> None:
    """places = the bins of x by the edges themselves."""
    bins = edges.size - 1
    for i in range(x.size):
        inside = (x[i] >= edges[0]) & (x[i] <= edges[bins])
        places[i] = uniform_bin(x[i], edges, scale) if inside else bins


@external
@driver
def count_uniform(x: Any, edges: Any, counts: Any) -> None:
    """counts [bins] of x [n] in bins of equal width.

    An edge is off by at most 2 eps of the larger end, and a place in units of bins by 4 eps of
    their number: an entry that is further than `margin` from where an edge should be needs no look
    at the edges.
    """
    bins = counts.size
    low, high = edges[0], edges[bins]
    scale = edges.dtype.type(bins) / (high - low)
    eps = np.finfo(edges.dtype).eps
    margin = 8 * eps * (edges.dtype.type(bins) + scale * max(abs(low), abs(high)))
    wide = margin < 0.25 and bins < 1 << 31
    tables = np.zeros((TABLES, bins + 1), np.int64)
    places = np.empty(BLOCK, np.int32)
    for start in range(0, x.size, BLOCK):
        block = x[start : start + BLOCK]
        found = places[: block.size]
        if not (wide and place_block(block, low, high, scale, margin, bins, found)):
            place_exactly(block, edges, scale, found)
        n = found.size - found.size % TABLES
        for i in range(0, n, TABLES):
            for t in range(TABLES):
                tables[t, found[i + t]] += 1
        for i in range(n, found.size):
            tables[0, found[i]] += 1
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
