"""Rotations of many pairs of numbers; reflections of rows [rows, n], one row to a lane."""

import math
from typing import Any

from nbmath._external import external
from nbmath._targets import bind, driver
from nbmath.linalg.cpu.norms_rows import in_range
from nbmath.linalg.cpu.rows_sums import scale_run, sum_run
from nbmath.linalg.formulas.sums import PRODUCTS
from nbmath.simd.arrays import lent, many
from nbmath.simd.packing import lane_count, pack, registers, unpack

bound = bind("linalg", "cpu")
givens = bound.givens
reflection = bound.reflection
householder_alone = bound.householder
householder = bind("linalg", "lanes").householder

LONG = 4096
"""Entries from which a row goes alone: a register's count of them would not stay in the cache."""


@driver
def givens_array(a: Any, b: Any, c: Any, s: Any, r: Any) -> None:
    """Rotations of the pairs a and b [n]; c, s and r [n]."""
    for i in range(a.size):
        c[i], s[i], r[i] = givens(a[i], b[i])


@driver
def whole_reflection(x: Any, v: Any, tau: Any, beta: Any) -> None:
    """The reflection of x [n] whatever its entries are, to v [n] and the first of tau and beta."""
    vector = v.reshape(x.size, 1)
    for i in range(x.size):
        vector[i, 0] = x[i]
    tau[0], beta[0] = householder_alone(vector)


rare_reflection = external(whole_reflection)


@driver
def householder_rows(x: Any, v: Any, tau: Any, beta: Any) -> None:
    """Reflections of the rows of x [rows, n]; v [rows, n], tau and beta [rows]."""
    (rows, n), count = x.shape, lane_count(x)
    given, wanted = x.reshape(-1), v.reshape(-1)
    if n >= LONG:
        for index in range(rows):
            start, alpha = index * n, x[index, 0]
            tail = sum_run(given, start + 1, given, start + 1, n - 1, PRODUCTS)
            if in_range(x, tail) and alpha * alpha + tail < math.inf:
                tau[index], less, scale = reflection(alpha, tail)
                beta[index], v[index, 0] = -less, 1.0
                scale_run(given, start + 1, n - 1, scale, wanted, start + 1)
            else:
                rare_reflection(x[index], v[index], tau[index:], beta[index:])
        return
    work, both = registers(n, x), registers(2, x)
    vectors, found = many(work.reshape(n, 1, count)), many(both)
    for first in range(0, rows, count):
        pack(given, first, work)
        found[0], found[1] = householder(lent(vectors))
        unpack(work, wanted, first)
        for lane in range(min(count, rows - first)):
            tau[first + lane] = both[0, lane]
            beta[first + lane] = both[1, lane]
