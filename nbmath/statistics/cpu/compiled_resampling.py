"""Resampling inside `@njit`: what the overloads of the door return, for rows; plain tuples."""

from typing import Any

import numpy as np
from numba import types

from nbmath.statistics.cpu import moments, order, resampling
from nbmath.statistics.cpu.compiled import as_row, precision
from nbmath.statistics.cpu.compiled_order import METHODS

INDEPENDENT, LINEAR, STD = resampling.INDEPENDENT, METHODS.index("linear"), moments.STD
TAIL = 0.025
"""The share outside an interval at 0.95, on either side."""


def bootstrap(data: Any, statistic: Any, key: Any, n_resamples: Any = 9999) -> Any:
    """The overload of `nbmath.statistics.bootstrap`."""
    dtype = precision(data)
    if dtype is None or not isinstance(statistic, types.Callable):
        return None

    def compiled(data: Any, statistic: Any, key: Any, n_resamples: Any = 9999) -> Any:
        x = as_row(data, dtype)[0]
        found, left = np.empty(n_resamples, dtype), np.empty(x.size, dtype)
        resampling.resample_any(np.arange(n_resamples), found, key, x, statistic)
        resampling.leave_out_any(np.arange(x.size), left, x, statistic)
        shares = np.empty(2)
        shares[0], shares[1] = resampling.corrected_shares(found, statistic(x), left, TAIL)
        ends, whole = np.full((1, 2), np.nan, dtype), np.full(1, n_resamples, np.int64)
        row = found.reshape((1, n_resamples))
        if shares[0] == shares[0]:
            order.quantile_rows(row, whole, ends, shares, LINEAR)
        error = np.empty(1, dtype)
        moments.statistic_rows(row, whole, error, 2, STD, 1.0, 0.0)
        return (ends[0, 0], ends[0, 1]), found, error[0]

    return compiled


def permutation_test(x: Any, y: Any, statistic: Any, key: Any, n_resamples: Any = 9999) -> Any:
    """The overload of `nbmath.statistics.permutation_test`."""
    dtype = precision(x, y)
    if dtype is None or not isinstance(statistic, types.Callable):
        return None

    def compiled(x: Any, y: Any, statistic: Any, key: Any, n_resamples: Any = 9999) -> Any:
        first, second = as_row(x, dtype)[0], as_row(y, dtype)[0]
        null = np.empty(n_resamples, dtype)
        numbers = np.arange(n_resamples)
        resampling.permute_any(numbers, null, key, INDEPENDENT, first, second, statistic)
        observed = statistic(first, second)
        return observed, resampling.pvalue_of(null, observed, 0), null

    return compiled
