"""What is asked of distances, block by block: all of them, the nearest, the k nearest, the near.

`block` is the address of a metric's block (or a compiled function); `rooted` says that it writes
squares of distances. Blocks are TALL rows high and as wide as panels stay in a cache.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import driver, part
from nbmath.distances.cpu.lanes import REGISTERS, width
from nbmath.distances.cpu.pointers import call
from nbmath.distances.cpu.selection import first_least, keep, order
from nbmath.simd.lanewise import broadcast
from nbmath.simd.memory import lanes, load, load_some, store, store_some
from nbmath.simd.transpose import transpose

TALL = 64
CACHED = 1 << 18
WIDEST = 1024


@part
def breadth(y: Any) -> Any:
    """How many rows of y a block spans: a multiple of every panel's lanes."""
    fitting = CACHED // (max(1, y.shape[1]) * y.itemsize)
    unit = width(y, REGISTERS)
    return min(WIDEST, max(unit, fitting // unit * unit))


@part
def copied(x: Any, first: Any, out: Any, place: Any, count: Any) -> None:
    """out[place : place + count] = x[first : first + count], of flat arrays."""
    side, whole = lanes(x), count - count % lanes(x)
    for i in range(0, whole, side):
        store(out, place + i, load(x, first + i))
    if whole < count:
        some = load_some(x, first + whole, count - whole, broadcast(x, 0))
        store_some(out, place + whole, count - whole, some)


@external
@driver
def root(out: Any, start: Any, stride: Any, rows: Any, count: Any) -> None:
    """Squares of distances to distances, in place."""
    side = lanes(out)
    for r in range(rows):
        at, end = start + r * stride, start + r * stride + count
        while at + side <= end:
            store(out, at, math.sqrt(load(out, at)))
            at += side
        if at < end:
            some = load_some(out, at, end - at, broadcast(out, 0))
            store_some(out, at, end - at, math.sqrt(some))


@external
@driver
def mirror(out: Any, n: Any, i: Any, rows: Any, j: Any, count: Any) -> None:
    """out[c, r] = out[r, c] of a square matrix for r in [i, i + rows), c in [j, j + count), c > r.

    j is not less than i. Blocks are turned in registers; what is near the diagonal, number by
    number.
    """
    side = lanes(out)
    one = broadcast(out, 1)
    first = min(max(j, i + rows), j + count)
    for c in range(j, first):
        for r in range(i, min(i + rows, c)):
            out[c * n + r] = out[r * n + c]
    whole, high = first + (j + count - first) // side * side, rows // side * side
    for c in range(first, whole, side):
        for r in range(i, i + high, side):
            transpose(out, r * n + c, n, one, out, c * n + r, n)
    for c in range(first, j + count):
        for r in range(i + high if c < whole else i, i + rows):
            out[c * n + r] = out[r * n + c]


@external
@driver
def pairwise_rows(x: Any, out: Any, block: Any, y: Any, made: Any, rooted: Any) -> None:
    """All distances to out [m, n]."""
    m, n = out.shape
    flat, step = out.reshape(-1), breadth(y)
    for i in range(0, m, TALL):
        rows = min(TALL, m - i)
        for j in range(0, n, step):
            count = min(step, n - j)
            call(block, (x, y, made, (i, rows, i * n + j, n, j, count), flat))
            if rooted:
                root(flat, i * n + j, n, rows, count)


@external
@driver
def mirrored_rows(places: Any, x: Any, out: Any, block: Any, made: Any, rooted: Any) -> None:
    """Distances of rows `places`, a run that starts at a multiple of TALL, to all from there on.

    out [n, n] takes each of them twice.
    """
    n, start, stop = out.shape[0], places[0], places[0] + places.size
    flat, step = out.reshape(-1), breadth(x)
    for i in range(start, stop, TALL):
        rows = min(TALL, stop - i)
        for j in range(i, n, step):
            count = min(step, n - j)
            call(block, (x, x, made, (i, rows, i * n + j, n, j, count), flat))
            if rooted:
                root(flat, i * n + j, n, rows, count)
            mirror(flat, n, i, rows, j, count)


@external
@driver
def condensed_rows(places: Any, x: Any, out: Any, block: Any, made: Any, rooted: Any) -> None:
    """Distances of rows `places` to the rows after each, in the order of SciPy's pdist."""
    n, start, stop = x.shape[0], places[0], places[0] + places.size
    step = breadth(x)
    tile = np.empty(TALL * step, x.dtype)
    for i in range(start, stop, TALL):
        rows = min(TALL, stop - i)
        for j in range(i, n, step):
            count = min(step, n - j)
            call(block, (x, x, made, (i, rows, 0, step, j, count), tile))
            if rooted:
                root(tile, 0, step, rows, count)
            for r in range(rows):
                before = (i + r) * n - (i + r) * (i + r + 1) // 2 - (i + r) - 1
                c = max(j, i + r + 1)
                if c < j + count:
                    copied(tile, r * step + c - j, out, before + c, j + count - c)


@external
@driver
def nearest_rows(
    x: Any, index: Any, distance: Any, block: Any, y: Any, made: Any, rooted: Any
) -> None:
    """The first of the nearest rows of y, and its distance; -1 and nan where all are nan."""
    m, n = x.shape[0], y.shape[0]
    step = breadth(y)
    tile = np.empty(TALL * step, x.dtype)
    for i in range(0, m, TALL):
        rows = min(TALL, m - i)
        for r in range(rows):
            distance[i + r] = math.nan
            index[i + r] = -1
        for j in range(0, n, step):
            count = min(step, n - j)
            call(block, (x, y, made, (i, rows, 0, step, j, count), tile))
            for r in range(rows):
                least = distance[i + r]
                place = first_least(tile, r * step, count)
                if place >= 0 and not least <= tile[r * step + place]:
                    distance[i + r] = tile[r * step + place]
                    index[i + r] = j + place
    if rooted:
        root(distance, 0, m, 1, m)


@external
@driver
def knn_rows(
    x: Any, distances: Any, indices: Any, block: Any, y: Any, made: Any, rooted: Any
) -> None:
    """The k nearest rows of y in order, distances and indices [m, k]; the first of equal ones."""
    m, n, k = x.shape[0], y.shape[0], distances.shape[1]
    step = breadth(y)
    tile = np.empty(TALL * step, x.dtype)
    for i in range(0, m, TALL):
        rows = min(TALL, m - i)
        for r in range(rows):
            for c in range(k):
                distances[i + r, c], indices[i + r, c] = math.inf, n
        for j in range(0, n, step):
            count = min(step, n - j)
            call(block, (x, y, made, (i, rows, 0, step, j, count), tile))
            for r in range(rows):
                keep(tile, r * step, count, j, distances[i + r], indices[i + r])
        for r in range(rows):
            order(distances[i + r], indices[i + r], n)
        if rooted:
            for r in range(rows):
                root(distances[i + r], 0, k, 1, k)


@external
@driver
def radius_rows(x: Any, counts: Any, block: Any, y: Any, made: Any, rooted: Any, r: Any) -> Any:
    """Rows of y within r: counts [m], and indices and distances, one row after another."""
    m, n = x.shape[0], y.shape[0]
    step = breadth(y)
    tile = np.empty(TALL * n, x.dtype)
    found, room = 0, max(64, m)
    indices, distances = np.empty(room, np.int64), np.empty(room, x.dtype)
    for i in range(0, m, TALL):
        rows = min(TALL, m - i)
        for j in range(0, n, step):
            count = min(step, n - j)
            call(block, (x, y, made, (i, rows, j, n, j, count), tile))
        if rooted:
            root(tile, 0, n, rows, n)
        for q in range(rows):
            within = 0
            for j in range(n):
                within += 1 if tile[q * n + j] <= r else 0
            counts[i + q] = within
            if found + within > room:
                room = 2 * (found + within)
                more, further = np.empty(room, np.int64), np.empty(room, x.dtype)
                for k in range(found):
                    more[k], further[k] = indices[k], distances[k]
                indices, distances = more, further
            for j in range(n if within > 0 else 0):
                if tile[q * n + j] <= r:
                    indices[found], distances[found] = j, tile[q * n + j]
                    found += 1
    return indices[:found].copy(), distances[:found].copy()
