"""What the doors of distributions of vectors and of categories share: rows, vectors, places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._threads import in_parts

__all__ = ["by_places", "by_rows", "vector"]

Array = NDArray[Any]


def vector(value: ArrayLike, argument: str, size: int = 0) -> Array:
    """A real vector in order, of a size or of at least one entry."""
    array = _door.real(value, argument)
    if array.ndim != 1 or not array.size or array.size != (size or array.size):
        expected = f"({size},)" if size else "a vector of at least one"
        raise ValueError(f"{argument} has shape {array.shape}; expected {expected}")
    return _door.plain(array)


def by_rows(
    driver: Callable[..., Any],
    x: Array,
    width: int,
    out: Array | None = None,
    inner: tuple[int, ...] = (),
) -> Any:
    """driver(rows, results) over the last axis of points, which has this width.

    The result of a row is a number, or an array of the shape `inner`.
    """
    if x.ndim == 0 or x.shape[-1] != width:
        raise ValueError(f"x has shape {x.shape}; expected (..., {width})")
    flat = _door.plain(x).reshape(-1, width)
    return _passed(driver, flat, x, x.shape[:-1], out, inner)


def by_places(
    driver: Callable[..., Any], x: Array, out: Array | None = None, inner: tuple[int, ...] = ()
) -> Any:
    """driver(places, results) over the entries of an array."""
    return _passed(driver, _door.plain(x).reshape(-1), x, x.shape, out, inner)


def _passed(
    driver: Callable[..., Any],
    flat: Array,
    x: Array,
    shape: tuple[int, ...],
    out: Array | None,
    inner: tuple[int, ...],
) -> Any:
    result = _door.workspace(out, (*shape, *inner), x.dtype, x)
    found = result.reshape(len(flat), *inner)
    if _door.parallel(x.size) and len(flat) > 1:
        in_parts(driver, (flat, found), unit=256)
    else:
        driver(flat, found)
    return _door.deliver(result, out)
