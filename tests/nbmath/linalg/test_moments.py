"""Covariances, correlations, shrinkage: values, weights, edges, errors, the compiled forms."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

from nbmath import linalg
from nbmath.linalg import correlation, covariance, ledoit_wolf, oas, shrunk_covariance

Array = NDArray[Any]
NEAR: dict[str, Any] = {"rtol": 1e-12, "atol": 1e-12}


def data(n: int = 40, d: int = 6, dtype: Any = np.float64) -> Array:
    rng = np.random.default_rng(0)
    return np.asarray(rng.standard_normal((n, d)) @ rng.standard_normal((d, d)) + 3, dtype)


@njit
def compiled(x: Any) -> Any:
    return (
        linalg.covariance(x),
        linalg.covariance(x, rowvar=False, ddof=0),
        linalg.correlation(x),
        linalg.ledoit_wolf(x),
        linalg.oas(x, assume_centered=True),
        linalg.shrunk_covariance(linalg.covariance(x), 0.5),
    )


@njit
def weighted(x: Any, ddof: Any, often: Any, much: Any) -> Any:
    return (
        linalg.covariance(x, ddof=ddof, fweights=often),
        linalg.covariance(x, ddof=ddof, aweights=much),
        linalg.covariance(x, ddof=ddof, fweights=often, aweights=much),
    )


@pytest.mark.parametrize("d", [1, 6, 50])
def test_covariances_are_numpys(d: int) -> None:
    x = data(60, d)
    assert_allclose(covariance(x.T), np.cov(x.T).reshape(d, d), **NEAR)
    assert_allclose(covariance(x, rowvar=False, ddof=0), np.cov(x.T, ddof=0).reshape(d, d), **NEAR)
    assert_allclose(correlation(x.T), np.corrcoef(x.T).reshape(d, d), **NEAR)
    assert_array_equal(covariance(x.T), covariance(x, rowvar=False))
    assert_allclose(covariance(x[:, 0]), [[np.var(x[:, 0], ddof=1)]], **NEAR)


@pytest.mark.parametrize("ddof", [0, 1])
def test_weights_are_numpys(ddof: int) -> None:
    x, often, much = data(), np.arange(40) % 3, np.random.default_rng(1).random(40)
    for weights in ({"fweights": often}, {"aweights": much}, {"fweights": often, "aweights": much}):
        found = covariance(x.T, ddof=ddof, **weights)
        assert_allclose(found, np.cov(x.T, ddof=ddof, **weights), **NEAR)
    assert_allclose(
        covariance(x.T, fweights=often), covariance(np.repeat(x, often, axis=0).T), **NEAR
    )


@pytest.mark.parametrize("ddof", [0, 1])
def test_compiled_code_takes_weights(ddof: int) -> None:
    x, often, much = data(), np.arange(40) % 3, np.random.default_rng(1).random(40)
    right = (
        covariance(x.T, ddof=ddof, fweights=often),
        covariance(x.T, ddof=ddof, aweights=much),
        covariance(x.T, ddof=ddof, fweights=often, aweights=much),
    )
    for mine, other in zip(weighted(x.T, ddof, often, much), right, strict=True):
        assert_allclose(mine, other, rtol=1e-15, atol=0)
    assert all(np.isnan(c).all() for c in weighted(x.T, ddof, often - 1, -much))
    assert np.isnan(weighted(x.T, ddof, often[1:], much)[0]).all()


@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize(("n", "d"), [(40, 6), (5, 20), (100, 40), (8, 1)])
def test_shrinkage_is_scikit_learns(n: int, d: int, centred: bool) -> None:
    covariances = pytest.importorskip("sklearn.covariance", reason="scikit-learn is a peer")
    x = data(n, d)
    for mine, theirs in ((ledoit_wolf, covariances.ledoit_wolf), (oas, covariances.oas)):
        found, (matrix, share) = (
            mine(x, assume_centered=centred),
            theirs(x, assume_centered=centred),
        )
        assert_allclose(found.covariance, matrix, rtol=1e-11, atol=1e-11)
        assert_allclose(found.shrinkage, share, rtol=1e-10, atol=1e-12)
    assert_allclose(
        shrunk_covariance(np.cov(data().T), 0.3),
        covariances.shrunk_covariance(np.cov(data().T), 0.3),
        **NEAR,
    )


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_an_offset_costs_no_digits(dtype: Any) -> None:
    rng = np.random.default_rng(2)
    x = rng.integers(-100, 100, (500, 3)).astype(dtype) / 64
    offset = dtype(2.0**16 if dtype is np.float32 else 2.0**40)
    right = np.cov(x.astype(np.float64).T)
    eps = np.finfo(dtype).eps
    assert_allclose(covariance((x + offset).T), right, rtol=0, atol=30 * eps * np.abs(right).max())


@pytest.mark.parametrize("d", [3, 40])
def test_compiled_code_gives_the_same_numbers(d: int) -> None:
    x = data(50, d)
    right = [covariance(x), covariance(x, rowvar=False, ddof=0), correlation(x)]
    found = compiled(x)
    for mine, other in zip(found[:3], right, strict=True):
        assert_array_equal(mine, other)
    for inside, shrunk in zip(
        found[3:5], (ledoit_wolf(x), oas(x, assume_centered=True)), strict=True
    ):
        assert_array_equal(inside.covariance, shrunk.covariance)
        assert inside.shrinkage == shrunk.shrinkage
    assert_array_equal(found[5], shrunk_covariance(covariance(x), 0.5))


@njit
def of_one(x: Any) -> Any:
    return linalg.covariance(x, ddof=0), linalg.correlation(x)


@pytest.mark.parametrize("step", [1, 3])
def test_one_variable_has_one_variance_in_compiled_code(step: int) -> None:
    x = data(60, 1)[::step, 0]
    variance, one = of_one(x)
    assert_array_equal(variance, covariance(x, ddof=0))
    assert_array_equal(one, correlation(x))
    assert_allclose(variance, [[np.var(x)]], rtol=1e-14)


def test_edges() -> None:
    x = data()
    assert covariance(x.astype(np.float32)).dtype == np.float32
    assert np.isnan(covariance([[1.0], [2.0]])).all()
    assert covariance(np.ones((0, 3))).shape == (0, 0)
    assert np.isnan(covariance(np.ones((2, 0)))).all()
    constant = correlation([[1.0, 2.0, 3.0], [1.0, 1.0, 1.0]])
    assert_array_equal(np.isnan(constant), [[False, True], [True, True]])
    spoiled = x.copy()
    spoiled[3, 2] = np.nan
    found = covariance(spoiled.T)
    assert np.isnan(found[2]).all()
    assert np.isfinite(np.delete(np.delete(found, 2, 0), 2, 1)).all()
    assert np.isnan(ledoit_wolf(np.ones((0, 2))).covariance).all()
    kept = x.copy()
    covariance(x, rowvar=False), ledoit_wolf(x), shrunk_covariance(x[:6])
    assert_array_equal(x, kept)


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="expected variables and observations, two axes"):
        covariance(np.ones((2, 2, 2)))
    with pytest.raises(ValueError, match=r"fweights has shape \(2,\); expected \(3,\)"):
        covariance(np.ones((2, 3)), fweights=[1, 1])
    with pytest.raises(ValueError, match=r"aweights\[1\] is -1.0; expected a finite number >= 0"):
        covariance(np.ones((2, 3)), aweights=[1.0, -1.0, 1.0])
    with pytest.raises(TypeError, match="x has dtype complex128"):
        covariance(np.ones((2, 3), complex))
    with pytest.raises(ValueError, match="expected observations in rows, two axes"):
        ledoit_wolf(np.ones(3))
    with pytest.raises(ValueError, match="shrinkage is 2; expected a number from 0 to 1"):
        shrunk_covariance(np.eye(2), 2)
    with pytest.raises(np.linalg.LinAlgError, match="expected square"):
        shrunk_covariance(np.ones((2, 3)))
    with pytest.raises(ValueError, match="expected one matrix"):
        shrunk_covariance(np.ones((2, 2, 2)))


@pytest.mark.parametrize("shape", [(300, 3), (5000, 7), (200, 70)])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_blocks_of_rows_are_added_up(shape: tuple[int, int], dtype: Any) -> None:
    x = (np.random.default_rng(3).standard_normal(shape) + 2).astype(dtype)
    kept = x.copy()
    right = np.cov(x.astype(np.float64), rowvar=False)
    near = 20 * np.finfo(dtype).eps
    assert_allclose(covariance(x, rowvar=False), right, rtol=0, atol=near * 2)
    for shrunk in (ledoit_wolf, oas):
        found, wide = shrunk(x), shrunk(x.astype(np.float64))
        assert_allclose(found.covariance, wide.covariance, rtol=0, atol=near * 2)
        assert_allclose(found.shrinkage, wide.shrinkage, rtol=1e3 * near)
    assert_array_equal(x, kept)
