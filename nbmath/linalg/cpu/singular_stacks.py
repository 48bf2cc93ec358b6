"""Singular values of stacks of small matrices, one matrix to each lane of a register."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.stacks import note
from nbmath.simd.arrays import many
from nbmath.simd.packing import lane_count, pack, piece, unpack

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
    values, work = np.empty((k, lanes), a.dtype), np.empty((k + 9, k, lanes), a.dtype)
    matrices, bases, cores = many(upright), many(long), many(short)
    found, spare = many(values), many(work)
    place, home, kept = np.empty(k, np.int64), np.empty(k, np.int64), np.arange(size)
    lines, cells = np.empty((lanes, rows, size), a.dtype), np.empty((lanes, k, k), a.dtype)
    left, right = u.reshape(-1), vh.reshape(-1)
    outer, inner = (left, right) if tall else (right, left)
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
        for lane in range(min(lanes, stack - first)):
            one = first + lane
            for i in range(k):
                place[i] = k - 1 - int(work[1, i, lane])
                home[i] = i if failed[one] else int(work[0, i, lane])
                s[one, place[i]] = values[i, lane]
            if rows > 0:
                _deliver(lines, lane, outer, one, place, kept, not tall)
                _deliver(cells, lane, inner, one, place, home, tall)


@piece
def _transpose(packed: Any, turned: Any) -> None:
    """turned [n, m, lane] = the transpose of packed [m n, lane]."""
    n, m, lanes = turned.shape
    for i in range(m):
        for j in range(n):
            for lane in range(lanes):
                turned[j, i, lane] = packed[i * n + j, lane]


@piece
def _deliver(vectors: Any, lane: Any, out: Any, one: Any, place: Any, home: Any, flat: Any) -> None:
    """One matrix's vectors [lane, rows, size], in their places, as rows of `out` or as its columns.

    Entry j of each goes to home[j]; vectors beyond the places stay where they are.
    """
    _, rows, size = vectors.shape
    across, along = (size, 1) if flat else (1, rows)
    for i in range(rows):
        target = one * rows * size + (place[i] if i < place.size else i) * across
        for j in range(size):
            out[target + home[j] * along] = vectors[lane, i, j]
