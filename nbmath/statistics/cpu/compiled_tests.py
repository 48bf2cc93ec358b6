"""Tests inside `@njit`: what the overloads of the door return, for rows; plain tuples."""

from typing import Any

import numpy as np
from numba import extending, types

from nbmath.statistics.cpu import empirical, rank_tests, several
from nbmath.statistics.cpu.compiled import as_row, precision

AUTO, TWO_SIDED, WILCOX = rank_tests.AUTO, rank_tests.TWO_SIDED, rank_tests.WILCOX
DOUBLE = np.float64


@extending.register_jitable
def whole(a: Any) -> Any:
    """How many entries count, for one row."""
    return np.full(1, a.size, np.int64)


def mannwhitneyu(x: Any, y: Any) -> Any:
    """The overload of `nbmath.statistics.mannwhitneyu`."""
    if precision(x, y) is None:
        return None

    def compiled(x: Any, y: Any) -> Any:
        out = np.empty((2, 1))
        rank_tests.mannwhitney_rows(
            as_row(x, DOUBLE), whole(x), as_row(y, DOUBLE), whole(y), out, True, TWO_SIDED, AUTO
        )
        return out[0, 0], out[1, 0]

    return compiled


def wilcoxon(x: Any) -> Any:
    """The overload of `nbmath.statistics.wilcoxon`."""
    if precision(x) is None:
        return None

    def compiled(x: Any) -> Any:
        out = np.empty((2, 1))
        rank_tests.wilcoxon_rows(as_row(x, DOUBLE), whole(x), out, WILCOX, False, TWO_SIDED, AUTO)
        return out[0, 0], out[1, 0]

    return compiled


def kendalltau(x: Any, y: Any) -> Any:
    """The overload of `nbmath.statistics.kendalltau`."""
    if precision(x, y) is None:
        return None

    def compiled(x: Any, y: Any) -> Any:
        if x.size != y.size:
            return np.nan, np.nan
        return rank_tests.kendall(as_row(x, DOUBLE)[0], as_row(y, DOUBLE)[0], TWO_SIDED, AUTO)

    return compiled


def ks_1samp(x: Any, cdf: Any) -> Any:
    """The overload of `nbmath.statistics.ks_1samp`."""
    if precision(x) is None or not isinstance(cdf, types.Callable):
        return None

    def compiled(x: Any, cdf: Any) -> Any:
        ordered = np.sort(as_row(x, DOUBLE)[0])
        values = np.empty(x.size)
        for i in range(x.size):
            values[i] = cdf(ordered[i])
        return empirical.one_sample(ordered, values, TWO_SIDED, AUTO)

    return compiled


def ks_2samp(data1: Any, data2: Any) -> Any:
    """The overload of `nbmath.statistics.ks_2samp`."""
    if precision(data1, data2) is None:
        return None

    def compiled(data1: Any, data2: Any) -> Any:
        first, second = np.sort(as_row(data1, DOUBLE)[0]), np.sort(as_row(data2, DOUBLE)[0])
        return empirical.two_samples(first, second, TWO_SIDED, AUTO)

    return compiled


def _adjusted(ps: Any, method: int) -> Any:
    dtype = precision(ps)
    if dtype is None:
        return None

    def compiled(ps: Any) -> Any:
        out = np.empty((1, ps.size), dtype)
        several.adjust_rows(as_row(ps, dtype), out, method)
        return out[0]

    return compiled


def bonferroni(ps: Any) -> Any:
    """The overload of `nbmath.statistics.bonferroni`."""
    return _adjusted(ps, several.BONFERRONI)


def holm(ps: Any) -> Any:
    """The overload of `nbmath.statistics.holm`."""
    return _adjusted(ps, several.HOLM)


def false_discovery_control(ps: Any) -> Any:
    """The overload of `nbmath.statistics.false_discovery_control`."""
    return _adjusted(ps, several.HOCHBERG)
