"""Histograms and ranks inside `@njit`: what the overloads of the door return."""

from typing import Any

import numpy as np
from numba import types

from nbmath.statistics.cpu import histograms, ranks
from nbmath.statistics.cpu.compiled import as_row, precision

METHODS = ("average", "min", "max", "dense", "ordinal")
"""What equal entries get, in the order of the formulas' numbers."""


def rankdata(a: Any, method: Any = "average") -> Any:
    """The overload of `nbmath.statistics.rankdata`; ranks in float64."""
    dtype = precision(a)
    name = getattr(method, "literal_value", getattr(method, "value", method))
    if dtype is None or name not in METHODS:
        return None
    number = METHODS.index(name)

    def compiled(a: Any, method: Any = "average") -> Any:
        out, ties = np.empty((1, a.size), np.float64), np.empty(1, np.float64)
        ranks.rank_rows(as_row(a, dtype), np.full(1, a.size, np.int64), out, ties, number)
        return out[0]

    return compiled


def histogram(a: Any, bins: Any = 10, range: Any = None) -> Any:  # noqa: A002  # NumPy's name
    """The overload of `nbmath.statistics.histogram`; a plain tuple."""
    dtype = precision(a)
    given = isinstance(bins, types.Array)
    whole = isinstance(getattr(bins, "value", bins), int | types.Integer)
    if dtype is None or not (given or whole):
        return None

    def of_edges(a: Any, bins: Any = 10, range: Any = None) -> Any:  # noqa: A002  # as above
        edges = np.ascontiguousarray(bins).astype(dtype)
        hist = np.zeros(max(0, edges.size - 1), np.int64)
        histograms.count_any(np.ascontiguousarray(a).astype(dtype), edges, hist)
        return hist, edges

    def of_number(a: Any, bins: Any = 10, range: Any = None) -> Any:  # noqa: A002  # as above
        row = np.ascontiguousarray(a).astype(dtype)
        low, high = (row.min(), row.max()) if row.size else (dtype(0), dtype(1))
        if low == high:
            low, high = low - dtype(0.5), high + dtype(0.5)
        edges = np.linspace(low, high, bins + 1).astype(dtype)
        hist = np.zeros(bins, np.int64)
        histograms.count_uniform(row, edges, hist)
        return hist, edges

    def of_range(a: Any, bins: Any = 10, range: Any = None) -> Any:  # noqa: A002  # as above
        row = np.ascontiguousarray(a).astype(dtype)
        edges = np.linspace(dtype(range[0]), dtype(range[1]), bins + 1).astype(dtype)
        hist = np.zeros(bins, np.int64)
        histograms.count_uniform(row, edges, hist)
        return hist, edges

    if given:
        return of_edges
    absent = getattr(range, "value", range) is None or isinstance(range, types.NoneType)
    return of_number if absent else of_range
