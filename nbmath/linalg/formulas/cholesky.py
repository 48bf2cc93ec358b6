"""Cholesky's factorisation."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose, meanwhile, spoil


def cholesky(a: Any) -> Any:
    """Overwrite a [n, n] by its lower factor; only the lower triangle is read. True: it exists."""
    return cholesky_ahead(a, 0)


def cholesky_ahead(a: Any, ahead: int) -> Any:
    """As `cholesky`; `ahead` is where the memory lies that is needed after that, or 0.

    Left-looking: an entry is finished by one inner product of two rows of the factor. Those of four
    columns and four rows run side by side, so that a number that is read serves more than once.
    """
    n = a.shape[0]
    whole = n - n % 4
    good = a[0, 0] > 0.0
    for j in range(0, whole, 4):
        p, q, r, s, held = _corner(a, j)
        good = good & held
        ahead = meanwhile(ahead) if j > 0 else ahead
        for i in range(j + 4, whole, 4):
            _four_rows(a, i, j, p, q, r, s)
            ahead = meanwhile(ahead)
        for i in range(whole, n):
            _row(a, i, j, p, q, r, s)
    for j in range(whole, n):
        good = good & _column(a, j)
    clear_above(a)
    spoil(a, not good)
    return good


def clear_above(a: Any) -> None:
    """Zeros above the diagonal, down the columns: along the rows they would be calls, not moves."""
    for j in range(1, a.shape[1]):
        for i in range(j):
            a[i, j] = 0.0


def _corner(a: Any, j: int) -> Any:
    """Four columns in the rows of their diagonal: its reciprocals, and whether it is positive."""
    n, o, p = a[j, j], a[j + 1, j], a[j + 1, j + 1]
    q, r, s = a[j + 2, j], a[j + 2, j + 1], a[j + 2, j + 2]
    t, u, v, w = a[j + 3, j], a[j + 3, j + 1], a[j + 3, j + 2], a[j + 3, j + 3]
    for k in range(j):
        x, y, z = a[j, k], a[j + 1, k], a[j + 2, k]
        n, o, p = n - x * x, o - y * x, p - y * y
        q, r, s = q - z * x, r - z * y, s - z * z
        last = a[j + 3, k]
        t, u = t - last * x, u - last * y
        v, w = v - last * z, w - last * last
    first, x = _root(n)
    o, q, t = o * x, q * x, t * x
    p, r, u = p - o * o, r - q * o, u - t * o
    s, v, w = s - q * q, v - t * q, w - t * t
    second, y = _root(p)
    r, u = r * y, u * y
    s, v, w = s - r * r, v - u * r, w - u * u
    third, z = _root(s)
    v = v * z
    w = w - v * v
    fourth, last = _root(w)
    a[j, j], a[j + 1, j], a[j + 2, j], a[j + 3, j] = first, o, q, t
    a[j + 1, j + 1], a[j + 2, j + 1], a[j + 3, j + 1] = second, r, u
    a[j + 2, j + 2], a[j + 3, j + 2], a[j + 3, j + 3] = third, v, fourth
    return x, y, z, last, (n > 0.0) & (p > 0.0) & (s > 0.0) & (w > 0.0)


def _four_rows(a: Any, i: int, j: int, first: Any, second: Any, third: Any, fourth: Any) -> None:
    """Four columns in rows i to i + 3 below their diagonal, whose reciprocals are given."""
    e, f, g, h = a[i, j], a[i, j + 1], a[i, j + 2], a[i, j + 3]
    k, d, m, n = a[i + 1, j], a[i + 1, j + 1], a[i + 1, j + 2], a[i + 1, j + 3]
    o, p, q, r = a[i + 2, j], a[i + 2, j + 1], a[i + 2, j + 2], a[i + 2, j + 3]
    s, t, u, v = a[i + 3, j], a[i + 3, j + 1], a[i + 3, j + 2], a[i + 3, j + 3]
    for c in range(j):
        w, x, y, z = a[j, c], a[j + 1, c], a[j + 2, c], a[j + 3, c]
        left = a[i, c]
        e, f = e - left * w, f - left * x
        g, h = g - left * y, h - left * z
        left = a[i + 1, c]
        k, d = k - left * w, d - left * x
        m, n = m - left * y, n - left * z
        left = a[i + 2, c]
        o, p = o - left * w, p - left * x
        q, r = q - left * y, r - left * z
        left = a[i + 3, c]
        s, t = s - left * w, t - left * x
        u, v = u - left * y, v - left * z
    _finish(a, i, j, e, f, g, h, first, second, third, fourth)
    _finish(a, i + 1, j, k, d, m, n, first, second, third, fourth)
    _finish(a, i + 2, j, o, p, q, r, first, second, third, fourth)
    _finish(a, i + 3, j, s, t, u, v, first, second, third, fourth)


def _row(a: Any, i: int, j: int, first: Any, second: Any, third: Any, fourth: Any) -> None:
    """As `_four_rows`, for one row."""
    p, q, r, s = a[i, j], a[i, j + 1], a[i, j + 2], a[i, j + 3]
    for k in range(j):
        left = a[i, k]
        p, q = p - left * a[j, k], q - left * a[j + 1, k]
        r, s = r - left * a[j + 2, k], s - left * a[j + 3, k]
    _finish(a, i, j, p, q, r, s, first, second, third, fourth)


def _finish(
    a: Any,
    i: int,
    j: int,
    p: Any,
    q: Any,
    r: Any,
    s: Any,
    first: Any,
    second: Any,
    third: Any,
    fourth: Any,
) -> None:
    """Four entries of row i, the columns before them being taken off already."""
    p = p * first
    q = (q - p * a[j + 1, j]) * second
    r = (r - p * a[j + 2, j] - q * a[j + 2, j + 1]) * third
    s = (s - p * a[j + 3, j] - q * a[j + 3, j + 1] - r * a[j + 3, j + 2]) * fourth
    a[i, j], a[i, j + 1], a[i, j + 2], a[i, j + 3] = p, q, r, s


def _column(a: Any, j: int) -> Any:
    """A column by itself; whether its diagonal is positive."""
    x = a[j, j]
    for k in range(j):
        x -= a[j, k] * a[j, k]
    a[j, j], inverse = _root(x)
    for i in range(j + 1, a.shape[0]):
        y = a[i, j]
        for k in range(j):
            y -= a[i, k] * a[j, k]
        a[i, j] = y * inverse
    return x > 0.0


def _root(x: Any) -> Any:
    """The root of a positive number and the reciprocal of it."""
    root = math.sqrt(choose(x > 0.0, x, 1.0))
    return root, 1.0 / root
