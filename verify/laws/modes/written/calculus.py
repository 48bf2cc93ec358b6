"""Derivatives by the rules as they are written: dual numbers in plain Python.

A function of the user and the rules themselves see a `math` that follows the rules on dual numbers,
so that a rule can be differentiated once more.
"""

import functools
import math
from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any

import mpmath
import numpy as np

from nbmath import _math, special
from nbmath._formulas import RULED
from nbmath._targets import bind
from nbmath.calculus import formulas
from verify.laws.modes.written import DIGITS, Target, Written

Function = Callable[..., Any]
ALIASES = {"lgamma": "gammaln"}
"""Functions of `math` that share the rule of another name."""


class Dual:
    """value + slope e with e^2 = 0."""

    __slots__ = ("slope", "value")

    def __init__(self, value: Any, slope: Any = 0) -> None:
        self.value, self.slope = value, slope

    def __neg__(self) -> "Dual":
        return Dual(-self.value, -self.slope)

    def __add__(self, other: Any) -> "Dual":
        b = dual(other)
        return Dual(self.value + b.value, self.slope + b.slope)

    def __sub__(self, other: Any) -> "Dual":
        b = dual(other)
        return Dual(self.value - b.value, self.slope - b.slope)

    def __mul__(self, other: Any) -> "Dual":
        b = dual(other)
        return Dual(self.value * b.value, self.slope * b.value + self.value * b.slope)

    def __truediv__(self, other: Any) -> "Dual":
        b = dual(other)
        ratio = self.value / b.value
        return Dual(ratio, (self.slope - ratio * b.slope) / b.value)

    def __radd__(self, other: Any) -> "Dual":
        return dual(other) + self

    def __rsub__(self, other: Any) -> "Dual":
        return dual(other) - self

    def __rmul__(self, other: Any) -> "Dual":
        return dual(other) * self

    def __rtruediv__(self, other: Any) -> "Dual":
        return dual(other) / self

    def __pow__(self, exponent: int) -> "Dual":
        rule: Function = formulas.integer_power_rule
        value, along = rule(self.value, exponent)
        return Dual(value, along * self.slope)

    def __gt__(self, other: Any) -> bool:
        return bool(self.value > dual(other).value)

    def __lt__(self, other: Any) -> bool:
        return bool(self.value < dual(other).value)


def dual(x: Any) -> Dual:
    """A number that does not vary, as a dual one."""
    return x if isinstance(x, Dual) else Dual(x)


class Rules:
    """`math` and the functions that have rules, followed on dual numbers."""

    def __init__(self, target: Target) -> None:
        plain = _math.mpmath() if target == "mpmath" else _math.python(np.float64, {})
        special, elementary = (bind(room, target, np.float64) for room in ("special", "elementary"))
        self.homes: tuple[Any, ...] = special, plain, elementary
        self.rebound = functools.cache(self._rebound)

    def __getattr__(self, name: str) -> Any:
        plain = next(getattr(home, name) for home in self.homes if hasattr(home, name))
        rule = getattr(formulas, f"{ALIASES.get(name, name)}_rule", None)

        def applied(*arguments: Any) -> Any:
            if rule is None or not any(isinstance(x, Dual) for x in arguments):
                return plain(*arguments)
            value, *along = self.rebound(rule)(*(dual(x).value for x in arguments))
            pairs = zip(along, arguments, strict=True)
            return Dual(value, sum(part * dual(x).slope for part, x in pairs))

        return applied if callable(plain) else plain

    def _rebound(self, f: Function) -> Function:
        """A function with this `math` in place of Python's, and so the functions that it calls."""
        if f is getattr(math, f.__name__, None) or f.__module__.startswith(RULED):
            return getattr(self, f.__name__)  # type: ignore[no-any-return]  # of __getattr__
        if not isinstance(f, FunctionType):
            return f
        scope = dict(f.__globals__)
        for name in scope.keys() & set(f.__code__.co_names):
            if scope[name] in (math, special):
                scope[name] = self
            elif isinstance(scope[name], FunctionType):
                scope[name] = self.rebound(scope[name])
        return FunctionType(f.__code__, scope, f.__name__, f.__defaults__, f.__closure__)


class Slope:
    """The derivative of a function of one number, at a number or at each of an array."""

    def __init__(self, field: Written, rules: Rules, f: Any) -> None:
        self.field = field
        self.f: Function = f.at if isinstance(f, Slope) else rules.rebound(f)

    def at(self, x: Any) -> Any:
        """At one number, which may itself be dual."""
        return dual(self.f(Dual(x, 1))).slope

    def __call__(self, x: Any) -> Any:
        points = np.asarray(x)
        given = np.asarray(self.field.given(points.astype(np.float64))).reshape(-1)
        with mpmath.workdps(DIGITS):
            slopes = np.array([float(self.at(point)) for point in given])
        return slopes.astype(points.dtype).reshape(points.shape)[()]


def operations(target: Target) -> Mapping[str, Function]:
    """The operations of the field on a target."""
    field, rules = Written("calculus", target), Rules(target)
    return {"derivative": lambda f: Slope(field, rules, f)}
