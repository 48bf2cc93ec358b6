"""Orthonormal columns by Gram and Schmidt's method, modified and done twice."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose


def gram_schmidt(a: Any, limit: Any) -> Any:
    """Overwrite a [m, n] by orthonormal columns; True where all columns are independent.

    A column that keeps no more than `limit` of its length behind those before it depends on them:
    it becomes nan, and the next ones pass it over.
    """
    m, n = a.shape
    good = a[0, 0] == a[0, 0]
    good = good | (not good)
    for k in range(n):
        shrink_column(a, k)
        length = column_length(a, k)
        divide_column(a, k, length, length > 0.0)
    for k in range(n):
        left = column_length(a, k)
        present = left > limit
        divide_column(a, k, left, present)
        _clear(a, k)
        divide_column(a, k, column_length(a, k), present)
        _clear_behind(a, k)
        good = good & present
    for k in range(n):
        present = column_length(a, k) > 0.0
        for i in range(m):
            a[i, k] = choose(present, a[i, k], math.nan)
    return good


def shrink_column(a: Any, k: int) -> None:
    """Divide column k by its largest entry: its squares neither overflow nor underflow."""
    largest = math.fabs(a[0, k])
    for i in range(1, a.shape[0]):
        x = math.fabs(a[i, k])
        largest = choose(x > largest, x, largest)
    divide_column(a, k, largest, largest > 0.0)


def column_length(a: Any, k: int) -> Any:
    """The length of column k."""
    total = a[0, k] * a[0, k]
    for i in range(1, a.shape[0]):
        total += a[i, k] * a[i, k]
    return math.sqrt(total)


def _clear(a: Any, k: int) -> None:
    """Take from column k what lies along the columns before it, along four at a time."""
    m = a.shape[0]
    whole = k - k % 4
    for j in range(0, whole, 4):
        x = a[0, k]
        s, t, u, v = a[0, j] * x, a[0, j + 1] * x, a[0, j + 2] * x, a[0, j + 3] * x
        for i in range(1, m):
            x = a[i, k]
            s += a[i, j] * x
            t += a[i, j + 1] * x
            u += a[i, j + 2] * x
            v += a[i, j + 3] * x
        for i in range(m):
            near = s * a[i, j] + t * a[i, j + 1]
            a[i, k] -= near + (u * a[i, j + 2] + v * a[i, j + 3])
    for j in range(whole, k):
        take_off(a, j, k)


def _clear_behind(a: Any, k: int) -> None:
    """Take what lies along column k from the columns behind it, from four at a time."""
    m, n = a.shape
    whole = n - (n - k - 1) % 4
    for j in range(k + 1, whole, 4):
        x = a[0, k]
        s, t, u, v = a[0, j] * x, a[0, j + 1] * x, a[0, j + 2] * x, a[0, j + 3] * x
        for i in range(1, m):
            x = a[i, k]
            s += a[i, j] * x
            t += a[i, j + 1] * x
            u += a[i, j + 2] * x
            v += a[i, j + 3] * x
        for i in range(m):
            x = a[i, k]
            a[i, j] -= s * x
            a[i, j + 1] -= t * x
            a[i, j + 2] -= u * x
            a[i, j + 3] -= v * x
    for j in range(whole, n):
        take_off(a, k, j)


def take_off(a: Any, k: int, j: int) -> None:
    """Take from column j what lies along column k."""
    s = a[0, k] * a[0, j]
    for i in range(1, a.shape[0]):
        s += a[i, k] * a[i, j]
    for i in range(a.shape[0]):
        a[i, j] -= s * a[i, k]


def divide_column(a: Any, k: int, divisor: Any, present: Any) -> None:
    """Divide column k, or make it zero where it is not present."""
    divisor = choose(present, divisor, 1.0)
    for i in range(a.shape[0]):
        a[i, k] = choose(present, a[i, k] / divisor, 0.0)
