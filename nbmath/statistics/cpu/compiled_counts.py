"""Tests of counts, and of means whose error is known, inside `@njit`; plain tuples."""

from typing import Any

import numpy as np
from numba import types

from nbmath.statistics.cpu import counts
from nbmath.statistics.cpu.compiled import as_row, precision
from nbmath.statistics.cpu.compiled_tests import whole

DOUBLE = np.float64
TWO_SIDED = 0


def ztest(a: Any, popmean: Any, sigma: Any) -> Any:
    """The overload of `nbmath.statistics.ztest`."""
    if precision(a) is None:
        return None

    def compiled(a: Any, popmean: Any, sigma: Any) -> Any:
        out = np.empty((2, 1))
        known = float(sigma) if sigma > 0.0 else np.nan
        counts.ztest_rows(as_row(a, DOUBLE), whole(a), float(popmean), known, out, TWO_SIDED)
        return out[0, 0], out[1, 0]

    return compiled


def chisquare(f_obs: Any, f_exp: Any = None) -> Any:
    """The overload of `nbmath.statistics.chisquare`."""
    alike = getattr(f_exp, "value", f_exp) is None or isinstance(f_exp, types.NoneType)
    if precision(f_obs) is None or not (alike or precision(f_exp) is not None):
        return None

    def of_equal(f_obs: Any, f_exp: Any = None) -> Any:
        out, row = np.empty((2, 1)), as_row(f_obs, DOUBLE)
        counts.chisquare_rows(row, np.full_like(row, row.mean()), 0.0, out)
        return out[0, 0], out[1, 0]

    def of_given(f_obs: Any, f_exp: Any = None) -> Any:
        out = np.full((2, 1), np.nan)
        if f_obs.size == f_exp.size:
            counts.chisquare_rows(as_row(f_obs, DOUBLE), as_row(f_exp, DOUBLE), 0.0, out)
        return out[0, 0], out[1, 0]

    return of_equal if alike else of_given


def chi2_contingency(observed: Any) -> Any:
    """The overload of `nbmath.statistics.chi2_contingency`."""
    if not isinstance(observed, types.Array) or observed.ndim != 2:
        return None

    def compiled(observed: Any) -> Any:
        table = np.ascontiguousarray(observed).astype(np.float64)
        expected, total = np.empty_like(table), table.sum()
        for i in range(table.shape[0]):
            for j in range(table.shape[1]):
                expected[i, j] = table[i].sum() * (table[:, j].sum() / total)
        dof = (table.shape[0] - 1) * (table.shape[1] - 1)
        if dof == 1:
            for i in range(2):
                for j in range(2):
                    apart = expected[i, j] - table[i, j]
                    table[i, j] += np.sign(apart) * min(0.5, abs(apart))
        out = np.zeros((2, 1))
        out[1, 0] = 1.0
        if dof > 0:
            flat, under = table.reshape((1, table.size)), expected.reshape((1, table.size))
            counts.chisquare_rows(flat, under, float(table.size - 1 - dof), out)
        return out[0, 0], out[1, 0], dof

    return compiled
