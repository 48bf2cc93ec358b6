"""A square matrix of distances and its upper triangle, row by row."""

import math
from typing import Any

from nbmath._external import external
from nbmath._targets import driver
from nbmath.distances.cpu.searches import TALL, copied, mirror


@external
@driver
def square_rows(x: Any, out: Any) -> None:
    """out [n, n] from its upper triangle x; nan where their sizes do not fit."""
    n = out.shape[0]
    flat, place = out.reshape(-1), 0
    if x.size != n * (n - 1) // 2:
        for i in range(flat.size):
            flat[i] = math.nan
        return
    for i in range(n):
        flat[i * n + i] = 0.0
        copied(x, place, flat, i * n + i + 1, n - i - 1)
        place += n - i - 1
    for i in range(0, n, TALL):
        mirror(flat, n, i, min(TALL, n - i), i, n - i)


@external
@driver
def upper_rows(x: Any, out: Any) -> None:
    """out = the upper triangle of x [n, n]."""
    n, place, flat = x.shape[0], 0, x.reshape(-1)
    for i in range(n):
        copied(flat, i * n + i + 1, out, place, n - i - 1)
        place += n - i - 1
