"""Histograms and ranks inside `@njit`: what the overloads of the door return."""

from typing import Any

import numpy as np
from numba import types
from numba.extending import register_jitable

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


@register_jitable
def _edges_given(row: Any, bins: Any, ends: Any) -> Any:
    return np.ascontiguousarray(bins).astype(row.dtype)


@register_jitable
def _spread(row: Any, bins: Any, low: Any, high: Any) -> Any:
    """Edges with NumPy's rounding, which Numba's `linspace` has not."""
    number = row.dtype.type
    step = (high - low) / number(bins)
    edges = np.arange(bins + 1).astype(row.dtype) * step
    edges = edges + low  # apart, so that nothing is fused
    edges[bins] = high
    return edges


@register_jitable
def _edges_between(row: Any, bins: Any, ends: Any) -> Any:
    return _spread(row, bins, row.dtype.type(ends[0]), row.dtype.type(ends[1]))


@register_jitable
def _edges_about(row: Any, bins: Any, ends: Any) -> Any:
    number = row.dtype.type
    low, high = (row.min(), row.max()) if row.size else (number(0), number(1))
    if low == high:
        low, high = low - number(0.5), high + number(0.5)
    return _spread(row, bins, low, high)


@register_jitable
def _counted(row: Any, edges: Any, equal: Any, weights: Any) -> Any:
    hist = np.zeros(max(0, edges.size - 1), np.int64)
    if equal:
        histograms.count_uniform(row, edges, hist)
    else:
        histograms.count_any(row, edges, hist)
    return hist


@register_jitable
def _weighed(row: Any, edges: Any, equal: Any, weights: Any) -> Any:
    hist = np.zeros(max(0, edges.size - 1), np.float64)
    given = np.ascontiguousarray(weights).astype(np.float64)
    if given.size == row.size:
        histograms.weigh(row, given, edges, equal, hist)
    else:
        hist[:] = np.nan
    return hist


@register_jitable
def _as_counted(hist: Any, edges: Any) -> Any:
    return hist


@register_jitable
def _density(hist: Any, edges: Any) -> Any:
    return hist / np.diff(edges).astype(np.float64) / hist.sum()


def _known(argument: Any) -> Any:
    """The value of a default, of a literal, or what is no type but a value."""
    found = getattr(argument, "literal_value", getattr(argument, "value", argument))
    return None if isinstance(found, types.NoneType) else found


def histogram(
    a: Any,
    bins: Any = 10,
    range: Any = None,  # noqa: A002  # NumPy's name
    density: Any = False,
    weights: Any = None,
) -> Any:
    """The overload of `nbmath.statistics.histogram`; a plain tuple."""
    dtype, dense = precision(a), _known(density)
    given = isinstance(bins, types.Array)
    whole = isinstance(_known(bins), int | types.Integer)
    if dtype is None or not (given or whole) or not isinstance(dense, bool):
        return None
    edges_of = _edges_about if _known(range) is None else _edges_between
    edges_of = _edges_given if given else edges_of
    count = _counted if _known(weights) is None else _weighed
    finished = _density if dense else _as_counted

    def compiled(
        a: Any,
        bins: Any = 10,
        range: Any = None,  # noqa: A002  # as above
        density: Any = False,
        weights: Any = None,
    ) -> Any:
        row = np.ascontiguousarray(a).astype(dtype)
        edges = edges_of(row, bins, range)
        return finished(count(row, edges, not given, weights), edges), edges

    return compiled
