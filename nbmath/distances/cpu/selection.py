"""The least of a run of distances, and the k least of several runs."""

import math
from typing import Any

from nbmath._external import external
from nbmath._targets import driver, part
from nbmath.simd.across import first_lane, min_lanes
from nbmath.simd.lanewise import broadcast, select, smaller
from nbmath.simd.memory import lanes, load, load_some
from nbmath.simd.operators import flags

FEW = 32
"""How many neighbours are kept in order; more are kept in a heap."""


@part
def four_least(values: Any, start: Any, end: Any) -> Any:
    """Four vectors of the least numbers of 4 lanes groups: every 4 lanes-th number; nan is not."""
    side = lanes(values)
    a = b = c = d = broadcast(values, math.inf)
    for i in range(start, end - 4 * side + 1, 4 * side):
        a = smaller(load(values, i), a)
        b = smaller(load(values, i + side), b)
        c = smaller(load(values, i + 2 * side), c)
        d = smaller(load(values, i + 3 * side), d)
    return a, b, c, d


@external
@driver
def first_least(tile: Any, start: Any, count: Any) -> Any:
    """Where the least of a run stands first; -1 where all are nan."""
    side, end = lanes(tile), start + count
    none = broadcast(tile, math.nan)
    a, b, c, d = four_least(tile, start, end)
    for i in range(end - count % (4 * side), end, side):
        a = smaller(load_some(tile, i, end - i, none), a)
    low = min_lanes(smaller(smaller(a, b), smaller(c, d)))
    for i in range(start, end, side):
        place = first_lane(load_some(tile, i, end - i, none) == low)
        if place < side:
            return i + place - start
    return -1


@driver
def before(a: Any, i: Any, b: Any, j: Any) -> Any:
    """Whether distance a to row i comes before distance b to row j."""
    return a < b or (a == b and i < j)


@driver
def sink(distances: Any, indices: Any, size: Any) -> None:
    """Let the top of a heap, the last in order, sink to its place."""
    at = 0
    value, label = distances[0], indices[0]
    while 2 * at + 1 < size:
        child = 2 * at + 1
        other = child + 1
        if other < size and before(
            distances[child], indices[child], distances[other], indices[other]
        ):
            child = other
        if not before(value, label, distances[child], indices[child]):
            break
        distances[at], indices[at] = distances[child], indices[child]
        at = child
    distances[at], indices[at] = value, label


@driver
def insert(distances: Any, indices: Any) -> None:
    """Bring the last of a run, which is in order but for it, to its place."""
    at = distances.size - 1
    value, label = distances[at], indices[at]
    while at > 0 and value < distances[at - 1]:
        distances[at], indices[at] = distances[at - 1], indices[at - 1]
        at -= 1
    distances[at], indices[at] = value, label


@part
def limit(values: Any, start: Any, count: Any, k: Any) -> Any:
    """What k numbers of a run do not exceed: the k-th of the least numbers of 4 lanes groups."""
    a, b, c, d = four_least(values, start, start + count)
    low = values.dtype.type(math.inf)
    for _ in range(k):
        low = min_lanes(smaller(smaller(a, b), smaller(c, d)))
        a, b = select(a == low, math.inf, a), select(b == low, math.inf, b)
        c, d = select(c == low, math.inf, c), select(d == low, math.inf, d)
    return low


@external
@driver
def keep(values: Any, start: Any, count: Any, first: Any, distances: Any, indices: Any) -> None:
    """Take what comes before the last of the k nearest so far: the end of a run that is in order.

    For a large k, it is the top of a heap. At the start nearly all would come before; a limit that
    holds for the k nearest of the run lets few of them in.
    """
    few, side = distances.size <= FEW, lanes(values)
    last = distances.size - 1 if few else 0
    none, most = broadcast(values, math.nan), distances[last]
    if distances.size <= 2 * side and count >= 8 * side and most == math.inf:
        most = limit(values, start, count, distances.size)
    for j in range(0, count, side):
        near = flags(load_some(values, start + j, count - j, none) <= most)
        place = j
        while near != 0:
            value = values[start + place]
            if near & 1 and before(value, first + place, distances[last], indices[last]):
                distances[last], indices[last] = value, first + place
                if few:
                    insert(distances, indices)
                else:
                    sink(distances, indices, distances.size)
            near >>= 1
            place += 1
        most = distances[last] if distances[last] < most else most


@external
@driver
def order(distances: Any, indices: Any, n: Any) -> None:
    """From a heap to ascending order; places that nothing was found for are nan and -1."""
    for size in range(distances.size - 1 if distances.size > FEW else 0, 0, -1):
        distances[0], distances[size] = distances[size], distances[0]
        indices[0], indices[size] = indices[size], indices[0]
        sink(distances, indices, size)
    for k in range(distances.size):
        if indices[k] >= n:
            distances[k], indices[k] = math.nan, -1
