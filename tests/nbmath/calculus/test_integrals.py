"""Integrals and roots: rules, ranges with ends of all kinds, compiled calls, refusals."""

import math
import warnings
from typing import Any

import numpy as np
import pytest
from mpmath import mp, mpf
from numba import njit

from nbmath.calculus import find_root, quad
from nbmath.calculus.door import panels

INF = math.inf


def test_kronrod_is_exact_to_degree_31() -> None:
    with mp.workdps(30):
        for power in range(0, 31, 2):
            terms = [
                (1 if node == 0 else 2) * mpf(w) * mpf(node) ** power
                for node, w in zip(panels.NODES, panels.KRONROD, strict=True)
            ]
            assert abs(mp.fsum(terms) - mpf(2) / (power + 1)) < 1e-15


def test_null_rules_and_continuation() -> None:
    nodes = np.concatenate((-panels.NODES[:0:-1], panels.NODES))
    powers = nodes[:, None] ** np.arange(21)
    for rule, degree in zip(panels.NULLS, (18, 19, 20), strict=True):
        assert abs(rule @ powers)[:degree].max() < 1e-15 < abs(rule @ powers[:, degree])
    assert abs(panels.CONTINUED @ powers - 1.0).max() < 1e-14


@pytest.mark.parametrize("near", [0.5, 0.25, 0.625])
def test_jumps_beside_the_ends_of_panels_are_seen(near: float) -> None:
    """Where the points of both panels are further from their end than the jump is."""
    for distance in np.geomspace(1e-9, 1e-3, 40):
        for jump in (near - distance, near + distance):
            found = quad(lambda x, t=jump: math.exp(x) if x > t else 0.0, 0.0, 1.0)
            exact = math.e - math.exp(jump)
            assert found.status == 0
            assert abs(found.value - exact) <= found.error + 4e-15


@pytest.mark.parametrize(
    ("f", "a", "b", "exact"),
    [
        (lambda x: math.exp(-x * x), -INF, INF, math.sqrt(math.pi)),
        (lambda x: math.exp(-(x**2)), -INF, 0.0, math.sqrt(math.pi) / 2),
        (lambda x: 1.0 / (1.0 + x * x), -INF, INF, math.pi),
        (lambda x: x**-1.1, 1.0, INF, 10.0),
        (lambda x: x**-0.9, 0.0, 1.0, 10.0),
        (lambda x: x**-0.9 * math.exp(-x), 0.0, INF, math.gamma(0.1)),
        (lambda x: (1.0 - x) ** -0.5, 0.0, 1.0, 2.0),
        (lambda x: math.log(x), 0.0, 1.0, -1.0),  # noqa: PLW0108  # not compiled
        (lambda x: 1.0 / (1e-6 + x * x), -1.0, 1.0, 2e3 * math.atan(1e3)),
        (lambda x: float(x > 1.0 / 3.0), 0.0, 1.0, 2.0 / 3.0),
        (lambda x: x / abs(x), -1e308, 1.5e308, 0.5e308),
        (lambda x: 1e-300 * x, 0.0, 1.0, 5e-301),
    ],
)
def test_ranges_and_ends(f: Any, a: float, b: float, exact: float) -> None:
    found = quad(f, a, b)
    assert found.status == 0
    assert abs(found.value - exact) <= found.error + 4e-15 * abs(exact)
    assert found.error <= max(1.49e-8, 1.49e-8 * abs(exact))
    assert quad(f, b, a).value == -found.value


def test_breaks_inside_the_range() -> None:
    found = quad(lambda x: abs(x - 0.3) ** -0.5, 0.0, 1.0, points=[0.3])
    exact = 2.0 * (math.sqrt(0.3) + math.sqrt(0.7))
    assert found.status == 0
    assert abs(found.value - exact) <= found.error
    jump = quad(lambda x: float(x > 0.7), 1.0, 0.0, points=[0.7, 0.2, 0.7])
    assert jump.value == pytest.approx(-0.3, rel=1e-15)


