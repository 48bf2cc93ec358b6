"""Rotations and reflections inside `@njit`: what the overloads of the door return."""

import math
from typing import Any, NamedTuple

import numpy as np
from numba import extending, types

from nbmath._external import external
from nbmath.linalg.cpu import reflections_rows
from nbmath.linalg.cpu.norms_compiled import _known
from nbmath.linalg.cpu.products_compiled import _vectors
from nbmath.linalg.cpu.reading import precision

rotation = reflections_rows.givens
givens_array = external(reflections_rows.givens_array)
householder_rows = external(reflections_rows.householder_rows)

NUMBERS = types.Float | types.Integer | types.Boolean


class GivensResult(NamedTuple):
    """What `givens` returns: cosines, sines and lengths."""

    c: Any
    s: Any
    r: Any


class HouseholderResult(NamedTuple):
    """What `householder` returns: vectors that begin with one, factors, and signed lengths."""

    v: Any
    tau: Any
    beta: Any


def _kind(*values: Any) -> Any:
    """The dtype of numbers and arrays together, or None; numbers of Python are float64."""
    kinds = [value.dtype if isinstance(value, types.Array) else value for value in values]
    if not all(isinstance(kind, NUMBERS) for kind in kinds):
        return None
    return np.float32 if all(kind == types.float32 for kind in kinds) else np.float64


def givens(a: Any, b: Any) -> Any:
    """The overload of `nbmath.linalg.givens`."""
    dtype, arrays = _kind(a, b), [isinstance(x, types.Array) for x in (a, b)]
    if dtype is None:
        return None

    def numbers(a: Any, b: Any) -> Any:
        c, s, r = rotation(dtype(a), dtype(b))
        return GivensResult(c, s, r)

    def rotated(x: Any, y: Any) -> Any:
        c, s, r = np.empty(x.shape, dtype), np.empty(x.shape, dtype), np.empty(x.shape, dtype)
        left = np.ascontiguousarray(x).astype(dtype).reshape(x.size)
        right = np.ascontiguousarray(y).astype(dtype).reshape(x.size)
        givens_array(left, right, c.reshape(x.size), s.reshape(x.size), r.reshape(x.size))
        return GivensResult(c, s, r)

    spread = extending.register_jitable(rotated)

    def both(a: Any, b: Any) -> Any:
        shape = np.broadcast_shapes(a.shape, b.shape)
        return spread(np.broadcast_to(a, shape), np.broadcast_to(b, shape))

    def left(a: Any, b: Any) -> Any:
        return spread(a, np.full(a.shape, dtype(b)))

    def right(a: Any, b: Any) -> Any:
        return spread(np.full(b.shape, dtype(a)), b)

    if not any(arrays):
        return numbers
    return both if all(arrays) else left if arrays[0] else right


def householder(x: Any, axis: Any = -1) -> Any:
    """The overload of `nbmath.linalg.householder`, along the last axis."""
    dtype = precision(x)
    if dtype is None or x.ndim < 1 or _known(axis) not in (-1, x.ndim - 1):
        return None
    stacked = _vectors(x, dtype)

    def one(x: Any, axis: Any = -1) -> Any:
        v, tau, beta = np.empty(x.shape, dtype), np.empty(1, dtype), np.empty(1, dtype)
        tau[0] = beta[0] = math.nan
        if x.size > 0:
            rows = stacked(x)
            householder_rows(rows, v.reshape(rows.shape), tau, beta)
        return HouseholderResult(v, tau[0], beta[0])

    def several(x: Any, axis: Any = -1) -> Any:
        v = np.empty(x.shape, dtype)
        tau, beta = np.full(x.shape[:-1], dtype(math.nan)), np.full(x.shape[:-1], dtype(math.nan))
        if x.size > 0:
            rows = stacked(x)
            householder_rows(rows, v.reshape(rows.shape), tau.reshape(-1), beta.reshape(-1))
        return HouseholderResult(v, tau, beta)

    return one if x.ndim == 1 else several
