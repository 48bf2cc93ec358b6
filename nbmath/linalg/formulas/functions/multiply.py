"""Products and norms of small matrices."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose


def multiply(a: Any, b: Any, out: Any) -> None:
    """out = a b, four entries of a row side by side."""
    n, inside, m = a.shape[0], a.shape[1], b.shape[1]
    blocks = m - m % 4
    for i in range(n):
        for j in range(0, blocks, 4):
            factor = a[i, 0]
            x, y = factor * b[0, j], factor * b[0, j + 1]
            z, w = factor * b[0, j + 2], factor * b[0, j + 3]
            for k in range(1, inside):
                factor = a[i, k]
                x += factor * b[k, j]
                y += factor * b[k, j + 1]
                z += factor * b[k, j + 2]
                w += factor * b[k, j + 3]
            out[i, j] = x
            out[i, j + 1] = y
            out[i, j + 2] = z
            out[i, j + 3] = w
        for j in range(blocks, m):
            x = a[i, 0] * b[0, j]
            for k in range(1, inside):
                x += a[i, k] * b[k, j]
            out[i, j] = x


def norm_one(a: Any) -> Any:
    """The largest sum of a column's magnitudes; nan where there is one."""
    n, m = a.shape
    largest = 0.0 * math.fabs(a[0, 0])
    for j in range(m):
        x = math.fabs(a[0, j])
        for i in range(1, n):
            x += math.fabs(a[i, j])
        largest = choose((x <= largest) | (largest != largest), largest, x)
    return largest
