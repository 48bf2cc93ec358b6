"""Products of stacks of small matrices: one matrix in each lane of a register."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.simd.arrays import lent, many
from nbmath.simd.packing import lane_count, pack, unpack

bound = bind("linalg", "lanes")
matmul = bound.matmul
gram = bound.gram


@driver
def repeat(problem: Any, work: Any) -> None:
    """One problem, flat, into every lane of work [size, lanes]."""
    for e in range(work.shape[0]):
        for lane in range(work.shape[1]):
            work[e, lane] = problem[e]


@driver
def matmul_lanes(a: Any, b: Any, out: Any) -> None:
    """out [stack, n, m] = a [stack or 1, n, k] b [stack or 1, k, m]."""
    n, k, m, lanes = a.shape[1], a.shape[2], b.shape[2], lane_count(a)
    left, right, wanted = a.reshape(-1), b.reshape(-1), out.reshape(-1)
    work_a, work_b = np.empty((n * k, lanes), a.dtype), np.empty((k * m, lanes), a.dtype)
    work = np.empty((n * m, lanes), a.dtype)
    matrices_a, matrices_b = many(work_a.reshape(n, k, lanes)), many(work_b.reshape(k, m, lanes))
    product = many(work.reshape(n, m, lanes))
    if a.shape[0] == 1:
        repeat(left, work_a)
    if b.shape[0] == 1:
        repeat(right, work_b)
    for first in range(0, out.shape[0], lanes):
        if a.shape[0] > 1:
            pack(lent(left), first, lent(work_a))
        if b.shape[0] > 1:
            pack(lent(right), first, lent(work_b))
        matmul(matrices_a, matrices_b, product)
        unpack(lent(work), lent(wanted), first)


@driver
def gram_stack(a: Any, rows: Any, out: Any) -> None:
    """out [stack, n, n] = a' a, or a a' if `rows`, a [stack, k, l]."""
    k, m, n, lanes = a.shape[1], a.shape[2], out.shape[1], lane_count(a)
    given, wanted = a.reshape(-1), out.reshape(-1)
    work, found = np.empty((k * m, lanes), a.dtype), np.empty((n * n, lanes), a.dtype)
    matrices, products = many(work.reshape(k, m, lanes)), many(found.reshape(n, n, lanes))
    for first in range(0, out.shape[0], lanes):
        pack(lent(given), first, lent(work))
        gram(matrices, rows, products)
        unpack(lent(found), lent(wanted), first)
