"""Algorithms cut into what the worker of one row does between two barriers.

As many workers as rows share a matrix, each in step with the others. Run one after another over all
rows, the pieces are the plain algorithm.
"""

import math
from typing import Any


def factor_entry(a: Any, k: int, i: int) -> Any:
    """Entry (i, k), i >= k, of the Cholesky factor; computed before any of column k is written."""
    pivot = math.sqrt(a[k, k])
    return pivot if i == k else a[i, k] / pivot


def subtract_column(a: Any, k: int, i: int) -> None:
    """Take from row i what column k of the Cholesky factor explains of it, up to the diagonal."""
    for j in range(k + 1, i + 1):
        a[i, j] -= a[i, k] * a[j, k]


def pivot_row(a: Any, k: int) -> Any:
    """The row, from k on, of the largest entry in column k of a [m, n]."""
    row = k
    largest = math.fabs(a[k, k])
    for i in range(k + 1, a.shape[0]):
        x = math.fabs(a[i, k])
        row = i if x > largest else row
        largest = x if x > largest else largest
    return row


def eliminate_row(a: Any, k: int, i: int) -> None:
    """Take from row i > k of a [m, n] its share of row k, which stays in column k.

    Where the pivot is zero, so is the column below it, and nothing is taken.
    """
    pivot = a[k, k]
    factor = a[i, k] / (pivot if pivot != 0.0 else 1.0)
    a[i, k] = factor
    for j in range(k + 1, a.shape[1]):
        a[i, j] -= factor * a[k, j]


def substitute(a: Any, b: Any, k: int, i: int, transposed: bool) -> None:
    """Take from row i of the right-hand sides b [n, m] what the finished row k explains of it."""
    factor = a[k, i] if transposed else a[i, k]
    for j in range(b.shape[1]):
        b[i, j] -= factor * b[k, j]


def square_below(a: Any, k: int, j: int) -> Any:
    """The squared length of column j of a [m, n] below row k."""
    total = 0.0 * a[0, j]
    for i in range(k + 1, a.shape[0]):
        total += a[i, j] * a[i, j]
    return total


def reflected_entry(a: Any, p: Any, k: int, i: int) -> Any:
    """Entry i of t (A v - t (v' A v) v / 2), where v lies in row k, t before it, and A v in p."""
    product = p[k + 1] * a[k, k + 1]
    for j in range(k + 2, a.shape[0]):
        product += p[j] * a[k, j]
    return a[k, k] * (p[i] - 0.5 * a[k, k] * product * a[k, i])


def subtract_reflected(a: Any, p: Any, k: int, i: int) -> None:
    """Row i of A - v p' - p v', with p from `reflected_entry` for all rows."""
    for j in range(k + 1, a.shape[1]):
        a[i, j] -= a[k, i] * p[j] + p[i] * a[k, j]
