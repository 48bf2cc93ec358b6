"""The functions of `math` on dual numbers in compiled code: values and slopes from the formulas."""

import functools
import math
import operator
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numba
import numpy as np
from numba import types

from nbmath._targets import INLINED, bind, overload, part
from nbmath.calculus.cpu.arithmetic import NUMBER, chain, leaf
from nbmath.calculus.cpu.dual import DualType, beside, dual, level, slope_of, value_of

_rules = bind("calculus", "cpu")

Implementation = Callable[..., Any]


def one(rule: Any) -> Implementation:
    """The function of one dual number that a rule describes."""

    def derive(x: Any) -> Any:
        value, along = rule(value_of(x))
        return dual(value, chain(along, slope_of(x)), x)

    return derive


def two(rule: Any, x: Any, y: Any) -> Implementation | None:
    """The function of two numbers, one or both dual, that a rule describes."""
    if not (isinstance(x, NUMBER) and isinstance(y, NUMBER)):
        return None
    if level(x) > level(y):

        def left(x: Any, y: Any) -> Any:
            value, along, _ = rule(value_of(x), beside(y, value_of(x)))
            return dual(value, chain(along, slope_of(x)), x)

        return left
    if level(y) > level(x):

        def right(x: Any, y: Any) -> Any:
            value, _, along = rule(beside(x, value_of(y)), value_of(y))
            return dual(value, chain(along, slope_of(y)), y)

        return right
    if not isinstance(x, DualType):
        return None

    def both(x: Any, y: Any) -> Any:
        value, along_x, along_y = rule(value_of(x), value_of(y))
        return dual(value, chain(along_x, slope_of(x)) + chain(along_y, slope_of(y)), x)

    return both


@part
def _own(x: Any, like: Any) -> Any:
    return value_of(x)


@part
def _lifted(x: Any, like: Any) -> Any:
    return beside(x, value_of(like))


@part
def _moved(total: Any, along: Any, x: Any) -> Any:
    return total + chain(along, slope_of(x))


@part
def _still(total: Any, along: Any, x: Any) -> Any:
    return total


def three(rule: Any, *kinds: Any) -> Implementation | None:
    """The function of three numbers, some of them dual, that a rule describes."""
    if not all(isinstance(kind, NUMBER) for kind in kinds):
        return None
    top = max(map(level, kinds))
    varies = [isinstance(kind, DualType) and level(kind) == top for kind in kinds]
    if not any(varies):
        return None
    into_x, into_y, into_z = (_own if v else _lifted for v in varies)
    add_x, add_y, add_z = (_moved if v else _still for v in varies)
    first = varies.index(True)

    def derived(x: Any, y: Any, z: Any) -> Any:
        like = (x, y, z)[first]
        value, along_x, along_y, along_z = rule(into_x(x, like), into_y(y, like), into_z(z, like))
        total = 0.0 * slope_of(like)
        total = add_x(total, along_x, x)
        total = add_y(total, along_y, y)
        return dual(value, add_z(total, along_z, z), like)

    return derived


@functools.cache
def bits(plain: ModuleType) -> ModuleType:
    """The `bits` of formulas on dual numbers, from those of plain ones."""

    def fma(x: Any, y: Any, z: Any) -> Any:
        raise NotImplementedError("compiled code only")

    @overload(fma, INLINED)
    def _fma(x: Any, y: Any, z: Any) -> Any:
        top = max(map(level, (x, y, z)))
        if not top:
            return lambda x, y, z: plain.fma(x, y, z)  # noqa: PLW0108  # Numba reads a function's code
        varies = [isinstance(kind, DualType) and level(kind) == top for kind in (x, y, z)]
        into_x, into_y, into_z = (_own if v else _lifted for v in varies)

        def derived(x: Any, y: Any, z: Any) -> Any:
            twice = x * y + z
            value = fma(into_x(x, twice), into_y(y, twice), into_z(z, twice))
            return dual(value, slope_of(twice), twice)

        return derived

    module = ModuleType("nbmath._bits.dual")
    module.__dict__.update(vars(plain) | {"fma": fma})
    return module


def _define_one(function: Any, rule: Any) -> None:
    @overload(function, INLINED)
    def _(x: Any) -> Any:
        return one(rule) if isinstance(x, DualType) else None


def _define_two(function: Any, rule: Any) -> None:
    @overload(function, INLINED)
    def _(x: Any, y: Any) -> Any:
        return two(rule, x, y)


