"""Triangular factors by Gaussian elimination with partial pivoting, and systems with them."""

import math
from typing import Any

from nbmath.linalg.formulas.four import lu_factor_of_four
from nbmath.linalg.formulas.lanes import choose, exchange
from nbmath.linalg.formulas.triangular import solve_triangular

TINY = 2.0**-100
HUGE = 2.0**100
LIFT = 2.0**60
DROP = 2.0**-60


def lu_factor(a: Any, pivots: Any) -> Any:
    """Overwrite a [m, n] by L below its diagonal and U; True where no pivot is zero.

    pivots [min(m, n)] receives, as a number, the row that each row was exchanged with in its turn.
    """
    if a.shape[0] == 4 and a.shape[1] == 4:
        return lu_factor_of_four(a, pivots)
    return eliminate(a, pivots, True)


def eliminate(a: Any, pivots: Any, whole: bool) -> Any:
    """`lu_factor` for any size; if not `whole`, of L only what the pair of columns asks for.

    Columns are cleared in pairs, so that the rest is read and written half as often.
    """
    count = pivots.shape[0]
    good = a[0, 0] == a[0, 0]
    good = good | (not good)
    for k in range(count):
        pivots[k] = largest_below(a, k)
        exchange(a, k, pivots[k], 0 if whole else k - k % 2)
        good = good & divide_below(a, k)
        if k % 2 == 1:
            clear_rest(a, k - 1)
        elif k + 1 < count:
            clear_next(a, k)
        else:
            for i in range(k + 1, a.shape[0]):
                for j in range(k + 1, a.shape[1]):
                    a[i, j] -= a[i, k] * a[k, j]
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
    plain = not transposed
    if plain:
        for k in range(n):
            exchange(b, k, pivots[k], 0)
    good = solve_triangular(a, b, plain, transposed, plain)
    good = good & solve_triangular(a, b, transposed, transposed, transposed)
    if transposed:
        for k in range(n - 1, -1, -1):
            exchange(b, k, pivots[k], 0)
    return good


def cho_solve(a: Any, b: Any, lower: bool) -> Any:
    """Overwrite b [n, m] by the solution of L L' x = b, or of U' U x = b; a [n, n] is L or U.

    True where no pivot is zero.
    """
    solve_triangular(a, b, lower, not lower, False)
    return solve_triangular(a, b, lower, lower, False)


def largest_below(a: Any, k: int) -> Any:
    """The row, as a number, of the largest entry of column k from the diagonal on."""
    first = math.fabs(a[k, k])
    largest, count = first, a.shape[0]
    for i in range(k + 1, count):
        x = math.fabs(a[i, k])
        largest = choose(x > largest, x, largest)
    row = choose(first == first, 0.0 * first, 0.0)
    row = choose(row == 0.0, row, 0.0) + float(k)
    for step in range(k + 1, count):
        i = count + k - step
        row = choose(math.fabs(a[i, k]) == largest, float(i), row)
    return choose(first == largest, float(k), row)


def divide_below(a: Any, k: int) -> Any:
    """Divide column k below its diagonal by the pivot there; True where that is not zero.

    The reciprocal is that of a number away from the ends of the range, where it has all its digits.
    """
    pivot = a[k, k]
    present = pivot != 0.0
    divisor = choose(present, pivot, 1.0)
    size = math.fabs(divisor)
    low, high = size < TINY, size > HUGE
    strange = low | high
    if strange:
        lift = choose(low, LIFT, choose(high, DROP, 1.0 + 0.0 * size))
        lift = choose(low | high, lift, 1.0)
        divisor = divisor * lift
        for i in range(k + 1, a.shape[0]):
            a[i, k] = a[i, k] * lift
    inverse = 1.0 / divisor
    for i in range(k + 1, a.shape[0]):
        a[i, k] = a[i, k] * inverse
    return present


def clear_next(a: Any, k: int) -> None:
    """Take from column k + 1, below row k, its entry there times column k."""
    x = a[k, k + 1]
    for i in range(k + 1, a.shape[0]):
        a[i, k + 1] -= a[i, k] * x


def clear_rest(a: Any, k: int) -> None:
    """Finish row k + 1, and take rows k and k + 1 from the rows below as often as these ask."""
    m, n = a.shape
    first = k + 2
    factor = a[k + 1, k]
    for j in range(first, n):
        a[k + 1, j] -= factor * a[k, j]
    whole = m - (m - first) % 4
    for i in range(first, whole, 4):
        p, q, r, s = a[i, k], a[i + 1, k], a[i + 2, k], a[i + 3, k]
        t, u, v, w = a[i, k + 1], a[i + 1, k + 1], a[i + 2, k + 1], a[i + 3, k + 1]
        for j in range(first, n):
            x, y = a[k, j], a[k + 1, j]
            a[i, j] = (a[i, j] - p * x) - t * y
            a[i + 1, j] = (a[i + 1, j] - q * x) - u * y
            a[i + 2, j] = (a[i + 2, j] - r * x) - v * y
            a[i + 3, j] = (a[i + 3, j] - s * x) - w * y
    for i in range(whole, m):
        p, t = a[i, k], a[i, k + 1]
        for j in range(first, n):
            a[i, j] = (a[i, j] - p * a[k, j]) - t * a[k + 1, j]
