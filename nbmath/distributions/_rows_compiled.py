"""Distributions of vectors and of categories inside compiled code.

The last parameter of each is a vector, whose precision is that of the result.
"""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
from numba import types

from nbmath._compiled import called_by
from nbmath._targets import overload

__all__ = ["register", "register_parameters"]

Function = Callable[..., Any]


def register(door: Function, driver: Function, kind: str, inner: int = 0) -> None:
    """Let compiled code call `door(x, ..., p)`, a loop `driver(points, ..., p, results)`.

    The points are the rows of x, or its places. The result of a point is a number or, with `inner`
    axes, as many rows of the length of p as there are parameters, or one.
    """
    signature = inspect.signature(door)
    count = sum(name != "out" for name in signature.parameters) - 1
    lift, lower = _KINDS[kind]

    def choose(*given: Any, **named: Any) -> Any:
        kinds = tuple(signature.bind(*given, **named).arguments.values())
        x, last = kinds[0], kinds[count]
        wrong = isinstance(x, types.Array) and x.ndim > 2 and kind == "rows"
        if wrong or not isinstance(last, types.Array) or not isinstance(last.dtype, types.Float):
            return None
        return called_by(_POINTS[count](driver, lift, _SPACES[inner], lower), signature)

    choose.__signature__ = signature  # type: ignore[attr-defined]  # read by Numba
    overload(door)(choose)


def register_parameters(door: Function, driver: Function, axes: int = 0) -> None:
    """Likewise `door(..., p)`: what the driver returns, or an array of so many axes of its size."""
    signature = inspect.signature(door)
    count = len(signature.parameters)

    def choose(*given: Any, **named: Any) -> Any:
        last = tuple(signature.bind(*given, **named).arguments.values())[-1]
        if not isinstance(last, types.Array) or not isinstance(last.dtype, types.Float):
            return None
        return called_by(_PARAMETERS[count, axes](driver), signature)

    choose.__signature__ = signature  # type: ignore[attr-defined]  # read by Numba
    overload(door)(choose)


def rows_of(x: Any, p: Any) -> Any:
    """Points as rows of a precision."""
    raise NotImplementedError


@overload(rows_of)
def _rows_of(x: Any, p: Any) -> Any:
    if x.ndim == 1:
        return lambda x, p: x.astype(p.dtype).reshape(1, x.size)
    return lambda x, p: x.astype(p.dtype)


def places_of(x: Any, p: Any) -> Any:
    """Numbers of a precision, one after another."""
    raise NotImplementedError


@overload(places_of)
def _places_of(x: Any, p: Any) -> Any:
    if isinstance(x, types.Array):
        return lambda x, p: x.astype(p.dtype).reshape(x.size)
    return lambda x, p: np.full(1, x, p.dtype)


def per_row(found: Any, x: Any) -> Any:
    """Results by the axes of the rows."""
    raise NotImplementedError


@overload(per_row)
def _per_row(found: Any, x: Any) -> Any:
    return (lambda found, x: found[0]) if x.ndim == 1 else (lambda found, x: found)


def per_place(found: Any, x: Any) -> Any:
    """Results by the axes of the array."""
    raise NotImplementedError


@overload(per_place)
def _per_place(found: Any, x: Any) -> Any:
    if isinstance(x, types.Array):
        return lambda found, x: found.reshape((*x.shape, *found.shape[1:]))
    return lambda found, x: found[0]


def numbers(points: Any, p: Any) -> Any:
    """Space for a number for each point."""
    raise NotImplementedError


def vectors(points: Any, p: Any) -> Any:
    """Space for a vector for each point."""
    raise NotImplementedError


def three_vectors(points: Any, p: Any) -> Any:
    """Space for three of them."""
    raise NotImplementedError


overload(numbers)(lambda points, p: lambda points, p: np.empty(points.shape[0], p.dtype))
overload(vectors)(lambda points, p: lambda points, p: np.empty((points.shape[0], p.size), p.dtype))
overload(three_vectors)(
    lambda points, p: lambda points, p: np.empty((points.shape[0], 3, p.size), p.dtype)
)


def _with_one(driver: Any, lift: Any, space: Any, lower: Any) -> Function:
    def over(x: Any, p: Any, out: Any = None) -> Any:
        points = lift(x, p)
        found = space(points, p)
        driver(points, p, found)
        return lower(found, x)

    return over


def _with_two(driver: Any, lift: Any, space: Any, lower: Any) -> Function:
    def over(x: Any, n: Any, p: Any, out: Any = None) -> Any:
        points = lift(x, p)
        found = space(points, p)
        driver(points, precise(n, p), p, found)
        return lower(found, x)

    return over


def _with_three(driver: Any, lift: Any, space: Any, lower: Any) -> Function:
    def over(x: Any, w: Any, m: Any, p: Any, out: Any = None) -> Any:
        points = lift(x, p)
        found = space(points, p)
        driver(points, w.astype(p.dtype), m.astype(p.dtype), p, found)
        return lower(found, x)

    return over


_KINDS = {"rows": (rows_of, per_row), "places": (places_of, per_place)}
_SPACES = {0: numbers, 1: vectors, 2: three_vectors}
_POINTS = {1: _with_one, 2: _with_two, 3: _with_three}


def precise(value: Any, p: Any) -> Any:
    """A number in the precision of a vector; vectors are taken as they are."""
    raise NotImplementedError


@overload(precise)
def _precise(value: Any, p: Any) -> Any:
    if isinstance(value, types.Array):
        return lambda value, p: value
    return lambda value, p: p.dtype.type(value)


def _number_of_one(driver: Any) -> Function:
    def number(p: Any) -> Any:
        return driver(p)

    return number


def _number_of_two(driver: Any) -> Function:
    def number(n: Any, p: Any) -> Any:
        return driver(precise(n, p), p)

    return number


def _number_of_three(driver: Any) -> Function:
    def number(n: Any, p: Any, q: Any) -> Any:
        return driver(precise(n, q), p, q)

    return number


def _vector_of_one(driver: Any) -> Function:
    def made(p: Any) -> Any:
        found = np.empty(p.size, p.dtype)
        driver(p, found)
        return found

    return made


def _matrix_of_one(driver: Any) -> Function:
    def made(p: Any) -> Any:
        found = np.empty((p.size, p.size), p.dtype)
        driver(p, found)
        return found

    return made


def _vector_of_two(driver: Any) -> Function:
    def made(n: Any, p: Any) -> Any:
        found = np.empty(p.size, p.dtype)
        driver(precise(n, p), p, found)
        return found

    return made


def _matrix_of_two(driver: Any) -> Function:
    def made(n: Any, p: Any) -> Any:
        found = np.empty((p.size, p.size), p.dtype)
        driver(precise(n, p), p, found)
        return found

    return made


_PARAMETERS: dict[tuple[int, int], Function] = {
    (1, 0): _number_of_one,
    (2, 0): _number_of_two,
    (3, 0): _number_of_three,
    (1, 1): _vector_of_one,
    (1, 2): _matrix_of_one,
    (2, 1): _vector_of_two,
    (2, 2): _matrix_of_two,
}
