"""Laws of derivatives: `derivative(f)` of a plain function of one number is a function of numbers.

The functions are written with `math`, as a user writes them, and stand here to be compiled once.
"""

import math
from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np

from verify import both, close, law, tolerance
from verify.claim import Claim
from verify.domains import choices, vectors

Function = Callable[[float], float]
Operation = Callable[[Function], Callable[[Any], Any]]

GRIEWANK = "Griewank & Walther 2008, Evaluating Derivatives, 2nd ed."
APOSTOL = "Apostol 1967, Calculus I, 2nd ed., chapter 4"
SCALAR = tolerance.rounding(30)


def wave(x: float) -> float:
    """A function without zeros of the derivative in common with the others."""
    return math.sin(x) + 2.0


def bump(x: float) -> float:
    """Between 0 and 1."""
    return 1.0 / (1.0 + x * x)


def growth(x: float) -> float:
    """Positive, with an exponential in it."""
    return math.exp(0.5 * x) + x * x


def even(x: float) -> float:
    """f(-x) = f(x)."""
    return math.cos(x) * math.exp(-0.25 * x * x)


def bent(x: float) -> float:
    """Two smooth pieces that meet."""
    return x * x if x > 0.0 else -x * math.tanh(x)


def sum_of_both(x: float) -> float:
    """3 wave - growth / 2."""
    return 3.0 * wave(x) - 0.5 * growth(x)


def product(x: float) -> float:
    """wave growth."""
    return wave(x) * growth(x)


def quotient(x: float) -> float:
    """growth / wave."""
    return growth(x) / wave(x)


def composition(x: float) -> float:
    """bump of wave."""
    return bump(wave(x))


def fifth_power(x: float) -> float:
    """x^5."""
    return x**5


def real_power(x: float) -> float:
    """x^2.5."""
    return math.pow(x, 2.5)


def shifted(x: float) -> float:
    """growth, one to the left."""
    return growth(x + 1.0)


FUNCTIONS: dict[str, tuple[Function, Callable[[Any], Any]]] = {
    "wave": (wave, lambda x: mpmath.sin(x) + 2),
    "bump": (bump, lambda x: 1 / (1 + x * x)),
    "growth": (growth, lambda x: mpmath.exp(x / 2) + x * x),
    "bent": (bent, lambda x: x * x if x > 0 else -x * mpmath.tanh(x)),
}
"""A function as a user writes it, and the same in mpmath."""

X = vectors("n", low=-3.0, high=3.0, max_size=16)


def values(f: Function, x: Any) -> Any:
    """f at each number, in double precision."""
    return np.array([f(float(entry)) for entry in x])


def exact(f: Callable[[Any], Any], x: Any, order: int = 1) -> Any:
    """The derivative in thirty digits by mpmath, rounded to double precision."""
    with mpmath.workdps(30):
        return np.array([float(mpmath.diff(f, mpmath.mpf(float(entry)), order)) for entry in x])


@law(
    field="calculus",
    statement="(a f + b g)′ = a f′ + b g′",
    source=f"{APOSTOL}, theorem 4.1",
    uses=("sums of losses",),
    tolerance=SCALAR,
    x=X,
)
def derivative_is_linear(derivative: Operation, x: Any) -> Claim:
    f, g = derivative(wave)(x), derivative(growth)(x)
    scale = 3 * np.abs(f) + np.abs(g) + np.exp(x / 2) + np.abs(x)
    return close(derivative(sum_of_both)(x), 3 * f - g / 2, scale=scale)


@law(
    field="calculus",
    statement="(f g)′ = f′ g + f g′",
    source=f"{APOSTOL}, theorem 4.1",
    uses=("gates", "attention"),
    tolerance=SCALAR,
    x=X,
)
def product_rule(derivative: Operation, x: Any) -> Claim:
    first = derivative(wave)(x) * values(growth, x)
    second = values(wave, x) * derivative(growth)(x)
    scale = 4 * np.abs(first) + np.abs(second) + np.exp(x / 2) + np.abs(x) + 1
    return close(derivative(product)(x), first + second, scale=scale)


@law(
    field="calculus",
    statement="(f / g)′ = (f′ g - f g′) / g^{2}",
    source=f"{APOSTOL}, theorem 4.1",
    uses=("normalisation", "softmax"),
    tolerance=SCALAR,
    x=X,
)
def quotient_rule(derivative: Operation, x: Any) -> Claim:
    f, g = values(growth, x), values(wave, x)
    first, second = derivative(growth)(x) * g, f * derivative(wave)(x)
    scale = (4 * np.abs(first) + 4 * np.abs(second) + f + 1) / g**2
    return close(derivative(quotient)(x), (first - second) / g**2, scale=scale)


@law(
    field="calculus",
    statement="(f ∘ g)′ = (f′ ∘ g) g′",
    source=f"{APOSTOL}, theorem 4.2",
    uses=("backpropagation",),
    tolerance=SCALAR,
    x=X,
)
def chain_rule(derivative: Operation, x: Any) -> Claim:
    inner = np.asarray(values(wave, x), x.dtype)
    return close(derivative(composition)(x), derivative(bump)(inner) * derivative(wave)(x), scale=1)


