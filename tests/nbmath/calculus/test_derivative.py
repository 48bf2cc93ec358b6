"""Derivatives: the rules against mpmath, nesting, compiled code, arrays, bad use."""

import math
from typing import Any

import numpy as np
import pytest
from numba import njit

from nbmath import elementary
from nbmath._targets import bind
from nbmath.calculus import Derivative, derivative
from nbmath.elementary import formulas as elementary_formulas

DTYPES = (np.float32, np.float64)


def test_branches_are_followed_on_the_value() -> None:
    def leaky(x: float) -> float:
        if x > 0:
            return 3.0 * x
        return 0.25 * x if not math.isnan(x) else x

    np.testing.assert_array_equal(derivative(leaky)([-1.0, 2.0]), [0.25, 3.0])


def test_loops_until_a_value_converges() -> None:
    def root(a: float) -> float:
        x = 1.0
        while abs(x * x - a) > 1e-15 * a:
            x = 0.5 * (x + a / x)
        return x

    np.testing.assert_allclose(derivative(root)(2.0), 0.5 / math.sqrt(2.0), rtol=1e-13)


def test_a_constant_has_no_slope_even_where_a_rule_is_infinite() -> None:
    def flat(x: float) -> float:
        y = 0.0
        if x > 1e9:
            y = x
        return math.sqrt(y) + x

    assert derivative(flat)(1.0) == 1.0
    assert derivative(lambda x: 2)(1.0) == 0.0
    assert derivative(lambda x: 2.5)(1.0) == 0.0


def test_kinks_and_powers_at_zero() -> None:
    assert derivative(abs)(0.0) == 0.0
    assert derivative(lambda x: x**2)(0.0) == 0.0
    assert derivative(lambda x: x**1)(0.0) == 1.0
    assert derivative(lambda x: x**0)(0.0) == 0.0
    assert derivative(lambda x: x**2.0)(0.0) == 0.0
    assert derivative(lambda y: math.pow(0.0, y))(2.0) == 0.0
    assert derivative(math.sqrt)(0.0) == math.inf
    assert math.isnan(derivative(math.log)(math.nan))


def test_nested_derivatives_keep_their_variables_apart() -> None:
    inner = derivative(lambda y, x: x * y)
    assert derivative(lambda x: x * inner(1.0, x))(1.0) == 2.0
    third = derivative(derivative(derivative(lambda x: x**5)))
    assert third(2.0) == 240.0
    mixed = derivative(derivative(lambda x, y: x * x * y))
    assert mixed(3.0, 5.0) == 10.0


def half_square(x: float) -> float:
    return 0.5 * x * x


def even(n: int) -> bool:
    return True if n == 0 else odd(n - 1)


def odd(n: int) -> bool:
    return False if n == 0 else even(n - 1)


def power(x: float, n: int) -> float:
    return 1.0 if n == 0 else x * power(x, n - 1)


def test_plain_helpers_closures_and_recursion() -> None:
    scale = 3.0
    assert derivative(lambda x: scale * half_square(x))(2.0) == 6.0
    assert derivative(lambda x: power(x, 4))(2.0) == 32.0


@njit
def jitted(x: Any) -> Any:
    return math.sin(x) * x


@njit("float64(float64)")
def signed(x: Any) -> Any:
    return x * x * x


def test_compiled_functions_with_and_without_signatures() -> None:
    assert derivative(jitted)(0.5) == pytest.approx(math.sin(0.5) + 0.5 * math.cos(0.5))
    assert derivative(signed)(2.0) == 12.0
    assert derivative(np.tanh)(0.5) == derivative(math.tanh)(0.5)


SLOPE = derivative(lambda x: x * x * x)
CURVATURE = derivative(SLOPE)


@njit
def caller(x: Any) -> Any:
    return SLOPE(x) + CURVATURE(x)


@njit
def apply(f: Any, x: Any) -> Any:
    return f(x)


@pytest.mark.parametrize("dtype", DTYPES)
def test_inside_compiled_code_in_both_precisions(dtype: Any) -> None:
    assert caller(dtype(2.0)) == 24.0
    assert apply(SLOPE, dtype(2.0)) == 12.0
    np.testing.assert_array_equal(apply(SLOPE, np.array([1.0, 2.0], dtype)), [3.0, 12.0])
    kinds = apply.nopython_signatures
    name = np.dtype(dtype).name
    assert any(str(k.args[-1]) == name and str(k.return_type) == name for k in kinds)


