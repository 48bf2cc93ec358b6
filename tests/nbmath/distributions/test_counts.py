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
from nbmath.distributions import binomial, negative_binomial, poisson
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


@njit
def of_binomials(k: Any, n: float, p: float, key: Any) -> Any:
    wrong = binomial.pmf(2.0, n + 0.5, p), negative_binomial.pmf(2.0, n, -p)
    return binomial.pmf(k, n, p), negative_binomial.sample(key, 50, n, p), wrong


def test_binomials_in_compiled_code() -> None:
    k, key = np.arange(12.0), Key(4)
    masses, drawn, wrong = of_binomials(k, 9.0, 0.25, key)
    assert np.array_equal(masses, binomial.pmf(k, 9, 0.25))
    assert np.array_equal(drawn, negative_binomial.sample(key, 50, 9.0, 0.25))
    assert np.isnan(wrong).all()
    assert binomial.sample(key, None, [9, 9], 0.5).shape == (2,)


def test_binomial_edges() -> None:
    assert binomial.pmf([-1, 0, 1.5, 3, 4, INF], 3, 0.0).tolist() == [0, 1, 0, 0, 0, 0]
    assert binomial.pmf([0, 3, 4], 3, 1.0).tolist() == [0, 1, 0]
    assert binomial.pmf(0.0, 0, 0.5) == 1.0
    assert binomial.logpmf([0, 1], [1e9, 1], [1e-20, 1.0]).tolist() == [-1e-11, 0.0]
    assert binomial.cdf([-1, 0, 2.5, 3, INF], 3, 0.0).tolist() == [0, 1, 1, 1, 1]
    assert binomial.sf([-1, 0, 2.5, 3, INF], 3, 1.0).tolist() == [1, 1, 1, 0, 0]
    assert binomial.logsf([-1, 3], 3, 0.5).tolist() == [0, -INF]
    assert binomial.ppf([0.0, 0.124, 0.126, 1.0], 3, 0.5).tolist() == [-1, 0, 1, 3]
    assert binomial.isf([0.0, 0.5, 1.0], 3, [0.5, 1.0, 0.5]).tolist() == [3, 3, -1]
    assert binomial.entropy([0, 5], [0.5, 1.0]).tolist() == [0, 0]
    assert np.isnan(binomial.cdf(NAN, 3, 0.5))
    with pytest.raises(ValueError, match=r"n is 2.5; expected a whole number >= 0"):
        binomial.pmf(1.0, 2.5, 0.5)
    with pytest.raises(ValueError, match=r"p is 1.5; expected a number from 0 to 1"):
        binomial.mean(3, 1.5)
    with pytest.raises(ValueError, match=r"x has 4.0; expected whole numbers from 0 to 3"):
        binomial.fit([4.0], 3)


def test_negative_binomial_edges() -> None:
    assert negative_binomial.pmf([-1, 0, 1.5, INF], 2.0, 1.0).tolist() == [0, 1, 0, 0]
    assert negative_binomial.cdf([-1, 0, INF], 2.0, 0.5).tolist() == [0, 0.25, 1]
    assert negative_binomial.sf([-1, 0, INF], 2.0, 0.5).tolist() == [1, 0.75, 0]
    assert negative_binomial.logcdf(0.0, 1e9, 0.5) == pytest.approx(1e9 * np.log(0.5), rel=1e-15)
    assert negative_binomial.ppf([0.0, 0.25, 1.0, 1.0], 2, [0.5, 0.5, 0.5, 1]).tolist() == [
        *(-1, 0, INF, 0)
    ]
    assert negative_binomial.mean(1e-3, 1e-3) == pytest.approx(0.999)
    assert negative_binomial.kl(3.0, 0.25, 0.25) == 0.0
    with pytest.raises(ValueError, match=r"n is 0.0; expected a positive number"):
        negative_binomial.pmf(1.0, 0.0, 0.5)
    with pytest.raises(ValueError, match=r"p is 0.0; expected a positive number"):
        negative_binomial.pmf(1.0, 1.0, 0.0)


def exact_binomial(k: float, n: float, p: float) -> Any:
    ways = mp.loggamma(mp.mpf(n) + 1) - mp.loggamma(mp.mpf(k) + 1) - mp.loggamma(mp.mpf(n) - k + 1)
    return ways + k * mp.log(p) + (n - k) * mp.log1p(-mp.mpf(p))


def exact_negative(k: float, n: float, p: float) -> Any:
    ways = mp.loggamma(mp.mpf(n) + k) - mp.loggamma(mp.mpf(k) + 1) - mp.loggamma(mp.mpf(n))
    return ways + n * mp.log(p) + k * mp.log1p(-mp.mpf(p))


