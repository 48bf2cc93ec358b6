"""The binder: one formula, every target. The only file with compile options.

A formula is plain Python for one point, one row or one small matrix. `bind` re-creates the formulas
of a field for a target by giving their code other globals: another `math`, another `bits`, another
`float`, the same target's versions of the formulas they call, and constants of its numbers.

    python   NumPy scalars, total (never raises where compiled code would give nan or inf)
    cpu      compiled by Numba, `math` being our vectorising elementary functions
    dual     compiled likewise for dual numbers, `math` following the rules of `nbmath.calculus`
    lanes    compiled likewise for a matrix in each lane of a register, where `choose` goes by lane
    cuda     device functions, `math` being the GPU's own
    mpmath   numbers of any precision
    sympy    symbols
"""

import functools
import importlib
import inspect
import threading
from collections.abc import Callable
from types import FunctionType, ModuleType, SimpleNamespace
from typing import Any, cast

import numba
import numpy as np
from numba import extending, prange
from numba.core import config

from nbmath import _cache, _ingredients, _math
from nbmath._formulas import (
    ELEMENTARY,
    Precision,
    differentiated,
    globals_read,
    in_double,
    is_constant,
    is_formula,
    precision,
    public_formulas,
    rule_of,
    rules,
)
from nbmath._stamping import Stamped

__all__ = ["OPTIONS", "bind", "driver", "inner", "overload", "parallel_driver", "part", "prange"]

TARGETS = ("python", "cpu", "dual", "lanes", "cuda", "mpmath", "sympy")
OPTIONS: dict[str, Any] = {"error_model": "numpy", "fastmath": {"contract"}}
"""Fused multiply-add is the only liberty: nan, infinities and signed zeros keep their meaning."""
CALLED: dict[str, Any] = {**OPTIONS, "forceinline": True}
ENTERED: dict[str, Any] = {**OPTIONS, "no_cfunc_wrapper": True}
INNER: dict[str, Any] = {**ENTERED, "no_cpython_wrapper": True}
INLINED: dict[str, Any] = {**CALLED, **INNER}
"""For formulas: a call keeps a loop from vectorising; entries from Python are slow to compile."""
ON_CPU = {"cpu": INLINED, "dual": INLINED, "lanes": {**INLINED, **_ingredients.OPTIONS}}
ON_LANES = "choose", "meanwhile", "exchange", "exchange_columns"
"""Formulas that `nbmath.simd.together` has for lanes."""
Function = Callable[..., Any]
DTYPES = (np.float32, np.float64)


def driver(function: Function, options: dict[str, Any] = ENTERED) -> Any:
    """Compile a loop for one thread, cached on disk under a key of the package's sources."""
    return _cached(numba.njit(**options, nogil=True)(function))


inner = functools.partial(driver, options=INNER)  # for what compiled code alone calls


def parallel_driver(function: Function) -> Any:
    """Compile a loop over `prange` for all threads, cached likewise."""
    return _cached(numba.njit(**ENTERED, nogil=True, parallel=True)(function))


def part(function: Function) -> Any:
    """A named piece of one driver, which is compiled as if it had been written in one."""
    return numba.njit(**OPTIONS, inline="always")(function)


def overload(
    function: Function, options: dict[str, Any] = OPTIONS, *, prefer_literal: bool = False
) -> Callable[[Function], Function]:
    """Give a public function its form inside compiled code."""
    call: Any = functools.partial(extending.overload, strict=False, prefer_literal=prefer_literal)
    stamped = {**options, "pipeline_class": Stamped}
    decorate: Callable[[Function], Function] = call(function, jit_options=stamped)
    return decorate


def _cached(dispatcher: Any) -> Any:
    return dispatcher if cast("Any", config).DISABLE_JIT else _cache.attach(dispatcher)


