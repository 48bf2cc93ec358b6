"""Vectors and matrices: one answer on every target, edges, errors."""

from typing import Any

import numpy as np
import pytest
from numba import njit

import nbmath
from nbmath import random
from nbmath._targets import bind
from nbmath.random import Key

KEY = Key(12)
COV = np.array([[2.0, 1.0, 0.5], [1.0, 3.0, -1.0], [0.5, -1.0, 1.5]])
MEAN = np.array([1.0, -2.0, 3.0])


@njit
def inside(key: Any, mean: Any, cov: Any) -> Any:
    return (
        random.unit_sphere(key, 3, 7),
        random.unit_ball(key, 5),
        random.multivariate_normal(key, mean, cov, 7),
        random.multivariate_normal(key, mean, size=(2, 3), factor=cov, dtype=np.float32),
        random.wishart(key, 3.5, cov),
        random.wishart(key, 4, size=(3, 2), factor=cov),
    )


def test_compiled_code_gives_the_same_vectors() -> None:
    for got, want in zip(inside(KEY, MEAN, COV), inside.py_func(KEY, MEAN, COV), strict=True):
        assert np.array_equal(got, want)


def test_the_formulas_give_the_same_vectors() -> None:
    python = bind("random", "python", np.float64)
    row, matrix, upper = np.full(3, np.nan), np.full((3, 3), np.nan), COV.copy()
    assert python.factor_covariance(upper) == 1
    assert np.allclose(np.triu(upper).T @ np.triu(upper), COV, rtol=1e-15)
    vectors = random.multivariate_normal(KEY, MEAN, COV, 9)
    matrices = random.wishart(KEY, 3.5, COV, 9)
    for i in range(9):
        python.unit_sphere(KEY, i, row)
        assert np.array_equal(row, random.unit_sphere(KEY, 3, 9)[i])
        python.unit_ball(KEY, i, row)
        assert np.array_equal(row, random.unit_ball(KEY, 3, 9)[i])
        python.multivariate_normal(KEY, i, MEAN, upper, row)
        assert np.array_equal(row, vectors[i])
        python.wishart(KEY, i, 3.5, upper, np.full((3, 3), np.nan), matrix)
        assert np.array_equal(matrix, matrices[i])


@pytest.mark.parametrize(
    "draw",
    [
        lambda: random.unit_sphere(KEY, 3, 301),
        lambda: random.unit_ball(KEY, 3, 301, np.float32),
        lambda: random.multivariate_normal(KEY, MEAN, COV, 301),
        lambda: random.wishart(KEY, 3.0, COV, 301),
    ],
)
def test_threads_give_the_same_vectors(draw: Any) -> None:
    with nbmath.threading("serial"):
        serial = draw()
    with nbmath.threading("parallel"):
        assert np.array_equal(draw(), serial)


def test_factors_stand_for_covariances() -> None:
    factor = np.linalg.cholesky(COV)
    given = random.multivariate_normal(KEY, MEAN, size=50, factor=factor)
    assert np.allclose(given, random.multivariate_normal(KEY, MEAN, COV, 50), rtol=1e-12)
    given = random.wishart(KEY, 7.0, factor=factor, size=(5, 2))
    assert given.shape == (5, 2, 3, 3)
    assert np.allclose(given.reshape(-1, 3, 3), random.wishart(KEY, 7.0, COV, 10), rtol=1e-12)


def test_edges() -> None:
    assert set(random.unit_sphere(KEY, 1, 100).ravel()) == {-1.0, 1.0}
    assert np.abs(random.unit_ball(KEY, 1, 1000)).max() <= 1
    assert random.unit_sphere(KEY, 4).shape == (4,)
    assert random.unit_sphere(KEY, 4, (0, 2), np.float32).shape == (0, 2, 4)
    assert (random.multivariate_normal(KEY, MEAN, np.zeros((3, 3)), 4) == MEAN).all()
    b = np.arange(12.0).reshape(4, 3)
    singular = random.multivariate_normal(KEY, np.zeros(4), b @ b.T, 1000)
    assert np.linalg.matrix_rank(singular, tol=1e-5) == 2
    single = random.multivariate_normal(KEY, MEAN, COV, 5, np.float32)
    assert single.dtype == np.float32
    assert (random.wishart(KEY, 0.5, [[1e-300]], 50) >= 0).all()
    long = random.multivariate_normal(KEY, np.zeros(700), np.eye(700), 9)
    assert np.array_equal(long.ravel(), random.normal(KEY, 6300))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: random.unit_sphere(KEY, 0), "dimension is 0"),
        (lambda: random.multivariate_normal(KEY, [], np.eye(0)), "mean has shape"),
        (lambda: random.multivariate_normal(KEY, [np.inf], [[1.0]]), "mean is inf"),
        (lambda: random.multivariate_normal(KEY, MEAN, np.eye(2)), "cov has shape"),
        (lambda: random.multivariate_normal(KEY, MEAN), "expected one of them"),
        (lambda: random.multivariate_normal(KEY, MEAN, np.triu(COV)), "cov is not symmetric"),
        (lambda: random.multivariate_normal(KEY, MEAN, -COV), "cov has a negative eigenvalue"),
        (lambda: random.multivariate_normal(KEY, [0, 0], [[0, 1], [1, 0]]), "negative eigenvalue"),
        (lambda: random.wishart(KEY, 2.0, COV), "df is 2.0; expected a finite number above 2"),
        (lambda: random.wishart(KEY, 5.0, [[np.nan]]), "scale is nan"),
        (lambda: random.wishart(KEY, 5.0, factor=[1.0]), "factor has shape"),
    ],
)
def test_bad_use_gets_a_sentence(call: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


def test_bad_covariances_in_compiled_code_give_nan() -> None:
    @njit
    def bad(key: Any, mean: Any, cov: Any) -> Any:
        return random.multivariate_normal(key, mean, cov, 2), random.wishart(key, 3.0, cov, 2)

    for cov in (-COV, COV[:, :2], COV[:2]):
        vectors, matrices = bad(KEY, MEAN, cov)
        assert np.isnan(vectors).all()
        assert np.isnan(matrices).all()
    assert np.isnan(bad(KEY, MEAN, np.eye(4))[1]).all()
