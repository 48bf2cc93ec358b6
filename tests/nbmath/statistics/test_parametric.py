"""Tests of means, variances and correlations against SciPy, edges, errors, compiled forms."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose
from scipy import stats

from nbmath import statistics
from nbmath.statistics import (
    f_oneway,
    f_test,
    mean_interval,
    pearsonr,
    spearmanr,
    ttest_1samp,
    ttest_ind,
    ttest_rel,
)

NAN = np.nan
SIDES: tuple[Any, ...] = ("two-sided", "less", "greater")


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(1908)


def same(ours: Any, theirs: Any) -> None:
    assert_allclose(ours.statistic, theirs.statistic, rtol=1e-11)
    assert_allclose(ours.pvalue, theirs.pvalue, rtol=1e-9, atol=1e-290)


@pytest.mark.parametrize("alternative", SIDES)
def test_t_tests_are_scipys(alternative: Any, rng: np.random.Generator) -> None:
    for n, m in ((2, 2), (5, 9), (40, 30), (500, 400)):
        for shift in (0.0, 0.5, 5.0):
            x, y = rng.normal(shift, 1, (n, 3)), rng.normal(0, 2, (m, 3))
            side = {"alternative": alternative}
            ours, theirs = ttest_1samp(x, 0.3, **side), stats.ttest_1samp(x, 0.3, **side)
            same(ours, theirs)
            assert_allclose(ours.df, theirs.df)
            for equal in (True, False):
                mine = ttest_ind(x, y, equal_var=equal, **side)
                other = stats.ttest_ind(x, y, equal_var=equal, **side)
                same(mine, other)
                assert_allclose(mine.df, other.df, rtol=1e-13)
            z = rng.normal(size=(n, 3))
            same(ttest_rel(x, z, **side), stats.ttest_rel(x, z, **side))
            whole = ttest_ind(x[:, 0], y[:, 0], axis=None, **side)
            same(whole, stats.ttest_ind(x[:, 0], y[:, 0], **side))


def test_p_values_near_one_keep_their_digits() -> None:
    """Tails of 1 and 2 degrees of freedom have closed forms: small t, r and F show in p."""
    three = np.array([-1.0, 0.0, 1.0])
    for small in (1e-3, 1e-9, 1e-12):
        p = ttest_1samp(np.array([-1.0, 1.0]) + small, 0.0).pvalue
        assert_allclose(1.0 - p, 2.0 / np.pi * np.arctan(small), rtol=1e-4, atol=1e-16)
        r, p = pearsonr(three, np.array([1.0 - small, -2.0, 1.0 + small]))
        assert_allclose(1.0 - p, 2.0 / np.pi * np.arcsin(r), rtol=1e-4, atol=1e-16)
        p = f_test(small * three, three).pvalue
        assert_allclose(p, 2.0 * small**2 / (1.0 + small**2), rtol=1e-14)


def test_analysis_of_variance_is_scipys(rng: np.random.Generator) -> None:
    for shift in (0.0, 1.0):
        groups = [rng.normal(shift * k, 1, 5 + 7 * k) for k in range(4)]
        same(f_oneway(*groups), stats.f_oneway(*groups))
    tables = [rng.normal(size=(6, 3)) + 1e6 for _ in range(3)]
    want = stats.f_oneway(*(t - 1e6 for t in tables))
    assert_allclose(f_oneway(*tables), (want.statistic, want.pvalue), rtol=1e-11)
    x, y = rng.normal(size=20), rng.normal(0, 2, 14)
    f = x.var(ddof=1) / y.var(ddof=1)
    found = f_test(x, y)
    assert found.statistic == pytest.approx(f, rel=1e-13)
    want = 2 * min(stats.f.sf(f, 19, 13), stats.f.cdf(f, 19, 13))
    assert found.pvalue == pytest.approx(want, rel=1e-11)
    less = f_test(x, y, alternative="less").pvalue
    assert less == pytest.approx(stats.f.cdf(f, 19, 13), rel=1e-11)


@pytest.mark.parametrize("alternative", SIDES)
def test_correlations_are_scipys(alternative: Any, rng: np.random.Generator) -> None:
    for n in (3, 10, 500, 3000):
        x = rng.normal(size=n)
        for y in (x + rng.normal(size=n), -x + 0.1 * rng.normal(size=n), rng.normal(size=n)):
            want = stats.pearsonr(x, y, alternative=alternative)
            same(pearsonr(x, y, alternative=alternative), want)
            scaled = pearsonr(x * 1e-200, y * 1e200, alternative=alternative)
            assert_allclose(scaled, (want.statistic, want.pvalue), rtol=1e-9, atol=1e-290)
            far = pearsonr(x + 1e6, y - 1e6, alternative=alternative)
            assert far.statistic == pytest.approx(want.statistic, abs=1e-8)
            for given in (y, y.round()):
                theirs = stats.spearmanr(x, given, alternative=alternative)
                same(spearmanr(x, given, alternative=alternative), theirs)


def test_intervals_are_scipys(rng: np.random.Generator) -> None:
    x = rng.normal(3, 2, (30, 2))
    for level in (0.5, 0.95, 0.999):
        want = stats.ttest_1samp(x, 0).confidence_interval(level)
        assert_allclose(mean_interval(x, level), want, rtol=1e-12)


def test_edges() -> None:
    nothing = np.empty(0)
    for found in (
        ttest_1samp(nothing, 0.0),
        ttest_1samp([1.0], 0.0),
        ttest_1samp([1.0, NAN], 0.0),
        ttest_ind(nothing, [1.0, 2.0], equal_var=False),
        pearsonr([1.0, 1.0], [1.0, 2.0]),
        pearsonr([1.0], [1.0]),
        spearmanr([1.0, NAN], [1.0, 2.0]),
    ):
        assert np.isnan(found.pvalue)
    assert ttest_1samp([1.0, NAN, 3.0], 0.0, nan_policy="omit").df == 1.0
    assert ttest_1samp([2.0, 2.0, 2.0], 1.0)[:2] == (np.inf, 0.0)
    assert np.isnan(ttest_1samp([2.0, 2.0], 2.0).pvalue)
    assert np.isnan(mean_interval([1.0])).all()
    assert pearsonr([1.0, 2.0], [3.0, 1.0]) == (-1.0, 1.0)
    assert np.isnan(pearsonr(np.arange(5000.0), np.append(np.ones(4999), NAN))).all()
    assert np.isnan(pearsonr(np.arange(5000.0), np.full(5000, 0.1))).all()
    for n in (6, 5000):
        given = np.resize([1.0, 1.0, np.nextafter(1.0, 2.0)], n)  # neighbours, and no constant
        want = stats.pearsonr(np.resize([0.0, 0.0, 1.0], n), np.arange(n)).statistic
        assert pearsonr(given, np.arange(n)).statistic == pytest.approx(want, abs=1e-12)
    assert pearsonr([1.0, 2.0, 3.0], [2.0, 4.0, 6.0]).statistic == 1.0
    assert f_oneway([1.0, 2.0], [1.0, 2.0]).pvalue == 1.0


def test_wrong_arguments() -> None:
    with pytest.raises(TypeError, match="1 groups came"):
        f_oneway([1.0])
    with pytest.raises(ValueError, match="confidence_level is 1"):
        mean_interval([1.0], 1)
    with pytest.raises(ValueError, match="b has shape"):
        ttest_rel([1.0], [1.0, 2.0])
    with pytest.raises(ValueError, match="alternative is 'both'"):
        ttest_ind([1.0], [2.0], alternative="both")  # type: ignore[arg-type]  # what is tested


@njit
def compiled(x: Any, y: Any) -> Any:
    return (
        statistics.ttest_1samp(x, 0.1),
        statistics.ttest_ind(x, y),
        statistics.ttest_ind(x, y, equal_var=False),
        statistics.ttest_rel(x, y),
        statistics.f_test(x, y),
        statistics.f_oneway(x, y),
        statistics.f_oneway(x, y, x),
        statistics.mean_interval(x),
        statistics.pearsonr(x, y),
        statistics.spearmanr(x, y),
    )


def test_inside_compiled_code(rng: np.random.Generator) -> None:
    x, y = rng.normal(size=30), rng.normal(size=30)
    found = compiled(x, y)
    want = (
        ttest_1samp(x, 0.1),
        ttest_ind(x, y),
        ttest_ind(x, y, equal_var=False),
        ttest_rel(x, y),
        f_test(x, y),
        f_oneway(x, y),
        f_oneway(x, y, x),
        mean_interval(x),
        pearsonr(x, y),
        spearmanr(x, y),
    )
    for ours, theirs in zip(found, want, strict=True):
        assert ours == tuple(theirs)
