"""Order statistics inside `@njit`: what the overloads of the door return, for rows."""

from typing import Any

import numpy as np
from numba import extending, types

from nbmath.statistics.cpu import order, ranks
from nbmath.statistics.cpu.compiled import as_row, precision

METHODS = (
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
)
"""Definitions of quantiles by NumPy's names, in the order of the formulas' numbers."""
MEDIAN, MAD, LINEAR = order.MEDIAN, order.MAD, METHODS.index("linear")


def _method(method: Any) -> int | None:
    """The number of a definition that is written out where it is used."""
    name = getattr(method, "literal_value", getattr(method, "value", method))
    return METHODS.index(name) if name in METHODS else None


def _of_median(a: Any, kind: int) -> Any:
    dtype = precision(a)
    if dtype is None:
        return None

    @extending.register_jitable
    def one(a: Any) -> Any:
        out, counts = np.full(1, np.nan, dtype), np.full(1, a.size, np.int64)
        order.median_rows(as_row(a, dtype), counts, out, np.full(1, np.nan, dtype), kind)
        return out[0]

    return one


def median(a: Any, axis: Any = None) -> Any:
    """The overload of `nbmath.statistics.median`."""
    one = _of_median(a, MEDIAN)
    return None if one is None else lambda a, axis=None: one(a)


def median_abs_deviation(x: Any, axis: Any = 0) -> Any:
    """The overload of `nbmath.statistics.median_abs_deviation`."""
    one = _of_median(x, MAD)
    return None if one is None else lambda x, axis=0: one(x)


def _quantiles(a: Any, q: Any, method: Any, unit: float) -> Any:
    """A function of an array and shares: a number, or an array as the shares are."""
    dtype, number = precision(a), _method(method)
    if dtype is None or number is None:
        return None
    many = isinstance(q, types.Array)

    @extending.register_jitable
    def several(a: Any, q: Any) -> Any:
        shares = np.asarray(q).astype(np.float64) / unit
        out, counts = np.empty((1, shares.size), dtype), np.full(1, a.size, np.int64)
        order.quantile_rows(as_row(a, dtype), counts, out, np.clip(shares, 0.0, 1.0), number)
        for p in range(shares.size):
            if not (shares[p] >= 0.0 and shares[p] <= 1.0):
                out[0, p] = np.nan
        return out[0]

    @extending.register_jitable
    def one(a: Any, q: Any) -> Any:
        return several(a, np.full(1, q, np.float64))[0]

    return several if many else one


def quantile(a: Any, q: Any, axis: Any = None, method: Any = "linear") -> Any:
    """The overload of `nbmath.statistics.quantile`."""
    found = _quantiles(a, q, method, 1.0)
    return None if found is None else lambda a, q, axis=None, method="linear": found(a, q)


def percentile(a: Any, q: Any, axis: Any = None, method: Any = "linear") -> Any:
    """The overload of `nbmath.statistics.percentile`."""
    found = _quantiles(a, q, method, 100.0)
    return None if found is None else lambda a, q, axis=None, method="linear": found(a, q)


def iqr(x: Any, axis: Any = None) -> Any:
    """The overload of `nbmath.statistics.iqr`."""
    found = _quantiles(x, types.Array(types.float64, 1, "C"), "linear", 1.0)
    if found is None:
        return None

    def compiled(x: Any, axis: Any = None) -> Any:
        ends = found(x, np.array([0.25, 0.75]))
        return ends[1] - ends[0]

    return compiled


def trim_mean(a: Any, proportiontocut: Any, axis: Any = 0) -> Any:
    """The overload of `nbmath.statistics.trim_mean`."""
    dtype = precision(a)
    if dtype is None:
        return None

    def compiled(a: Any, proportiontocut: Any, axis: Any = 0) -> Any:
        out, cuts = np.full(1, np.nan, dtype), np.full(1, int(proportiontocut * a.size), np.int64)
        if cuts[0] >= 0:
            order.trimmed_rows(as_row(a, dtype), cuts, out)
        return out[0]

    return compiled


def mode(a: Any, axis: Any = 0) -> Any:
    """The overload of `nbmath.statistics.mode`; a plain tuple."""
    dtype = precision(a)
    if dtype is None:
        return None

    def compiled(a: Any, axis: Any = 0) -> Any:
        out, times = np.empty(1, dtype), np.empty(1, np.int64)
        ranks.mode_rows(as_row(a, dtype), np.full(1, a.size, np.int64), out, times, False)
        return out[0], times[0]

    return compiled
