"""The nearest rows inside `@njit`; see `compiled`."""

import math
from typing import Any, NamedTuple

import numpy as np

from nbmath.distances.cpu import searches
from nbmath.distances.cpu.parameters import divide
from nbmath.distances.cpu.planned import Planned


class Nearest(NamedTuple):
    """What `nearest` returns: for each row the first of the nearest centres, and its distance."""

    index: Any
    distance: Any


class Neighbours(NamedTuple):
    """What `knn` returns: distances in ascending order, and whose they are."""

    distances: Any
    indices: Any


class WithinRadius(NamedTuple):
    """What `radius` returns: rows compressed, those of row i from indptr[i] to indptr[i + 1]."""

    indptr: Any
    indices: Any
    distances: Any


def nearest(
    x: Any,
    centres: Any,
    metric: Any = "euclidean",
    p: Any = None,
    w: Any = None,
    V: Any = None,
    VI: Any = None,
    positions: Any = None,
) -> Any:
    """The overload of `nbmath.distances.nearest`; no centres give -1 and nan."""
    plan: Any = Planned(metric, x, centres, positions)
    if not plan.works:
        return None
    sides, settled, ready = plan.sides, plan.settles(p, w, V, VI, positions), plan.ready
    run, dtype, rooted = plan.runs(searches.nearest_rows), plan.dtype, plan.rooted

    def compiled(
        x: Any,
        centres: Any,
        metric: Any = "euclidean",
        p: Any = None,
        w: Any = None,
        V: Any = None,
        VI: Any = None,
        positions: Any = None,
    ) -> Any:
        left, right, factor = sides(x, centres)
        index = np.full(left.shape[0], -1)
        distance = np.full(left.shape[0], dtype(math.nan))
        if left.shape[1] == right.shape[1]:
            made = ready(right, settled(left.shape[1], p, w, V, VI, positions))
            run((left, index, distance), (right, made, rooted))
            divide(distance, factor)
        return Nearest(index, distance)

    return compiled


def knn(
    x: Any,
    y: Any,
    k: Any,
    metric: Any = "euclidean",
    p: Any = None,
    w: Any = None,
    V: Any = None,
    VI: Any = None,
    positions: Any = None,
) -> Any:
    """The overload of `nbmath.distances.knn`; places beyond the rows of y hold nan and -1."""
    plan: Any = Planned(metric, x, y, positions)
    if not plan.works:
        return None
    sides, settled, ready = plan.sides, plan.settles(p, w, V, VI, positions), plan.ready
    run, dtype, rooted = plan.runs(searches.knn_rows), plan.dtype, plan.rooted

    def compiled(
        x: Any,
        y: Any,
        k: Any,
        metric: Any = "euclidean",
        p: Any = None,
        w: Any = None,
        V: Any = None,
        VI: Any = None,
        positions: Any = None,
    ) -> Any:
        left, right, factor = sides(x, y)
        distances = np.full((left.shape[0], k), dtype(math.nan))
        indices = np.full((left.shape[0], k), -1)
        if left.shape[1] == right.shape[1] and k > 0:
            made = ready(right, settled(left.shape[1], p, w, V, VI, positions))
            run((left, distances, indices), (right, made, rooted))
            divide(distances.reshape(-1), factor)
        return Neighbours(distances, indices)

    return compiled


def radius(
    x: Any,
    y: Any,
    r: Any,
    metric: Any = "euclidean",
    p: Any = None,
    w: Any = None,
    V: Any = None,
    VI: Any = None,
    positions: Any = None,
) -> Any:
    """The overload of `nbmath.distances.radius`."""
    plan: Any = Planned(metric, x, y, positions)
    if not plan.works:
        return None
    sides, settled, ready = plan.sides, plan.settles(p, w, V, VI, positions), plan.ready
    run, dtype, rooted = plan.runs(searches.radius_rows), plan.dtype, plan.rooted

    def compiled(
        x: Any,
        y: Any,
        r: Any,
        metric: Any = "euclidean",
        p: Any = None,
        w: Any = None,
        V: Any = None,
        VI: Any = None,
        positions: Any = None,
    ) -> Any:
        left, right, factor = sides(x, y)
        rows = left.shape[0] if left.shape[1] == right.shape[1] else 0
        counts = np.zeros(left.shape[0], np.int64)
        made = ready(right, settled(left.shape[1], p, w, V, VI, positions))
        limit = dtype(r) * factor
        indices, distances = run((left[:rows], counts), (right, made, rooted, limit))
        divide(distances, factor)
        indptr = np.zeros(left.shape[0] + 1, np.int64)
        for i in range(left.shape[0]):
            indptr[i + 1] = indptr[i] + counts[i]
        return WithinRadius(indptr, indices, distances)

    return compiled
