"""Substitution."""

from typing import Any

from nbmath.linalg.formulas.lanes import spoil

MANY = 4
"""So many right-hand sides keep the processor busy while each waits for itself."""


def solve_triangular(a: Any, b: Any, lower: bool, transposed: bool, unit: bool) -> Any:
    """Overwrite b [n, m] by the solution of a x = b, or of a' x = b; True where no pivot is zero.

    Of a [n, n] only the triangle in question is read, without its diagonal where that is `unit`.
    """
    n = a.shape[0]
    good = b[0, 0] == b[0, 0]
    good = good | (not good)
    forward = lower != transposed
    whole = n - n % 4 if b.shape[1] < MANY else 0
    _by_four_rows(a, b, whole, forward, transposed, unit)
    _by_rows(a, b, whole, forward, transposed, unit)
    for k in range(0 if unit else n):
        good = good & (a[k, k] != 0.0)
    spoil(b, not good)
    return good


def _by_rows(a: Any, b: Any, first: int, forward: bool, transposed: bool, unit: bool) -> None:
    """Row after row from step `first` on: its columns do not wait for each other."""
    n = a.shape[0]
    for step in range(first, n):
        k = step if forward else n - 1 - step
        for j in range(b.shape[1]):
            x = b[k, j]
            for done in range(step):
                i = done if forward else n - 1 - done
                x -= _entry(a, k, i, transposed) * b[i, j]
            b[k, j] = x if unit else x / a[k, k]


def _by_four_rows(a: Any, b: Any, whole: int, forward: bool, transposed: bool, unit: bool) -> None:
    """The same sums in the first `whole` steps, four of them at a time in a column.

    None waits for the others until its last entries.
    """
    n, way = a.shape[0], 1 if forward else -1
    for j in range(b.shape[1]):
        for step in range(0, whole, 4):
            k = step if forward else n - 1 - step
            p, q, r = k + way, k + 2 * way, k + 3 * way
            w, x, y, z = b[k, j], b[p, j], b[q, j], b[r, j]
            for done in range(step):
                i = done if forward else n - 1 - done
                known = b[i, j]
                w -= _entry(a, k, i, transposed) * known
                x -= _entry(a, p, i, transposed) * known
                y -= _entry(a, q, i, transposed) * known
                z -= _entry(a, r, i, transposed) * known
            w = w if unit else w / a[k, k]
            x -= _entry(a, p, k, transposed) * w
            y -= _entry(a, q, k, transposed) * w
            z -= _entry(a, r, k, transposed) * w
            x = x if unit else x / a[p, p]
            y -= _entry(a, q, p, transposed) * x
            z -= _entry(a, r, p, transposed) * x
            y = y if unit else y / a[q, q]
            z -= _entry(a, r, q, transposed) * y
            b[k, j], b[p, j], b[q, j], b[r, j] = w, x, y, z if unit else z / a[r, r]


def _entry(a: Any, i: int, k: int, transposed: bool) -> Any:
    """Entry (i, k) of a, or of a'."""
    return a[k, i] if transposed else a[i, k]
