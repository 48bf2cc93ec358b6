"""Laws of integrals and of roots of functions."""

import functools
import math
from collections.abc import Callable
from typing import Any

import numpy as np

from verify import at_most, both, close, holds, law, tolerance, within
from verify.claim import Claim
from verify.domains import positive, reals, vectors

Function = Callable[[float], float]
Operation = Callable[..., Any]

APOSTOL = "Apostol 1967, Calculus I, 2nd ed."
DEGREES = 20

about = functools.partial(
    law, field="calculus", tolerance=tolerance.rounding(100), dtypes=("float64",)
)


def number(x: Any) -> float:
    """The one number of a domain of numbers."""
    return float(np.ravel(x)[0])


def found_near(found: Any, exact: float, scale: float) -> Claim:
    """An integral is as near to the exact one as its error says, but for rounding."""
    value, error = float(found[0]), float(found[1])
    return both(
        holds(math.isfinite(value) and error >= 0.0, message="no value, or no error"),
        at_most(abs(value - exact), error, scale=scale),
        at_most(error, 1.5e-8 + 1.5e-8 * abs(exact), scale=scale),
    )


@about(
    statement="∫_{a}^{b} ∑ c_{k} x^{k} dx = ∑ c_{k} (b^{k + 1} - a^{k + 1}) / (k + 1)",
    source=f"{APOSTOL}, theorem 2.2",
    uses=("moments", "splines"),
    coefficients=vectors("n", low=-2.0, high=2.0, max_size=DEGREES),
    a=reals(-1.5, 1.5),
    b=reals(-1.5, 1.5),
)
def integral_of_a_polynomial_is_exact(quad: Operation, coefficients: Any, a: Any, b: Any) -> Claim:
    powers = np.arange(1, len(coefficients) + 1)
    low, high = number(a), number(b)

    def polynomial(x: float) -> float:
        return float(np.polynomial.polynomial.polyval(x, coefficients))

    exact = float(((high**powers - low**powers) * coefficients / powers).sum())
    scale = float((np.maximum(abs(high), abs(low)) ** powers * abs(coefficients)).sum())
    return close(quad(polynomial, low, high)[0], exact, scale=scale)


@about(
    statement="∫_{a}^{c} f = ∫_{a}^{b} f + ∫_{b}^{c} f, ∫_{b}^{a} f = -∫_{a}^{b} f",
    source=f"{APOSTOL}, theorems 1.17 and 1.18",
    uses=("distribution functions",),
    a=reals(-4.0, 4.0),
    b=reals(-4.0, 4.0),
    c=reals(-4.0, 4.0),
)
def integrals_over_adjacent_ranges_add(quad: Operation, a: Any, b: Any, c: Any) -> Claim:
    def f(x: float) -> float:
        return math.cos(x) * math.exp(0.5 * x) + 1.0

    p, q, r = number(a), number(b), number(c)
    pairs = (p, r), (p, q), (q, r)
    whole, first, second = (quad(f, *pair) for pair in pairs)
    error = whole[1] + first[1] + second[1]
    length = sum(abs(high - low) for low, high in pairs)
    return both(
        at_most(abs(whole[0] - first[0] - second[0]), error, scale=10.0 * length),
        close(quad(f, q, p)[0], -first[0], scale=10.0 * abs(q - p)),
    )


@about(
    statement="∫_{0}^{b} x^{p} dx = b^{p + 1} / (p + 1) for p > -1",
    source=f"{APOSTOL}, section 10.23",
    uses=("densities with a pole",),
    p=reals(-0.95, 3.0),
    b=positive(1e-3, 1e3),
)
def integral_up_to_a_pole(quad: Operation, p: Any, b: Any) -> Claim:
    power, end = number(p), number(b)
    exact = end ** (power + 1.0) / (power + 1.0)
    return found_near(quad(lambda x: x**power, 0.0, end), exact, exact)


@about(
    statement="∫_{-∞}^{∞} e^{-((x - m) / s)^{2}} dx = s √π",
    source="Gauss 1809",
    uses=("normal densities",),
    m=reals(-3.0, 3.0),
    s=positive(0.2, 10.0),
)
def gaussian_integral(quad: Operation, m: Any, s: Any) -> Claim:
    middle, width = number(m), number(s)

    def bell(x: float) -> float:
        return math.exp(-(((x - middle) / width) ** 2))

    exact = width * math.sqrt(math.pi)
    half = quad(bell, middle, math.inf)
    other = quad(bell, -math.inf, middle)
    return both(
        found_near(quad(bell, -math.inf, math.inf), exact, exact),
        at_most(abs(half[0] + other[0] - exact), half[1] + other[1], scale=exact),
    )


@about(
    statement="∫_{0}^{1} |x - c| dx = (c^{2} + (1 - c)^{2}) / 2",
    source=f"{APOSTOL}, section 1.26",
    uses=("absolute loss", "options"),
    c=reals(0.0, 1.0),
)
def integral_across_a_kink(quad: Operation, c: Any) -> Claim:
    kink = number(c)
    exact = (kink**2 + (1.0 - kink) ** 2) / 2.0
    return found_near(quad(lambda x: abs(x - kink), 0.0, 1.0), exact, 1.0)


@about(
    statement="f(x) = 0, f changes its sign between x and the other end",
    source="Bolzano 1817; Chandrupatla 1997, doi:10.1016/S0965-9978(96)00051-8",
    uses=("quantiles", "calibration", "line searches"),
    root=reals(-10.0, 10.0),
    below=positive(1e-3, 1e3),
    above=positive(1e-3, 1e3),
)
def root_lies_where_the_sign_changes(
    find_root: Operation, root: Any, below: Any, above: Any
) -> Claim:
    r = number(root)

    def f(x: float) -> float:
        return (x - r) * (1.0 + (x - r) ** 2)

    found = find_root(f, r - number(below), r + number(above))
    x, other = float(found[0]), float(found[2])
    return both(
        close(x, r, scale=abs(r) + 1e-300),
        holds((f(x) < 0.0) != (f(other) < 0.0) or f(x) == 0.0, message="one sign at both ends"),
    )


@about(
    statement="g(x) = y  ⟺  x = g^{-1}(y)",
    source="Bolzano 1817",
    uses=("quantiles", "normalising flows"),
    y=reals(-0.99, 50.0),
)
def root_inverts_an_increasing_function(find_root: Operation, y: Any) -> Claim:
    target = number(y)
    found = find_root(lambda x: math.expm1(x) - target, -10.0, 10.0)[0]
    # the sign of expm1(x) - y is right but where that is below an ulp of y, or eps y / e^x in x
    return close(found, math.log1p(target), scale=abs(target) / (1.0 + target) + abs(float(found)))


@about(
    statement="min f (b - a) ≤ ∫_{a}^{b} f ≤ max f (b - a)",
    source=f"{APOSTOL}, theorem 1.20",
    uses=("bounds of averages",),
    a=reals(-5.0, 5.0),
    width=positive(1e-3, 10.0),
)
def integral_lies_between_the_extremes(quad: Operation, a: Any, width: Any) -> Claim:
    low, length = number(a), number(width)
    value = quad(lambda x: math.sin(5.0 * x), low, low + length)[0]
    return within(value, -length, length)
