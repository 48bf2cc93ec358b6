"""What every posterior of numbers does before and after its pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door

Array = NDArray[Any]
Posterior = TypeVar("Posterior")


def posterior(
    make: Callable[..., Posterior],
    driver: Callable[..., bool],
    check: Callable[..., None],
    *,
    parts: int = 2,
    **given: ArrayLike,
) -> Posterior:
    """A named tuple of arrays from arguments that broadcast; `check` says what is wrong with them.

    A pass finds the posterior and whether everything is as it must be.
    """
    arrays = _door.reals(**given)
    columns, shape = _columns(arrays)
    out = np.empty((parts, columns[0].size), arrays[0].dtype)
    if not driver(columns, out) or not out.size:
        check(**dict(zip(given, arrays, strict=True)))
    return make(*(out if len(shape) == 1 else (part.reshape(shape)[()] for part in out)))


def _columns(given: tuple[Array, ...]) -> tuple[tuple[Array, ...], tuple[int, ...]]:
    """Arrays spread over their common shape, flat; and that shape."""
    shape = given[0].shape
    if len(shape) == 1 and all(v.shape == shape and v.flags.carray for v in given):
        return given, shape
    shape = np.broadcast(*given).shape
    return tuple(_door.plain(np.broadcast_to(v, shape)).reshape(-1) for v in given), shape
