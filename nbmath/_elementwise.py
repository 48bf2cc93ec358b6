"""Element-wise functions of one number: from Python, and inside compiled code."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import types
from numpy.typing import ArrayLike, NDArray

from nbmath import _door, _shortcuts
from nbmath._door import Driver
from nbmath._targets import INLINED, overload

__all__ = ["public", "register"]

Array = NDArray[Any]
Described = TypeVar("Described", bound=Callable[..., Any])
Function = Callable[..., Any]


def public(serial: Driver, threaded: Driver) -> Callable[[Described], Described]:
    """Make of drivers over flat arrays `(x, out)` the function `(x, out=None)` described below it.

    It takes an array-like of any shape and layout.
    """
    direct: dict[Any, Driver] = {}

    def decorate(described: Described) -> Described:
        (argument, *_) = inspect.signature(described).parameters

        @functools.wraps(described)
        def apply(x: ArrayLike, /, out: Array | None = None) -> Any:
            result = _shortcuts.way_of_one(direct, (x,), out, None)
            if result is not None:
                return result
            array = _door.plain(_door.real(x, argument))
            target = (
                array if out is array else _door.workspace(out, array.shape, array.dtype, array)
            )
            flat = array.reshape(-1), target.reshape(-1)
            if _door.parallel(array.size):
                threaded(*flat)
            else:
                serial(*flat)
                _shortcuts.remember(direct, serial, flat[:1], flat[1])
            return _door.deliver(target, out)

        return cast("Described", apply)

    return decorate


def register(door: Function, scalar: Function) -> None:
    """Let compiled code call `door(x)` on a number or an array, and `door(x, out)` on arrays."""

    @overload(door, INLINED)
    def choose(x: Any, out: Any = None) -> Any:
        if isinstance(x, types.Array):
            return _over_array(scalar, x, out)
        if out not in (None, types.none) and not isinstance(out, types.Omitted):
            return None  # only arrays have a place for the result
        if isinstance(x, types.Integer | types.Boolean):
            return lambda x, out=None: scalar(np.float64(x))
        return lambda x, out=None: scalar(x)


def _over_array(scalar: Function, x: Any, out: Any) -> Any:
    dtype = np.float32 if x.dtype == types.float32 else np.float64
    if not isinstance(x.dtype, types.Float | types.Integer | types.Boolean):
        return None
    if isinstance(out, types.Array):
        return _into(scalar, x.layout == "C" and out.layout == "C", dtype)
    if x.ndim == 0:
        return lambda x, out=None: scalar(dtype(x[()]))

    def new(x: Any, out: Any = None) -> Any:
        result = np.empty(x.shape, dtype)
        source, target = np.ascontiguousarray(x).reshape(-1), result.reshape(-1)
        for i in range(source.size):
            target[i] = scalar(dtype(source[i]))
        return result

    return new


def _into(scalar: Function, contiguous: bool, dtype: Any) -> Any:
    def flat(x: Any, out: Any = None) -> Any:
        if x.shape != out.shape:
            raise ValueError("out does not have the shape of x")
        source, target = x.reshape(-1), out.reshape(-1)
        for i in range(source.size):
            target[i] = scalar(dtype(source[i]))
        return out

    def indexed(x: Any, out: Any = None) -> Any:
        if x.shape != out.shape:
            raise ValueError("out does not have the shape of x")
        for i, value in np.ndenumerate(x):
            out[i] = scalar(dtype(value))
        return out

    return flat if contiguous else indexed
