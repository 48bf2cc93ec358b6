"""Distributions of incomplete gamma functions: values, edges, tails, fits, errors."""

import math
from typing import Any

import mpmath as mp
import numpy as np
import pytest
from numba import njit

from nbmath._targets import bind
from nbmath.distributions import chi2, gamma
from nbmath.random import Key

INF, NAN = math.inf, math.nan


@pytest.mark.parametrize(("x", "a"), [(1e6, 1e6), (2877.0, 2877.0), (1e-310, 1e-3), (1.0, 3.0)])
def test_densities_keep_their_digits(x: float, a: float) -> None:
    formulas = bind("distributions.gamma", "python", np.float64)
    with mp.workdps(50):
        exact = float(mp.exp((a - 1) * mp.log(x) - x - mp.loggamma(a)))
    found = np.float64(formulas.pdf(x, a, 0.0, 1.0))
    np.testing.assert_array_max_ulp(found, np.float64(exact), 5)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_edges(dtype: Any) -> None:
    g = bind("distributions.gamma", "python", dtype)
    zero, half, one, two, inf, nan = (dtype(x) for x in (0.0, 0.5, 1.0, 2.0, INF, NAN))
    assert [g.pdf(zero, a, zero, two) for a in (half, one, two)] == [INF, 0.5, 0.0]
    assert [g.logpdf(zero, a, zero, one) for a in (half, one, two)] == [INF, 0.0, -INF]
    assert g.pdf(-one, two, zero, one) == g.pdf(inf, half, zero, one) == 0.0
    for wrong in (nan, -one, zero):
        for name in ("pdf", "logpdf", "cdf", "logsf", "ppf", "isf"):
            assert math.isnan(getattr(g, name)(half, wrong, zero, one))
            assert math.isnan(getattr(g, name)(half, one, zero, wrong))
        assert math.isnan(g.mean(wrong, zero, one))
        assert math.isnan(g.entropy(one, zero, wrong))


def test_logarithms_of_tails_that_underflow() -> None:
    with mp.workdps(40):
        a, x = mp.mpf(2.5), mp.mpf(1e4)
        upper = float(mp.log(mp.gammainc(a, x)) - mp.loggamma(a))
        lower = float(a * mp.log(mp.mpf(1e-200)) - mp.loggamma(a + 1))
    assert gamma.logsf(1e4, 2.5) == pytest.approx(upper, rel=1e-15)
    assert gamma.logcdf(1e-200, 2.5) == pytest.approx(lower, rel=1e-15)


@pytest.mark.parametrize("shape", [0.5, 2.9, 3.0, 1e3, 1e8])
def test_entropies_lose_no_digits(shape: float) -> None:
    with mp.workdps(50):
        a = mp.mpf(shape)
        exact = float(a + mp.loggamma(a) + (1 - a) * mp.digamma(a))
    assert gamma.entropy(shape) == pytest.approx(exact, rel=4e-15)


def test_inside_compiled_code() -> None:
    @njit
    def user(x: Any) -> Any:
        return gamma.pdf(x, 2.5), chi2.mean(-1.0)

    x = np.array([0.5, 4.0])
    density, none = user(x)
    assert np.array_equal(density, gamma.pdf(x, 2.5))
    assert math.isnan(none)


@pytest.mark.slow
def test_draws_inside_compiled_code() -> None:
    @njit
    def user(key: Any) -> Any:
        return gamma.sample(key, 5, 2.5, 0.5, 2.0, np.float32)

    drawn = user(Key(4))
    assert drawn.dtype == np.float32
    assert np.array_equal(drawn, gamma.sample(Key(4), 5, 2.5, 0.5, 2.0, np.float32))


def test_fits_find_the_parameters_of_many_draws() -> None:
    x = gamma.sample(Key(5), 20_000, 2.5, 0.5, 2.0)
    found = gamma.fit(x, loc=0.5)
    assert found.converged
    assert np.allclose(found, (2.5, 0.5, 2.0), rtol=0.1)
    weights = np.arange(200) % 3
    repeated = gamma.fit(np.repeat(x[:200], weights), loc=0.5)
    assert np.allclose(gamma.fit(x[:200], weights, loc=0.5), repeated, rtol=1e-6)
    y = chi2.sample(Key(5), 20_000, 3.0)
    assert np.allclose(chi2.fit(y), 3.0, rtol=0.05)
    assert not gamma.fit([1.0, 1.0]).converged


def test_what_cannot_be() -> None:
    with pytest.raises(ValueError, match=r"a is -1.0; expected a positive number"):
        gamma.cdf(1.0, -1.0)
    with pytest.raises(ValueError, match=r"df is 0.0; expected a positive number"):
        chi2.sample(Key(0), 3, 0.0)
    with pytest.raises(ValueError, match=r"x has 0.5; expected numbers above loc, 0.5"):
        gamma.fit([0.5, 2.0], loc=0.5)
