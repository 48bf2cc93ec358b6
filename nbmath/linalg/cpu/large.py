"""Stacks of large matrices, one after another by LAPACK.

LAPACK is called by the names under which Numba holds SciPy's: `np.linalg` inside compiled code
copies more and takes seconds to compile. LAPACK counts along columns first. What it cannot do
becomes nan and is noted in `failed` [stack]; nothing is raised.
"""

import math
from typing import Any

import numpy as np
from numba import extending, types

from nbmath._targets import driver, inner
from nbmath.simd import broadcast, lanes, transpose

DOUBLE, SINGLE = ord("d"), ord("s")
UPPER, PLAIN, TURNED, VECTORS = ord("U"), ord("N"), ord("T"), ord("V")
ALONE = ord("N")

_letter, _size, _data = types.char, types.intp, types.voidptr


def _lapack(name: str, *arguments: Any) -> Any:
    """A function of LAPACK or BLAS; it returns 0 where all went well."""
    return types.ExternalFunction(name, types.intc(*arguments))


potrf = _lapack("numba_xxpotrf", _letter, _letter, _size, _data, _size)
"""precision, triangle, n, a, lda"""
gesv = _lapack("numba_xgesv", _letter, _size, _size, _data, _size, _data, _data, _size)
"""precision, n, m, a, lda, pivots, b, ldb"""
syevd = _lapack("numba_ez_xxxevd", _letter, _letter, _letter, _size, _data, _size, _data)
"""precision, what is wanted, triangle, n, a, lda, w"""
gemm = _lapack(
    "numba_xxgemm",
    *(_letter, _letter, _letter, _size, _size, _size),
    *(_data, _data, _size, _data, _size),
    *(_data, _data, _size),
)
"""precision, turns of a and b, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc"""

gemv = _lapack(
    "numba_xxgemv", _letter, _letter, _size, _size, _data, _data, _size, _data, _data, _data
)
"""precision, turn, m, n, alpha, a, lda, x, beta, y"""


@extending.register_jitable
def _precision(a: Any) -> Any:
    """LAPACK's letter for the precision of an array."""
    return DOUBLE if a.itemsize == 8 else SINGLE


@driver
def cholesky_large(a: Any, out: Any, failed: Any) -> None:
    """Lower factors of a [stack, n, n]."""
    n = a.shape[1]
    for index in range(a.shape[0]):
        matrix, factor = a[index], out[index]
        for i in range(n):
            for j in range(i + 1):
                factor[i, j] = matrix[i, j]
            for j in range(i + 1, n):
                factor[i, j] = 0.0
        # The rows of our lower triangle are the columns of LAPACK's upper one.
        bad = potrf(_precision(a), UPPER, n, factor.ctypes, n) != 0
        for i in range(n):  # LAPACK passes over nan
            bad = bad or not factor[i, i] > 0.0
        failed[index] = bad
        if bad:
            for i in range(n):
                for j in range(n):
                    factor[i, j] = math.nan


@inner
def turned(a: Any, out: Any) -> None:
    """out [m, n] = the transpose of a [n, m], by blocks in registers as far as there are any."""
    n, m = a.shape
    flat, target, width = a.reshape(-1), out.reshape(-1), lanes(a)
    one = broadcast(a, a.dtype.type(1.0))
    rows, columns = n - n % width, m - m % width
    for i in range(0, rows, width):
        for j in range(0, columns, width):
            transpose(flat, i * m + j, m, one, target, j * n + i, n)
    for i in range(n):
        for j in range(columns if i < rows else 0, m):
            out[j, i] = a[i, j]


@extending.register_jitable
def _finite(a: Any) -> Any:
    """Whether all entries of a [n, m] are finite."""
    strange = 0
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            strange |= not math.fabs(a[i, j]) < math.inf
    return strange == 0


@driver
def solve_large(a: Any, b: Any, out: Any, failed: Any) -> None:
    """Solutions of a x = b, a [stack, n, n], b [stack, n, m]."""
    n, m = b.shape[1], b.shape[2]
    left, right, pivots = (
        np.empty((n, n), a.dtype),
        np.empty((m, n), a.dtype),
        np.empty(n, np.int64),
    )
    for index in range(a.shape[0]):
        finite = _finite(a[index]) and _finite(b[index])
        failed[index] = False
        if finite:
            turned(a[index], left)
            turned(b[index], right)
            state = gesv(_precision(a), n, m, left.ctypes, n, pivots.ctypes, right.ctypes, n)
            failed[index] = state != 0
            turned(right, out[index])
        if failed[index] or not finite:
            for i in range(n):
                for j in range(m):
                    out[index, i, j] = math.nan
