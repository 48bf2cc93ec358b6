"""What the name `math` means to a formula on each target.

Numba looks up `math.exp` on a module object while it compiles, so each target's meaning is a module
whose attributes are functions that the target can call and constants of the target's own numbers.
"""

import functools
import math
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import numpy as np

CONSTANTS = ("e", "inf", "nan", "pi", "tau")
POLYNOMIALS = ("exp", "expm1", "log", "log1p", "tanh")
"""Functions of `math` that are ours on the CPU: the formulas of `nbmath.elementary`."""

_SHARED = [
    *("acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cos", "cosh"),
    *("exp", "floor", "log", "pi", "sin", "sinh", "sqrt", "tan", "tanh"),
]

_ROUND_TO_INTEGER = ("ceil", "floor", "trunc")
_WITHOUT_ROUNDING = (*_ROUND_TO_INTEGER, "isfinite", "isinf", "isnan", "frexp")


def _module(names: Mapping[str, Any]) -> ModuleType:
    module = ModuleType("math")
    module.__dict__.update(names)
    return module


def _constants(number: Callable[[float], Any]) -> dict[str, Any]:
    return {name: number(getattr(math, name)) for name in CONSTANTS}


def _functions() -> dict[str, Any]:
    return {name: f for name, f in vars(math).items() if callable(f) and not name.startswith("_")}


def compiled(number: type[np.floating[Any]], ours: Mapping[str, Any]) -> ModuleType:
    """The compiler's own functions, with typed constants and `ours` in place of their namesakes."""
    return _module({**_functions(), **_constants(number), **ours})


def _poles() -> dict[str, Callable[..., float]]:
    """What IEEE 754 says where Python raises ValueError for a pole."""
    return {
        "log": lambda x: -math.inf if x == 0 else math.nan,
        "log2": lambda x: -math.inf if x == 0 else math.nan,
        "log10": lambda x: -math.inf if x == 0 else math.nan,
        "log1p": lambda x: -math.inf if x == -1 else math.nan,
        "atanh": lambda x: math.copysign(math.inf, x) if abs(x) == 1 else math.nan,
        "lgamma": lambda x: math.inf if x == math.floor(x) else math.nan,
        "pow": lambda x, y: math.inf if x == 0 else math.nan,
    }


def _overflows() -> dict[str, Callable[..., float]]:
    """What IEEE 754 says where Python raises OverflowError and the result is not +inf."""
    return {
        "sinh": lambda x: math.copysign(math.inf, x),
        "ldexp": lambda x, _: math.copysign(math.inf, x),
        "pow": lambda x, y: -math.inf if x < 0 and y % 2 == 1 else math.inf,
    }


def _total(name: str, function: Callable[..., Any], number: type[np.floating[Any]]) -> Any:
    """`function` as compiled code has it: a nan or an infinity where Python would raise."""
    pole: Callable[..., Any] = _poles().get(name, lambda *_: math.nan)
    overflow: Callable[..., Any] = _overflows().get(name, lambda *_: math.inf)

    @functools.wraps(function)
    def total(*arguments: Any) -> Any:
        try:
            result = function(*arguments)
        except ValueError:
            result = pole(*arguments)
        except OverflowError:
            if name in _ROUND_TO_INTEGER:
                raise
            result = overflow(*arguments)
        return result if name in _WITHOUT_ROUNDING else number(result)

    return total


def python(number: type[np.floating[Any]], ours: Mapping[str, Any]) -> ModuleType:
    """Python's own functions made total and rounded to `number`."""
    functions = {name: _total(name, f, number) for name, f in _functions().items()}
    return _module({**functions, **_constants(number), **ours})


def mpmath() -> ModuleType:
    """Numbers of any precision: functions and constants at the working precision of the call."""
    from nbmath import _precise

    module = _module(_precise.FUNCTIONS)
    module.__dict__["__getattr__"] = _precise.constant
    return module


def sympy() -> ModuleType:
    """Symbols: functions as definitions, constants exact."""
    import sympy as sp

    names = {name: getattr(sp, name) for name in (*_SHARED, "erf", "erfc", "gamma")}
    return _module(
        {
            **names,
            "ceil": sp.ceiling,
            "e": sp.E,
            "expm1": lambda x: sp.exp(x) - 1,
            "fabs": sp.Abs,
            "inf": sp.oo,
            "lgamma": sp.loggamma,
            "log1p": lambda x: sp.log(1 + x),
            "nan": sp.nan,
            "pow": sp.Pow,
            "tau": 2 * sp.pi,
        }
    )


def number(target: str, dtype: Any) -> Any:
    """What `float` means on a target."""
    match target:
        case "mpmath":
            from nbmath._precise import Number

            return Number
        case "sympy":
            return _rational
        case _:
            return dtype


def _rational(value: Any) -> Any:
    import sympy as sp

    return sp.Rational(*value.as_integer_ratio()) if np.isfinite(value) else sp.Float(value)


def _is_real(value: Any) -> bool:
    """Whether a value is a floating number of Python, NumPy or mpmath."""
    return isinstance(value, float | np.floating) or hasattr(type(value), "_mpf_")


def ieee(function: Callable[..., Any], number: Any) -> Callable[..., Any]:
    """A formula with IEEE arithmetic: floats become the target's numbers, warnings are silent."""

    @functools.wraps(function)
    def total(*arguments: Any) -> Any:
        typed = (number(a) if _is_real(a) else a for a in arguments)
        with np.errstate(all="ignore"):
            return function(*typed)

    return total
