"""Gaussian elimination with partial pivoting."""

from typing import Any

from nbmath.linalg.formulas.elimination import (
    clear_next,
    clear_rest,
    divide_below,
    largest_below,
)
from nbmath.linalg.formulas.four import solve_of_four
from nbmath.linalg.formulas.lanes import exchange
from nbmath.linalg.formulas.triangular import solve_triangular


def solve(a: Any, b: Any) -> Any:
    """Overwrite b [n, m] by the solution of a x = b, and a [n, n]; True where no pivot is zero."""
    if a.shape[0] == 4:
        return solve_of_four(a, b)
    for k in range(a.shape[0] - 1):
        row = largest_below(a, k)
        exchange(a, k, row, k - k % 2)
        exchange(b, k, row, 0)
        divide_below(a, k)
        for i in range(k + 1, a.shape[0]):
            for j in range(b.shape[1]):
                b[i, j] -= a[i, k] * b[k, j]
        if k % 2 == 1:
            clear_rest(a, k - 1)
        else:
            clear_next(a, k)
    return solve_triangular(a, b, False, False, False)
