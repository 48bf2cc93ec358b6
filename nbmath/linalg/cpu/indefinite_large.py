"""Factors of large symmetric matrices, one after another by LAPACK's `sytrf`.

Numba holds no name for it. Its address in SciPy gets one when this module is imported, which is
when such a matrix comes up: SciPy is not loaded before.
"""

from typing import Any

import numpy as np
from llvmlite import binding
from numba import extending, types

from nbmath._external import external
from nbmath._targets import driver, inner
from nbmath.linalg.cpu import large
from nbmath.linalg.cpu.indefinite_columns import LAST, fail, ldl_columns, safe_power
from nbmath.linalg.cpu.indefinite_stacks import FEW, ldl_stack
from nbmath.simd.arrays import lent


def _found(name: str, arguments: int) -> Any:
    """A function of LAPACK that takes so many pointers, under a name of ours."""
    address: Any = extending.get_cython_function_address("scipy.linalg.cython_lapack", name)
    known: Any = binding.add_symbol
    known(f"nbmath_{name}", address)
    return types.ExternalFunction(f"nbmath_{name}", types.void(*[types.voidptr] * arguments))


dsytrf, ssytrf = _found("dsytrf", 8), _found("ssytrf", 8)
"""triangle, n, a, lda, pivots, room, its size, state"""
dsytf2, ssytf2 = _found("dsytf2", 6), _found("ssytf2", 6)
"""triangle, n, a, lda, pivots, state"""
LOWER = ord("L")
ROOM = 64
"""Numbers of LAPACK's room for each row."""
transposed = external(large.turned)


@driver
def ldl_large(a: Any, lower: Any, d: Any, perm: Any, failed: Any) -> None:
    """As `indefinite_stacks.ldl_stack`."""
    n = a.shape[1]
    work, rows = np.empty((n, n), a.dtype), np.empty((n, n), a.dtype)
    pivots, room = np.empty(n, np.int32), np.empty(ROOM * n, a.dtype)
    letter, sizes = np.empty(1, np.uint8), np.empty(3, np.int32)
    letter[0], sizes[0], sizes[1] = LOWER, n, ROOM * n
    given = a.reshape(-1)
    for index in range(a.shape[0]):
        scale = safe_power(lent(given), index * n * n, n)
        failed[index] = not scale > 0.0
        if failed[index]:
            fail(lower[index], d[index], perm[index])
            continue
        order, where, state = sizes.ctypes, pivots.ctypes, sizes[2:].ctypes
        scaled(a[index], scale, work)
        if a.itemsize == 8:
            dsytrf(
                *(letter.ctypes, order, work.ctypes, order, where),
                *(room.ctypes, sizes[1:].ctypes, state),
            )
        else:
            ssytrf(
                *(letter.ctypes, order, work.ctypes, order, where),
                *(room.ctypes, sizes[1:].ctypes, state),
            )
        if sizes[2] != 0:  # a column of zeros, in which the blocked method leaves old numbers
            scaled(a[index], scale, work)
            if a.itemsize == 8:
                dsytf2(letter.ctypes, order, work.ctypes, order, where, state)
            else:
                ssytf2(letter.ctypes, order, work.ctypes, order, where, state)
        transposed(work, rows)
        put_apart(rows, pivots, scale, lower[index], d[index], perm[index])


@extending.register_jitable
def scaled(a: Any, scale: Any, out: Any) -> None:
    """The lower triangle of a [n, n], times a power of two, in LAPACK's order."""
    transposed(a, out)
    for i in range(a.shape[0]):
        for j in range(i, a.shape[0]):
            out[i, j] *= scale


@extending.register_jitable
def put_apart(rows: Any, pivots: Any, scale: Any, lower: Any, d: Any, perm: Any) -> None:
    """L, D and the order of its rows, from what LAPACK has left in the rows of one matrix.

    There the columns of L are as they were found; later exchanges are still to be made in them.
    """
    n = rows.shape[0]
    for i in range(n):
        perm[i] = i
        for j in range(n):
            d[i, j] = 0.0
    k = 0
    while k < n:
        step = 1 if pivots[k] > 0 else 2
        p, q = abs(pivots[k]) - 1, k + step - 1
        if p != q:
            perm[p], perm[q] = perm[q], perm[p]
            for j in range(k):
                rows[p, j], rows[q, j] = rows[q, j], rows[p, j]
        d[k, k] = rows[k, k] / scale
        if step == 2:
            beside = rows[q, k] / scale
            d[q, k], d[k, q], d[q, q] = beside, beside, rows[q, q] / scale
            rows[q, k] = 0.0
        k += step
    for i in range(n):
        given, wanted = rows[i], lower[perm[i]]
        for j in range(i):
            wanted[j] = given[j]
        wanted[i] = 1.0
        for j in range(i + 1, n):
            wanted[j] = 0.0


large_stack, small_stack = external(ldl_large), external(ldl_stack)
columns_stack = external(ldl_columns)


@inner
def ldl_either(a: Any, lower: Any, d: Any, perm: Any, failed: Any) -> None:
    """Those of any size, as compiled code calls them."""
    if a.shape[1] <= FEW:
        small_stack(a, lower, d, perm, failed)
    elif a.shape[1] <= LAST:
        columns_stack(a, lower, d, perm, failed)
    else:
        large_stack(a, lower, d, perm, failed)
