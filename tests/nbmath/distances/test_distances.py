"""Known values, edges, layouts and sentences of distances; what is general stands in the laws."""

import math
from typing import Any

import mpmath
import numba
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import nbmath
from nbmath import distances
from nbmath.distances.cpu.metrics import PUBLIC

DTYPES = (np.float32, np.float64)
SYMMETRIC = [name for name in PUBLIC if name not in ("kl", "haversine")]


@numba.njit
def steps(u: Any, v: Any) -> float:
    total = 0.0
    for i in range(u.size):
        total += abs(u[i] - v[i])
    return total


@numba.njit
def pair_of_numbers(u: Any, v: Any) -> Any:
    return u[0], v[0]


def rows(count: int, d: int, dtype: Any = np.float64, seed: int = 0) -> Any:
    return np.random.default_rng(seed).random((count, d)).astype(dtype)


KNOWN = [
    ("euclidean", 5.0),
    ("sqeuclidean", 25.0),
    ("manhattan", 7.0),
    ("chebyshev", 4.0),
    ("canberra", 3 / 5 + 4 / 4),
    ("braycurtis", 7 / 9),
    ("hamming", 1.0),
    ("jaccard", 0.5),
]


@pytest.mark.parametrize(("metric", "value"), KNOWN)
def test_known_values(metric: str, value: float) -> None:
    found = distances.pairwise([[4.0, 4.0]], [[1.0, 0.0]], metric)
    assert_allclose(found, [[value]], rtol=1e-15)
    assert_allclose(distances.paired([[4.0, 4.0]], [[1.0, 0.0]], metric), [value], rtol=1e-15)


def test_places_on_the_earth() -> None:
    places = np.radians([[50.066389, -5.714722], [58.643889, -3.07]])
    assert_allclose(distances.pdist(places, "haversine") * 6371, 968.85, atol=0.01)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("metric", SYMMETRIC)
def test_every_layout_and_thread_count_gives_the_same_bits(metric: str, dtype: Any) -> None:
    x, y = rows(150, 40, dtype), rows(70, 40, dtype, 1)
    found = distances.pairwise(x, y, metric)
    assert found.dtype == dtype
    frozen = y.copy()
    frozen.flags.writeable = False
    for other in (np.asfortranarray(y), np.repeat(y, 2, axis=0)[::2], frozen):
        assert_array_equal(distances.pairwise(x, other, metric), found)
    with nbmath.threading("parallel"):
        assert_array_equal(distances.pairwise(x, y, metric), found)
        own = distances.pairwise(x, metric=metric)
    assert_array_equal(own, distances.pairwise(x, metric=metric))
    assert_array_equal(own, own.T)
    assert_array_equal(np.diag(own), 0)


@pytest.mark.parametrize("metric", PUBLIC)
def test_empty_sets_have_empty_results(metric: str) -> None:
    none, some = np.empty((0, 2)), rows(3, 2)
    options: dict[str, Any] = {"VI": np.eye(2)} if metric == "mahalanobis" else {}
    options |= {"V": [1, 1]} if metric == "seuclidean" else {}
    assert distances.pairwise(none, some, metric, **options).shape == (0, 3)
    assert distances.pairwise(some, none, metric, **options).shape == (3, 0)
    assert distances.pdist(none, metric, **options).shape == (0,)
    assert distances.pdist(some[:1], metric, **options).shape == (0,)
    assert distances.nearest(none, some, metric, **options).index.shape == (0,)
    assert distances.radius(some, none, 1.0, metric, **options).indptr.tolist() == [0, 0, 0, 0]


def test_out_is_written_and_returned(poisoned: Any) -> None:
    x = rows(5, 3)
    out = poisoned((5, 5))
    assert distances.pairwise(x, out=out) is out
    assert_array_equal(out, distances.pairwise(x))
    inside = poisoned((5, 10))[:, ::2]
    assert distances.pairwise(x, out=inside) is inside
    assert_array_equal(inside, out)


