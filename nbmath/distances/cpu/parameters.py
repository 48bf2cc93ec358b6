"""Parameters of metrics as the flat arrays that blocks read."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver

cholesky = bind("linalg", "cpu").cholesky


@external
@driver
def whitening(matrix: Any, out: Any) -> bool:
    """G [d, d] with G' G the symmetric part of a matrix; False where it is not definite."""
    d = matrix.shape[0]
    factor = np.empty((d, d))
    for i in range(d):
        for j in range(d):
            factor[i, j] = 0.5 * (matrix[i, j] + matrix[j, i])
    good = cholesky(factor)
    for i in range(d):
        for j in range(d):
            out[i * d + j] = factor[j, i] if good else math.nan
    return bool(good)


@external
@driver
def ascending(x: Any) -> Any:
    """Every row in ascending order."""
    ordered = np.empty(x.shape, x.dtype)
    for i in range(x.shape[0]):
        ordered[i] = np.sort(x[i])
    return ordered
