"""Known values, edges, errors and the compiled forms of order statistics, ranks and histograms."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

import nbmath
from nbmath import statistics
from nbmath.statistics import (
    histogram,
    iqr,
    median,
    median_abs_deviation,
    mode,
    percentile,
    quantile,
    rankdata,
    trim_mean,
)
from nbmath.statistics.cpu.compiled_order import METHODS
from nbmath.statistics.cpu.sorting import order_of
from tests.precisions import IN_TURN

NAN, INF = np.nan, np.inf
DTYPES = (np.float32, np.float64)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(1975)


def shapes(n: int, rng: np.random.Generator) -> dict[str, Any]:
    """Rows on which a sample is a bad guide."""
    normal = rng.normal(size=n)
    return {
        "normal": normal,
        "sorted": np.sort(normal),
        "falling": np.sort(normal)[::-1].copy(),
        "constant": np.full(n, 2.5),
        "two values": rng.integers(0, 2, n).astype(float),
        "few values": rng.integers(0, 9, n).astype(float),
        "period": np.arange(n) % 977.0,
        "spike": np.where(np.arange(n) == n // 2, 1e300, 0.0),
        "far apart": normal * 10.0 ** rng.uniform(-200, 200, n),
        "infinite": np.where(np.arange(n) % 3 == 0, -INF, np.where(normal > 1, INF, normal)),
    }


@pytest.mark.parametrize("n", [1, 2, 3, 17, 2000, 2001, 5000, 60_000])
def test_long_rows_of_every_kind(n: int, rng: np.random.Generator) -> None:
    for name, x in shapes(n, rng).items():
        kept = x.copy()
        ordered = np.sort(x)
        with np.errstate(invalid="ignore"):
            middle = (ordered[(n - 1) // 2] + ordered[n // 2]) / 2
        assert_array_equal(median(x), middle, err_msg=name)
        for q in (0.0, 0.01, 0.3, 0.999, 1.0):
            low = quantile(x, q, method="lower")
            assert low == ordered[int(np.floor((n - 1) * q))], (name, q)
        assert_array_equal(x, kept)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("method", METHODS)
def test_quantiles_are_numpys(method: Any, dtype: Any, rng: np.random.Generator) -> None:
    q = np.concatenate([rng.uniform(0, 1, 20), np.linspace(0, 1, 21)])
    for n in (1, 2, 3, 10, 101):
        x = rng.normal(size=n).astype(dtype)
        want = np.quantile(x.astype(float), q, method=method)
        wrong = 4e-7 if dtype == np.float32 else 4e-16
        assert_allclose(quantile(x, q, method=method), want, rtol=wrong, atol=wrong)
        assert quantile(x, q, method=method).dtype == dtype
        alone = [quantile(x, float(share), method=method) for share in q[:5]]
        assert_array_equal(alone, quantile(x, q, method=method)[:5])


@pytest.mark.parametrize("f", [median, iqr, median_abs_deviation, lambda x: quantile(x, 0.3)])
def test_edges_of_order_statistics(f: Callable[..., Any]) -> None:
    assert np.isnan(f(np.empty(0)))
    assert np.isnan(f([1.0, NAN, 2.0]))
    assert np.isnan(f(np.append(np.arange(5000.0), NAN)))
    assert f([4.0]) in (0.0, 4.0)
    assert f(np.array([1, 2], np.float32)).dtype == np.float32


def test_known_values() -> None:
    assert median([1e308, 1.5e308]) == 1.25e308
    assert median([INF, INF]) == INF
    assert np.isnan(median([-INF, INF]))
    assert quantile([INF, INF, INF], 0.3) == INF
    assert percentile([1.0, 2.0, 4.0, 9.0], [25, 50]).tolist() == [1.75, 3.0]
    assert trim_mean([-INF, 1.0, 2.0, 3.0, INF], 0.2) == 2.0
    assert trim_mean([1.0, 1.0, 1.0, 50.0], 0.25) == 1.0
    assert median_abs_deviation([1.0, 2.0, 3.0], center=0.0) == 2.0
    assert median_abs_deviation([1.0, 2.0, 4.0], scale=0.5) == 2.0
    assert mode([2.0, 1.0, 2.0, 1.0, 3.0]) == (1.0, 2)
    assert mode([-0.0, 0.0, 1.0]).count == 2


def test_axes_and_policies(rng: np.random.Generator) -> None:
    x = rng.normal(size=(4, 9, 5))
    assert_array_equal(median(x, axis=1), np.median(x, axis=1))
    assert_array_equal(median(x, axis=(0, 2), keepdims=True), np.median(x, (0, 2), keepdims=True))
    found = quantile(x, [[0.1, 0.2], [0.3, 0.4]], axis=(0, 1))
    assert_allclose(found, np.quantile(x, [[0.1, 0.2], [0.3, 0.4]], axis=(0, 1)), rtol=1e-14)
    assert_allclose(trim_mean(x, 0.2, axis=1), stats.trim_mean(x, 0.2, axis=1), rtol=1e-13)
    assert_array_equal(median_abs_deviation(x), stats.median_abs_deviation(x))
    x[0, 3, 0] = NAN
    assert_array_equal(median(x, 1, nan_policy="omit"), np.nanmedian(x, 1))
    assert np.isnan(median(x, 1)).sum() == 1
    assert mode(x[..., 0].round(), nan_policy="omit").count.min() >= 1
    with pytest.raises(ValueError, match=r"a\[0, 3, 0\] is nan"):
        median(x, nan_policy="raise")


@pytest.mark.parametrize("dtype", DTYPES)
def test_results_do_not_depend_on_threads(dtype: Any, rng: np.random.Generator) -> None:
    x = rng.normal(size=(9, 20_000)).astype(dtype)
    for f in (median, iqr, median_abs_deviation, rankdata, mode):
        with nbmath.threading("serial"):
            alone = f(x, axis=1)
        with nbmath.threading("parallel"):
            assert_array_equal(f(x, axis=1), alone)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("method", ["average", "min", "max", "dense", "ordinal"])
def test_ranks_are_scipys(method: Any, dtype: Any, rng: np.random.Generator) -> None:
    for n in (1, 2, 9, 300, 5000):
        for name, x in shapes(n, rng).items():
            with np.errstate(over="ignore"):
                given = x.astype(dtype)
            assert_array_equal(rankdata(given, method), stats.rankdata(given, method), name)
    whole = rng.integers(0, 5, (4, 6, 3))
    want = stats.rankdata(whole, method, axis=1)
    assert_array_equal(rankdata(whole, method, axis=1), want)
    assert rankdata(whole, method).dtype == want.dtype
    assert rankdata(whole, method).shape == (72,)


def test_ranks_at_the_edges() -> None:
    assert_array_equal(rankdata([0.0, -0.0, 1.0]), [1.5, 1.5, 3.0])
    assert_array_equal(rankdata([INF, -INF, 5e-324, 0.0]), [4, 1, 3, 2])
    assert rankdata([]).shape == (0,)
    assert np.isnan(rankdata([1.0, NAN])).all()
    assert_array_equal(rankdata([3.0, NAN, 1.0], nan_policy="omit"), [2.0, NAN, 1.0])
    long = np.append(np.arange(3000.0)[::-1], NAN)
    assert np.isnan(rankdata(long)).all()


def long_rows(n: int, rng: np.random.Generator) -> dict[str, Any]:
    """Rows whose leading bits tell all, nearly all, or nothing of their order."""
    return {
        "apart": rng.standard_normal(n),
        "near": 1.0 + rng.uniform(size=n) * 1e-9,
        "beside one that is far": np.append(rng.integers(0, 5000, n - 1) * 1e-9 + 1.0, 1e30),
        "tied": rng.integers(-30, 30, n).astype(float),
        "zeros": np.resize([0.0, -0.0, 1.0, 5e-324, -INF, INF], n),
        "alike": np.full(n, -2.5),
    }


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", [1024, 140_000])
def test_long_rows_are_put_in_order(n: int, dtype: Any, rng: np.random.Generator) -> None:
    for name, x in long_rows(n, rng).items():
        given = x.astype(dtype)
        order, groups = np.full(n, -1), np.full(n, -1)
        order_of(given, order, groups)
        assert_array_equal(order, np.argsort(given, kind="stable"), name)
        assert_array_equal(groups, np.unique(given, return_inverse=True)[1][order], name)
        found, want = mode(given), stats.mode(given)
        assert found == (want.mode, want.count), name
        assert not np.signbit(found.mode) or found.mode < 0
    part = np.where(np.arange(n) % 3, given, NAN)
    assert mode(part, nan_policy="omit") == (dtype(-2.5), np.count_nonzero(np.arange(n) % 3))
    assert np.isnan(mode(part).mode)


def test_histograms_are_numpys(rng: np.random.Generator) -> None:
    x = np.concatenate([rng.normal(size=999), [0.0, -1.0, 1.0, 2.0]])
    for dtype in DTYPES:
        given = x.astype(dtype)
        for options in (
            {},
            {"bins": 37},
            {"bins": 8, "range": (-1, 1)},
            {"bins": "sturges"},
            {"bins": [-2, -1, 0, 0.5, 3]},
            {"bins": 5, "density": True},
        ):
            want, edges = np.histogram(given, **options)
            found = histogram(given, **options)
            assert_allclose(found.hist, want, rtol=1e-6)
            assert_array_equal(found.bin_edges, edges.astype(found.bin_edges.dtype))
            assert found.hist.dtype == want.dtype or "density" in options
    weights = rng.uniform(size=x.size)
    for bins in (7, [-1.0, 0.0, 2.0]):
        want, _ = np.histogram(x, bins, weights=weights)
        assert_allclose(histogram(x, bins, weights=weights).hist, want, rtol=1e-13)
    tenths = np.arange(0, 1.01, 0.1)
    assert_array_equal(histogram(tenths, 10, (0, 1)).hist, np.histogram(tenths, 10, (0, 1))[0])
    near = np.array([np.nextafter(0.1 * k, side) for k in range(11) for side in (0, 1)] * 60)
    for given in (near, np.arange(1500.0), 1e16 + 50 * rng.uniform(size=700)):  # at edges, or all
        hist, edges = histogram(given, 10)
        places = np.searchsorted(edges, given, side="right") - 1
        right = np.bincount(np.minimum(places, 9), minlength=10)
        assert_array_equal(hist, right)
    assert histogram([3.0, 3.0]).hist.sum() == 2
    assert histogram([], 3).hist.tolist() == [0, 0, 0]


def test_wrong_arguments() -> None:
    with pytest.raises(ValueError, match=r"q is 1\.5"):
        quantile([1.0], 1.5)
    with pytest.raises(ValueError, match="q is 101"):
        percentile([1.0], 101)
    with pytest.raises(ValueError, match="method is 'cubic'"):
        quantile([1.0], 0.5, method="cubic")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(ValueError, match=r"proportiontocut is 0\.5"):
        trim_mean([1.0, 2.0], 0.5)
    with pytest.raises(ValueError, match="method is 'mean'"):
        rankdata([1.0], "mean")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(ValueError, match="monotonically"):
        histogram([1.0], [1.0, 0.0])
    with pytest.raises(ValueError, match="weights has 1 entries"):
        histogram([1.0, 2.0], weights=[1.0])


@njit
def compiled(x: Any, q: Any) -> Any:
    return (
        statistics.median(x),
        statistics.quantile(x, 0.3),
        statistics.quantile(x, q, method="hazen"),
        statistics.percentile(x, 30.0),
        statistics.iqr(x),
        statistics.median_abs_deviation(x),
        statistics.trim_mean(x, 0.1),
        statistics.mode(x),
        statistics.rankdata(x, "min"),
        statistics.histogram(x, 5),
        statistics.histogram(x, 5, (-1.0, 1.0)),
        statistics.histogram(x, q),
        statistics.histogram(x, 5, density=True),
        statistics.histogram(x, q, weights=x),
        statistics.histogram(x, 5, weights=q),
    )


@pytest.mark.parametrize("dtype", IN_TURN)
def test_inside_compiled_code(dtype: Any, rng: np.random.Generator) -> None:
    x, q = rng.normal(size=501).astype(dtype)[::2], np.array([0.1, 0.5, 0.9])
    found = compiled(x, q)
    assert found[0] == median(x)
    assert found[1] == quantile(x, 0.3)
    assert_array_equal(found[2], quantile(x, q, method="hazen"))
    assert found[3] == percentile(x, 30)
    assert found[4] == iqr(x)
    assert found[5] == median_abs_deviation(x)
    assert found[6] == trim_mean(x, 0.1)
    assert found[7] == tuple(mode(x))
    assert_array_equal(found[8], rankdata(x, "min"))
    assert_array_equal(found[9][0], histogram(x, 5).hist)
    assert_array_equal(found[9][1], histogram(x, 5).bin_edges)
    assert_array_equal(found[10][0], histogram(x, 5, (-1.0, 1.0)).hist)
    assert_array_equal(found[11][0], histogram(x, q.astype(dtype)).hist)
    assert_array_equal(found[12][0], histogram(x, 5, density=True).hist)
    assert_array_equal(found[13][0], histogram(x, q.astype(dtype), weights=x).hist)
    assert np.isnan(found[14][0]).all()
