"""Dirichlet and multinomial distributions: known values, edges, errors, compiled code."""

import math
from typing import Any

import mpmath as mp
import numpy as np
import pytest
from numba import njit

from nbmath import threading
from nbmath.distributions import dirichlet, multinomial
from nbmath.random import Key

ALPHA = np.array([0.5, 2.0, 3.0, 7.0])
P = np.array([0.125, 0.25, 0.5, 0.125])
SHARES = np.random.default_rng(0).dirichlet(ALPHA, 300)
COUNTS = np.random.default_rng(0).multinomial(20, P, 300)


def test_a_dirichlet_density_of_fifty_digits() -> None:
    with mp.workdps(50):
        x, a = ([mp.mpf(float(v)) for v in values] for values in (SHARES[0], ALPHA))
        powers = mp.fsum((b - 1) * mp.log(y) for b, y in zip(a, x, strict=True))
        exact = powers + mp.loggamma(mp.fsum(a)) - mp.fsum(mp.loggamma(b) for b in a)
    assert dirichlet.logpdf(SHARES[0], ALPHA) == pytest.approx(float(exact), rel=4e-15)
    assert dirichlet.pdf(SHARES[0], ALPHA) == pytest.approx(float(mp.exp(exact)), rel=1e-14)


@pytest.mark.parametrize("n", [32, 10_000, 10_000_000, 10**15])
def test_multinomial_probabilities_keep_their_digits(n: int) -> None:
    x = np.array([n // 8, n // 4 + 3, n // 2])
    x = np.append(x, n - x.sum())
    with mp.workdps(60):
        exact = mp.loggamma(n + 1)
        for count, share in zip(x.tolist(), P.tolist(), strict=True):
            exact += count * mp.log(mp.mpf(share)) - mp.loggamma(count + 1)
    assert multinomial.logpmf(x, n, P) == pytest.approx(float(exact), rel=1e-15)
    assert multinomial.pmf(x, n, P) == pytest.approx(float(mp.exp(exact)), rel=4e-15)


def test_probabilities_of_many_categories_do_not_underflow_on_the_way() -> None:
    k = 2000
    found = multinomial.logpmf(np.ones(k), k, np.full(k, 1 / k))
    assert found == pytest.approx(math.lgamma(k + 1) - k * math.log(k), rel=1e-13)


def test_shares_at_the_border_and_beyond() -> None:
    inf, nan = math.inf, math.nan
    x = [[0.5, 0.5], [1.5, -0.5], [0.3, 0.3], [nan, 0.5], [1.0, 0.0], [0.0, 1.0]]
    found = dirichlet.logpdf(x, [1.0, 2.0])
    assert np.array_equal(found, [0.0, -inf, -inf, nan, -inf, math.log(2.0)], equal_nan=True)
    assert dirichlet.pdf([1.0, 0.0], [1.0, 0.5]) == inf
    assert dirichlet.pdf([[1.0], [0.5]], [3.0]).tolist() == [1.0, 0.0]
    assert np.isnan(dirichlet.mode([1.0, 2.0])).all()


def test_counts_that_are_none() -> None:
    x: Any = [[1, 1, 2, 0], [1, 1, 1, 0], [-1, 3, 2, 0], [0.5, 1.5, 2, 0], [math.nan, 1, 2, 1]]
    expected: Any = [12 * 0.125 * 0.25 * 0.25, 0.0, 0.0, 0.0, math.nan]
    np.testing.assert_allclose(multinomial.pmf(x, 4, P), expected, rtol=1e-15)
    assert multinomial.pmf([0, 0], 0, [0.5, 0.5]) == 1.0
    assert multinomial.pmf([[0, 4], [1, 3]], 4, [0.0, 1.0]).tolist() == [1.0, 0.0]
    assert multinomial.entropy(0, [0.5, 0.5]) == multinomial.entropy(9, [0.0, 1.0]) == 0.0
    assert multinomial.kl(3, [0.5, 0.5], [0.0, 1.0]) == math.inf


def test_entropies_of_many_trials() -> None:
    n, p = 10**9, np.array([0.5, 0.25, 0.25])
    normal = 0.5 * np.log((2 * np.pi * np.e * n) ** 2 * np.prod(p))
    assert multinomial.entropy(n, p) == pytest.approx(normal, rel=1e-9)


@pytest.mark.parametrize(
    ("function", "x", "parameters"),
    [(dirichlet.logpdf, SHARES, (ALPHA,)), (multinomial.pmf, COUNTS, (20, P))],
)
def test_shapes_layouts_and_threads(function: Any, x: Any, parameters: Any, poisoned: Any) -> None:
    expected = function(x, *parameters)
    assert np.array_equal([function(row, *parameters) for row in x[:5]], expected[:5])
    assert np.array_equal(function(x.reshape(3, 100, 4), *parameters).ravel(), expected)
    assert np.array_equal(function(np.asfortranarray(x), *parameters), expected)
    out = poisoned((300,), np.float64)
    assert function(x, *parameters, out=out) is out
    assert np.array_equal(out, expected)
    with threading("parallel"):
        assert np.array_equal(function(x, *parameters), expected)
    assert function(x[:0], *parameters).shape == (0,)
    single = function(x.astype(np.float32), *parameters[:-1], parameters[-1].astype(np.float32))
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, expected, rtol=2e-4)


def test_fits() -> None:
    counts = np.arange(300) % 3
    (alpha,), (again,) = (
        dirichlet.fit(SHARES, counts),
        dirichlet.fit(np.repeat(SHARES, counts, axis=0)),
    )
    np.testing.assert_allclose(alpha, again, rtol=1e-11)
    np.testing.assert_allclose(alpha, ALPHA, rtol=0.3)
    assert dirichlet.fit(SHARES).converged
    assert not dirichlet.fit([[0.2, 0.3, 0.5]] * 3).converged
    n, p = multinomial.fit(COUNTS, counts)
    assert n == 20.0
    np.testing.assert_allclose(p, counts @ COUNTS / counts.sum() / 20, rtol=1e-14)


def test_inside_compiled_code() -> None:
    @njit
    def user(key: Any, x: Any, alpha: Any, counts: Any, p: Any) -> Any:
        first = dirichlet.logpdf(x, alpha), dirichlet.mean(alpha), dirichlet.kl(alpha, alpha + 1)
        second = multinomial.pmf(counts[0], 20, p), multinomial.cov(20, p)
        none = dirichlet.logpdf(x[0], -alpha), multinomial.pmf(counts[0], 20, -p)
        draws = dirichlet.sample(key, 2, alpha), multinomial.sample(key, 2, 20, p)
        return first, second, none, draws

    first, second, none, draws = user(Key(0), SHARES, ALPHA, COUNTS, P)
    assert np.array_equal(first[0], dirichlet.logpdf(SHARES, ALPHA))
    assert np.array_equal(first[1], dirichlet.mean(ALPHA))
    assert first[2] == dirichlet.kl(ALPHA, ALPHA + 1)
    assert second[0] == multinomial.pmf(COUNTS[0], 20, P)
    assert np.array_equal(second[1], multinomial.cov(20, P))
    assert np.isnan(none).all()
    assert np.array_equal(draws[0], dirichlet.sample(Key(0), 2, ALPHA))
    assert np.array_equal(draws[1], multinomial.sample(Key(0), 2, 20, P))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: dirichlet.logpdf(SHARES, -ALPHA), "alpha has -0.5; expected positive"),
        (lambda: dirichlet.logpdf(SHARES, ALPHA[:2]), r"x has shape \(300, 4\); expected"),
        (lambda: dirichlet.kl(ALPHA, [1.0]), r"alpha_q has shape \(1,\); expected \(4,\)"),
        (lambda: dirichlet.mean(2.0), r"alpha has shape \(\); expected a vector"),
        (lambda: dirichlet.fit([[0.0, 1.0]]), "no positive shares of sum one"),
        (lambda: multinomial.pmf([1, 2], 3, [0.5, 0.75]), "p sums to 1.25; expected 1"),
        (lambda: multinomial.pmf([1, 2], 2.5, [0.5, 0.5]), "n is 2.5; expected a whole"),
        (
            lambda: multinomial.pmf([1, 2], [3], [0.5, 0.5]),
            r"n has shape \(1,\); expected a number",
        ),
        (lambda: multinomial.fit([[1, 2], [2, 2]]), "rows of sums 3.0 and 4.0"),
        (lambda: multinomial.fit([[0, 0]]), "rows of sum 0"),
        (lambda: multinomial.fit([[1.5, 2]]), "x has 1.5; expected whole numbers"),
    ],
)
def test_errors_say_what_came(call: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        call()
