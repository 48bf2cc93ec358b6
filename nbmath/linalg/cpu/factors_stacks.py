"""Triangular factors of stacks of small matrices [stack, m, n], one matrix to a lane."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver, part
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import lent, many
from nbmath.simd.packing import (
    finish_writing,
    lane_count,
    pack,
    pack_triangle,
    put,
    registers,
    stage_for,
    unpack,
)

bound = bind("linalg", "lanes")
lu_factor = bound.lu_factor
lu = bound.lu
lu_solve = bound.lu_solve
cho_solve = bound.cho_solve


SOME = 512
"""Matrices whose exchanges are kept as numbers until they become integers: a multiple of the lanes,
and of a size that stays in the first cache."""


@part
def as_integers(numbers: Any, wanted: Any) -> None:
    """Numbers that are rows, as integers."""
    for i in range(wanted.size):
        wanted[i] = int(numbers[i])


@driver
def lu_factor_stack(a: Any, out: Any, pivots: Any) -> None:
    """Both factors of a [stack, m, n] in one, and the exchanges: pivots [stack, min(m, n)]."""
    (stack, m, n), lanes = a.shape, lane_count(a)
    given, wanted, work = a.reshape(-1), out.reshape(-1), registers(m * n, a)
    matrices, rows = many(work.reshape(m, n, lanes)), registers(pivots.shape[1], a)
    stage, exchanges = stage_for(m * n, wanted), many(rows)
    numbers = np.empty(min(stack, SOME) * pivots.shape[1], a.dtype)
    for start in range(0, stack, SOME):
        stop = min(stack, start + SOME)
        for first in range(start, stop, lanes):
            pack(lent(given), first, lent(work))
            lu_factor(lent(matrices), lent(exchanges))
            put(lent(work), lent(stage), lent(wanted), first)
            unpack(lent(rows), lent(numbers), first - start)
        as_integers(numbers, pivots[start:stop].reshape(-1))
    finish_writing()


@driver
def lu_stack(a: Any, lower: Any, upper: Any, pivots: Any) -> None:
    """As `lu_factor_stack`, the factors apart: [stack, m, k] and [stack, k, n]."""
    (stack, m, n), lanes, k = a.shape, lane_count(a), pivots.shape[1]
    given, left, right = a.reshape(-1), lower.reshape(-1), upper.reshape(-1)
    work, rows, lefts, rights = (
        registers(m * n, a),
        registers(k, a),
        registers(m * k, a),
        registers(k * n, a),
    )
    matrices, exchanges = many(work.reshape(m, n, lanes)), many(rows)
    numbers = np.empty(min(stack, SOME) * k, a.dtype)
    lowers, uppers = many(lefts.reshape(m, k, lanes)), many(rights.reshape(k, n, lanes))
    for start in range(0, stack, SOME):
        stop = min(stack, start + SOME)
        for first in range(start, stop, lanes):
            pack(lent(given), first, lent(work))
            lu(lent(matrices), lent(exchanges), lent(lowers), lent(uppers))
            unpack(lent(lefts), lent(left), first)
            unpack(lent(rights), lent(right), first)
            unpack(lent(rows), lent(numbers), first - start)
        as_integers(numbers, pivots[start:stop].reshape(-1))


@driver
def orders(pivots: Any, order: Any) -> None:
    """From exchanges [stack, k] the row that each row of a matrix has come to: order [stack, m]."""
    m = order.shape[1]
    rows = np.empty(m, np.int64)
    for index in range(order.shape[0]):
        for i in range(m):
            rows[i] = i
        for k in range(pivots.shape[1]):
            other = pivots[index, k]
            rows[k], rows[other] = rows[other], rows[k]
        for i in range(m):
            order[index, rows[i]] = i


@driver
def lu_solve_stack(a: Any, pivots: Any, b: Any, out: Any, failed: Any, transposed: Any) -> None:
    """Solutions of systems with factors a [stack, n, n], pivots [stack, n], b [stack, n, m]."""
    (stack, n, m), lanes = b.shape, lane_count(a)
    left, right, wanted = a.reshape(-1), b.reshape(-1), out.reshape(-1)
    work, sides = registers(n * n, a), registers(n * m, a)
    matrices, solutions = many(work.reshape(n, n, lanes)), many(sides.reshape(n, m, lanes))
    rows, given = registers(n, a), pivots.reshape(-1)
    exchanges, numbers = many(rows), np.zeros(rows.size, a.dtype)
    for first in range(0, stack, lanes):
        pack(lent(left), first, lent(work))
        pack(lent(right), first, lent(sides))
        for i in range(min(numbers.size, given.size - first * n)):
            numbers[i] = given[first * n + i]
        pack(lent(numbers), 0, lent(rows))
        good = lu_solve(lent(matrices), lent(exchanges), lent(solutions), transposed)
        note(good, lent(failed), first)
        unpack(lent(sides), lent(wanted), first)


@driver
def cho_solve_stack(a: Any, b: Any, out: Any, failed: Any, lower: Any) -> None:
    """Solutions of systems with Cholesky factors a [stack, n, n], b [stack, n, m]."""
    (stack, n, m), lanes = b.shape, lane_count(a)
    left, right, wanted = a.reshape(-1), b.reshape(-1), out.reshape(-1)
    work, sides = registers(n * n, a), registers(n * m, a)
    matrices, solutions = many(work.reshape(n, n, lanes)), many(sides.reshape(n, m, lanes))
    halved = n > lanes and n % lanes == 0
    for first in range(0, stack, lanes):
        if halved and first + lanes <= stack:
            pack_triangle(lent(left), first, lent(work), n, lower, True)
        else:
            pack(lent(left), first, lent(work))
        pack(lent(right), first, lent(sides))
        note(cho_solve(lent(matrices), lent(solutions), lower), lent(failed), first)
        unpack(lent(sides), lent(wanted), first)
