"""Several statistics of one pass, and weighted means."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._direct import Direct
from nbmath._targets import overload
from nbmath.statistics.cpu import compiled as _compiled
from nbmath.statistics.cpu import moments as _cpu
from nbmath.statistics.cpu import weights as _weights
from nbmath.statistics.door.moments import mean
from nbmath.statistics.door.rows import Axis, NanPolicy, axes_of, left, prepared, real

__all__ = ["DescribeResult", "average", "describe"]


class DescribeResult(NamedTuple):
    """What `describe` returns."""

    nobs: Any
    minmax: tuple[Any, Any]
    mean: Any
    variance: Any
    skewness: Any
    kurtosis: Any


def describe(
    a: ArrayLike,
    axis: int | None = 0,
    ddof: float = 1,
    bias: bool = True,
    nan_policy: NanPolicy = "propagate",
) -> DescribeResult:
    """Number, range, mean, variance, skewness and kurtosis, all of one pass over the moments.

    Parameters:
        a, axis, nan_policy: as for `skew`.
        ddof: As for `var`.
        bias: As for `skew` and `kurtosis`.

    Returns:
        DescribeResult: `nobs`, `minmax`, `mean`, `variance`, `skewness` and `kurtosis`.

    Raises: as for `mean`, and ValueError where `a` is empty.
    Inside `@njit`: `describe(a, axis=0, ddof=1, bias=True)` of an array of one axis.
    Source: as for `skew`.

    Examples:
        >>> from nbmath.statistics import describe
        >>> found = describe([1.0, 2.0, 3.0, 6.0])
        >>> print(found.nobs, found.minmax[1], found.mean, found.variance)
        4 6.0 3.0 4.666666666666667
    """
    array = real(a)
    if not array.size:
        raise ValueError("a is empty; expected at least one number")
    rows = prepared(array, axis, False, nan_policy)
    moments, units = np.empty((len(rows.values), 5), array.dtype), rows.empty()
    _cpu.moments_rows(rows.values, rows.counts, moments, units)
    ends = np.empty((2, len(rows.values)), array.dtype)
    _weights.range_rows(rows.values, rows.counts, ends)
    found = np.empty((4, len(rows.values)), array.dtype)
    _weights.finish_rows(moments, units, float(ddof), float(bias), found)
    number = rows.done(rows.counts) if nan_policy == "omit" else int(rows.values.shape[1])
    done = [rows.done(part) for part in (*ends, *found)]
    return DescribeResult(number, (done[0], done[1]), *done[2:])


def average(
    a: ArrayLike,
    axis: Axis = None,
    weights: ArrayLike | None = None,
    *,
    keepdims: bool = False,
) -> Any:
    """The weighted mean.

        average(a) = sum_i w_i a_i / sum_i w_i

    Parameters:
        a, axis, keepdims: as for `mean`.
        weights: Of the shape of `a`, or one for each place along one axis; None for equal ones.

    Returns: as for `mean`.

    Accuracy:
        |error| about 130 eps sum |w_i a_i| / |sum w_i| at most.

    Raises:
        ZeroDivisionError: Weights sum to zero (inside `@njit` the result is nan or infinite).
        ValueError: The weights do not fit.

    Inside `@njit`: `average(a, None, weights)` of arrays of one axis.
    Source: as for `mean`.

    Examples:
        >>> from nbmath.statistics import average
        >>> print(average([1.0, 2.0, 6.0], weights=[1.0, 1.0, 2.0]))
        3.75
    """
    if weights is None:
        return mean(a, axis, keepdims=keepdims)
    if type(a) is np.ndarray and type(weights) is np.ndarray and a.dtype == weights.dtype:
        found = _average_of_one(a, weights) if keepdims is False and axis in (None, 0) else None
        if found is not None:
            return a.dtype.type(found)
    array, given = _door.reals(a=a, weights=weights)
    axes = axes_of(axis, array.ndim)
    alike = given.shape == array.shape
    if not alike and (len(axes) != 1 or given.shape != (array.shape[axes[0]],)):
        raise ValueError(
            f"weights has shape {given.shape}; expected {array.shape}, or one for each place"
            " along one axis"
        )
    columns = _average_of_columns(array, given, axes) if array.flags.carray else None
    if columns is not None:
        return _door.deliver(columns.reshape(left(array.shape, axes, keepdims)), None)
    if not alike:
        spread = [1] * array.ndim
        spread[axes[0]] = -1
        given = np.broadcast_to(given.reshape(spread), array.shape)
    rows = prepared(array, axes, keepdims, "propagate")
    counted = prepared(given, axes, keepdims, "propagate")
    out, total = rows.empty(), rows.empty()
    _weights.average_rows(rows.values, counted.values, out, total)
    _check_total(total)
    return rows.done(out)


def _average_of_one(a: NDArray[Any], weights: NDArray[Any]) -> Any:
    """That of one row, or None where it needs preparation."""
    code = _AVERAGE[a.dtype] if a.ndim == 1 and weights.ndim == 1 else None
    return None if code is None else code(a, weights)


def _average_of_columns(
    array: NDArray[Any], weights: NDArray[Any], axes: tuple[int, ...]
) -> NDArray[Any] | None:
    """Those of columns, or None where rows do not lie one after the other."""
    n = math.prod(array.shape[: len(axes)])
    if axes != tuple(range(len(axes))) or not array.size > n > 0 or not weights.flags.carray:
        return None
    out, total = np.empty(array.size // n, array.dtype), np.empty(array.size // n, array.dtype)
    whole = weights.size == array.size
    _weights.average_columns(array.reshape(-1), weights.reshape(-1), whole, out, total)
    _check_total(total)
    return out


def _check_total(total: NDArray[Any]) -> None:
    if not np.all(total):
        raise ZeroDivisionError("weights sum to zero; expected a total that is not")


_AVERAGE = Direct(_weights.average_direct, 1, 1)

overload(describe)(_compiled.describe)
overload(average)(_compiled.average)
