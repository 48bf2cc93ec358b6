"""Loops over stacks of small matrices [stack, n, n]: as many at a time as a register has lanes.

Lanes never mix, so that the result of a matrix is the same to the bit in any stack, at any place
and for any number of threads. `failed` [stack] says which matrices have no result.
"""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver, inner
from nbmath.simd.arrays import lent, many
from nbmath.simd.fetch import address_of
from nbmath.simd.operators import flags
from nbmath.simd.packing import (
    NEAR,
    finish_writing,
    lane_count,
    pack,
    pack_triangle,
    put,
    registers,
    stage_for,
    unpack,
    write_run,
)

bound = bind("linalg", "lanes")
cholesky = bound.cholesky_ahead
solve_triangular = bound.solve_triangular
solve = bound.solve
eigh_unordered = bound.eigh_unordered
places = bound.places


@inner
def note(good: Any, failed: Any, first: Any) -> None:
    """Which lanes are not good, to failed[first], failed[first + 1], ..."""
    lanes, bad = lane_count(good), flags(not good)
    if bad == 0 and first + lanes <= failed.size:
        for lane in range(lanes):
            failed[first + lane] = False
    else:
        for lane in range(min(lanes, failed.size - first)):
            failed[first + lane] = (bad >> lane) & 1 != 0


@driver
def cholesky_stack(a: Any, out: Any, failed: Any) -> None:
    """Lower factors of a [stack, n, n]."""
    stack, n, lanes = a.shape[0], a.shape[1], lane_count(a)
    given, wanted = a.reshape(-1), out.reshape(-1)
    work = registers(n * n, a)
    matrices = many(work.reshape(n, n, lanes))
    halved, stage = n > lanes and n % lanes == 0, stage_for(n * n, wanted)
    for first in range(0, stack, lanes):
        ahead = 0
        if halved and first + lanes <= stack:
            pack_triangle(lent(given), first, lent(work), n, True, False)
            ahead = address_of(given, (first + lanes) * n * n)
        else:
            pack(lent(given), first, lent(work))
        note(cholesky(lent(matrices), ahead), lent(failed), first)
        put(lent(work), lent(stage), lent(wanted), first)
    finish_writing()


@driver
def solve_triangular_stack(
    a: Any, b: Any, out: Any, failed: Any, lower: Any, transposed: Any, unit: Any
) -> None:
    """Solutions of a x = b or a' x = b, a [stack, n, n], b [stack, n, m]."""
    stack, n, m, lanes = a.shape[0], a.shape[1], b.shape[2], lane_count(a)
    left, right, wanted = a.reshape(-1), b.reshape(-1), out.reshape(-1)
    work, sides = registers(n * n, a), registers(n * m, a)
    matrices, solutions = many(work.reshape(n, n, lanes)), many(sides.reshape(n, m, lanes))
    halved = n > lanes and n % lanes == 0  # blocks beyond the diagonal are left out
    for first in range(0, stack, lanes):
        if halved and first + lanes <= stack:
            pack_triangle(lent(left), first, lent(work), n, lower, True)
        else:
            pack(lent(left), first, lent(work))
        pack(lent(right), first, lent(sides))
        good = solve_triangular(lent(matrices), lent(solutions), lower, transposed, unit)
        note(good, lent(failed), first)
        unpack(lent(sides), lent(wanted), first)


@driver
def solve_stack(a: Any, b: Any, out: Any, failed: Any) -> None:
    """Solutions of a x = b, a [stack, n, n], b [stack, n, m]."""
    stack, n, m, lanes = a.shape[0], a.shape[1], b.shape[2], lane_count(a)
    left, right, wanted = a.reshape(-1), b.reshape(-1), out.reshape(-1)
    work, sides = registers(n * n, a), registers(n * m, a)
    matrices, solutions = many(work.reshape(n, n, lanes)), many(sides.reshape(n, m, lanes))
    for first in range(0, stack, lanes):
        pack(lent(left), first, lent(work))
        pack(lent(right), first, lent(sides))
        note(solve(lent(matrices), lent(solutions)), lent(failed), first)
        unpack(lent(sides), lent(wanted), first)


@driver
def eigh_stack(a: Any, w: Any, v: Any, failed: Any) -> None:
    """Ascending eigenvalues w [stack, n] and eigenvectors, the columns of v [stack, n, n]."""
    stack, n, lanes = a.shape[0], a.shape[1], lane_count(a)
    given, work = a.reshape(-1), registers(n * n, a)
    vectors = registers(n * n, a).reshape(n, n, lanes)
    spare = registers(6 * n, a).reshape(6, n, lanes)
    values, source = registers(n, a), np.empty(n, np.uint64)
    matrices, found, basis = many(work.reshape(n, n, lanes)), many(values), many(vectors)
    rest = many(spare)
    flat, wanted, past = vectors.reshape(n * n, lanes), v.reshape(-1), v.nbytes > NEAR
    rows, cells = vectors.reshape(n, n * lanes), work.reshape(lanes, n, n)
    for first in range(0, stack, lanes):
        pack(lent(given), first, lent(work))
        good = eigh_unordered(lent(matrices), lent(found), lent(basis), lent(rest))
        note(good, lent(failed), first)
        if n == 2:  # they come in order
            unpack(lent(values), lent(w.reshape(-1)), first)
            unpack(lent(flat), lent(wanted), first)
            continue
        places(found, rest[0])
        count = min(lanes, stack - first)
        for lane in range(count):
            for j in range(n):
                place = np.uint64(spare[0, j, lane])
                source[place] = j * lanes + lane
                w[first + lane, place] = values[j, lane]
            for i in range(n):
                for j in range(n):
                    cells[lane, i, j] = rows[i, source[j]]
        write_run(lent(work.reshape(-1)), lent(wanted), first * n * n, count * n * n, past)
    finish_writing()
