"""Tests of ranks and of empirical distributions against SciPy, edges, errors, compiled forms."""

import warnings
from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

from nbmath import statistics
from nbmath.statistics import (
    bonferroni,
    false_discovery_control,
    holm,
    kendalltau,
    ks_1samp,
    ks_2samp,
    mannwhitneyu,
    wilcoxon,
)
from tests.precisions import a_few

NAN = np.nan
SIDES: tuple[Any, ...] = ("two-sided", "less", "greater")


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(1947)


def same(ours: Any, theirs: Any, rtol: float = 1e-12) -> None:
    assert_allclose(ours.statistic, theirs.statistic, rtol=rtol, atol=1e-14)
    assert_allclose(ours.pvalue, theirs.pvalue, rtol=rtol, atol=1e-300)


@pytest.mark.parametrize("alternative", SIDES)
@pytest.mark.parametrize("method", ["auto", "exact", "asymptotic"])
def test_mann_and_whitneys_is_scipys(
    alternative: Any, method: Any, rng: np.random.Generator
) -> None:
    for n, m in ((1, 1), (2, 5), (8, 30), (9, 9), (30, 3), (40, 25)):
        for shift in (0.0, 0.7, -2.0):
            x, y = rng.normal(shift, 1, n), rng.normal(size=m)
            options = {"alternative": alternative, "method": method}
            same(mannwhitneyu(x, y, **options), stats.mannwhitneyu(x, y, **options))
            if method != "exact":
                x, y = x.round(), y.round()
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    want = stats.mannwhitneyu(x, y, **options)
                same(mannwhitneyu(x, y, **options), want)
    rows, others = rng.normal(size=(7, 4)), rng.normal(size=(9, 4))
    want = stats.mannwhitneyu(rows, others, False, alternative, 0, method)
    same(mannwhitneyu(rows, others, False, alternative, 0, method), want)


@pytest.mark.parametrize("alternative", a_few(SIDES))
@pytest.mark.parametrize("zero_method", ["wilcox", "pratt", "zsplit"])
@pytest.mark.parametrize("method", ["auto", "exact", "asymptotic"])
def test_wilcoxons_is_scipys(
    alternative: Any, zero_method: Any, method: Any, rng: np.random.Generator
) -> None:
    options = {"alternative": alternative, "zero_method": zero_method, "method": method}
    for n in (1, 4, 13, 14, 50, 51, 200):
        for x in (
            rng.normal(0.2, 1, n),
            rng.normal(0.2, 1, n).round(1),
            rng.normal(size=n).round(),
        ):
            if not np.any(x):
                continue
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                want = stats.wilcoxon(x, **options)
                corrected = stats.wilcoxon(x, correction=True, **options)
            if method == "exact" and (np.unique(np.abs(x)).size < n or 0 in x):
                continue  # conservative in either, and not alike
            same(wilcoxon(x, **options), want, 1e-10)
            same(wilcoxon(x, correction=True, **options), corrected, 1e-10)
    x, y = rng.normal(size=(2, 20, 3))
    same(wilcoxon(x, y, **options), stats.wilcoxon(x, y, **options), 1e-10)


@pytest.mark.parametrize("alternative", SIDES)
@pytest.mark.parametrize("method", ["auto", "exact", "asymptotic"])
def test_kendalls_is_scipys(alternative: Any, method: Any, rng: np.random.Generator) -> None:
    options = {"alternative": alternative, "method": method}
    for n in (2, 3, 10, 33, 34, 150, 2000):
        if (method == "exact" and n > 150) or (method == "asymptotic" and n == 2):
            continue
        x = rng.normal(size=n)
        y = x + rng.normal(0, 3, n)
        same(kendalltau(x, y, **options), stats.kendalltau(x, y, **options), 1e-9)
        same(kendalltau(x, -x, **options), stats.kendalltau(x, -x, **options), 1e-9)
        if method != "exact":
            x, y = x.round(), y.round()
            same(kendalltau(x, y, **options), stats.kendalltau(x, y, **options), 1e-9)


@pytest.mark.parametrize("alternative", SIDES)
def test_kolmogorovs_is_scipys(alternative: Any, rng: np.random.Generator) -> None:
    for n in (1, 2, 5, 20, 100, 141, 1000, 4000):
        for shift in (0.0, 0.02, 0.2):
            x = np.clip(rng.uniform(size=n) + shift, 0, 1)
            for method in ("exact", "approx", "asymp"):
                want = stats.ks_1samp(x, stats.uniform.cdf, (), alternative, method)
                found = ks_1samp(x, stats.uniform.cdf, (), alternative, method)
                assert found.statistic == want.statistic
                close = 1e-9 if n <= 140 or method != "exact" else 2e-5
                assert_allclose(found.pvalue, want.pvalue, rtol=close, atol=1e-300)
                assert found.statistic_location == want.statistic_location
                assert found.statistic_sign == want.statistic_sign


