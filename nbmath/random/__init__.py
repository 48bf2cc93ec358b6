"""Random numbers from a counter: the same draws in Python, inside `@njit` code and on CUDA.

Element i of an array of draws depends on the key and on i alone (Philox4x32-10). There is no
hidden state: a key gives the same draws every time, for any size and any number of threads, and
`split` and `fold_in` make new keys from a key. Derivations are in `docs/random.md`.
"""

from collections.abc import Callable, Sequence
from typing import Any, SupportsIndex

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nbmath import _door
from nbmath._targets import bind as _bind
from nbmath._targets import overload as _overload
from nbmath.random import cpu as _cpu
from nbmath.random.cpu import inside as _inside
from nbmath.random.cpu.keys import Key
from nbmath.random.cpu.keys import integer as _integer

__all__ = ["Key", "bits", "fold_in", "normal", "normal_at", "split", "uniform", "uniform_at"]

Size = SupportsIndex | Sequence[SupportsIndex] | None

_folded = _bind("random", "python").fold_in


def split(key: Key, n: SupportsIndex = 2) -> tuple[Key, ...]:
    """`n` new keys, whose draws have nothing to do with each other's or with those of `key`.

    Parameters:
        key: A key; it may still be used for draws of its own.
        n: How many. The first of them do not depend on it: they are `fold_in(key, i)`.

    Returns: A tuple of keys.

    Examples:
        >>> from nbmath.random import Key, split
        >>> shuffling, starts = split(Key(0))
        >>> shuffling == starts
        False
    """
    _check_key(key)
    return tuple(fold_in(key, i) for i in range(_integer(n, "n")))


def fold_in(key: Key, data: SupportsIndex) -> Key:
    """A new key from a key and a number, such as the index of a particle, an epoch or a layer.

    The new words are the Philox block of `key` at the counter `data`, with the counter's 64th bit
    set: no draw of `key` has such a counter.

    Parameters:
        key: A key.
        data: An integer from 0 to 2**63 - 1.

    Returns: A key. The same call works inside `@njit` code; in a kernel it gives a plain tuple.

    Examples:
        >>> from nbmath.random import Key, fold_in
        >>> fold_in(Key(0), 5) == fold_in(Key(0), 5), fold_in(Key(0), 5) == fold_in(Key(0), 6)
        (True, False)
    """
    _check_key(key)
    number = _integer(data, "data")
    if number >> 63:
        raise ValueError(f"data is {number}; expected an integer below 2**63")
    return Key._make(_folded(key, number))


def bits(key: Key, size: Size = None) -> Any:
    """Random integers of 32 bits: the words of Philox4x32-10 themselves.

    Parameters:
        key: A key.
        size: The shape; None for one number.

    Returns:
        An array of uint32. Its elements 4 i .. 4 i + 3 are the block of the counter i.

    Source: Salmon, Moraes, Dror & Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011.

    Examples:
        >>> from nbmath.random import Key, bits
        >>> [hex(word) for word in bits(Key(0), 4)]
        ['0x6627e8d5', '0xe169c58d', '0xbc57ac4c', '0x9b00dbd8']
    """
    _check_key(key)
    out = np.empty(_shape(size), np.uint32)
    if _door.parallel(out.size):
        _cpu.bits_array_parallel(key, out.reshape(-1))
    else:
        _cpu.bits_array(key, 0, out.reshape(-1))
    return out if size is not None else out[()]


def uniform(
    key: Key,
    size: Size = None,
    dtype: DTypeLike = np.float64,
    low: ArrayLike = 0.0,
    high: ArrayLike = 1.0,
    *,
    out: NDArray[Any] | None = None,
) -> Any:
    """Uniform draws from [low, high).

    Parameters:
        key: A key.
        size: The shape; None for one number, or the shape of `low` and `high`.
        dtype: float64 or float32.
        low: The lower end, which can be drawn; a number or an array that broadcasts to `size`.
        high: The upper end, which is never drawn (but where it equals `low`).
        out: Where to write the draws; gives `size` and `dtype`.

    Returns:
        Multiples of 2**-53 (float64) or 2**-24 (float32) in [0, 1), stretched in one rounding.

    Raises:
        ValueError: `low` exceeds `high`, or their distance is not a finite number. Compiled code
            gives nan.

    Examples:
        >>> from nbmath.random import Key, uniform
        >>> uniform(Key(0), 3)
        array([0.39904647, 0.73571278, 0.9722412 ])
        >>> uniform(Key(0), 2)
        array([0.39904647, 0.73571278])
    """
    low, high = _numbers(low, "low"), _numbers(high, "high")
    with np.errstate(over="ignore", invalid="ignore"):
        sensible = (low <= high) & np.isfinite(high - low)
    if not np.all(sensible):
        raise ValueError(f"low is {low} and high is {high}; expected low <= high, both finite")
    drivers = _cpu.uniform_array, _cpu.uniform_array_parallel, _cpu.stretch_array
    return _fill(key, size, dtype, (low, high), out, drivers)


