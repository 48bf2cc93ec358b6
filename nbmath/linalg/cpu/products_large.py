"""Products of large matrices, one after another by BLAS; see `large` for how it is called."""

from typing import Any

import numpy as np
from numba import extending, types

from nbmath._targets import driver
from nbmath.linalg.cpu.inverse_large import inv_large
from nbmath.linalg.cpu.large import PLAIN, TURNED, _lapack, _precision, gemm

_letter, _size, _data = types.char, types.intp, types.voidptr
gemv = _lapack(
    "numba_xxgemv", _letter, _letter, _size, _size, _data, _data, _size, _data, _data, _data
)
"""precision, turn, m, n, alpha, a, lda, x, beta, y"""
BLOCK = 192
"""Rows of a Gram matrix that are computed at a time, from the diagonal on."""


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
def gram_large(a: Any, rows: Any, out: Any) -> None:
    """out [stack, n, n] = a' a, or a a' if `rows`: blocks from the diagonal on, then mirrored."""
    n, stride = out.shape[1], a.shape[2]
    k = a.shape[2] if rows else a.shape[1]
    one, zero = _factors(a)
    kind, turn_b, turn_a = _precision(a), TURNED if rows else PLAIN, PLAIN if rows else TURNED
    for index in range(out.shape[0]):
        matrix, found = a[index], out[index]
        for i in range(0, n, BLOCK):
            size = min(BLOCK, n - i)
            left = matrix[i:] if rows else matrix[:, i:]
            # found[i : i + size, i:] = left[block]' left, of which BLAS sees the transpose
            gemm(
                *(kind, turn_b, turn_a, n - i, size, k, one.ctypes, left.ctypes, stride),
                *(left.ctypes, stride, zero.ctypes, found[i:, i:].ctypes, n),
            )
        for i in range(0, n, 16):
            for j in range(0, i + 16, 16):
                for row in range(i, min(i + 16, n)):
                    for column in range(j, min(j + 16, row)):
                        found[row, column] = found[column, row]


@driver
def matrix_power_large(a: Any, exponent: Any, out: Any, failed: Any) -> None:
    """Powers of a [stack, n, n]; those of a singular matrix with a negative exponent fail."""
    n = a.shape[1]
    base, room = np.empty(a.shape, a.dtype), np.empty(a.shape, a.dtype)
    for index in range(a.shape[0]):
        failed[index] = False
        for i in range(n):
            for j in range(n):
                base[index, i, j] = a[index, i, j]
                out[index, i, j] = 1.0 if i == j else 0.0
    if exponent < 0:
        inv_large(a, base, failed)
    begun, left = False, abs(exponent)
    while left > 0:
        if left % 2 == 1:
            if begun:
                matmul_large(out, base, False, False, room)
            source = room if begun else base
            for index in range(a.shape[0]):
                for i in range(n):
                    for j in range(n):
                        out[index, i, j] = source[index, i, j]
            begun = True
        left //= 2
        if left > 0:
            matmul_large(base, base, False, False, room)
            base, room = room, base
