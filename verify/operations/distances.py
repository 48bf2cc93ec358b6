"""Distances of rows; the metric is a name, and its parameters go by name."""

from typing import Any

import numpy as np

from verify.operations.operation import Operation, Shape, unknown


def _matrix(x: Any, y: Any = None, *_: Any, **__: Any) -> Shape:
    return len(x), len(x if y is None else y)


def _each(x: Any, *_: Any, **__: Any) -> Shape:
    return (len(x),)


def _condensed(x: Any, *_: Any, **__: Any) -> Shape:
    return (len(x) * (len(x) - 1) // 2,)


def _first(x: Any, *_: Any, **__: Any) -> Shape:
    return ((len(x),), (len(x),))


def _several(x: Any, _: Any, k: Any, *__: Any, **___: Any) -> Shape:
    return ((len(x), int(k)), (len(x), int(k)))


def _square(x: Any) -> Shape:
    size = np.size(x)
    if np.ndim(x) == 2:
        return (len(x) * (len(x) - 1) // 2,)
    n = int(np.sqrt(2 * size)) + 1
    return n, n


_UNKNOWN = (NotImplementedError,)
"""What a library says to a metric that it does not have."""

OPERATIONS = (
    Operation("pairwise", 'pairwise(x, y=None, metric="euclidean")', _matrix, _UNKNOWN),
    Operation("paired", 'paired(x, y, metric="euclidean")', _each, _UNKNOWN),
    Operation("pdist", 'pdist(x, metric="euclidean")', _condensed, _UNKNOWN),
    Operation("squareform", "squareform(x)", _square),
    Operation("nearest", "nearest(x, centres, metric) -> (index, distance)", _first, _UNKNOWN),
    Operation("knn", "knn(x, y, k, metric) -> (distances, indices)", _several, _UNKNOWN),
    Operation(
        "radius", "radius(x, y, r, metric) -> (indptr, indices, distances)", unknown, _UNKNOWN
    ),
)
