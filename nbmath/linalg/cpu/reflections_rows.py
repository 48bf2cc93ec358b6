"""Rotations of many pairs of numbers; reflections of rows [rows, n], one row to a lane."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.simd.arrays import many
from nbmath.simd.packing import lane_count, pack, unpack

givens = bind("linalg", "cpu").givens
householder = bind("linalg", "lanes").householder
householder_alone = bind("linalg", "cpu").householder

LONG = 4096
"""Entries from which a row goes alone: a register's count of them would not stay in the cache."""


@driver
def givens_array(a: Any, b: Any, c: Any, s: Any, r: Any) -> None:
    """Rotations of the pairs a and b [n]; c, s and r [n]."""
    for i in range(a.size):
        c[i], s[i], r[i] = givens(a[i], b[i])


@driver
def householder_rows(x: Any, v: Any, tau: Any, beta: Any) -> None:
    """Reflections of the rows of x [rows, n]; v [rows, n], tau and beta [rows]."""
    (rows, n), lanes = x.shape, lane_count(x)
    if n >= LONG:
        for index in range(rows):
            vector = v[index].reshape(n, 1)
            for i in range(n):
                vector[i, 0] = x[index, i]
            tau[index], beta[index] = householder_alone(vector)
        return
    given, wanted = x.reshape(-1), v.reshape(-1)
    work, both = np.empty((n, lanes), x.dtype), np.empty((2, lanes), x.dtype)
    vectors, found = many(work.reshape(n, 1, lanes)), many(both)
    for first in range(0, rows, lanes):
        pack(given, first, work)
        found[0], found[1] = householder(vectors)
        unpack(work, wanted, first)
        for lane in range(min(lanes, rows - first)):
            tau[first + lane] = both[0, lane]
            beta[first + lane] = both[1, lane]
