"""Orthonormal bases as rows of `work`: their making, Ritz values, and results as columns."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.linalg.cpu import extremes_rows
from nbmath.linalg.cpu.blocks import find_pairs

bound = bind("linalg", "cpu")
bound_left_over = bound.left_over
unit, signed = bound.unit, bound.signed
normal_at = bind("random", "cpu").normal_at

KEY = (2650181093, 310952179, 0, 0)
"""Of the directions where nobody has given one: the same in every call."""
PASSES = 4
"""Projections at most; two are enough unless nothing is left."""


@driver
def left_over(x: Any, product: Any, value: Any) -> Any:
    """|product - value x|; product becomes what is left."""
    return bound_left_over(x, product, value)


projected, combined = external(extremes_rows.project_out), external(extremes_rows.combine)
square_sum = external(extremes_rows.square_sum)
rest = external(left_over)


@driver
def outside(rows: Any, count: Any, x: Any, h: Any) -> Any:
    """Make x a unit vector orthogonal to the first rows; returns how long it was without them.

    That is zero where x is in their span but for rounding. h [count] gets what was taken out, in
    units of the vector that was given.
    """
    length = unit(x)
    for j in range(count):
        h[j] = 0.0
    if count > 2:  # of a product with the last row that is nearly all, and one pass will do then
        projected(rows[count - 2 :], 2, x, h[count - 2 :])
    left = math.sqrt(square_sum(x))
    for _ in range(PASSES):
        before = left
        projected(rows, count, x, h)
        left = math.sqrt(square_sum(x))
        if not left + left <= before:
            break
    last = unit(x)
    for j in range(count):
        h[j] *= length
    return length * last if not left + left <= before else length - length


@driver
def direction(work: Any, row: Any, number: Any) -> None:
    """A row becomes a random direction orthogonal to the rows before it."""
    h, zero, one = np.empty(row + 1, work.dtype), work.dtype.type(0.0), work.dtype.type(1.0)
    for attempt in range(3):
        for i in range(work.shape[1]):
            work[row, i] = normal_at((KEY[0], KEY[1], number, attempt), i, zero, one)
        if outside_named(work, row, work[row], h) > 0.0:
            break


outside_named = external(outside)
direction_named = external(direction)


@inner
def ritz(t: Any, m: Any, values: Any, vectors: Any) -> None:
    """Eigenvalues and eigenvectors of t's first m rows and columns, of which the lower count."""
    given = np.empty((m, m), t.dtype)
    for i in range(m):
        for j in range(i + 1):
            given[i, j] = t[i, j]
    find_pairs(given, values, vectors)


@driver
def columns(work: Any, vectors: Any) -> None:
    """vectors [n, k] = the first k rows, each with its sign made the same for everyone."""
    for j in range(vectors.shape[1]):
        signed(work[j])
    for i in range(vectors.shape[0]):
        for j in range(vectors.shape[1]):
            vectors[i, j] = work[j, i]


@driver
def begin(v: Any, given: Any, options: Any, state: Any, numbers: Any, work: Any) -> None:
    """Put the start vector (random unless `given`) where steps look for it, and what to reach.

    `options` are the tolerance, the most products, and what a method keeps for itself: five
    numbers.
    """
    state[:] = 0
    numbers[:] = 0.0
    numbers[0] = options[0]
    state[6] = options[1]
    state[9], state[10], state[11] = options[2], options[3], options[4]
    state[12], state[13] = options[5], options[6]
    if given:
        for i in range(v.shape[0]):
            work[0, i] = v[i]
    else:
        direction_named(work, 0, 0)
