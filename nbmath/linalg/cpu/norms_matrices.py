"""Norms of matrices by their rows, columns and singular values; projections onto their columns."""

import math
from typing import Any

import numpy as np
from numba import extending

from nbmath._external import external
from nbmath._targets import bind, driver
from nbmath.linalg.cpu import norms_rows, singular_either, singular_numbers
from nbmath.simd.arrays import lent

bound = bind("linalg", "cpu")
largest = bound.largest
normalize = bound.normalize
scaling = bound.scaling
norm_rows = external(norms_rows.norm_rows)
values_either = external(singular_numbers.values_either)
svd_either = external(singular_either.svd_either)

NUCLEAR = 0.0
"""What stands for the sum of singular values among the orders of norms of matrices."""
SAFE = 2.0**40
"""Sizes of entries from 1 / SAFE to SAFE need no scaling before singular values are computed."""


@driver
def matrix_norms(x: Any, order: Any, out: Any) -> None:
    """out [stack]: extreme sums of sizes in the columns (1, -1) or rows of x (inf, -inf)."""
    by_column = abs(order) == 1.0
    lines, length = (x.shape[2], x.shape[1]) if by_column else (x.shape[1], x.shape[2])
    turned, sums = np.empty((lines, length), x.dtype), np.empty((1, lines), x.dtype)
    for index in range(x.shape[0]):
        matrix = x[index]
        for i in range(lines):
            for j in range(length):
                turned[i, j] = matrix[j, i] if by_column else matrix[i, j]
        norm_rows(turned, 1.0, sums[0])
        norm_rows(sums, math.inf if order > 0.0 else -math.inf, out[index : index + 1])


@extending.register_jitable
def _scaled(x: Any, sizes: Any) -> Any:
    """The matrices of x, multiplied by powers of two where they are very large or very small."""
    tame, safe, one = True, x.dtype.type(SAFE), x.dtype.type(1.0)
    entries, count = lent(x.reshape(-1)), x.shape[1] * x.shape[2]
    for index in range(x.shape[0]):
        size = largest(entries[index * count : (index + 1) * count])
        tame &= (size < safe and size * safe > one) or size == 0.0
        sizes[index] = size
    if tame:
        sizes[:] = one
        return x
    found = np.empty_like(x)
    for index in range(x.shape[0]):
        size = sizes[index]
        sizes[index] = scaling(size) if size > 0.0 and size < math.inf else one
        for i in range(x.shape[1]):
            for j in range(x.shape[2]):
                found[index, i, j] = x[index, i, j] * sizes[index]
    return found


@driver
def spectral_norms(x: Any, order: Any, out: Any) -> None:
    """out [stack]: the largest (2) or smallest (-2) singular value of x [stack, n, m], or all."""
    stack, k = x.shape[0], min(x.shape[1], x.shape[2])
    if k == 0:
        out[:] = 0.0 if order >= 0.0 else math.nan
        return
    scales, s = np.empty(stack, x.dtype), np.empty((stack, k), x.dtype)
    share = x.dtype.type(singular_numbers.TRUSTED if order < 0.0 else 0.0)
    values_either(_scaled(x, scales), s, np.empty(stack, np.bool_), share)
    for index in range(stack):
        value = s[index, k - 1] if order < 0.0 else s[index, 0]
        if order == NUCLEAR:
            for i in range(1, k):
                value += s[index, i]
        out[index] = value / scales[index]
        if order >= 0.0 and out[index] != out[index]:
            size = largest(x[index].reshape(-1))
            out[index] = size if size == math.inf else out[index]


matrix_norms_named = external(matrix_norms)
spectral_norms_named = external(spectral_norms)


@driver
def any_norms(x: Any, order: Any, out: Any) -> None:
    """Norms of an order that is known only now; nan for orders that matrices do not have."""
    if abs(order) == 2.0:
        spectral_norms_named(x, order, out)
    elif abs(order) == 1.0 or abs(order) == math.inf:
        matrix_norms_named(x, order, out)
    else:
        out[:] = math.nan


@driver
def span_rows(x: Any, a: Any, out: Any) -> None:
    """out [stack, n]: what is nearest to x among combinations of the columns of a [stack, n, k].

    x and a may be stacks of one. The columns are divided by their lengths, which do not matter, and
    those directions left out that the columns have through rounding alone.
    """
    n, k = a.shape[1], a.shape[2]
    r = min(n, k)
    units = np.empty_like(a)
    column, unit = np.empty(n, a.dtype), np.empty(n, a.dtype)
    for index in range(a.shape[0] if n > 0 else 0):
        for j in range(k):
            for i in range(n):
                column[i] = a[index, i, j]
            normalize(column, a.dtype.type(2.0), unit)
            for i in range(n):
                units[index, i, j] = unit[i]
    u, s = np.empty((a.shape[0], n, r), a.dtype), np.empty((a.shape[0], r), a.dtype)
    vh, failed = np.empty((a.shape[0], r, k), a.dtype), np.zeros(a.shape[0], np.bool_)
    svd_either(units, u, s, vh, failed)
    rounding, rest = a.dtype.type(max(n, k)) * a.dtype.type(np.finfo(a.dtype).eps), column
    for index in range(out.shape[0]):
        given = x[index if x.shape[0] > 1 else 0]
        at = index if a.shape[0] > 1 else 0
        for i in range(n):
            out[index, i], rest[i] = math.nan if failed[at] else 0.0, given[i]
        for j in range(2 * r):  # twice: directions of small values are less orthogonal to others
            if not s[at, j % r] <= rounding * s[at, 0]:
                direction = u[at, :, j % r]
                share = direction[0] * rest[0]
                for i in range(1, n):
                    share += direction[i] * rest[i]
                for i in range(n):
                    out[index, i] += share * direction[i]
                    rest[i] -= share * direction[i]
