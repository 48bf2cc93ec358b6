"""Derivatives of incomplete and Bessel functions, along parameters too, against mpmath.

A number chooses the function, so that all of them are compiled together. The law of slopes asks
the same of some of them.
"""

import itertools
from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np
import pytest

from nbmath import special
from nbmath.calculus import derivative
from verify.laws.special.owen import integral

Precise = Callable[..., Any]


def of_one(x: float, which: int) -> Any:
    """Functions of one number."""
    if which < 6:
        first = special.i0(x) if which == 0 else special.i1(x) if which == 1 else special.i0e(x)
        return (
            first
            if which < 3
            else (special.i1e(x) if which == 3 else special.j0(x) if which == 4 else special.j1(x))
        )
    second = special.k0(x) if which == 6 else special.k1(x) if which == 7 else special.k0e(x)
    third = special.exp1(x) if which == 10 else special.expi(x)
    return second if which < 9 else special.k1e(x) if which == 9 else third


ONE: tuple[Precise, ...] = (
    lambda x: mp.besseli(0, x),
    lambda x: mp.besseli(1, x),
    lambda x: mp.exp(-x) * mp.besseli(0, x),
    lambda x: mp.exp(-x) * mp.besseli(1, x),
    lambda x: mp.besselj(0, x),
    lambda x: mp.besselj(1, x),
    lambda x: mp.besselk(0, x),
    lambda x: mp.besselk(1, x),
    lambda x: mp.exp(x) * mp.besselk(0, x),
    lambda x: mp.exp(x) * mp.besselk(1, x),
    mp.e1,
    mp.ei,
)


def of_two(x: float, y: float, which: int) -> Any:
    """Functions of two numbers."""
    if which < 4:
        first = special.gammainc(x, y) if which == 0 else special.gammaincc(x, y)
        return first if which < 2 else special.beta(x, y) if which == 2 else special.betaln(x, y)
    return special.owens_t(x, y) if which == 4 else special.zeta(x, y)


TWO: tuple[Precise, ...] = (
    lambda a, x: mp.gammainc(a, 0, x, regularized=True),
    lambda a, x: mp.gammainc(a, x, regularized=True),
    mp.beta,
    lambda a, b: mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b),
    integral,
    mp.zeta,
)
PAIRS = ((1e-3, 0.5), (0.3, 0.01), (2.5, 1.5), (2.5, 9.0), (80.0, 75.0), (80.0, 110.0))
OTHERS = ((1.5, 0.25), (2.5, 3.0), (6.0, 0.75))


def three(a: float, b: float, x: float, which: int) -> Any:
    """The incomplete beta functions and their inverses."""
    if which < 2:
        return special.betainc(a, b, x) if which == 0 else special.betaincc(a, b, x)
    return special.betaincinv(a, b, x) if which == 2 else special.betainccinv(a, b, x)


def share(a: Any, b: Any, x: Any) -> Any:
    return mp.betainc(a, b, 0, x, regularized=True)


TRIPLES = ((0.5, 0.75, 0.25), (3.0, 2.0, 0.9), (0.01, 50.0, 1e-4), (40.0, 50.0, 0.4))


def slope(function: Precise, place: int, point: tuple[float, ...]) -> Any:
    """A partial derivative in forty digits."""
    with mp.workdps(40):
        x = [mp.mpf(entry) for entry in point]
        return mp.diff(lambda t: function(*x[:place], t, *x[place + 1 :]), x[place])


def agree(found: Any, exact: Any, tolerated: float = 2e-14) -> None:
    assert abs(float(found) - float(exact)) <= tolerated * abs(float(exact))


@pytest.mark.slow
def test_slopes_of_one_number() -> None:
    along = derivative(of_one)
    for which, function in enumerate(ONE):
        for x in (0.125, 4.0, 19.5, 20.5):
            agree(along(x, which), slope(function, 0, (x,)))
    assert along(0.0, 1) == along(0.0, 3) == along(0.0, 5) == 0.5
    agree(along(-3.0, 2), -along(3.0, 2))


@pytest.mark.slow
def test_slopes_of_two_numbers() -> None:
    first, second = derivative(of_two), derivative(lambda y, x, which: of_two(x, y, which))
    for which, function in enumerate(TWO):
        for point in PAIRS if which < 4 else OTHERS:
            if which < 5:  # zeta has no slope along its exponent
                agree(first(*point, which), slope(function, 0, point))
            agree(second(*point[::-1], which), slope(function, 1, point))
    assert np.isnan(first(2.0, 3.0, 5))


@pytest.mark.slow
@pytest.mark.parametrize("place", [0, 1, 2])
def test_slopes_of_incomplete_beta_functions(place: int) -> None:
    along = derivative(
        (
            three,
            lambda b, a, x, which: three(a, b, x, which),
            lambda x, a, b, which: three(a, b, x, which),
        )[place]
    )
    for which, point in itertools.product(range(4), TRIPLES):
        order = (point[place], *point[:place], *point[place + 1 :])
        if which < 2:
            agree(along(*order, which), (1 - 2 * which) * slope(share, place, point))
            continue
        a, b, p = point
        x = float(three(a, b, p, which))
        if 1e-8 < x < 0.99:  # by the function whose inverse it is, where that is well conditioned
            at = (a, b, x)
            density = slope(share, 2, at)
            moved = (
                1 if place == 2 and which == 2 else -1 if place == 2 else -slope(share, place, at)
            )
            agree(along(*order, which), moved / density, 1e-11)


@pytest.mark.slow
def test_inverses_of_gamma_tails_and_curvatures() -> None:
    for x, a in ((1.5, 2.5), (4.5, 2.5)):
        p, q = special.gammainc(a, x), special.gammaincc(a, x)
        density = slope(TWO[0], 1, (a, x))
        moved = -slope(TWO[0], 0, (a, x)) / density
        agree(derivative(special.gammaincinv)(a, p), moved, 1e-13)
        agree(derivative(lambda q, a: special.gammainccinv(a, q))(q, a), -1 / density, 1e-13)
        twice = derivative(derivative(special.gammainc))
        with mp.workdps(40):
            exact = mp.diff(lambda t, x=x: mp.gammainc(t, 0, x, regularized=True), a, 2)
        agree(twice(a, x), exact, 1e-12)
    curve = derivative(derivative(special.betaln))
    agree(curve(2.5, 1.5), mp.psi(1, 2.5) - mp.psi(1, 4))


@pytest.mark.slow
def test_edges() -> None:
    along = derivative(special.gammainc)
    assert along(2.0, 0.0) == along(2.0, np.inf) == 0
    lower = derivative(lambda z: special.lambertw(z, -1) - special.lambertw(z))
    w, v = special.lambertw(-0.25, -1), special.lambertw(-0.25)
    agree(lower(-0.25), np.exp(-w) / (1 + w) - np.exp(-v) / (1 + v))
