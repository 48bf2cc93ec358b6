"""Orthogonal factors and least squares of large matrices, one after another by LAPACK."""

import math
from typing import Any

import numpy as np
from numba import types

from nbmath._targets import driver
from nbmath.linalg.cpu.inverse_large import spoil
from nbmath.linalg.cpu.large import _data, _finite, _lapack, _letter, _precision, _size, turned

geqrf = _lapack("numba_ez_geqrf", _letter, _size, _size, _data, _size, _data)
"""precision, m, n, a, lda, tau"""
orgqr = _lapack("numba_ez_xxgqr", _letter, _size, _size, _size, _data, _size, _data)
"""precision, m, columns wanted, reflections, a, lda, tau"""
gelsd = _lapack(
    "numba_ez_gelsd",
    *(_letter, _size, _size, _size, _data, _size, _data, _size, _data),
    *(types.float64, _data),
)
"""precision, m, n, r, a, lda, b, ldb, singular values, rcond, rank"""


@driver
def qr_large(a: Any, q: Any, r: Any) -> None:
    """Q [stack, m, p], p perhaps 0, and the first rows of R [stack, p or k, n] of a [stack, m, n].

    k is min(m, n).
    """
    (stack, m, n), p = a.shape, q.shape[2]
    work, tau = np.empty((max(n, p), m), a.dtype), np.empty(min(m, n), a.dtype)
    for index in range(stack):
        turned(a[index], work[:n])
        geqrf(_precision(a), m, n, work.ctypes, m, tau.ctypes)
        for i in range(r.shape[1]):
            for j in range(n):
                r[index, i, j] = work[j, i] if i <= j else 0.0
        if p > 0:
            orgqr(_precision(a), m, p, tau.size, work.ctypes, m, tau.ctypes)
            turned(work[:p], q[index])


@driver
def lstsq_large(
    a: Any, b: Any, x: Any, residuals: Any, ranks: Any, failed: Any, rcond: Any
) -> None:
    """x [stack, n, r] from a [stack, m, n], b [stack, m, r]; residuals [stack, r], ranks."""
    (stack, m, n), r, tall = a.shape, b.shape[2], max(a.shape[1], a.shape[2])
    left, right = np.empty((n, m), a.dtype), np.empty((r, tall), a.dtype)
    singular, rank = np.empty(min(m, n), a.dtype), np.zeros(1, np.int32)
    for index in range(stack):
        bad = not _finite(a[index])
        if not bad:
            turned(a[index], left)
            for i in range(m):
                for j in range(r):
                    right[j, i] = b[index, i, j]
            bad = (
                gelsd(
                    *(_precision(a), m, n, r, left.ctypes, m, right.ctypes, tall),
                    *(singular.ctypes, rcond, rank.ctypes),
                )
                != 0
            )
        failed[index], ranks[index] = bad, rank[0]
        for j in range(r):
            for i in range(n):
                x[index, i, j] = right[j, i]
        for j in range(r):
            total = 0.0
            for i in range(m):
                rest = b[index, i, j]
                for k in range(n):
                    rest -= a[index, i, k] * right[j, k]
                total += rest * rest
            residuals[index, j] = math.nan if bad else total
        if bad:
            ranks[index] = 0
            spoil(x[index])
