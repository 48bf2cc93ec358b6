"""Zero rows, equal rows, antipodes, nan, and rows near the ends of the range, metric by metric."""

import math
from collections.abc import Callable
from typing import Any

import mpmath
import numba
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nbmath import distances
from nbmath.distances.cpu.metrics import PUBLIC

DTYPES = (np.float32, np.float64)
DIRECTIONS = ("angular", "correlation", "cosine")
SHARES = ("jensenshannon",)
COUNTED = ("hamming", "jaccard")
"""Metrics that count coordinates: a nan differs from everything, as in SciPy."""

Row = list[Any]


def options(metric: str, d: int) -> dict[str, Any]:
    """The parameters that would else come from the rows."""
    given: dict[str, dict[str, Any]] = {
        "mahalanobis": {"VI": np.eye(d)},
        "seuclidean": {"V": np.ones(d)},
        "minkowski": {"p": 3.0},
    }
    return given.get(metric, {})


def columns(metric: str) -> int:
    return 2 if metric == "haversine" else 40


def both(x: Any, y: Any, metric: str) -> Any:
    """The distance of two rows, which is the same in a matrix and beside each other."""
    given = options(metric, x.shape[-1])
    found = distances.pairwise(x[None], y[None], metric, **given)[0, 0]
    beside = distances.paired(x[None], y[None], metric, **given)[0]
    eps = 200 * float(np.finfo(x.dtype).eps)
    assert_allclose(
        beside, found, rtol=eps, atol=eps if metric in (*DIRECTIONS, "haversine") else 0
    )
    return found


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("metric", PUBLIC)
def test_zero_rows_are_at_no_distance_or_have_none(metric: str, dtype: Any) -> None:
    zero = np.zeros(columns(metric), dtype)
    found = both(zero, zero.copy(), metric)
    assert math.isnan(found) if metric in (*DIRECTIONS, *SHARES) else found == 0.0


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("metric", PUBLIC)
def test_equal_rows_are_at_no_distance_whatever_their_size(metric: str, dtype: Any) -> None:
    x = np.random.default_rng(5).random(columns(metric)).astype(dtype) + dtype(0.25)
    limits = np.finfo(dtype)
    for k in (limits.minexp + 4, limits.minexp // 2, 0, limits.maxexp // 2, limits.maxexp - 8):
        if metric == "haversine" and k > 0:
            continue
        rows = np.ldexp(x, k)
        found = both(rows, rows.copy(), metric)
        assert found == 0.0, (metric, k, found)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("metric", [name for name in PUBLIC if name not in COUNTED])
def test_a_nan_spoils_its_row_alone(metric: str, dtype: Any) -> None:
    d = columns(metric)
    rng = np.random.default_rng(7)
    x, y = (rng.random((n, d)).astype(dtype) for n in (5, 9))
    given = options(metric, d)
    right = distances.pairwise(x, y, metric, **given)
    x[2, d - 1] = math.nan
    found = distances.pairwise(x, y, metric, **given)
    assert np.isnan(found[2]).all()
    others = [0, 1, 3, 4]
    assert_array_equal(found[others], right[others])
    y[4, 0] = math.nan
    found = distances.pairwise(x, y, metric, **given)
    assert np.isnan(found[:, 4]).all()
    assert np.isfinite(np.delete(found, 4, axis=1)[others]).all()
    assert distances.nearest(x, y, metric, **given).index[2] == -1


@pytest.mark.parametrize("metric", COUNTED)
def test_a_nan_differs_from_everything_where_coordinates_are_counted(metric: str) -> None:
    x = np.array([[1.0, math.nan], [1.0, 0.0]])
    assert distances.pairwise(x[:1], x[:1].copy(), metric)[0, 0] == (
        0.5 if metric == "hamming" else 0
    )
    assert distances.pairwise(x[:1], x[1:], metric)[0, 0] == 0.5


@pytest.mark.parametrize("dtype", DTYPES)
def test_opposite_rows_are_half_a_turn_apart(dtype: Any) -> None:
    x = np.random.default_rng(1).standard_normal((6, 40)).astype(dtype)
    x -= x.mean(axis=1)[:, None]
    eps = float(np.finfo(dtype).eps)
    for metric, half in (("angular", 1.0), ("cosine", 2.0), ("correlation", 2.0)):
        found = distances.pairwise(x, -x, metric)
        assert_allclose(np.diag(found), half, rtol=8 * eps)
        assert_allclose(distances.paired(x, -x, metric), half, rtol=8 * eps)
    places = np.array([[0.0, 0.0], [0.5, -1.0], [-1.25, 2.0], [1.5, 3.0]], dtype)
    over = np.stack([-places[:, 0], places[:, 1] - dtype(np.pi)], axis=1).astype(dtype)
    assert_allclose(np.diag(distances.pairwise(places, over, "haversine")), np.pi, rtol=4 * eps)
    poles = np.array([[np.pi / 2, 0.3], [-np.pi / 2, 2.0]], dtype)
    assert_allclose(distances.pdist(poles, "haversine"), [np.pi], rtol=4 * eps)


def cosine(u: Row, v: Row) -> Any:
    p, q = (mpmath.sqrt(mpmath.fsum(a * a for a in x)) for x in (u, v))
    return 1 - mpmath.fsum(a * b for a, b in zip(u, v, strict=True)) / (p * q)


def correlation(u: Row, v: Row) -> Any:
    left, right = ([a - mpmath.fsum(x) / len(x) for a in x] for x in (u, v))
    return cosine(left, right)


def steps(u: Row, v: Row) -> Row:
    return [abs(a - b) for a, b in zip(u, v, strict=True)]


def canberra(u: Row, v: Row) -> Any:
    return mpmath.fsum(abs(a - b) / (abs(a) + abs(b)) for a, b in zip(u, v, strict=True))


def braycurtis(u: Row, v: Row) -> Any:
    return mpmath.fsum(steps(u, v)) / mpmath.fsum(abs(a + b) for a, b in zip(u, v, strict=True))


def hellinger(u: Row, v: Row) -> Any:
    roots = ((mpmath.sqrt(a) - mpmath.sqrt(b)) ** 2 for a, b in zip(u, v, strict=True))
    return mpmath.sqrt(mpmath.fsum(roots) / 2)


def kl(u: Row, v: Row) -> Any:
    return mpmath.fsum(a * mpmath.log(a / b) for a, b in zip(u, v, strict=True))


def jensenshannon(u: Row, v: Row) -> Any:
    p, q = ([a / mpmath.fsum(x) for a in x] for x in (u, v))
    middle = [(a + b) / 2 for a, b in zip(p, q, strict=True)]
    return mpmath.sqrt((kl(p, middle) + kl(q, middle)) / 2)


FAR: list[tuple[str, Callable[[Row, Row], Any]]] = [
    ("angular", lambda u, v: mpmath.acos(1 - cosine(u, v)) / mpmath.pi),
    ("braycurtis", braycurtis),
    ("canberra", canberra),
    ("chebyshev", lambda u, v: max(steps(u, v))),
    ("cityblock", lambda u, v: mpmath.fsum(steps(u, v))),
    ("correlation", correlation),
    ("cosine", cosine),
    ("hellinger", hellinger),
    ("jensenshannon", jensenshannon),
    ("kl", kl),
    ("minkowski", lambda u, v: mpmath.cbrt(mpmath.fsum(s**3 for s in steps(u, v)))),
    ("wasserstein", lambda u, v: mpmath.fsum(steps(sorted(u), sorted(v))) / len(u)),
]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("metric", "formula"), FAR)
def test_rows_near_the_ends_of_the_range_against_fifty_digits(
    metric: str, formula: Callable[[Row, Row], Any], dtype: Any
) -> None:
    rng = np.random.default_rng(11)
    limits = np.finfo(dtype)
    for k in (limits.minexp + 8, limits.minexp // 2, limits.maxexp // 2, limits.maxexp - 12):
        x, y = (np.ldexp(rng.random(12).astype(dtype) + dtype(0.1), k) for _ in range(2))
        with mpmath.workdps(50):
            u, v = ([mpmath.mpf(float(a)) for a in row] for row in (x, y))
            right = float(formula(u, v))
        found = float(both(x, y, metric))
        assert abs(found - right) <= 200 * float(limits.eps) * right, (metric, k, found, right)


@numba.njit
def in_compiled_code(x: Any, y: Any, r: Any) -> Any:
    return (
        distances.pairwise(x, y),
        distances.nearest(x, y),
        distances.knn(x, y, 2),
        distances.radius(x, y, r),
        distances.pdist(x),
        distances.paired(x, x[::-1]),
    )


@pytest.mark.parametrize("d", [5, 40])
@pytest.mark.parametrize("k", [-900, -520, 520, 900])
def test_large_and_small_rows_keep_their_distances_and_neighbours(k: int, d: int) -> None:
    rng = np.random.default_rng(d)
    x, y = rng.standard_normal((9, d)), rng.standard_normal((6, d))
    far, away = np.ldexp(x, k), np.ldexp(y, k)
    for metric in ("euclidean", "seuclidean", "mahalanobis"):
        given = options(metric, d)
        right = np.ldexp(distances.pairwise(x, y, metric, **given), k)
        assert_array_equal(distances.pairwise(far, away, metric, **given), right)
        own = np.ldexp(distances.pairwise(x, metric=metric, **given), k)
        assert_array_equal(distances.pairwise(far, metric=metric, **given), own)
        assert_array_equal(distances.squareform(distances.pdist(far, metric, **given)), own)
        beside = distances.paired(x, x[::-1], metric, **given)
        assert_array_equal(distances.paired(far, far[::-1], metric, **given), np.ldexp(beside, k))
        if metric == "seuclidean":
            assert_array_equal(
                distances.pairwise(far, away, metric), distances.pairwise(x, y, metric)
            )
    whole = distances.pairwise(far, away)
    r = float(np.median(whole))
    for found in (
        (
            whole,
            distances.nearest(far, away),
            distances.knn(far, away, 2),
            distances.radius(far, away, r),
            distances.pdist(far),
            distances.paired(far, far[::-1]),
        ),
        in_compiled_code(far, away, r),
    ):
        assert_array_equal(found[0], whole)
        assert_array_equal(found[1].index, whole.argmin(axis=1))
        assert_array_equal(found[1].distance, whole.min(axis=1))
        assert_array_equal(found[2].distances, np.sort(whole, axis=1)[:, :2])
        assert found[3].indptr[-1] == (whole <= r).sum()
        assert_array_equal(found[3].distances, whole[whole <= r])
        assert_array_equal(distances.squareform(found[4]), distances.pairwise(far))
        assert_array_equal(found[5], distances.paired(far, far[::-1]))


def test_a_squared_distance_that_leaves_the_range_is_infinite() -> None:
    x, y = np.full((1, 40), 1e300), np.full((1, 40), -1e300)
    assert not np.isfinite(distances.pairwise(x, y, "sqeuclidean")).any()
