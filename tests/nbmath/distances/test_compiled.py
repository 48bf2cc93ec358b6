"""Distances inside compiled code: the numbers of the door, and nan where it would raise."""

from typing import Any

import numba
import numpy as np
import pytest
from numba.core.errors import TypingError
from numpy.testing import assert_array_equal

from nbmath import distances
from tests.precisions import IN_TURN


@numba.njit
def steps(u: Any, v: Any) -> float:
    return float(np.abs(u - v).sum())


@numba.njit
def several(x: Any, y: Any) -> Any:
    return (
        distances.pairwise(x, y),
        distances.pairwise(x, metric="cosine"),
        distances.pairwise(x, y, "minkowski", p=3.0),
        distances.pdist(x, "cityblock"),
        distances.squareform(distances.pdist(x)),
    )


@numba.njit
def searches(x: Any, y: Any) -> Any:
    return (
        distances.nearest(x, y, "canberra"),
        distances.knn(x, y, 3),
        distances.radius(x, y, 0.75, "chebyshev"),
        distances.paired(x[:5], y[:5], "hellinger"),
    )


@numba.njit
def of_user(x: Any, y: Any) -> Any:
    return distances.pairwise(x, y, steps), distances.nearest(x, y, steps)


@numba.njit
def misspelt(x: Any) -> Any:
    return distances.pairwise(x, metric="euclid")


def data(dtype: Any) -> Any:
    rng = np.random.default_rng(0)
    return rng.random((40, 36)).astype(dtype), rng.random((9, 36)).astype(dtype)


@pytest.mark.parametrize("dtype", IN_TURN)
def test_matrices_are_those_of_the_door(dtype: Any) -> None:
    x, y = data(dtype)
    plain, own, powers, condensed, square = several(x, y)
    assert_array_equal(plain, distances.pairwise(x, y))
    assert_array_equal(own, distances.pairwise(x, metric="cosine"))
    assert_array_equal(powers, distances.pairwise(x, y, "minkowski", p=3.0))
    assert_array_equal(condensed, distances.pdist(x, "l1"))
    assert_array_equal(square, distances.pairwise(x))


@pytest.mark.parametrize("dtype", IN_TURN)
def test_searches_are_those_of_the_door(dtype: Any) -> None:
    x, y = data(dtype)
    nearest, few, within, beside = searches(x, y)
    assert_array_equal(nearest.index, distances.nearest(x, y, "canberra").index)
    assert_array_equal(few.indices, distances.knn(x, y, 3).indices)
    assert_array_equal(few.distances, distances.knn(x, y, 3).distances)
    for found, right in zip(within, distances.radius(x, y, 0.75, "chebyshev"), strict=True):
        assert_array_equal(found, right)
    assert_array_equal(beside, distances.paired(x[:5], y[:5], "hellinger"))


def test_strided_rows_of_integers_are_read() -> None:
    x = np.arange(24).reshape(4, 6)[:, ::2]
    assert_array_equal(several(x, x[:2])[0], distances.pairwise(x, x[:2]))


def test_rows_that_do_not_fit_are_nan() -> None:
    x, y = data(np.float64)
    assert np.isnan(several(x, y[:, :5])[0]).all()
    assert (searches(x, y[:, :5])[0].index == -1).all()


def test_metrics_of_users_are_called() -> None:
    x, y = data(np.float64)
    matrix, nearest = of_user(x, y)
    assert_array_equal(matrix, distances.pairwise(x, y, steps))
    assert_array_equal(nearest.index, matrix.argmin(axis=1))


def test_a_misspelt_metric_is_named() -> None:
    with pytest.raises(TypingError, match="metric is 'euclid'; expected one of"):
        misspelt(np.eye(2))
