"""Whole products from blocks: the measure of the engine; a plain product is left to BLAS."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nbmath._door import parallel
from nbmath._external import external
from nbmath._targets import driver
from nbmath._threads import in_parts
from nbmath.simd.panels import left_size, pack_left, pack_right, product_block, right_size

ROWS = 128
"""Rows that are packed at a time: with DEPTH steps of them the second cache has room for more."""
COLUMNS = 512
"""Columns that are packed at a time."""
AT_LEAST = 1 << 21
"""Multiply-adds from which threads are started."""


@external
@driver
def product_rows(a: Any, out: Any, right: Any) -> None:
    """out (rows, columns) = A B, B (steps, columns) in packed panels."""
    rows, steps = a.shape
    left = np.empty(left_size(steps, min(rows, ROWS)), a.dtype)
    for i in range(0, rows, ROWS):
        pack_left(a[i : i + ROWS], left)
        product_block(left, right, steps, out[i : i + ROWS], False)


def product(a: NDArray[Any], b: NDArray[Any], out: NDArray[Any]) -> None:
    """out = A B for float32 or float64 arrays of one dtype and any strides.

    The last axis of `out` is contiguous. Each number of `out` is the same, to the bit, for any
    number of threads, and whatever stands in the other rows and columns.

    >>> out = np.empty((2, 2))
    >>> simd.product(np.array([[1.0, 2.0], [3.0, 4.0]]), np.ones((2, 2)), out); out
    array([[3., 3.],
           [7., 7.]])
    """
    (rows, steps), columns = a.shape, b.shape[1]
    right = np.empty(right_size(b, steps, min(columns, COLUMNS)), b.dtype)
    for j in range(0, columns, COLUMNS):
        pack_right(b[:, j : j + COLUMNS], right)
        arrays = a, out[:, j : j + COLUMNS]
        if rows and parallel(rows * steps * min(columns, COLUMNS), AT_LEAST):
            in_parts(product_rows, arrays, right)
        else:
            product_rows(*arrays, right)
