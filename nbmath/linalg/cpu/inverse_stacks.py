"""Inverses and determinants of stacks of small matrices [stack, n, n], one matrix to a lane."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import many
from nbmath.simd.packing import lane_count, pack, unpack

bound = bind("linalg", "lanes")
inv = bound.inv
det = bound.det
lu_factor = bound.lu_factor
diagonal_product = bound.diagonal_product
sign_and_log = bind("linalg", "cpu").sign_and_log


@driver
def inv_stack(a: Any, out: Any, failed: Any) -> None:
    """Inverses of a [stack, n, n]."""
    stack, n, lanes = a.shape[0], a.shape[1], lane_count(a)
    given, wanted = a.reshape(-1), out.reshape(-1)
    work, spare = np.empty((n * n, lanes), a.dtype), np.empty((2, n, lanes), a.dtype)
    matrices = many(work.reshape(n, n, lanes))
    for first in range(0, stack, lanes):
        pack(given, first, work)
        note(inv(matrices, many(spare)), failed, first)
        unpack(work, wanted, first)


@driver
def det_stack(a: Any, out: Any) -> None:
    """Determinants of a [stack, n, n], out [stack]."""
    stack, n, lanes = a.shape[0], a.shape[1], lane_count(a)
    given, work = a.reshape(-1), np.empty((n * n, lanes), a.dtype)
    pivots, found = np.empty((n, lanes), a.dtype), np.empty((1, lanes), a.dtype)
    matrices = many(work.reshape(n, n, lanes))
    for first in range(0, stack, lanes):
        pack(given, first, work)
        many(found)[0] = det(matrices, many(pivots))
        unpack(found, out, first)


@driver
def slogdet_stack(a: Any, sign: Any, log: Any) -> None:
    """Signs [stack] and logarithms [stack] of the determinants of a [stack, n, n]."""
    stack, n, lanes = a.shape[0], a.shape[1], lane_count(a)
    given, work = a.reshape(-1), np.empty((n * n, lanes), a.dtype)
    pivots, found = np.empty((n, lanes), a.dtype), np.empty((2, lanes), a.dtype)
    matrices = many(work.reshape(n, n, lanes))
    for first in range(0, stack, lanes):
        pack(given, first, work)
        lu_factor(matrices, many(pivots))
        many(found)[0], many(found)[1] = diagonal_product(matrices, many(pivots))
        for lane in range(min(lanes, stack - first)):
            sign[first + lane] = found[0, lane]
            log[first + lane] = found[1, lane]
    for index in range(stack):
        sign[index], log[index] = sign_and_log(sign[index], log[index])
