"""The trial space of LOBPCG, and what is done in it.

It is kept as rows: approximations X, former directions P, preconditioned residuals W, after them
what A makes of each, what B makes of each if there is a B, room, and constraints likewise.
"""

import math
from typing import Any

import numpy as np
from numba import extending

from nbmath._external import external
from nbmath._targets import driver, inner
from nbmath.linalg.cpu import extremes_bases
from nbmath.linalg.cpu.blocks import (
    find_pairs,
    freed_of,
    inner_of,
    length_of,
    mix,
    orthonormalised,
    unit_of,
)
from nbmath.linalg.cpu.extremes_steps import floor

outside, direction = external(extremes_bases.outside), external(extremes_bases.direction)

PLACE, SOURCE, TARGET, COUNT, STEPS, STATUS, LIMIT, PRECONDITIONED = 0, 1, 2, 3, 4, 5, 6, 7
PAIRS, FORMER, FRESH, CONSTRAINTS, HIGHEST, RENEWALS, RENEWED = 8, 9, 10, 11, 12, 13, 14
"""In `state`: how many rows X, P, W and the constraints have, whether the largest values are
wanted, how often X was made anew, and whether it just was."""
A_ROWS, B_ROWS, SPACE, Y_ROWS, Y_IMAGES, STATES = 15, 16, 17, 18, 19, 20
"""Where the images and the constraints start; and the length of `state`."""
TOLERANCE, SIZE_A, SIZE_B = 0, 4, 5
"""In `numbers`: beside the tolerance the norms of A and B as far as they have been seen."""
VALUES, RESIDUALS, ACTIVE = 0, 1, 2
"""Rows of `small`."""
DENSE = 5
"""Up to this many times the number of pairs the first trial space is the whole space."""


@extending.register_jitable
def rows_of_work(n: Any, k: Any, constraints: Any, with_b: Any) -> Any:
    """How many rows the trial space has at most, and the room; how many `work` has."""
    spare = max(2 * k, n if n <= DENSE * k else k)
    return k + spare, spare, (k + spare) * (2 + with_b) + spare + constraints * (1 + with_b)


@driver
def begin(x: Any, y: Any, options: Any, state: Any, numbers: Any, work: Any, small: Any) -> None:
    """Lay the start x [n, k] and the constraints y [n, .] out as rows, and what to reach.

    `options` are the tolerance, the steps at most, and whether there are an M and a B and the
    largest values are wanted.
    """
    n, k = x.shape
    tolerance, limit, with_m, with_b, highest = options
    rows, spare, _ = rows_of_work(n, k, y.shape[1], with_b)
    state[:] = 0
    numbers[:] = 0.0
    small[:] = 0.0
    numbers[TOLERANCE] = tolerance
    numbers[SIZE_B] = 0.0 if with_b else 1.0
    state[LIMIT], state[PRECONDITIONED], state[HIGHEST] = limit, with_m, highest
    state[PAIRS], state[CONSTRAINTS] = k, y.shape[1]
    state[A_ROWS], state[B_ROWS] = rows, 2 * rows * with_b
    state[SPACE] = (2 + with_b) * rows
    state[Y_ROWS] = state[SPACE] + spare
    state[Y_IMAGES] = state[Y_ROWS] + y.shape[1] * with_b
    for i in range(n):
        for j in range(k):
            work[j, i] = x[i, j]
        for j in range(y.shape[1]):
            work[state[Y_ROWS] + j, i] = y[i, j]


@inner
def _clear_of(state: Any, work: Any, first: Any, count: Any, distinct: Any) -> None:
    """Free rows of the constraints and of all rows of the trial space before them."""
    b, y, z, many = state[B_ROWS], state[Y_ROWS], state[Y_IMAGES], state[CONSTRAINTS]
    x, images = work[first : first + count], work[b + first : b + first + count]
    freed_of(x, images, work[y : y + many], work[z : z + many], distinct)
    freed_of(x, images, work[:first], work[b : b + first], distinct)


clear_of = external(_clear_of)


@inner
def _renew(state: Any, work: Any) -> None:
    """X becomes k independent rows beside the constraints, random ones where there are too few."""
    k = state[PAIRS]
    state[FORMER], state[FRESH], state[RENEWED] = 0, 0, 1
    h = np.empty(k, work.dtype)
    clear_of(state, work, 0, k, False)
    for j in range(k):
        if not outside(work, j, work[j], h) > 0.0:
            direction(work, j, j)
    clear_of(state, work, 0, k, False)


renew = external(_renew)


