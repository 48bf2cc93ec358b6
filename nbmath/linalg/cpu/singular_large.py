"""Singular values of stacks of large matrices, one after another by LAPACK."""

import math
from typing import Any

import numpy as np

from nbmath._targets import driver, inner
from nbmath.linalg.cpu.large import _data, _finite, _lapack, _letter, _precision, _size

gesdd = _lapack(
    "numba_ez_gesdd",
    *(_letter, _letter, _size, _size, _data, _size),
    *(_data, _data, _size, _data, _size),
)
"""precision, what is wanted, m, n, a, lda, s, u, ldu, vt, ldvt"""
ALL, SOME, NONE = ord("A"), ord("S"), ord("N")


@driver
def svd_large(a: Any, u: Any, s: Any, vh: Any, failed: Any) -> None:
    """As `singular_stacks.svd_stack`, of matrices of any size.

    What is a row to us is a column to LAPACK, which so finds the factors of the transpose: its u is
    our vh.
    """
    m, n = a.shape[1], a.shape[2]
    wanted = SOME
    if u.size == 0:
        wanted = NONE
    elif u.shape[2] == m and vh.shape[1] == n:
        wanted = ALL
    work = np.empty((m, n), a.dtype)
    for index in range(a.shape[0]):
        failed[index] = not _finite(a[index])
        if not failed[index]:
            for i in range(m):
                for j in range(n):
                    work[i, j] = a[index, i, j]
            left, values, right = vh[index], s[index], u[index]
            failed[index] = (
                gesdd(
                    *(_precision(a), wanted, n, m, work.ctypes, n, values.ctypes),
                    *(left.ctypes, n, right.ctypes, max(1, right.shape[1])),
                )
                != 0
            )
        if failed[index]:
            _spoil(u[index])
            _spoil(vh[index])
            for i in range(s.shape[1]):
                s[index, i] = math.nan


@inner
def _spoil(a: Any) -> None:
    """Write nan over a [n, m]."""
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            a[i, j] = math.nan
