"""Activations that normalise a row: softmax, its logarithm, and its logarithmic total.

Every row is shifted by its largest entry, so nothing overflows. The derivations, the error bounds
and their source are in `docs/activations.md`.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import types
from numba.cpython.unsafe.tuple import tuple_setitem
from numba.extending import register_jitable
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._targets import overload
from nbmath.activations import cpu as _cpu

__all__ = ["log_softmax", "logsumexp", "softmax"]

Axis = int | tuple[int, ...] | None

set_item: Any = tuple_setitem

THREADS_FROM = 1 << 15
"""Elements from which a call starts threads: an exponential each outweighs their start."""


def softmax(x: ArrayLike, axis: Axis = -1, *, out: NDArray[Any] | None = None) -> Any:
    """The softmax of logits: positive weights that sum to one.

        softmax(x)_i = exp(x_i) / sum_j exp(x_j)

    Parameters:
        x: Logits of any shape: float32 or float64, or integers, which become float64. A number is
            a row of one.
        axis: The axis, or axes, along which the weights sum to one; None means all.
        out: Where to write, an array of the result's shape and dtype; may be `x` itself.

    Returns:
        An array of the shape of `x`; float32 stays float32. A row that holds nan or +inf, or -inf
        only, is nan throughout, as in SciPy and torch; -inf beside finite entries has weight 0.
        An empty row stays empty.

    Accuracy:
        Relative error at most about (|x_i - max x| + 3 + n / 64) eps for a row of n; nothing
        overflows, and weights below the smallest subnormal number are 0.

    Raises:
        TypeError: `x` is not real. ValueError: `out` does not fit. AxisError: no such axis.

    Inside `@njit`: `softmax(x)` and `softmax(x, axis)` on arrays, with one integer axis.

    Source:
        Blanchard, Higham and Higham 2021, doi:10.1093/imanum/draa038.

    Examples:
        >>> from nbmath.activations import softmax
        >>> softmax([1.0, 2.0, 3.0]).round(4)
        array([0.09  , 0.2447, 0.6652])
        >>> softmax([[1000.0, 1000.0], [0.0, -1000.0]])
        array([[0.5, 0.5],
               [1. , 0. ]])
    """
    return _rowwise(_cpu.softmax_rows, _cpu.softmax_rows_parallel, x, axis, out)


def log_softmax(x: ArrayLike, axis: Axis = -1, *, out: NDArray[Any] | None = None) -> Any:
    """The logarithm of the softmax, finite where the softmax itself underflows.

        log_softmax(x)_i = x_i - log sum_j exp(x_j)

    Parameters:
        x: Logits of any shape: float32 or float64, or integers, which become float64. A number is
            a row of one.
        axis: The axis, or axes, along which the weights sum to one; None means all.
        out: Where to write, an array of the result's shape and dtype; may be `x` itself.

    Returns:
        An array of the shape of `x`; float32 stays float32. A row that holds nan or +inf, or -inf
        only, is nan throughout, as in torch; -inf beside finite entries stays -inf.

    Accuracy:
        Absolute error at most about (|x_i - max x| + log n + 2) eps; the largest entry of a row
        has full relative accuracy even where it is close to 0.

    Raises:
        TypeError: `x` is not real. ValueError: `out` does not fit. AxisError: no such axis.

    Inside `@njit`: `log_softmax(x)` and `log_softmax(x, axis)` on arrays, with one integer axis.

    Source:
        Blanchard, Higham and Higham 2021, doi:10.1093/imanum/draa038.

    Examples:
        >>> from nbmath.activations import log_softmax
        >>> log_softmax([0.0, -800.0])
        array([   0., -800.])
    """
    return _rowwise(_cpu.log_softmax_rows, _cpu.log_softmax_rows_parallel, x, axis, out)


def logsumexp(x: ArrayLike, axis: Axis = -1, keepdims: bool = False) -> Any:
    """The logarithm of a sum of exponentials.

        logsumexp(x) = log sum_i exp(x_i)

    Parameters:
        x: Exponents of any shape: float32 or float64, or integers, which become float64.
        axis: The axis, or axes, to sum over; None means all.
        keepdims: Whether the axes summed over stay, with size one.

    Returns:
        The shape of `x` without those axes; a scalar where none is left. A row that holds nan
        gives nan, one that holds +inf gives +inf, one of -inf only, or empty, gives -inf.

    Accuracy:
        Absolute error at most about (|max x| + 2) eps; where the largest entry is 0 the relative
        error is a few eps however small the result.

    Raises:
        TypeError: `x` is not real. AxisError: no such axis.

    Inside `@njit`: `logsumexp(x)` and `logsumexp(x, axis)` on arrays, with one integer axis.

    Source:
        Blanchard, Higham and Higham 2021, doi:10.1093/imanum/draa038.

    Examples:
        >>> from nbmath.activations import logsumexp
        >>> float(logsumexp([1000.0, 1000.0]))
        1000.6931471805599
        >>> logsumexp([[0.0, -40.0], [0.0, 0.0]], axis=1)
        array([4.24835426e-18, 6.93147181e-01])
    """
    array = _door.real(x, "x")
    axes = _axes(axis, array.ndim)
    rows = _rows_of(array, axes)
    result = np.empty(rows.shape[0], array.dtype)
    many = _door.parallel(array.size, THREADS_FROM)
    (_cpu.logsumexp_rows_parallel if many else _cpu.logsumexp_rows)(rows, result, 0, len(rows))
    kept = [1 if i in axes else size for i, size in enumerate(array.shape)]
    left = [size for i, size in enumerate(array.shape) if i not in axes]
    return _door.deliver(result.reshape(kept if keepdims else left), None)


def _rowwise(serial: Any, threaded: Any, x: ArrayLike, axis: Axis, out: NDArray[Any] | None) -> Any:
    """Apply drivers over (rows, n) along any axes of an array-like, into `out` or a new array."""
    array = _door.real(x, "x")
    axes = _axes(axis, array.ndim)
    rows = _rows_of(array, axes)
    result = _destination(array, axes, out)
    apply = threaded if _door.parallel(array.size, THREADS_FROM) else serial
    apply(rows, result.reshape(rows.shape), 0, len(rows))
    if axes != tuple(range(array.ndim))[array.ndim - len(axes) :]:
        result = np.moveaxis(result, tuple(range(-len(axes), 0)), axes)
    return _door.deliver(result, out)


def _axes(axis: Axis, ndim: int) -> tuple[int, ...]:
    """The axes meant, as non-negative numbers; a 0-d array has one row of one entry."""
    if axis is None:
        return tuple(range(ndim))
    if ndim == 0 and axis in (0, -1):
        return ()
    given = axis if isinstance(axis, tuple) else (axis,)
    axes = tuple(_door.axis_index(a, ndim) for a in given)
    if len(set(axes)) != len(axes):
        raise ValueError(f"axis {axis} names an axis twice")
    return tuple(sorted(axes))


def _rows_of(array: NDArray[Any], axes: tuple[int, ...]) -> NDArray[Any]:
    """A C-contiguous (rows, n) view or copy with the given axes last and merged."""
    moved = _moved(array, axes)
    cut = moved.ndim - len(axes)
    rows, n = math.prod(moved.shape[:cut]), math.prod(moved.shape[cut:])
    return _door.contiguous(moved).reshape(rows, n)


def _moved(array: NDArray[Any], axes: tuple[int, ...]) -> NDArray[Any]:
    last = tuple(range(-len(axes), 0))
    return (
        array if axes == tuple(range(array.ndim))[-len(axes) :] else np.moveaxis(array, axes, last)
    )


def _destination(
    array: NDArray[Any], axes: tuple[int, ...], out: NDArray[Any] | None
) -> NDArray[Any]:
    """A contiguous array of the moved shape: `out` where it may be written to directly.

    A row is read before it is written, so `out` may share exactly the memory of the input.
    """
    if out is None:
        return np.empty(_moved(array, axes).shape, array.dtype)
    _door.check_out(out, array.shape, array.dtype)
    same = out is array or not np.may_share_memory(out, array)
    straight = _moved(out, axes)
    if same and straight is out and out.flags.c_contiguous:
        return out
    return np.empty(straight.shape, array.dtype)


@register_jitable
def _around(x: Any, axis: Any) -> Any:
    """Sizes before, along and after an axis."""
    place = axis + x.ndim if axis < 0 else axis
    before, after = 1, 1
    for i in range(x.ndim):
        before *= x.shape[i] if i < place else 1
        after *= x.shape[i] if i > place else 1
    return before, x.shape[place], after


def _compiled(rows: Any, planes: Any) -> Any:
    """The form inside compiled code of a function from rows to rows."""

    def typed(x: Any, axis: Any = -1, out: Any = None) -> Any:
        dtype = _dtype(x, axis)
        if dtype is None:
            return None

        def new(x: Any, axis: Any = -1, out: Any = None) -> Any:
            before, n, after = _around(x, axis)
            given = np.ascontiguousarray(np.asarray(x, dtype))
            result = np.empty(x.shape, dtype)
            if after == 1:
                rows(given.reshape(before, n), result.reshape(before, n), 0, before)
            else:
                planes(given.reshape(before, n, after), result.reshape(before, n, after))
            return result

        def given(x: Any, axis: Any = -1, out: Any = None) -> Any:
            out[...] = new_array(x, axis)
            return out

        new_array = register_jitable(new)
        return new if out is None or isinstance(out, types.NoneType | types.Omitted) else given

    return typed


def _dtype(x: Any, axis: Any) -> Any:
    """The precision of an array inside compiled code; None where the arguments do not fit."""
    one_axis = isinstance(axis, int | types.Integer) or (
        isinstance(axis, types.Omitted) and isinstance(axis.value, int)
    )
    if not isinstance(x, types.Array) or x.ndim == 0 or not one_axis:
        return None
    return np.float32 if x.dtype == types.float32 else np.float64


overload(softmax)(_compiled(_cpu.softmax_rows, _cpu.softmax_planes))
overload(log_softmax)(_compiled(_cpu.log_softmax_rows, _cpu.log_softmax_planes))


@overload(logsumexp)
def _logsumexp(x: Any, axis: Any = -1) -> Any:
    dtype = _dtype(x, axis)
    if dtype is None:
        return None

    def many(x: Any, axis: Any = -1) -> Any:
        before, n, after = _around(x, axis)
        given = np.ascontiguousarray(np.asarray(x, dtype))
        result = np.empty(before * after, dtype)
        if after == 1:
            _cpu.logsumexp_rows(given.reshape(before, n), result, 0, before)
        else:
            _cpu.logsumexp_planes(given.reshape(before, n, after), result)
        left = x.shape[:-1]
        for i in range(x.ndim - 1):
            left = set_item(left, i, x.shape[i if i < axis % x.ndim else i + 1])
        return result.reshape(left)

    def one(x: Any, axis: Any = -1) -> Any:
        result = np.empty(1, dtype)
        given = np.ascontiguousarray(np.asarray(x, dtype)).reshape(1, -1)
        _cpu.logsumexp_rows(given, result, 0, 1)
        return result[0]

    return one if x.ndim == 1 else many
