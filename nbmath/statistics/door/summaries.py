"""Several statistics of one pass, and weighted means."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from nbmath import _door
from nbmath._targets import overload
from nbmath.statistics.cpu import compiled as _compiled
from nbmath.statistics.cpu import moments as _cpu
from nbmath.statistics.cpu import weights as _weights
from nbmath.statistics.door.moments import mean
from nbmath.statistics.door.rows import Axis, NanPolicy, axes_of, prepared, real

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
        |error| about 75 eps sum |w_i a_i| / |sum w_i| at most.

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
    array, given = _door.reals(a=a, weights=weights)
    axes = axes_of(axis, array.ndim)
    if given.shape != array.shape:
        if len(axes) != 1 or given.shape != (array.shape[axes[0]],):
            raise ValueError(
                f"weights has shape {given.shape}; expected {array.shape}, or one for each place"
                " along one axis"
            )
        spread = [1] * array.ndim
        spread[axes[0]] = -1
        given = np.broadcast_to(given.reshape(spread), array.shape)
    rows = prepared(array, axes, keepdims, "propagate")
    counted = prepared(given, axes, keepdims, "propagate")
    out, total = rows.empty(), rows.empty()
    _weights.average_rows(rows.values, counted.values, out, total)
    if not np.all(total):
        raise ZeroDivisionError("weights sum to zero; expected a total that is not")
    return rows.done(out)


overload(describe)(_compiled.describe)
overload(average)(_compiled.average)
