"""Leading singular triplets from products with blocks of rows: sketches and block Krylov spaces.

A basis of columns is kept as rows, which LAPACK takes for columns: nothing is transposed.
"""

import math
from typing import Any

import numpy as np
from numba import extending

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.linalg.cpu import products_large, singular_large
from nbmath.linalg.cpu.large import _finite, _precision
from nbmath.linalg.cpu.orthogonal_large import geqrf, orgqr
from nbmath.linalg.cpu.singular_large import _spoil

_random = bind("random", "cpu")
per_block = _random.per_block
write_normals = _random.write_normals
normal_at = _random.normal_at
svd_large = external(singular_large.svd_large)
matmul_large = external(products_large.matmul_large)

EXTRA = 10
"""Rows of a Krylov block beyond those that are wanted."""
SMALLEST, SHARE, STEPS = 96, 2, 4
"""Krylov spaces are tried for matrices larger than this, up to that share of their size, where so
many steps fit into it: after fewer they hardly ever hold what is wanted to the last digits."""
SLACK = 8.0
"""Residuals of this many roundings, eps times the root of the size, are those of a full SVD."""


@driver
def gaussian(key: Any, out: Any) -> None:
    """Standard normal draws, those of `nbmath.random.normal(key, out.shape)`, to out [l, n]."""
    flat = out.reshape(-1)
    zero, one = out.dtype.type(0.0), out.dtype.type(1.0)
    n = per_block(zero)
    for i in range(flat.size // n):
        write_normals(i, key, zero, one, flat, n * i)
    for i in range(flat.size - flat.size % n, flat.size):
        flat[i] = normal_at(key, i, zero, one)


@inner
def orthonormal_rows(y: Any) -> None:
    """Rows of y [l, m], l <= m, become orthonormal ones that span them (Householder's QR)."""
    size, m = y.shape
    tau = np.empty(size, y.dtype)
    geqrf(_precision(y), m, size, y.ctypes, m, tau.ctypes)
    orgqr(_precision(y), m, size, size, y.ctypes, m, tau.ctypes)


@driver
def scaled(a: Any, out: Any) -> Any:
    """out [m, n] = c a, c a power of two that takes the largest entry near one; returns c."""
    largest = a.dtype.type(0.0)
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            largest = max(largest, math.fabs(a[i, j]))
    power = 0
    if 0.0 < largest < math.inf:
        most = 1022 if a.itemsize == 8 else 126
        power = max(-most, min(most, -math.frexp(largest)[1]))
    c = math.ldexp(a.dtype.type(1.0), power)
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            out[i, j] = c * a[i, j]
    return c


@inner
def finished(u: Any, s: Any, vh: Any, c: Any) -> None:
    """The scale is taken from s [k], and the largest entry of each column of u [m, k] positive."""
    k = s.shape[0]
    top = np.zeros(k, u.dtype)
    for i in range(u.shape[0]):
        for j in range(k):
            if math.fabs(u[i, j]) > math.fabs(top[j]):
                top[j] = u[i, j]
    for j in range(k):
        s[j] = s[j] / c
        if top[j] < 0.0:
            for i in range(u.shape[0]):
                u[i, j] = -u[i, j]
            for i in range(vh.shape[1]):
                vh[j, i] = -vh[j, i]


@driver
def taken(left: Any, values: Any, right: Any, u: Any, s: Any, vh: Any) -> None:
    """The first triplets, as many as u [m, k], s [k], vh [k, n] have room for."""
    for j in range(s.shape[0]):
        s[j] = values[j]
        for i in range(u.shape[0]):
            u[i, j] = left[i, j]
        for i in range(vh.shape[1]):
            vh[j, i] = right[j, i]


@driver
def whole(a: Any, u: Any, s: Any, vh: Any) -> Any:
    """The k leading triplets of a [1, m, n] from all of them, by LAPACK."""
    _, m, n = a.shape
    least = min(m, n)
    left, values = np.empty((1, m, least), a.dtype), np.empty((1, least), a.dtype)
    right, failed = np.empty((1, least, n), a.dtype), np.zeros(1, np.bool_)
    svd_large(a, left, values, right, failed)
    taken(left[0], values[0], right[0], u[0], s[0], vh[0])
    return not failed[0]


@inner
def projected(basis: Any, b: Any, u: Any, s: Any, vh: Any) -> Any:
    """The k leading triplets of Q B, from rows of Q', basis [1, l, m], and b [1, l, n]."""
    (_, size, n), k = b.shape, s.shape[1]
    inner, values = np.empty((1, size, size), b.dtype), np.empty((1, size), b.dtype)
    right, failed = np.empty((1, size, n), b.dtype), np.zeros(1, np.bool_)
    svd_large(b, inner, values, right, failed)
    first = np.empty((1, size, k), b.dtype)
    taken(inner[0], values[0], right[0], first[0], s[0], vh[0])
    matmul_large(basis, first, True, False, u)
    return not failed[0]


@driver
def sketch(a: Any, u: Any, s: Any, vh: Any, omega: Any, power_iterations: Any) -> Any:
    """The k leading triplets of Q Q'A for a [1, m, n], Q the range of (A A')^p A Omega'."""
    (_, m, n), size = a.shape, omega.shape[1]
    y, z = np.empty((1, size, m), a.dtype), np.empty((1, size, n), a.dtype)
    matmul_large(omega, a, False, True, y)
    orthonormal_rows(y[0])
    for _ in range(power_iterations):
        matmul_large(y, a, False, False, z)
        orthonormal_rows(z[0])
        matmul_large(z, a, False, True, y)
        orthonormal_rows(y[0])
    matmul_large(y, a, False, False, z)
    return projected(y, z, u, s, vh)


@driver
def accurate(a: Any, u: Any, s: Any, vh: Any) -> Any:
    """Whether |A v - s u| is what rounding leaves, for all of the triplets of a [1, m, n]."""
    (_, m, n), k = a.shape, s.shape[1]
    image = np.empty((1, k, m), a.dtype)
    matmul_large(vh, a, False, True, image)
    good = True
    limit = SLACK * np.finfo(a.dtype).eps * math.sqrt(max(m, n)) * s[0, 0]
    for j in range(k):
        total = a.dtype.type(0.0)
        for i in range(m):
            rest = image[0, j, i] - s[0, j] * u[0, i, j]
            total += rest * rest
        good = good and math.sqrt(total) <= limit
    return good


@driver
def krylov(a: Any, u: Any, s: Any, vh: Any, block: Any) -> Any:
    """The k leading triplets of a [1, m, n] from a block Krylov space; False if it is too small."""
    _, m, n = a.shape
    steps = min(m, n) // SHARE // block
    basis, w = np.empty((steps * block, m), a.dtype), np.empty((steps * block, n), a.dtype)
    z, checked = np.empty((1, block, n), a.dtype), 3 if a.itemsize == 8 else 2
    gaussian((0, 0, 0, 0), z[0])
    minus = a.dtype.type(-1.0)
    for step in range(steps):
        start, stop = step * block, (step + 1) * block
        fresh, product = basis[start:stop], w[start:stop]
        matmul_large(z, a, False, True, fresh.reshape((1, block, m)))
        orthonormal_rows(fresh)
        if step > 0:
            known = basis[:start].reshape((1, start, m))
            share, shadow = (
                np.empty((1, block, start), a.dtype),
                np.empty((1, block, m), a.dtype),
            )
            for _ in range(2):  # once leaves what rounding has brought in
                matmul_large(fresh.reshape((1, block, m)), known, False, True, share)
                matmul_large(share, known, False, False, shadow)
                for i in range(block):
                    for j in range(m):
                        fresh[i, j] += minus * shadow[0, i, j]
                orthonormal_rows(fresh)
        matmul_large(fresh.reshape((1, block, m)), a, False, False, product.reshape((1, block, n)))
        if step + 1 == checked or step + 1 == steps:
            checked += max(1, checked // 2)
            all_rows, all_products = basis[:stop], w[:stop]
            found = projected(
                all_rows.reshape((1, stop, m)), all_products.reshape((1, stop, n)), u, s, vh
            )
            if found and accurate(a, u, s, vh):
                return True
        for i in range(block):
            for j in range(n):
                z[0, i, j] = product[i, j]
        orthonormal_rows(z[0])
    return False


@inner
def spoiled(u: Any, s: Any, vh: Any) -> None:
    """Write nan over the triplets u [m, k], s [k], vh [k, n]."""
    _spoil(u)
    _spoil(vh)
    for j in range(s.shape[0]):
        s[j] = math.nan


@driver
def randomized_large(
    a: Any, u: Any, s: Any, vh: Any, failed: Any, omega: Any, power_iterations: Any
) -> None:
    """Triplets u [stack, m, k], s, vh of a [stack, m, n], by a sketch with omega [1, l, n]."""
    stack, m, n = a.shape
    work = np.empty((1, m, n), a.dtype)
    for index in range(stack):
        good = _finite(a[index])
        if good:
            c = scaled(a[index], work[0])
            these = u[index : index + 1], s[index : index + 1], vh[index : index + 1]
            good = sketch(work, these[0], these[1], these[2], omega, power_iterations)
            finished(u[index], s[index], vh[index], c)
        failed[index] = not good
        if not good:
            spoiled(u[index], s[index], vh[index])


@extending.register_jitable
def few(m: Any, n: Any, k: Any) -> Any:
    """Whether k triplets are so few that a Krylov space is to be tried."""
    return min(m, n) > SMALLEST and STEPS * (k + EXTRA) <= min(m, n) // SHARE


@driver
def truncated_large(a: Any, u: Any, s: Any, vh: Any, failed: Any) -> None:
    """Few triplets u [stack, m, k], s, vh of a [stack, m, n], as accurate as a full SVD's."""
    stack, m, n = a.shape
    work = np.empty((1, m, n), a.dtype)
    for index in range(stack):
        good = _finite(a[index])
        if good:
            c = scaled(a[index], work[0])
            these = u[index : index + 1], s[index : index + 1], vh[index : index + 1]
            if not krylov(work, these[0], these[1], these[2], s.shape[1] + EXTRA):
                good = whole(work, these[0], these[1], these[2])
            finished(u[index], s[index], vh[index], c)
        failed[index] = not good
        if not good:
            spoiled(u[index], s[index], vh[index])
