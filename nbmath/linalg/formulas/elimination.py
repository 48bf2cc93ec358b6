"""Triangular factors by Gaussian elimination with partial pivoting, and systems with them."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose
from nbmath.linalg.formulas.triangular import solve_triangular


def lu_factor(a: Any, pivots: Any) -> Any:
    """Overwrite a [m, n] by L below its diagonal and U; True where no pivot is zero.

    pivots [min(m, n)] receives, as a number, the row that each row was exchanged with in its turn.
    """
    m, n = a.shape
    good = a[0, 0] == a[0, 0]
    good = good | (not good)
    for k in range(pivots.shape[0]):
        pivots[k] = _largest_below(a, k)
        _exchange_rows(a, k, pivots[k])
        pivot = a[k, k]
        present = pivot != 0.0
        good = good & present
        divisor = choose(present, pivot, 1.0)
        for i in range(k + 1, m):
            factor = a[i, k] / divisor
            a[i, k] = factor
            for j in range(k + 1, n):
                a[i, j] -= factor * a[k, j]
    return good


def lu(a: Any, pivots: Any, lower: Any, upper: Any) -> Any:
    """As `lu_factor`, with L [m, k] and U [k, n] in arrays of their own, k being min(m, n)."""
    good = lu_factor(a, pivots)
    for k in range(pivots.shape[0]):
        for i in range(a.shape[0]):
            lower[i, k] = a[i, k]
        for i in range(k):
            lower[i, k] = 0.0
        lower[k, k] = 1.0
        for j in range(a.shape[1]):
            upper[k, j] = a[k, j]
        for j in range(k):
            upper[k, j] = 0.0
    return good


def lu_solve(a: Any, pivots: Any, b: Any, transposed: bool) -> Any:
    """Overwrite b [n, m] by the solution of a x = b, or of a' x = b, a [n, n] being factors.

    True where no pivot is zero.
    """
    n = a.shape[0]
    if transposed:
        good = solve_triangular(a, b, False, True, False)
        solve_triangular(a, b, True, True, True)
        for k in range(n - 1, -1, -1):
            _exchange_rows(b, k, pivots[k])
        return good
    for k in range(n):
        _exchange_rows(b, k, pivots[k])
    solve_triangular(a, b, True, False, True)
    return solve_triangular(a, b, False, False, False)


def cho_solve(a: Any, b: Any, lower: bool) -> Any:
    """Overwrite b [n, m] by the solution of L L' x = b, or of U' U x = b; a [n, n] is L or U.

    True where no pivot is zero.
    """
    solve_triangular(a, b, lower, not lower, False)
    return solve_triangular(a, b, lower, lower, False)


def _largest_below(a: Any, k: int) -> Any:
    """The row, as a number, of the largest entry of column k from the diagonal on."""
    largest = math.fabs(a[k, k])
    row = choose(largest == largest, 0.0 * largest, 0.0)
    row = choose(row == 0.0, row, 0.0) + float(k)
    for i in range(k + 1, a.shape[0]):
        x = math.fabs(a[i, k])
        larger = x > largest
        largest = choose(larger, x, largest)
        row = choose(larger, float(i), row)
    return row


def _exchange_rows(a: Any, k: int, row: Any) -> None:
    """Exchange row k with a row below it."""
    for i in range(k + 1, a.shape[0]):
        here = row == float(i)
        if here:
            for j in range(a.shape[1]):
                x, y = a[k, j], a[i, j]
                a[k, j] = choose(here, y, x)
                a[i, j] = choose(here, x, y)
