"""Triangular factors by Gaussian elimination with partial pivoting."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose


def lu(a: Any, pivots: Any) -> Any:
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