def test_binomial_probabilities_keep_their_digits() -> None:
    formulas, other = written("binomial"), written("negative_binomial")
    with mp.workdps(50):
        for n, p in ((1.0, 1e-9), (7.0, 0.7), (40.0, 0.999), (1e9, 1e-9), (1e9, 0.3), (1e9, 0.5)):
            for share in (0.0, 0.25, 0.9999, 1.0, 1.0001, 1.5):
                k = float(min(n, np.floor(n * p * share)))
                log = exact_binomial(k, n, p)
                assert ulps(formulas.logpmf(k, n, p), log) < 3
                if log > -700:
                    assert ulps(formulas.pmf(k, n, p), mp.exp(log)) < 4 + 0.03 * abs(log)
                log = exact_negative(k, n, p)
                assert ulps(other.logpmf(k, n, p), log) < 3
                if log > -700:
                    assert ulps(other.pmf(k, n, p), mp.exp(log)) < 4 + 0.03 * abs(log)


def test_logarithms_of_binomial_tails_that_underflow() -> None:
    formulas, other = written("binomial"), written("negative_binomial")
    with mp.workdps(40):
        for k, n, p in ((2e3, 1e4, 0.4), (5.0, 3e3, 0.5), (3e4, 1e5, 0.4)):
            odds = (1 - mp.mpf(p)) / p
            ratios = ((k - j) / (n - k + j + 1) * odds for j in range(400))
            exact = exact_binomial(k, n, p) + mp.log(1 + mp.fsum(products(ratios)))
            assert ulps(formulas.logcdf(k, n, p), exact) < 4
            ratios = ((k - j) / (n + k - j - 1) / (1 - mp.mpf(p)) for j in range(400))
            exact = exact_negative(k, n, p) + mp.log(1 + mp.fsum(products(ratios)))
            assert exact < -690
            assert ulps(other.logcdf(k, n, p), exact) < 4


@pytest.mark.parametrize("n", [3.0, 40.0, 1e9])
def test_binomial_quantiles_are_the_least(n: float) -> None:
    q = np.array([1e-300, 1e-20, 0.003, 0.3, 0.5, 0.7, 1 - 2.0**-30])
    low = q <= 0.5
    for each in (binomial, negative_binomial):
        k = each.ppf(q, n, 0.3)
        assert (each.cdf(k, n, 0.3) >= q)[low].all()
        assert (each.cdf(k - 1, n, 0.3) < q)[low].all()
        assert (each.sf(k, n, 0.3) <= 1 - q)[~low].all()
        assert (each.sf(k - 1, n, 0.3) > 1 - q)[~low].all()
        k = each.isf(q, n, 0.3)
        assert (each.sf(k, n, 0.3) <= q)[low].all()
        assert (each.sf(k - 1, n, 0.3) > q)[low].all()


def test_binomial_entropies() -> None:
    formulas, other = written("binomial"), written("negative_binomial")
    with mp.workdps(30):
        for n, p in ((1.0, 0.3), (57.0, 0.7934555146), (150.0, 0.3), (300.0, 0.5)):
            logs = [exact_binomial(k, n, p) for k in range(int(n) + 1)]
            exact = -mp.fsum(mp.exp(log) * log for log in logs)
            assert ulps(formulas.entropy(n, p), exact) < 8
        for n, p in ((1e-3, 0.3), (3.0, 0.03), (63.0, 0.3), (65.0, 0.3)):
            logs = [exact_negative(k, n, p) for k in range(1500)]
            exact = -mp.fsum(mp.exp(log) * log for log in logs)
            assert ulps(other.entropy(n, p), exact) < 8


def test_fits_of_binomials() -> None:
    x = binomial.sample(Key(5), 5_000, 12, 0.3)
    assert binomial.fit(x, 12) == pytest.approx(0.3, rel=0.02)
    x = negative_binomial.sample(Key(5), 5_000, 2.5, 0.3)
    found = negative_binomial.fit(x)
    assert found.converged
    assert np.allclose(found, (2.5, 0.3), rtol=0.1)
    weights = np.arange(200) % 3
    repeated = negative_binomial.fit(np.repeat(x[:200], weights))
    assert np.allclose(negative_binomial.fit(x[:200], weights), repeated, rtol=1e-6)
    narrow = negative_binomial.fit([3, 3, 4])
    assert tuple(narrow) == (INF, 1.0)
    assert not narrow.converged
