"""Functions of matrices over stacks [stack, n, n]: exponentials on lanes, others one by one."""

import math
from typing import Any

import numpy as np
from numba import extending

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.linalg.cpu.large import (
    PLAIN,
    TURNED,
    UPPER,
    VECTORS,
    _precision,
    gemm,
    gesv,
    syevd,
    turned,
)
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import lent, many
from nbmath.simd.packing import lane_count, pack, unpack

on_lanes, bound = bind("linalg", "lanes"), bind("linalg", "cpu")
expm_lanes = on_lanes.expm
expm_scale, expm_loosen = bound.expm_scale, bound.expm_loosen
expm_high, expm_low, expm_sides = bound.expm_high, bound.expm_low, bound.expm_sides
expm_ones = bound.expm_ones
root, logarithm = on_lanes.sqrtm, on_lanes.logm  # on numbers; this way they compile fastest


@driver
def expm_stack(a: Any, out: Any, failed: Any) -> None:
    """Exponentials of small matrices."""
    stack, n, lanes = a.shape[0], a.shape[1], lane_count(a)
    given, wanted = a.reshape(-1), out.reshape(-1)
    work, spare = np.empty((n * n, lanes), a.dtype), np.empty((7, n, n, lanes), a.dtype)
    matrices, others = many(work.reshape(n, n, lanes)), many(spare)
    for first in range(0, stack, lanes):
        pack(lent(given), first, lent(work))
        note(expm_lanes(matrices, others), lent(failed), first)
        unpack(lent(work), lent(wanted), first)


@driver
def product(a: Any, b: Any, out: Any) -> None:
    """out = a b by BLAS, for square matrices."""
    n = a.shape[0]
    numbers = np.zeros(2, a.dtype)
    numbers[0] = 1.0
    gemm(
        *(_precision(a), PLAIN, PLAIN, n, n, n, numbers.ctypes, b.ctypes, n),
        *(a.ctypes, n, numbers[1:].ctypes, out.ctypes, n),
    )


@driver
def scale(a: Any) -> Any:
    """See the formula."""
    return expm_scale(a)


@inner
def loosen(a: Any, work: Any, norm: Any, squarings: Any) -> Any:
    """See the formula."""
    return expm_loosen(a, work, norm, squarings)


@inner
def polynomials(work: Any, norm: Any, high: Any) -> None:
    """The upper or the lower half of the approximant's polynomials."""
    if high:
        expm_high(work, norm)
    else:
        expm_low(work, norm)
        for i in range(work.shape[1]):
            expm_ones(work, i, norm)


@driver
def sides(a: Any, work: Any) -> None:
    """See the formula."""
    expm_sides(a, work)


scaled, loosened, added = external(scale), external(loosen), external(polynomials)
multiplied, transposed, combined = external(product), external(turned), external(sides)


@driver
def expm_large(a: Any, out: Any, failed: Any) -> None:
    """Exponentials of large matrices: the steps of the formula, products by BLAS.

    All powers are there, so that the highest approximant costs two products more than a lower one.
    """
    n = a.shape[1]
    work, x = np.empty((6, n, n), a.dtype), np.empty((n, n), a.dtype)
    pivots = np.empty(n, np.int64)
    for index in range(a.shape[0]):
        x[:] = a[index]
        norm, squarings, good = scaled(x)
        failed[index] = not good
        if good:
            multiplied(x, x, work[0])
            multiplied(work[0], work[0], work[1])
            multiplied(work[1], work[0], work[2])
            if squarings > 0:
                norm, squarings = loosened(x, work, norm, squarings)
            added(work, norm, True)
            multiplied(work[2], work[3], work[5])
            multiplied(work[2], work[4], work[3])
            added(work, norm, False)
            multiplied(x, work[5], work[3])
            combined(x, work)
            transposed(work[5], work[0])
            transposed(x, work[1])
            left, right = work[0], work[1]
            gesv(_precision(a), n, n, left.ctypes, n, pivots.ctypes, right.ctypes, n)
            transposed(right, x)
            while squarings > 0:
                multiplied(x, x, work[0])
                x[:] = work[0]
                squarings -= 1
            out[index] = x
        else:
            out[index] = np.nan


