"""Moments inside `@njit`: what the overloads of the door return, for arrays of one axis."""

from typing import Any

import numpy as np
from numba import extending, types

from nbmath.statistics.cpu import moments, weights
from nbmath.statistics.cpu.moments import KURTOSIS, MEAN, SKEW, STD, VAR


def precision(*arrays: Any) -> Any:
    """The dtype to work in, or None where an argument is no row of real numbers."""
    kinds = (types.Float, types.Integer, types.Boolean)
    fit = all(isinstance(a, types.Array) and isinstance(a.dtype, kinds) for a in arrays)
    if not fit or any(a.ndim != 1 for a in arrays):
        return None
    return np.float32 if all(a.dtype == types.float32 for a in arrays) else np.float64


@extending.register_jitable
def as_row(a: Any, dtype: Any) -> Any:
    """An array of one axis as one row in C order."""
    return np.ascontiguousarray(a).astype(dtype).reshape((1, a.size))


def _statistic(a: Any, order: int, kind: int) -> Any:
    """A function of an array, ddof and fisher; None for what is none."""
    dtype = precision(a)
    if dtype is None:
        return None

    @extending.register_jitable
    def one(a: Any, ddof: Any, fisher: Any) -> Any:
        out, counts = np.empty(1, dtype), np.full(1, a.size, np.int64)
        moments.statistic_rows(
            as_row(a, dtype), counts, out, order, kind, float(ddof), float(fisher)
        )
        return out[0]

    return one


def mean(a: Any, axis: Any = None) -> Any:
    """The overload of `nbmath.statistics.mean`."""
    one = _statistic(a, 1, MEAN)
    return None if one is None else lambda a, axis=None: one(a, 0.0, 0.0)


def var(a: Any, axis: Any = None, ddof: Any = 0) -> Any:
    """The overload of `nbmath.statistics.var`."""
    one = _statistic(a, 2, VAR)
    return None if one is None else lambda a, axis=None, ddof=0: one(a, ddof, 0.0)


def std(a: Any, axis: Any = None, ddof: Any = 0) -> Any:
    """The overload of `nbmath.statistics.std`."""
    one = _statistic(a, 2, STD)
    return None if one is None else lambda a, axis=None, ddof=0: one(a, ddof, 0.0)


def skew(a: Any, axis: Any = 0, bias: Any = True) -> Any:
    """The overload of `nbmath.statistics.skew`."""
    one = _statistic(a, 4, SKEW)
    return None if one is None else lambda a, axis=0, bias=True: one(a, 1.0 if bias else 0.0, 0.0)


def kurtosis(a: Any, axis: Any = 0, fisher: Any = True, bias: Any = True) -> Any:
    """The overload of `nbmath.statistics.kurtosis`."""
    one = _statistic(a, 4, KURTOSIS)

    def compiled(a: Any, axis: Any = 0, fisher: Any = True, bias: Any = True) -> Any:
        return one(a, 1.0 if bias else 0.0, 1.0 if fisher else 0.0)

    return None if one is None else compiled


def describe(a: Any, axis: Any = 0, ddof: Any = 1, bias: Any = True) -> Any:
    """The overload of `nbmath.statistics.describe`; a plain tuple."""
    dtype = precision(a)
    if dtype is None:
        return None

    def compiled(a: Any, axis: Any = 0, ddof: Any = 1, bias: Any = True) -> Any:
        row, counts = as_row(a, dtype), np.full(1, a.size, np.int64)
        found, units = np.empty((1, 5), dtype), np.empty(1, dtype)
        ends, out = np.empty((2, 1), dtype), np.empty((4, 1), dtype)
        moments.moments_rows(row, counts, found, units)
        weights.range_rows(row, counts, ends)
        weights.finish_rows(found, units, float(ddof), 1.0 if bias else 0.0, out)
        nobs, low, high = a.size, ends[0, 0], ends[1, 0]
        return nobs, (low, high), out[0, 0], out[1, 0], out[2, 0], out[3, 0]

    return compiled


def average(a: Any, axis: Any = None, weights: Any = None) -> Any:
    """The overload of `nbmath.statistics.average`."""
    absent = getattr(weights, "value", weights) is None or isinstance(weights, types.NoneType)
    one = _statistic(a, 1, MEAN)
    if absent:
        return None if one is None else lambda a, axis=None, weights=None: one(a, 0.0, 0.0)
    dtype = precision(a, weights)
    return None if dtype is None else _average(dtype)


def _average(dtype: Any) -> Any:
    average_rows = weights.average_rows

    def compiled(a: Any, axis: Any = None, weights: Any = None) -> Any:
        out, total = np.empty(1, dtype), np.empty(1, dtype)
        if a.size != weights.size:
            return dtype(np.nan)
        average_rows(as_row(a, dtype), as_row(weights, dtype), out, total)
        return out[0]

    return compiled
