"""The nearest rows: the first, the first k, all within a radius; no distance matrix is stored."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath._targets import overload
from nbmath.distances.cpu import compiled_neighbours as compiled
from nbmath.distances.cpu import searches
from nbmath.distances.cpu.compiled_neighbours import Nearest, Neighbours, WithinRadius
from nbmath.distances.door.plan import MetricLike, Plan, both

Array = NDArray[Any]


def nearest(
    x: ArrayLike,
    centres: ArrayLike,
    metric: MetricLike = "euclidean",
    *,
    p: float | None = None,
    w: ArrayLike | None = None,
    V: ArrayLike | None = None,
    VI: ArrayLike | None = None,
    positions: ArrayLike | None = None,
) -> Nearest:
    """The nearest centre of every row of x, and how far it is.

        index_i = argmin_j d(x_i, c_j)

    Parameters:
        x: Shape (m, d).
        centres: Shape (n, d), at least one row.
        metric: As for `pairwise`.
        p: As for `pairwise`.
        w: As for `pairwise`.
        V: As for `pairwise`.
        VI: As for `pairwise`.
        positions: As for `pairwise`.

    Returns:
        Nearest: `index`, shape (m,), int64, the first of equally near centres; `distance`, shape
            (m,), equal to the bit to the least entry in a row of `pairwise`. -1 and nan where all
            distances are nan.

    Raises:
        TypeError: A parameter that the metric does not take, or a dtype that is not real.
        ValueError: Shapes that do not fit, no centres, or a name that is not known.

    Accuracy: that of `pairwise`; euclidean distances are compared by their squares.

    Inside `@njit`: the same call; the metric is a literal name or an `@njit` function.

    Examples:
        >>> from nbmath.distances import nearest
        >>> nearest([[0.0], [4.0]], [[1.0], [3.0]]).index
        array([0, 1])
    """
    left, right = both(x, centres, "centres")
    if not len(right):
        raise ValueError("centres has no rows; expected at least one")
    given = {"p": p, "w": w, "V": V, "VI": VI, "positions": positions}
    plan = Plan(metric, left, right, given)
    index, distance = np.empty(len(left), np.int64), np.empty(len(left), left.dtype)
    if index.size:
        settled = plan.block(), plan.y, plan.ready(), plan.rooted
        arrays = plan.x, index, distance
        plan.run(searches.nearest_rows, arrays, *settled, others=len(right))
    return Nearest(index, plan.restored(distance))


def knn(
    x: ArrayLike,
    y: ArrayLike,
    k: int,
    metric: MetricLike = "euclidean",
    *,
    p: float | None = None,
    w: ArrayLike | None = None,
    V: ArrayLike | None = None,
    VI: ArrayLike | None = None,
    positions: ArrayLike | None = None,
) -> Neighbours:
    """The k nearest rows of y for every row of x, in order.

    Parameters:
        x: Shape (m, d).
        y: Shape (n, d).
        k: How many, from 1 to n.
        metric: As for `pairwise`.
        p: As for `pairwise`.
        w: As for `pairwise`.
        V: As for `pairwise`.
        VI: As for `pairwise`.
        positions: As for `pairwise`.

    Returns:
        Neighbours: `distances`, shape (m, k), ascending, and `indices`, shape (m, k), int64. Of
            equally near rows the first come first. The search is exact. Where fewer than k
            distances are numbers, the places that are left hold nan and -1.

    Raises:
        TypeError: A parameter that the metric does not take, or a dtype that is not real.
        ValueError: Shapes that do not fit, k out of range, or a name that is not known.

    Accuracy: that of `pairwise`; euclidean distances are compared by their squares.

    Inside `@njit`: the same call; the metric is a literal name or an `@njit` function.

    Examples:
        >>> from nbmath.distances import knn
        >>> knn([[0.0]], [[3.0], [1.0], [2.0]], 2).indices
        array([[1, 2]])
    """
    left, right = both(x, y)
    if not len(right):
        raise ValueError(f"y has shape {right.shape}; expected rows to choose from")
    if not 1 <= k <= len(right):
        raise ValueError(f"k is {k}; expected 1 to {len(right)}, the number of rows of y")
    given = {"p": p, "w": w, "V": V, "VI": VI, "positions": positions}
    plan = Plan(metric, left, right, given)
    distances, indices = np.empty((len(left), k), left.dtype), np.empty((len(left), k), np.int64)
    if len(left):
        settled = plan.block(), plan.y, plan.ready(), plan.rooted
        arrays = plan.x, distances, indices
        plan.run(searches.knn_rows, arrays, *settled, others=len(right))
    return Neighbours(plan.restored(distances), indices)


def radius(
    x: ArrayLike,
    y: ArrayLike,
    r: float,
    metric: MetricLike = "euclidean",
    *,
    p: float | None = None,
    w: ArrayLike | None = None,
    V: ArrayLike | None = None,
    VI: ArrayLike | None = None,
    positions: ArrayLike | None = None,
) -> WithinRadius:
    """The rows of y within a radius of every row of x.

        { j : d(x_i, y_j) <= r }

    Parameters:
        x: Shape (m, d).
        y: Shape (n, d).
        r: The radius, not negative; what is just as far is within.
        metric: As for `pairwise`.
        p: As for `pairwise`.
        w: As for `pairwise`.
        V: As for `pairwise`.
        VI: As for `pairwise`.
        positions: As for `pairwise`.

    Returns:
        WithinRadius: Rows compressed as in `scipy.sparse.csr_array`: those of row i stand at
            `indptr[i]` to `indptr[i + 1]` of `indices`, ascending, and of `distances`.

    Raises:
        TypeError: A parameter that the metric does not take, or a dtype that is not real.
        ValueError: Shapes that do not fit, a negative radius, or a name that is not known.

    Accuracy: that of `pairwise`, whose entries are compared with r.

    Inside `@njit`: the same call; the metric is a literal name or an `@njit` function.

    Examples:
        >>> from nbmath.distances import radius
        >>> radius([[0.0], [9.0]], [[3.0], [1.0], [2.0]], 2.0).indices
        array([1, 2])
    """
    left, right = both(x, y)
    if not r >= 0:
        raise ValueError(f"r is {r}; expected a number >= 0")
    given = {"p": p, "w": w, "V": V, "VI": VI, "positions": positions}
    plan = Plan(metric, left, right, given)
    counts, found = np.zeros(len(left), np.int64), {}
    if len(left) and len(right):
        settled = plan.block(), plan.y, plan.ready(), plan.rooted, left.dtype.type(r * plan.factor)

        def some(places: Array, rows: Array, counted: Array) -> None:
            found[int(places[0])] = searches.radius_rows(rows, counted, *settled)

        plan.run(some, (np.arange(len(left)), plan.x, counts), others=len(right))
    parts = [found[start] for start in sorted(found)]
    indices = np.concatenate([np.empty(0, np.int64), *(part[0] for part in parts)])
    distances = np.concatenate([np.empty(0, left.dtype), *(part[1] for part in parts)])
    indptr = np.concatenate([[0], np.cumsum(counts)])
    return WithinRadius(indptr, indices, plan.restored(distances))


overload(nearest, prefer_literal=True)(compiled.nearest)
overload(knn, prefer_literal=True)(compiled.knn)
overload(radius, prefer_literal=True)(compiled.radius)
