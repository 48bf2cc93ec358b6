"""Products of small matrices whose rows fill vectors: eight rows of a result in registers.

An entry of the result is one chain of fused multiply-adds over p = 0, 1, ..., whatever its place in
a vector or in a group of rows, so that its bits depend on its row and its column alone.
"""

from typing import Any

import numpy as np
from numba import extending

from nbmath._targets import driver
from nbmath.simd import (
    TILE_ROWS,
    TILE_VECTORS,
    broadcast,
    fma,
    lanes,
    load_some,
    multiply_tile,
    store_some,
)
from nbmath.simd.pieces import inlined
from nbmath.simd.tile import multiply_narrow, narrow_rows


@inlined
def eight_rows(a: Any, first: Any, b: Any, column: Any, c: Any, place: Any, shape: Any) -> None:
    """Eight rows of c from `place`, of a from `first`.

    shape is (k, m, columns to write, step from a row of a to the next, step from a column of a).
    """
    k, m, count, down, right = shape
    zero = broadcast(a, a.dtype.type(0.0))
    w0 = w1 = w2 = w3 = w4 = w5 = w6 = w7 = zero
    for p in range(k):
        row = load_some(b, column + p * m, count, zero)
        at = first + p * right
        w0 = fma(broadcast(a, a[np.uint64(at)]), row, w0)
        w1 = fma(broadcast(a, a[np.uint64(at + down)]), row, w1)
        w2 = fma(broadcast(a, a[np.uint64(at + 2 * down)]), row, w2)
        w3 = fma(broadcast(a, a[np.uint64(at + 3 * down)]), row, w3)
        w4 = fma(broadcast(a, a[np.uint64(at + 4 * down)]), row, w4)
        w5 = fma(broadcast(a, a[np.uint64(at + 5 * down)]), row, w5)
        w6 = fma(broadcast(a, a[np.uint64(at + 6 * down)]), row, w6)
        w7 = fma(broadcast(a, a[np.uint64(at + 7 * down)]), row, w7)
    store_some(c, place, count, w0)
    store_some(c, place + m, count, w1)
    store_some(c, place + 2 * m, count, w2)
    store_some(c, place + 3 * m, count, w3)
    store_some(c, place + 4 * m, count, w4)
    store_some(c, place + 5 * m, count, w5)
    store_some(c, place + 6 * m, count, w6)
    store_some(c, place + 7 * m, count, w7)


@inlined
def two_rows(a: Any, first: Any, b: Any, column: Any, c: Any, place: Any, shape: Any) -> None:
    """As `eight_rows` for two."""
    k, m, count, down, right = shape
    zero = broadcast(a, a.dtype.type(0.0))
    w0 = w1 = zero
    for p in range(k):
        row = load_some(b, column + p * m, count, zero)
        w0 = fma(broadcast(a, a[np.uint64(first + p * right)]), row, w0)
        w1 = fma(broadcast(a, a[np.uint64(first + p * right + down)]), row, w1)
    store_some(c, place, count, w0)
    store_some(c, place + m, count, w1)


@inlined
def one_row(a: Any, first: Any, b: Any, column: Any, c: Any, place: Any, shape: Any) -> None:
    """As `eight_rows` for one."""
    k, m, count, _, right = shape
    zero = broadcast(a, a.dtype.type(0.0))
    w0 = zero
    for p in range(k):
        row = load_some(b, column + p * m, count, zero)
        w0 = fma(broadcast(a, a[np.uint64(first + p * right)]), row, w0)
    store_some(c, place, count, w0)


@inlined
def _panel(a: Any, first: Any, b: Any, column: Any, c: Any, place: Any, n: Any, shape: Any) -> None:
    """All n rows of c from `place`, of as many columns as a register has room for."""
    m, down = shape[1], shape[3]
    i = 0
    while i + 8 <= n:
        eight_rows(a, first + i * down, b, column, c, place + i * m, shape)
        i += 8
    while i + 2 <= n:
        two_rows(a, first + i * down, b, column, c, place + i * m, shape)
        i += 2
    if i < n:
        one_row(a, first + i * down, b, column, c, place + i * m, shape)


@inlined
def _tiles(a: Any, first: Any, b: Any, other: Any, c: Any, place: Any, n: Any, shape: Any) -> None:
    """All of a product whose rows fill one register or two, n a multiple of a tile's rows."""
    k, m, count, down, right = shape
    if count == m:
        for i in range(0, n, narrow_rows(count)):
            start = first + i * down
            multiply_narrow(k, a, start, down, right, b, other, c, place + i * m, None)
    else:
        for i in range(0, n, TILE_ROWS):
            start = first + i * down
            multiply_tile(k, a, start, down, right, b, other, c, place + i * m, None)


@extending.register_jitable
def tiled(n: Any, m: Any, width: Any) -> Any:
    """Whether products [n, m] are made of whole register tiles, one register wide or two."""
    if m == width:
        return n % narrow_rows(width) == 0
    return m == TILE_VECTORS * width and n % TILE_ROWS == 0


@driver
def matmul_vectors(a: Any, b: Any, out: Any) -> None:
    """out [stack, n, m] = a [stack or 1, n, k] b [stack or 1, k, m]."""
    n, k, m, width = a.shape[1], a.shape[2], b.shape[2], lanes(a)
    left, right, wanted = a.reshape(-1), b.reshape(-1), out.reshape(-1)
    next_a = n * k if a.shape[0] > 1 else 0
    next_b = k * m if b.shape[0] > 1 else 0
    if tiled(n, m, width):
        for index in range(out.shape[0]):
            place, shape = index * n * m, (k, m, width, k, 1)
            _tiles(left, index * next_a, right, index * next_b, wanted, place, n, shape)
        return
    for index in range(out.shape[0]):
        first, place = index * next_a, index * n * m
        for j in range(0, m, width):
            shape = (k, m, min(width, m - j), k, 1)
            _panel(left, first, right, index * next_b + j, wanted, place + j, n, shape)


@driver
def gram_vectors(a: Any, out: Any) -> None:
    """out [stack, n, n] = a' a, a [stack, k, n]; products commute, so that it is symmetric."""
    k, n, width = a.shape[1], a.shape[2], lanes(a)
    given, wanted = a.reshape(-1), out.reshape(-1)
    if tiled(n, n, width):
        for index in range(out.shape[0]):
            first, shape = index * k * n, (k, n, width, 1, n)
            _tiles(given, first, given, first, wanted, index * n * n, n, shape)
        return
    for index in range(out.shape[0]):
        first, place = index * k * n, index * n * n
        for j in range(0, n, width):
            shape = (k, n, min(width, n - j), 1, n)
            _panel(given, first, given, first + j, wanted, place + j, n, shape)
