"""Orthonormal bases kept as rows: what is taken out of a vector, and new bases of old ones."""

import math
from typing import Any

from nbmath.linalg.formulas.krylov.vectors import inner

CHUNK = 128
"""Columns that are combined at a time: a row's share of them stays in the nearest cache."""
SMALLEST, LARGEST = 1e-25, 1e25
"""Squares that neither precision has lost anything of."""


def project_out(rows: Any, count: Any, x: Any, h: Any) -> None:
    """x -= Qᵀ Q x with Q the first rows of rows [., n]; h [count] is raised by Q x.

    Four rows at a time are subtracted, so that x is passed over a quarter as often.
    """
    n, whole = x.shape[0], count - count % 4
    for j in range(0, whole, 4):
        p, q, r, s = rows[j], rows[j + 1], rows[j + 2], rows[j + 3]
        a, b, c, d = inner(p, x), inner(q, x), inner(r, x), inner(s, x)
        for i in range(n):
            x[i] -= (a * p[i] + b * q[i]) + (c * r[i] + d * s[i])
        h[j] += a
        h[j + 1] += b
        h[j + 2] += c
        h[j + 3] += d
    for j in range(whole, count):
        p = rows[j]
        a = inner(p, x)
        for i in range(n):
            x[i] -= a * p[i]
        h[j] += a


def combine(rows: Any, first: Any, c: Any, space: Any) -> None:
    """Rows first, first + 1, ... become cᵀ times those rows, c [count, made]; made <= count.

    space is [count, CHUNK].
    """
    count, made = c.shape
    n = rows.shape[1]
    whole = count - count % 4
    for start in range(0, n, CHUNK):
        width = n - start if n - start < CHUNK else CHUNK
        for j in range(count):
            source, copy = rows[first + j], space[j]
            for i in range(width):
                copy[i] = source[start + i]
        for k in range(made):
            target = rows[first + k]
            for i in range(width):
                target[start + i] = 0.0
            for j in range(0, whole, 4):
                p, q, r, s = space[j], space[j + 1], space[j + 2], space[j + 3]
                a, b, d, e = c[j, k], c[j + 1, k], c[j + 2, k], c[j + 3, k]
                for i in range(width):
                    target[start + i] += (a * p[i] + b * q[i]) + (d * r[i] + e * s[i])
            for j in range(whole, count):
                p, a = space[j], c[j, k]
                for i in range(width):
                    target[start + i] += a * p[i]


def unit(x: Any) -> Any:
    """Make x as long as one, unless it is zero; returns how long it was, without overflow."""
    n = x.shape[0]
    square = inner(x, x)
    most = x[0] - x[0]
    if not (square > SMALLEST and square < LARGEST):
        for i in range(n):
            size = math.fabs(x[i])
            if not size <= most:
                most = size
        if not most > 0.0:
            return most
        for i in range(n):
            x[i] /= most
        square = inner(x, x)
    length = math.sqrt(square)
    factor = 1.0 / length
    for i in range(n):
        x[i] *= factor
    return most * length if most > 0.0 else length


def signed(x: Any) -> None:
    """Change the sign of x where its entry of the largest size, the first such, is negative."""
    n = x.shape[0]
    most = x[0] - x[0]
    negative = False
    for i in range(n):
        size = math.fabs(x[i])
        if size > most:
            most = size
            negative = x[i] < 0.0
    if negative:
        for i in range(n):
            x[i] = -x[i]


def left_over(x: Any, product: Any, value: Any) -> Any:
    """|product - value x|; product becomes what is left."""
    for i in range(x.shape[0]):
        product[i] -= value * x[i]
    return math.sqrt(inner(product, product))
