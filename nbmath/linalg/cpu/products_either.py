"""Products of any stacks, small or large; what does not fit has nan as its product."""

import math
from typing import Any

import numpy as np
from numba import extending

from nbmath._external import external
from nbmath._targets import driver
from nbmath.linalg.cpu import (
    inverse_large,
    inverse_stacks,
    products_large,
    products_small,
    products_stacks,
    products_vectors,
)
from nbmath.linalg.cpu.either import SMALL
from nbmath.simd import lanes

matmul_lanes = external(products_stacks.matmul_lanes)
matmul_vectors = external(products_vectors.matmul_vectors)
matmul_small = external(products_small.matmul_small)
matvec_small = external(products_small.matvec_small)
matvec_rows = external(products_small.matvec_rows)
gram_small = external(products_small.gram_small)
gram_vectors = external(products_vectors.gram_vectors)
matmul_large = external(products_large.matmul_large)
gram_stack = external(products_stacks.gram_stack)
gram_large = external(products_large.gram_large)
inv_stack = external(inverse_stacks.inv_stack)
inv_large = external(inverse_large.inv_large)

NARROW, NARROW_GRAM = 24, 32
"""Bytes of a row of a small product (of a Gram matrix) up to which matrices share lanes."""
TOGETHER = 1 << 13
"""Bytes of the matrices that are raised to a power at a time."""


BY_BLAS, SHARED, VECTORS_SHARED, VECTORS, LANES, ROWS = range(6)


@extending.register_jitable
def shares(n: int, k: int, width: int) -> bool:
    """Whether several rows of square matrices of so many rows share a register."""
    return n == k and n < width and (n == 2 or n == 4 or n == 8)


@extending.register_jitable
def matmul_way(n: int, k: int, m: int, width: int, itemsize: int) -> int:
    """Which way a product of [n, k] and [k, m] goes where a register has `width` lanes."""
    if max(n, k, m) > SMALL:
        return BY_BLAS
    if m == 1:
        if n == k and (n == 2 or n == 4 or n == 8 or n == 16):
            return VECTORS_SHARED
        return VECTORS if 2 * k >= width else LANES
    if m == n and shares(n, k, width):
        return SHARED
    return LANES if m * itemsize <= NARROW else ROWS


@extending.register_jitable
def gram_way(n: int, k: int, rows: bool, width: int, itemsize: int) -> int:
    """Which way the inner products of the columns, or rows, of [n, k] go."""
    if max(n, k) > SMALL:
        return BY_BLAS
    if not rows and shares(n, k, width):
        return SHARED
    return ROWS if not rows and k * itemsize > NARROW_GRAM else LANES


@extending.register_jitable
def fill(a: Any, value: Any) -> None:
    """One value in all of a [stack, n, m]."""
    for index in range(a.shape[0]):
        for i in range(a.shape[1]):
            for j in range(a.shape[2]):
                a[index, i, j] = value


@extending.register_jitable
def _fit(stack: Any, size: Any) -> Any:
    return size in (1, stack)


@driver
def matmul_either(a: Any, b: Any, out: Any) -> None:
    """out [stack, n, m] = a [stack or 1, n, k] b [stack or 1, k, m]."""
    stack, n, m = out.shape
    k = a.shape[2]
    if k != b.shape[1] or not (_fit(stack, a.shape[0]) and _fit(stack, b.shape[0])):
        fill(out, out.dtype.type(math.nan))
    elif out.size > 0:
        if k == 0:
            fill(out, out.dtype.type(0))
        else:
            way = matmul_way(n, k, m, lanes(a), a.itemsize)
            if way == BY_BLAS:
                matmul_large(a, b, False, False, out)
            elif way == SHARED:
                matmul_small(a, b, out)
            elif way == VECTORS_SHARED:
                matvec_small(a, b, out)
            elif way == VECTORS:
                matvec_rows(a, b, out)
            elif way == LANES:
                matmul_lanes(a, b, out)
            else:
                matmul_vectors(a, b, out)


multiply = external(matmul_either)


@driver
def gram_either(a: Any, rows: Any, out: Any) -> None:
    """out [stack, n, n] = a' a, or a a' if `rows`."""
    if out.size > 0:
        way = gram_way(a.shape[1], a.shape[2], rows, lanes(a), a.itemsize)
        if a.size == 0:
            fill(out, out.dtype.type(0))
        elif way == BY_BLAS:
            gram_large(a, rows, out)
        elif way == SHARED:
            gram_small(a, out)
        elif way == ROWS:
            gram_vectors(a, out)
        else:
            gram_stack(a, rows, out)


@extending.register_jitable
def _copy(source: Any, target: Any) -> None:
    """All of one stack into another."""
    given, wanted = source.reshape(-1), target.reshape(-1)
    for i in range(wanted.size):
        wanted[i] = given[i]


@extending.register_jitable
def _power(base: Any, exponent: Any, room: Any, out: Any) -> None:
    """out = the powers of base, all [some, n, n], exponent >= 0; overwrites room.

    By the bits of the exponent, the highest first: the power so far is squared, and multiplied by
    the base where there is a one. Products go to room and to out in turn, the last one to out.
    """
    if exponent == 0:
        fill(out, out.dtype.type(0))
        for index in range(out.shape[0]):
            for i in range(out.shape[1]):
                out[index, i, i] = 1.0
        return
    products, bit, rest = 0, 1, exponent
    while rest > 1:
        products += 1 + rest % 2
        bit, rest = 2 * bit, rest // 2
    if products == 0:
        _copy(base, out)
    target, other = (out, room) if products % 2 == 1 else (room, out)
    held = base
    while bit > 1:
        bit //= 2
        multiply(held, held, target)
        held, target, other = target, other, target
        if exponent & bit != 0:
            multiply(held, base, target)
            held, target, other = target, other, target


@driver
def matrix_powers(a: Any, exponent: Any, out: Any, failed: Any) -> None:
    """Powers of a [stack, n, n]; those of a singular matrix with a negative exponent fail.

    Some matrices at a time, so that they stay in the innermost cache from product to product.
    """
    stack, n = a.shape[0], a.shape[1]
    some = min(stack, max(1, TOGETHER // (n * n * a.itemsize)))
    inverse = np.empty((some if exponent < 0 else 0, n, n), a.dtype)
    room = np.empty((some, n, n), a.dtype)
    for first in range(0, stack, some):
        last = min(stack, first + some)
        base, bad = a[first:last], failed[first:last]
        if exponent >= 0:
            for index in range(bad.size):
                bad[index] = False
        elif n <= SMALL:
            inv_stack(base, inverse[: last - first], bad)
            base = inverse[: last - first]
        else:
            inv_large(base, inverse[: last - first], bad)
            base = inverse[: last - first]
        _power(base, abs(exponent), room[: last - first], out[first:last])


@driver
def matrix_power_either(a: Any, exponent: Any, out: Any) -> None:
    """Powers of a [stack, n, n]."""
    if a.shape[1] != a.shape[2]:
        fill(out, out.dtype.type(math.nan))
    elif a.size > 0:
        matrix_powers(a, exponent, out, np.empty(a.shape[0], np.bool_))
