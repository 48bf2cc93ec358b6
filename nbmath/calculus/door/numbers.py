"""What functions of functions are given beside them: numbers, tuples of constants, limits."""

import functools
import math
from collections.abc import Callable
from typing import Any

import numba
import numpy as np
from numba.core.dispatcher import Dispatcher

from nbmath import _door
from nbmath._targets import OPTIONS
from nbmath.calculus.cpu import is_known

REMEMBERED = 256
"""For how many compiled functions a loop is kept."""


def number(value: Any, argument: str) -> float:
    """A real number."""
    if type(value) is float:
        return value
    given = _door.real(value, argument)
    if given.ndim:
        raise TypeError(f"{argument} has shape {given.shape}; expected one number")
    return float(given)


def not_negative(value: Any, argument: str) -> float:
    """A tolerance: a finite number, zero or more."""
    given = number(value, argument)
    if not 0.0 <= given < math.inf:
        raise ValueError(f"{argument} is {given}; expected a finite number, zero or more")
    return given


def count(value: Any, argument: str) -> int:
    """A whole number of steps, one at least."""
    if isinstance(value, bool) or int(value) != value or value < 1:
        raise ValueError(f"{argument} is {value!r}; expected a whole number from 1 on")
    return int(value)


def function(f: Any, argument: str) -> Callable[..., Any]:
    """A function."""
    if not callable(f):
        raise TypeError(f"{argument} is a {type(f).__name__}; expected a function")
    return f  # type: ignore[no-any-return]  # callable


def constants(args: Any) -> tuple[Any, ...]:
    """What a function takes after its first argument."""
    return args if isinstance(args, tuple) else (args,)


def looped(method: Callable[..., Any], *functions: Callable[..., Any]) -> Callable[..., Any]:
    """A method of one function or of three, and a tuple, as Python calls it.

    It is compiled where compiled code can call all of them.
    """
    if all(_is_compiled(f) for f in functions):
        return _compiled(method, functions)

    def called(given: Any) -> Any:
        with np.errstate(all="ignore"):  # what is infinite or nan shows in the result's status
            return method(*functions, given)

    return called


@functools.lru_cache(maxsize=REMEMBERED)
def _is_compiled(f: Callable[..., Any]) -> bool:
    return isinstance(f, Dispatcher) or is_known(f)


@functools.lru_cache(maxsize=REMEMBERED)
def _compiled(
    method: Callable[..., Any], functions: tuple[Callable[..., Any], ...]
) -> Callable[..., Any]:
    if len(functions) == 1:
        (f,) = functions

        @numba.njit(**OPTIONS)
        def called(given):  # type: ignore[no-untyped-def]  # read by numba
            return method(f, given)

    else:
        f, g, h = functions

        @numba.njit(**OPTIONS)
        def called(given):  # type: ignore[no-untyped-def]  # read by numba
            return method(f, g, h, given)

    return called  # type: ignore[no-any-return]  # a dispatcher
