"""Gaussian elimination with partial pivoting."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose, spoil


def solve(a: Any, b: Any) -> Any:
    """Overwrite b [n, m] by the solution of a x = b, and a [n, n]; True where no pivot is zero."""
    n = a.shape[0]
    good = a[0, 0] == a[0, 0]
    good = good | (not good)
    for k in range(n):
        _raise_pivot(a, b, k)
        pivot = a[k, k]
        good = good & (pivot != 0.0)
        for i in range(k + 1, n):
            factor = a[i, k] / pivot
            for j in range(k + 1, n):
                a[i, j] -= factor * a[k, j]
            for j in range(b.shape[1]):
                b[i, j] -= factor * b[k, j]
    for k in range(n - 1, -1, -1):
        for j in range(b.shape[1]):
            x = b[k, j]
            for i in range(k + 1, n):
                x -= a[k, i] * b[i, j]
            b[k, j] = x / a[k, k]
    spoil(b, not good)
    return good


def _raise_pivot(a: Any, b: Any, k: int) -> None:
    """Exchange row k with the row below it that has the largest entry in column k."""
    n = a.shape[0]
    largest = math.fabs(a[k, k])
    row = 0.0 * largest + float(k)
    row = choose(row == float(k), row, float(k))
    for i in range(k + 1, n):
        x = math.fabs(a[i, k])
        larger = x > largest
        largest = choose(larger, x, largest)
        row = choose(larger, float(i), row)
    for i in range(k + 1, n):
        here = row == float(i)
        if here:
            for j in range(k, n):
                x, y = a[k, j], a[i, j]
                a[k, j] = choose(here, y, x)
                a[i, j] = choose(here, x, y)
            for j in range(b.shape[1]):
                x, y = b[k, j], b[i, j]
                b[k, j] = choose(here, y, x)
                b[i, j] = choose(here, x, y)
