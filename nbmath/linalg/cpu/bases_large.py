"""Orthonormal columns of large matrices, one after another, by blocks of columns.

Gram and Schmidt's classical method, done twice: what a block of columns has along the columns
before it are two products of matrices for BLAS. Columns are kept as rows, which BLAS takes for
columns.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import driver, inner, part
from nbmath.linalg.cpu import large
from nbmath.linalg.cpu.large import (
    PLAIN,
    TURNED,
    _data,
    _lapack,
    _letter,
    _precision,
    _size,
    gemm,
    gemv,
)

transposed = external(large.turned)
dot = _lapack("numba_xxdot", _letter, _letter, _size, _data, _data, _data)
"""precision, conjugated, n, x, y, result"""

BLOCK = 24
"""Columns that are cleared together of those before them."""
SHORT = 0.1
"""A column that keeps no more of its length is cleared of all before it again, at once."""
KEPT, TURNS = 0.5, 6
"""What a column of length one must keep in a round for this to be the last, and rounds at most."""


@driver
def gram_schmidt_large(a: Any, out: Any, failed: Any) -> None:
    """Orthonormal columns of a [stack, m, n] that span, in turn, what its columns do."""
    stack, m, n = a.shape
    columns, work = np.empty((n, m), a.dtype), np.empty(n * BLOCK + 4, a.dtype)
    lengths, limit = np.empty(n, a.dtype), a.dtype.type(m) * np.finfo(a.dtype).eps
    work[0], work[1], work[2] = 1.0, 0.0, -1.0
    for index in range(stack):
        transposed(a[index], columns)
        for first in range(0, n, BLOCK):
            stop = min(first + BLOCK, n)
            for k in range(first, stop):
                lengths[k] = shrunk(columns[k], work)
            for turn in range(TURNS):
                clear_block(columns, first, stop - first, work)
                least = KEPT if turn == 0 else 1.0
                for k in range(first, stop):
                    if lengths[k] > 0.0:
                        left = finished(columns, first, k, turn, lengths, limit, work)
                        if turn > 0:
                            least = min(least, left)
                if turn > 0 and least >= KEPT:
                    break
        failed[index] = False
        for k in range(n):
            if not lengths[k] > 0.0:
                failed[index] = True
                for i in range(m):
                    columns[k, i] = math.nan
        transposed(columns, out[index])


@driver
def shrunk(x: Any, work: Any) -> Any:
    """Divide x [m] by its largest entry, or make it zero; its length then, zero if there is none.

    Squares neither overflow nor underflow; nan and infinity have no length.
    """
    size, strange = x.dtype.type(0.0), 0
    for i in range(x.size):
        y = math.fabs(x[i])
        strange |= not y < math.inf
        size = y if y > size else size
    return divided(x, size if strange == 0 else x.dtype.type(0.0), work)


@driver
def divided(x: Any, by: Any, work: Any) -> Any:
    """Divide x [m] by a positive number, or make it zero; its length then."""
    if by > 0.0:
        for i in range(x.size):
            x[i] = x[i] / by
    else:
        for i in range(x.size):
            x[i] = 0.0
    return length(x, work)


@driver
def length(x: Any, work: Any) -> Any:
    """The length of x [m]; the fourth number of `work` receives its square."""
    dot(_precision(x), 0, x.size, x.ctypes, x.ctypes, work[3:].ctypes)
    return math.sqrt(work[3])


@part
def clear_block(columns: Any, first: Any, count: Any, work: Any) -> None:
    """Take from `count` columns, from `first` on, what lies along those before them.

    `work` holds 1, 0, -1, a number, and room.
    """
    if first > 0:
        m, kind = columns.shape[1], _precision(columns)
        block, products = columns[first:], work[4:]
        gemm(
            *(kind, TURNED, PLAIN, first, count, m, work.ctypes, columns.ctypes, m),
            *(block.ctypes, m, work[1:].ctypes, products.ctypes, first),
        )
        gemm(
            *(kind, PLAIN, PLAIN, m, count, first, work[2:].ctypes, columns.ctypes, m),
            *(products.ctypes, first, work.ctypes, block.ctypes, m),
        )


@inner
def clear_column(columns: Any, first: Any, k: Any, work: Any) -> Any:
    """Take from column k what lies along those from `first` on before it; what is left of it."""
    x = columns[k]
    if k > first:
        m, kind = columns.shape[1], _precision(columns)
        block, products = columns[first:], work[4:]
        gemv(
            *(kind, TURNED, m, k - first, work.ctypes, block.ctypes, m),
            *(x.ctypes, work[1:].ctypes, products.ctypes),
        )
        gemv(
            *(kind, PLAIN, m, k - first, work[2:].ctypes, block.ctypes, m),
            *(products.ctypes, work.ctypes, x.ctypes),
        )
    return length(x, work)


@inner
def finished(
    columns: Any, first: Any, k: Any, turn: Any, lengths: Any, limit: Any, work: Any
) -> Any:
    """Clear column k of its block's columns before it, and divide by what is left: that length.

    In the first round this is done twice, and a column that keeps next to nothing becomes zero.
    """
    left = clear_column(columns, first, k, work)
    if turn == 0:
        begin = first
        if not left > SHORT * lengths[k]:
            begin = 0
            left = clear_column(columns, begin, k, work)
        if not left > limit * lengths[k]:
            lengths[k] = 0.0
        divided(columns[k], left if lengths[k] > 0.0 else lengths[k], work)
        left = clear_column(columns, begin, k, work)
    divided(columns[k], left, work)
    return left
