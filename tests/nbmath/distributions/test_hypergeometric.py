"""The hypergeometric distribution: accuracy at all sizes, edges, quantiles, homes, fits, errors."""

from fractions import Fraction
from math import comb
from typing import Any

import mpmath as mp
import numpy as np
import pytest
from numba import njit

from nbmath._targets import bind
from nbmath.distributions import hypergeometric
from nbmath.random import Key

INF, NAN = np.inf, np.nan
POPULATIONS = ((20, 7, 5), (40, 30, 25), (1000, 10, 990), (60_000, 30_000, 2_000))


def ulps(found: Any, exact: Any) -> float:
    value = float(exact)
    return float(abs(mp.mpf(float(found)) - exact)) / float(np.spacing(abs(value)))


def log_mass(k: Any, M: Any, n: Any, N: Any) -> Any:
    def log_choose(a: Any, b: Any) -> Any:
        return mp.loggamma(a + 1) - mp.loggamma(b + 1) - mp.loggamma(a - b + 1)

    k, M, n, N = (mp.mpf(x) for x in (k, M, n, N))
    return log_choose(n, k) + log_choose(M - n, N - k) - log_choose(M, N)


def log_upper(k: int, M: int, n: int, N: int) -> Any:
    """The logarithm of the probability of more than k."""
    term = total = mp.mpf(1)
    for j in range(k + 1, min(n, N)):
        term *= mp.mpf((n - j) * (N - j)) / ((j + 1) * (M - n - N + j + 1))
        total += term
        if term < total * 1e-25:
            break
    return log_mass(k + 1, M, n, N) + mp.log(total)


def test_probabilities_keep_their_digits() -> None:
    formulas = bind("distributions.hypergeometric", "python", np.float64)
    with mp.workdps(60):
        for M in (30.0, 1e4, 1e9, 2.0**52):
            n, N = np.floor(0.3 * M), np.floor(0.2 * M)
            mean, std = formulas.mean(M, n, N), formulas.std(M, n, N)
            for away in (-30.0, -3.0, -0.2, 0.0, 1.3, 8.0, 30.0):
                k = min(max(0.0, float(np.floor(mean + away * std))), N)
                log = log_mass(k, M, n, N)
                assert ulps(formulas.logpmf(k, M, n, N), log) < 4
                if log > -700:
                    # logarithms have some bits more than a number, and three exponents add up
                    assert ulps(formulas.pmf(k, M, n, N), mp.exp(log)) < 7 + 0.15 * abs(log)
        log = mp.log(1 - mp.mpf(1) / 10**9)
        assert ulps(formulas.logpmf(0.0, 1e9, 1.0, 1.0), log) < 1


# the last of them as integrals: 1200 terms from k on would not do
@pytest.mark.parametrize(
    ("k", "M", "n", "N", "most"),
    [
        (4, 30, 7, 12, 4),
        (35, 90, 40, 50, 4),
        (6_100, 100_000, 30_000, 20_000, 20),
        (1_146_390, 26_335_229, 11_620_278, 2_593_535, 40),
        (60_100_000, 10**9, 3 * 10**8, 2 * 10**8, 40),
    ],
)
def test_tails_keep_their_digits(k: int, M: int, n: int, N: int, most: float) -> None:
    formulas = bind("distributions.hypergeometric", "python", np.float64)
    theta = float(M), float(n), float(N)
    mirrored = float(M), float(M - n), float(N)
    with mp.workdps(40):
        log = log_upper(k, M, n, N)
        assert ulps(formulas.sf(float(k), *theta), mp.exp(log)) < most
        assert ulps(formulas.logsf(float(k), *theta), log) < most
        assert ulps(formulas.cdf(float(N - k - 1), *mirrored), mp.exp(log)) < most
        assert ulps(formulas.logcdf(float(k), *theta), mp.log1p(-mp.exp(log))) < most


