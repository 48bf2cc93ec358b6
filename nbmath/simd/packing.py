"""Many small problems into the lanes of registers and back: transposition in registers."""

from typing import Any

import numpy as np

from nbmath._room import LARGE
from nbmath.simd.blocks import (
    finish_writing,
    load_block,
    past_the_cache,
    store_block,
    store_block_past,
)
from nbmath.simd.fetch import fetch_to_read, fetch_to_write, line
from nbmath.simd.memory import first_aligned, load
from nbmath.simd.memory import lanes as lane_count
from nbmath.simd.pieces import inlined, piece
from nbmath.simd.runs import (
    load_eight,
    load_four,
    load_one,
    load_two,
    store_eight,
    store_four,
    store_one,
    store_two,
)

__all__ = [
    "NEAR",
    "finish_writing",
    "lane_count",
    "pack",
    "pack_pairs",
    "pack_rows",
    "pack_triangle",
    "put",
    "registers",
    "stage_for",
    "unpack",
    "unpack_past",
    "write_run",
]

STAYS = LARGE
"""Bytes of a result that may stay in a cache; a larger one is written past it, unless its problems
are so small that they are written in runs anyway."""
NEAR = 1 << 20
"""As many of a result in which each problem is a long computation: there the reading of lines that
will be overwritten is not hidden, and what the second cache does not hold is written past it."""


@piece
def registers(count: Any, like: Any) -> Any:
    """Room for so many registers of numbers like those of an array: [count, lanes].

    It starts at a multiple of a register's bytes: what lies across two lines of the cache takes
    twice as long to read and to write.
    """
    lanes = lane_count(like)
    room = np.empty((count + 1) * lanes, like.dtype)
    start = first_aligned(room)
    return room[start : start + count * lanes].reshape(count, lanes)


@inlined
def pack(problems: Any, first: Any, work: Any) -> None:
    """Problems `first`, `first + 1`, ... of the flat `problems` into work[size, lane].

    Where the problems end before the lanes do, the last problem fills the rest. A view of `work` in
    here would be counted as one more owner of it and back, which takes longer than all the rest.
    """
    size, lanes = work.shape
    start = first * size
    if size >= lanes and start + size * lanes <= problems.size:
        for done in range(0, size, lanes):
            e = done if done + lanes <= size else size - lanes
            load_block(problems, start + e, size, work, e)
            fetch_to_read(problems, start + (size + done) * lanes, line(problems))
    else:
        pack_few(problems, start, work)


@piece
def pack_few(problems: Any, start: Any, work: Any) -> None:
    """`pack` from an offset on, where the problems are small or do not fill the lanes."""
    size, lanes = work.shape
    whole = start + size * lanes <= problems.size
    if whole and size == 1:
        load_one(problems, start, work)
    elif whole and size == 2:
        load_two(problems, start, work)
    elif whole and size == 4:
        load_four(problems, start, work)
    elif whole and size == 8:
        load_eight(problems, start, work)
    else:
        for lane in range(lanes):
            for e in range(size):
                work[e, lane] = problems[start + e]
            if start + 2 * size <= problems.size:
                start += size


@piece
def pack_pairs(problems: Any, first: Any, half: Any, work: Any) -> None:
    """As `pack` for two registers, work [size, 2 lanes], by way of half [size, lanes]."""
    size, lanes = half.shape
    last = problems.size // size - 1
    for side in range(2):
        pack(problems, min(first + side * lanes, last), half)
        for e in range(size):
            for lane in range(lanes):
                work[e, side * lanes + lane] = half[e, lane]


@piece
def pack_triangle(problems: Any, first: Any, work: Any, n: Any, lower: Any, fetching: Any) -> None:
    """As `pack` for the blocks of [n, n] with a triangle in them; n is a multiple of the lanes.

    `fetching`: all of the next problems is asked for; memory comes faster with no line left out.
    """
    size, lanes = work.shape
    start = first * size
    for row in range(n):
        for column in range(0, n, lanes):
            e = row * n + column
            if (lower and column <= row) or (not lower and column + lanes > row):
                load_block(problems, start + e, size, work, e)
            if fetching:
                fetch_to_read(problems, start + (size + e) * lanes, line(problems))


