"""Slopes of quantile functions, along the share and the parameters, against densities."""

import pytest

from nbmath.calculus import derivative
from nbmath.distributions import normal, student_t

SHARES = (1e-9, 0.1, 0.5, 0.7, 1 - 1e-9)


@pytest.mark.parametrize("p", SHARES)
def test_along_the_share(p: float) -> None:
    slope = derivative(normal.ppf)(p)
    assert slope == pytest.approx(1.0 / float(normal.pdf(normal.ppf(p))), rel=1e-13)


def test_along_loc_and_scale() -> None:
    assert derivative(lambda loc: normal.ppf(0.3, loc, 2.0))(1.0) == 1.0
    slope = derivative(lambda scale: normal.ppf(0.3, 1.0, scale))(2.0)
    assert slope == pytest.approx(float(normal.ppf(0.3)), rel=1e-15)


@pytest.mark.slow
def test_both_results_of_a_search_have_slopes() -> None:
    slope = derivative(lambda p: student_t.ppf(p, 4.0))
    for p in (1e-6, 0.3, 0.5 + 1e-6, 0.9):
        density = float(student_t.pdf(student_t.ppf(p, 4.0), 4.0))
        assert slope(p) == pytest.approx(1.0 / density, rel=1e-11)


@pytest.mark.slow
def test_along_the_degrees_of_freedom() -> None:
    by_degrees = derivative(lambda df: student_t.ppf(0.9, df))(4.0)
    steps = (float(student_t.ppf(0.9, 4.0 + h)) for h in (1e-4, -1e-4))
    assert by_degrees == pytest.approx((next(steps) - next(steps)) / 2e-4, rel=1e-7)
