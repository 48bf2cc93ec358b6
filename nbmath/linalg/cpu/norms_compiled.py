"""Norms and inner products inside `@njit`: what the overloads of the door return."""

import math
from typing import Any

import numpy as np
from numba import types

from nbmath._external import external
from nbmath.linalg.cpu import norms_rows
from nbmath.linalg.cpu.products_compiled import _vectors
from nbmath.linalg.cpu.reading import precision

norm_rows = external(norms_rows.norm_rows)
normalize_rows = external(norms_rows.normalize_rows)
dot_rows = external(norms_rows.dot_rows)
project_rows = external(norms_rows.project_rows)
axpy_array = external(norms_rows.axpy_array)
cosine_rows = external(norms_rows.cosine_rows)
cosine_paired = external(norms_rows.cosine_paired)


def _known(argument: Any) -> Any:
    """The value of an argument that the compiler knows; the argument's type where it does not."""
    value = getattr(argument, "literal_value", getattr(argument, "value", argument))
    return None if isinstance(value, types.NoneType) else value


def norm(x: Any, ord: Any = None, axis: Any = None, keepdims: Any = False) -> Any:  # noqa: A002
    """The overload of `nbmath.linalg.norm`."""
    dtype, axis, order = precision(x), _known(axis), _known(ord)
    if dtype is None or x.ndim < 1 or _known(keepdims) is not False:
        return None
    if axis is None and (order in (None, "fro") or x.ndim == 1):
        return _whole(dtype, order in (None, "fro"))
    if axis is None and x.ndim == 2 and not isinstance(order, str):
        return _matrix(dtype)
    if isinstance(axis, int) and -x.ndim <= axis < x.ndim and not isinstance(order, str):
        return _along(dtype, x.ndim, axis % x.ndim, order is None)
    return None


def _whole(dtype: Any, euclidean: bool) -> Any:
    def compiled(x: Any, ord: Any = None, axis: Any = None, keepdims: Any = False) -> Any:  # noqa: A002
        flat = np.ascontiguousarray(x).astype(dtype).reshape((1, x.size))
        out = np.empty(1, dtype)
        norm_rows(flat, 2.0 if euclidean else float(ord), out)
        return out[0]

    return compiled


def _matrix(dtype: Any) -> Any:
    """Norms of a matrix by its columns or rows; nan for other orders."""

    def compiled(x: Any, ord: Any = None, axis: Any = None, keepdims: Any = False) -> Any:  # noqa: A002
        by_column, known = abs(ord) == 1, abs(ord) == 1 or abs(ord) == math.inf
        lines, length = (x.shape[1], x.shape[0]) if by_column else (x.shape[0], x.shape[1])
        turned = np.empty((lines, length), dtype)
        for i in range(lines):
            for j in range(length):
                turned[i, j] = x[j, i] if by_column else x[i, j]
        sums, out = np.empty((1, lines), dtype), np.empty(1, dtype)
        norm_rows(turned, 1.0, sums[0])
        norm_rows(sums, math.inf if ord > 0 else -math.inf, out)
        return out[0] if known else dtype(math.nan)

    return compiled


def _along(dtype: Any, ndim: int, axis: int, euclidean: bool) -> Any:
    order = (*(i for i in range(ndim) if i != axis), axis)

    def compiled(x: Any, ord: Any = None, axis: Any = None, keepdims: Any = False) -> Any:  # noqa: A002
        turned = np.ascontiguousarray(np.transpose(x, order)).astype(dtype)
        n = turned.shape[-1]
        out = np.empty(turned.shape[:-1], dtype)
        rows = turned.reshape((out.size, n))
        norm_rows(rows, 2.0 if euclidean else float(ord), out.reshape(out.size))
        return out

    def single(x: Any, ord: Any = None, axis: Any = None, keepdims: Any = False) -> Any:  # noqa: A002
        out = np.empty(1, dtype)
        row = np.ascontiguousarray(x).astype(dtype).reshape((1, x.size))
        norm_rows(row, 2.0 if euclidean else float(ord), out)
        return out[0]

    return single if ndim == 1 else compiled


def normalize(x: Any, ord: Any = 2, axis: Any = -1, out: Any = None) -> Any:  # noqa: A002
    """The overload of `nbmath.linalg.normalize`, along the last axis."""
    dtype = precision(x)
    if dtype is None or x.ndim < 1 or _known(axis) not in (-1, x.ndim - 1):
        return None
    stacked = _vectors(x, dtype)

    def compiled(x: Any, ord: Any = 2, axis: Any = -1, out: Any = None) -> Any:  # noqa: A002
        result = np.empty(x.shape, dtype)
        rows = stacked(x)
        normalize_rows(rows, float(ord), result.reshape(rows.shape))
        if out is None:
            return result
        out[...] = result
        return out

    return compiled


def dot(x: Any, y: Any) -> Any:
    """The overload of `nbmath.linalg.dot`."""
    dtype = precision(x, y)
    if dtype is None or min(x.ndim, y.ndim) < 1 or max(x.ndim, y.ndim) > 2:
        return None
    left, right, number = _vectors(x, dtype), _vectors(y, dtype), x.ndim == y.ndim == 1

    def compiled(x: Any, y: Any) -> Any:
        first, second = left(x), right(y)
        rows = first.shape[0] if second.shape[0] == 1 else second.shape[0]
        out = np.empty(rows, dtype)
        if first.shape[0] not in (1, rows):
            out[:] = np.nan
        else:
            dot_rows(first, second, out)
        return out[0] if number else out

    return compiled


def axpy(a: Any, x: Any, y: Any, out: Any = None) -> Any:
    """The overload of `nbmath.linalg.axpy`."""
    dtype = precision(x, y)
    if dtype is None or x.ndim != y.ndim or x.ndim < 1:
        return None

    def compiled(a: Any, x: Any, y: Any, out: Any = None) -> Any:
        result = np.empty(x.shape, dtype)
        left = np.ascontiguousarray(x).astype(dtype).reshape(x.size)
        right = np.ascontiguousarray(y).astype(dtype).reshape(y.size)
        axpy_array(float(a), left, right, result.reshape(x.size))
        if out is None:
            return result
        out[...] = result
        return out

    return compiled


def project(x: Any, y: Any) -> Any:
    """The overload of `nbmath.linalg.project`."""
    dtype = precision(x, y)
    if dtype is None or x.ndim != y.ndim or x.ndim < 1:
        return None
    left, right = _vectors(x, dtype), _vectors(y, dtype)

    def compiled(x: Any, y: Any) -> Any:
        result = np.empty(x.shape, dtype)
        first, second = left(x), right(y)
        project_rows(first, second, result.reshape(first.shape))
        return result

    return compiled


def cosine_similarity(x: Any, y: Any = None, paired: Any = False) -> Any:
    """The overload of `nbmath.linalg.cosine_similarity` for two arrays of rows."""
    if not isinstance(y, types.Array) or (dtype := precision(x, y)) is None:
        return None
    if x.ndim != 2 or y.ndim != 2 or not isinstance(_known(paired), bool):
        return None
    left, right = _vectors(x, dtype), _vectors(y, dtype)

    def pairs(x: Any, y: Any = None, paired: Any = False) -> Any:
        out = np.empty(x.shape[0], dtype)
        cosine_paired(left(x), right(y), out)
        return out

    def compiled(x: Any, y: Any = None, paired: Any = False) -> Any:
        out = np.empty((x.shape[0], y.shape[0]), dtype)
        cosine_rows(left(x), right(y), out)
        return out

    return pairs if _known(paired) else compiled
