"""Functions of one number or a few, applied to arrays that broadcast, as Python calls them.

`public` makes of a driver of `_loops` the function that users call; `register`, of `_compiled`,
gives its name a meaning inside compiled code.
"""

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

import numpy as np
from numpy import ndarray
from numpy.typing import NDArray

from nbmath import _door, _shortcuts
from nbmath._compiled import register
from nbmath._door import Driver
from nbmath._threads import in_parts

__all__ = ["public", "register"]

Array = NDArray[Any]
Check = Callable[[Sequence[str]], Callable[[Sequence[Any]], None]]
"""Asks something of values: given the names of all arguments once, then their values each time."""
Function = TypeVar("Function", bound=Callable[..., Any])


def unchecked(names: Sequence[str]) -> Callable[[Sequence[Any]], None]:
    """Nothing is asked of the arguments."""
    return lambda values: None


def public(
    driver: Driver, check: Check = unchecked, results: int = 0
) -> Callable[[Function], Function]:
    """Make of a driver `(x, ..., out)` over flat arrays the function described below it.

    Its arguments are array-likes that broadcast against each other, and `out`. A call with arrays
    of one shape in order, and numbers, goes straight to the machine code that was found for their
    types before. `check` raises where it finds a value that is none. With a number of `results`,
    the driver writes so many side by side, and they come back as a tuple.
    """
    direct: dict[tuple[Any, ...], Driver] = {}

    def decorate(described: Function) -> Function:
        parameters = inspect.signature(described).parameters.values()
        names = [each.name for each in parameters if each.name != "out"]
        defaults = {p.name: p.default for p in parameters if p.default is not p.empty}
        defaults.pop("out", None)
        tail = tuple(defaults.get(name) for name in names)
        required = sum(name not in defaults for name in names)
        right = check(names)
        short = _shortcuts.way_of_one if len(names) == 1 else _shortcuts.way_of_several

        @functools.wraps(described)
        def apply(*arguments: Any, out: Array | None = None, **named: Any) -> Any:
            count = len(arguments)
            if not named and required <= count <= len(names):
                if count < len(names):
                    arguments += tail[count:]
            else:
                arguments, out = _completed(names, defaults, arguments, out, named)
            if not results:
                result = short(direct, arguments, out, right)
                if result is not None:
                    return result
            return _general_way(driver, direct, names, arguments, out, right, results)

        return cast("Function", apply)

    return decorate


def _completed(
    names: list[str],
    defaults: dict[str, Any],
    arguments: tuple[Any, ...],
    out: Array | None,
    named: dict[str, Any],
) -> tuple[tuple[Any, ...], Array | None]:
    """All arguments in their order, and `out`, which may stand behind them as NumPy has it."""
    if len(arguments) == len(names) + 1 and not named:
        return arguments[:-1], arguments[-1]
    given = dict(zip(names, arguments, strict=False))
    values = {**defaults, **given, **named}
    twice = len(arguments) > len(names) or given.keys() & named.keys()
    if twice or values.keys() != set(names):
        came = ", ".join([f"{len(arguments)} arguments", *named])
        raise TypeError(f"{came} came; expected {', '.join(names)}")
    return tuple(values[name] for name in names), out


def _general_way(
    driver: Driver,
    direct: dict[Any, Driver],
    names: list[str],
    arguments: tuple[Any, ...],
    out: Array | None,
    right: Callable[[Sequence[Any]], None],
    results: int,
) -> Any:
    """Whatever comes: broadcast, checked, by threads where it is large."""
    given = _door.reals(**dict(zip(names, arguments, strict=True)))
    right(given)
    shape = _broadcast(names, given)
    dtype = given[0].dtype
    in_place = any(out is x for x in given) and out is not None and out.flags.c_contiguous
    whole = (*shape, results) if results else shape
    result = out if in_place else _door.workspace(out, whole, dtype, *given)
    assert result is not None
    flat = result.reshape(-1, results) if results else result.reshape(-1)
    columns = [
        x[()] if i and x.ndim == 0 else _flat(x, shape) for i, x in enumerate(given)
    ]  # numbers stay numbers, so that what they alone decide is worked out once
    if _door.parallel(flat.size) and len(flat) > 1:
        _by_threads(driver, columns, flat)
    else:
        driver(*columns, flat)
        _shortcuts.remember(direct, driver, columns, flat)
    if results:
        return tuple(result[..., j][()] for j in range(results))  # of a number, numbers
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
    if all(x.shape == arrays[0].shape for x in arrays):
        return arrays[0].shape
    try:
        return np.broadcast_shapes(*(x.shape for x in arrays))
    except ValueError:
        listed = ", ".join(f"{n} {x.shape}" for n, x in zip(names, arrays, strict=True))
        raise ValueError(f"shapes do not broadcast: {listed}") from None


def _flat(array: Array, shape: tuple[int, ...]) -> Array:
    """The entries of an array spread over a shape, one after another."""
    spread = array if array.shape == shape else np.broadcast_to(array, shape)
    return _door.plain(spread).reshape(-1)
