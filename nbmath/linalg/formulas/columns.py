"""Householder's reduction of a tall matrix to a triangle, the largest columns first."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose, put_across, put_four, take_across, take_four
from nbmath.linalg.formulas.limits import double as own


def triangularise(a: Any, t: Any, order: Any, square: Any) -> None:
    """Q' A P = R for a [m, n], m >= n: R in its upper triangle.

    Below the diagonal column k keeps v of the reflection I - t[k] v v', v = (1, ...); column j of R
    is column order[j] of A, as a float. square [n] is work space: what is left of the columns.
    """
    m, n = a.shape
    for j in range(n):
        order[j] = float(j)
        total = a[0, j] * a[0, j]
        for i in range(1, m):
            total += a[i, j] * a[i, j]
        square[j] = total
    for k in range(n):
        _raise_column(a, order, square, k)
        factor = head(a, t, k)
        for j in range(k + 1, n, 4):
            _reflect_four(a, square, factor, k, j)


def apply_reflections(a: Any, t: Any, x: Any) -> None:
    """x Q' for the Q that `triangularise` left in a [m, n] and t [n], and x [q, m]."""
    m, n = a.shape
    for k in range(n - 1, -1, -2):
        # where one reflection is left, the one before it is itself without effect
        before = k - 1 if k > 0 else 0
        scale = t[before] * float(k - before)
        product = a[k, before]
        for j in range(k + 1, m):
            product += a[j, k] * a[j, before]
        for i in range(0, x.shape[0], 4):
            _apply_to_four(a, x, (k, before), (t[k], scale, product), i)


def _apply_to_four(
    a: Any, x: Any, which: tuple[int, int], scales: tuple[Any, Any, Any], i: int
) -> None:
    """Reflection k and the one before it on four rows of x, read once and written once."""
    m = a.shape[0]
    k, before = which
    own_scale, scale, product = scales
    p, q, r, s = take_four(x, i, k)
    b, c, d, e = take_four(x, i, before)
    w = a[k, before]
    b, c, d, e = b + w * p, c + w * q, d + w * r, e + w * s
    for j in range(k + 1, m):
        v, w = a[j, k], a[j, before]
        f, g, h, y = take_four(x, i, j)
        p, q, r, s = p + v * f, q + v * g, r + v * h, s + v * y
        b, c, d, e = b + w * f, c + w * g, d + w * h, e + w * y
    p, q, r, s = own_scale * p, own_scale * q, own_scale * r, own_scale * s
    b, c = scale * (b - product * p), scale * (c - product * q)
    d, e = scale * (d - product * r), scale * (e - product * s)
    f, g, h, y = take_four(x, i, before)
    put_four(x, i, before, (f - b, g - c, h - d, y - e))
    w = a[k, before]
    f, g, h, y = take_four(x, i, k)
    put_four(x, i, k, (f - p - w * b, g - q - w * c, h - r - w * d, y - s - w * e))
    for j in range(k + 1, m):
        v, w = a[j, k], a[j, before]
        f, g, h, y = take_four(x, i, j)
        f, g, h, y = f - v * p, g - v * q, h - v * r, y - v * s
        put_four(x, i, j, (f - w * b, g - w * c, h - w * d, y - w * e))


def _raise_column(a: Any, order: Any, square: Any, k: int) -> None:
    """Exchange column k with the one behind it that is longest from row k on."""
    m, n = a.shape
    longest = 0.0 * a[k, k]
    place = longest + float(k)
    for j in range(k, n):
        longer = square[j] > longest
        longest = choose(longer, square[j], longest)
        place = choose(longer, float(j), place)
    first, left = order[k], square[k]
    for j in range(k + 1, n):
        here = place == float(j)
        order[k] = choose(here, order[j], order[k])
        order[j] = choose(here, first, order[j])
        square[j] = choose(here, left, square[j])
    for i in range(0, m, 4):
        p, q, r, s = take_four(a, i, k)
        x, y, u, v = p, q, r, s
        for j in range(k + 1, n):
            here = place == float(j)
            b, c, d, e = take_four(a, i, j)
            x, y, u, v = (
                choose(here, b, x),
                choose(here, c, y),
                choose(here, d, u),
                choose(here, e, v),
            )
            b, c, d, e = (
                choose(here, p, b),
                choose(here, q, c),
                choose(here, r, d),
                choose(here, s, e),
            )
            put_four(a, i, j, (b, c, d, e))
        put_four(a, i, k, (x, y, u, v))


def head(a: Any, t: Any, k: int) -> Any:
    """The reflection that clears column k below the diagonal, and its factor."""
    m = a.shape[0]
    first = a[k, k]
    tail = 0.0 * first
    for i in range(k + 1, m):
        tail += a[i, k] * a[i, k]
    turns = tail > own.NOTHING
    length = math.copysign(math.sqrt(first * first + tail), first)
    divisor = choose(turns, first + length, 1.0)
    inverse = choose(turns, 1.0 / divisor, 0.0)
    t[k] = choose(turns, divisor / choose(turns, length, 1.0), 0.0)
    a[k, k] = choose(turns, -length, first)
    for i in range(k + 1, m):
        a[i, k] *= inverse
    return t[k]


def _reflect_four(a: Any, square: Any, factor: Any, k: int, j: int) -> None:
    """Reflection k on four columns of a, whose squared lengths below row k go to square."""
    m, last = a.shape[0], a.shape[1] - 1
    s, t, u, v = take_across(a, k, j)
    for i in range(k + 1, m):
        x = a[i, k]
        b, c, d, e = take_across(a, i, j)
        s, t, u, v = s + x * b, t + x * c, u + x * d, v + x * e
    s, t, u, v = factor * s, factor * t, factor * u, factor * v
    b, c, d, e = take_across(a, k, j)
    put_across(a, k, j, (b - s, c - t, d - u, e - v))
    p = 0.0 * s
    q, r, y = p, p, p
    for i in range(k + 1, m):
        x = a[i, k]
        b, c, d, e = take_across(a, i, j)
        b, c, d, e = b - x * s, c - x * t, d - x * u, e - x * v
        put_across(a, i, j, (b, c, d, e))
        p, q, r, y = p + b * b, q + c * c, r + d * d, y + e * e
    square[j], square[j + 1 if j + 1 < last else last] = p, q
    square[j + 2 if j + 2 < last else last] = r
    square[j + 3 if j + 3 < last else last] = y
