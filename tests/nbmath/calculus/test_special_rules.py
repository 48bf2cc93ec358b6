"""The derivatives of the special functions, against sixty digits of mpmath."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np
import pytest
from numba import njit

from nbmath import special
from nbmath.calculus import derivative
from tests.precisions import a_few
from verify.laws.special import references as exact

TAIL = (-12.0, -3.0, -0.5, 0.25, 1.5, 6.0)
PROBABILITIES = (1e-300, 1e-8, 0.125, 0.5, 0.75, 1 - 1e-9)
ONE: dict[str, tuple[Callable[[Any], Any], tuple[float, ...]]] = {
    "erf": (lambda x: 2 * mp.exp(-x * x) / mp.sqrt(mp.pi), TAIL),
    "erfc": (lambda x: -2 * mp.exp(-x * x) / mp.sqrt(mp.pi), TAIL),
    "erfcx": (
        lambda x: 2 * x * exact.erfcx(x) - 2 / mp.sqrt(mp.pi),
        (-5.0, -0.5, 0.25, 1.99, 2.01, 3.0, 10.0, 1e4),
    ),
    "erfinv": (
        lambda y: mp.sqrt(mp.pi) / 2 * mp.exp(exact.erfinv(y) ** 2),
        (-0.875, -1e-9, 0.0, 0.5, 1 - 1e-12),
    ),
    "erfcinv": (
        lambda y: -mp.sqrt(mp.pi) / 2 * mp.exp(exact.erfcinv(y) ** 2),
        (1e-300, 0.25, 1.0, 1.5, 2 - 1e-12),
    ),
    "ndtr": (mp.npdf, TAIL),
    "log_ndtr": (lambda x: mp.npdf(x) / exact.ndtr(x), (*TAIL, 20.0)),
    "ndtri": (lambda p: 1 / mp.npdf(exact.ndtri(p)), PROBABILITIES),
    "ndtri_exp": (
        lambda y: mp.exp(y) / mp.npdf(exact.ndtri_exp(y)),
        (-600.0, -20.0, -0.75, -0.5, -1e-6),
    ),
    "gammaln": (mp.digamma, (1e-3, 0.5, 1.5, 10.5, 1e6, -1.25)),
    "digamma": (lambda x: mp.psi(1, x), (1e-3, 0.5, 1.5, 10.5, 1e6, -1.25)),
    "trigamma": (lambda x: mp.psi(2, x), (1e-3, 0.5, 1.5, 10.5, 1e6)),
    "gamma": (lambda x: mp.gamma(x) * mp.digamma(x), (1e-3, 0.5, 1.5, 10.5, -1.25)),
    "rgamma": (lambda x: mp.diff(mp.rgamma, x), (1e-3, 0.5, 10.5, -1.25, 0.0, -1.0, -4.0)),
    "log1pmx": (lambda x: -x / (1 + x), (-0.875, -1e-9, 0.5, 1e9)),
    "log1mexp": (lambda x: -1 / mp.expm1(-x), (-700.0, -1.0, -1e-9)),
    "entr": (lambda x: -mp.log(x) - 1, (1e-300, 0.25, 3.0)),
}
"""Slopes and the points where they are looked at."""

TWO: dict[str, tuple[Callable[..., Any], Callable[..., Any], tuple[tuple[float, float], ...]]] = {
    "logaddexp": (
        lambda x, y: 1 / (1 + mp.exp(y - x)),
        lambda x, y: 1 / (1 + mp.exp(x - y)),
        ((0.0, 0.0), (-800.0, 3.0), (1e4, 1e4 - 2)),
    ),
    "logsubexp": (
        lambda x, y: 1 / (1 - mp.exp(y - x)),
        lambda x, y: 1 / (1 - mp.exp(x - y)),
        ((1.0, 0.0), (3.0, -700.0), (1e4, 1e4 - 2)),
    ),
    "xlogy": (lambda x, y: mp.log(y), lambda x, y: x / y, ((0.0, 2.0), (3.0, 1e-300))),
    "xlog1py": (lambda x, y: mp.log1p(y), lambda x, y: x / (1 + y), ((0.0, 2.0), (3.0, 1e-20))),
    "rel_entr": (
        lambda x, y: mp.log(x / y) + 1,
        lambda x, y: -x / y,
        ((0.5, 0.25), (1e-200, 1e200), (3.0, 2.999)),
    ),
    "kl_div": (
        lambda x, y: mp.log(x / y),
        lambda x, y: 1 - x / y,
        ((0.5, 0.25), (1e-200, 1e200), (3.0, 2.999)),
    ),
}


def digits(function: Callable[..., Any], *point: float) -> float:
    with mp.workdps(60):
        return float(function(*map(mp.mpf, point)))


@pytest.mark.parametrize("name", a_few(ONE))
def test_slope_of_a_special_function_of_one_number(name: str) -> None:
    slope, points = ONE[name]
    function = getattr(special, name)
    found = derivative(function)(np.array(points))
    np.testing.assert_allclose(found, [digits(slope, x) for x in points], rtol=4e-15)


@pytest.mark.parametrize("name", TWO)
def test_slopes_of_a_special_function_of_two_numbers(name: str) -> None:
    along_x, along_y, points = TWO[name]
    function = getattr(special, name)
    first = derivative(function)
    second = derivative(lambda y, x: function(x, y))
    for x, y in points:
        np.testing.assert_allclose(first(x, y), digits(along_x, x, y), rtol=4e-15)
        np.testing.assert_allclose(second(y, x), digits(along_y, x, y), rtol=4e-15)


def test_curvature_follows_from_the_rules() -> None:
    for function, second in (
        (special.log_ndtr, lambda x: mp.diff(lambda t: mp.log(mp.ncdf(t)), x, 2)),
        (special.erfcx, lambda x: mp.diff(exact.erfcx, x, 2)),
        (special.gammaln, lambda x: mp.psi(1, x)),
        (special.ndtri, lambda p: mp.diff(exact.ndtri, p, 2)),
    ):
        slope = derivative(derivative(lambda x, f=function: f(x)))
        np.testing.assert_allclose(slope(0.375), digits(second, 0.375), rtol=1e-13)


def test_slopes_at_the_ends_of_the_range() -> None:
    ends = {
        "erfinv": ((-1.0, np.inf), (1.0, np.inf), (1.5, np.nan)),
        "erfcinv": ((0.0, -np.inf), (2.0, -np.inf), (-0.5, np.nan)),
        "ndtri": ((0.0, np.inf), (1.0, np.inf), (2.0, np.nan)),
        "entr": ((0.0, np.inf),),
        "log_ndtr": ((-np.inf, np.inf), (np.inf, 0.0)),
        "erfcx": ((np.inf, 0.0), (-np.inf, -np.inf)),
        "erf": ((-np.inf, 0.0), (np.inf, 0.0), (np.nan, np.nan)),
    }
    for name, pairs in ends.items():
        function = getattr(special, name)
        points, slopes = np.array(pairs).T
        found = derivative(lambda x, f=function: f(x))(points)
        np.testing.assert_array_equal(found, slopes, err_msg=name)


def test_a_number_that_varies_beside_one_that_does_not() -> None:
    @njit
    def likelihood(x: float, scale: float) -> Any:
        return special.xlogy(x, scale) - special.gammaln(x + 1) + special.logaddexp(0.0, x)

    slope = digits(lambda x: mp.log(3) - mp.digamma(x + 1) + 1 / (1 + mp.exp(-x)), 2.5)
    np.testing.assert_allclose(derivative(likelihood)(2.5, 3.0), slope, rtol=4e-15)