def test_degenerate_ranges() -> None:
    assert quad(math.exp, 1.0, 1.0) == (0.0, 0.0, 0)
    assert quad(math.exp, INF, INF).value == 0.0
    assert math.isnan(quad(math.exp, 0.0, math.nan).value)
    assert quad(lambda x, p, q: p * x**q, 0, 2, args=(3, 2)).value == pytest.approx(8.0, rel=1e-14)


@pytest.mark.parametrize(
    "f", [lambda x: 1.0 / x, lambda x: math.nan, lambda x: math.sin(1.0 / x) / x]
)
def test_what_is_not_found_is_said_not_to_be(f: Any) -> None:
    with pytest.warns(RuntimeWarning, match="the integral is .* was asked for"):
        assert quad(f, 0.0, 1.0).status == 3


def test_roots() -> None:
    found = find_root(lambda x: x**3 - 2.1, 0, 2)
    assert found.x == pytest.approx(2.1 ** (1 / 3), rel=1e-15)
    assert found.iterations < 12
    assert found.residual == 0.0 or abs(found.other - found.x) <= 8 * 2.0**-52 * 1.3
    assert find_root(lambda x: x - 1e-200, -1e308, 1e308, maxiter=4000).x == 1e-200
    assert find_root(lambda x, c: x - c, 0, 1, args=1.0) == (1.0, 0.0, 0.0, 0, 0)
    assert find_root(lambda x: x - 0.3, 0, 1, maxiter=1).status == 3
    loose = find_root(math.cos, 1, 2, xtol=0.1)
    assert abs(loose.x - math.pi / 2) < 0.2 > abs(loose.other - loose.x)


def test_compiled_calls_give_the_same() -> None:
    @njit
    def f(x: float, p: float) -> float:
        return math.pow(x, p) - 0.5

    @njit
    def within(p: float) -> Any:
        return quad(f, 0.0, 1.0, (p,)), find_root(f, 1.0, 9.0, (p,)), find_root(f, 1, 2, (p,)).x

    plain = getattr(f, "py_func")  # noqa: B009  # the type of compiled functions lacks it
    integral, root, no_root = within(-0.5)
    assert integral == pytest.approx(quad(plain, 0.0, 1.0, (-0.5,)), rel=1e-3, abs=1e-15)
    assert integral.value == pytest.approx(1.5, rel=1e-14)
    assert root.x == find_root(f, 1.0, 9.0, (-0.5,)).x == pytest.approx(4.0, rel=1e-15)
    assert math.isnan(no_root)


def test_refusals() -> None:
    for call, sentence in (
        (lambda: quad(3, 0, 1), "func is a int; expected a function"),  # type: ignore[arg-type]  # refused
        (lambda: quad(math.exp, [0], 1), r"a has shape \(1,\); expected one number"),  # type: ignore[arg-type]  # refused
        (lambda: quad(math.exp, 0, 1j), "b has dtype complex128"),  # type: ignore[arg-type]  # refused
        (lambda: find_root(None, 0, 1), "func is a NoneType"),  # type: ignore[arg-type]  # refused
    ):
        with pytest.raises(TypeError, match=sentence):
            call()
    for call, sentence in (
        (lambda: quad(math.exp, 0, 1, epsabs=-1), "epsabs is -1.0; expected a finite number"),
        (lambda: quad(math.exp, 0, 1, limit=0), "limit is 0; expected a whole number from 1 on"),
        (lambda: quad(math.exp, 0, 1, points=[2]), "points contain 2.0; expected numbers between"),
        (lambda: find_root(math.exp, 0, 1), "func is 1.0 at a = 0.0 and 2.7.* different signs"),
        (lambda: find_root(math.sin, 0, INF), "b is inf; expected finite numbers"),
        (lambda: find_root(math.sin, -1, 1, maxiter=0), "maxiter is 0"),
    ):
        with pytest.raises(ValueError, match=sentence):
            call()


def test_a_warning_names_what_was_asked_for() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        quad(np.cos, 0.0, 1.0)
    with pytest.warns(RuntimeWarning, match="where 1e-15 was asked for"):
        quad(lambda x: abs(x - 1 / 3), 0, 1, epsabs=1e-15, epsrel=0.0, limit=5)
