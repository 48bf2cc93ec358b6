"""Cholesky factors of matrices that change by x x', and whether there is a factor."""

import math
from typing import Any

from nbmath.linalg.formulas.cholesky import cholesky
from nbmath.linalg.formulas.lanes import choose, spoil


def is_positive_definite(a: Any) -> Any:
    """Whether the lower triangle of a [n, n] has a Cholesky factor, which takes its place."""
    return cholesky(a)


def cholesky_update(a: Any, x: Any) -> Any:
    """Overwrite the lower factor a [n, n] of A by that of A + x x', x [n, m] being overwritten.

    A rotation for each column takes the entry of x into the diagonal. True where that is positive.
    """
    n = a.shape[0]
    good = a[0, 0] == a[0, 0]
    good = good | (not good)
    for j in range(x.shape[1]):
        for k in range(n):
            p, q = math.fabs(a[k, k]), math.fabs(x[k, j])
            large, small = choose(q > p, q, p), choose(q > p, p, q)
            ratio = small / choose(large > 0.0, large, 1.0)
            length = large * math.sqrt(1.0 + ratio * ratio)
            good = good & (length > 0.0)
            divisor = choose(length > 0.0, length, 1.0)
            c, s = a[k, k] / divisor, x[k, j] / divisor
            a[k, k] = length
            for i in range(k + 1, n):
                left, right = a[i, k], x[i, j]
                a[i, k] = c * left + s * right
                x[i, j] = c * right - s * left
    _clear_above(a)
    spoil(a, not good)
    return good


def cholesky_downdate(a: Any, x: Any) -> Any:
    """Overwrite the lower factor a [n, n] of A by that of A - x x', x [n, m] being overwritten.

    Hyperbolic rotations, each new column being used for the next entry of x (Bojanczyk and others).
    True where A - x x' is positive definite.
    """
    n = a.shape[0]
    good = a[0, 0] == a[0, 0]
    good = good | (not good)
    for j in range(x.shape[1]):
        for k in range(n):
            left = math.fabs(a[k, k])
            divisor = choose(left > 0.0, left, 1.0)
            s = x[k, j] / divisor
            rest = (1.0 - s) * (1.0 + s)
            held = (rest > 0.0) & (left > 0.0)
            good = good & held
            c = math.sqrt(choose(held, rest, 1.0))
            sign = choose(a[k, k] < 0.0, -1.0, 1.0 + 0.0 * c)
            a[k, k] = left * c
            for i in range(k + 1, n):
                new = (sign * a[i, k] - s * x[i, j]) / c
                a[i, k] = new
                x[i, j] = c * x[i, j] - s * new
    _clear_above(a)
    spoil(a, not good)
    return good


def _clear_above(a: Any) -> None:
    """Zeros above the diagonal."""
    for i in range(a.shape[0]):
        for j in range(i + 1, a.shape[1]):
            a[i, j] = 0.0
