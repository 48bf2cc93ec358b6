"""Expectations over ranges of all sizes, densities of functions, compiled calls, refusals."""

import functools
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numba import njit

from nbmath import distributions
from nbmath.distributions import gamma, lognormal, normal, poisson
from nbmath.probability import discrete_expectation, expectation, transformed_logpdf


def of(name: str, *parameters: float) -> tuple[Any, Any, Any]:
    """The quantiles, the density or the probabilities, and the parameters of a distribution."""
    room = getattr(distributions, name)
    return room.ppf, room.pdf if hasattr(room, "pdf") else room.pmf, parameters


@pytest.mark.parametrize(
    ("name", "parameters", "square"),
    [
        ("normal", (1e6, 1e-2), 1e12 + 1e-4),
        ("normal", (0.0, 1e-100), 1e-200),
        ("gamma", (0.1,), 0.11),
        ("lognormal", (2.0,), math.exp(8.0)),
        ("weibull", (0.3,), math.gamma(1.0 + 2.0 / 0.3)),
        ("uniform", (3.0, 1e-3), (3.001**3 - 27.0) / 3e-3),
    ],
)
def test_narrow_wide_and_heavy_tailed(
    name: str, parameters: tuple[float, ...], square: float
) -> None:
    found = expectation(lambda x: x * x, *of(name, *parameters))
    assert found.status == 0
    assert abs(found.value - square) <= found.error + 1e-9 * square
    one = expectation(lambda x: 1.0, *of(name, *parameters), epsabs=0.0, epsrel=1e-7)
    assert abs(one.value - 1.0) <= one.error + 1e-8


@pytest.mark.parametrize(
    ("name", "parameters", "square"),
    [
        ("poisson", (1e5,), 1e10 + 1e5),
        ("geometric", (0.01,), 1.99e4),
    ],
)
def test_counts(name: str, parameters: tuple[float, ...], square: float) -> None:
    found = discrete_expectation(lambda k: k * k, *of(name, *parameters))
    assert found.status == 0
    assert found.value == pytest.approx(square, rel=1e-10)
    assert found.error <= 1e-12 * square


def test_what_has_no_expectation() -> None:
    calls: list[Callable[[], Any]] = [
        lambda: expectation(lambda x: x * x, *of("cauchy")),
        lambda: expectation(math.exp, lambda p: 0.0, lambda x: 1.0),
        lambda: discrete_expectation(lambda k: 2.0**k, *of("geometric", 0.5), limit=900),
    ]
    for call in calls:
        with pytest.warns(RuntimeWarning, match="the expectation is"):
            assert call().status == 3


def test_densities_of_functions() -> None:
    y = np.array([[0.5, 2.0], [1e-3, 7.0]])
    found = transformed_logpdf(y, math.log, normal.logpdf)
    np.testing.assert_allclose(found, lognormal.logpdf(y, 1.0), rtol=4e-15)
    single = transformed_logpdf(y.astype(np.float32), math.log, normal.logpdf)
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, found, rtol=1e-5)
    assert transformed_logpdf(0.0, math.log, normal.logpdf) == -math.inf
    assert math.isnan(transformed_logpdf(-1.0, math.log, normal.logpdf))
    scaled = transformed_logpdf([1.0, 5.0], lambda y: (y - 3.0) / -2.0, normal.logpdf)
    np.testing.assert_allclose(scaled, normal.logpdf([1.0, 5.0], 3.0, 2.0), rtol=1e-15)
    assert transformed_logpdf([], math.log, normal.logpdf).shape == (0,)


def test_compiled_calls_give_the_same() -> None:
    square = njit(lambda x: x * x)
    ppf, pdf, ppf_of_counts, pmf = gamma.ppf, gamma.pdf, poisson.ppf, poisson.pmf
    inverse, logpdf = njit(lambda y: math.log(y)), njit(lambda x: normal.logpdf(x))  # noqa: PLW0108  # compiled

    @njit
    def within(y: float) -> Any:
        return (
            expectation(square, ppf, pdf, (2.5,)),
            discrete_expectation(square, ppf_of_counts, pmf, (3.0,)),
            transformed_logpdf(y, inverse, logpdf),
        )

    continuous, discrete, log_density = within(2.0)
    assert continuous == pytest.approx(expectation(square.py_func, ppf, pdf, 2.5), rel=1e-3)
    assert continuous.value == pytest.approx(8.75, rel=1e-8)
    assert discrete.value == pytest.approx(12.0, rel=1e-13)
    assert log_density == pytest.approx(float(lognormal.logpdf(2.0, 1.0)), rel=1e-15)


def test_refusals() -> None:
    good = of("normal")
    number: Any = 2.0
    for call, sentence in (
        (functools.partial(expectation, number, *good), "func is a float; expected a function"),
        (functools.partial(expectation, math.exp, number, good[1]), "ppf is a float"),
        (functools.partial(discrete_expectation, math.exp, good[0], number), "pmf is a float"),
        (functools.partial(transformed_logpdf, 1.0, math.log, number), "logpdf is a float"),
        (functools.partial(transformed_logpdf, 1j, math.log, good[1]), "y has dtype complex128"),
    ):
        with pytest.raises(TypeError, match=sentence):
            call()
    with pytest.raises(ValueError, match="epsrel is nan; expected a finite number"):
        expectation(math.exp, *good, epsrel=math.nan)
