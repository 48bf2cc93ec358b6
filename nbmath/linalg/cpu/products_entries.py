"""Outer and Kronecker products, whose entries are single products, and traces.

Products of small square matrices and vectors are shuffled together as they lie in memory, as many
at a time as fill a register; others are written row by row.
"""

from typing import Any

import numpy as np

from nbmath._targets import driver, part
from nbmath.linalg.cpu.products_small import flat, rest
from nbmath.simd import broadcast, lanes, load, load_some, store, store_some
from nbmath.simd.fetch import LINE, fetch_to_read
from nbmath.simd.small import (
    kron_four,
    kron_two,
    outer_eight,
    outer_four,
    outer_sixteen,
    outer_two,
)

AHEAD = 8
"""Matrices whose diagonals are asked for before they are needed."""


@part
def _outer(a: Any, i: Any, b: Any, j: Any, c: Any, k: Any, n: Any) -> None:
    if n == 2:
        outer_two(a, i, b, j, c, k)
    elif n == 4:
        outer_four(a, i, b, j, c, k)
    elif n == 8:
        outer_eight(a, i, b, j, c, k)
    else:
        outer_sixteen(a, i, b, j, c, k)


@part
def _kron(a: Any, i: Any, b: Any, j: Any, c: Any, k: Any, n: Any) -> None:
    if n == 2:
        kron_two(a, i, b, j, c, k)
    else:
        kron_four(a, i, b, j, c, k)


@part
def _scaled(x: Any, i: Any, n: Any, factor: Any, out: Any, j: Any) -> None:
    """out[j + k] = factor x[i + k], k = 0 ... n - 1."""
    width, stop = lanes(x), i + n
    factors, zero = broadcast(x, factor), broadcast(x, x.dtype.type(0.0))
    while i + width <= stop:
        store(out, j, factors * load(x, i))
        i, j = i + width, j + width
    if i < stop:
        store_some(out, j, stop - i, factors * load_some(x, i, stop - i, zero))


@driver
def outer_stack(x: Any, y: Any, out: Any) -> None:
    """out [stack, n, m] = x y', x [stack or 1, n], y [stack or 1, m]."""
    stack, n, m = out.shape
    wanted, done = out.reshape(-1), 0
    if n == m and (n == 2 or n == 4 or n == 8 or n == 16):
        group = max(1, lanes(out) // n)
        left, next_x = flat(x, n, group)
        right, next_y = flat(y, n, group)
        room = group * n * n
        for index in range(stack // group):
            _outer(left, index * next_x, right, index * next_y, wanted, index * room, n)
        done = stack - stack % group
        count, whole = (stack - done) * n, stack // group
        if count > 0:
            some_x = rest(left, whole * next_x, next_x, count, group * n)
            some_y = rest(right, whole * next_y, next_y, count, group * n)
            found = np.empty(room, out.dtype)
            _outer(some_x, 0, some_y, 0, found, 0, n)
            for i in range(count * n):
                wanted[whole * room + i] = found[i]
        return
    left, right = x.reshape(-1), y.reshape(-1)
    next_x, next_y = n if x.shape[0] > 1 else 0, m if y.shape[0] > 1 else 0
    for index in range(stack):
        for i in range(n):
            factor = left[index * next_x + i]
            _scaled(right, index * next_y, m, factor, wanted, (index * n + i) * m)


@driver
def kron_stack(a: Any, b: Any, out: Any) -> None:
    """Kronecker products of a [stack or 1, n, m] and b [stack or 1, p, q]."""
    stack, (n, m), (p, q) = out.shape[0], a.shape[1:], b.shape[1:]
    wanted, size = out.reshape(-1), n * m
    if n == m == p == q and (n == 2 or n == 4):
        group = max(1, lanes(out) // size)
        left, next_a = flat(a, size, group)
        right, next_b = flat(b, size, group)
        room, whole = group * size * size, stack // group
        for index in range(whole):
            _kron(left, index * next_a, right, index * next_b, wanted, index * room, n)
        count = (stack - whole * group) * size
        if count > 0:
            some_a = rest(left, whole * next_a, next_a, count, group * size)
            some_b = rest(right, whole * next_b, next_b, count, group * size)
            found = np.empty(room, out.dtype)
            _kron(some_a, 0, some_b, 0, found, 0, n)
            for i in range(count * size):
                wanted[whole * room + i] = found[i]
        return
    left, right = a.reshape(-1), b.reshape(-1)
    next_a, next_b = size if a.shape[0] > 1 else 0, p * q if b.shape[0] > 1 else 0
    place = 0
    for index in range(stack):
        for i in range(n):
            for r in range(p):
                row = index * next_b + r * q
                for j in range(m):
                    factor = left[index * next_a + i * m + j]
                    _scaled(right, row, q, factor, wanted, place)
                    place += q


@driver
def trace_stack(a: Any, offset: Any, out: Any) -> None:
    """Sums of diagonals of a [stack, n, m]: those of even and of odd places, then both."""
    (stack, n, m), given = a.shape, a.reshape(-1)
    first = offset if offset > 0 else -offset * m
    count = min(n + min(offset, 0), m - max(offset, 0))
    far = (m + 1) * a.itemsize > LINE
    for index in range(stack):
        at = index * n * m + first
        if far:
            for i in range(0, count, lanes(a)):
                fetch_to_read(given, at + AHEAD * n * m + i * (m + 1), m + 1)
        total = other = a.dtype.type(0.0)
        for _ in range(count // 2):
            total += given[np.uint64(at)]
            other += given[np.uint64(at + m + 1)]
            at += 2 * (m + 1)
        if count > 0 and count % 2 == 1:
            total += given[np.uint64(at)]
        out[index] = total + other
