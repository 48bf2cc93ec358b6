"""Householder's reduction of a symmetric matrix to tridiagonal form."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose, put_across, take_across

NOTHING = 2.0**-100
"""Squared length below which a column counts as zero; see `scaling.power_for` for the scale."""


def tridiagonalise(a: Any, d: Any, e: Any, p: Any) -> None:
    """Diagonal to d [n] and subdiagonal to e [n] of H a H', from its last row to its first.

    So the small numbers that are left of a matrix of low rank come where QL begins to converge.
    Row k of the symmetric a [n, n] keeps the reflection H = I - t v v' that clears column k: its
    factor t on the diagonal, and v = (1, ...) to the right of it; p [n] is work space.
    """
    n = a.shape[0]
    for k in range(n - 2):
        d[n - 1 - k] = a[k, k]
        tridiagonal_head(a, e, k)
        _times(a, p, k)
        _subtract(a, p, k)
        for i in range(k + 2, n):
            a[k + 1, i] = a[i, k + 1]
    d[0] = a[n - 1, n - 1]
    e[n - 1] = 0.0 * d[0]
    if n > 1:
        d[1] = a[n - 2, n - 2]
        e[0] = a[n - 1, n - 2]


def tridiagonal_head(a: Any, e: Any, k: int) -> None:
    """The reflection that clears row k beyond the entry next to the diagonal."""
    n = a.shape[0]
    head = a[k, k + 1]
    tail = a[k, k + 2] * a[k, k + 2]
    for i in range(k + 3, n):
        tail += a[k, i] * a[k, i]
    turns = tail > NOTHING
    length = math.copysign(math.sqrt(head * head + tail), head)
    divisor = choose(turns, head + length, 1.0)
    inverse = choose(turns, 1.0 / divisor, 0.0)
    e[n - 2 - k] = choose(turns, -length, head)
    a[k, k] = choose(turns, divisor / choose(turns, length, 1.0), 0.0)
    a[k, k + 1] = 1.0
    for i in range(k + 2, n):
        a[k, i] *= inverse


def _times(a: Any, p: Any, k: int) -> None:
    """p = t (A v - t (v' A v) v / 2), so that H A H = A - v p' - p v'; two rows at a time."""
    n = a.shape[0]
    odd = (n - k - 1) % 2
    p[k + 1] = a[k + 1, k + 1] * a[k, k + 1]
    for i in range(k + 1 + odd, n, 2):
        u, v, off = a[k, i], a[k, i + 1], a[i + 1, i]
        x, y = a[i, i] * u + off * v, off * u + a[i + 1, i + 1] * v
        for j in range(k + 1, i):
            b, c, w = a[i, j], a[i + 1, j], a[k, j]
            x += b * w
            y += c * w
            p[j] += b * u + c * v
        p[i], p[i + 1] = x, y
    product = p[k + 1]
    for i in range(k + 2, n):
        product += p[i] * a[k, i]
    t = a[k, k]
    half = 0.5 * t * product
    for i in range(k + 1, n):
        p[i] = t * (p[i] - half * a[k, i])


def _subtract(a: Any, p: Any, k: int) -> None:
    """A - v p' - p v' in the lower triangle, two rows at a time; what is above it is not kept."""
    n = a.shape[0]
    odd = (n - k - 1) % 2
    a[k + 1, k + 1] -= 2.0 * a[k, k + 1] * p[k + 1] * float(odd)
    for i in range(k + 1 + odd, n, 2):
        u, v, q, r = a[k, i], a[k, i + 1], p[i], p[i + 1]
        for j in range(k + 1, i + 2):
            x, w = p[j], a[k, j]
            a[i, j] -= u * x + q * w
            a[i + 1, j] -= v * x + r * w


def form_basis(a: Any, z: Any) -> None:
    """The product of the reflections that `tridiagonalise` left in a, to columns n - 1..0 of z."""
    n = a.shape[0]
    for i in range(n):
        for j in range(n):
            z[i, j] = 0.0
        z[i, n - 1 - i] = 1.0
    for k in range(n - 3, -1, -2):
        # where one reflection is left, the one before it is itself without effect
        before = k - 1 if k > 0 else 0
        scale = a[before, before] * float(k - before)
        product = a[before, k + 1]
        for i in range(k + 2, n):
            product += a[k, i] * a[before, i]
        for j in range(0, n - before, 4):
            _reflect_four(a, z, k, before, scale, product, j)


def _reflect_four(a: Any, z: Any, k: int, before: int, scale: Any, product: Any, j: int) -> None:
    """Reflection k and the one before it on four columns of z, read once and written once."""
    n = a.shape[0]
    s, t, u, v = take_across(z, k + 1, j)
    p, q, g, h = take_across(z, k, j)
    y = a[before, k + 1]
    p, q, g, h = p + y * s, q + y * t, g + y * u, h + y * v
    for i in range(k + 2, n):
        x, y = a[k, i], a[before, i]
        b, c, d, e = take_across(z, i, j)
        s, t, u, v = s + x * b, t + x * c, u + x * d, v + x * e
        p, q, g, h = p + y * b, q + y * c, g + y * d, h + y * e
    x = a[k, k]
    s, t, u, v = x * s, x * t, x * u, x * v
    p, q = scale * (p - product * s), scale * (q - product * t)
    g, h = scale * (g - product * u), scale * (h - product * v)
    b, c, d, e = take_across(z, k, j)
    put_across(z, k, j, (b - p, c - q, d - g, e - h))
    y = a[before, k + 1]
    b, c, d, e = take_across(z, k + 1, j)
    put_across(z, k + 1, j, (b - s - y * p, c - t - y * q, d - u - y * g, e - v - y * h))
    for i in range(k + 2, n):
        x, y = a[k, i], a[before, i]
        b, c, d, e = take_across(z, i, j)
        b, c, d, e = b - x * s, c - x * t, d - x * u, e - x * v
        put_across(z, i, j, (b - y * p, c - y * q, d - y * g, e - y * h))
