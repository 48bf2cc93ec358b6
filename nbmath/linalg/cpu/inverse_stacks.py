"""Inverses and determinants of stacks of small matrices [stack, n, n], one matrix to a lane."""

from typing import Any

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import lent, many
from nbmath.simd.memory import store
from nbmath.simd.operators import flags
from nbmath.simd.packing import (
    finish_writing,
    lane_count,
    pack,
    put,
    registers,
    stage_for,
    unpack,
)
from nbmath.simd.pieces import piece
from nbmath.simd.runs import four_columns

bound = bind("linalg", "lanes")
inv = bound.inv
det = bound.det
determinant = bound.determinant
determinant_of_two = bound.determinant_of_two
sign_and_log = bind("linalg", "cpu").sign_and_log


@driver
def inv_stack(a: Any, out: Any, failed: Any) -> None:
    """Inverses of a [stack, n, n]."""
    stack, n, lanes = a.shape[0], a.shape[1], lane_count(a)
    given, wanted = a.reshape(-1), out.reshape(-1)
    work, spare = registers(n * n, a), registers(2 * n, a).reshape(2, n, lanes)
    matrices, both, stage = (
        many(work.reshape(n, n, lanes)),
        many(spare),
        stage_for(n * n, wanted),
    )
    for first in range(0, stack, lanes):
        pack(lent(given), first, lent(work))
        note(inv(lent(matrices), lent(both)), lent(failed), first)
        put(lent(work), lent(stage), lent(wanted), first)
    finish_writing()


@piece
def usual_twos(given: Any, first: Any, out: Any) -> Any:
    """Determinants of matrices [2, 2] from `first` on; returns where some need more than that."""
    lanes = lane_count(out)
    while first + lanes <= out.size:
        a, b, c, d = four_columns(given, 4 * first)
        product, usual = determinant_of_two(a, b, c, d)
        store(out, first, product)
        if flags(not usual) != 0:
            break
        first += lanes
    return first


@driver
def det_stack(a: Any, out: Any) -> None:
    """Determinants of a [stack, n, n], out [stack]."""
    stack, n, lanes, first = a.shape[0], a.shape[1], lane_count(a), 0
    given, work = a.reshape(-1), registers(n * n, a)
    pivots, found = registers(n, a), registers(1, a)
    matrices, rows, result = many(work.reshape(n, n, lanes)), many(pivots), many(found)
    while first < stack:
        first = usual_twos(lent(given), first, lent(out)) if n == 2 else first
        if first < stack:
            pack(lent(given), first, lent(work))
            result[0] = det(lent(matrices), lent(rows))
            unpack(lent(found), lent(out), first)
        first += lanes


@driver
def slogdet_stack(a: Any, sign: Any, log: Any) -> None:
    """Signs [stack] and logarithms [stack] of the determinants of a [stack, n, n]."""
    stack, n, lanes, first = a.shape[0], a.shape[1], lane_count(a), 0
    given, work = a.reshape(-1), registers(n * n, a)
    pivots, found = registers(n, a), registers(2, a)
    matrices, rows, result = many(work.reshape(n, n, lanes)), many(pivots), many(found)
    for index in range(stack):
        log[index] = 0.0
    while first < stack:
        first = usual_twos(lent(given), first, lent(sign)) if n == 2 else first
        if first < stack:
            pack(lent(given), first, lent(work))
            result[0], result[1] = determinant(lent(matrices), lent(rows))
        for lane in range(min(lanes, stack - first)):
            sign[first + lane] = found[0, lane]
            log[first + lane] = found[1, lane]
        first += lanes
    for index in range(stack):
        sign[index], log[index] = sign_and_log(sign[index], log[index])
