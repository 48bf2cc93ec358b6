"""The least of a run of distances, and the k least of several runs."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import driver
from nbmath.simd.lanewise import broadcast
from nbmath.simd.memory import lanes, load_some
from nbmath.simd.operators import flags

FEW = 32
"""How many neighbours are kept in order; more are kept in a heap."""


@external
@driver
def first_least(tile: Any, start: Any, count: Any) -> Any:
    """Where the least of a run stands first; -1 where all are nan."""
    least = np.empty(64, tile.dtype)
    for k in range(64):
        least[k] = math.inf
    whole = count - count % 64
    for c in range(start, start + whole, 64):
        for k in range(64):
            value = tile[c + k]
            least[k] = value if value < least[k] else least[k]
    low = tile.dtype.type(math.inf)
    for k in range(64):
        low = least[k] if least[k] < low else low
    for k in range(start + whole, start + count):
        low = tile[k] if tile[k] < low else low
    for k in range(start, start + count):
        if tile[k] == low:
            return k - start
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


@external
@driver
def keep(values: Any, start: Any, count: Any, first: Any, distances: Any, indices: Any) -> None:
    """Take what comes before the last of the k nearest so far: the end of a run that is in order.

    For a large k, it is the top of a heap.
    """
    few, side = distances.size <= FEW, lanes(values)
    last = distances.size - 1 if few else 0
    none = broadcast(values, math.nan)
    for j in range(0, count, side):
        near = flags(load_some(values, start + j, count - j, none) <= distances[last])
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
