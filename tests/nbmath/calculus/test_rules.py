"""The rule of each function and operator: values against thirty digits of mpmath."""

import math
from typing import Any

import mpmath
import numpy as np
import pytest
from numba import njit

from nbmath._targets import bind
from nbmath.calculus import derivative
from tests.precisions import a_few

DTYPES = (np.float32, np.float64)

RULES = {
    "exp": mpmath.exp,
    "exp2": lambda x: mpmath.mpf(2) ** x,
    "expm1": mpmath.expm1,
    "log": mpmath.log,
    "log1p": mpmath.log1p,
    "log2": lambda x: mpmath.log(x, 2),
    "log10": mpmath.log10,
    "sqrt": mpmath.sqrt,
    "sin": mpmath.sin,
    "cos": mpmath.cos,
    "tan": mpmath.tan,
    "asin": mpmath.asin,
    "acos": mpmath.acos,
    "atan": mpmath.atan,
    "sinh": mpmath.sinh,
    "cosh": mpmath.cosh,
    "tanh": mpmath.tanh,
    "asinh": mpmath.asinh,
    "acosh": mpmath.acosh,
    "atanh": mpmath.atanh,
    "erf": mpmath.erf,
    "erfc": mpmath.erfc,
    "lgamma": mpmath.loggamma,
    "gamma": mpmath.gamma,
    "fabs": mpmath.fabs,
    "radians": mpmath.radians,
    "degrees": mpmath.degrees,
}
POINTS = {"acosh": (1.01, 1.5, 30.0), "asin": (-0.9, 0.01, 0.5), "acos": (-0.9, 0.01, 0.5)}
POINTS |= {"atanh": POINTS["asin"], "log": (1e-5, 0.5, 30.0)}
POINTS |= dict.fromkeys(("log2", "log10", "sqrt", "lgamma", "gamma"), (0.125, 0.75, 6.5))
POINTS |= {"log1p": (-0.5, 1e-6, 7.0)}
ANYWHERE = (-2.25, 0.0625, 3.5)


def exact(function: Any, x: float, order: int) -> float:
    with mpmath.workdps(40):
        return float(mpmath.diff(function, mpmath.mpf(x), order))


@pytest.mark.parametrize("name", a_few(RULES))
def test_first_and_second_derivative_of_each_function_of_math(name: str) -> None:
    points = np.array(POINTS.get(name, ANYWHERE))
    first = derivative(getattr(math, name))
    for order, slope in ((1, first), (2, derivative(first))):
        expected = [exact(RULES[name], x, order) for x in points]
        np.testing.assert_allclose(slope(points), expected, rtol=4e-14, atol=1e-24)


TWO = {
    "atan2": (0.75, -1.25, mpmath.atan2),
    "hypot": (3.0, -4.5, mpmath.hypot),
    "copysign": (3.0, -4.5, lambda x, y: -abs(x)),
    "pow": (1.75, -2.5, mpmath.power),
}


@pytest.mark.parametrize("name", TWO)
def test_functions_of_two_arguments_along_each(name: str) -> None:
    x, y, reference = TWO[name]
    function = getattr(math, name)
    along_first = derivative(function)(x, y)
    along_second = derivative(lambda b, a: function(a, b))(y, x)
    together = derivative(lambda t: function(x * t, y * t))(1.0)
    first = exact(lambda a: reference(a, mpmath.mpf(y)), x, 1)
    second = exact(lambda b: reference(mpmath.mpf(x), b), y, 1)
    np.testing.assert_allclose(along_first, first, rtol=1e-14)
    np.testing.assert_allclose(along_second, second, rtol=1e-14, atol=1e-300)
    np.testing.assert_allclose(together, x * first + y * second, rtol=1e-13, atol=1e-13)


def arithmetic(x: Any) -> Any:
    total = 0.0
    for i in range(4):
        total += (i - x) * x**i / (2 + x * x)
    return -total % 7.5 + float(x // 3) + x**-2 + x**2.5 + 2**x + abs(x) + max(x, 0.5) - min(3, x)


def arithmetic_mp(x: Any) -> Any:
    total = sum((i - x) * x**i / (2 + x * x) for i in range(4))
    return -total + x**-2 + x ** mpmath.mpf("2.5") + mpmath.mpf(2) ** x + x + x - x


def test_every_operator() -> None:
    expected = exact(arithmetic_mp, 1.375, 1)
    np.testing.assert_allclose(derivative(arithmetic)(1.375), expected, rtol=1e-14)


@pytest.mark.parametrize("dtype", DTYPES)
def test_rules_as_plain_python_agree_with_compiled_ones(dtype: Any) -> None:
    plain, rule = bind("calculus", "python"), bind("calculus", "cpu").tanh_rule

    @njit
    def call(x: Any) -> Any:
        return rule(x)

    for x in np.linspace(-3, 3, 7, dtype=dtype):
        ours, theirs = call(x), plain.tanh_rule(x)
        np.testing.assert_allclose(ours, theirs, rtol=4 * np.finfo(dtype).eps)
