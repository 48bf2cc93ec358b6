"""Inverses and determinants of large matrices, one after another by LAPACK.

A matrix in C order is its transpose to LAPACK, which has the transposed inverse and the same
determinant: nothing is turned.
"""

import math
from typing import Any

import numpy as np
from numba import extending

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.large import _data, _lapack, _letter, _precision, _size

bound = bind("linalg", "cpu")
diagonal_product = bound.diagonal_product
sign_and_log = bound.sign_and_log

getrf = _lapack("numba_xxgetrf", _letter, _size, _size, _data, _size, _data)
"""precision, m, n, a, lda, pivots"""
getri = _lapack("numba_ez_xxgetri", _letter, _size, _data, _size, _data)
"""precision, n, a, lda, pivots"""


@extending.register_jitable
def copy(source: Any, target: Any) -> None:
    """target = source, for one matrix."""
    for i in range(source.shape[0]):
        for j in range(source.shape[1]):
            target[i, j] = source[i, j]


@extending.register_jitable
def spoil(a: Any) -> None:
    """Fill a matrix with nan."""
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            a[i, j] = math.nan


@driver
def inv_large(a: Any, out: Any, failed: Any) -> None:
    """Inverses of a [stack, n, n]."""
    n = a.shape[1]
    pivots = np.empty(n, np.int32)
    for index in range(a.shape[0]):
        inverse = out[index]
        copy(a[index], inverse)
        state = getrf(_precision(a), n, n, inverse.ctypes, n, pivots.ctypes)
        if state == 0:
            state = getri(_precision(a), n, inverse.ctypes, n, pivots.ctypes)
        failed[index] = state != 0
        if state != 0:
            spoil(inverse)


@driver
def determinants_large(a: Any, fraction: Any, exponent: Any) -> None:
    """Determinants of a [stack, n, n] as fraction [stack] times two to the exponent [stack]."""
    n = a.shape[1]
    work, pivots, rows = np.empty((n, n), a.dtype), np.empty(n, np.int32), np.empty(n, a.dtype)
    for index in range(a.shape[0]):
        copy(a[index], work)
        getrf(_precision(a), n, n, work.ctypes, n, pivots.ctypes)
        for k in range(n):
            rows[k] = pivots[k] - 1  # LAPACK counts from one
        fraction[index], exponent[index] = diagonal_product(work, rows)


@driver
def det_large(a: Any, out: Any) -> None:
    """Determinants of a [stack, n, n], out [stack]."""
    exponent = np.empty_like(out)
    determinants_large(a, out, exponent)
    for index in range(out.size):
        out[index] = math.ldexp(out[index], int(exponent[index]))


@driver
def slogdet_large(a: Any, sign: Any, log: Any) -> None:
    """Signs [stack] and logarithms [stack] of the determinants of a [stack, n, n]."""
    determinants_large(a, sign, log)
    for index in range(sign.size):
        sign[index], log[index] = sign_and_log(sign[index], log[index])
