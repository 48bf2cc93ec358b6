"""Parameters of metrics as the flat arrays that blocks read."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver

cholesky = bind("linalg", "cpu").cholesky
eigh = bind("linalg", "cpu").eigh


@external
@driver
def whitening(matrix: Any, out: Any) -> bool:
    """G [d, d] with G' G the symmetric part of a matrix; False where it is not >= 0.

    By Cholesky's factorisation, and by eigenvectors where the matrix is only semidefinite.
    """
    d = matrix.shape[0]
    factor = np.empty((d, d))
    for i in range(d):
        for j in range(d):
            factor[i, j] = 0.5 * (matrix[i, j] + matrix[j, i])
    if cholesky(factor):
        for i in range(d):
            for j in range(d):
                out[i * d + j] = factor[j, i]
        return True
    values, vectors, work = np.empty(d), np.empty((d, d)), np.empty((6, d))
    for i in range(d):
        for j in range(d):
            factor[i, j] = 0.5 * (matrix[i, j] + matrix[j, i])
    good = eigh(factor, values, vectors, work)
    if not good or values[0] < -d * 1e-7 * max(values[d - 1], 0.0):
        for i in range(d * d):
            out[i] = math.nan
        return False
    for i in range(d):
        size = math.sqrt(max(values[i], 0.0))
        for j in range(d):
            out[i * d + j] = size * vectors[j, i]
    return True


@external
@driver
def ascending(x: Any) -> Any:
    """Every row in ascending order."""
    ordered = np.empty(x.shape, x.dtype)
    for i in range(x.shape[0]):
        ordered[i] = np.sort(x[i])
    return ordered
