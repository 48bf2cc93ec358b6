"""Eliminations cut into what the worker of one row does between two barriers.

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
    """The row, from k on, of the largest entry in column k of a [n, n]."""
    row = k
    largest = math.fabs(a[k, k])
    for i in range(k + 1, a.shape[0]):
        x = math.fabs(a[i, k])
        row = i if x > largest else row
        largest = x if x > largest else largest
    return row


def eliminate(a: Any, b: Any, k: int, i: int) -> None:
    """Take from row i > k of the system a [n, n], b [n, m] its share of row k."""
    factor = a[i, k] / a[k, k]
    for j in range(k + 1, a.shape[1]):
        a[i, j] -= factor * a[k, j]
    for j in range(b.shape[1]):
        b[i, j] -= factor * b[k, j]


def substitute(a: Any, b: Any, k: int, i: int) -> None:
    """Take from row i < k of the right-hand sides b [n, m] what the finished row k explains."""
    for j in range(b.shape[1]):
        b[i, j] -= a[i, k] * b[k, j]
