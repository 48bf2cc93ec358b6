"""Medians, quantiles and what is made of them."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door, _threads
from nbmath._targets import overload
from nbmath.statistics.cpu import compiled_order as _compiled
from nbmath.statistics.cpu import order as _cpu
from nbmath.statistics.cpu.compiled_order import METHODS
from nbmath.statistics.door.rows import Axis, NanPolicy, Rows, prepared, real

__all__ = [
    "iqr",
    "median",
    "median_abs_deviation",
    "percentile",
    "quantile",
    "trim_mean",
]

Array = NDArray[Any]
Method = Literal[
    "inverted_cdf",
    "averaged_inverted_cdf",
    "closest_observation",
    "interpolated_inverted_cdf",
    "hazen",
    "weibull",
    "linear",
    "median_unbiased",
    "normal_unbiased",
    "lower",
    "higher",
    "midpoint",
    "nearest",
]
LARGE_ROW = 1 << 14
"""Entries from which a row is a part of its own for threads."""


def median(
    a: ArrayLike, axis: Axis = None, *, keepdims: bool = False, nan_policy: NanPolicy = "propagate"
) -> Any:
    """The middle entry, or the mean of the two middle ones.

    Parameters:
        a: Numbers, of any shape: float32 or float64, or integers, which become float64.
        axis: The axis, or axes, to go along; None means all.
        keepdims: Whether these axes stay, with size one.
        nan_policy: "propagate": the result is nan where an entry is; "omit": entries that are nan
            are left out; "raise": they are refused.

    Returns:
        The shape of `a` without those axes, a scalar where none is left; float32 stays float32.
        nan where there are no entries. The same to the bit for any number of threads.

    Accuracy: an entry, or one rounding of the mean of two.

    Raises:
        TypeError: `a` is not real. ValueError: nan under "raise". AxisError: no such axis.

    Inside `@njit`: `median(a)` of an array of one axis.

    Source: Floyd & Rivest 1975, doi:10.1145/360680.360691, for the selection.

    Examples:
        >>> from nbmath.statistics import median
        >>> print(median([3.0, 1.0, 10.0]), median([[1.0, 2.0], [3.0, 6.0]], axis=1))
        3.0 [1.5 4.5]
    """
    rows = prepared(real(a), axis, keepdims, nan_policy)
    return rows.done(_medians(rows, _cpu.MEDIAN, rows.empty()))


def quantile(
    a: ArrayLike,
    q: ArrayLike,
    axis: Axis = None,
    *,
    method: Method = "linear",
    keepdims: bool = False,
    nan_policy: NanPolicy = "propagate",
) -> Any:
    """Quantiles, by any of the definitions of `numpy.quantile`.

    With the entries in order, x_0 <= .. <= x_(n-1), and a place v = n q + c, k = floor(v):

        quantile = x_k + (v - k) (x_(k+1) - x_k)        ("linear": v = (n - 1) q)

    Parameters:
        a, axis, keepdims, nan_policy: as for `median`.
        q: From 0 to 1; a number, or an array of them.
        method: Hyndman and Fan's nine definitions by NumPy's names, "inverted_cdf",
            "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen",
            "weibull", "linear", "median_unbiased", "normal_unbiased"; and "lower", "higher",
            "midpoint", "nearest".

    Returns:
        As for `median`, with the axes of `q` first. Places are computed in float64 for either
        precision. Between two equal infinities the result is that infinity.

    Accuracy: some two roundings of the larger neighbour; NumPy's own result otherwise.

    Raises: as for `median`, and ValueError for a q that is not from 0 to 1 or no such method.
    Inside `@njit`: `quantile(a, q, axis=None, method="linear")` of arrays of one axis, q a number
        or an array of one axis; nan for a q beyond its range.
    Source: Hyndman & Fan 1996, doi:10.1080/00031305.1996.10473566.

    Examples:
        >>> from nbmath.statistics import quantile
        >>> print(quantile([1.0, 2.0, 4.0, 9.0], [0.0, 0.5, 1.0]))
        [1. 3. 9.]
        >>> print(quantile([1.0, 2.0, 4.0, 9.0], 0.5, method="inverted_cdf"))
        2.0
    """
    shares = np.asarray(q, np.float64)
    if not np.all((shares >= 0) & (shares <= 1)):
        raise ValueError(f"q is {q!r}; expected numbers from 0 to 1")
    if method not in METHODS:
        raise ValueError(f"method is {method!r}; expected one of {', '.join(METHODS)}")
    rows = prepared(real(a), axis, keepdims, nan_policy)
    found = _quantiles(rows, shares.reshape(-1), METHODS.index(method))
    return _door.deliver(found.T.reshape(shares.shape + rows.shape), None)


def percentile(
    a: ArrayLike,
    q: ArrayLike,
    axis: Axis = None,
    *,
    method: Method = "linear",
    keepdims: bool = False,
    nan_policy: NanPolicy = "propagate",
) -> Any:
    """Percentiles: quantiles of q / 100.

    Parameters, Returns, Accuracy: as for `quantile`, with q from 0 to 100.
    Raises: as for `quantile`.
    Inside `@njit`: `percentile(a, q, axis=None, method="linear")`.

    Examples:
        >>> from nbmath.statistics import percentile
        >>> print(percentile([1.0, 2.0, 4.0, 9.0], 25))
        1.75
    """
    shares = np.asarray(q, np.float64)
    if not np.all((shares >= 0) & (shares <= 100)):
        raise ValueError(f"q is {q!r}; expected numbers from 0 to 100")
    return quantile(a, shares / 100, axis, method=method, keepdims=keepdims, nan_policy=nan_policy)


def iqr(
    x: ArrayLike,
    axis: Axis = None,
    *,
    nan_policy: NanPolicy = "propagate",
    keepdims: bool = False,
) -> Any:
    """The interquartile range: the 75th less the 25th percentile.

    Parameters, Returns, Accuracy, Raises: as for `median`.
    Inside `@njit`: `iqr(x)` of an array of one axis.

    Examples:
        >>> from nbmath.statistics import iqr
        >>> print(iqr([1.0, 2.0, 3.0, 4.0, 5.0]))
        2.0
    """
    rows = prepared(real(x, "x"), axis, keepdims, nan_policy, "x")
    found = _quantiles(rows, np.array([0.25, 0.75]), METHODS.index("linear"))
    return rows.done(found[:, 1] - found[:, 0])


def median_abs_deviation(
    x: ArrayLike,
    axis: Axis = 0,
    center: ArrayLike | None = None,
    scale: float = 1.0,
    nan_policy: NanPolicy = "propagate",
    *,
    keepdims: bool = False,
) -> Any:
    """The median distance from the median.

    Parameters:
        x, axis, keepdims, nan_policy: as for `median`; the axis is 0 unless said otherwise.
        center: What distances are from, a number for each result; None for the medians.
        scale: What the result is divided by; 0.6744897501960817 makes it estimate the standard
            deviation of normal data.

    Returns, Raises: as for `median`.
    Accuracy: two roundings.
    Inside `@njit`: `median_abs_deviation(x)` of an array of one axis.

    Examples:
        >>> from nbmath.statistics import median_abs_deviation
        >>> print(median_abs_deviation([1.0, 2.0, 3.0, 4.0, 100.0]))
        1.0
    """
    rows = prepared(real(x, "x"), axis, keepdims, nan_policy, "x")
    centres = rows.empty()
    centres[:] = np.nan if center is None else np.broadcast_to(center, rows.shape).reshape(-1)
    found = _medians(rows, _cpu.MAD, centres)
    return rows.done(found / found.dtype.type(scale))


def trim_mean(
    a: ArrayLike, proportiontocut: float, axis: Axis = 0, *, keepdims: bool = False
) -> Any:
    """The mean without a share of the smallest and of the largest entries.

    Parameters:
        a, axis, keepdims: as for `median`; the axis is 0 unless said otherwise.
        proportiontocut: The share at either end; int(share n) entries are cut.

    Returns: as for `median`; nan for a row with nan.
    Accuracy: as for `mean`, with sums of 256 entries.
    Raises: as for `median`, and ValueError where nothing is left.
    Inside `@njit`: `trim_mean(a, proportiontocut)` of an array of one axis.
    Source: Tukey & McLaughlin 1963.

    Examples:
        >>> from nbmath.statistics import trim_mean
        >>> print(trim_mean([1.0, 2.0, 3.0, 4.0, 100.0], 0.2))
        3.0
    """
    rows = prepared(real(a), axis, keepdims, "propagate")
    cut = int(proportiontocut * rows.values.shape[1])
    if not 0 <= 2 * cut < max(1, rows.values.shape[1]):
        raise ValueError(f"proportiontocut is {proportiontocut}; expected a share from 0 to 0.5")
    out, cuts = rows.empty(), np.full(len(rows.values), cut)
    spread(_cpu.trimmed_rows, rows, (rows.values, cuts, out))
    return rows.done(out)


def spread(driver: Any, rows: Rows, arrays: tuple[Array, ...], *options: Any) -> None:
    """Run a driver over rows, on all threads where that pays."""
    if len(rows.values) > 1 and _door.parallel(rows.values.size):
        unit = 1 if rows.values.shape[1] >= LARGE_ROW else _threads.UNIT
        _threads.in_parts(driver, arrays, *options, unit=unit)
    else:
        driver(*arrays, *options)


def _medians(rows: Rows, kind: int, centres: Array) -> Array:
    out = rows.empty()
    arrays = (rows.values, rows.counts, out, centres)
    spread(_cpu.median_rows, rows, arrays, kind)
    return out


def _quantiles(rows: Rows, q: Array, method: int) -> Array:
    out = np.empty((len(rows.values), len(q)), rows.values.dtype)
    spread(_cpu.quantile_rows, rows, (rows.values, rows.counts, out), q, method)
    return out


overload(median)(_compiled.median)
overload(quantile, prefer_literal=True)(_compiled.quantile)
overload(percentile, prefer_literal=True)(_compiled.percentile)
overload(iqr)(_compiled.iqr)
overload(median_abs_deviation)(_compiled.median_abs_deviation)
overload(trim_mean)(_compiled.trim_mean)
