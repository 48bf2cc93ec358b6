"""Derivatives in compiled code: functions re-made for dual numbers, and the loop over an array."""

import dis
import functools
from collections.abc import Callable
from types import CellType, CodeType, FunctionType
from typing import Any

import numba
import numpy as np
from numba import types
from numba.core.dispatcher import Dispatcher
from numba.core.registry import cpu_target

from nbmath._formulas import is_formula
from nbmath._targets import INLINED, OPTIONS, bind, overload
from nbmath.calculus.cpu import rules as rules  # defines the functions of math on dual numbers
from nbmath.calculus.cpu.arithmetic import NUMBER
from nbmath.calculus.cpu.dual import END, NOT_A_NUMBER, seed, slope_along

__all__ = ["END", "NOT_A_NUMBER", "differentiated", "evaluated", "is_function", "slopes"]

Function = Callable[..., Any]
REMEMBERED = 256
"""How many derivatives are kept compiled."""


def slopes(f: Any, x: Any, others: Any) -> Any:
    """The derivative of f at a number or at each number of an array."""
    raise NotImplementedError("compiled code only")


@overload(slopes, INLINED)
def _slopes(f: Any, x: Any, others: Any) -> Any:
    if not isinstance(x, (*NUMBER, types.Array)):
        return None
    if isinstance(x, types.Array):

        def of_array(f: Any, x: Any, others: Any) -> Any:
            out = np.empty(x.shape, x.dtype)
            points, flat = np.ascontiguousarray(x).reshape(-1), out.reshape(-1)
            for i in range(points.size):
                flat[i] = slopes(f, points[i], others)
            return out

        return of_array

    def of_number(f: Any, x: Any, others: Any) -> Any:
        variable = seed(x, others)
        return slope_along(f(variable, *others), variable)

    return of_number


def differentiated(f: Function) -> Any:
    """A compiled function of the arguments of f: its derivative along the first."""
    return _differentiated(_Key(f))


class _Key:
    """A function by what it does: functions made anew from the same code share one derivative."""

    def __init__(self, f: Function) -> None:
        self.f = f
        self.identity = _identity(f)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.identity == other.identity

    def __hash__(self) -> int:
        return hash(self.identity)


def _identity(value: Any) -> Any:
    """Equal for functions of the same code, defaults, captured values and globals."""
    if isinstance(value, bool | int | float | np.generic):
        return type(value), value
    if not isinstance(value, FunctionType):
        return id(value)
    captured = [cell.cell_contents for cell in value.__closure__ or ()]
    cells = tuple(id(c) if c is value else _identity(c) for c in captured)
    read = sorted(_globals_read(value.__code__) & value.__globals__.keys())
    scope = tuple((name, _constant(value.__globals__[name])) for name in read)
    return value.__code__, cells, value.__defaults__, scope


def _constant(value: Any) -> Any:
    return id(value) if isinstance(value, FunctionType) else _identity(value)


@functools.lru_cache(maxsize=REMEMBERED)
def _differentiated(key: _Key) -> Any:
    inner = compilable(key.f)

    @numba.njit(**OPTIONS)
    def derivative(x, *others):  # type: ignore[no-untyped-def]  # numba reads the types
        return slopes(inner, x, others)

    return derivative


def evaluated(f: Function) -> Any:
    """A compiled function that writes f at each number of a row."""
    return _evaluated(_Key(f))


@functools.lru_cache(maxsize=REMEMBERED)
def _evaluated(key: _Key) -> Any:
    inner = compilable(key.f)

    @numba.njit(**OPTIONS)
    def evaluate(x, out):  # type: ignore[no-untyped-def]  # numba reads the types
        for i in range(x.size):
            out[i] = inner(x[i])

    return evaluate


def compilable(f: Any, made: dict[Any, Any] | None = None) -> Any:
    """A function as compiled code may call it with dual numbers; `made` ends recursion."""
    if isinstance(f, Dispatcher):
        open_to_types: Any = f
        return f if open_to_types._can_compile else numba.njit(**OPTIONS)(f.py_func)
    if is_known(f):
        return _calling(f)
    if is_formula(f):
        room = f.__module__.removeprefix("nbmath.").partition(".formulas")[0]
        return _calling(getattr(bind(room, "cpu"), f.__name__))
    return _remade(f, {} if made is None else made)


def is_known(f: Any) -> bool:
    """Whether compiled code knows this very function: `math.sin`, `numpy.sin`, a public kernel."""
    context = cpu_target.typing_context
    context.refresh()
    return callable(f) and context._lookup_global(f) is not None


def is_function(f: Any) -> bool:
    """Whether f can be compiled at all."""
    return isinstance(f, FunctionType | Dispatcher) or is_known(f)


def _calling(f: Function) -> Any:
    @numba.njit(**INLINED)
    def call(*arguments):  # type: ignore[no-untyped-def]  # numba reads the types
        return f(*arguments)

    return call


def _remade(f: FunctionType, made: dict[Any, Any]) -> Any:
    """A plain function, compiled, with the plain functions that it calls."""
    if f in made:
        return made[f]
    scope = dict(f.__globals__)
    cells = tuple(CellType() for _ in f.__closure__ or ())
    twin = FunctionType(f.__code__, scope, f.__name__, f.__defaults__, cells)
    made[f] = numba.njit(**INLINED)(twin)
    for name in _globals_read(f.__code__) & scope.keys():
        scope[name] = _helper(scope[name], made)
    for new, old in zip(cells, f.__closure__ or (), strict=True):
        new.cell_contents = _helper(old.cell_contents, made)
    return made[f]


def _helper(value: Any, made: dict[Any, Any]) -> Any:
    plain = isinstance(value, FunctionType) and not is_known(value)
    return compilable(value, made) if plain else value


def _globals_read(code: CodeType) -> set[str]:
    """The global names that a function and the functions inside it read."""
    read = {i.argval for i in dis.get_instructions(code) if i.opname == "LOAD_GLOBAL"}
    inside = (c for c in code.co_consts if isinstance(c, CodeType))
    return read.union(*(_globals_read(c) for c in inside))
