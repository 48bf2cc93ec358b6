"""Substitution."""

from typing import Any

from nbmath.linalg.formulas.lanes import spoil


def solve_triangular(a: Any, b: Any, lower: bool, transposed: bool, unit: bool) -> Any:
    """Overwrite b [n, m] by the solution of a x = b, or of a' x = b; True where no pivot is zero.

    Of a [n, n] only the triangle in question is read, without its diagonal where that is `unit`.
    """
    n = a.shape[0]
    good = b[0, 0] == b[0, 0]
    good = good | (not good)
    forward = lower != transposed
    for step in range(n):
        k = step if forward else n - 1 - step
        for j in range(b.shape[1]):
            x = b[k, j]
            for done in range(step):
                i = done if forward else n - 1 - done
                x -= (a[i, k] if transposed else a[k, i]) * b[i, j]
            b[k, j] = x if unit else x / a[k, k]
        if not unit:
            good = good & (a[k, k] != 0.0)
    spoil(b, not good)
    return good
