"""What is made of singular values and vectors, for stacks [stack, m, n] of any size.

Each function here is called from the door and by compiled code alike. Where the iteration did not
converge the results are nan.
"""

import math
from typing import Any

import numpy as np
from numba import extending

from nbmath._external import external
from nbmath._targets import driver, inner
from nbmath.linalg.cpu import (
    either,
    nearness_stacks,
    products_vectors,
    singular_large,
    singular_stacks,
)
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.large import PLAIN, TURNED, _precision, gemm
from nbmath.simd.arrays import lent

svd_stack = external(singular_stacks.svd_stack)
svd_large = external(singular_large.svd_large)
eigh_either = external(either.eigh_either)
nearest_psd_stack = external(nearness_stacks.nearest_psd_stack)
matmul_vectors = external(products_vectors.matmul_vectors)
gram_vectors = external(products_vectors.gram_vectors)

ALONE = 12
"""Rows or columns beyond which one matrix alone is quicker by LAPACK than in a lane."""
AT_A_TIME = 1 << 13
"""Entries of matrices that are worked on together."""


@driver
def svd_either(a: Any, u: Any, s: Any, vh: Any, failed: Any) -> None:
    """Singular values s [stack, k] and, unless u and vh are empty, vectors: all or the first k."""
    m, n = a.shape[1], a.shape[2]
    if s.size > 0:
        if m <= SMALL and n <= SMALL:
            svd_stack(a, u, s, vh, failed)
        else:
            svd_large(a, u, s, vh, failed)
    elif u.size + vh.size > 0:  # one of the sizes is zero: any orthogonal matrices will do
        identity(u)
        identity(vh)


@inner
def identity(a: Any) -> None:
    """Ones on the diagonals of a [stack, n, m], zeros elsewhere."""
    for index in range(a.shape[0]):
        for i in range(a.shape[1]):
            for j in range(a.shape[2]):
                a[index, i, j] = 1.0 if i == j else 0.0


svd_named = external(svd_either)


@inner
def multiply_all(a: Any, b: Any, out: Any) -> None:
    """out [stack, n, m] = a [stack, n, k] b [stack, k, m]."""
    (n, k), m = a.shape[1:], b.shape[2]
    if (n <= SMALL and m <= SMALL and k <= SMALL) or n * m * k == 0:
        matmul_vectors(a, b, out)
        return
    ends = np.empty(2, a.dtype)
    ends[0], ends[1] = 1.0, 0.0
    for index in range(out.shape[0]):
        left, right, found = a[index], b[index], out[index]
        gemm(
            *(_precision(a), PLAIN, PLAIN, m, n, k, ends.ctypes, right.ctypes, m, left.ctypes, k),
            *(ends[1:].ctypes, found.ctypes, m),
        )


@inner
def square_all(a: Any, out: Any) -> None:
    """out [stack, n, n] = a' a for a [stack, k, n], symmetric to the bit."""
    k, n = a.shape[1:]
    if n <= SMALL and k <= SMALL:
        gram_vectors(a, out)
        return
    ends = np.empty(2, a.dtype)
    ends[0], ends[1] = 1.0, 0.0
    for index in range(out.shape[0]):
        given, found = a[index], out[index]
        gemm(
            *(_precision(a), PLAIN, TURNED, n, n, k, ends.ctypes, given.ctypes, n),
            *(given.ctypes, n, ends[1:].ctypes, found.ctypes, n),
        )
        _mirror(found)


products, squares = external(multiply_all), external(square_all)


