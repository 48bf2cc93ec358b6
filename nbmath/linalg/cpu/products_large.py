"""Products of large matrices, one after another by BLAS; see `large` for how it is called."""

from typing import Any

import numpy as np
from numba import extending

from nbmath._targets import driver
from nbmath.linalg.cpu.large import PLAIN, TURNED, _precision, gemm, gemv

BLOCK = 32
"""Rows of a Gram matrix that are computed at a time, from the diagonal on: of 128 rows, that is
five eighths of the multiplications, and takes less time than BLAS's own `syrk`."""


@extending.register_jitable
def _factors(a: Any) -> Any:
    """One and nought, as BLAS takes them."""
    one, zero = np.empty(1, a.dtype), np.empty(1, a.dtype)
    one[0], zero[0] = 1.0, 0.0
    return one, zero


@driver
def matmul_large(a: Any, b: Any, turn_a: Any, turn_b: Any, out: Any) -> None:
    """out [stack, n, m] = a [stack or 1, n, k] b [stack or 1, k, m]; transposed where `turn_`.

    A turned a is [stack or 1, k, n] in memory. BLAS, which counts along columns first, sees the
    transposes of all three: out' = b' a'.
    """
    n, m = out.shape[1], out.shape[2]
    k = a.shape[1] if turn_a else a.shape[2]
    one, zero = _factors(a)
    kind, lda, ldb = _precision(a), a.shape[2], b.shape[2]
    turns = TURNED if turn_b else PLAIN, TURNED if turn_a else PLAIN
    stack = out.shape[0]
    if b.shape[0] == 1 and not turn_a and a.shape[0] == stack:
        n, stack = stack * n, 1  # one tall product
    for index in range(stack):
        left = a[index if a.shape[0] > 1 else 0]
        right = b[index if b.shape[0] > 1 else 0]
        wanted = out[index]
        if m == 1:
            other, rows, columns = PLAIN if turn_a else TURNED, lda, k if turn_a else n
            gemv(
                *(kind, other, rows, columns, one.ctypes, left.ctypes, lda),
                *(right.ctypes, zero.ctypes, wanted.ctypes),
            )
        elif n == 1:
            other, rows, columns = TURNED if turn_b else PLAIN, b.shape[2], b.shape[1]
            gemv(
                *(kind, other, rows, columns, one.ctypes, right.ctypes, ldb),
                *(left.ctypes, zero.ctypes, wanted.ctypes),
            )
        else:
            gemm(
                *(kind, *turns, m, n, k, one.ctypes, right.ctypes, ldb, left.ctypes, lda),
                *(zero.ctypes, wanted.ctypes, m),
            )


@driver
def matmul_one(a: Any, b: Any, out: Any) -> None:
    """out [n, m] = a [n, k] b [k, m]; m > 1."""
    one, zero = _factors(a)
    n, k = a.shape
    m = b.shape[1]
    gemm(
        *(_precision(a), PLAIN, PLAIN, m, n, k, one.ctypes, b.ctypes, m, a.ctypes, k),
        *(zero.ctypes, out.ctypes, m),
    )


@driver
def matvec_one(a: Any, x: Any, out: Any) -> None:
    """out [n] = a [n, k] x [k]."""
    one, zero = _factors(a)
    n, k = a.shape
    gemv(*(_precision(a), TURNED, k, n, one.ctypes, a.ctypes, k, x.ctypes, zero.ctypes, out.ctypes))


@extending.register_jitable
def _upper(a: Any, rows: Any, k: Any, add: Any, out: Any) -> None:
    """The upper triangle of out [n, n] = a' a of k rows, or a a' of k columns; += if `add`."""
    n, stride = out.shape[0], a.shape[1]
    one, zero = _factors(a)
    kind, turn_b, turn_a = _precision(a), TURNED if rows else PLAIN, PLAIN if rows else TURNED
    given = one if add else zero
    for i in range(0, n, BLOCK):
        size = min(BLOCK, n - i)
        left = a[i:] if rows else a[:, i:]
        # out[i : i + size, i:] = left[block]' left, of which BLAS sees the transpose
        gemm(
            *(kind, turn_b, turn_a, n - i, size, k, one.ctypes, left.ctypes, stride),
            *(left.ctypes, stride, given.ctypes, out[i:, i:].ctypes, n),
        )


@driver
def gram_large(a: Any, rows: Any, out: Any) -> None:
    """out [stack, n, n] = a' a, or a a' if `rows`: blocks from the diagonal on, then mirrored."""
    k = a.shape[2] if rows else a.shape[1]
    for index in range(out.shape[0]):
        _upper(a[index], rows, k, False, out[index])
        _mirror(out[index])


@driver
def add_gram(a: Any, count: Any, add: Any, out: Any) -> None:
    """The upper triangle of out [n, n] = a' a of the first rows of a [k, n], or += if `add`."""
    _upper(a, False, count, add, out)


@extending.register_jitable
def _mirror(a: Any) -> None:
    """The upper triangle of a [n, n] into the lower one, tile by tile."""
    n = a.shape[0]
    for i in range(0, n, 16):
        for j in range(0, i + 16, 16):
            for row in range(i, min(i + 16, n)):
                for column in range(j, min(j + 16, row)):
                    a[row, column] = a[column, row]


@driver
def mirror(a: Any) -> None:
    """Make a [n, n] symmetric by its upper triangle."""
    _mirror(a)
