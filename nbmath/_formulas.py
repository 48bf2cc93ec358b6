"""What a formula is, what it reads, and in which precision it is to work."""

import dis
import importlib
from collections.abc import Callable, Iterable
from types import FunctionType
from typing import Any

import numpy as np
from numba import types

Precision = Any
"""numpy.float32 or numpy.float64; NumPy's types are not hashable to the type checker."""

ELEMENTARY = "nbmath.elementary."
RULED = (ELEMENTARY, "nbmath.special.")
"""Where functions have derivatives of their own, for their polynomials are not differentiated."""


def is_formula(value: object) -> bool:
    """Whether a value is a function of some field's formulas."""
    return (
        isinstance(value, FunctionType)
        and value.__module__.startswith("nbmath.")
        and "formulas" in value.__module__.split(".")
    )


def is_constant(value: object) -> bool:
    """Whether a value is a number or a table of numbers."""
    return isinstance(value, bool | int | float | tuple)


def in_double(module: str) -> bool:
    """Whether a module has a twin for float32: a `double` with a `single` beside it."""
    return module.rpartition(".")[2] == "double" and "formulas" in module.split(".")


def public_formulas(room: str) -> dict[str, FunctionType]:
    """The formulas of `nbmath.<room>` that its drivers and other fields may call, by name."""
    path = f"nbmath.{room}.formulas"
    return {
        name: value
        for name, value in vars(importlib.import_module(path)).items()
        if is_formula(value) and value.__module__.startswith(path) and not name.startswith("_")
    }


def globals_read(formula: Callable[..., Any]) -> set[str]:
    """The module-level names that a formula reads, builtins aside."""
    read = {i.argval for i in dis.get_instructions(formula) if i.opname == "LOAD_GLOBAL"}
    return read & formula.__globals__.keys()


def precision(arguments: Iterable[Any]) -> Precision:
    """The precision in which a formula is to work on these values, or values of these types."""
    arrays, scalars = set[str](), set[str]()
    for argument in arguments:
        _collect(argument, arrays, scalars)
    found = arrays or scalars
    return np.float32 if "float32" in found and "float64" not in found else np.float64


def _collect(argument: Any, arrays: set[str], scalars: set[str]) -> None:
    if isinstance(argument, tuple | types.BaseTuple):
        parts: Any = argument if isinstance(argument, tuple) else getattr(argument, "types", ())
        for part in parts:
            _collect(part, arrays, scalars)
        return
    dtype = getattr(argument, "dtype", None)
    scalar = dtype is None or isinstance(argument, np.generic)
    number = argument if dtype is None else dtype
    number = getattr(number, "dtype", number)  # of lanes, which are elements of arrays too
    name = str(getattr(number, "leaf", number))
    if name in ("float32", "float64"):
        (scalars if scalar else arrays).add(name)


def differentiated(arguments: Iterable[Any]) -> bool:
    """Whether dual numbers are among these types; theirs carry the type of the float as `leaf`."""
    return any(
        hasattr(argument, "leaf")
        or hasattr(getattr(argument, "dtype", None), "leaf")
        or differentiated(getattr(argument, "types", ()))
        for argument in arguments
    )


def rules() -> Any:
    """How functions act on dual numbers; it needs the formulas compiled, so it is loaded late."""
    return importlib.import_module("nbmath.calculus.cpu.rules")


def rule_of(formula: Callable[..., Any]) -> Any:
    """The rule of a formula that is not followed inside, or None."""
    return rules().of_formula(formula.__name__) if formula.__module__.startswith(RULED) else None