@pytest.mark.parametrize("alternative", SIDES)
def test_smirnovs_is_scipys(alternative: Any, rng: np.random.Generator) -> None:
    for n, m in ((1, 1), (3, 4), (10, 10), (50, 50), (60, 45), (100, 7)):
        for x, y in (
            (rng.normal(size=n), rng.normal(0.3, 1, m)),
            (rng.integers(0, 6, n), rng.integers(0, 6, m)),
        ):
            for method in ("auto", "exact", "asymp") if n > 1 else ("auto",):
                want = stats.ks_2samp(x, y, alternative, method)
                found = ks_2samp(x, y, alternative, method)
                assert found.statistic == pytest.approx(want.statistic, rel=1e-15)
                close = 1e-4 if method == "asymp" else 1e-9
                assert_allclose(found.pvalue, want.pvalue, rtol=close, atol=1e-14)
                assert found.statistic_location == want.statistic_location
                assert found.statistic_sign == want.statistic_sign


def test_corrections_are_those_of_their_definitions(rng: np.random.Generator) -> None:
    ps = rng.uniform(0, 0.2, 40) ** 2
    assert_allclose(bonferroni(ps), np.minimum(1, 40 * ps))
    order = np.argsort(ps)
    steps = np.minimum(1, np.maximum.accumulate(ps[order] * np.arange(40, 0, -1)))
    assert_allclose(holm(ps)[order], steps)
    for method in ("bh", "by"):
        want = stats.false_discovery_control(ps, method=method)
        assert_allclose(false_discovery_control(ps, method=method), want, rtol=1e-14)
    table = ps.reshape(4, 10)
    want = stats.false_discovery_control(table, axis=1)
    assert_allclose(false_discovery_control(table, axis=1), want, rtol=1e-14)
    assert false_discovery_control(table, axis=None).shape == (4, 10)
    assert holm([]).shape == (0,)
    assert bonferroni(0.3) == 0.3


def test_edges() -> None:
    nothing = np.empty(0)
    for found in (
        mannwhitneyu(nothing, [1.0]),
        mannwhitneyu([1.0, NAN], [1.0]),
        wilcoxon(nothing),
        wilcoxon([1.0, NAN]),
        kendalltau(nothing, nothing),
        kendalltau([1.0, 1.0], [1.0, 2.0]),
        kendalltau([1.0, NAN], [1.0, 2.0]),
        ks_1samp(nothing, lambda x: x),
        ks_2samp([NAN], [1.0]),
    ):
        assert np.isnan(found[:2]).all()
    assert mannwhitneyu([1.0, 2.0, NAN], [0.0, NAN], nan_policy="omit").statistic == 2.0
    assert ks_2samp([1.0], [1.0]).pvalue == 1.0
    assert kendalltau([1.0, 2.0, 3.0], [3.0, 2.0, 1.0]).statistic == -1.0


def test_wrong_arguments() -> None:
    with pytest.raises(ValueError, match="alternative is 'larger'"):
        mannwhitneyu([1.0], [1.0], alternative="larger")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(ValueError, match="method is 'fast'"):
        wilcoxon([1.0], method="fast")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(ValueError, match="y has 2 entries"):
        kendalltau([1.0], [1.0, 2.0])
    with pytest.raises(ValueError, match="x has shape"):
        ks_1samp([[1.0]], lambda x: x)
    with pytest.raises(ValueError, match=r"ps holds 1\.5"):
        holm([0.5, 1.5])
    with pytest.raises(ValueError, match="y has shape"):
        mannwhitneyu(np.ones((3, 2)), np.ones((3, 3)))
    with pytest.raises(ValueError, match=r"x\[1\] is nan"):
        wilcoxon([1.0, NAN], nan_policy="raise")


@njit
def line(x: float) -> float:
    return min(max(x, 0.0), 1.0)


@njit
def compiled(x: Any, y: Any, ps: Any) -> Any:
    return (
        statistics.mannwhitneyu(x, y),
        statistics.wilcoxon(x),
        statistics.kendalltau(x, y),
        statistics.ks_1samp(x, line),
        statistics.ks_2samp(x, y),
        statistics.bonferroni(ps),
        statistics.holm(ps),
        statistics.false_discovery_control(ps),
    )


def test_inside_compiled_code(rng: np.random.Generator) -> None:
    x, y, ps = rng.normal(size=30), rng.normal(size=30), rng.uniform(size=9)
    found = compiled(x, y, ps)
    assert found[0] == tuple(mannwhitneyu(x, y))
    assert found[1] == tuple(wilcoxon(x))
    assert found[2] == tuple(kendalltau(x, y))
    assert found[3] == tuple(ks_1samp(x, lambda t: np.clip(t, 0, 1)))
    assert found[4] == tuple(ks_2samp(x, y))
    assert_array_equal(found[5], bonferroni(ps))
    assert_array_equal(found[6], holm(ps))
    assert_array_equal(found[7], false_discovery_control(ps))
