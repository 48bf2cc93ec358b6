"""Cholesky's factorisation."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose, spoil


def cholesky(a: Any) -> Any:
    """Overwrite a [n, n] by its lower factor, read from its lower triangle; True where it exists.

    Left-looking: an entry is finished by one inner product of two rows of the factor.
    """
    n = a.shape[0]
    good = a[0, 0] > 0.0
    for j in range(n):
        pivot = a[j, j]
        for k in range(j):
            pivot -= a[j, k] * a[j, k]
        good = good & (pivot > 0.0)
        root = math.sqrt(choose(pivot > 0.0, pivot, 1.0))
        a[j, j] = root
        inverse = 1.0 / root
        for i in range(j + 1, n):
            x = a[i, j]
            for k in range(j):
                x -= a[i, k] * a[j, k]
            a[i, j] = x * inverse
    for i in range(n):
        for j in range(i + 1, n):
            a[i, j] = 0.0
    spoil(a, not good)
    return good
