"""Singular values of stacks of small matrices, one matrix to each lane of a register."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import lent, many
from nbmath.simd.packing import (
    NEAR,
    finish_writing,
    lane_count,
    pack,
    registers,
    write_run,
)
from nbmath.simd.pieces import piece

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
    given, room = a.reshape(-1), registers(max(m * n, rows * size), a)
    packed, lines = room[: m * n], room.reshape(-1)[: rows * size * lanes]
    turned = registers(0 if tall else n * k, a).reshape(0 if tall else n, k, lanes)
    upright = packed.reshape(m, n, lanes) if tall else turned
    long = registers(rows * size, a).reshape(rows, size, lanes)
    short, values = registers(k * k, a).reshape(k, k, lanes), registers(k, a)
    work = registers((k + 9) * k, a).reshape(k + 9, k, lanes)
    cells = work[:k].reshape(-1)
    matrices, bases, cores = many(upright), many(long), many(short)
    found, spare = many(values), many(work)
    source, origin = np.empty((lanes, size), np.uint64), np.empty((lanes, k), np.uint64)
    same = np.empty((lanes, size), np.uint64)
    for lane in range(lanes):
        for i in range(size):
            source[lane, i], same[lane, i] = i, i * lanes + lane
    along, across = lines.reshape(lanes, rows, size), lines.reshape(lanes, size, rows)
    small, all_long, all_short = cells.reshape(lanes, k, k), long.reshape(-1), short.reshape(-1)
    left, right = u.reshape(-1), vh.reshape(-1)
    outer, inner = (left, right) if tall else (right, left)
    long_past, short_past = outer.nbytes > NEAR, inner.nbytes > NEAR
    for first in range(0, stack, lanes):
        pack(lent(given), first, lent(packed))
        if not tall:
            transpose(packed, turned)
        good = svd_unordered(matrices, found, bases, cores, spare)
        note(good, lent(failed), first)
        places(found, spare[1])
        count = min(lanes, stack - first)
        for lane in range(count):
            one = first + lane
            for i in range(k):
                place = np.uint64(k - 1) - np.uint64(work[1, i, lane])
                source[lane, place] = i
                home = np.uint64(i) if failed[one] else np.uint64(work[0, i, lane])
                origin[lane, home] = i * lanes + lane
                s[one, place] = values[i, lane]
        if rows > 0:
            _sort(all_long, count, along, across, source, same, not tall)
            _sort(all_short, count, small, small, source, origin, tall)
            total = rows * size
            write_run(lent(lines), lent(outer), first * total, count * total, long_past)
            write_run(lent(cells), lent(inner), first * k * k, count * k * k, short_past)
    finish_writing()


@piece
def transpose(packed: Any, turned: Any) -> None:
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
    """The vectors of so many matrices, in their order, as rows or as columns.

    Of the flat [vector, entry, lane], vector i of a matrix is the one in source[lane, i], and its
    entry j with its lane the one in origin[lane, j].
    """
    lanes, rows, size = along.shape
    step = np.uint64(size * lanes)
    for lane in range(count):
        for i in range(rows):
            start = source[lane, i] * step
            if flat:
                for j in range(size):
                    along[lane, i, j] = vectors[start + origin[lane, j]]
            else:
                for j in range(size):
                    across[lane, j, i] = vectors[start + origin[lane, j]]
