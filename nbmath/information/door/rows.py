"""What every function of rows or tables does before and after its loop."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door, _threads

Array = NDArray[Any]


def unit_of(base: float | None) -> float:
    """The logarithm of the base."""
    if base is None:
        return 1.0
    if not base > 0 or base == 1:
        raise ValueError(f"base is {base!r}; expected a positive number other than 1")
    return math.log(base)


def of_rows(rows: Callable[..., Any], base: float | None, axis: int, **weights: ArrayLike) -> Any:
    """One number for each row along an axis."""
    unit = unit_of(base)
    given = np.broadcast_arrays(*_door.reals(**weights)) if len(weights) > 1 else None
    arrays = given or _door.reals(**weights)
    if arrays[0].ndim == 0:
        raise ValueError(f"{next(iter(weights))} has shape (); expected an axis of outcomes")
    place = _door.axis_index(axis, arrays[0].ndim)
    if arrays[0].shape[place] == 0:
        raise ValueError(f"axis {axis} has no outcomes")
    shape = (*arrays[0].shape[:place], *arrays[0].shape[place + 1 :])
    flat = tuple(_door.rows(array, place) for array in arrays)
    return _finished(rows, flat, weights, unit).reshape(shape)[()]


def of_tables(rows: Callable[..., Any], table: ArrayLike, base: float | None) -> Any:
    """One number for each table of a stack."""
    unit, array = unit_of(base), _door.real(table, "table")
    if array.ndim < 2 or 0 in array.shape[-2:]:
        raise ValueError(f"table has shape {array.shape}; expected (..., x, y), none of them 0")
    flat = _door.contiguous(array).reshape(-1, *array.shape[-2:])
    result = _finished(rows, (flat,), {"table": table}, unit)
    return result.reshape(array.shape[:-2])[()]


def _finished(
    rows: Callable[..., Any], flat: tuple[Array, ...], weights: dict[str, Any], unit: float
) -> Array:
    """Results of rows, once the weights are found to be such."""
    result = np.empty(flat[0].shape[0], flat[0].dtype)
    if _door.parallel(flat[0].size):
        _threads.in_parts(rows, (*flat, result))
    else:
        rows(*flat, result)
    if np.isnan(result).any():
        for name, array in zip(weights, flat, strict=True):
            wrong = array[~(array >= 0)]
            if wrong.size:
                raise ValueError(f"{name} holds {wrong[0]}; expected weights of at least 0")
    if unit != 1.0:
        result /= result.dtype.type(unit)
    return result
