"""Singular values of stacks of small matrices, one matrix to each lane of a register."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import many
from nbmath.simd.packing import lane_count, pack

bound = bind("linalg", "lanes")
svd_unordered = bound.svd_unordered
places = bound.places


@driver
def svd_stack(a: Any, u: Any, s: Any, vh: Any, failed: Any) -> None:
    """a = u diag(s) vh for a [stack, m, n], s [stack, k] descending.

    u [stack, m, m or k] and vh [stack, n or k, n], or both [stack, 0, 0] for the values alone.
    """
    stack, m, n, lanes = a.shape[0], a.shape[1], a.shape[2], lane_count(a)
    tall, size, k = m >= n, m if m >= n else n, n if m >= n else m
    rows = u.shape[2] if tall else vh.shape[1]
    given, packed = a.reshape(-1), np.empty((m * n, lanes), a.dtype)
    turned = np.empty((0 if tall else n, k, lanes), a.dtype)
    upright = packed.reshape(m, n, lanes) if tall else turned
    long, short = np.empty((rows, size, lanes), a.dtype), np.empty((k, k, lanes), a.dtype)
    values, work = np.empty((k, lanes), a.dtype), np.empty((5, k, lanes), a.dtype)
    matrices, bases, cores = many(upright), many(long), many(short)
    found, spare = many(values), many(work)
    for first in range(0, stack, lanes):
        pack(given, first, packed)
        if not tall:
            _transpose(packed, turned)
        good = svd_unordered(matrices, found, bases, cores, spare)
        note(good, failed, first)
        places(found, spare[1])
        for lane in range(min(lanes, stack - first)):
            one = first + lane
            for i in range(k):
                s[one, k - 1 - int(work[1, i, lane])] = values[i, lane]
            if rows > 0 and tall:
                _deliver(long, short, work, lane, u[one], vh[one], failed[one])
            elif rows > 0:
                _deliver(long, short, work, lane, vh[one].T, u[one].T, failed[one])


@driver
def _transpose(packed: Any, turned: Any) -> None:
    """turned [n, m, lane] = the transpose of packed [m n, lane]."""
    n, m, lanes = turned.shape
    for i in range(m):
        for j in range(n):
            for lane in range(lanes):
                turned[j, i, lane] = packed[i * n + j, lane]


@driver
def _deliver(long: Any, short: Any, work: Any, lane: Any, u: Any, vh: Any, failed: Any) -> None:
    """One matrix's vectors, with its values in descending order, to u [m, q] and vh [k, n]."""
    rows, size, _ = long.shape
    k = short.shape[0]
    for i in range(k):
        place = k - 1 - int(work[1, i, lane])
        for j in range(size):
            u[j, place] = long[i, j, lane]
        for j in range(k):
            home = j if failed else int(work[0, j, lane])
            vh[place, home] = short[i, j, lane]
    for i in range(k, rows):
        for j in range(size):
            u[j, i] = long[i, j, lane]
