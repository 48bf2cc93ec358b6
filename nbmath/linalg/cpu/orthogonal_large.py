"""Orthogonal factors and least squares of large matrices, one after another by LAPACK."""

import math
from typing import Any

import numpy as np
from numba import types

from nbmath._external import external
from nbmath._targets import driver, inner, part
from nbmath.linalg.cpu.bases_large import dot
from nbmath.linalg.cpu.large import _data, _finite, _lapack, _letter, _precision, _size, turned
from nbmath.linalg.cpu.ranks_large import counts
from nbmath.linalg.cpu.rows_sums import largest_size, scale_run

transposed = external(turned)
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


@part
def finite_column(b: Any, j: Any) -> Any:
    """Whether column j of b [m, r] has neither nan nor infinity."""
    finite = True
    for i in range(b.shape[0]):
        finite = finite and math.fabs(b[i, j]) < math.inf
    return finite


@part
def without_strange_columns(b: Any) -> Any:
    """A copy of b [m, r] with zeros for columns that are not finite, which would spoil others."""
    kept = b.copy()
    for j in range(b.shape[1]):
        if not finite_column(b, j):
            for i in range(b.shape[0]):
                kept[i, j] = 0.0
    return kept


@inner
def certain(a: Any, b: Any, x: Any, residuals: Any, rcond: Any) -> bool:
    """x [n, r] by triangular factors of a [m, n], if all of it certainly counts: whether it does.

    With more rows than columns, those of [a b]: what is below the triangle in a column of b is what
    no x can reach. Else those of a transposed, a = R' Q', and x = Q R^-T b.
    """
    (m, n), r = a.shape, b.shape[1]
    least, most = min(m, n), max(m, n)
    tall = m >= n
    extra = r if tall else 0
    work, tau = np.empty((least + extra, most), a.dtype), np.empty(least + extra, a.dtype)
    sides = np.empty((r, most), a.dtype)
    if tall:
        transposed(a, work[:n])
        transposed(b, work[n:])
    else:
        for i in range(m):
            for j in range(n):
                work[i, j] = a[i, j]
    scale = levelled(work[:least])
    geqrf(_precision(a), most, least + extra, work.ctypes, most, tau.ctypes)
    if not counts(work, least, rcond):
        return False
    for j in range(r):
        side, total = sides[j], a.dtype.type(0.0)
        if tall:
            for i in range(m):
                side[i] = work[least + j, i]
            for i in range(least, min(m, least + j + 1)):
                total += side[i] * side[i]
            backward(work, side, least)
        else:
            for i in range(m):
                side[i] = b[i, j]
            forward(work, side, least)
            for i in range(least, most):
                side[i] = 0.0
            turn(work, tau, side, least)
        residuals[j] = total
        for i in range(n):
            x[i, j] = side[i] * scale
    return True


@part
def levelled(rows: Any) -> Any:
    """Multiply rows [k, m] by a power of two that takes the largest entry near one: that power."""
    flat, power, most = rows.reshape(-1), 0, 1020 if rows.itemsize == 8 else 124
    largest = largest_size(flat, 0, flat.size)[0]
    if largest > 0.0:
        power = max(-most, min(most, -math.frexp(largest)[1]))
    scale = math.ldexp(rows.dtype.type(1.0), power)
    if power != 0:
        scale_run(flat, 0, flat.size, scale, flat, 0)
    return scale


@driver
def product(x: Any, y: Any, n: Any) -> Any:
    """The sum of x[i] y[i] over the first n."""
    result = np.empty(1, x.dtype)
    dot(_precision(x), 0, n, x.ctypes, y.ctypes, result.ctypes)
    return result[0]


@part
def backward(work: Any, x: Any, n: Any) -> None:
    """Overwrite x by R^-1 x; column k of R [n, n] is the start of work[k]."""
    for k in range(n - 1, -1, -1):
        column = work[k]
        x[k] = x[k] / column[k]
        factor = x[k]
        for i in range(k):
            x[i] -= factor * column[i]


@part
def forward(work: Any, x: Any, n: Any) -> None:
    """Overwrite x by R^-T x."""
    for k in range(n):
        x[k] = (x[k] - product(work[k], x, k)) / work[k, k]


@part
def turn(work: Any, tau: Any, x: Any, n: Any) -> None:
    """Overwrite x by Q x, the last of the reflections first; vectors are work[k] behind k."""
    for k in range(n - 1, -1, -1):
        vector, rest = work[k, k + 1 :], x[k + 1 :]
        factor = tau[k] * (x[k] + product(vector, rest, rest.size))
        x[k] -= factor
        for i in range(rest.size):
            rest[i] -= factor * vector[i]


@inner
def uncertain(a: Any, b: Any, x: Any, residuals: Any, rcond: Any) -> int:
    """x [n, r] by singular values, of which those above rcond times the largest count: how many.

    -1 where they were not found.
    """
    (m, n), r, tall = a.shape, b.shape[1], max(a.shape)
    left, right = np.empty((n, m), a.dtype), np.zeros((r, tall), a.dtype)
    singular, rank = np.empty(min(m, n), a.dtype), np.zeros(1, np.int32)
    transposed(a, left)
    for i in range(m):
        for j in range(r):
            right[j, i] = b[i, j]
    state = gelsd(
        *(_precision(a), m, n, r, left.ctypes, m, right.ctypes, tall),
        *(singular.ctypes, rcond, rank.ctypes),
    )
    for j in range(r):
        total = a.dtype.type(0.0)
        for i in range(n):
            x[i, j] = right[j, i]
        for i in range(m):
            rest = b[i, j] - product(a[i], right[j], n)
            total += rest * rest
        residuals[j] = total
    return int(rank[0]) if state == 0 else -1


by_triangles, by_values = external(certain), external(uncertain)


@driver
def lstsq_large(
    a: Any, b: Any, x: Any, residuals: Any, ranks: Any, failed: Any, rcond: Any
) -> None:
    """x [stack, n, r] from a [stack, m, n], b [stack, m, r]; residuals [stack, r], ranks."""
    for index in range(a.shape[0]):
        matrix, found, rests = a[index], x[index], residuals[index]
        finite, sides, lost = _finite(matrix), b[index], not _finite(b[index])
        if lost:
            sides = without_strange_columns(sides)
        if finite and by_triangles(matrix, sides, found, rests, rcond):
            failed[index], ranks[index] = False, min(matrix.shape)
        else:
            ranks[index] = by_values(matrix, sides, found, rests, rcond) if finite else -1
            failed[index] = ranks[index] < 0
        if failed[index]:
            ranks[index] = 0
        for j in range(rests.size if failed[index] or lost else 0):
            if failed[index] or not finite_column(b[index], j):
                rests[j] = math.nan
                for i in range(found.shape[0]):
                    found[i, j] = math.nan
