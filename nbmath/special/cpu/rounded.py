"""Functions that work in double precision for float32 too, so that its results are rounded once."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numba import types

from nbmath._loops import named
from nbmath._targets import overload

__all__ = ["number_in_double", "over_double"]

PART = 2048
"""Numbers of float32 that are widened together."""

Function = Callable[..., Any]


def wide(x: Any, low: int, high: int) -> Any:
    """A stretch of an array, or a number, in double precision."""
    return x[low:high].astype(np.float64) if getattr(x, "ndim", 0) else np.float64(x)


@overload(wide)
def _wide(x: Any, low: int, high: int) -> Any:
    if isinstance(x, types.Array):
        return lambda x, low, high: x[low:high].astype(np.float64)
    return lambda x, low, high: np.float64(x)


def is_single(kind: Any) -> bool:
    """Whether an array, or its type, is of float32."""
    return kind.dtype in (types.float32, np.float32)


def over_double(loop: Function, arguments: int, name: str) -> Any:
    """The driver `(x, ..., out)` of a loop that is to see float64 alone."""
    return named(_LOOPS[arguments](loop), name, "special")


def _of_two(loop: Function) -> Function:
    def parts(x: Any, y: Any, out: Any) -> None:
        for low in range(0, out.size, PART):
            high = min(low + PART, out.size)
            found = np.empty(high - low, np.float64)
            loop(wide(x, low, high), wide(y, low, high), found)
            for i in range(found.size):
                out[low + i] = found[i]

    def way(x: Any, y: Any, out: Any) -> None:
        (parts if is_single(out) else loop)(x, y, out)

    def whole(x: Any, y: Any, out: Any) -> None:
        loop(x, y, out)

    def choose(x: Any, y: Any, out: Any) -> Function:
        return parts if is_single(out) else whole

    overload(way)(choose)

    def passing(x: Any, y: Any, out: Any) -> None:
        way(x, y, out)

    return passing


def _of_three(loop: Function) -> Function:
    def parts(x: Any, y: Any, z: Any, out: Any) -> None:
        for low in range(0, out.size, PART):
            high = min(low + PART, out.size)
            found = np.empty(high - low, np.float64)
            loop(wide(x, low, high), wide(y, low, high), wide(z, low, high), found)
            for i in range(found.size):
                out[low + i] = found[i]

    def way(x: Any, y: Any, z: Any, out: Any) -> None:
        (parts if is_single(out) else loop)(x, y, z, out)

    def whole(x: Any, y: Any, z: Any, out: Any) -> None:
        loop(x, y, z, out)

    def choose(x: Any, y: Any, z: Any, out: Any) -> Function:
        return parts if is_single(out) else whole

    overload(way)(choose)

    def passing(x: Any, y: Any, z: Any, out: Any) -> None:
        way(x, y, z, out)

    return passing


_LOOPS = {2: _of_two, 3: _of_three}


def number_in_double(formula: Function, arguments: int) -> Any:
    """The formula of numbers, which for those of float32 alone is rounded from double precision."""
    return _NUMBERS[arguments](formula)


def _of_two_numbers(formula: Function) -> Function:
    def rounded(x: Any, y: Any) -> Any:
        found = formula(np.float64(x), np.float64(y))
        return np.float32(found) if is_single(x) and is_single(y) else found

    def of_any(x: Any, y: Any) -> Any:
        return formula(x, y)

    def choose(x: Any, y: Any) -> Function:
        if x == y == types.float32:
            return lambda x, y: np.float32(formula(np.float64(x), np.float64(y)))
        return of_any

    overload(rounded)(choose)
    return rounded


def _of_three_numbers(formula: Function) -> Function:
    def rounded(x: Any, y: Any, z: Any) -> Any:
        found = formula(np.float64(x), np.float64(y), np.float64(z))
        return np.float32(found) if is_single(x) and is_single(y) and is_single(z) else found

    def of_any(x: Any, y: Any, z: Any) -> Any:
        return formula(x, y, z)

    def choose(x: Any, y: Any, z: Any) -> Function:
        if x == y == z == types.float32:
            return lambda x, y, z: np.float32(formula(np.float64(x), np.float64(y), np.float64(z)))
        return of_any

    overload(rounded)(choose)
    return rounded


_NUMBERS = {2: _of_two_numbers, 3: _of_three_numbers}