def normal(
    key: Key,
    size: Size = None,
    dtype: DTypeLike = np.float64,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    *,
    out: NDArray[Any] | None = None,
) -> Any:
    """Normal draws with mean `loc` and standard deviation `scale`.

    Parameters:
        key: A key.
        size: The shape; None for one number, or the shape of `loc` and `scale`.
        dtype: float64 or float32.
        loc: The mean; a number or an array that broadcasts to `size`.
        scale: The standard deviation, not negative.
        out: Where to write the draws; gives `size` and `dtype`.

    Returns:
        Box and Muller's transform of two uniform draws, of which both results are used; standard
        draws reach 9.4 (float64) and 6.8 (float32) in size.

    Raises:
        ValueError: `scale` is negative or nan. Compiled code gives nan.

    Examples:
        >>> from nbmath.random import Key, normal
        >>> normal(Key(0), 3)
        array([ 1.00051769,  0.91450487, -0.19458929])
    """
    loc, scale = _numbers(loc, "loc"), _numbers(scale, "scale")
    if not np.all(scale >= 0.0):
        raise ValueError(f"scale is {scale}; expected a standard deviation, zero or positive")
    drivers = _cpu.normal_array, _cpu.normal_array_parallel, _cpu.shift_array
    return _fill(key, size, dtype, (loc, scale), out, drivers)


def uniform_at(key: Key, index: ArrayLike, low: float = 0.0, high: float = 1.0) -> Any:
    """The uniform draws of a key at chosen indices: `uniform(key, n)[index]` without the others.

    Made for loops: inside `@njit` code with `prange`, or in a CUDA kernel, thread i takes what it
    needs and shares no state with the others.

    Parameters:
        key: A key.
        index: An index, or an array of them, from 0 to 2**63 - 1.
        low, high: The ends of the interval, numbers; float32 ones give the draws of that dtype.

    Returns: A number, or an array of the shape of `index`.

    Examples:
        >>> from nbmath.random import Key, uniform, uniform_at
        >>> print(uniform_at(Key(0), 1) == uniform(Key(0), 2)[1])
        True
    """
    return _at(key, index, (low, high), _cpu.uniform_at_array)


def normal_at(key: Key, index: ArrayLike, loc: float = 0.0, scale: float = 1.0) -> Any:
    """The normal draws of a key at chosen indices: `normal(key, n)[index]` without the others.

    Parameters:
        key: A key.
        index: An index, or an array of them, from 0 to 2**63 - 1.
        loc, scale: Mean and standard deviation; float32 ones give the draws of that dtype.

    Returns: A number, or an array of the shape of `index`.

    Examples:
        >>> from nbmath.random import Key, normal, normal_at
        >>> print(normal_at(Key(0), 1) == normal(Key(0), 2)[1])
        True
    """
    return _at(key, index, (loc, scale), _cpu.normal_at_array)


def _check_key(key: object) -> None:
    if not isinstance(key, Key):
        raise TypeError(f"key is {key!r}, a {type(key).__name__}; expected a Key, as in Key(0)")


def _shape(size: Size) -> tuple[int, ...]:
    if size is None:
        return ()
    sizes = size if isinstance(size, Sequence) else (size,)
    return tuple(_integer(n, "size") for n in sizes)


def _numbers(value: ArrayLike, argument: str) -> NDArray[Any]:
    return _door.real(value, argument).astype(np.float64, copy=False)


def _precision(dtype: DTypeLike) -> np.dtype[Any]:
    precision = np.dtype(dtype)
    if precision not in _door.FLOATS:
        raise TypeError(f"dtype is {precision}; expected float32 or float64")
    return precision


def _fill(
    key: Key,
    size: Size,
    dtype: DTypeLike,
    parameters: tuple[NDArray[Any], NDArray[Any]],
    out: NDArray[Any] | None,
    drivers: tuple[Callable[..., None], Callable[..., None], Callable[..., None]],
) -> Any:
    """Draw with two parameters, numbers or arrays."""
    _check_key(key)
    serial, threaded, adapt = drivers
    shape = np.broadcast_shapes(*(p.shape for p in parameters))
    if out is not None:
        shape, dtype = np.shape(out) if size is None else _shape(size), np.asarray(out).dtype
    elif size is not None:
        shape = _shape(size)
    result = _door.workspace(out, shape, _precision(dtype), *parameters)
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


def _at(
    key: Key, index: ArrayLike, parameters: tuple[float, float], driver: Callable[..., None]
) -> Any:
    """Draw at chosen indices."""
    _check_key(key)
    where = np.asarray(index)
    if where.dtype.kind not in "iu":
        raise TypeError(f"index has dtype {where.dtype}; expected integers")
    if where.size and (where.min() < 0 or int(where.max()) >> 63):
        raise ValueError(f"index is {where}; expected integers from 0 to 2**63 - 1")
    a, b = _door.reals(low=parameters[0], high=parameters[1])
    out = np.empty(where.shape, a.dtype)
    driver(key, where.astype(np.int64).reshape(-1), a[()], b[()], out.reshape(-1))
    return _door.deliver(out, None)


_overload(Key)(_inside.key)
_overload(fold_in)(_inside.fold_in)
_overload(bits)(_inside.bits)
_overload(uniform)(_inside.uniform)
_overload(normal)(_inside.normal)
_overload(uniform_at)(_inside.uniform_at)
_overload(normal_at)(_inside.normal_at)
