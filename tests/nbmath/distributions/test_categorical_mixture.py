"""Categorical distributions and mixtures on the line: values, edges, errors, compiled code."""

import math
from typing import Any

import numpy as np
import pytest
from numba import njit

from nbmath import threading
from nbmath.distributions import categorical, mixture, normal
from nbmath.random import Key

P = np.array([0.25, 0.0, 0.5, 0.25, 0.0])
W, M, S = np.array([0.25, 0.75]), np.array([-2.0, 3.0]), np.array([0.5, 2.0])
X = np.linspace(-12, 12, 601)


def test_categories_and_what_is_none() -> None:
    k = [[-1.0, 0.0, 0.5], [2.0, 3.5, math.inf], [4.0, 5.0, math.nan]]
    nan = math.nan
    pmf = [[0.0, 0.25, 0.0], [0.5, 0.0, 0.0], [0.0, 0.0, nan]]
    cdf = [[0.0, 0.25, 0.25], [0.75, 1.0, 1.0], [1.0, 1.0, nan]]
    assert np.array_equal(categorical.pmf(k, P), pmf, equal_nan=True)
    assert np.array_equal(categorical.cdf(k, P), cdf, equal_nan=True)
    assert np.array_equal(categorical.sf(k, P), 1 - np.array(cdf), equal_nan=True)
    assert categorical.logpmf(2, P) == math.log(0.5)
    q = [0.0, 1e-300, 0.25, 0.26, 0.75, 0.76, 1.0, -0.1, 1.1, nan]
    expected = [-1, 0, 0, 2, 2, 3, 3, nan, nan, nan]
    assert np.array_equal(categorical.ppf(q, P), expected, equal_nan=True)
    assert categorical.mode(P) == 2.0
    assert categorical.kl(P, P) == 0.0
    assert categorical.kl([0.5, 0.5], [1.0, 0.0]) == math.inf
    assert np.isnan(categorical.score(1, P)).all()


def test_fits_of_categories() -> None:
    (p,) = categorical.fit([0, 2, 2, 5], [1, 2, 0, 1], categories=8)
    assert p.tolist() == [0.25, 0.0, 0.5, 0.0, 0.0, 0.25, 0.0, 0.0]
    with pytest.raises(ValueError, match="expected whole numbers from 0"):
        categorical.fit([0, 3], categories=3)


def test_tails_of_mixtures_keep_their_digits() -> None:
    assert mixture.cdf(-30.0, W, M, S) == pytest.approx(0.75 * normal.cdf(-30.0, 3.0, 2.0))
    assert mixture.sf(60.0, W, M, S) == pytest.approx(0.75 * normal.sf(60.0, 3.0, 2.0))
    far = mixture.logpdf([1e3, math.inf, -math.inf, math.nan], W, M, S)
    assert far[0] == pytest.approx(math.log(0.75) + normal.logpdf(1e3, 3.0, 2.0), rel=1e-15)
    assert np.array_equal(far[1:], [-math.inf, -math.inf, math.nan], equal_nan=True)
    one = [1.0, 0.0]
    assert mixture.ppf(0.975, one, [0.0, 9.0], [1.0, 1.0]) == normal.ppf(0.975)


@pytest.mark.parametrize("p", [1e-300, 1e-20, 0.1, 0.25, 0.5, 0.9, 1 - 1e-12])
def test_quantiles_of_mixtures(p: float) -> None:
    x = mixture.ppf(p, W, M, S)
    assert mixture.cdf(x, W, M, S) == pytest.approx(p, rel=1e-12)
    assert mixture.sf(mixture.isf(p, W, M, S), W, M, S) == pytest.approx(p, rel=1e-12)


def test_ends_of_quantiles_and_gaps_between_parts() -> None:
    assert mixture.ppf([0.0, 1.0, math.nan, 2.0], W, M, S)[:2].tolist() == [-math.inf, math.inf]
    assert np.isnan(mixture.ppf([math.nan, 2.0], W, M, S)).all()
    gap = mixture.ppf(0.5, [0.5, 0.5], [-1e6, 1e6], [1.0, 1.0])
    assert -1e6 < gap < 1e6


@pytest.mark.parametrize("function", [mixture.logpdf, mixture.pdf, mixture.cdf])
def test_shapes_layouts_and_threads(function: Any, poisoned: Any) -> None:
    expected = function(X, W, M, S)
    assert [function(x, W, M, S) for x in X[:3]] == expected[:3].tolist()
    assert np.array_equal(function(X[:600].reshape(2, 300), W, M, S).ravel(), expected[:600])
    assert np.array_equal(function(X[::-1], W, M, S), expected[::-1])
    out = poisoned((601,), np.float64)
    assert function(X, W, M, S, out=out) is out
    assert np.array_equal(out, expected)
    with threading("parallel"):
        assert np.array_equal(function(X, W, M, S), expected)
    single = function(X, *(part.astype(np.float32) for part in (W, M, S)))
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, expected, rtol=2e-5)


def test_inside_compiled_code() -> None:
    @njit
    def user(key: Any, k: Any, p: Any, x: Any, w: Any, m: Any, s: Any) -> Any:
        first = categorical.logpmf(k, p), categorical.ppf(0.6, p), categorical.entropy(p)
        second = mixture.logpdf(x, w, m, s), mixture.ppf(0.3, w, m, s), mixture.var(w, m, s)
        none = categorical.pmf(0, -p), mixture.pdf(0.0, w, m, -s)
        return first, second, none, mixture.sample(key, 5, w, m, s)

    first, second, none, draws = user(Key(1), np.arange(5), P, X, W, M, S)
    assert np.array_equal(first[0], categorical.logpmf(np.arange(5), P))
    assert first[1:] == (categorical.ppf(0.6, P), categorical.entropy(P))
    assert np.array_equal(second[0], mixture.logpdf(X, W, M, S))
    assert second[1:] == (mixture.ppf(0.3, W, M, S), mixture.var(W, M, S))
    assert np.isnan(none).all()
    np.testing.assert_allclose(draws, mixture.sample(Key(1), 5, W, M, S), rtol=1e-15)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: categorical.pmf(0, [0.5, 0.25]), "p sums to 0.75; expected 1"),
        (lambda: categorical.kl(P, [1.0]), r"p_q has shape \(1,\); expected \(5,\)"),
        (lambda: mixture.pdf(0.0, W, M, -S), "scales is -0.5; expected a positive number"),
        (lambda: mixture.pdf(0.0, W, M[:1], S), r"means has shape \(1,\); expected \(2,\)"),
        (lambda: mixture.pdf(0.0, 2 * W, M, S), "weights sums to 2; expected 1"),
        (lambda: mixture.fit([1.0], 2), "components is 2; expected from 1 to 1"),
    ],
)
def test_errors_say_what_came(call: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        call()
