"""The multivariate normal distribution: known values, shapes, edges, errors, compiled code."""

import math
from typing import Any

import mpmath as mp
import numpy as np
import pytest
from numba import njit

from nbmath import threading
from nbmath.distributions import multivariate_normal as mvn
from nbmath.random import Key

COV = np.array([[2.0, 0.5, 0.0], [0.5, 1.0, -0.25], [0.0, -0.25, 0.5]])
MEAN = np.array([1.0, 0.0, -1.0])
FACTOR = np.linalg.cholesky(COV)
X = np.random.default_rng(0).normal(size=(700, 3))


def test_density_agrees_with_fifty_digits() -> None:
    with mp.workdps(50):
        shifted = mp.matrix((X[0] - MEAN).tolist())
        cov = mp.matrix(COV.tolist())
        distance = (shifted.T * mp.inverse(cov) * shifted)[0]
        exact = -distance / 2 - mp.log((2 * mp.pi) ** 3 * mp.det(cov)) / 2
    assert mvn.logpdf(X[0], MEAN, COV) == pytest.approx(float(exact), rel=1e-15)
    assert mvn.pdf(X[0], MEAN, COV) == pytest.approx(float(mp.exp(exact)), rel=4e-15)


@pytest.mark.parametrize("function", [mvn.logpdf, mvn.pdf])
def test_shapes_layouts_threads_and_results(function: Any, poisoned: Any) -> None:
    expected = function(X, MEAN, COV)
    for start in (0, 1, 255, 256, 600):
        assert function(X[start], MEAN, COV) == expected[start]
    assert np.array_equal(function(X.reshape(7, 100, 3), MEAN, COV).ravel(), expected)
    assert np.array_equal(function(np.asfortranarray(X), MEAN, COV), expected)
    out = poisoned((700,), np.float64)
    assert function(X, MEAN, COV, out=out) is out
    assert np.array_equal(out, expected)
    with threading("parallel"):
        assert np.array_equal(function(X, MEAN, COV), expected)
    assert function(X[:0], MEAN, COV).shape == (0,)
    np.testing.assert_allclose(function(X, MEAN, factor=FACTOR), expected, rtol=1e-14)
    single = function(*(part.astype(np.float32) for part in (X, MEAN, COV)))
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, expected, rtol=1e-5)


def test_points_far_away_and_points_that_are_none() -> None:
    inf, nan = math.inf, math.nan
    x = [[inf, 0.0, 0.0], [-inf, inf, 0.0], [1e300, -1e308, 1e308], [nan, inf, 0.0]]
    assert np.array_equal(mvn.logpdf(x, MEAN, COV), [-inf, -inf, -inf, nan], equal_nan=True)
    assert np.array_equal(mvn.pdf(x, MEAN, COV), [0.0, 0.0, 0.0, nan], equal_nan=True)


def test_a_covariance_of_nearly_dependent_coordinates_keeps_its_digits() -> None:
    gap = 2.0**-30
    cov = [[1.0, 1.0 - gap], [1.0 - gap, 1.0]]
    exact = -math.log(2 * math.pi) - 0.5 * math.log(gap * (2 - gap)) - 1 / (2 - gap)
    assert mvn.logpdf([1.0, 1.0], [0.0, 0.0], cov) == pytest.approx(exact, rel=1e-8)


def test_nearly_equal_distributions_keep_the_digits_of_their_divergence() -> None:
    step = 2.0**-30
    found = mvn.kl(MEAN, COV, MEAN, (1 + step) * COV)
    assert found == pytest.approx(0.75 * step * step, rel=1e-6, abs=0)
    assert mvn.kl(MEAN, COV, MEAN, COV) == 0.0
    assert mvn.kl(MEAN, None, MEAN + 1, factor=FACTOR, factor_q=FACTOR) > 0.0
    assert mvn.entropy(factor=FACTOR) == pytest.approx(mvn.entropy(COV), rel=1e-15)


def test_fit_weighs_observations() -> None:
    counts = np.arange(700) % 3
    mean, cov = mvn.fit(X, counts)
    again = mvn.fit(np.repeat(X, counts, axis=0))
    np.testing.assert_allclose(mean, again[0], rtol=1e-14, atol=1e-15)
    np.testing.assert_allclose(cov, again[1], rtol=1e-13, atol=1e-15)
    assert again.converged
    assert np.array_equal(mvn.fit([[1.0, 2.0]])[1], np.zeros((2, 2)))


def test_inside_compiled_code() -> None:
    @njit
    def user(key: Any, x: Any, mean: Any, cov: Any, factor: Any) -> Any:
        log, density = mvn.logpdf(x, mean, cov), mvn.pdf(x[0], mean, factor=factor)
        slopes, width = mvn.score(x[3], mean, cov), mvn.entropy(cov)
        none = mvn.logpdf(x, mean, 0.0 * cov), mvn.kl(mean, cov, mean, -cov)
        return log, density, slopes, width, none, mvn.sample(key, 4, mean, cov)

    log, density, slopes, width, none, draws = user(Key(0), X, MEAN, COV, FACTOR)
    assert np.array_equal(log, mvn.logpdf(X, MEAN, COV))
    assert density == mvn.pdf(X[0], MEAN, factor=FACTOR)
    assert np.array_equal(slopes[0], mvn.score(X, MEAN, COV)[0][3])
    assert np.array_equal(slopes[1], mvn.score(X, MEAN, COV)[1][3])
    assert width == mvn.entropy(COV)
    assert np.isnan(none[0]).all()
    assert math.isnan(none[1])
    assert np.array_equal(draws, mvn.sample(Key(0), 4, MEAN, COV))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((X, MEAN), "cov and factor: expected one of them"),
        ((X, MEAN, np.ones((3, 3))), "cov: the matrix is not positive definite"),
        ((X, MEAN, -COV), "cov: the matrix is not positive definite"),
        ((X, MEAN, FACTOR), "cov is not symmetric"),
        ((X, MEAN, COV * math.nan), "cov has entries that are nan or infinite"),
        ((X, MEAN + math.inf, COV), "mean has entries that are nan or infinite"),
        ((X, MEAN[:2], COV), r"mean has shape \(2,\); expected \(3,\)"),
        ((X[:, :2], MEAN, COV), r"x has shape \(700, 2\); expected \(..., 3\)"),
        ((1.0, MEAN, COV), r"x has shape \(\); expected \(..., 3\)"),
        ((X, MEAN, COV[None]), r"cov has shape \(1, 3, 3\); expected one square matrix"),
    ],
)
def test_errors_say_what_came(arguments: Any, said: str) -> None:
    for function in (mvn.logpdf, mvn.score):
        with pytest.raises(ValueError, match=said):
            function(*arguments)


def test_errors_of_parameters_and_data() -> None:
    with pytest.raises(ValueError, match="factor has a diagonal that is not positive"):
        mvn.entropy(factor=-FACTOR)
    with pytest.raises(ValueError, match="cov_q: the matrix is not positive definite"):
        mvn.kl(MEAN, COV, MEAN, 0 * COV)
    with pytest.raises(ValueError, match="cov is of 3 dimensions and cov_q of 2"):
        mvn.kl(MEAN, COV, MEAN[:2], COV[:2, :2])
    with pytest.raises(ValueError, match=r"weights has shape \(2,\); expected \(700,\)"):
        mvn.fit(X, [1.0, 2.0])
    with pytest.raises(ValueError, match=r"x has shape \(3,\); expected \(observations, d\)"):
        mvn.fit(MEAN)
