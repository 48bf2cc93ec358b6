"""Tests of means, variances and counts inside `@njit`, for rows; plain tuples."""

from typing import Any

import numpy as np
from numba import types

from nbmath.statistics.cpu import parametric
from nbmath.statistics.cpu.compiled import as_row, precision
from nbmath.statistics.cpu.compiled_tests import whole

DOUBLE = np.float64
TWO_SIDED = 0


def ttest_1samp(a: Any, popmean: Any) -> Any:
    """The overload of `nbmath.statistics.ttest_1samp`."""
    if precision(a) is None:
        return None

    def compiled(a: Any, popmean: Any) -> Any:
        out = np.empty((3, 1))
        under = np.full(1, popmean, np.float64)
        parametric.ttest_rows(as_row(a, DOUBLE), whole(a), under, out, TWO_SIDED)
        return out[0, 0], out[1, 0], out[2, 0]

    return compiled


def ttest_ind(a: Any, b: Any, equal_var: Any = True) -> Any:
    """The overload of `nbmath.statistics.ttest_ind`."""
    if precision(a, b) is None:
        return None

    def compiled(a: Any, b: Any, equal_var: Any = True) -> Any:
        out = np.empty((3, 1))
        parametric.ttest_ind_rows(
            as_row(a, DOUBLE),
            whole(a),
            as_row(b, DOUBLE),
            whole(b),
            out,
            bool(equal_var),
            TWO_SIDED,
        )
        return out[0, 0], out[1, 0], out[2, 0]

    return compiled


def ttest_rel(a: Any, b: Any) -> Any:
    """The overload of `nbmath.statistics.ttest_rel`."""
    if precision(a, b) is None:
        return None

    def compiled(a: Any, b: Any) -> Any:
        out = np.full((3, 1), np.nan)
        if a.size == b.size:
            d = as_row(a, DOUBLE) - as_row(b, DOUBLE)
            parametric.ttest_rows(d, whole(a), np.zeros(1), out, TWO_SIDED)
        return out[0, 0], out[1, 0], out[2, 0]

    return compiled


def f_test(a: Any, b: Any) -> Any:
    """The overload of `nbmath.statistics.f_test`."""
    if precision(a, b) is None:
        return None

    def compiled(a: Any, b: Any) -> Any:
        out = np.empty((2, 1))
        parametric.f_test_rows(
            as_row(a, DOUBLE), whole(a), as_row(b, DOUBLE), whole(b), out, TWO_SIDED
        )
        return out[0, 0], out[1, 0]

    return compiled


def f_oneway(a: Any, b: Any, c: Any = None) -> Any:
    """The overload of `nbmath.statistics.f_oneway`, for two groups and three."""
    two = getattr(c, "value", c) is None or isinstance(c, types.NoneType)
    if precision(a, b) is None or not (two or precision(c) is not None):
        return None

    def of_two(a: Any, b: Any, c: Any = None) -> Any:
        groups, out = np.empty((1, 2, 3)), np.empty((2, 1))
        shift = np.full(1, a[0] if a.size else 0.0, np.float64)
        parametric.note_group(as_row(a, DOUBLE), whole(a), shift, groups[:, 0])
        parametric.note_group(as_row(b, DOUBLE), whole(b), shift, groups[:, 1])
        parametric.f_oneway_rows(groups, out)
        return out[0, 0], out[1, 0]

    def of_three(a: Any, b: Any, c: Any = None) -> Any:
        groups, out = np.empty((1, 3, 3)), np.empty((2, 1))
        shift = np.full(1, a[0] if a.size else 0.0, np.float64)
        parametric.note_group(as_row(a, DOUBLE), whole(a), shift, groups[:, 0])
        parametric.note_group(as_row(b, DOUBLE), whole(b), shift, groups[:, 1])
        parametric.note_group(as_row(c, DOUBLE), whole(c), shift, groups[:, 2])
        parametric.f_oneway_rows(groups, out)
        return out[0, 0], out[1, 0]

    return of_two if two else of_three


def mean_interval(a: Any, confidence_level: Any = 0.95) -> Any:
    """The overload of `nbmath.statistics.mean_interval`."""
    if precision(a) is None:
        return None

    def compiled(a: Any, confidence_level: Any = 0.95) -> Any:
        out = np.empty((2, 1))
        parametric.interval_rows(as_row(a, DOUBLE), whole(a), float(confidence_level), out)
        return out[0, 0], out[1, 0]

    return compiled


def pearsonr(x: Any, y: Any) -> Any:
    """The overload of `nbmath.statistics.pearsonr`."""
    if precision(x, y) is None:
        return None

    def compiled(x: Any, y: Any) -> Any:
        if x.size != y.size:
            return np.nan, np.nan
        return parametric.pearson(as_row(x, DOUBLE)[0], as_row(y, DOUBLE)[0], TWO_SIDED)

    return compiled


def spearmanr(x: Any, y: Any) -> Any:
    """The overload of `nbmath.statistics.spearmanr`."""
    if precision(x, y) is None:
        return None

    def compiled(x: Any, y: Any) -> Any:
        if x.size != y.size:
            return np.nan, np.nan
        return parametric.spearman(as_row(x, DOUBLE)[0], as_row(y, DOUBLE)[0], TWO_SIDED)

    return compiled
