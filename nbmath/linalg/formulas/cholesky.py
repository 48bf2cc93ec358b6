"""Cholesky's factorisation."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose, spoil


def cholesky(a: Any) -> Any:
    """Overwrite a [n, n] by its lower factor, read from its lower triangle; True where it exists.

    Left-looking: an entry is finished by one inner product of two rows of the factor. Those of two
    columns and four rows run side by side, so that a number that is read serves more than once.
    """
    n = a.shape[0]
    good = a[0, 0] > 0.0
    for j in range(0, n - 1, 2):
        x, y, z = a[j, j], a[j + 1, j], a[j + 1, j + 1]
        for k in range(j):
            p, q = a[j, k], a[j + 1, k]
            x -= p * p
            y -= q * p
            z -= q * q
        root = math.sqrt(choose(x > 0.0, x, 1.0))
        first = 1.0 / root
        beside = y * first
        z -= beside * beside
        last = math.sqrt(choose(z > 0.0, z, 1.0))
        second = 1.0 / last
        good = good & (x > 0.0) & (z > 0.0)
        a[j, j], a[j + 1, j], a[j + 1, j + 1] = root, beside, last
        whole = n - (n - j - 2) % 4
        for i in range(j + 2, whole, 4):
            p, q, r, s = a[i, j], a[i + 1, j], a[i + 2, j], a[i + 3, j]
            t, u, v, w = a[i, j + 1], a[i + 1, j + 1], a[i + 2, j + 1], a[i + 3, j + 1]
            for k in range(j):
                x, y = a[j, k], a[j + 1, k]
                z = a[i, k]
                p, t = p - z * x, t - z * y
                z = a[i + 1, k]
                q, u = q - z * x, u - z * y
                z = a[i + 2, k]
                r, v = r - z * x, v - z * y
                z = a[i + 3, k]
                s, w = s - z * x, w - z * y
            p, q, r, s = p * first, q * first, r * first, s * first
            a[i, j], a[i + 1, j], a[i + 2, j], a[i + 3, j] = p, q, r, s
            a[i, j + 1] = (t - p * beside) * second
            a[i + 1, j + 1] = (u - q * beside) * second
            a[i + 2, j + 1] = (v - r * beside) * second
            a[i + 3, j + 1] = (w - s * beside) * second
        for i in range(whole, n):
            p, t = a[i, j], a[i, j + 1]
            for k in range(j):
                z = a[i, k]
                p, t = p - z * a[j, k], t - z * a[j + 1, k]
            p = p * first
            a[i, j], a[i, j + 1] = p, (t - p * beside) * second
    for j in range(n - n % 2, n):
        x = a[j, j]
        for k in range(j):
            x -= a[j, k] * a[j, k]
        good = good & (x > 0.0)
        a[j, j] = math.sqrt(choose(x > 0.0, x, 1.0))
    for i in range(n):
        for j in range(i + 1, n):
            a[i, j] = 0.0
    spoil(a, not good)
    return good
