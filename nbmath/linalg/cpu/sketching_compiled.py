"""Leading singular triplets inside `@njit`: what the overloads return; failures are nan."""

import math
from typing import Any

import numpy as np
from numba import types

from nbmath._external import external
from nbmath.linalg.cpu import sketching_either as either
from nbmath.linalg.cpu import sketching_large as large
from nbmath.linalg.cpu.reading import precision, reader
from nbmath.linalg.cpu.singular_compiled import SVDResult

gaussian = external(large.gaussian)
randomized_either = external(either.randomized_either)
truncated_either = external(either.truncated_either)

OVERSAMPLING, POWER_ITERATIONS = 10, 2


def _given(a: Any, k: Any) -> Any:
    """The dtype to work in, or None where the arguments are no matrices and no number."""
    good = isinstance(k, types.Integer) and isinstance(a, types.Array) and a.ndim >= 2
    return precision(a) if good else None


def randomized_svd(
    a: Any,
    k: Any,
    key: Any,
    oversampling: Any = OVERSAMPLING,
    power_iterations: Any = POWER_ITERATIONS,
    on_error: Any = "raise",
) -> Any:
    """The overload of `nbmath.linalg.randomized_svd`."""
    dtype = _given(a, k)
    is_key = getattr(getattr(key, "instance_class", None), "__name__", "") == "Key"
    if dtype is None or not is_key:
        return None
    stacked, single = reader(a, dtype), reader(types.Array(a.dtype, 2, "C"))

    def compiled(
        a: Any,
        k: Any,
        key: Any,
        oversampling: Any = OVERSAMPLING,
        power_iterations: Any = POWER_ITERATIONS,
        on_error: Any = "raise",
    ) -> Any:
        given = stacked(a)
        stack, m, n = given.shape
        rank = max(0, min(k, m, n))
        u, s = np.empty((stack, m, rank), dtype), np.empty((stack, rank), dtype)
        vh = np.empty((stack, rank, n), dtype)
        size = rank + max(0, oversampling)
        omega = np.empty((size, n if size < min(m, n) else 0), dtype)
        gaussian((key[0], key[1], key[2], key[3]), omega)
        failed, turns = np.zeros(stack, np.bool_), max(0, power_iterations)
        randomized_either(given, u, s, vh, failed, single(omega), turns)
        if rank != k or oversampling < 0 or power_iterations < 0:
            u[:], s[:], vh[:] = math.nan, math.nan, math.nan
        leading = a.shape[:-2]
        return SVDResult(
            u.reshape((*leading, m, rank)),
            s.reshape((*leading, rank)),
            vh.reshape((*leading, rank, n)),
        )

    return compiled


def truncated_svd(a: Any, k: Any, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.truncated_svd`."""
    dtype = _given(a, k)
    if dtype is None:
        return None
    stacked = reader(a, dtype)

    def compiled(a: Any, k: Any, on_error: Any = "raise") -> Any:
        given = stacked(a)
        stack, m, n = given.shape
        rank = max(0, min(k, m, n))
        u, s = np.empty((stack, m, rank), dtype), np.empty((stack, rank), dtype)
        vh = np.empty((stack, rank, n), dtype)
        truncated_either(given, u, s, vh, np.zeros(stack, np.bool_))
        if rank != k:
            u[:], s[:], vh[:] = math.nan, math.nan, math.nan
        leading = a.shape[:-2]
        return SVDResult(
            u.reshape((*leading, m, rank)),
            s.reshape((*leading, rank)),
            vh.reshape((*leading, rank, n)),
        )

    return compiled
