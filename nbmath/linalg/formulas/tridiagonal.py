"""Householder's reduction of a symmetric matrix to tridiagonal form."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose

NOTHING = 2.0**-100
"""Squared length below which a column counts as zero; see `scaling.power_for` for the scale."""


def tridiagonalise(a: Any, d: Any, e: Any, p: Any) -> None:
    """Diagonal to d [n] and subdiagonal to e [n] of H a H', for a symmetric a [n, n].

    Row k of a keeps the reflection H = I - t v v' that clears column k: its factor t on the
    diagonal, and v = (1, ...) to the right of it; p [n] is work space.
    """
    n = a.shape[0]
    for k in range(n - 2):
        d[k] = a[k, k]
        _reflect(a, e, k)
        _times(a, p, k)
        for i in range(k + 1, n):
            v, q = a[k, i], p[i]
            for j in range(k + 1, i + 1):
                a[i, j] -= v * p[j] + q * a[k, j]
        for i in range(k + 2, n):
            a[k + 1, i] = a[i, k + 1]
    d[n - 1] = a[n - 1, n - 1]
    e[n - 1] = 0.0 * d[n - 1]
    if n > 1:
        d[n - 2] = a[n - 2, n - 2]
        e[n - 2] = a[n - 1, n - 2]


def _reflect(a: Any, e: Any, k: int) -> None:
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
    e[k] = choose(turns, -length, head)
    a[k, k] = choose(turns, divisor / choose(turns, length, 1.0), 0.0)
    a[k, k + 1] = 1.0
    for i in range(k + 2, n):
        a[k, i] *= inverse


def _times(a: Any, p: Any, k: int) -> None:
    """p = t (A v - t (v' A v) v / 2), so that H A H = A - v p' - p v'."""
    n = a.shape[0]
    for i in range(k + 1, n):
        v = a[k, i]
        x = a[i, i] * v
        for j in range(k + 1, i):
            x += a[i, j] * a[k, j]
            p[j] += a[i, j] * v
        p[i] = x
    product = p[k + 1]
    for i in range(k + 2, n):
        product += p[i] * a[k, i]
    t = a[k, k]
    half = 0.5 * t * product
    for i in range(k + 1, n):
        p[i] = t * (p[i] - half * a[k, i])


def form_basis(a: Any, z: Any) -> None:
    """The product of the reflections that `tridiagonalise` left in a, to z [n, n]."""
    n = a.shape[0]
    for i in range(n):
        for j in range(n):
            z[i, j] = 0.0
        z[i, i] = 1.0
    for k in range(n - 3, -1, -1):
        whole = n - (n - k - 1) % 4
        for j in range(k + 1, whole, 4):
            _reflect_four(a, z, k, j)
        for j in range(whole, n):
            s = z[k + 1, j]
            for i in range(k + 2, n):
                s += a[k, i] * z[i, j]
            s *= a[k, k]
            z[k + 1, j] -= s
            for i in range(k + 2, n):
                z[i, j] -= a[k, i] * s


def _reflect_four(a: Any, z: Any, k: int, j: int) -> None:
    """Reflection k on four columns of z, their products with v beside each other in registers."""
    n = a.shape[0]
    s, t, u, v = z[k + 1, j], z[k + 1, j + 1], z[k + 1, j + 2], z[k + 1, j + 3]
    for i in range(k + 2, n):
        x = a[k, i]
        s += x * z[i, j]
        t += x * z[i, j + 1]
        u += x * z[i, j + 2]
        v += x * z[i, j + 3]
    x = a[k, k]
    s, t, u, v = x * s, x * t, x * u, x * v
    z[k + 1, j] -= s
    z[k + 1, j + 1] -= t
    z[k + 1, j + 2] -= u
    z[k + 1, j + 3] -= v
    for i in range(k + 2, n):
        x = a[k, i]
        z[i, j] -= x * s
        z[i, j + 1] -= x * t
        z[i, j + 2] -= x * u
        z[i, j + 3] -= x * v
