"""Functions of one number or a few, applied to arrays that broadcast: from Python and compiled.

`public` makes of a driver of `_loops` the function that users call; `register` gives its name a
meaning inside compiled code.
"""

import functools
import inspect
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import types
from numpy import empty, ndarray
from numpy.typing import NDArray

from nbmath import _door, _elementwise
from nbmath._door import Driver
from nbmath._loops import entry
from nbmath._targets import INLINED, overload
from nbmath._threads import in_parts

__all__ = ["public", "register"]

Array = NDArray[Any]
Function = TypeVar("Function", bound=Callable[..., Any])


def public(driver: Driver) -> Callable[[Function], Function]:
    """Make of a driver `(x, ..., out)` over flat arrays the function described below it.

    Its arguments are array-likes that broadcast against each other, and `out`. A call with arrays
    of one axis in order goes straight to the machine code that was found for their types before.
    """
    direct: dict[tuple[np.dtype[Any], ...], Driver] = {}

    def decorate(described: Function) -> Function:
        names = [name for name in inspect.signature(described).parameters if name != "out"]

        @functools.wraps(described)
        def apply(*arguments: Any, out: Array | None = None) -> Any:
            if len(arguments) == len(names) + 1:
                *arguments, out = arguments  # type: ignore[assignment]  # NumPy's place for it
            if out is None and len(arguments) == len(names):
                result = _short_way(direct, arguments)
                if result is not None:
                    return result
            return _general_way(driver, direct, names, arguments, out)

        return cast("Function", apply)

    return decorate


def _short_way(direct: dict[Any, Driver], arguments: Any) -> Array | None:
    """The result where all arguments are arrays in order of one length below that of threads."""
    first = arguments[0]
    if type(first) is not ndarray or first.ndim != 1:
        return None
    size = len(first)
    for x in arguments:
        if type(x) is not ndarray or x.shape != first.shape or not x.flags.carray:
            return None
    code = direct.get(tuple([x.dtype for x in arguments]))
    if code is None or size >= _door.PARALLEL_FROM or _door.parallel(size):
        return None
    result = empty(size, first.dtype)
    code(*arguments, result)
    return result


def _general_way(
    driver: Driver, direct: dict[Any, Driver], names: list[str], arguments: Any, out: Array | None
) -> Any:
    """Whatever comes: broadcast, checked, by threads where it is large."""
    if len(arguments) != len(names):
        raise TypeError(f"{len(arguments)} arguments came; expected {', '.join(names)}")
    given = _door.reals(**dict(zip(names, arguments, strict=True)))
    shape = _broadcast(names, given)
    dtype = given[0].dtype
    in_place = any(out is x for x in given) and out is not None and out.flags.c_contiguous
    result = out if in_place else _door.workspace(out, shape, dtype, *given)
    assert result is not None
    flat = result.reshape(-1)
    numbers = [len(given) > 1 and x.ndim == 0 and bool(shape) for x in given]
    columns = [
        x[()] if number else _flat(x, shape) for x, number in zip(given, numbers, strict=True)
    ]
    if _door.parallel(flat.size) and flat.size > 1:
        _by_threads(driver, columns, flat)
    else:
        driver(*columns, flat)
        sample = empty(0, dtype)
        if not any(numbers):
            kinds = (dtype,) * len(given)
            direct[kinds] = _door.machine_code(driver, *[sample] * (len(given) + 1))
    return _door.deliver(result, out)


def _by_threads(driver: Driver, columns: list[Any], out: Array) -> None:
    """The driver over parts of the arrays among its arguments."""
    arrays = [x for x in columns if isinstance(x, ndarray)]

    def work(*parts: Array) -> None:
        rest = iter(parts)
        driver(*(next(rest) if isinstance(x, ndarray) else x for x in columns), next(rest))

    in_parts(work, (*arrays, out))


