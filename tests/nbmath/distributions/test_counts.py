"""Distributions of counts: known values, accuracy at all sizes, quantiles, homes, fits, errors."""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any

import mpmath as mp
import numpy as np
import pytest
from numba import njit

import nbmath
from nbmath._targets import bind
from nbmath.distributions import poisson
from nbmath.random import Key

INF, NAN = np.inf, np.nan


def written(name: str) -> Any:
    return bind(f"distributions.{name}", "python", np.float64)


def ulps(found: Any, exact: Any) -> float:
    value = float(exact)
    return float(abs(mp.mpf(float(found)) - exact)) / float(np.spacing(abs(value)))


@njit
def of_poisson(k: Any, mu: float, key: Any) -> Any:
    wrong = poisson.pmf(2.0, -mu), poisson.entropy(-mu)
    return poisson.pmf(k, mu), poisson.sample(key, 50, mu), wrong


def test_poisson_in_compiled_code() -> None:
    k, key = np.arange(12.0), Key(4)
    masses, drawn, wrong = of_poisson(k, 3.5, key)
    assert np.array_equal(masses, poisson.pmf(k, 3.5))
    assert np.array_equal(drawn, poisson.sample(key, 50, 3.5))
    assert np.isnan(wrong).all()
    assert poisson.sample(key, None, [3.5, 3.5], np.float32).tolist() == drawn[:2].tolist()


def test_poisson_over_arrays() -> None:
    k = np.arange(0.0, 600.0)
    with nbmath.threading("parallel"):
        assert np.array_equal(poisson.cdf(k, 300.0), poisson.cdf(k, 300.0))
    single = poisson.cdf(k.astype(np.float32), np.float32(300.0))
    assert single.dtype == np.float32
    assert np.allclose(single, poisson.cdf(k, 300.0), rtol=1e-4, atol=1e-37)
    one_by_one = [poisson.cdf(each, 300.0) for each in k]
    assert np.allclose(poisson.cdf(k, 300.0), one_by_one, rtol=1e-13)
    assert poisson.pmf([[1], [2]], [1.0, 2.0, 3.0]).shape == (2, 3)
    assert poisson.pmf([], 1.0).shape == (0,)


def test_poisson_edges() -> None:
    assert poisson.pmf([-1, 0, 1.5, -INF, INF], 0.0).tolist() == [0, 1, 0, 0, 0]
    assert poisson.logpmf([-1, 0, 1.5], 0.0).tolist() == [-INF, 0, -INF]
    assert poisson.cdf([-1, -0.0, 2.5, INF], 0.0).tolist() == [0, 1, 1, 1]
    assert poisson.logsf([-1.0, 0.0], [2.0, 0.0]).tolist() == [0, -INF]
    assert poisson.ppf([0.0, 0.5, 1.0], 0.0).tolist() == [-1, 0, 0]
    assert poisson.ppf([0.0, 1.0, 1.5, NAN], 2.0)[:2].tolist() == [-1, INF]
    assert np.isnan(poisson.ppf([1.5, NAN], 2.0)).all()
    assert np.isnan(poisson.pmf(NAN, 2.0))
    assert poisson.pmf(3.0, INF) == 0.0
    assert poisson.cdf(3.0, INF) == 0.0
    assert poisson.entropy(0.0) == 0.0
    with pytest.raises(ValueError, match=r"mu is -1.0; expected a number >= 0"):
        poisson.pmf(1.0, -1.0)
    with pytest.raises(ValueError, match="mu is nan"):
        poisson.mean(NAN)
    with pytest.raises(ValueError, match=r"x has 1.5; expected whole numbers from 0 on"):
        poisson.fit([1.5])


def exact_poisson(k: float, mu: float) -> Any:
    """The logarithm of the probability."""
    return k * mp.log(mu) - mu - mp.loggamma(mp.mpf(k) + 1)


def test_poisson_probabilities_keep_their_digits() -> None:
    formulas = written("poisson")
    with mp.workdps(40):
        for mu in (1e-300, 1e-3, 0.7, 2.9, 40.5, 1e4, 1e9, 1e15):
            for away in (-30.0, -3.0, -0.2, 0.0, 1.3, 8.0, 30.0):
                k = max(0.0, float(np.floor(mu + away * np.sqrt(mu))))
                log = exact_poisson(k, mu)
                assert ulps(formulas.logpmf(k, mu), log) < 2
                if log > -700:
                    assert ulps(formulas.pmf(k, mu), mp.exp(log)) < 2 + 0.02 * abs(log)


def products(ratios: Iterable[Any]) -> Iterator[Any]:
    """The product of the first, of the first two, and so on."""
    return accumulate(ratios, lambda product, ratio: product * ratio)


def test_logarithms_of_tails_that_underflow() -> None:
    formulas = written("poisson")
    with mp.workdps(40):
        for k, mu in ((0.0, 5e3), (5e3, 9e3), (9e4, 1.6e5), (2.0, 1e-150), (400.0, 1e-1)):
            upper = mu < k + 1
            ratios = (mu / (k + 2 + j) if upper else (k - j) / mp.mpf(mu) for j in range(400))
            first = exact_poisson(k + 1 if upper else k, mp.mpf(mu))
            exact = first + mp.log(1 + mp.fsum(products(ratios)))
            function = "logsf" if upper else "logcdf"
            assert exact < -690
            assert ulps(getattr(formulas, function)(k, mu), exact) < 3
    assert poisson.logsf(3.0, 1e300) == 0.0
    assert poisson.logcdf(3.0, 1e300) == -1e300


@pytest.mark.parametrize("mu", [1e-9, 0.3, 30.0, 1e4, 1e12])
def test_poisson_quantiles_are_the_least(mu: float) -> None:
    q = np.array([1e-300, 1e-20, 0.003, 0.3, 0.5, 0.7, 1 - 2.0**-30])
    k = poisson.ppf(q, mu)
    low = q <= 0.5
    assert (poisson.cdf(k, mu) >= q)[low].all()
    assert (poisson.cdf(k - 1, mu) < q)[low].all()
    assert (poisson.sf(k, mu) <= 1 - q)[~low].all()
    assert (poisson.sf(k - 1, mu) > 1 - q)[~low].all()
    k = poisson.isf(q, mu)
    assert (poisson.sf(k, mu) <= q)[low].all()
    assert (poisson.sf(k - 1, mu) > q)[low].all()


def test_poisson_entropy() -> None:
    formulas = written("poisson")
    with mp.workdps(30):
        for mu in (1e-3, 1.0, 35.0, 37.0, 90.0):
            logs = [exact_poisson(k, mp.mpf(mu)) for k in range(200)]
            exact = -mp.fsum(mp.exp(log) * log for log in logs)
            assert ulps(formulas.entropy(mu), exact) < 4
        m = mp.mpf(10) ** 9
        exact = mp.log(2 * mp.pi * mp.e * m) / 2 - 1 / (12 * m) - 1 / (24 * m**2)
        assert ulps(formulas.entropy(1e9), exact) < 4


def test_fits() -> None:
    x = poisson.sample(Key(5), 20_000, 3.5)
    assert poisson.fit(x) == pytest.approx(3.5, rel=0.02)
    weights = np.arange(200) % 3
    assert poisson.fit(x[:200], weights) == pytest.approx(poisson.fit(np.repeat(x[:200], weights)))
