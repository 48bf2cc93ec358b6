"""Wrong derivatives, each of which its law must reject."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath.calculus import derivative

Function = Callable[..., Any]


def at_each(f: Function, x: Any) -> Any:
    """f at each number, in double precision."""
    wide = np.asarray(x, float)
    return np.array([float(f(entry)) for entry in np.atleast_1d(wide)]).reshape(wide.shape)


def difference(step: float, *, central: bool) -> Function:
    """A quotient of differences in place of the derivative."""

    def wrong(f: Function) -> Function:
        def slope(x: Any) -> Any:
            back = step if central else 0.0
            wide = np.asarray(x, float)
            rise = at_each(f, wide + step) - at_each(f, wide - back)
            kind = x.dtype if isinstance(x, np.ndarray) else float
            return (rise / (step + back)).astype(kind)

        return slope

    return wrong


forward = difference(1e-3, central=False)
central = difference(1e-2, central=True)


def scaled(f: Function) -> Function:
    slope = derivative(f)
    return lambda x: slope(x) * x.dtype.type(1.001)


def lifted(f: Function) -> Function:
    slope = derivative(f)
    return lambda x: slope(x) + x.dtype.type(0.001)


def moved(f: Function) -> Function:
    slope = derivative(f)
    return lambda x: slope(x + x.dtype.type(0.001))


def short(f: Function) -> Function:
    """Rounded to half of the bits."""
    slope = derivative(f)
    half = {np.dtype(np.float64): np.float32, np.dtype(np.float32): np.float16}
    return lambda x: slope(x).astype(half[x.dtype]).astype(x.dtype)


def never_negative(f: Function) -> Function:
    slope = derivative(f)
    return lambda x: np.abs(slope(x))


def first_again(f: Function) -> Function:
    """Nested, it gives the first derivative once more."""

    class Slope:
        def __call__(self, x: Any) -> Any:
            return derivative(f)(x)

    return f if isinstance(f, Slope) else Slope()


def without_the_cross_term(f: Function) -> Function:
    """The second derivative of a product comes out short of f' g'."""

    class Slope:
        inner = derivative(getattr(f, "inner", f))

        def __call__(self, x: Any) -> Any:
            lost = 0.01 if isinstance(f, Slope) or hasattr(f, "inner") else 0.0
            return self.inner(x) - x.dtype.type(lost)

    return Slope()


MUTANTS: dict[str, list[Function]] = {
    "derivative_is_linear": [forward, lifted, short],
    "product_rule": [forward, lifted, short, never_negative],
    "quotient_rule": [forward, lifted, short],
    "chain_rule": [scaled, forward, short],
    "power_rule": [scaled, moved, forward],
    "exponential_is_its_own_derivative": [scaled, moved, short],
    "slopes_of_a_function_and_its_inverse_are_reciprocal": [scaled, moved, short],
    "derivative_of_an_even_function_is_odd": [moved, lifted, never_negative],
    "derivative_moves_with_the_function": [difference(1e-6, central=False)],
    "second_derivative_of_the_sine_is_its_negative": [first_again],
    "second_derivative_of_a_product": [first_again, without_the_cross_term],
    "derivative_agrees_with_thirty_digits": [scaled, moved, central, never_negative],
    "slopes_of_special_functions_agree_with_thirty_digits": [scaled, moved, forward, short],
    "derivative_is_the_limit_of_central_differences": [scaled, lifted, never_negative],
}
"""Law: wrong kernels."""
