"""Means, variances, skewness and kurtosis."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door, _threads
from nbmath._direct import Direct
from nbmath._targets import overload
from nbmath.statistics.cpu import columns as _columns
from nbmath.statistics.cpu import compiled as _compiled
from nbmath.statistics.cpu import moments as _cpu
from nbmath.statistics.door.rows import Axis, NanPolicy, Rows, axes_of, left, prepared, real

__all__ = ["kurtosis", "mean", "moments_of_row", "skew", "std", "var"]

Array = NDArray[Any]
Kind = tuple[int, int, float, float]
"""How many moments a statistic is made of, which it is, ddof or bias, and whether Fisher's."""


def mean(
    a: ArrayLike, axis: Axis = None, *, keepdims: bool = False, nan_policy: NanPolicy = "propagate"
) -> Any:
    """The arithmetic mean.

        mean(a) = sum_i a_i / n

    Parameters:
        a: Numbers, of any shape: float32 or float64, or integers, which become float64.
        axis: The axis, or axes, to go along; None means all.
        keepdims: Whether these axes stay, with size one.
        nan_policy: "propagate": the result is nan where an entry is; "omit": entries that are nan
            are left out; "raise": they are refused.

    Returns:
        The shape of `a` without those axes, a scalar where none is left; float32 stays float32.
        nan where there are no entries. The same to the bit for any number of threads.

    Accuracy:
        |error| at most about (75 + log2(n / 2048)) eps mean |a_i|: partial sums of chunks, which
        are added two by two. As a random error it is a few eps.

    Raises:
        TypeError: `a` is not real. ValueError: nan under "raise". AxisError: no such axis.

    Inside `@njit`: `mean(a)` of an array of one axis.

    Source: Higham 1993, doi:10.1137/0914050.

    Examples:
        >>> from nbmath.statistics import mean
        >>> print(mean([[1.0, 2.0], [3.0, 6.0]]), mean([[1.0, 2.0], [3.0, 6.0]], axis=0))
        3.0 [2. 4.]
    """
    return _reduced((1, _cpu.MEAN, 0.0, 0.0), a, axis, keepdims, nan_policy)


def var(
    a: ArrayLike,
    axis: Axis = None,
    *,
    ddof: float = 0,
    keepdims: bool = False,
    nan_policy: NanPolicy = "propagate",
) -> Any:
    """The variance.

        var(a) = sum_i (a_i - mean(a))^2 / (n - ddof)

    Parameters:
        a, axis, keepdims, nan_policy: as for `mean`.
        ddof: What the divisor is less than the number of entries; 1 makes it unbiased.

    Returns:
        As for `mean`; never negative, nan where n <= ddof, and where an entry is infinite.

    Accuracy:
        Relative error of some ten eps, however far from nought the numbers lie: deviations from
        the mean of each chunk are centred once more, and chunks merged.

    Raises: as for `mean`.
    Inside `@njit`: `var(a, ddof=0)` of an array of one axis.
    Source: Chan, Golub & LeVeque 1983, doi:10.1080/00031305.1983.10483115.

    Examples:
        >>> from nbmath.statistics import var
        >>> print(var([1e8 + 1, 1e8 + 2, 1e8 + 3, 1e8 + 6]), var([1, 2, 3, 6], ddof=1))
        3.5 4.666666666666667
    """
    return _reduced((2, _cpu.VAR, float(ddof), 0.0), a, axis, keepdims, nan_policy)


def std(
    a: ArrayLike,
    axis: Axis = None,
    *,
    ddof: float = 0,
    keepdims: bool = False,
    nan_policy: NanPolicy = "propagate",
) -> Any:
    """The standard deviation, the root of the variance.

    Squares that would underflow or overflow are taken in another unit.

    Parameters, Returns, Accuracy, Raises: as for `var`.
    Inside `@njit`: `std(a, ddof=0)` of an array of one axis.

    Examples:
        >>> from nbmath.statistics import std
        >>> print(std([1e-200, 3e-200]), std([2, 4, 4, 4, 5, 5, 7, 9]))
        1e-200 2.0
    """
    return _reduced((2, _cpu.STD, float(ddof), 0.0), a, axis, keepdims, nan_policy)


def skew(
    a: ArrayLike,
    axis: Axis = 0,
    bias: bool = True,
    nan_policy: NanPolicy = "propagate",
    *,
    keepdims: bool = False,
) -> Any:
    """The skewness: positive where the right tail is the longer one.

        skew(a) = m_3 / m_2^(3/2),  m_k = sum_i (a_i - mean(a))^k / n

    Parameters:
        a, axis, keepdims, nan_policy: as for `mean`; the axis is 0 unless said otherwise.
        bias: False multiplies by sqrt(n (n - 1)) / (n - 2), where n > 2.

    Returns:
        As for `mean`; nan where the entries are equal but for rounding, as in SciPy.

    Accuracy: |error| some ten eps times 1 + mean |a_i - mean|^3 / m_2^(3/2).
    Raises: as for `mean`.
    Inside `@njit`: `skew(a, axis=0, bias=True)` of an array of one axis.
    Source: Pebay 2008, Sandia report SAND2008-6212, doi:10.2172/1028931.

    Examples:
        >>> from nbmath.statistics import skew
        >>> print(skew([1.0, 2.0, 3.0]), round(skew([0.0, 0.0, 0.0, 1.0]), 6))
        0.0 1.154701
    """
    return _reduced((4, _cpu.SKEW, float(bias), 0.0), a, axis, keepdims, nan_policy)


