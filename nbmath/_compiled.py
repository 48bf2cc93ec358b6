"""Functions of one number or a few inside compiled code: on numbers and on arrays that broadcast.

Numba asks for a function of the names and the defaults of the one that is called, so each is
written once for its number of arguments and then goes by the names of the door.
"""

import inspect
from collections.abc import Callable
from types import FunctionType
from typing import Any

import numpy as np
from numba import types

from nbmath import _elementwise
from nbmath._formulas import differentiated
from nbmath._loops import usual
from nbmath._targets import INLINED, overload

__all__ = ["called_by", "register"]

Function = Callable[..., Any]


def register(
    door: Function, scalar: Function, results: int = 0, filling: Function | None = None
) -> None:
    """Let compiled code call `door(x, ...)` on numbers and on arrays that broadcast.

    A function of several results takes numbers only, and returns a tuple. On flat arrays
    `filling(x, ..., out)` does the work where it is given, in place of the usual loop.
    """
    signature = inspect.signature(door)
    count = sum(name != "out" for name in signature.parameters)
    needed = [p for p in signature.parameters.values() if p.default is p.empty]
    if count == len(needed) == 1 and not results:
        _elementwise.register(door, scalar)
        return

    def choose(*given: Any, **named: Any) -> Any:
        kinds = signature.bind(*given, **named).arguments
        if not _no_room(kinds.pop("out", None)):
            return None
        if differentiated(kinds.values()):
            return called_by(_ON_NUMBERS[count](scalar, kept), signature)
        number = _precision(*kinds.values())
        if number is None:
            return None
        arrays = any(has_axes(kind) for kind in kinds.values())
        if arrays and results:
            return None
        if arrays:
            return called_by(_ON_ARRAYS[count](filling or usual(scalar, count), number), signature)
        if any(isinstance(kind, types.Array) for kind in kinds.values()):
            number = single if number is np.float32 else double
        return called_by(_ON_NUMBERS[count](scalar, number), signature)

    choose.__signature__ = signature  # type: ignore[attr-defined]  # read by Numba
    overload(door, INLINED)(choose)


def called_by(function: Any, signature: inspect.Signature) -> Function:
    """The function with the names and the defaults of the arguments of another."""
    code, names = function.__code__, tuple(signature.parameters)
    own = code.co_varnames[len(names) :]
    defaults = tuple(p.default for p in signature.parameters.values() if p.default is not p.empty)
    return FunctionType(
        code.replace(co_varnames=(*names, *own), co_argcount=len(names)),
        function.__globals__,
        function.__name__,
        defaults,
        function.__closure__,
    )


def _precision(*kinds: Any) -> Any:
    """The precision of a call: that of its arrays, or of its numbers; None for what is no real.

    What a user's own default stands for, like what is not given, has no precision.
    """
    told = [kind for kind in kinds if not isinstance(kind, types.Omitted)]
    dtypes = [getattr(kind, "dtype", kind) for kind in told]
    if not all(isinstance(kind, types.Float | types.Integer | types.Boolean) for kind in dtypes):
        return None
    strong = [kind.dtype for kind in told if isinstance(kind, types.Array)] or dtypes
    return np.float32 if strong and all(kind == types.float32 for kind in strong) else np.float64


def kept(x: Any) -> Any:
    """The number itself: in place of a precision, for dual numbers."""
    return x


@overload(kept)
def _kept(x: Any) -> Any:
    return lambda x: x


def _no_room(out: Any) -> bool:
    return out in (None, types.none) or isinstance(out, types.Omitted)


def has_axes(kind: Any) -> bool:
    """Whether arguments of this type are arrays; one without axes holds a number."""
    return isinstance(kind, types.Array) and kind.ndim > 0


def single(x: Any) -> Any:
    """The number that an array without axes holds, or a number itself, in single precision."""
    raise NotImplementedError


def double(x: Any) -> Any:
    """The same in double precision."""
    raise NotImplementedError


def _held(number: Any) -> Function:
    def of_array(x: Any) -> Any:
        return number(x[()])

    def of_number(x: Any) -> Any:
        return number(x)

    return lambda x: of_array if isinstance(x, types.Array) else of_number


overload(single)(_held(np.float32))
overload(double)(_held(np.float64))


