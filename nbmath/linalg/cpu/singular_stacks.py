"""Singular values of stacks of small matrices, one matrix to each lane of a register."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import many
from nbmath.simd.packing import (
    STAYS,
    finish_writing,
    lane_count,
    pack,
    piece,
    registers,
    unpack,
    write_run,
)

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
    given, packed = a.reshape(-1), registers(m * n, a)
    turned = registers(0 if tall else n * k, a).reshape(0 if tall else n, k, lanes)
    upright = packed.reshape(m, n, lanes) if tall else turned
    long = registers(rows * size, a).reshape(rows, size, lanes)
    short, values = registers(k * k, a).reshape(k, k, lanes), registers(k, a)
    work = registers((k + 9) * k, a).reshape(k + 9, k, lanes)
    matrices, bases, cores = many(upright), many(long), many(short)
    found, spare = many(values), many(work)
    source, origin = np.empty((lanes, size), np.uint64), np.empty((lanes, k), np.uint64)
    same = np.empty((lanes, size), np.uint64)
    for lane in range(lanes):
        for i in range(size):
            source[lane, i], same[lane, i] = i, i
    lines = registers(rows * size, a).reshape(lanes, rows, size)
    cells = registers(k * k, a).reshape(lanes, k, k)
    along, across = long.reshape(lanes, rows, size), long.reshape(lanes, size, rows)
    small, all_long, all_short = short.reshape(lanes, k, k), long.reshape(-1), short.reshape(-1)
    left, right = u.reshape(-1), vh.reshape(-1)
    outer, inner = (left, right) if tall else (right, left)
    long_past, short_past = outer.nbytes > STAYS, inner.nbytes > STAYS
    for first in range(0, stack, lanes):
        pack(given, first, packed)
        if not tall:
            _transpose(packed, turned)
        good = svd_unordered(matrices, found, bases, cores, spare)
        note(good, failed, first)
        places(found, spare[1])
        if rows > 0:
            unpack(long.reshape(rows * size, lanes), lines.reshape(-1), 0)
            unpack(short.reshape(k * k, lanes), cells.reshape(-1), 0)
        count = min(lanes, stack - first)
        for lane in range(count):
            one = first + lane
            for i in range(k):
                place = np.uint64(k - 1) - np.uint64(work[1, i, lane])
                source[lane, place] = i
                home = np.uint64(i) if failed[one] else np.uint64(work[0, i, lane])
                origin[lane, home] = i
                s[one, place] = values[i, lane]
        if rows > 0:
            _sort(lines, count, along, across, source, same, not tall)
            _sort(cells, count, small, small, source, origin, tall)
            total = rows * size
            write_run(all_long, outer, first * total, count * total, long_past)
            write_run(all_short, inner, first * k * k, count * k * k, short_past)
    finish_writing()


@piece
def _transpose(packed: Any, turned: Any) -> None:
    """turned [n, m, lane] = the transpose of packed [m n, lane]."""
    n, m, lanes = turned.shape
    for i in range(m):
        for j in range(n):
            for lane in range(lanes):
                turned[j, i, lane] = packed[i * n + j, lane]


@piece
def _sort(
    vectors: Any, count: Any, along: Any, across: Any, source: Any, origin: Any, flat: Any
) -> None:
    """Vectors [lane, rows, size] of so many matrices, in their order, as rows or as columns.

    Vector i of a matrix is the one in source[lane, i], and its entry j that in origin[lane, j].
    """
    _, rows, size = vectors.shape
    for lane in range(count):
        if flat:
            for i in range(rows):
                for j in range(size):
                    along[lane, i, j] = vectors[lane, source[lane, i], origin[lane, j]]
        else:
            for j in range(size):
                for i in range(rows):
                    across[lane, j, i] = vectors[lane, source[lane, i], origin[lane, j]]