def _broadcast(names: list[str], arrays: tuple[Array, ...]) -> tuple[int, ...]:
    """The common shape, or a sentence about the shapes that have none."""
    try:
        return np.broadcast_shapes(*(x.shape for x in arrays))
    except ValueError:
        listed = ", ".join(f"{n} {x.shape}" for n, x in zip(names, arrays, strict=True))
        raise ValueError(f"shapes do not broadcast: {listed}") from None


def _flat(array: Array, shape: tuple[int, ...]) -> Array:
    """The entries of an array spread over a shape, one after another."""
    spread = array if array.shape == shape else np.broadcast_to(array, shape)
    return _door.plain(spread).reshape(-1)


def register(door: Callable[..., Any], scalar: Callable[..., Any]) -> None:
    """Let compiled code call `door(x, ...)` on numbers and on arrays that broadcast."""
    count = sum(name != "out" for name in inspect.signature(door).parameters)
    if count == 1:
        _elementwise.register(door, scalar)
    else:
        overload(door, INLINED)({2: _of_two, 3: _of_three}[count](scalar))


def _precision(*kinds: Any) -> Any:
    """The precision of a call: that of its arrays, or of its numbers; None for what is no real."""
    dtypes = [getattr(kind, "dtype", kind) for kind in kinds]
    if not all(isinstance(kind, types.Float | types.Integer | types.Boolean) for kind in dtypes):
        return None
    arrays = [kind.dtype for kind in kinds if isinstance(kind, types.Array)]
    strong = arrays or dtypes
    return np.float32 if all(kind == types.float32 for kind in strong) else np.float64


def _no_room(out: Any) -> bool:
    return out in (None, types.none) or isinstance(out, types.Omitted)


def spread(x: Any, shape: Any, number: Any) -> Any:
    """A number as it is, or the entries of an array spread over a shape, one after another."""
    raise NotImplementedError


@overload(spread)
def _spread(x: Any, shape: Any, number: Any) -> Any:
    if not isinstance(x, types.Array):
        return lambda x, shape, number: number(x)

    def entries(x: Any, shape: Any, number: Any) -> Any:
        return np.broadcast_to(x, shape).astype(number).reshape(-1)

    return entries


def size_of(x: Any) -> Any:
    """The shape of an array; that of a number is ()."""
    raise NotImplementedError


@overload(size_of)
def _size_of(x: Any) -> Any:
    return (lambda x: x.shape) if isinstance(x, types.Array) else (lambda x: ())


def _of_two(scalar: Any) -> Any:
    def choose(x: Any, y: Any, out: Any = None) -> Any:
        number = _precision(x, y)
        if number is None or not _no_room(out):
            return None
        if not any(isinstance(kind, types.Array) for kind in (x, y)):
            return lambda x, y, out=None: scalar(number(x), number(y))

        def over(x: Any, y: Any, out: Any = None) -> Any:
            shape = np.broadcast_shapes(size_of(x), size_of(y))
            result = np.empty(shape, number)
            a, b, c = spread(x, shape, number), spread(y, shape, number), result.reshape(-1)
            for i in range(c.size):
                c[i] = scalar(entry(a, i), entry(b, i))
            return result

        return over

    return choose


def _of_three(scalar: Any) -> Any:
    def choose(x: Any, y: Any, z: Any, out: Any = None) -> Any:
        number = _precision(x, y, z)
        if number is None or not _no_room(out):
            return None
        if not any(isinstance(kind, types.Array) for kind in (x, y, z)):
            return lambda x, y, z, out=None: scalar(number(x), number(y), number(z))

        def over(x: Any, y: Any, z: Any, out: Any = None) -> Any:
            shape = np.broadcast_shapes(size_of(x), size_of(y), size_of(z))
            result = np.empty(shape, number)
            a, b, c = spread(x, shape, number), spread(y, shape, number), spread(z, shape, number)
            d = result.reshape(-1)
            for i in range(d.size):
                d[i] = scalar(entry(a, i), entry(b, i), entry(c, i))
            return result

        return over

    return choose