@pytest.mark.parametrize("metric", ["euclidean", "cityblock", "cosine", "chebyshev", "canberra"])
def test_nan_spoils_the_distances_of_its_row_alone(metric: str) -> None:
    x, y = rows(20, 40), rows(30, 40, seed=1)
    right = distances.pairwise(x, y, metric)
    x[3, 5] = y[7, 2] = math.nan
    found = distances.pairwise(x, y, metric)
    spoiled = np.zeros(right.shape, bool)
    spoiled[3], spoiled[:, 7] = True, True
    assert np.isnan(found[spoiled]).all()
    assert_allclose(found[~spoiled], right[~spoiled], rtol=1e-13)
    index, distance = distances.nearest(x, y, metric)
    assert index[3] == -1
    assert math.isnan(distance[3])
    assert distances.knn(x, y, 30, metric).indices[3].tolist() == [-1] * 30
    assert (distances.knn(x, y, 30, metric).indices[4] == -1).sum() == 1


def test_infinite_and_huge_rows_do_not_spoil_others() -> None:
    x = rows(12, 40)
    right = distances.pairwise(x)
    x[5] = 1e200
    x[6, 0] = math.inf
    found = distances.pairwise(x)
    others = np.delete(np.arange(12), [5, 6])
    assert_allclose(found[np.ix_(others, others)], right[np.ix_(others, others)], rtol=1e-12)
    assert_allclose(found[5, others], 1e200 * math.sqrt(40), rtol=1e-13)
    assert np.isinf(found[6, others]).all()
    x[5] = 1e307
    found = distances.pairwise(x)
    assert_allclose(found[np.ix_(others, others)], right[np.ix_(others, others)], rtol=1e-12)
    assert np.isinf(found[5, others]).all()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("d", [3, 20, 33, 130])
def test_euclidean_distances_against_fifty_digits(d: int, dtype: Any) -> None:
    rng = np.random.default_rng(d)
    centres = 1e3 * rng.standard_normal((3, d)) + 1e4
    x = (
        centres[rng.integers(0, 3, 12)]
        + rng.standard_normal((12, d)) * 10.0 ** -np.arange(12)[:, None]
    )
    x = x.astype(dtype)
    found = distances.pairwise(x)
    eps = float(np.finfo(dtype).eps)
    with mpmath.workdps(50):
        for i, u in enumerate(x):
            for j, v in enumerate(x):
                both = zip(u.tolist(), v.tolist(), strict=True)
                right = mpmath.sqrt(
                    mpmath.fsum((mpmath.mpf(a) - mpmath.mpf(b)) ** 2 for a, b in both)
                )
                assert abs(mpmath.mpf(float(found[i, j])) - right) <= (8 * d + 40) * eps * right


def test_subnormal_probabilities_have_a_finite_divergence() -> None:
    p, q = np.array([[0.7, 0.3]], np.float32), np.array([[1e-44, 1.0]], np.float32)
    right = 0.7 * math.log(0.7 / float(q[0, 0])) + 0.3 * math.log(0.3)
    assert_allclose(distances.pairwise(p, q, "kl"), [[right]], rtol=1e-5)
    assert distances.pairwise(p, [[0.0, 1.0]], "kl")[0, 0] == math.inf


@pytest.mark.parametrize("k", [1, 10, 32, 33, 150, 300])
def test_any_number_of_neighbours_comes_in_order(k: int) -> None:
    x, y = rows(30, 2), np.round(rows(300, 2, seed=1) * 4) / 4  # many are equally near
    right = distances.pairwise(x, y, "cityblock")
    found = distances.knn(x, y, k, "cityblock")
    wanted = np.argsort(right, axis=1, kind="stable")[:, :k]
    assert_array_equal(found.indices, wanted)
    assert_array_equal(found.distances, np.take_along_axis(right, wanted, axis=1))


def test_metrics_of_users() -> None:
    x, y = rows(40, 7), rows(9, 7, seed=1)
    right = distances.pairwise(x, y, "cityblock")
    assert_allclose(distances.pairwise(x, y, steps), right, rtol=1e-14)
    assert_allclose(distances.paired(x[:9], y, steps), np.diag(right), rtol=1e-14)
    assert_allclose(distances.pdist(x, steps), distances.pdist(x, "l1"), rtol=1e-14)
    assert_array_equal(distances.nearest(x, y, steps).index, right.argmin(axis=1))
    assert_array_equal(distances.knn(x, y, 3, steps).indices, np.argsort(right, axis=1)[:, :3])
    assert distances.radius(x, y, 2.0, steps).indptr[-1] == (right <= 2.0).sum()