@driver
def sqrtm_stack(a: Any, out: Any, failed: Any) -> None:
    """Principal square roots."""
    n = a.shape[1]
    work = np.empty((9, n, n), a.dtype)
    for index in range(a.shape[0]):
        for i in range(n):
            for j in range(n):
                out[index, i, j] = a[index, i, j]
        failed[index] = not root(out[index], work)


@driver
def root_of_symmetric(a: Any, out: Any) -> Any:
    """The root of a symmetric a [n, n] by its spectrum; False where that is not of a root."""
    n, numbers = a.shape[0], np.zeros(2, a.dtype)
    rows, scaled_rows = np.empty((n, n), a.dtype), np.empty((n, n), a.dtype)
    w = np.empty(n, a.dtype)
    rows[:] = a
    good = syevd(_precision(a), VECTORS, UPPER, n, rows.ctypes, n, w.ctypes) == 0 and w[0] >= 0.0
    for i in range(n if good else 0):
        share = math.sqrt(w[i])
        for j in range(n):
            scaled_rows[i, j] = share * rows[i, j]
    if good:
        numbers[0] = 1.0
        gemm(
            *(_precision(a), PLAIN, TURNED, n, n, n, numbers.ctypes, rows.ctypes, n),
            *(scaled_rows.ctypes, n, numbers[1:].ctypes, out.ctypes, n),
        )
        for i in range(n):
            for j in range(i):
                out[i, j] = out[j, i]
    return good


@extending.register_jitable
def symmetric(a: Any) -> Any:
    """Whether a [n, n] is symmetric to the bit, and finite."""
    different = 0
    for i in range(a.shape[0]):
        for j in range(i + 1):
            different |= a[i, j] != a[j, i] or not math.fabs(a[i, j]) < math.inf
    return different == 0


roots_one_by_one, by_spectrum = external(sqrtm_stack), external(root_of_symmetric)


@driver
def sqrtm_large(a: Any, out: Any, failed: Any) -> None:
    """Principal square roots of large matrices; those of symmetric ones need no Schur form."""
    for index in range(a.shape[0]):
        done = symmetric(a[index]) and by_spectrum(a[index], out[index])
        failed[index] = not done
        if not done:  # what rounding has made negative may be zero in the Schur form
            last = index + 1
            roots_one_by_one(a[index:last], out[index:last], failed[index:last])


@driver
def logm_stack(a: Any, out: Any, failed: Any) -> None:
    """Principal logarithms."""
    n = a.shape[1]
    work = np.empty((9, n, n), a.dtype)
    for index in range(a.shape[0]):
        for i in range(n):
            for j in range(n):
                out[index, i, j] = a[index, i, j]
        failed[index] = not logarithm(out[index], work)


SMALL = 32
"""Largest size of exponentials on lanes."""
expm_small, expm_big = external(expm_stack), external(expm_large)
sqrtm_big, logm_any = external(sqrtm_large), external(logm_stack)


@driver
def expm_either(a: Any, out: Any) -> None:
    """Exponentials of any size, as compiled code calls them."""
    failed = np.empty(a.shape[0], np.bool_)
    if a.shape[1] != a.shape[2]:
        out[:] = np.nan
    elif a.size > 0:
        if a.shape[1] <= SMALL:
            expm_small(a, out, failed)
        else:
            expm_big(a, out, failed)


@driver
def sqrtm_either(a: Any, out: Any) -> None:
    """Roots likewise."""
    failed = np.empty(a.shape[0], np.bool_)
    if a.shape[1] != a.shape[2]:
        out[:] = np.nan
    elif a.size > 0:
        if a.shape[1] <= SMALL:
            roots_one_by_one(a, out, failed)
        else:
            sqrtm_big(a, out, failed)


@driver
def logm_either(a: Any, out: Any) -> None:
    """Logarithms likewise."""
    failed = np.empty(a.shape[0], np.bool_)
    if a.shape[1] != a.shape[2]:
        out[:] = np.nan
    elif a.size > 0:
        logm_any(a, out, failed)