def spread(x: Any, shape: Any, number: Any) -> Any:
    """A number as it is, or the entries of an array spread over a shape, one after another."""
    raise NotImplementedError


@overload(spread)
def _spread(x: Any, shape: Any, number: Any) -> Any:
    if not isinstance(x, types.Array):
        return lambda x, shape, number: number(x)
    if not has_axes(x):
        return lambda x, shape, number: number(x[()])

    def entries(x: Any, shape: Any, number: Any) -> Any:
        return np.broadcast_to(x, shape).astype(number).reshape(-1)

    return entries


def size_of(x: Any) -> Any:
    """The shape of an array; that of a number is ()."""
    raise NotImplementedError


@overload(size_of)
def _size_of(x: Any) -> Any:
    return (lambda x: x.shape) if has_axes(x) else (lambda x: ())


def _one_number(scalar: Any, number: Any) -> Function:
    return lambda v, out=None: scalar(number(v))


def _two_numbers(scalar: Any, number: Any) -> Function:
    return lambda v, w, out=None: scalar(number(v), number(w))


def _three_numbers(scalar: Any, number: Any) -> Function:
    return lambda v, w, x, out=None: scalar(number(v), number(w), number(x))


def _four_numbers(scalar: Any, number: Any) -> Function:
    return lambda v, w, x, y, out=None: scalar(number(v), number(w), number(x), number(y))


def _five_numbers(scalar: Any, number: Any) -> Function:
    return lambda v, w, x, y, z, out=None: scalar(
        number(v), number(w), number(x), number(y), number(z)
    )


def _one_array(fill: Any, number: Any) -> Function:
    def over(v: Any, out: Any = None) -> Any:
        result = np.empty(size_of(v), number)
        v_, flat = spread(v, result.shape, number), result.reshape(-1)
        fill(v_, flat)
        return result

    return over


def _two_arrays(fill: Any, number: Any) -> Function:
    def over(v: Any, w: Any, out: Any = None) -> Any:
        result = np.empty(np.broadcast_shapes(size_of(v), size_of(w)), number)
        v_, w_ = spread(v, result.shape, number), spread(w, result.shape, number)
        flat = result.reshape(-1)
        fill(v_, w_, flat)
        return result

    return over


def _three_arrays(fill: Any, number: Any) -> Function:
    def over(v: Any, w: Any, x: Any, out: Any = None) -> Any:
        result = np.empty(np.broadcast_shapes(size_of(v), size_of(w), size_of(x)), number)
        v_, w_ = spread(v, result.shape, number), spread(w, result.shape, number)
        x_, flat = spread(x, result.shape, number), result.reshape(-1)
        fill(v_, w_, x_, flat)
        return result

    return over


def _four_arrays(fill: Any, number: Any) -> Function:
    def over(v: Any, w: Any, x: Any, y: Any, out: Any = None) -> Any:
        shape_ = np.broadcast_shapes(size_of(v), size_of(w), size_of(x), size_of(y))
        result = np.empty(shape_, number)
        v_, w_ = spread(v, shape_, number), spread(w, shape_, number)
        x_, y_ = spread(x, shape_, number), spread(y, shape_, number)
        flat = result.reshape(-1)
        fill(v_, w_, x_, y_, flat)
        return result

    return over


def _five_arrays(fill: Any, number: Any) -> Function:
    def over(v: Any, w: Any, x: Any, y: Any, z: Any, out: Any = None) -> Any:
        sizes_ = size_of(v), size_of(w), size_of(x), size_of(y), size_of(z)
        shape_ = np.broadcast_shapes(*sizes_)
        result = np.empty(shape_, number)
        v_, w_ = spread(v, shape_, number), spread(w, shape_, number)
        x_, y_ = spread(x, shape_, number), spread(y, shape_, number)
        z_, flat = spread(z, shape_, number), result.reshape(-1)
        fill(v_, w_, x_, y_, z_, flat)
        return result

    return over


_ON_NUMBERS: dict[int, Callable[[Any, Any], Function]] = {
    1: _one_number,
    2: _two_numbers,
    3: _three_numbers,
    4: _four_numbers,
    5: _five_numbers,
}
_ON_ARRAYS: dict[int, Callable[[Any, Any], Function]] = {
    1: _one_array,
    2: _two_arrays,
    3: _three_arrays,
    4: _four_arrays,
    5: _five_arrays,
}