def test_parameters_by_default_are_those_of_all_rows() -> None:
    from scipy.spatial.distance import cdist

    x, y = rows(40, 5), rows(30, 5, seed=1)
    for metric in ("seuclidean", "mahalanobis"):
        assert_allclose(distances.pairwise(x, y, metric), cdist(x, y, metric), rtol=1e-12)
    for p in (1, 2, 3.5, math.inf):
        w = np.array([1.0, 0.0, 2.0, 0.5, 3.0])
        right = cdist(x, y, "minkowski", p=p, w=w)
        assert_allclose(distances.pairwise(x, y, "minkowski", p=p, w=w), right, rtol=1e-13)
        right = cdist(x, y, "minkowski", p=p)
        assert_allclose(distances.pairwise(x, y, "minkowski", p=p), right, rtol=1e-13)


def test_a_semidefinite_matrix_is_a_metric_too() -> None:
    x = rows(20, 3)
    flat = np.diag([1.0, 4.0, 0.0])
    right = np.sqrt(np.square((x[:, None, :2] - x[:, :2]) * [1.0, 2.0]).sum(axis=-1))
    assert_allclose(distances.pairwise(x, metric="mahalanobis", VI=flat), right, rtol=1e-12)


X, Y = rows(4, 3), rows(5, 3)
THREE: Any = 3
REFUSED: list[tuple[Any, type[Exception], str]] = [
    (lambda: distances.pairwise([1.0, 2.0]), ValueError, r"x has shape \(2,\); expected rows"),
    (lambda: distances.pairwise(X, rows(5, 2)), ValueError, "y has 2 columns; expected 3"),
    (lambda: distances.nearest(X, rows(5, 2)), ValueError, "centres has 2 columns; expected 3"),
    (lambda: distances.pairwise(X, Y, "euclid"), ValueError, "metric is 'euclid'; expected one of"),
    (
        lambda: distances.pairwise(X, Y, THREE),
        TypeError,
        "metric is 3; expected a name or an @njit",
    ),
    (lambda: distances.pairwise(X, Y, p=3), TypeError, "p does not belong to it"),
    (lambda: distances.pairwise(X, Y, "minkowski", p=0), ValueError, "p is 0; expected a positive"),
    (lambda: distances.pairwise(X, Y, "minkowski", w=[1, 2]), ValueError, r"w has shape \(2,\)"),
    (lambda: distances.pairwise(X, Y, "minkowski", w=[1, 2, -1]), ValueError, r"w\[2\] is -1"),
    (lambda: distances.pairwise(X, Y, "seuclidean", V=[1, 0, 1]), ValueError, "V is 0.0; expected"),
    (lambda: distances.pairwise(X, Y, "mahalanobis", VI=np.eye(2)), ValueError, "VI has shape"),
    (
        lambda: distances.pairwise(X, Y, "mahalanobis", VI=-np.eye(3)),
        np.linalg.LinAlgError,
        "VI is not positive semidefinite",
    ),
    (lambda: distances.pairwise(X, Y, "haversine"), ValueError, "x has 3 columns; haversine"),
    (
        lambda: distances.pairwise(X, Y, "wasserstein", positions=[2, 1, 3]),
        ValueError,
        "positions are not in ascending order",
    ),
    (lambda: distances.pairwise(X, Y, lambda u, v: 0.0), TypeError, "decorate it with numba.njit"),
    (lambda: distances.pairwise(X, Y, pair_of_numbers), TypeError, "expected one real number"),
    (lambda: distances.pairwise(X, Y, steps, p=2), TypeError, "metric is a function; expected no"),
    (lambda: distances.pairwise(X * 1j, Y), TypeError, "x has dtype complex128; expected"),
    (lambda: distances.pairwise(X, Y, out=np.empty((4, 4))), ValueError, "out has shape"),
    (lambda: distances.paired(X, Y), ValueError, "y has 5 rows; expected 4"),
    (lambda: distances.nearest(X, Y[:0]), ValueError, "centres has no rows"),
    (lambda: distances.knn(X, Y, 6), ValueError, "k is 6; expected 1 to 5"),
    (lambda: distances.knn(X, Y[:0], 1), ValueError, r"y has shape \(0, \d+\); expected rows to"),
    (lambda: distances.radius(X, Y, -1.0), ValueError, "r is -1.0; expected a number >= 0"),
    (lambda: distances.squareform([1.0, 2.0]), ValueError, r"x has shape \(2,\)"),
]


@pytest.mark.parametrize(("call", "error", "sentence"), REFUSED)
def test_impossible_arguments_are_refused(call: Any, error: Any, sentence: str) -> None:
    with pytest.raises(error, match=sentence):
        call()