@inner
def _ritz(state: Any, work: Any, small: Any) -> Any:
    """The best X in the trial space and the directions P that led there; False if nan came back."""
    k, a, b, space = state[PAIRS], state[A_ROWS], state[B_ROWS], state[SPACE]
    m = k + state[FORMER] + state[FRESH]
    g, vectors = np.empty((m, m), work.dtype), np.empty((m, m), work.dtype)
    values, h = np.empty(m, work.dtype), np.empty(2 * k, work.dtype)
    inner_of(work[:m], work[a : a + m], g)
    if not find_pairs(g, values, vectors):
        return False
    zero = work.dtype.type(0.0)
    c, first, made = np.empty((2 * k, m), work.dtype), (m - k) * state[HIGHEST], k
    for j in range(k):
        small[VALUES, j] = values[first + j]
        for i in range(m):
            c[j, i] = vectors[i, first + j]
    for j in range(k if m > k else 0):
        if small[ACTIVE, j] > 0.0:
            for i in range(m):
                c[made, i] = c[j, i] if i >= k else zero
            if outside(c, made, c[made], h) > 0.0 and made < m:
                made += 1
    room = work[space:]
    mix(c[:made], work, room)
    mix(c[:made], work[a:], room)
    if b > 0:
        mix(c[:made], work[b:], room)
    state[FORMER], state[FRESH] = made - k, 0
    return True


ritz = external(_ritz)


@inner
def _sizes(state: Any, numbers: Any, work: Any) -> None:
    """Norms of A and B are at least what they make of the rows that are new."""
    k, a, b = state[PAIRS], state[A_ROWS], state[B_ROWS]
    start = k + state[FORMER] if state[RENEWED] == 0 else 0
    for j in range(start, k + state[FORMER] + state[FRESH]):
        size = length_of(work[j]) if b > 0 else work.dtype.type(1.0)
        numbers[SIZE_A] = max(numbers[SIZE_A], length_of(work[a + j]) / size)
        if b > 0:
            numbers[SIZE_B] = max(numbers[SIZE_B], length_of(work[b + j]) / size)


sizes = external(_sizes)


@inner
def _residuals(state: Any, numbers: Any, work: Any, small: Any) -> Any:
    """|A x - w B x| for each pair; the directions of those too large are kept, their number too."""
    k, a, b, n = state[PAIRS], state[A_ROWS], state[B_ROWS], work.shape[1]
    y, z, many = state[Y_ROWS], state[Y_IMAGES], state[CONSTRAINTS]
    goal, count = max(numbers[TOLERANCE], floor(n, work)), 0
    first = state[SPACE] if state[PRECONDITIONED] else k + state[FORMER]
    for j in range(k):
        rest, value = work[first + count], small[VALUES, j]
        ax, bx = work[a + j], work[b + j]
        for i in range(n):
            rest[i] = ax[i] - value * bx[i]
        if many > 0:  # what the constraints hold back
            one = work[first + count : first + count + 1]
            freed_of(one, one, work[z : z + many], work[y : y + many], False)
        length = length_of(work[j]) if b > 0 else work.dtype.type(1.0)
        small[RESIDUALS, j] = unit_of(rest)
        limit = goal * (numbers[SIZE_A] + math.fabs(value) * numbers[SIZE_B]) * length
        small[ACTIVE, j] = 0.0 if small[RESIDUALS, j] <= limit else 1.0
        count += 0 if small[RESIDUALS, j] <= limit else 1
    return count


residuals = external(_residuals)


@inner
def _propose(state: Any, work: Any) -> None:
    """W is made independent of the rest of the trial space, before B is asked."""
    first = state[PAIRS] + state[FORMER]
    room = work[state[SPACE] :]
    for j in range(first, first + state[FRESH]):
        unit_of(work[j])
    for turn in range(2):
        clear_of(state, work, first, state[FRESH], False)
        for j in range(first, first + state[FRESH] * turn):
            if not length_of(work[j]) > 0.5:  # what was left after the first time was rounding
                work[j] = 0.0
        w = work[first : first + state[FRESH]]
        state[FRESH] = orthonormalised(w, w, False, room)


propose = external(_propose)


@inner
def _measure(state: Any, work: Any, first: Any, count: Any, turns: Any) -> Any:
    """Rows become orthonormal in B and orthogonal to those before them; how many are left."""
    b, room = state[B_ROWS], work[state[SPACE] :]
    for _ in range(turns):
        clear_of(state, work, first, count, b > 0)
        x, images = work[first : first + count], work[b + first : b + first + count]
        count = orthonormalised(x, images, b > 0, room)
    return count


measure = external(_measure)
