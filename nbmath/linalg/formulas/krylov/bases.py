"""Vectors of a basis: their lengths, their signs, and what is left of a pair."""

import math
from typing import Any

from nbmath.linalg.formulas.krylov.vectors import inner

SMALLEST, LARGEST = 1e-25, 1e25
"""Squares that neither precision has lost anything of."""


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
