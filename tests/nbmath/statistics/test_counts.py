"""Tests of counts and of known errors against SciPy, edges, errors, compiled forms."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose
from scipy import stats

from nbmath import statistics
from nbmath.statistics import chi2_contingency, chisquare, ztest


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(1900)


def same(ours: Any, theirs: Any) -> None:
    assert_allclose(ours.statistic, theirs.statistic, rtol=1e-11)
    assert_allclose(ours.pvalue, theirs.pvalue, rtol=1e-10)


def test_counts_are_scipys(rng: np.random.Generator) -> None:
    counts = rng.integers(5, 50, (6, 4))
    for axis in (0, 1, None):
        same(chisquare(counts, axis=axis), stats.chisquare(counts, axis=axis))
    expected = counts[:, 0] * 0.5 + counts[:, 0].mean() * 0.5
    same(chisquare(counts[:, 0], expected, 1), stats.chisquare(counts[:, 0], expected, 1))
    for shape in ((2, 2), (2, 5), (4, 3), (2, 2, 3), (1, 4)):
        for correction in (True, False):
            table = rng.integers(1, 30, shape)
            found = chi2_contingency(table, correction)
            want = stats.chi2_contingency(table, correction)
            same(found, want)
            assert found.dof == want.dof
            assert_allclose(found.expected_freq, want.expected_freq)


def test_known_errors(rng: np.random.Generator) -> None:
    x = rng.normal(3, 2, (30, 2))
    z = ztest(x, 2.5, 2.0)
    assert_allclose(z.statistic, (x.mean(axis=0) - 2.5) / (2.0 / 30**0.5), rtol=1e-12)
    assert_allclose(z.pvalue, 2 * stats.norm.sf(np.abs(z.statistic)), rtol=1e-12)
    less = ztest(x, 2.5, 2.0, alternative="less").pvalue
    assert_allclose(less, stats.norm.cdf(z.statistic), rtol=1e-12)
    x[0, 0] = np.nan
    assert np.isnan(ztest(x, 2.5, 2.0).pvalue[0])
    assert ztest(x, 2.5, 2.0, nan_policy="omit").pvalue[0] > 0


def test_edges() -> None:
    assert np.isnan(ztest([], 0.0, 1.0).pvalue)
    assert chi2_contingency([[3.0]]).pvalue == 1.0
    assert chisquare([5, 5, 5])[:2] == (0.0, 1.0)
    assert np.isnan(chisquare([5]).pvalue)


def test_wrong_arguments() -> None:
    with pytest.raises(ValueError, match="sigma is 0"):
        ztest([1.0], 0.0, 0.0)
    with pytest.raises(ValueError, match="f_exp sums to"):
        chisquare([1.0, 2.0], [1.0, 1.0])
    with pytest.raises(ValueError, match="a negative count"):
        chi2_contingency([[1, -1], [1, 1]])
    with pytest.raises(ValueError, match="a margin of nought"):
        chi2_contingency([[0, 0], [1, 1]])


@njit
def compiled(x: Any, table: Any) -> Any:
    return (
        statistics.ztest(x, 0.0, 2.0),
        statistics.chisquare(table[0]),
        statistics.chisquare(table[0], table[1]),
        statistics.chi2_contingency(table),
    )


def test_inside_compiled_code(rng: np.random.Generator) -> None:
    x, table = rng.normal(size=30), np.array([[3.0, 4, 5], [5, 4, 3]])
    found = compiled(x, table)
    want = (ztest(x, 0.0, 2.0), chisquare(table[0]), chisquare(table[0], table[1]))
    for ours, theirs in zip(found, want, strict=False):
        assert_allclose(ours, tuple(theirs), rtol=1e-14)
    assert_allclose(found[3], chi2_contingency(table)[:3])