@law(
    field="calculus",
    statement="(x^{p})′ = p x^{p - 1}",
    source=f"{APOSTOL}, example 4.5",
    uses=("polynomials",),
    tolerance=tolerance.rounding(),
    x=vectors("n", low=0.125, high=4.0, max_size=16),
)
def power_rule(derivative: Operation, x: Any) -> Claim:
    wide = x.astype(float)
    return both(
        close(derivative(fifth_power)(x), 5 * wide**4),
        close(derivative(real_power)(x), 2.5 * wide**1.5),
    )


@law(
    field="calculus",
    statement="exp′ = exp",
    source=f"{APOSTOL}, section 6.12",
    uses=("softmax", "likelihoods"),
    tolerance=tolerance.rounding(4),
    x=X,
)
def exponential_is_its_own_derivative(derivative: Operation, x: Any) -> Claim:
    return close(derivative(math.exp)(x), np.exp(x.astype(float)))


@law(
    field="calculus",
    statement="(f^{-1})′(f(x)) f′(x) = 1",
    source=f"{APOSTOL}, theorem 6.7",
    uses=("normalising flows", "quantile functions"),
    tolerance=SCALAR,
    x=vectors("n", low=-2.0, high=2.0, max_size=16),
)
def slopes_of_a_function_and_its_inverse_are_reciprocal(derivative: Operation, x: Any) -> Claim:
    y, z = np.exp(x), np.tanh(x)
    steep = 1 / (1 - z.astype(float) ** 2)
    return both(
        close(derivative(math.log)(y) * derivative(math.exp)(x), np.ones(x.size)),
        close(derivative(math.atanh)(z) * derivative(math.tanh)(x), np.ones(x.size), scale=steep),
    )


@law(
    field="calculus",
    statement="f(-x) = f(x)  ⟹  f′(-x) = -f′(x)",
    source="the chain rule with g(x) = -x",
    uses=("symmetric losses",),
    tolerance=tolerance.rounding(),
    x=X,
)
def derivative_of_an_even_function_is_odd(derivative: Operation, x: Any) -> Claim:
    slope = derivative(even)
    return close(slope(-x), -slope(x), scale=1.0)


@law(
    field="calculus",
    statement="(x ↦ f(x + 1))′(x) = f′(x + 1)",
    source=f"{APOSTOL}, theorem 4.2",
    uses=("location families",),
    tolerance=SCALAR,
    x=X,
)
def derivative_moves_with_the_function(derivative: Operation, x: Any) -> Claim:
    scale = np.exp(x / 2 + 0.5) + 2 * np.abs(x) + 2
    return close(derivative(shifted)(x), derivative(growth)(x + x.dtype.type(1)), scale=scale)


@law(
    field="calculus",
    statement="sin″ = -sin",
    source=f"{APOSTOL}, section 4.4",
    uses=("Hessians",),
    tolerance=tolerance.rounding(),
    x=X,
)
def second_derivative_of_the_sine_is_its_negative(derivative: Operation, x: Any) -> Claim:
    return close(derivative(derivative(math.sin))(x), -np.sin(x.astype(float)), scale=1.0)


@law(
    field="calculus",
    statement="(f g)″ = f″ g + 2 f′ g′ + f g″",
    source="Leibniz 1710",
    uses=("Newton's method",),
    tolerance=tolerance.rounding(100),
    dtypes=("float64",),
    x=X,
)
def second_derivative_of_a_product(derivative: Operation, x: Any) -> Claim:
    f, g = derivative(wave), derivative(growth)
    middle = 2 * f(x) * g(x)
    outer = derivative(f)(x) * values(growth, x), values(wave, x) * derivative(g)(x)
    scale = np.abs(middle) + np.abs(outer[0]) + np.abs(outer[1]) + np.exp(x / 2) + np.abs(x)
    return close(derivative(derivative(product))(x), outer[0] + middle + outer[1], scale=scale)


@law(
    field="calculus",
    statement="f′(x) agrees with mpmath's derivative in thirty digits",
    source="mpmath.diff",
    uses=("gradient checks",),
    tolerance=SCALAR,
    function=choices(*FUNCTIONS),
    x=vectors("n", low=-3.0, high=3.0, max_size=4),
)
def derivative_agrees_with_thirty_digits(derivative: Operation, function: str, x: Any) -> Claim:
    f, precise = FUNCTIONS[function]
    away = x[np.abs(x) > 1e-3]
    return close(derivative(f)(away), exact(precise, away), scale=1 + np.abs(away))


@law(
    field="calculus",
    statement="f′(x) = (f(x + h) - f(x - h)) / 2 h + O(h^{2})",
    source=f"{GRIEWANK}, section 1",
    uses=("gradient checks",),
    tolerance=tolerance.forward(),
    function=choices(*FUNCTIONS),
    x=X,
)
def derivative_is_the_limit_of_central_differences(
    derivative: Operation, function: str, x: Any
) -> Claim:
    f = FUNCTIONS[function][0]
    away = x[np.abs(x) > 0.02].astype(float)
    slope = derivative(f)(away.astype(x.dtype))
    steps = 2.0**-7, 2.0**-8
    wide, narrow = ((values(f, away + h) - values(f, away - h)) / (2 * h) for h in steps)
    # Richardson: the h^2 terms cancel, and a tenth of their size bounds what is left
    limit = (4 * narrow - wide) / 3
    left = 0.1 * np.abs(wide - narrow) + 1e-9
    scale = left / np.finfo(x.dtype).eps / 30 + 1 + np.abs(slope)
    return close(slope, limit, scale=scale)
