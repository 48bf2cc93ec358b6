"""Cholesky factors of matrices that change by x x', and whether there is a factor."""

import math
from typing import Any

from nbmath.linalg.formulas.cholesky import cholesky, clear_above
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
            length, c, s = lengthened(a[k, k], x[k, j])
            good = good & (length > 0.0)
            a[k, k] = length
            for i in range(k + 1, n):
                lengthen_row(a, x, (i, j, k), c, s)
    clear_above(a)
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
            length, c, s, sign, held = shortened(a[k, k], x[k, j])
            good = good & held
            a[k, k] = length
            for i in range(k + 1, n):
                shorten_row(a, x, (i, j, k), c, s, sign)
    clear_above(a)
    spoil(a, not good)
    return good


def lengthen_row(a: Any, x: Any, where: tuple[int, int, int], c: Any, s: Any) -> None:
    """Row i of an update: the rotation that `lengthened` gave on a[i, k] and x[i, j]."""
    i, j, k = where
    left, right = a[i, k], x[i, j]
    a[i, k] = c * left + s * right
    x[i, j] = c * right - s * left


def shorten_row(a: Any, x: Any, where: tuple[int, int, int], c: Any, s: Any, sign: Any) -> None:
    """Row i of a downdate: what `shortened` gave on a[i, k] and x[i, j]."""
    i, j, k = where
    new = (sign * a[i, k] - s * x[i, j]) / c
    a[i, k] = new
    x[i, j] = c * x[i, j] - s * new


def lengthened(p: Any, q: Any) -> Any:
    """(d, c, s) of the rotation that takes (p, q) to (d, 0); where d is not positive, of none."""
    x, y = math.fabs(p), math.fabs(q)
    large, small = choose(y > x, y, x), choose(y > x, x, y)
    ratio = small / choose(large > 0.0, large, 1.0)
    length = large * math.sqrt(1.0 + ratio * ratio)
    divisor = choose(length > 0.0, length, 1.0)
    return length, p / divisor, q / divisor


def shortened(p: Any, q: Any) -> Any:
    """(d, c, s, sign, held): d² = p² - q² with c = d / |p| and s = q / |p|, where that is held."""
    size = math.fabs(p)
    s = q / choose(size > 0.0, size, 1.0)
    rest = (1.0 - s) * (1.0 + s)
    held = (rest > 0.0) & (size > 0.0)
    c = math.sqrt(choose(held, rest, 1.0))
    return size * c, c, s, choose(p < 0.0, -1.0, 1.0 + 0.0 * c), held