@extending.register_jitable
def _at_a_time(m: Any, n: Any) -> Any:
    """How many matrices to work on at a time, so that all that is made of them stays in a cache."""
    return max(1, AT_A_TIME // max(1, m * n))


@driver
def pinv_either(a: Any, out: Any, failed: Any, rtol: Any) -> None:
    """V diag(1 / s) U' for singular values above rtol of the largest, to out [stack, n, m]."""
    stack, m, n = a.shape
    k, most = min(m, n), _at_a_time(m, n)
    one, nothing = a.dtype.type(1.0), a.dtype.type(0.0)
    for first in range(0, stack, most):
        last = min(stack, first + most)
        count = last - first
        u, s = np.empty((count, m, k), a.dtype), np.empty((count, k), a.dtype)
        vh = np.empty((count, k, n), a.dtype)
        svd_named(a[first:last], u, s, vh, failed[first:last])
        left, right = np.empty((count, n, k), a.dtype), np.empty((count, k, m), a.dtype)
        for index in range(count):
            for r in range(k):
                large = not s[index, r] <= rtol * s[index, 0]
                inverse = one / s[index, r] if large else nothing
                for j in range(n):
                    left[index, j, r] = vh[index, r, j] * inverse
                for i in range(m):
                    right[index, r, i] = u[index, i, r]
        products(left, right, out[first:last])


@driver
def basis_either(a: Any, rcond: Any, kernel: Any) -> Any:
    """Orthonormal columns for the range of a [1, m, n], or for its kernel; nan where it fails."""
    _, m, n = a.shape
    k = min(m, n)
    left, right = (m, n) if kernel else (k, k)
    u, vh = np.empty((1, m, left), a.dtype), np.empty((1, right, n), a.dtype)
    s, failed = np.empty((1, k), a.dtype), np.zeros(1, np.bool_)
    if k > 0 and max(m, n) > ALONE:
        svd_large(a, u, s, vh, failed)
    else:
        svd_named(a, u, s, vh, failed)
    rank = 0
    for r in range(k):
        rank += 1 if s[0, r] > rcond * s[0, 0] else 0
    if kernel:
        basis = np.empty((n, n - rank), a.dtype)
        for i in range(n):
            for j in range(n - rank):
                basis[i, j] = vh[0, rank + j, i]
        return basis
    rank = 1 if failed[0] else rank
    basis = np.empty((m, rank), a.dtype)
    for i in range(m):
        for j in range(rank):
            basis[i, j] = u[0, i, j]
    return basis


@driver
def polar_either(a: Any, u: Any, p: Any, failed: Any, left: Any) -> None:
    """u = U Vh [stack, m, n], p = V diag(s) Vh [stack, n, n], or U diag(s) U' with `left`."""
    stack, m, n = a.shape
    k, size, most = min(m, n), p.shape[1], _at_a_time(m, n)
    for start in range(0, stack, most):
        stop = min(stack, start + most)
        count = stop - start
        first, s = np.empty((count, m, k), a.dtype), np.empty((count, k), a.dtype)
        second, scaled = np.empty((count, k, n), a.dtype), np.empty((count, k, size), a.dtype)
        svd_named(a[start:stop], first, s, second, failed[start:stop])
        products(first, second, u[start:stop])
        for index in range(count):
            for r in range(k):
                root = _root(s[index, r], s[index, 0])
                for j in range(size):
                    x = first[index, j, r] if left else second[index, r, j]
                    scaled[index, r, j] = x * root
        squares(scaled, p[start:stop])
        for index in range(count if k > 0 else 0):
            _multiply(lent(p)[start + index], s[index, 0])


@driver
def nearest_psd_either(a: Any, out: Any, failed: Any) -> None:
    """V diag(max(w, 0)) V' for the symmetric part of a [stack, n, n]."""
    stack, n = a.shape[0], a.shape[1]
    if n != a.shape[2]:
        for index in range(stack):
            _fill(out[index])
        return
    if 0 < n <= SMALL:
        nearest_psd_stack(a, out, failed)
        return
    half, nothing = a.dtype.type(0.5), a.dtype.type(0.0)
    most = _at_a_time(n, n)
    for first in range(0, stack, most):
        last = min(stack, first + most)
        count = last - first
        symmetric, v = np.empty((count, n, n), a.dtype), np.empty((count, n, n), a.dtype)
        w, scaled = np.empty((count, n), a.dtype), np.empty((count, n, n), a.dtype)
        for index in range(count):
            for i in range(n):
                for j in range(i + 1):
                    x = half * a[first + index, i, j] + half * a[first + index, j, i]
                    symmetric[index, i, j] = x
                    symmetric[index, j, i] = x
        eigh_either(symmetric, False, w, v)
        for index in range(count):
            failed[first + index] = n > 0 and not w[index, 0] <= math.inf
            for r in range(n):
                root = _root(w[index, r], w[index, n - 1])
                for i in range(n):
                    scaled[index, r, i] = v[index, i, r] * root
        squares(scaled, out[first:last])
        for index in range(count if n > 0 else 0):
            _multiply(out[first + index], max(nothing, w[index, n - 1]))
            if w[index, 0] >= 0.0:
                for i in range(n):
                    for j in range(n):
                        out[first + index, i, j] = symmetric[index, i, j]


@inner
def _root(value: Any, largest: Any) -> Any:
    """The root of a value's share of the largest, 0 below 0: the same for multiples of both."""
    nothing = value - value
    return math.sqrt(value / largest) if value > nothing else nothing


@inner
def _multiply(a: Any, factor: Any) -> None:
    """Multiply a [n, n] by a factor."""
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            a[i, j] *= factor


@inner
def _fill(a: Any) -> None:
    """Write nan over a [m, n]."""
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            a[i, j] = math.nan


@inner
def _mirror(a: Any) -> None:
    """Make a [n, n] symmetric to the bit."""
    half = a.dtype.type(0.5)
    for i in range(a.shape[0]):
        for j in range(i):
            x = half * (a[i, j] + a[j, i])
            a[i, j] = x
            a[j, i] = x
