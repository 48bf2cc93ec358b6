"""Householder's reduction of a tall matrix to a triangle, the largest columns first."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose
from nbmath.linalg.formulas.limits import double as own


def triangularise(a: Any, t: Any, order: Any) -> None:
    """Q' A P = R for a [m, n], m >= n: R in its upper triangle.

    Below the diagonal column k keeps v of the reflection I - t[k] v v', v = (1, ...); column j of R
    is column order[j] of A, as a float.
    """
    n = a.shape[1]
    for j in range(n):
        order[j] = float(j)
    for k in range(n):
        _raise_column(a, order, k)
        _reflect(a, t, k)


def apply_reflections(a: Any, t: Any, x: Any) -> None:
    """x Q' for the Q that `triangularise` left in a [m, n] and t [n], and x [q, m]."""
    m, n = a.shape
    whole = x.shape[0] - x.shape[0] % 4
    for k in range(n - 1, -1, -1):
        if k < m - 1:
            for i in range(0, whole, 4):
                _apply_to_four(a, t, x, k, i)
            for i in range(whole, x.shape[0]):
                product = x[i, k]
                for j in range(k + 1, m):
                    product += x[i, j] * a[j, k]
                product *= t[k]
                x[i, k] -= product
                for j in range(k + 1, m):
                    x[i, j] -= product * a[j, k]


def _apply_to_four(a: Any, t: Any, x: Any, k: int, i: int) -> None:
    """Reflection k on four rows of x, their products with v beside each other in registers."""
    m = a.shape[0]
    p, q, r, s = x[i, k], x[i + 1, k], x[i + 2, k], x[i + 3, k]
    for j in range(k + 1, m):
        v = a[j, k]
        p += x[i, j] * v
        q += x[i + 1, j] * v
        r += x[i + 2, j] * v
        s += x[i + 3, j] * v
    v = t[k]
    p, q, r, s = p * v, q * v, r * v, s * v
    x[i, k] -= p
    x[i + 1, k] -= q
    x[i + 2, k] -= r
    x[i + 3, k] -= s
    for j in range(k + 1, m):
        v = a[j, k]
        x[i, j] -= p * v
        x[i + 1, j] -= q * v
        x[i + 2, j] -= r * v
        x[i + 3, j] -= s * v


def _raise_column(a: Any, order: Any, k: int) -> None:
    """Exchange column k with the one behind it that is longest from row k on."""
    m, n = a.shape
    longest = 0.0 * a[k, k]
    place = longest + float(k)
    for j in range(k, n):
        square = a[k, j] * a[k, j]
        for i in range(k + 1, m):
            square += a[i, j] * a[i, j]
        longer = square > longest
        longest = choose(longer, square, longest)
        place = choose(longer, float(j), place)
    for j in range(k + 1, n):
        here = place == float(j)
        if here:
            for i in range(m):
                x, y = a[i, k], a[i, j]
                a[i, k] = choose(here, y, x)
                a[i, j] = choose(here, x, y)
            x, y = order[k], order[j]
            order[k] = choose(here, y, x)
            order[j] = choose(here, x, y)


def _reflect(a: Any, t: Any, k: int) -> None:
    """Clear column k below the diagonal."""
    m, n = a.shape
    head = a[k, k]
    tail = 0.0 * head
    for i in range(k + 1, m):
        tail += a[i, k] * a[i, k]
    turns = tail > own.NOTHING
    length = math.copysign(math.sqrt(head * head + tail), head)
    divisor = choose(turns, head + length, 1.0)
    inverse = choose(turns, 1.0 / divisor, 0.0)
    factor = choose(turns, divisor / choose(turns, length, 1.0), 0.0)
    t[k] = factor
    a[k, k] = choose(turns, -length, head)
    for i in range(k + 1, m):
        a[i, k] *= inverse
    for j in range(k + 1, n):
        x = a[k, j]
        for i in range(k + 1, m):
            x += a[i, k] * a[i, j]
        x *= factor
        a[k, j] -= x
        for i in range(k + 1, m):
            a[i, j] -= x * a[i, k]