@functools.cache
def bind(field: str, target: str, dtype: Precision | None = None) -> SimpleNamespace:
    """The public formulas of `nbmath.<field>` on a target.

    With a dtype, the formulas in that precision; without, functions that choose the precision of
    their floating arguments (arrays before scalars; float32 only where no float64 is among them).
    """
    if target not in TARGETS:
        raise ValueError(f"target is {target!r}; expected one of {', '.join(TARGETS)}")
    if dtype is not None and dtype not in DTYPES:
        raise ValueError(f"dtype is {dtype!r}; expected numpy.float32 or numpy.float64")
    formulas = public_formulas(field)
    if dtype is None and target not in ("mpmath", "sympy"):
        return SimpleNamespace(**{n: _choosing(f, target) for n, f in formulas.items()})
    binder = _binder(target, dtype or np.float64)
    return SimpleNamespace(**{n: binder.public(f) for n, f in formulas.items()})


def _choosing(formula: Function, target: str) -> Function:
    """A function that stands for both precisions of a formula, in compiled code and in Python."""
    if target == "python":
        return _plain(formula)
    stub = _plain(formula)

    def choose(*types: Any) -> Function | None:
        chosen = "dual" if target == "cpu" and differentiated(types) else target
        return _binder(chosen, precision(types)).overloaded(formula, *types)

    choose.__signature__ = inspect.signature(formula)  # type: ignore[attr-defined]  # read by Numba
    if target in ON_CPU:
        overload(stub, ON_CPU[target])(choose)
    else:
        from nbmath import _launch

        _launch.overload(stub)(choose)
    return stub


def _plain(formula: Function) -> Function:
    @functools.wraps(formula)
    def plain(*arguments: Any) -> Any:
        return _binder("python", precision(arguments)).public(formula)(*arguments)

    return plain


@functools.cache
def _binder(target: str, dtype: Precision) -> "_Binder":
    return _Binder(target, dtype)


