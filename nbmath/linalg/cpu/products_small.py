"""Products of small square matrices as they lie in memory, and of small matrices and vectors.

A register holds several rows of a matrix, or several matrices; at the end of a stack, where it
would hold less, the rest is multiplied in a place of its own. Entries of a product of matrices are
chains of fused multiply-adds over p = 0, 1, ...; those of a product with a vector are sums by
halves of a row. Neither depends on the place in a stack.
"""

from typing import Any

import numpy as np
from numba import extending

from nbmath._targets import driver, part
from nbmath.simd import broadcast, fma, lanes, load_some, store, store_some, sums
from nbmath.simd.fetch import LINE, fetch_to_read
from nbmath.simd.small import (
    apply_eight,
    apply_four,
    apply_sixteen,
    apply_two,
    gram_eight,
    gram_four,
    gram_two,
    multiply_eight,
    multiply_four,
    multiply_two,
)

AHEAD = 8
"""Matrices that are asked for before they are needed, where one is more than a few lines."""


@extending.register_jitable
def flat(stack: Any, size: Any, group: Any) -> Any:
    """A stack as one array and from one group of its matrices to the next; one is repeated."""
    given = stack.reshape(-1)
    if stack.shape[0] > 1:
        return given, group * size
    repeated = np.empty(group * size, given.dtype)
    for i in range(group * size):
        repeated[i] = given[i % size]
    return repeated, 0


@extending.register_jitable
def rest(given: Any, first: Any, step: Any, count: Any, room: Any) -> Any:
    """The last `count` numbers from `first` on, in an array with room for a group."""
    if step == 0:
        return given
    rest = np.zeros(room, given.dtype)
    for i in range(count):
        rest[i] = given[first + i]
    return rest


@part
def _multiply(a: Any, i: Any, b: Any, j: Any, c: Any, k: Any, n: Any) -> None:
    if n == 2:
        multiply_two(a, i, b, j, c, k)
    elif n == 4:
        multiply_four(a, i, b, j, c, k)
    else:
        multiply_eight(a, i, b, j, c, k)


@driver
def matmul_small(a: Any, b: Any, out: Any) -> None:
    """out [stack, n, n] = a [stack or 1, n, n] b [stack or 1, n, n], n = 2, 4, 8 < lanes."""
    stack, n, width = out.shape[0], out.shape[1], lanes(out)
    size = n * n
    group = max(1, width // size)
    left, next_a = flat(a, size, group)
    right, next_b = flat(b, size, group)
    wanted, whole = out.reshape(-1), stack // group
    for index in range(whole):
        place = index * group * size
        _multiply(left, index * next_a, right, index * next_b, wanted, place, n)
    count = (stack - whole * group) * size
    if count > 0:
        room = group * size
        some_a = rest(left, whole * next_a, next_a, count, room)
        some_b = rest(right, whole * next_b, next_b, count, room)
        found = np.empty(room, out.dtype)
        _multiply(some_a, 0, some_b, 0, found, 0, n)
        for i in range(count):
            wanted[whole * room + i] = found[i]


@part
def _gram(a: Any, i: Any, c: Any, k: Any, n: Any) -> None:
    if n == 2:
        gram_two(a, i, a, i, c, k)
    elif n == 4:
        gram_four(a, i, a, i, c, k)
    else:
        gram_eight(a, i, a, i, c, k)


@driver
def gram_small(a: Any, out: Any) -> None:
    """out [stack, n, n] = a' a, a [stack, n, n]; n = 2, 4, 8 below the lanes."""
    stack, n, width = out.shape[0], out.shape[1], lanes(out)
    size = n * n
    group = max(1, width // size)
    given, wanted, whole, room = a.reshape(-1), out.reshape(-1), stack // group, group * size
    for index in range(whole):
        _gram(given, index * room, wanted, index * room, n)
    count = (stack - whole * group) * size
    if count > 0:
        some, found = rest(given, whole * room, room, count, room), np.empty(room, out.dtype)
        _gram(some, 0, found, 0, n)
        for i in range(count):
            wanted[whole * room + i] = found[i]


@part
def _apply(a: Any, next_a: Any, x: Any, next_x: Any, y: Any, room: Any, count: Any, n: Any) -> None:
    """So many groups of products, each a step further."""
    if n == 2:
        for i in range(count):
            apply_two(a, i * next_a, x, i * next_x, y, i * room)
    elif n == 4:
        for i in range(count):
            apply_four(a, i * next_a, x, i * next_x, y, i * room)
    elif n == 8:
        for i in range(count):
            apply_eight(a, i * next_a, x, i * next_x, y, i * room)
    else:
        line = LINE // a.itemsize
        for i in range(count):
            for place in range(0, next_a, lanes(a) * line):
                fetch_to_read(a, (i + AHEAD) * next_a + place, line)
            apply_sixteen(a, i * next_a, x, i * next_x, y, i * room)


@driver
def matvec_small(a: Any, x: Any, out: Any) -> None:
    """out [stack, n, 1] = a [stack or 1, n, n] x [stack or 1, n, 1], n = 2, 4, 8, 16."""
    stack, n = out.shape[0], out.shape[1]
    group = max(1, lanes(out) // n)
    left, next_a = flat(a, n * n, group)
    right, next_x = flat(x, n, group)
    wanted, whole, room = out.reshape(-1), stack // group, group * n
    _apply(left, next_a, right, next_x, wanted, room, whole, n)
    count = (stack - whole * group) * n
    if count > 0:
        some_a = rest(left, whole * next_a, next_a, count * n, room * n)
        some_x = rest(right, whole * next_x, next_x, count, room)
        found = np.empty(room, out.dtype)
        _apply(some_a, 0, some_x, 0, found, 0, 1, n)
        for i in range(count):
            wanted[whole * room + i] = found[i]


@driver
def matvec_rows(a: Any, x: Any, out: Any) -> None:
    """out [stack, n, 1] = a [stack or 1, n, k] x [stack or 1, k, 1], rows of some registers."""
    n, k, width = a.shape[1], a.shape[2], lanes(a)
    left, right, wanted = a.reshape(-1), x.reshape(-1), out.reshape(-1)
    next_a = n * k if a.shape[0] > 1 else 0
    next_x = k if x.shape[0] > 1 else 0
    zero = broadcast(a, a.dtype.type(0.0))
    work = np.zeros(width * width, a.dtype)
    for index in range(out.shape[0]):
        for i in range(0, n, width):
            count = min(width, n - i)
            for row in range(count):
                first, place = index * next_a + (i + row) * k, index * next_x
                total = zero
                for p in range(0, k, width):
                    some = min(width, k - p)
                    u = load_some(left, first + p, some, zero)
                    total = fma(u, load_some(right, place + p, some, zero), total)
                store(work, row * width, total)
            store_some(wanted, index * n + i, count, sums(work, 0))
