"""Fits inside compiled code."""

from typing import Any

import numpy as np
from numba import types

from nbmath.distributions.normal.cpu import fits


def _array(kind: Any) -> bool:
    return isinstance(kind, types.Array)


def _given(*kinds: Any) -> list[Any]:
    """The dtypes of arguments that are no defaults, those of arrays if there are arrays."""
    arrays = [k.dtype for k in kinds if _array(k)]
    return arrays or [k for k in kinds if isinstance(k, types.Float | types.Integer)]


def _number(*kinds: Any) -> Any:
    given = _given(*kinds)
    return np.float32 if given and all(k == types.float32 for k in given) else np.float64


def fit(x: Any, weights: Any = None) -> Any:
    """The estimates from an array."""
    number = _number(x, weights)

    def plain(x: Any, weights: Any = None) -> Any:
        values = np.ascontiguousarray(x).astype(number).reshape(-1)
        return fits.fit_array(values) if values.size else (number(np.nan), number(np.nan))

    def weighted(x: Any, weights: Any = None) -> Any:
        values = np.ascontiguousarray(x).astype(number).reshape(-1)
        counts = np.ascontiguousarray(weights).astype(number).reshape(-1)
        if values.size == 0 or values.size != counts.size or not np.all(counts >= 0.0):
            return number(np.nan), number(np.nan)
        return fits.fit_weighted_array(values, counts)

    if not _array(x):
        return None
    return weighted if _array(weights) else plain
