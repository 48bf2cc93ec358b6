"""Factors of symmetric matrices inside `@njit`: what the overload of the door returns."""

import math
from typing import Any, NamedTuple

import numpy as np
from numba import types

from nbmath._external import external
from nbmath.linalg.cpu.reading import precision, reader


class LDLResult(NamedTuple):
    """What `ldl` returns: L with its rows in the matrix's order, D, and the order of a triangle."""

    l: Any  # noqa: E741  # as the mathematics calls it
    d: Any
    perm: Any


def ldl(a: Any, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.ldl`."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2:
        return None
    from nbmath.linalg.cpu import indefinite_large  # which loads SciPy

    factors = external(indefinite_large.ldl_either)
    stacked, result = reader(a, dtype), reader(types.Array(a.dtype, a.ndim, "C"))

    def compiled(a: Any, on_error: Any = "raise") -> Any:
        lower, d = np.full(a.shape, dtype(math.nan)), np.full(a.shape, dtype(math.nan))
        perm = np.zeros(a.shape[:-1], np.int64)
        if a.size > 0 and a.shape[-1] == a.shape[-2]:
            given = stacked(a)
            order = perm.reshape((given.shape[0], given.shape[1]))
            factors(given, result(lower), result(d), order, np.empty(len(given), np.bool_))
        return LDLResult(lower, d, perm)

    return compiled
