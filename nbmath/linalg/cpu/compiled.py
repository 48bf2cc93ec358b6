"""The public functions inside `@njit`: what the overloads of the door return.

A stack of any shape is flattened to [stack, n, n]; failures are nan, and no threads are started.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import extending, types

from nbmath._targets import driver
from nbmath.linalg.cpu import large, stacks

SMALL = 32
"""Largest size that goes through our own formulas; LAPACK takes over beyond."""


class EighResult(NamedTuple):
    """What `eigh` returns: ascending eigenvalues, and eigenvectors as columns."""

    eigenvalues: Any
    eigenvectors: Any


@driver
def cholesky_any(a: Any, out: Any) -> None:
    """Either way, for C-ordered stacks [stack, n, n]."""
    failed = np.empty(a.shape[0], np.bool_)
    if a.shape[1] <= SMALL:
        stacks.cholesky_stack(a, out, failed)
    else:
        large.cholesky_large(a, out, failed)


@driver
def solve_any(a: Any, b: Any, out: Any) -> None:
    """Either way, for C-ordered stacks [stack, n, n] and [stack, n, m]."""
    failed = np.empty(a.shape[0], np.bool_)
    if a.shape[1] <= SMALL:
        stacks.solve_stack(a, b, out, failed)
    else:
        large.solve_large(a, b, out, failed)


@driver
def solve_triangular_any(a: Any, b: Any, lower: Any, transposed: Any, unit: Any, out: Any) -> None:
    """Either way, for C-ordered stacks [stack, n, n] and [stack, n, m]."""
    failed = np.empty(a.shape[0], np.bool_)
    if a.shape[1] <= SMALL:
        stacks.solve_triangular_stack(a, b, lower, transposed, unit, out, failed)
    else:
        large.solve_triangular_large(a, b, lower, transposed, unit, out, failed)


@driver
def eigh_any(a: Any, w: Any, v: Any) -> None:
    """Either way, for C-ordered stacks [stack, n, n]."""
    failed = np.empty(a.shape[0], np.bool_)
    if a.shape[1] <= SMALL:
        stacks.eigh_stack(a, w, v, failed)
    else:
        large.eigh_large(a, w, v, failed)


@driver
def transpose_each(a: Any) -> None:
    """Transpose every matrix of a [stack, n, n] in place."""
    for index in range(a.shape[0]):
        for i in range(a.shape[1]):
            for j in range(i):
                a[index, i, j], a[index, j, i] = a[index, j, i], a[index, i, j]


def _precision(*arrays: Any) -> Any:
    """The dtype to work in, or None where an argument is no array of real numbers."""
    kinds = (types.Float, types.Integer, types.Boolean)
    if not all(isinstance(a, types.Array) and isinstance(a.dtype, kinds) for a in arrays):
        return None
    return np.float32 if all(a.dtype == types.float32 for a in arrays) else np.float64


@extending.register_jitable
def _flat(array: Any, rows: Any, columns: Any) -> Any:
    """A C-ordered array as a stack of matrices [stack, rows, columns]."""
    return array.reshape((array.size // (rows * columns), rows, columns))


def cholesky(a: Any, upper: Any = False, out: Any = None, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.cholesky`."""
    dtype = _precision(a)
    if dtype is None or a.ndim < 2:
        return None

    def compiled(a: Any, upper: Any = False, out: Any = None, on_error: Any = "raise") -> Any:
        n = a.shape[-1]
        result = np.empty(a.shape, dtype)
        if a.shape[-2] != n:
            result[...] = np.nan
        elif a.size > 0:
            given = _flat(np.ascontiguousarray(a).astype(dtype), n, n)
            if upper:
                transpose_each(given)
            cholesky_any(given, _flat(result, n, n))
            if upper:
                transpose_each(_flat(result, n, n))
        if out is None:
            return result
        out[...] = result
        return out

    return compiled


