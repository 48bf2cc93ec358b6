"""Axes, and what nan among the entries means: arrays become rows, each with a number of entries."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath.statistics.cpu import rows as _cpu

Array = NDArray[Any]
Axis = int | tuple[int, ...] | None
NanPolicy = Literal["propagate", "omit", "raise"]


@dataclass(frozen=True)
class Rows:
    """Rows of numbers [m, n], how many entries of each count, and the shape that results have."""

    values: Array
    counts: NDArray[np.int64]
    shape: tuple[int, ...]

    def empty(self) -> Array:
        """Room for a number for each row."""
        return np.empty(len(self.values), self.values.dtype)

    def done(self, flat: Array) -> Any:
        """Results of rows in their shape; a number where that has no axes."""
        return _door.deliver(flat.reshape(self.shape), None)


def axes_of(axis: Axis, ndim: int) -> tuple[int, ...]:
    """The axes meant, in their order; a number has the axis 0 too."""
    if axis is None:
        return tuple(range(ndim))
    given = axis if isinstance(axis, tuple) else (axis,)
    if ndim == 0 and all(a in (0, -1) for a in given):
        return ()
    axes = tuple(_door.axis_index(a, ndim) for a in given)
    if len(set(axes)) != len(axes):
        raise ValueError(f"axis {axis} names an axis twice")
    return tuple(sorted(axes))


def left(shape: tuple[int, ...], axes: tuple[int, ...], keepdims: bool) -> tuple[int, ...]:
    """The shape without some axes, or with them of size one."""
    if keepdims:
        return tuple(1 if i in axes else n for i, n in enumerate(shape))
    return tuple(n for i, n in enumerate(shape) if i not in axes)


def check_policy(nan_policy: str) -> None:
    """Refuse what is no policy."""
    if nan_policy not in ("propagate", "omit", "raise"):
        raise ValueError(f"nan_policy is {nan_policy!r}; expected 'propagate', 'omit' or 'raise'")


def flat_rows(array: Array, axes: tuple[int, ...]) -> Array:
    """The given axes as the entries of rows [m, n], plain; copied only where they must be."""
    ndim = array.ndim
    if axes != tuple(range(ndim))[ndim - len(axes) :]:
        array = np.moveaxis(array, axes, tuple(range(-len(axes), 0)))
    cut = ndim - len(axes)
    m, n = math.prod(array.shape[:cut]), math.prod(array.shape[cut:])
    return _door.plain(array).reshape(m, n)


def prepared(
    array: Array, axis: Axis, keepdims: bool, nan_policy: str, argument: str = "a"
) -> Rows:
    """Rows along axes, less what is to be left out."""
    check_policy(nan_policy)
    axes = axes_of(axis, array.ndim)
    values = flat_rows(array, axes)
    counts = np.full(len(values), values.shape[1], np.int64)
    if nan_policy != "propagate" and _cpu.holds_nan(values.reshape(-1)):
        if nan_policy == "raise":
            where = tuple(int(i) for i in np.argwhere(np.isnan(array))[0])
            raise ValueError(f"{argument}{list(where)} is nan, and nan_policy is 'raise'")
        kept = np.empty_like(values)
        _cpu.compact_rows(values, kept, counts)
        values = kept
    return Rows(values, counts, left(array.shape, axes, keepdims))


def real(a: ArrayLike, argument: str = "a") -> Array:
    """An array of float32 or float64."""
    return _door.real(a, argument)
