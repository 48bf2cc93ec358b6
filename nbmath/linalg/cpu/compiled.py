"""The public functions inside `@njit`: what the overloads of the door return.

Failures are nan, and no threads are started. A user's function holds nothing but the shapes: the
drivers are called, and not compiled with it.
"""

from typing import Any

import numpy as np
from numba import extending, types

from nbmath._external import external
from nbmath.linalg.cpu import either
from nbmath.linalg.cpu.reading import precision, reader, sides

cholesky_either = external(either.cholesky_either)
solve_either = external(either.solve_either)
solve_triangular_either = external(either.solve_triangular_either)


def _one_of(argument: Any, choices: tuple[Any, ...]) -> Any:
    """A function of an argument's value: whether it is one of some choices.

    A value that the compiler knows is compared here: code for strings takes seconds to compile.
    """
    value = getattr(argument, "literal_value", getattr(argument, "value", argument))
    if not isinstance(value, types.Type):
        known = value in choices
        return extending.register_jitable(lambda argument: known)
    kind = str if isinstance(argument, types.UnicodeType) else int
    wanted = tuple(choice for choice in choices if isinstance(choice, kind))
    return extending.register_jitable(lambda argument: argument in wanted)


def cholesky(a: Any, upper: Any = False, out: Any = None, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.cholesky`."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2:
        return None
    stacked, result_stacked = reader(a, dtype), reader(types.Array(a.dtype, a.ndim, "C"))

    def compiled(a: Any, upper: Any = False, out: Any = None, on_error: Any = "raise") -> Any:
        result = np.empty(a.shape, dtype)
        cholesky_either(stacked(a), bool(upper), result_stacked(result))
        if out is None:
            return result
        out[...] = result
        return out

    return compiled


def solve(a: Any, b: Any, out: Any = None, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.solve`."""
    dtype = precision(a, b)
    if dtype is None or a.ndim < 2 or b.ndim < 1:
        return None
    stacked, shape = sides(a, b, dtype)

    def compiled(a: Any, b: Any, out: Any = None, on_error: Any = "raise") -> Any:
        left, right = stacked(a, b)
        stack, n, m = max(left.shape[0], right.shape[0]), right.shape[1], right.shape[2]
        result = np.empty((stack, n, m), dtype)
        solve_either(left, right, result)
        shaped = result.reshape(shape(a, b, stack))
        if out is None:
            return shaped
        out[...] = shaped
        return out

    return compiled


def solve_triangular(
    a: Any,
    b: Any,
    trans: Any = 0,
    lower: Any = False,
    unit_diagonal: Any = False,
    out: Any = None,
    on_error: Any = "raise",
) -> Any:
    """The overload of `nbmath.linalg.solve_triangular`."""
    dtype = precision(a, b)
    if dtype is None or a.ndim < 2 or b.ndim < 1:
        return None
    stacked, shape = sides(a, b, dtype)
    turned = _one_of(trans, (1, 2, "T", "C"))

    def compiled(
        a: Any,
        b: Any,
        trans: Any = 0,
        lower: Any = False,
        unit_diagonal: Any = False,
        out: Any = None,
        on_error: Any = "raise",
    ) -> Any:
        left, right = stacked(a, b)
        stack, n, m = max(left.shape[0], right.shape[0]), right.shape[1], right.shape[2]
        result = np.empty((stack, n, m), dtype)
        kind = bool(lower), turned(trans), bool(unit_diagonal)
        solve_triangular_either(left, right, result, *kind)
        shaped = result.reshape(shape(a, b, stack))
        if out is None:
            return shaped
        out[...] = shaped
        return out

    return compiled
