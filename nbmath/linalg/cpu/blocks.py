"""Blocks of vectors as rows: products with each other by BLAS, and bases that are orthonormal in B.

Rows come with their images under B; without B those are the rows themselves.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver
from nbmath.linalg.cpu import products_large, spectra_large
from nbmath.linalg.cpu.large import PLAIN, _precision, gemm

inner = bind("linalg", "cpu").inner
matmul_large = external(products_large.matmul_large)
eigh_large = external(spectra_large.eigh_large)

SMALLEST, LARGEST = 1e-25, 1e25
"""Squares that neither precision has lost anything of."""


@driver
def power_of_two(like: Any, most: Any) -> Any:
    """The power of two that takes a positive number near one, as far as there is one."""
    c, one, half = like.dtype.type(1.0), like.dtype.type(1.0), like.dtype.type(0.5)
    while c * most > one:
        c *= half
    while c * most < half and c + c < math.inf:
        c += c
    return c


near_one = external(power_of_two)


@driver
def length(x: Any) -> Any:
    """|x| without overflow, and so that powers of two change no digit of it."""
    square = inner(x, x)
    if x.dtype.type(SMALLEST) < square < x.dtype.type(LARGEST):
        return math.sqrt(square)
    most = x.dtype.type(0.0)
    for i in range(x.shape[0]):
        size = math.fabs(x[i])
        most = most if size <= most else size
    if not 0.0 < most < math.inf:
        return most
    c, y = near_one(x, most), np.empty(x.shape[0], x.dtype)
    for i in range(x.shape[0]):
        y[i] = c * x[i]
    return math.sqrt(inner(y, y)) / c


length_of = external(length)


@driver
def unit(x: Any) -> Any:
    """Make x as long as one, unless it is zero; returns how long it was."""
    size = length_of(x)
    if size > 0.0:
        for i in range(x.shape[0]):
            x[i] /= size
    return size


unit_of = external(unit)


@driver
def inner_rows(x: Any, y: Any, out: Any) -> None:
    """out [p, q] = x yᵀ, x [p, n], y [q, n]."""
    (p, n), q = x.shape, y.shape[0]
    left, right = x.reshape((1, p, n)), y.reshape((1, q, n))
    matmul_large(left, right, False, True, out.reshape((1, p, q)))


@driver
def mixed(c: Any, rows: Any, space: Any) -> None:
    """The first p of the rows [q, n] become c rows, c [p, q]; space is [p, n] or more."""
    (p, q), n = c.shape, rows.shape[1]
    made = space[:p]
    left, right = c.reshape((1, p, q)), rows[:q].reshape((1, q, n))
    matmul_large(left, right, False, False, made.reshape((1, p, n)))
    for j in range(p):
        target, source = rows[j], made[j]
        for i in range(n):
            target[i] = source[i]


@driver
def reduced(x: Any, c: Any, y: Any) -> None:
    """x [p, n] -= c y, c [p, q], y [q, n]."""
    (p, n), q = x.shape, y.shape[0]
    factors = np.empty(2, x.dtype)
    factors[0], factors[1] = -1.0, 1.0
    gemm(
        *(_precision(x), PLAIN, PLAIN, n, p, q, factors.ctypes, y.ctypes, n),
        *(c.ctypes, q, factors[1:].ctypes, x.ctypes, n),
    )


inner_of, mix, reduce_by = external(inner_rows), external(mixed), external(reduced)


@driver
def freed(x: Any, images: Any, y: Any, y_images: Any, distinct: Any) -> None:
    """x [p, n] -= (x (B y)ᵀ) y, where y is orthonormal in B; images of x too if they are others."""
    if x.shape[0] > 0 and y.shape[0] > 0:
        c = np.empty((x.shape[0], y.shape[0]), x.dtype)
        inner_of(x, y_images, c)
        reduce_by(x, c, y)
        if distinct:
            reduce_by(images, c, y_images)


@driver
def eigenpairs(g: Any, values: Any, vectors: Any) -> Any:
    """Ascending eigenvalues [m] and eigenvectors of g [m, m], its lower triangle; True if found.

    g is scaled by a power of two: LAPACK rounds differently what it takes for small.
    """
    m, failed, most = g.shape[0], np.empty(1, np.bool_), g.dtype.type(0.0)
    for i in range(m):
        for j in range(i + 1):
            most = max(most, math.fabs(g[i, j]))
    c = near_one(g, most) if 0.0 < most < math.inf else g.dtype.type(1.0)
    for i in range(m):
        for j in range(i + 1):
            g[i, j] *= c
    whole = g.reshape((1, m, m))
    eigh_large(whole, values.reshape((1, m)), vectors.reshape((1, m, m)), failed)
    for i in range(m):
        values[i] /= c
    return not failed[0]


find_pairs = external(eigenpairs)


@driver
def orthonormal(x: Any, images: Any, distinct: Any, space: Any) -> Any:
    """Make the rows of x [p, n] orthonormal in B; what depends on others is left out.

    They are scaled to length one and turned to the axes of their Gram matrix (Stathopoulos and
    Wu's SVQB), of which those that are rounding are dropped. Returns how many rows are left, the
    first ones.
    """
    p = x.shape[0]
    if p == 0:
        return 0
    one, zero = x.dtype.type(1.0), x.dtype.type(0.0)
    gram, vectors = np.empty((p, p), x.dtype), np.empty((p, p), x.dtype)
    values, scale = np.empty(p, x.dtype), np.empty(p, x.dtype)
    inner_of(x, images, gram)
    for i in range(p):
        square = gram[i, i]
        scale[i] = one / math.sqrt(square) if 0.0 < square < math.inf else zero
    for i in range(p):
        for j in range(i + 1):
            gram[i, j] *= scale[i] * scale[j]
    if not find_pairs(gram, values, vectors):
        return 0
    eps = x.dtype.type(2.220446049250313e-16 if x.itemsize == 8 else 1.1920928955078125e-07)
    least = x.dtype.type(4 * p) * eps * values[p - 1]
    first = 0
    while first < p and not values[first] > least:
        first += 1
    left = p - first
    if left > 0:
        c = np.empty((left, p), x.dtype)
        for j in range(left):
            factor = one / math.sqrt(values[first + j])
            for i in range(p):
                c[j, i] = factor * scale[i] * vectors[i, first + j]
        mix(c, x, space)
        if distinct:
            mix(c, images, space)
    return left


freed_of, orthonormalised = external(freed), external(orthonormal)
