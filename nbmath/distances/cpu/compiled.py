"""The public functions inside `@njit`: what the overloads of the door return.

Rows of different lengths have nan as their distances.
"""

import math
from typing import Any

import numpy as np
from numba import types

from nbmath.distances.cpu import condensed, searches
from nbmath.distances.cpu.parameters import divide
from nbmath.distances.cpu.planned import Planned

__all__ = ["paired", "pairwise", "pdist", "squareform"]


def pairwise(
    x: Any,
    y: Any = None,
    metric: Any = "euclidean",
    p: Any = None,
    w: Any = None,
    V: Any = None,
    VI: Any = None,
    positions: Any = None,
    out: Any = None,
) -> Any:
    """The overload of `nbmath.distances.pairwise`."""
    plan: Any = Planned(metric, x, y, positions)
    if not plan.works:
        return None
    sides, settled, ready = plan.sides, plan.settles(p, w, V, VI, positions), plan.ready
    mirrored = plan.own and plan.symmetric
    run = plan.runs(searches.mirrored_rows if mirrored else searches.pairwise_rows)
    dtype, rooted = plan.dtype, plan.rooted

    def compiled(
        x: Any,
        y: Any = None,
        metric: Any = "euclidean",
        p: Any = None,
        w: Any = None,
        V: Any = None,
        VI: Any = None,
        positions: Any = None,
        out: Any = None,
    ) -> Any:
        left, right, factor = sides(x, y)
        result = np.empty((left.shape[0], right.shape[0]), dtype)
        if left.shape[1] != right.shape[1]:
            result[:] = math.nan
        elif result.size > 0:
            made = ready(right, settled(left.shape[1], p, w, V, VI, positions))
            if mirrored:
                places = np.arange(left.shape[0])
                run((places, left, result), (made, rooted))
            else:
                run((left, result), (right, made, rooted))
            divide(result.reshape(-1), factor)
        if out is None:
            return result
        out[...] = result
        return out

    return compiled


def paired(
    x: Any,
    y: Any,
    metric: Any = "euclidean",
    p: Any = None,
    w: Any = None,
    V: Any = None,
    VI: Any = None,
    positions: Any = None,
) -> Any:
    """The overload of `nbmath.distances.paired`."""
    plan: Any = Planned(metric, x, y, positions)
    if not plan.works:
        return None
    sides, settled = plan.sides, plan.settles(p, w, V, VI, positions)
    dtype, driver = plan.dtype, plan.pairs()

    def compiled(
        x: Any,
        y: Any,
        metric: Any = "euclidean",
        p: Any = None,
        w: Any = None,
        V: Any = None,
        VI: Any = None,
        positions: Any = None,
    ) -> Any:
        left, right, factor = sides(x, y)
        result = np.full(left.shape[0], dtype(math.nan))
        if left.shape == right.shape:
            driver(left, right, result, settled(left.shape[1], p, w, V, VI, positions))
            divide(result, factor)
        return result

    return compiled


def pdist(
    x: Any,
    metric: Any = "euclidean",
    p: Any = None,
    w: Any = None,
    V: Any = None,
    VI: Any = None,
    positions: Any = None,
) -> Any:
    """The overload of `nbmath.distances.pdist`."""
    plan: Any = Planned(metric, x, None, positions)
    if not plan.works:
        return None
    sides, settled, ready = plan.sides, plan.settles(p, w, V, VI, positions), plan.ready
    run, dtype, rooted = plan.runs(searches.condensed_rows), plan.dtype, plan.rooted

    def compiled(
        x: Any,
        metric: Any = "euclidean",
        p: Any = None,
        w: Any = None,
        V: Any = None,
        VI: Any = None,
        positions: Any = None,
    ) -> Any:
        rows, _, factor = sides(x, x)
        n = rows.shape[0]
        result = np.empty(n * (n - 1) // 2, dtype)
        if result.size > 0:
            made = ready(rows, settled(rows.shape[1], p, w, V, VI, positions))
            run((np.arange(n), rows, result), (made, rooted))
            divide(result, factor)
        return result

    return compiled


def squareform(x: Any) -> Any:
    """The overload of `nbmath.distances.squareform`; nan where no n fits the length."""
    if not isinstance(x, types.Array) or x.dtype not in (types.float32, types.float64):
        return None
    if x.ndim == 2:

        def upper(x: Any) -> Any:
            given = np.ascontiguousarray(x)
            result = np.empty(given.shape[0] * (given.shape[0] - 1) // 2, x.dtype)
            condensed.upper_rows(given, result)
            return result

        return upper

    def square(x: Any) -> Any:
        n = int(math.sqrt(2.0 * x.size)) + 1
        result = np.empty((n, n), x.dtype)
        condensed.square_rows(np.ascontiguousarray(x), result)
        return result

    return square if x.ndim == 1 else None