@piece
def pack_rows(problems: Any, first: Any, work: Any, n: Any, width: Any) -> None:
    """As `pack` for [m, n], whose rows come to be `width` registers apart in `work`.

    An odd width spreads a column over the first cache: columns of many rows do not displace others.
    """
    lanes, m = work.shape[1], work.shape[0] // width
    size, start = m * n, first * m * n
    if width == n:
        pack(problems, first, work)
        return
    if n < lanes or start + size * lanes > problems.size:
        for lane in range(lanes):
            for i in range(m):
                for j in range(n):
                    work[i * width + j, lane] = problems[start + i * n + j]
            start += size if start + 2 * size <= problems.size else 0
        return
    for i in range(m):
        for j in range(0, n, lanes):
            e = min(j, n - lanes)
            load_block(problems, start + i * n + e, size, work, i * width + e)
            ahead = start + size * lanes + (i * n + j) * lanes
            fetch_to_read(problems, ahead, line(problems))


@inlined
def unpack(work: Any, problems: Any, first: Any) -> None:
    """work[size, lane] into problems `first`, `first + 1`, ... as far as there are any."""
    size, lanes = work.shape
    start = first * size
    if size >= lanes and start + size * lanes <= problems.size:
        for done in range(0, size, lanes):
            e = done if done + lanes <= size else size - lanes
            store_block(work, e, problems, start + e, size)
            fetch_to_write(problems, start + (size + done) * lanes, line(problems))
    else:
        unpack_few(work, problems, start)


@piece
def unpack_few(work: Any, problems: Any, start: Any) -> None:
    """`unpack` from an offset on, where the problems are small or do not fill the lanes."""
    size, lanes = work.shape
    whole = start + size * lanes <= problems.size
    if whole and size == 1:
        store_one(work, problems, start)
    elif whole and size == 2:
        store_two(work, problems, start)
    elif whole and size == 4:
        store_four(work, problems, start)
    elif whole and size == 8:
        store_eight(work, problems, start)
    else:
        for lane in range(lanes):
            for e in range(size if start < problems.size else 0):
                problems[start + e] = work[e, lane]
            start += size


@piece
def unpack_past(work: Any, stage: Any, problems: Any, first: Any) -> None:
    """As `unpack` for a problem in every lane, past the cache: they would not stay in it.

    Where they are not whole lines of it, they are put in order in `stage`, which is of the size of
    `work` then, and written in one run.
    """
    size, lanes = work.shape
    if stage.size == lanes:
        for e in range(0, size, lanes):
            store_block_past(work, e, problems, first * size + e, size)
    else:
        for done in range(0, size, lanes):
            e = done if done + lanes <= size else size - lanes
            store_block(work, e, stage, e, size)
        write_run(stage, problems, first * size, size * lanes, True)


@piece
def write_run(stage: Any, problems: Any, start: Any, total: Any, past: Any) -> None:
    """The first numbers of `stage`, `total` of them, to problems[start], ..., `past` the cache.

    `start` is a multiple of the lanes.
    """
    done, lanes = 0, lane_count(stage)
    if past:
        done = min(first_aligned(problems) % lanes, total)
        for i in range(done):
            problems[start + i] = stage[i]
        while done + lanes <= total:
            past_the_cache(problems, start + done, load(stage, done))
            done += lanes
    for i in range(done, total):
        problems[start + i] = stage[i]


@piece
def stage_for(size: Any, problems: Any) -> Any:
    """Room in which `put` orders problems of such a size; none where they are not written past.

    That of one register says that they are written past without being ordered.
    """
    lanes, room = lane_count(problems), 0
    if size >= lanes * lanes and problems.nbytes > STAYS:
        room = 1 if size % lanes == 0 and first_aligned(problems) % lanes == 0 else size
    return registers(room, problems).reshape(-1)


@piece
def put(work: Any, stage: Any, problems: Any, first: Any) -> None:
    """As `unpack`, past the cache where there is a stage; `finish_writing` comes at the end."""
    size, lanes = work.shape
    if stage.size > 0 and (first + lanes) * size <= problems.size:
        unpack_past(work, stage, problems, first)
    else:
        unpack(work, problems, first)