ONE = (
    (math.exp, np.exp, _rules.exp_rule),
    (math.exp2, np.exp2, _rules.exp2_rule),
    (math.expm1, np.expm1, _rules.expm1_rule),
    (math.log, np.log, _rules.log_rule),
    (math.log1p, np.log1p, _rules.log1p_rule),
    (math.log2, np.log2, _rules.log2_rule),
    (math.log10, np.log10, _rules.log10_rule),
    (math.sqrt, np.sqrt, _rules.sqrt_rule),
    (math.sin, np.sin, _rules.sin_rule),
    (math.cos, np.cos, _rules.cos_rule),
    (math.tan, np.tan, _rules.tan_rule),
    (math.asin, np.arcsin, _rules.asin_rule),
    (math.acos, np.arccos, _rules.acos_rule),
    (math.atan, np.arctan, _rules.atan_rule),
    (math.sinh, np.sinh, _rules.sinh_rule),
    (math.cosh, np.cosh, _rules.cosh_rule),
    (math.tanh, np.tanh, _rules.tanh_rule),
    (math.asinh, np.arcsinh, _rules.asinh_rule),
    (math.acosh, np.arccosh, _rules.acosh_rule),
    (math.atanh, np.arctanh, _rules.atanh_rule),
    (math.fabs, np.abs, _rules.fabs_rule),
    (math.radians, np.radians, _rules.radians_rule),
    (math.degrees, np.degrees, _rules.degrees_rule),
    (math.erf, None, _rules.erf_rule),
    (math.erfc, None, _rules.erfc_rule),
    (math.lgamma, None, _rules.gammaln_rule),
    (math.gamma, None, _rules.gamma_rule),
)
"""The function in `math`, in numpy, and its rule."""

TWO = (
    (math.atan2, np.arctan2, _rules.atan2_rule),
    (math.hypot, np.hypot, _rules.hypot_rule),
    (math.copysign, np.copysign, _rules.copysign_rule),
    (math.pow, np.power, _rules.pow_rule),
)

for *_functions, _rule in ONE:
    for _function in filter(None, _functions):
        _define_one(_function, _rule)
for *_functions, _rule in TWO:
    for _function in _functions:
        _define_two(_function, _rule)


def _predicate(function: Any) -> None:
    """Functions with integers or truth values: the values decide, nothing varies."""

    @overload(function, INLINED)
    def _(x: Any) -> Any:
        return (lambda x: function(leaf(x))) if isinstance(x, DualType) else None


for _function in (math.floor, math.ceil, math.trunc, math.isnan, math.isinf, math.isfinite, int):
    _predicate(_function)


@overload(operator.pow, INLINED)
def _power(x: Any, y: Any) -> Any:
    if isinstance(x, DualType) and isinstance(y, types.Integer):
        integer_power = _rules.integer_power_rule

        def power(x: Any, y: Any) -> Any:
            value, along = integer_power(value_of(x), y)
            return dual(value, chain(along, slope_of(x)), x)

        return power
    return two(_rules.pow_rule, x, y)


@overload(math.ldexp, INLINED)
def _ldexp(x: Any, y: Any) -> Any:
    if not isinstance(x, DualType):
        return None
    return lambda x, y: dual(math.ldexp(value_of(x), y), math.ldexp(slope_of(x), y), x)


PAIRS = {
    "beta_above": (_rules.beta_above_first_rule, _rules.beta_above_second_rule),
    "beta_below": (_rules.beta_below_first_rule, _rules.beta_below_second_rule),
}
"""The rules of formulas with two results."""


@functools.cache
def of_formula(name: str) -> Any:
    """The rule of a formula that is not followed inside, or None; two for one of two results."""
    return PAIRS.get(name) or getattr(_rules, f"{name}_rule", None)


def _pair(rules: tuple[Any, Any], *kinds: Any) -> Implementation | None:
    """The function of three numbers with two results that two rules describe."""
    first, second = (three(rule, *kinds) for rule in rules)
    if first is None or second is None:
        return None
    one_result, other_result = (numba.njit(**INLINED)(each) for each in (first, second))
    return lambda x, y, z: (one_result(x, y, z), other_result(x, y, z))


def implementation(rule: Any, *kinds: Any) -> Implementation | None:
    """What a formula is on arguments of these types, some of which are dual, by its rule."""
    if isinstance(rule, tuple):
        return _pair(rule, *kinds)
    if len(kinds) == 3:
        return three(rule, *kinds)
    return one(rule) if len(kinds) == 1 else two(rule, *kinds)
