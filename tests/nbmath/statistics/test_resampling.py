"""Bootstrap and permutation tests: bits, threads, agreement with SciPy within sampling, errors."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_array_equal
from scipy import stats

import nbmath
from nbmath.random import Key
from nbmath.statistics import bootstrap, mean, median, permutation_test


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(1987)


@njit
def mean_of(x: Any) -> Any:
    return x.mean()


@njit
def correlation_of(rows: Any) -> Any:
    return np.corrcoef(rows.T)[0, 1]


@njit
def gap(x: Any, y: Any) -> Any:
    return x.mean() - y.mean()


@pytest.mark.parametrize(
    ("method", "alternative"),
    [("percentile", "two-sided"), ("basic", "less"), ("BCa", "two-sided"), ("BCa", "greater")],
)
def test_intervals_are_scipys_within_sampling(
    method: Any, alternative: Any, rng: np.random.Generator
) -> None:
    x = rng.exponential(size=60)
    want = stats.bootstrap(
        (x,), np.mean, method=method, alternative=alternative, n_resamples=4000, rng=rng
    )
    found = bootstrap(x, mean, key=Key(3), method=method, alternative=alternative, n_resamples=4000)
    error = want.standard_error
    assert found.standard_error == pytest.approx(error, rel=0.1)
    for ours, theirs in zip(found.confidence_interval, want.confidence_interval, strict=True):
        assert ours == theirs or abs(ours - theirs) < 0.35 * error


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_same_bits_for_any_number_of_threads(dtype: Any, rng: np.random.Generator) -> None:
    x, y = rng.normal(size=200).astype(dtype), rng.normal(size=300).astype(dtype)
    for statistic in (mean, median, mean_of):
        with nbmath.threading("serial"):
            alone = bootstrap(x, statistic, key=Key(1), n_resamples=700)
        with nbmath.threading("parallel"):
            again = bootstrap(x, statistic, key=Key(1), n_resamples=700)
        assert_array_equal(again.bootstrap_distribution, alone.bootstrap_distribution)
        assert again.confidence_interval == alone.confidence_interval
        assert alone.bootstrap_distribution.dtype == dtype
    for statistic in (mean, gap):
        with nbmath.threading("serial"):
            apart = permutation_test(x, y, statistic, key=Key(1), n_resamples=700)
        with nbmath.threading("parallel"):
            shared = permutation_test(x, y, statistic, key=Key(1), n_resamples=700)
        assert_array_equal(shared.null_distribution, apart.null_distribution)


def test_fewer_resamples_are_the_first_of_more(rng: np.random.Generator) -> None:
    x = rng.normal(size=50)
    few = bootstrap(x, median, key=Key(9), n_resamples=100).bootstrap_distribution
    many = bootstrap(x, median, key=Key(9), n_resamples=1000).bootstrap_distribution
    assert_array_equal(few, many[:100])
    other = bootstrap(x, median, key=Key(10), n_resamples=100).bootstrap_distribution
    assert not np.array_equal(few, other)


def test_rows_are_drawn_as_wholes(rng: np.random.Generator) -> None:
    x = rng.normal(size=80)
    rows = np.stack([x, 2 * x + 1], axis=1)
    found = bootstrap(rows, correlation_of, key=Key(0), n_resamples=200, method="percentile")
    assert found.bootstrap_distribution == pytest.approx(np.ones(200), abs=1e-12)


@pytest.mark.parametrize(
    ("how", "alternative"),
    [("independent", "two-sided"), ("samples", "less"), ("pairings", "greater")],
)
def test_p_values_are_scipys_within_sampling(
    how: Any, alternative: Any, rng: np.random.Generator
) -> None:
    x, y = rng.normal(0.3, 1, 40), rng.normal(size=40)

    def difference(a: Any, b: Any) -> Any:
        return np.mean(a) - np.mean(b) if how != "pairings" else np.corrcoef(a, b)[0, 1]

    @njit
    def compiled(a: Any, b: Any) -> Any:
        return (a * b).mean()

    want = stats.permutation_test(
        (x, y) if how != "pairings" else (x,),
        difference if how != "pairings" else lambda a: (a * y).mean(),
        permutation_type=how,
        alternative=alternative,
        n_resamples=600,
        rng=rng,
    )
    statistic = compiled if how == "pairings" else mean
    found = permutation_test(
        x,
        y,
        statistic,
        key=Key(5),
        permutation_type=how,
        alternative=alternative,
        n_resamples=4000,
    )
    assert found.statistic == pytest.approx(want.statistic, rel=1e-12)
    assert abs(found.pvalue - want.pvalue) < 0.1
    assert found.null_distribution.std() == pytest.approx(want.null_distribution.std(), rel=0.2)


def test_edges() -> None:
    found = bootstrap([2.0, 2.0, 2.0], mean, key=Key(0), n_resamples=50, method="percentile")
    assert found.confidence_interval == (2.0, 2.0)
    assert found.standard_error == 0.0
    alone = permutation_test([1.0], [1.0], mean, key=Key(0), n_resamples=20)
    assert alone.pvalue == 1.0
    extreme = bootstrap([1.0, 2.0], mean_of, key=Key(0), n_resamples=20)
    assert extreme.bootstrap_distribution.size == 20


def test_wrong_arguments() -> None:
    x = [1.0, 2.0]
    with pytest.raises(TypeError, match="key is 3"):
        bootstrap(x, mean, key=3)  # type: ignore[arg-type]  # what is tested
    with pytest.raises(TypeError, match="statistic is"):
        bootstrap(x, np.mean, key=Key(0))
    with pytest.raises(ValueError, match="data has shape"):
        bootstrap([], mean, key=Key(0))
    with pytest.raises(ValueError, match="confidence_level is 2"):
        bootstrap(x, mean, key=Key(0), confidence_level=2)
    with pytest.raises(ValueError, match="n_resamples is 0"):
        bootstrap(x, mean, key=Key(0), n_resamples=0)
    with pytest.raises(ValueError, match="method is 'bca'"):
        bootstrap(x, mean, key=Key(0), method="bca")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(ValueError, match="y has 1 entries"):
        permutation_test(x, [1.0], mean, key=Key(0), permutation_type="samples")


@njit
def inside(x: Any, y: Any, key: Any) -> Any:
    return (
        nbmath_bootstrap(x, mean_of, key, 500),
        nbmath_permutation(x, y, gap, key, 500),
    )


nbmath_bootstrap: Any = bootstrap
nbmath_permutation: Any = permutation_test


def test_inside_compiled_code(rng: np.random.Generator) -> None:
    x, y = rng.normal(size=40), rng.normal(size=30)
    (ends, found, error), (statistic, p, null) = inside(x, y, Key(4))
    want = bootstrap(x, mean_of, key=Key(4), n_resamples=500)
    assert_array_equal(found, want.bootstrap_distribution)
    assert ends == pytest.approx(tuple(want.confidence_interval), rel=1e-12)
    assert error == pytest.approx(want.standard_error, rel=1e-12)
    test = permutation_test(x, y, gap, key=Key(4), n_resamples=500)
    assert_array_equal(null, test.null_distribution)
    assert (statistic, p) == pytest.approx((test.statistic, test.pvalue), rel=1e-12)
