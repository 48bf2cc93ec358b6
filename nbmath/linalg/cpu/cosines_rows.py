"""Cosines of the angles between rows, each with each or side by side."""

from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import driver
from nbmath.linalg.cpu import norms_rows, products_large
from nbmath.linalg.cpu.norms_rows import direction
from nbmath.linalg.cpu.rows_sums import sum_run
from nbmath.linalg.formulas.sums import PRODUCTS
from nbmath.simd.arrays import lent

TOGETHER = 1 << 22
"""Bytes of cosines that are made, and kept within [-1, 1], at a time."""
matmul_large = external(products_large.matmul_large)
directions = external(norms_rows.normalize_rows)


@driver
def cosine_rows(x: Any, y: Any, out: Any) -> None:
    """out [n, m]: cosines of the angles between the rows of x [n, d] and y [m, d]; 0 for zeros."""
    n, d, m = x.shape[0], x.shape[1], y.shape[0]
    left, right, one = np.empty((n, d), x.dtype), np.empty((1, m, d), x.dtype), x.dtype.type(1.0)
    directions(x, 2.0, left)
    directions(y, 2.0, right[0])
    some = max(16, TOGETHER // (m * x.itemsize))
    for first in range(0, n, some):
        part = out[first : first + some]
        rows = left[first : first + some].reshape((1, part.shape[0], d))
        matmul_large(rows, right, False, True, part.reshape((1, part.shape[0], m)))
        flat = part.reshape(-1)
        for i in range(flat.size):
            c = flat[i]
            c = -one if c < -one else c
            flat[i] = one if c > one else c


@driver
def cosine_paired(x: Any, y: Any, out: Any) -> None:
    """out [rows]: cosines of the angles between the rows of x and those of y, both [rows, d]."""
    d, two = x.shape[1], x.dtype.type(2.0)
    left, right = lent(x.reshape(-1)), lent(y.reshape(-1))
    u, v = np.empty(d, x.dtype), np.empty(d, x.dtype)
    for i in range(out.size):
        direction(left, i * d, d, two, u, 0)
        direction(right, i * d, d, two, v, 0)
        c = sum_run(u, 0, v, 0, d, PRODUCTS)
        c = -1.0 if c < -1.0 else c
        out[i] = 1.0 if c > 1.0 else c