@pytest.mark.parametrize("dtype", DTYPES)
def test_arrays_of_any_shape_and_layout_keep_their_precision(dtype: Any) -> None:
    x = np.arange(12, dtype=dtype).reshape(3, 4)
    for view in (x, x.T, x[::2, ::-1], x[:0], x[0, 1]):
        slope = SLOPE(view)
        assert slope.dtype == dtype
        np.testing.assert_array_equal(slope, 3 * view * view)
    assert SLOPE(np.arange(3)).dtype == np.float64
    assert isinstance(SLOPE(2), float)


def through(f: Any) -> Any:
    """A function that calls another one."""
    return lambda x: f(x) + 0.0 * x


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("name", "slope"), [("softplus", "logistic"), ("expm1", "exp")])
def test_formulas_doors_and_functions_that_call_them(name: str, slope: str, dtype: Any) -> None:
    x = np.linspace(-30, 30, 101, dtype=dtype)
    door = getattr(elementary, name)
    expected = getattr(elementary, slope)(x)
    formula = getattr(elementary_formulas, name)
    for f in (door, formula, through(door), getattr(bind("elementary", "cpu"), name)):
        np.testing.assert_allclose(derivative(f)(x), expected, rtol=4 * np.finfo(dtype).eps)


def test_logistic_and_its_inverse() -> None:
    y = elementary.logistic(0.75)
    np.testing.assert_allclose(derivative(elementary.logistic)(0.75), y * (1 - y), rtol=1e-15)
    np.testing.assert_allclose(derivative(elementary.logit)(y), 1 / (y * (1 - y)), rtol=1e-15)


def test_functions_made_anew_share_one_derivative() -> None:
    def make(n: int) -> Derivative:
        return derivative(lambda x: x**n)

    assert make(3)._compiled is make(3)._compiled
    assert make(3)._compiled is not make(4)._compiled
    assert make(4)(2.0) == 32.0


PAIR: Any = np.ones(2)
missing = {"x": object()}


def raising(x: float) -> float:
    if x > 1.0:
        raise ValueError("too large")
    return x


class Machine:
    def __call__(self, x: float) -> float:
        return x


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: derivative(3), "f is a int; expected a function"),  # type: ignore[arg-type]  # that is the test
        (lambda: derivative(Machine()), "wrap the formula in a function"),
        (lambda: derivative(dict), "expected a plain Python function"),
        (lambda: derivative(lambda x, y: x * y)(1.0), r"\(x, y\) was called with 1 argument: miss"),
        (lambda: derivative(SLOPE)(1.0, 2.0), "called with 2 arguments: too many"),
        (lambda: derivative(lambda x: (x, x))(1.0), "returns a tuple; expected one real number"),
        (lambda: derivative(lambda x: None)(1.0), "returns None; expected one real number"),
        (lambda: derivative(lambda x: x > 1)(1.0), "returns a truth value"),
        (lambda: derivative(lambda x: "x")(1.0), "returns a string"),
        (
            lambda: derivative(lambda x: math.frexp(x)[0])(1.0),
            r"calls frexp\(number\), which has no",
        ),
        (lambda: derivative(lambda x: 1j * x)(1.0), "has no derivative here"),
        (lambda: derivative(lambda x: missing["x"])(1.0), "cannot be compiled"),
        (lambda: SLOPE("a"), "x has dtype <U1"),
        (lambda: SLOPE(1j), "x has dtype complex128"),
        (lambda: derivative(lambda x, y: x)(1.0, PAIR), r"argument 2 has shape \(2,\)"),
    ],
)
def test_bad_use_gets_a_sentence(call: Any, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        call()


def test_an_error_of_the_function_tells_where() -> None:
    with pytest.raises(ValueError, match="too large") as caught:
        derivative(raising)(2.0)
    assert "raised by raising while its derivative was taken at x = 2.0" in caught.value.__notes__


def test_a_derivative_shows_what_it_is_of() -> None:
    assert repr(derivative(half_square)) == "<derivative of half_square>"
    assert repr(derivative(derivative(half_square))) == "<derivative of derivative of half_square>"