def solve(a: Any, b: Any, out: Any = None, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.solve`."""
    dtype = _precision(a, b)
    if dtype is None or a.ndim < 2 or b.ndim < 1:
        return None
    sides, shaped = (_as_matrices, _matrices) if b.ndim > 1 else (_as_columns, _vectors)

    def compiled(a: Any, b: Any, out: Any = None, on_error: Any = "raise") -> Any:
        left, right = sides(a, b)
        n, m = left.shape[-1], right.shape[-1]
        result = np.empty(right.shape, dtype)
        if left.shape[-2] != n or right.shape[-2] != n:
            result[...] = np.nan
        elif result.size > 0:
            given = _flat(left.astype(dtype), n, n)
            solve_any(given, _flat(right.astype(dtype), n, m), _flat(result, n, m))
        if out is None:
            return shaped(result)
        out[...] = shaped(result)
        return out

    return compiled


def solve_triangular(
    a: Any,
    b: Any,
    trans: Any = 0,
    lower: Any = False,
    unit_diagonal: Any = False,
    out: Any = None,
    on_error: Any = "raise",
) -> Any:
    """The overload of `nbmath.linalg.solve_triangular`."""
    dtype = _precision(a, b)
    if dtype is None or a.ndim < 2 or b.ndim < 1:
        return None
    sides, shaped = (_as_matrices, _matrices) if b.ndim > 1 else (_as_columns, _vectors)

    def compiled(
        a: Any,
        b: Any,
        trans: Any = 0,
        lower: Any = False,
        unit_diagonal: Any = False,
        out: Any = None,
        on_error: Any = "raise",
    ) -> Any:
        left, right = sides(a, b)
        n, m = left.shape[-1], right.shape[-1]
        result = np.empty(right.shape, dtype)
        if left.shape[-2] != n or right.shape[-2] != n:
            result[...] = np.nan
        elif result.size > 0:
            given, wanted = _flat(left.astype(dtype), n, n), _flat(result, n, m)
            known = _flat(right.astype(dtype), n, m)
            flipped = trans == 1 or trans == 2
            solve_triangular_any(given, known, bool(lower), flipped, bool(unit_diagonal), wanted)
        if out is None:
            return shaped(result)
        out[...] = shaped(result)
        return out

    return compiled


@extending.register_jitable
def _as_matrices(a: Any, b: Any) -> Any:
    """Both sides with the same leading axes, in C order."""
    leading = np.broadcast_shapes(a.shape[:-2], b.shape[:-2])
    left = np.broadcast_to(a, leading + a.shape[-2:])
    right = np.broadcast_to(b, leading + b.shape[-2:])
    return np.ascontiguousarray(left), np.ascontiguousarray(right)


@extending.register_jitable
def _as_columns(a: Any, b: Any) -> Any:
    """The one vector b as a column for every matrix."""
    right = np.broadcast_to(b.reshape((b.size, 1)), (*a.shape[:-2], b.size, 1))
    return np.ascontiguousarray(a), np.ascontiguousarray(right)


@extending.register_jitable
def _matrices(result: Any) -> Any:
    """The result for sides that are matrices."""
    return result


@extending.register_jitable
def _vectors(result: Any) -> Any:
    """The result for one column, without the axis of columns."""
    return result.reshape(result.shape[:-1])


def eigh(a: Any, UPLO: Any = "L", on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.eigh`."""
    dtype = _precision(a)
    if dtype is None or a.ndim < 2:
        return None

    def compiled(a: Any, UPLO: Any = "L", on_error: Any = "raise") -> Any:
        n = a.shape[-1]
        values, vectors = np.empty(a.shape[:-1], dtype), np.empty(a.shape, dtype)
        if a.shape[-2] != n:
            values[...] = np.nan
            vectors[...] = np.nan
        elif a.size > 0:
            given = _flat(np.ascontiguousarray(a).astype(dtype), n, n)
            if UPLO in ("U", "u"):
                transpose_each(given)
            eigh_any(given, values.reshape((values.size // n, n)), _flat(vectors, n, n))
        return EighResult(values, vectors)

    return compiled
