"""Estimates from neighbours inside `@njit`: what the overloads of the door return."""

import math
from typing import Any

import numpy as np
from numba import types

from nbmath._targets import overload
from nbmath.information.cpu import neighbours as own
from nbmath.information.cpu.compiled import in_units


def samples(x: Any) -> Any:
    """Samples as rows, in C order."""
    return np.ascontiguousarray(x).reshape(len(x), -1)


overload(samples)(lambda x: samples)


def doubt(x: Any) -> Any:
    """0, or nan where an entry is not finite."""
    found = x[0, 0] * 0
    for i in range(x.shape[0]):
        for c in range(x.shape[1]):
            found += x[i, c] * 0
    return found


overload(doubt)(lambda x: doubt)


def fit(*arrays: Any) -> bool:
    """Whether arguments are samples of one precision: arrays with one axis or two."""
    kinds = [isinstance(a, types.Array) and isinstance(a.dtype, types.Float) for a in arrays]
    return all(kinds) and all(a.ndim in (1, 2) and a.dtype == arrays[0].dtype for a in arrays)


def knn_entropy(x: Any, neighbors: Any = 3, base: Any = None) -> Any:
    """The overload of `nbmath.information.knn_entropy`."""
    if not fit(x):
        return None
    number = x.dtype

    def one(x: Any, neighbors: Any = 3, base: Any = None) -> Any:
        if not 0 < neighbors < len(x):
            return number(math.nan)
        given = samples(x)
        rows, _, _ = own.arranged(given)
        terms = np.empty(len(rows), number)
        own.knn_entropy_rows(rows, 0, neighbors, terms)
        terms[0] += doubt(given)
        return in_units(number(own.knn_entropy_from(terms, neighbors, rows.shape[1])), base)

    return one


def knn_mutual_information(x: Any, y: Any, neighbors: Any = 3, base: Any = None) -> Any:
    """That of `nbmath.information.knn_mutual_information`."""
    if not fit(x, y):
        return None
    number = x.dtype

    def one(x: Any, y: Any, neighbors: Any = 3, base: Any = None) -> Any:
        if not 0 < neighbors < len(x) or len(x) != len(y):
            return number(math.nan)
        first, second = samples(x), samples(y)
        rows, others, sorted_y, place = own.paired(first, second)
        terms = np.empty(len(rows), number)
        own.knn_mutual_information_rows(rows, others, sorted_y, place, 0, neighbors, terms)
        terms[0] += doubt(first) + doubt(second)
        return in_units(number(own.knn_mutual_information_from(terms, neighbors)), base)

    return one
