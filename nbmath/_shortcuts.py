"""The short ways from Python into loops over flat arrays, for the calls that need no preparation.

A loop of one number or a few is called by name for arrays and numbers of many kinds. To settle
precision, shape and layout in general takes as long as a thousand elements; so arrays in order of
one shape, and plain numbers, go straight to the machine code that ran for their kinds before. Each
way gives None where it is not for what came.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy import empty, float64, ndarray
from numpy.typing import NDArray

from nbmath import _door
from nbmath._door import PARALLEL_FROM, Driver, threading_mode

__all__ = ["remember", "way_of_one", "way_of_several"]

NUMBERS = float, int, float64
EXACT = 1 << 53
"""Whole numbers up to here are floats as well."""

Array = NDArray[Any]
Direct = dict[Any, Driver]
"""Machine code of one loop by the kinds of its arguments: dtypes of arrays, `float`."""
Right = Callable[[Sequence[Any]], None]
"""Raises where a value is none that the function takes."""


def remember(direct: Direct, driver: Driver, columns: Sequence[Any], out: Array) -> None:
    """Keep the machine code that has just run for these flat arrays and numbers."""
    kinds = tuple(x.dtype if type(x) is ndarray else float for x in columns)
    key = kinds[0] if len(kinds) == 1 else kinds
    if key not in direct:
        direct[key] = _door.machine_code(driver, *columns, out)


def way_of_one(direct: Direct, arguments: Sequence[Any], out: Any, right: Right | None) -> Any:
    """The result for one array in order below the length of threads, or for one number."""
    (x,) = arguments
    if type(x) is not ndarray or x.ndim != 1:
        return _of_other_kinds(way_of_one, direct, arguments, out, right)
    if x.flags.carray:
        code = direct.get(dtype := x.dtype)
        size = len(x)
        if code and size < PARALLEL_FROM and threading_mode() != "parallel":
            if right:
                right(arguments)
            result = empty(size, dtype) if out is None else _fitting(out, x, arguments)
            if result is not None:
                code(x, result)
            return result
    return None


def way_of_several(direct: Direct, arguments: Sequence[Any], out: Any, right: Right | None) -> Any:
    """Likewise for an array, others like it, and numbers."""
    first = arguments[0]
    if type(first) is not ndarray or first.ndim != 1:
        return _of_other_kinds(way_of_several, direct, arguments, out, right)
    size = len(first)
    kinds: list[Any] = []
    for x in arguments:
        if type(x) is float:
            kinds.append(float)
        elif type(x) is ndarray and x.ndim == 1 and len(x) == size and x.flags.carray:
            kinds.append(x.dtype)
        elif type(x) in NUMBERS:
            return _of_other_kinds(way_of_several, direct, arguments, out, right)
        else:
            return None
    code = direct.get(tuple(kinds))
    if code is None or size >= PARALLEL_FROM or threading_mode() == "parallel":
        return None
    if right:
        right(arguments)
    result = empty(size, first.dtype) if out is None else _fitting(out, first, arguments)
    if result is not None:
        code(*arguments, result)
    return result


def _fitting(out: Any, like: Array, arguments: Sequence[Any]) -> Array | None:
    """`out` if a loop can write to it at once: in order, and one of the arguments or apart."""
    fits = type(out) is ndarray and out.dtype is like.dtype and out.shape == like.shape
    if not fits or not out.flags.carray:
        return None
    arrays = [x for x in arguments if type(x) is ndarray and x is not out]
    return None if any(np.may_share_memory(out, x) for x in arrays) else out


def _of_other_kinds(
    way: Any, direct: Direct, arguments: Sequence[Any], out: Any, right: Right | None
) -> Any:
    """The way for arrays of more axes laid flat, a first number as an array, integers as floats."""
    first = arguments[0]
    array = type(first) is ndarray
    shape = first.shape if array else ()
    if out is not None and len(shape) != 1:
        return None
    flat: list[Any] = []
    for x in arguments:
        kind = type(x)
        if kind is ndarray and array and x.shape == shape != () and x.flags.carray:
            flat.append(x if x.ndim == 1 else x.reshape(-1))
        elif kind is float:
            flat.append(x)
        elif kind in NUMBERS and -EXACT <= x <= EXACT and not (kind is float64 and array):
            flat.append(float(x))
        else:
            return None
    if not array:
        flat[0] = np.array([flat[0]])
    result = way(direct, flat, out, right)
    if result is None or len(shape) == 1:
        return result
    return result.reshape(shape) if array else result[0]
