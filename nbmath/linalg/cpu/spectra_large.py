"""Spectra of large symmetric matrices, one after another.

Matrices that stay in a cache are reduced to tridiagonal form here, and their vectors turned back:
LAPACK does that by calls of BLAS that are small at such sizes. Between stands LAPACK's divide and
conquer (Cuppen 1981, Gu and Eisenstat 1995). Larger matrices are LAPACK's altogether.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import driver, inner
from nbmath.linalg.cpu import tridiagonal_large
from nbmath.linalg.cpu.lapack import STEDC, STERF, at, lapack
from nbmath.linalg.cpu.large import ALONE, UPPER, VECTORS, _precision, syevd
from nbmath.simd import broadcast, first_aligned, lanes, transpose

tridiagonal = external(tridiagonal_large.tridiagonal)
turn_back = external(tridiagonal_large.turn_back)

CACHE = 2**20
"""Bytes of the largest matrix that is reduced here."""
COLUMNS = ord("I")
"""Eigenvectors of the tridiagonal matrix itself, for LAPACK."""
LARGE = 2.0**50
"""Where the largest entry is brought, so that squares of all that matter are numbers."""


@inner
def read(a: Any, index: Any, room: Any, square: Any, wide: Any) -> Any:
    """The lower triangle of a matrix, and its mirror, at `square` in rows that are `wide`.

    They are multiplied by a power of two that takes the largest near LARGE: that power, or zero
    where not all are finite.
    """
    one, none, strange = a.dtype.type(1.0), a.dtype.type(0.0), 0
    most, n, limit, scale = none, a.shape[1], a.dtype.type(LARGE), one
    for i in range(n):
        for j in range(i + 1):
            x = math.fabs(a[index, i, j])
            strange |= not x < math.inf
            most = x if x > most else most
    while strange == 0 and most * scale >= limit:
        scale *= a.dtype.type(0.5)
    while none < most * scale and most * (scale + scale) < limit and scale + scale < math.inf:
        scale += scale
    for i in range(n):
        row, column = square + i * wide, square + i
        for j in range(i + 1):
            x = a[index, i, j] * scale
            room[row + j] = x
            room[column + j * wide] = x
    return scale if strange == 0 else none


@driver
def eigh_large(a: Any, w: Any, v: Any, failed: Any) -> None:
    """Ascending eigenvalues w [stack, n] and eigenvectors, the columns of v [stack, n, n].

    A v [stack, 0, 0] leaves the vectors out.
    """
    n, columns, width = a.shape[1], v.shape[2], lanes(a)
    near, double = n * n * a.itemsize <= CACHE, a.itemsize == 8
    wide = (n + 2 * width - 1) // (2 * width) * (2 * width)
    whole, floats = wide * wide, 1 + 4 * n + n * n
    room, integers = np.empty(3 * whole + 12 * wide + width, a.dtype), np.empty(8 + 5 * n, np.int32)
    square, one = first_aligned(room), broadcast(a, a.dtype.type(1.0))
    d = square + whole + 5 * wide
    e, found = d + wide, d + 2 * wide
    more = found + whole
    for i in range(square, square + whole):
        room[i] = 0.0
    integers[0], integers[1], integers[2] = n, floats, 3 + 5 * n
    integers[3], integers[5] = COLUMNS, wide  # of which the first byte counts
    order, state, strange = at(integers, 0), at(integers, 4), a.dtype.type(math.nan)
    for index in range(a.shape[0]):
        scale, vectors = read(a, index, room, square, wide), found
        integers[4] = 0 if scale > 0.0 else 1
        if scale > 0.0 and near:
            tridiagonal(room, square, wide, n, d, e)
            if columns > 0:
                tridiagonal_form = at(integers, 3), order, at(room, d), at(room, e)
                result = at(room, found), at(integers, 5), at(room, more), at(integers, 1)
                rest = at(integers, 8), at(integers, 2), state
                lapack(STEDC + double, tridiagonal_form + result + rest)
            else:
                lapack(STERF + double, (order, at(room, d), at(room, e), state))
        elif scale > 0.0:
            wanted, vectors = VECTORS if columns > 0 else ALONE, square
            matrix, values = at(room, square), at(room, d)
            integers[4] = syevd(_precision(a), wanted, UPPER, n, matrix, wide, values)
        failed[index] = integers[4] != 0
        if columns > 0:
            for i in range(0, wide, width):
                for j in range(0, wide, width):
                    source, target = vectors + i * wide + j, more + j * wide + i
                    transpose(room, source, wide, one, room, target, wide)
            if near:
                turn_back(room, square, wide, n, more)
        for i in range(n):
            w[index, i] = strange if failed[index] else room[d + i] / scale
            for j in range(columns):
                v[index, i, j] = strange if failed[index] else room[more + i * wide + j]
