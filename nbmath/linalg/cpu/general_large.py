"""Eigenvalues of stacks of large general matrices, one after another by LAPACK, and of any."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import driver, inner
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.general_stacks import eig_stack, joined
from nbmath.linalg.cpu.large import (
    ALONE,
    VECTORS,
    _data,
    _finite,
    _lapack,
    _letter,
    _precision,
    _size,
    turned,
)

geev = _lapack(
    "numba_ez_rgeev",
    *(_letter, _letter, _letter, _size, _data, _size),
    *(_data, _data, _data, _size, _data, _size),
)
"""precision, left and right vectors wanted, n, a, lda, wr, wi, vl, ldvl, vr, ldvr"""
transposed, small, put_together = external(turned), external(eig_stack), external(joined)


@driver
def eig_large(a: Any, values: Any, vectors: Any, failed: Any) -> None:
    """As `general_stacks.eig_stack`, of matrices of any size."""
    n = a.shape[1]
    wanted = VECTORS if vectors.shape[1] > 0 else ALONE
    work, v, w = np.empty((n, n), a.dtype), np.empty((n, n), a.dtype), np.empty((2, n), a.dtype)
    for index in range(a.shape[0]):
        failed[index] = not _finite(a[index])
        if not failed[index]:
            transposed(a[index], work)
            re, im = w[0], w[1]
            failed[index] = (
                geev(
                    *(_precision(a), ALONE, wanted, n, work.ctypes, n),
                    *(re.ctypes, im.ctypes, v.ctypes, n, v.ctypes, n),
                )
                != 0
            )
        if failed[index]:
            for j in range(n):
                w[0, j] = math.nan
                w[1, j] = math.nan
        elif vectors.shape[1] > 0:
            transposed(v, work)
        put_together(w, work, values[index], vectors[index])


large = external(eig_large)


@inner
def eig_either(a: Any, values: Any, vectors: Any) -> None:
    """Those of any size, as compiled code calls them; what is not square has nan."""
    if a.shape[1] != a.shape[2]:
        values[:] = complex(math.nan, math.nan)
        vectors[:] = complex(math.nan, math.nan)
    elif a.size > 0:
        failed = np.empty(a.shape[0], np.bool_)
        if a.shape[1] <= SMALL:
            small(a, values, vectors, failed)
        else:
            large(a, values, vectors, failed)