def test_edges() -> None:
    h = hypergeometric
    assert h.pmf([-1, 0, 1.5, 3, 4, INF], 9, 3, 9).tolist() == [0, 0, 0, 1, 0, 0]
    assert h.pmf([2, 3], 5, 4, 4).tolist() == pytest.approx([0, 0.8])
    assert h.logpmf([0, 1], 0, 0, 0).tolist() == [0, -INF]
    assert h.cdf([-1, 2.5, 3, INF], 5, 4, 4).tolist() == pytest.approx([0, 0, 0.8, 1])
    assert h.sf([-INF, 4, 3.5], 5, 4, 4).tolist() == pytest.approx([1, 0, 0.2])
    assert h.logsf([-1.0, 4.0], 5, 4, 4).tolist() == [0, -INF]
    assert h.logcdf([2.0, 4.0], 5, 4, 4).tolist() == [-INF, 0]
    assert h.ppf([0.0, 0.79, 0.81, 1.0], 5, 4, 4).tolist() == [2, 3, 4, 4]
    assert h.isf([0.0, 0.19, 0.21, 1.0], 5, 4, 4).tolist() == [4, 4, 3, 2]
    assert h.entropy([0, 5], [0, 5], [0, 2]).tolist() == [0, 0]
    assert h.kurtosis([2, 3], 1, 1).tolist() == pytest.approx([-2, -1.5])
    assert np.isnan([h.pmf(NAN, 5, 4, 4), h.ppf(1.5, 5, 4, 4), h.cdf(NAN, 5, 4, 4)]).all()
    with pytest.raises(ValueError, match=r"n is 6.0 and M is 5.0; expected n up to M"):
        h.pmf(1.0, 5, 6, 4)
    with pytest.raises(ValueError, match=r"N is 2.5; expected a whole number >= 0"):
        h.mean(5, 3, 2.5)
    with pytest.raises(ValueError, match=r"N is 6 and M is 5; expected N up to M"):
        h.fit([1], 5, 6)
    with pytest.raises(ValueError, match="no n allows both"):
        h.fit([0, 4], 5, 4)


@pytest.mark.parametrize("theta", POPULATIONS)
def test_quantiles_are_the_least(theta: tuple[int, int, int]) -> None:
    q = np.array([1e-300, 1e-20, 0.003, 0.3, 0.5])
    k = hypergeometric.ppf(q, *theta)
    assert (hypergeometric.cdf(k, *theta) >= q).all()
    assert (hypergeometric.cdf(k - 1, *theta) < q).all()
    k = hypergeometric.isf(q, *theta)
    assert (hypergeometric.sf(k, *theta) <= q).all()
    assert (hypergeometric.sf(k - 1, *theta) > q).all()


@njit
def of_hypergeometric(k: Any, M: float, n: float, N: float, key: Any) -> Any:
    wrong = hypergeometric.pmf(2.0, M, M + 1.0, N), hypergeometric.mean(M, n, -N)
    return hypergeometric.pmf(k, M, n, N), hypergeometric.sample(key, 50, M, n, N), wrong


def test_in_compiled_code() -> None:
    k, key = np.arange(6.0), Key(4)
    masses, drawn, wrong = of_hypergeometric(k, 20.0, 7.0, 5.0, key)
    assert np.array_equal(masses, hypergeometric.pmf(k, 20, 7, 5))
    assert np.array_equal(drawn, hypergeometric.sample(key, 50, 20, 7, 5))
    assert np.isnan(wrong).all()
    assert hypergeometric.sample(key, None, 20, [7, 7], 5).shape == (2,)


def test_entropy() -> None:
    formulas = bind("distributions.hypergeometric", "python", np.float64)
    with mp.workdps(30):
        for M, n, N in ((20, 7, 5), (1000, 300, 200), (3000, 1000, 900)):
            logs = [log_mass(k, M, n, N) for k in range(max(0, N - M + n), min(n, N) + 1)]
            exact = -mp.fsum(mp.exp(log) * log for log in logs)
            assert ulps(formulas.entropy(float(M), float(n), float(N)), exact) < 8


def test_the_fit_is_the_likeliest_number() -> None:
    def likelihood(x: list[int], M: int, n: int, N: int) -> Fraction:
        product = Fraction(1)
        for k in x:
            product *= comb(n, k) * comb(M - n, N - k)
        return product

    for x, M, N in (([1, 2, 2, 3], 50, 10), ([0, 0], 9, 4), ([5], 9, 5), ([2, 4], 11, 6)):
        n = hypergeometric.fit(x, M, N)
        found = likelihood(x, M, n, N)
        assert found == max(likelihood(x, M, other, N) for other in range(M + 1))
    twice = hypergeometric.fit([1, 3], 50, 10, weights=[2, 1])
    assert twice == hypergeometric.fit([1, 1, 3], 50, 10)