class _Binder:
    """Re-creates formulas for one target and one precision, each of them once."""

    def __init__(self, target: str, dtype: Precision) -> None:
        self.target = target
        self.dtype = dtype
        self.number = _math.number(target, dtype)
        self.twins: dict[Function, FunctionType] = {}
        self.lock = threading.RLock()
        self.callables: dict[Function, Any] = {}
        self.tables: dict[str, ModuleType] = {}

    @functools.cached_property
    def plain_math(self) -> ModuleType:
        """`math` as the elementary functions themselves are written in."""
        return self._math({})

    @functools.cached_property
    def full_math(self) -> ModuleType:
        """`math` as every other field sees it."""
        if self.target not in ("python", "cpu", "dual"):
            return self.plain_math
        room = vars(importlib.import_module("nbmath.elementary.formulas"))
        return self._math(
            {name: self.inner(room[name]) for name in _math.POLYNOMIALS if name in room}
        )

    def _math(self, ours: dict[str, Any]) -> ModuleType:
        match self.target:
            case "python":
                return _math.python(self.dtype, ours)
            case "cpu" | "dual" | "lanes" | "cuda":
                return _math.compiled(self.dtype, ours)
            case "mpmath":
                return _math.mpmath()
            case _:
                return _math.sympy()

    @functools.cached_property
    def bits(self) -> Any:
        from nbmath import _bits

        match self.target:
            case "mpmath":
                return _bits.mpmath()
            case "dual":
                return rules().bits(_bits.cpu(self.dtype))
            case _:
                return getattr(_bits, self.target)(self.dtype)

    def twin(self, formula: Function) -> FunctionType:
        """The formula with this target's globals and constants, not yet compiled."""
        formula = self._precise(formula)
        with self.lock:
            if formula in self.twins:
                return self.twins[formula]
            code = formula.__code__
            scope: dict[str, Any] = {"__builtins__": __builtins__, "float": self.number}
            scope["__name__"] = formula.__module__
            typed = code.replace(co_consts=tuple(self._typed(c) for c in code.co_consts))
            twin = FunctionType(typed, scope, formula.__name__, formula.__defaults__)
            functools.update_wrapper(twin, formula)
            del twin.__wrapped__  # type: ignore[attr-defined]  # set by update_wrapper; Numba follows
            self.twins[formula] = twin
            for name in globals_read(formula):
                scope[name] = self._global(formula, name)
        return twin

    def overloaded(self, formula: Function, *types: Any) -> Function | None:
        """The formula as an overload: its twin, or for dual numbers what its rule says of them."""
        rule = self._rule(formula)
        return self.twin(formula) if rule is None else rules().implementation(rule, *types)

    def _rule(self, formula: Function) -> Any:
        """How a function with polynomials acts on dual numbers; others are followed inside."""
        return rule_of(formula) if self.target == "dual" else None

    def inner(self, formula: Function) -> Any:
        """The formula as other formulas of this target call it."""
        if self.target == "sympy" and formula.__module__.startswith(ELEMENTARY):
            return importlib.import_module("nbmath._symbolic").definition(formula)
        if self._rule(formula) is not None:
            return getattr(bind(formula.__module__.split(".")[1], "cpu"), formula.__name__)
        if self.target == "lanes" and formula.__name__ in ON_LANES:
            return getattr(importlib.import_module("nbmath.simd.together"), formula.__name__)
        formula = self._precise(formula)
        if formula not in self.callables:
            self.callables[formula] = self._compiled(self.twin(formula))
        return self.callables[formula]

    def public(self, formula: Function) -> Any:
        """The formula as Python or a driver calls it."""
        inner = self.inner(formula)
        if self.target in ("python", "mpmath"):
            return _math.ieee(inner, self.number)
        if self.target in ON_CPU and hasattr(inner, "py_func"):
            return _ingredients.for_any_number(numba.njit(**CALLED)(inner.py_func))
        return inner

    def _compiled(self, twin: FunctionType) -> Any:
        if self.target in ON_CPU:
            return _ingredients.for_any_number(numba.njit(**ON_CPU[self.target])(twin))
        if self.target == "cuda":
            from nbmath import _launch

            return _launch.device_function(twin)
        return twin

    def _precise(self, formula: Function) -> Function:
        """The formula in this precision, where a room keeps `double` and `single` side by side."""
        if not in_double(formula.__module__):
            return formula
        own: Function = getattr(self._in_precision(formula.__module__), formula.__name__)
        return own

    def _in_precision(self, double: str) -> ModuleType:
        """The module `double` itself or, for float32, `single` beside it."""
        name = double.removesuffix("double") + "single" if self.dtype is np.float32 else double
        return importlib.import_module(name)

    def _own(self, double: str) -> ModuleType:
        """What formulas read of the constants and series of their own precision."""
        if double not in self.tables:
            self.tables[double] = ModuleType(double)
            for name, value in vars(self._in_precision(double)).items():
                if is_formula(value):
                    setattr(self.tables[double], name, self.inner(value))
                elif is_constant(value):
                    setattr(self.tables[double], name, self._typed(value))
        return self.tables[double]

    def _global(self, formula: Function, name: str) -> Any:
        value = formula.__globals__[name]
        if isinstance(value, ModuleType):
            if value.__name__ == "math":
                own = formula.__module__.startswith(ELEMENTARY)
                return self.plain_math if own else self.full_math
            if value.__name__ == "nbmath._bits":
                return self.bits
            if in_double(value.__name__):
                return self._own(value.__name__)
        elif is_formula(value):
            return self.inner(value)
        elif is_constant(value):
            return self._typed(value)
        raise TypeError(
            f"formula {formula.__module__}.{formula.__name__} uses {name!r}, a"
            f" {type(value).__name__}; a formula may use math, bits, numbers and other formulas"
        )

    def _typed(self, constant: Any) -> Any:
        if isinstance(constant, float):
            return self.number(constant)
        if isinstance(constant, tuple):
            return tuple(self._typed(part) for part in constant)
        return constant
