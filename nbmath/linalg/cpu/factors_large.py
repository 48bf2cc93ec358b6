"""Triangular factors of large matrices, one after another by LAPACK, and systems with them."""

from typing import Any

import numpy as np

from nbmath._targets import driver, inner
from nbmath.linalg.cpu.inverse_large import copy, getrf, spoil
from nbmath.linalg.cpu.large import _precision, turned
from nbmath.linalg.cpu.triangular_large import solve_triangular_large


@driver
def lu_factor_large(a: Any, out: Any, pivots: Any) -> None:
    """Both factors of a [stack, m, n] in one, and the exchanges: pivots [stack, min(m, n)]."""
    stack, m, n = a.shape
    work, rows = np.empty((n, m), a.dtype), np.empty(pivots.shape[1], np.int32)
    for index in range(stack):
        turned(a[index], work)
        getrf(_precision(a), m, n, work.ctypes, m, rows.ctypes)
        turned(work, out[index])
        for k in range(rows.size):
            pivots[index, k] = rows[k] - 1  # LAPACK counts from one


@driver
def lu_large(a: Any, lower: Any, upper: Any, pivots: Any) -> None:
    """As `lu_factor_large`, the factors apart: [stack, m, k] and [stack, k, n]."""
    (_, m, n), k = a.shape, pivots.shape[1]
    factors = np.empty((1, m, n), a.dtype)
    for index in range(a.shape[0]):
        lu_factor_large(a[index : index + 1], factors, pivots[index : index + 1])
        for i in range(m):
            for j in range(k):
                lower[index, i, j] = factors[0, i, j] if j < i else (1.0 if i == j else 0.0)
        for i in range(k):
            for j in range(n):
                upper[index, i, j] = factors[0, i, j] if j >= i else 0.0


@driver
def lu_solve_large(a: Any, pivots: Any, b: Any, out: Any, failed: Any, transposed: Any) -> None:
    """Solutions of systems with factors a [stack, n, n], pivots [stack, n], b [stack, n, m]."""
    n, m = b.shape[1], b.shape[2]
    half = np.empty(b.shape, b.dtype)
    passed = np.empty(failed.shape, np.bool_)
    if transposed:
        solve_triangular_large(a, b, half, failed, False, True, False)
        solve_triangular_large(a, half, out, passed, True, True, True)
    else:
        for index in range(b.shape[0]):
            copy(b[index], half[index])
            for k in range(n):
                _exchange(half[index], k, pivots[index, k], m)
        solve_triangular_large(a, half, out, passed, True, False, True)
        for index in range(b.shape[0]):
            copy(out[index], half[index])
        solve_triangular_large(a, half, out, failed, False, False, False)
    for index in range(b.shape[0]):
        if transposed:
            for k in range(n - 1, -1, -1):
                _exchange(out[index], k, pivots[index, k], m)
        if failed[index]:
            spoil(out[index])


@driver
def cho_solve_large(a: Any, b: Any, out: Any, failed: Any, lower: Any) -> None:
    """Solutions of systems with Cholesky factors a [stack, n, n], b [stack, n, m]."""
    half = np.empty(b.shape, b.dtype)
    solve_triangular_large(a, b, half, failed, lower, not lower, False)
    solve_triangular_large(a, half, out, failed, lower, lower, False)
    for index in range(b.shape[0]):
        if failed[index]:
            spoil(out[index])


@inner
def _exchange(b: Any, k: Any, row: Any, m: Any) -> None:
    """Exchange two rows of b [n, m]."""
    if row != k:
        for j in range(m):
            b[k, j], b[row, j] = b[row, j], b[k, j]
