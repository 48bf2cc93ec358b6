"""Histograms, ranks and modes."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._targets import overload
from nbmath.statistics.cpu import compiled_order as _compiled_order
from nbmath.statistics.cpu import compiled_ranks as _compiled
from nbmath.statistics.cpu import histograms as _cpu
from nbmath.statistics.cpu import ranks as _ranks
from nbmath.statistics.cpu.compiled_ranks import METHODS
from nbmath.statistics.cpu.sorting import LONG
from nbmath.statistics.door.order import spread
from nbmath.statistics.door.rows import Axis, NanPolicy, Rows, flat_rows, prepared, real

__all__ = ["HistogramResult", "ModeResult", "histogram", "mode", "rankdata"]

Array = NDArray[Any]
Method = Literal["average", "min", "max", "dense", "ordinal"]


class HistogramResult(NamedTuple):
    """What `histogram` returns."""

    hist: Array
    bin_edges: Array


def histogram(
    a: ArrayLike,
    bins: int | str | ArrayLike = 10,
    range: tuple[float, float] | None = None,  # noqa: A002  # NumPy's name
    density: bool = False,
    weights: ArrayLike | None = None,
) -> HistogramResult:
    """How many entries lie in each bin, as `numpy.histogram` has it.

    A bin holds its left edge and not its right one; the last bin holds both. An entry is placed by
    comparing it with the edges themselves, also where these are equally spaced.

    Parameters:
        a: Numbers, of any shape, taken as one row.
        bins: The number of equal bins, the edges, or a rule by NumPy's name ("auto", "fd", ..).
        range: The ends of equal bins; None for the smallest and the largest entry.
        density: Whether to divide by the total and the widths, so that the integral is one.
        weights: What each entry counts, of the shape of `a`.

    Returns:
        HistogramResult: `hist`, whole numbers unless there are weights or a density, and
        `bin_edges`, one more. Entries outside, and nan where edges are given, are not counted.

    Accuracy: counts are exact; weights are added up as they come, in float64.

    Raises:
        ValueError: Edges that do not rise, an infinite range, weights of another shape.

    Inside `@njit`: of arrays of one axis, bins a number or the edges, density a constant; a plain
        tuple, and nan counts where `weights` has another length.

    Examples:
        >>> from nbmath.statistics import histogram
        >>> found = histogram([1.0, 2.0, 2.5, 3.0], bins=[1, 2, 3])
        >>> found.hist, found.bin_edges
        (array([1, 3]), array([1., 2., 3.]))
    """
    array = _door.plain(real(a)).reshape(-1)
    equal = isinstance(bins, str) or np.ndim(bins) == 0
    edges = np.histogram_bin_edges(array, bins, range)
    edges = edges.astype(np.result_type(edges.dtype, array.dtype), copy=False)
    same = array.astype(edges.dtype, copy=False)
    hist: Array
    if weights is None:
        hist = np.empty(len(edges) - 1, np.int64)
        (_cpu.count_uniform if equal else _cpu.count_any)(same, edges, hist)
    else:
        given = _door.plain(np.asarray(real(weights, "weights"), np.float64)).reshape(-1)
        if given.shape != array.shape:
            raise ValueError(f"weights has {given.size} entries; expected {array.size} as a has")
        hist = np.empty(len(edges) - 1)
        _cpu.weigh(same, given, edges, equal, hist)
    if density:
        hist = hist / np.diff(edges) / hist.sum()
    return HistogramResult(hist, edges)


def rankdata(
    a: ArrayLike,
    method: Method = "average",
    *,
    axis: int | None = None,
    nan_policy: NanPolicy = "propagate",
) -> Any:
    """Ranks from 1 on, smallest first.

    Parameters:
        a: Numbers, of any shape.
        method: What equal entries get: the "average" of their ranks, the least ("min"), the largest
            ("max"), the number of distinct entries up to them ("dense"), or each its own, in their
            order ("ordinal").
        axis: The axis along which to rank; None ranks all entries, as one row.
        nan_policy: "propagate": a row that holds nan is nan throughout; "omit": entries that are
            nan have rank nan; "raise": they are refused.

    Returns:
        float64 for "average" and where a rank is nan, else int64; of the shape of `a`, or of one
        axis where `axis` is None. 0.0 and -0.0 are equal.

    Accuracy: exact.
    Raises: TypeError: `a` is not real. ValueError: no such method. AxisError: no such axis.
    Inside `@njit`: `rankdata(a, method="average")` of an array of one axis, in float64.
    Source: Knuth, The Art of Computer Programming 3, section 5.2.5, for the order of long rows.

    Examples:
        >>> from nbmath.statistics import rankdata
        >>> print(rankdata([0, 2, 3, 2]), rankdata([0, 2, 3, 2], method="min"))
        [1.  2.5 4.  2.5] [1 2 4 2]
    """
    if method not in METHODS:
        raise ValueError(f"method is {method!r}; expected one of {', '.join(METHODS)}")
    array = real(a)
    if axis is None:
        array, axis = array.reshape(-1), 0
    axis = _door.axis_index(axis, array.ndim)
    rows = prepared(array, axis, False, nan_policy)
    values, counts = rows.values, rows.counts
    out, ties = np.empty(values.shape), np.empty(len(values))
    number = METHODS.index(method)
    spread(_ranks.rank_rows, rows, (values, counts, out, ties), number)
    if np.any(counts < values.shape[1]):
        out = _back(out, flat_rows(array, (axis,)))
    moved = (*array.shape[:axis], *array.shape[axis + 1 :], array.shape[axis])
    found = np.moveaxis(out.reshape(moved), -1, axis)
    return found if method == "average" or np.isnan(found).any() else found.astype(np.int64)


class ModeResult(NamedTuple):
    """What `mode` returns."""

    mode: Any
    count: Any


def mode(
    a: ArrayLike,
    axis: Axis = 0,
    nan_policy: NanPolicy = "propagate",
    *,
    keepdims: bool = False,
) -> ModeResult:
    """The most frequent entry, the smallest of several.

    Parameters:
        a, axis, keepdims, nan_policy: as for `median`; the axis is 0 unless said otherwise.

    Returns:
        ModeResult: `mode` and `count`, how often it is there; nan and 0 for no entries, and for
        a row with nan.

    Accuracy: exact; 0.0 and -0.0 are one entry.
    Raises: as for `median`.
    Inside `@njit`: `mode(a)` of an array of one axis, a plain tuple.

    Examples:
        >>> from nbmath.statistics import mode
        >>> found = mode([3.0, 1.0, 3.0, 2.0, 1.0])
        >>> print(found.mode, found.count)
        1.0 2
    """
    rows = prepared(real(a), axis, keepdims, nan_policy)
    out, times = rows.empty(), np.empty(len(rows.values), np.int64)
    long = rows.values.shape[1] >= LONG
    values = _in_order(rows) if long else rows.values
    spread(_ranks.mode_rows, rows, (values, rows.counts, out, times), long)
    return ModeResult(rows.done(out), rows.done(times))


def _in_order(rows: Rows) -> Array:
    """Rows put in order by NumPy, what does not count at their end."""
    values = rows.values
    if (rows.counts < values.shape[1]).any():
        values = np.where(np.arange(values.shape[1]) < rows.counts[:, None], values, np.inf)
    return np.sort(values, axis=1)


def _back(ranks: Array, rows: Array) -> Array:
    """Ranks of the entries that are no nan, where these stood."""
    out = np.full(rows.shape, np.nan)
    for given, row, kept in zip(ranks, rows, out, strict=True):
        there = ~np.isnan(row)
        kept[there] = given[: np.count_nonzero(there)]
    return out


overload(histogram, prefer_literal=True)(_compiled.histogram)
overload(rankdata, prefer_literal=True)(_compiled.rankdata)
overload(mode)(_compiled_order.mode)
