"""Loops over samples whose neighbours are sought, and how samples are laid out for the search."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver, overload

bound: Any = bind("information", "cpu")
knn_entropy = bound.knn_entropy
knn_entropy_of = bound.knn_entropy_of
knn_mutual_information = bound.knn_mutual_information
knn_mutual_information_of = bound.knn_mutual_information_of


def arranged(x: Any) -> Any:
    """The rows of a copy with its widest column first, sorted by that column, and their order."""
    widest, span = 0, -1.0
    for c in range(x.shape[1]):
        reach = x[:, c].max() - x[:, c].min()
        if reach > span:
            widest, span = c, reach
    order = np.argsort(x[:, widest])
    rows = x[order]
    first = rows[:, 0].copy()
    rows[:, 0] = rows[:, widest]
    rows[:, widest] = first
    return rows, order, span


overload(arranged)(lambda x: arranged)


def paired(x: Any, y: Any) -> Any:
    """Two samples as the search wants them: x, y in its order, y in its own, places of y there.

    The one with the widest column comes first: fewer of its rows are near in that column.
    """
    rows, order, span = arranged(x)
    others, own, reach = arranged(y)
    place = np.empty(order.size, np.int64)
    if reach > span:
        rows, order, others, own, x, y = others, own, rows, order, y, x
    place[own] = np.arange(order.size)
    return rows, others[place[order]], others, place[order]


overload(paired)(lambda x, y: paired)


@driver
def knn_entropy_rows(x: Any, start: Any, neighbors: Any, out: Any) -> None:
    """What rows from `start` on add."""
    best = np.empty(neighbors, x.dtype)
    for i in range(out.size):
        out[i] = knn_entropy(x, start + i, best)


@driver
def knn_mutual_information_rows(
    x: Any, y: Any, sorted_y: Any, place: Any, start: Any, neighbors: Any, out: Any
) -> None:
    """What pairs from `start` on add."""
    best = np.empty(neighbors, x.dtype)
    for i in range(out.size):
        j = start + i
        out[i] = knn_mutual_information(x, y, sorted_y, place[j], j, best)


@driver
def knn_entropy_from(terms: Any, neighbors: Any, axes: Any) -> Any:
    """The estimate, of what rows add."""
    return knn_entropy_of(terms, neighbors, axes)


@driver
def knn_mutual_information_from(terms: Any, neighbors: Any) -> Any:
    """The estimate, of what pairs add."""
    return knn_mutual_information_of(terms, neighbors)