def kurtosis(
    a: ArrayLike,
    axis: Axis = 0,
    fisher: bool = True,
    bias: bool = True,
    nan_policy: NanPolicy = "propagate",
    *,
    keepdims: bool = False,
) -> Any:
    """The kurtosis, in excess of the normal distribution's.

        kurtosis(a) = m_4 / m_2^2 - 3,  m_k = sum_i (a_i - mean(a))^k / n

    Parameters:
        a, axis, keepdims, nan_policy: as for `mean`; the axis is 0 unless said otherwise.
        fisher: False leaves the 3 in.
        bias: False makes it unbiased for normal data, where n > 3.

    Returns:
        As for `mean`; nan where the entries are equal but for rounding, as in SciPy.

    Accuracy: |error| some ten eps times m_4 / m_2^2.
    Raises: as for `mean`.
    Inside `@njit`: `kurtosis(a, axis=0, fisher=True, bias=True)` of an array of one axis.
    Source: as for `skew`.

    Examples:
        >>> from nbmath.statistics import kurtosis
        >>> print(kurtosis([-1.0, 1.0]), kurtosis([-1.0, 1.0], fisher=False))
        -2.0 1.0
    """
    return _reduced((4, _cpu.KURTOSIS, float(bias), float(fisher)), a, axis, keepdims, nan_policy)


_OF_ONE_AXIS = Direct(_cpu.statistic_direct, 1, np.int64(1), np.int64(_cpu.MEAN), 0.0, 0.0)


def _reduced(kind: Kind, a: ArrayLike, axis: Axis, keepdims: bool, nan_policy: str) -> Any:
    """A statistic along axes, by rows or, where these lie apart in memory, by columns."""
    usual = keepdims is False and nan_policy == "propagate" and (axis is None or axis == 0)
    if usual and type(a) is np.ndarray and a.ndim == 1 and not _door.parallel(a.size):
        code = _OF_ONE_AXIS[a.dtype]
        found = None if code is None else code(a, *kind)
        if found is not None:
            return a.dtype.type(found)
    array = real(a)
    axes = axes_of(axis, array.ndim)
    if nan_policy == "propagate" and 0 < len(axes) < array.ndim and array.flags.carray:
        n = math.prod(array.shape[: len(axes)])
        if axes == tuple(range(len(axes))) and array.size > n > 0:
            found = _by_columns(kind, array.reshape(n, -1))
            if found is not None:
                return _door.deliver(found.reshape(left(array.shape, axes, keepdims)), None)
    rows = prepared(array, axes, keepdims, nan_policy)
    return rows.done(_by_rows(kind, rows))


def _by_rows(kind: Kind, rows: Rows) -> Array:
    out, (m, n) = rows.empty(), rows.values.shape
    if not m or not _door.parallel(m * n):
        _cpu.statistic_rows(rows.values, rows.counts, out, *kind)
    elif m > 1:
        _threads.in_parts(_cpu.statistic_rows, (rows.values, rows.counts, out), *kind)
    else:
        out[0] = _long_row(kind, rows.values[0, : rows.counts[0]])
    return out


def _long_row(kind: Kind, x: Array) -> Any:
    """A statistic of one row, its chunks over all threads."""
    sums, per = moments_of_row(x, kind[0])
    return _cpu.finish(sums, *kind[1:], per)


def moments_of_row(x: Array, order: int) -> tuple[Array, Any]:
    """The moments of one row and their unit, its chunks over all threads where it is long."""
    parts = np.empty((max(1, -(-x.size // _cpu.CHUNK)), 5), x.dtype)
    if x.size <= _cpu.CHUNK or not _door.parallel(x.size):
        return parts[0], _cpu.moments_of(x, 0, x.size, order, parts)
    per = _noted(x, order, parts, x.dtype.type(1))
    scale = _cpu.unit(x, parts[0], order)
    return parts[0], _noted(x, order, parts, scale) if scale != per else per


def _noted(x: Array, order: int, parts: Array, per: Any) -> Any:
    shift = _cpu.shift_of(x, 0, order)
    _threads.in_parts(_cpu.note_chunks, (np.arange(len(parts)), parts), x, order, shift, per)
    _cpu.join_all(parts, order, per)
    parts[0, 1] += shift
    return per


def _by_columns(kind: Kind, x: Array) -> Array | None:
    """A statistic of columns [n, d]; None where their squares strain the range."""
    numbers = np.arange(-(-len(x) // _columns.ROWS))
    parts = np.empty((len(numbers), 5, x.shape[1]), x.dtype)
    shift = _columns.shifts(x, kind[0])
    if _door.parallel(x.size):
        _threads.in_parts(_columns.note_columns, (numbers, parts), x, kind[0], shift)
    else:
        _columns.note_columns(numbers, parts, x, kind[0], shift)
    if _columns.join_columns(parts, kind[0], shift):
        return None
    out = np.empty(x.shape[1], x.dtype)
    _columns.finish_columns(parts[0], out, *kind[1:])
    return out


overload(mean)(_compiled.mean)
overload(var)(_compiled.var)
overload(std)(_compiled.std)
overload(skew)(_compiled.skew)
overload(kurtosis)(_compiled.kurtosis)
