"""What the public functions share: checks of keys, sizes and parameters, fills, single draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, SupportsIndex

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nbmath import _door
from nbmath._threads import in_ranges
from nbmath.random.cpu.keys import Key
from nbmath.random.cpu.keys import integer as _integer

Size = SupportsIndex | Sequence[SupportsIndex] | None
Parameters = tuple[NDArray[Any], ...]
ATTEMPTED = 40
"""Bits of an index where draws may be rejected."""


def check_key(key: object) -> None:
    """Refuse what is no key."""
    if not isinstance(key, Key):
        raise TypeError(f"key is {key!r}, a {type(key).__name__}; expected a Key, as in Key(0)")


def shape_of(size: Size) -> tuple[int, ...]:
    """The shape that a size means."""
    if size is None:
        return ()
    sizes = size if isinstance(size, Sequence) else (size,)
    return tuple(_integer(n, "size") for n in sizes)


def numbers(value: ArrayLike, argument: str) -> NDArray[Any]:
    """Parameters in float64, in which they are checked."""
    return _door.real(value, argument).astype(np.float64, copy=False)


def precision(dtype: DTypeLike) -> np.dtype[Any]:
    """float32 or float64."""
    given = np.dtype(dtype)
    if given not in _door.FLOATS:
        raise TypeError(f"dtype is {given}; expected float32 or float64")
    return given


def filled(
    key: Key,
    size: Size,
    dtype: DTypeLike,
    parameters: tuple[NDArray[Any], NDArray[Any]],
    out: NDArray[Any] | None,
    drivers: tuple[Callable[..., None], Callable[..., None], Callable[..., None]],
) -> Any:
    """Draw with two parameters, numbers or arrays."""
    check_key(key)
    serial, threaded, adapt = drivers
    shape = np.broadcast_shapes(*(p.shape for p in parameters))
    if out is not None:
        shape, dtype = np.shape(out) if size is None else shape_of(size), np.asarray(out).dtype
    elif size is not None:
        shape = shape_of(size)
    result = _door.workspace(out, shape, precision(dtype), *parameters)
    number = result.dtype.type
    varying = any(p.ndim for p in parameters)
    a, b = (number(0), number(1)) if varying else (number(p) for p in parameters)
    flat = result.reshape(-1)
    if _door.parallel(result.size):
        threaded(key, a, b, flat)
    else:
        serial(key, 0, a, b, flat)
    if varying:
        wide = (np.broadcast_to(p, shape).astype(number).reshape(-1) for p in parameters)
        adapt(*wide, flat)
    return _door.deliver(result, out)


def drawn_at(
    key: Key, index: ArrayLike, parameters: tuple[float, float], driver: Callable[..., None]
) -> Any:
    """Draw at chosen indices."""
    where = _places(key, index, 63)
    a, b = _door.reals(low=parameters[0], high=parameters[1])
    out = np.empty(where.shape, a.dtype)
    driver(key, where.reshape(-1), a[()], b[()], out.reshape(-1))
    return _door.deliver(out, None)


def _places(key: Key, index: ArrayLike, places: int) -> NDArray[np.int64]:
    """Indices of so many bits."""
    check_key(key)
    where = np.asarray(index)
    if where.dtype.kind not in "iu":
        raise TypeError(f"index has dtype {where.dtype}; expected integers")
    if where.size and (where.min() < 0 or int(where.max()) >> places):
        raise ValueError(f"index is {where}; expected integers from 0 to 2**{places} - 1")
    return where.astype(np.int64)


def sensible(
    value: ArrayLike, argument: str, expected: str, test: Callable[[NDArray[Any]], NDArray[Any]]
) -> NDArray[Any]:
    """Parameters that pass a test, or a sentence about the first that does not."""
    given = numbers(value, argument)
    wrong = ~np.asarray(test(given))
    if wrong.any():
        raise ValueError(f"{argument} is {np.extract(wrong, given)[0]}; expected {expected}")
    return given


def positive(value: ArrayLike, argument: str) -> NDArray[Any]:
    """Positive finite parameters."""
    words = "a positive finite number"
    return sensible(value, argument, words, lambda x: (x > 0.0) & (x < np.inf))


def not_negative(value: ArrayLike, argument: str) -> NDArray[Any]:
    """Finite parameters that may be zero."""
    words = "a finite number, zero or positive"
    return sensible(value, argument, words, lambda x: (x >= 0.0) & (x < np.inf))


def drawn(
    key: Key,
    driver: Callable[..., None],
    parameters: Parameters,
    size: Size,
    dtype: DTypeLike,
    out: NDArray[Any] | None,
) -> Any:
    """Draw with any parameters, numbers or arrays, by a driver of `cpu.fills`."""
    check_key(key)
    shape = shape_of(size) if size is not None else _common(parameters)
    if out is not None:
        shape = np.shape(out) if size is None else shape
    if out is not None and np.dtype(dtype) in _door.FLOATS:
        dtype = np.asarray(out).dtype
    counts = np.dtype(dtype) == np.int64
    result = _door.workspace(out, shape, np.int64 if counts else precision(dtype), *parameters)
    number = np.float64 if counts else result.dtype.type
    return _filled_by(key, driver, parameters, number, result, out)


def fill_by(
    key: Key,
    driver: Callable[..., None],
    parameters: Parameters,
    size: Size,
    out: NDArray[Any] | None,
) -> Any:
    """The same for whole numbers whose parameters are whole numbers too."""
    check_key(key)
    shape = _common(parameters) if size is None else shape_of(size)
    shape = np.shape(out) if out is not None and size is None else shape
    result = _door.workspace(out, shape, np.int64, *parameters)
    return _filled_by(key, driver, parameters, np.int64, result, out)


def _filled_by(
    key: Key,
    driver: Callable[..., None],
    parameters: Parameters,
    number: Any,
    result: NDArray[Any],
    out: NDArray[Any] | None,
) -> Any:
    flat = result.reshape(-1)
    given = tuple(_spread(p, result.shape, number) for p in parameters)

    def part(start: int, end: int) -> None:
        own = tuple(p[start:end] if isinstance(p, np.ndarray) else p for p in given)
        driver(key, start, own, flat[start:end])

    if _door.parallel(flat.size) and flat.size > 1:
        in_ranges(part, flat.size)
    else:
        driver(key, 0, given, flat)
    return _door.deliver(result, out)


def _common(parameters: Parameters) -> tuple[int, ...]:
    return np.broadcast_shapes(*(p.shape for p in parameters))


def _spread(parameter: NDArray[Any], shape: tuple[int, ...], number: Any) -> Any:
    """A number, or one for each element."""
    if parameter.ndim == 0:
        return number(parameter)
    wide = np.broadcast_to(parameter, shape).astype(number, copy=False)
    return _door.plain(wide).reshape(-1)


def picked(
    key: Key,
    driver: Callable[..., None],
    index: ArrayLike,
    parameters: dict[str, ArrayLike],
    *,
    counts: bool = False,
) -> Any:
    """Draw at chosen indices by a driver of `cpu.fills.picking`; parameters are not checked."""
    where = _places(key, index, ATTEMPTED)
    given = _door.reals(**parameters)
    if counts:
        given = tuple(p.astype(np.float64) for p in given)
    dtype = np.dtype(np.int64) if counts else given[0].dtype
    return _picked_by(key, driver, where, given, dtype)


def pick_by(key: Key, driver: Callable[..., None], index: ArrayLike, parameters: Parameters) -> Any:
    """The same for whole numbers whose parameters are whole numbers too."""
    where = _places(key, index, ATTEMPTED)
    return _picked_by(key, driver, where, parameters, np.dtype(np.int64))


def _picked_by(
    key: Key,
    driver: Callable[..., None],
    where: NDArray[np.int64],
    given: Parameters,
    dtype: np.dtype[Any],
) -> Any:
    shape = np.broadcast_shapes(where.shape, _common(given))
    number = given[0].dtype.type
    out = np.empty(shape, dtype)
    spread = tuple(_spread(p, shape, number) for p in given)
    driver(key, np.broadcast_to(where, shape).reshape(-1), spread, out.reshape(-1))
    return _door.deliver(out, None)
