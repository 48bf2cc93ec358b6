"""Known values, edges, layouts, errors, threads and the compiled forms of moments."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal

import nbmath
from nbmath import statistics
from nbmath.statistics import (
    average,
    comoments,
    describe,
    kurtosis,
    mean,
    merge_all,
    moments,
    skew,
    std,
    var,
)
from tests.precisions import IN_TURN

NAN, INF = np.nan, np.inf
DTYPES = (np.float32, np.float64)
OF_ONE = (mean, var, std, skew, kurtosis)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(1983)


@njit
def compiled(x: Any) -> Any:
    return (
        statistics.mean(x),
        statistics.var(x, ddof=1),
        statistics.std(x),
        statistics.skew(x, bias=False),
        statistics.kurtosis(x, fisher=False),
        statistics.average(x, None, x * 0 + 2),
        statistics.describe(x),
    )


def test_known_values() -> None:
    x = [1.0, 2.0, 3.0, 6.0]
    assert mean(x) == 3.0
    assert var(x) == 3.5
    assert var(x, ddof=1) == pytest.approx(14 / 3, rel=1e-15)
    assert std([2, 4, 4, 4, 5, 5, 7, 9]) == 2.0
    assert skew(x) == pytest.approx(4.5 / 3.5**1.5, rel=1e-15)
    assert kurtosis(x, fisher=False) == pytest.approx((16 + 1 + 0 + 81) / 4 / 3.5**2, rel=1e-15)
    assert average(x, weights=[4, 3, 2, 1]) == 2.2


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    ("row", "want"),
    [
        ([], [NAN] * 5),
        ([5.0], [5.0, 0.0, 0.0, NAN, NAN]),
        ([2.0, 2.0, 2.0], [2.0, 0.0, 0.0, NAN, NAN]),
        ([1.0, NAN, 2.0], [NAN] * 5),
        ([1.0, INF], [INF, NAN, NAN, NAN, NAN]),
        ([INF, -INF], [NAN] * 5),
        ([-1.0, 1.0], [0.0, 1.0, 1.0, 0.0, -2.0]),
        ([-0.0, -0.0], [0.0, 0.0, 0.0, NAN, NAN]),
    ],
)
def test_edges(row: list[float], want: list[float], dtype: Any) -> None:
    x = np.array(row, dtype)
    found = [f(x) for f in OF_ONE]
    assert_array_equal(found, np.array(want, dtype))
    assert all(value.dtype == dtype for value in found)
    for copies in (1, 3):
        rows = np.tile(x, (copies, 1))
        for f, value in zip(OF_ONE, want, strict=True):
            assert_array_equal(f(rows, axis=1), np.full(copies, value, dtype))
            assert_array_equal(f(np.ascontiguousarray(rows.T), axis=0), f(rows, axis=1))


def test_variance_far_from_nought_keeps_its_digits(rng: np.random.Generator) -> None:
    low = rng.integers(0, 100, 99_991).astype(float)
    exact = float((low * low).sum() * low.size - low.sum() ** 2) / low.size**2
    for offset in (1e8, -1e12, 2.0**46):
        assert var(low + offset) == pytest.approx(exact, rel=1e-14)
        assert_allclose(var(np.stack([low + offset] * 3, axis=1), axis=0), exact, rtol=1e-14)
        assert skew(low + offset) == pytest.approx(skew(low), abs=1e-12)
        assert kurtosis(low + offset) == pytest.approx(kurtosis(low), abs=1e-12)


@pytest.mark.parametrize("dtype", DTYPES)
def test_squares_that_leave_the_range(dtype: Any) -> None:
    limits, eps = np.finfo(dtype), float(np.finfo(dtype).eps)
    for unit in (dtype(limits.tiny * 8), dtype(limits.max / 64)):
        x = np.array([1, 2, 3, 6], dtype) * unit
        assert std(x) == pytest.approx(3.5**0.5 * float(unit), rel=8 * eps)
        assert skew(x) == pytest.approx(4.5 / 3.5**1.5, rel=16 * eps)
        assert kurtosis(x) == pytest.approx(24.5 / 3.5**2 - 3, rel=64 * eps)
        columns = np.stack([x, np.array([1, 2, 3, 4], dtype)], axis=1)
        assert std(columns, axis=0)[0] == pytest.approx(std(x), rel=1e-6)
        assert var(x) in (0.0, INF)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(5000,), (300_000,), (700, 300), (3, 70_000), (300_000, 3)])
def test_results_do_not_depend_on_threads(
    shape: tuple[int, ...], dtype: Any, rng: np.random.Generator
) -> None:
    x = rng.normal(10, 3, shape).astype(dtype)
    for f in OF_ONE:
        for axis in (*range(len(shape)), None):
            with nbmath.threading("serial"):
                alone = f(x, axis=axis)
            with nbmath.threading("parallel"):
                assert_array_equal(f(x, axis=axis), alone)


@pytest.mark.parametrize("f", OF_ONE)
def test_axes_and_layouts(f: Callable[..., Any], rng: np.random.Generator) -> None:
    x = rng.normal(5, 2, (4, 5, 6))
    flat = np.array([[f(x[i, :, k]) for k in range(6)] for i in range(4)])
    assert_allclose(f(x, axis=1), flat, rtol=1e-12)
    assert_allclose(f(x, axis=-2), flat, rtol=1e-12)
    assert f(x, axis=1, keepdims=True).shape == (4, 1, 6)
    assert f(x, axis=None, keepdims=True).shape == (1, 1, 1)
    assert_allclose(f(x, axis=(0, 2)), [f(x[:, j].ravel()) for j in range(5)], rtol=1e-12)
    assert_allclose(f(x, axis=(0, 1)), [f(x[:, :, k].ravel()) for k in range(6)], rtol=1e-12)
    assert_array_equal(f(np.asfortranarray(x), axis=2), f(x, axis=2))
    assert_allclose(f(x[::-1, ::2, ::-1], axis=2), f(x, axis=2)[::-1, ::2], rtol=1e-12)
    x.flags.writeable = False
    assert_allclose(f(x, axis=1), flat, rtol=1e-12)
    whole = np.array([[1, 2, 4], [1, 5, 9]])
    assert f(whole, axis=1).dtype == np.float64


@pytest.mark.parametrize("f", OF_ONE)
def test_policies_for_nan(f: Callable[..., Any]) -> None:
    x = np.array([[1.0, NAN, 2.0, 4.0], [NAN] * 4, [1.0, 2.0, 4.0, 9.0]])
    left_out = f(x, axis=1, nan_policy="omit")
    assert_array_equal(left_out, [f([1.0, 2.0, 4.0], axis=0), NAN, f(x[2], axis=0)])
    assert_array_equal(f(x.T, axis=0, nan_policy="omit"), left_out)
    assert_array_equal(np.isnan(f(x, axis=1)), [True, True, False])
    with pytest.raises(ValueError, match=r"a\[0, 1\] is nan"):
        f(x, axis=1, nan_policy="raise")
    with pytest.raises(ValueError, match="nan_policy is 'drop'"):
        f(x, axis=1, nan_policy="drop")


def test_wrong_arguments() -> None:
    with pytest.raises(TypeError, match="a has dtype complex128"):
        mean([1j])
    with pytest.raises(np.exceptions.AxisError):
        mean([1.0], axis=1)
    with pytest.raises(ValueError, match="names an axis twice"):
        mean([[1.0]], axis=(0, -2))
    with pytest.raises(ZeroDivisionError, match="weights sum to zero"):
        average([1.0, 2.0], weights=[1.0, -1.0])
    with pytest.raises(ValueError, match="weights has shape"):
        average([1.0, 2.0], weights=[1.0])
    with pytest.raises(ValueError, match="a is empty"):
        describe([])
    with pytest.raises(ValueError, match="rows has shape"):
        moments(np.ones((2, 2, 2)))
    with pytest.raises(ValueError, match="other has 2 columns"):
        moments(np.ones((2, 3))).merge(moments(np.ones((2, 2))))
    with pytest.raises(ValueError, match="parts is empty"):
        merge_all([])


@pytest.mark.parametrize("dtype", IN_TURN)
def test_inside_compiled_code(dtype: Any, rng: np.random.Generator) -> None:
    x = rng.normal(2, 1, 5000).astype(dtype)
    *found, (nobs, ends, *more) = compiled(x[::2])
    y = x[::2]
    want = [mean(y), var(y, ddof=1), std(y), skew(y, bias=False), kurtosis(y, fisher=False)]
    assert_array_equal(found[:5], want)
    assert found[5] == pytest.approx(mean(y), rel=1e-6)
    told = describe(y)
    assert (nobs, *ends) == (told.nobs, *told.minmax)
    assert_array_equal(more, told[2:])
    assert_allclose(compiled(np.arange(4))[0], 1.5)


def test_averages_along_axes(rng: np.random.Generator) -> None:
    x, w = rng.normal(size=(3, 4)), rng.uniform(1, 2, (3, 4))
    assert_allclose(average(x, 1, w), np.average(x, 1, w), rtol=1e-14)
    assert_allclose(average(x, 0, w[:, 0]), np.average(x, 0, w[:, 0]), rtol=1e-14)
    assert_allclose(average(x, None, w, keepdims=True), [[np.average(x, None, w)]], rtol=1e-14)
    assert_array_equal(average(x, 0), mean(x, 0))
    tall, weights = rng.normal(size=(1001, 37)), rng.random((1001, 37))
    for given in (weights, weights[:, 0].copy(), weights[:, 0], weights[::-1]):
        want = np.average(tall, 0, given)
        assert_allclose(average(tall, 0, given), want, rtol=1e-11, atol=1e-14)
    assert average(tall, 0, weights, keepdims=True).shape == (1, 37)
    with pytest.raises(ZeroDivisionError, match="weights sum to zero"):
        average(np.ones((2, 2)), 0, np.array([[1.0, 0.0], [1.0, 0.0]]))


def test_descriptions_of_columns(rng: np.random.Generator) -> None:
    x = rng.normal(size=(50, 3))
    found = describe(x)
    assert found.nobs == 50
    assert_array_equal(found.minmax, (x.min(axis=0), x.max(axis=0)))
    assert_allclose(found.variance, x.var(axis=0, ddof=1), rtol=1e-13)
    x[3, 1] = NAN
    assert_array_equal(describe(x, nan_policy="omit").nobs, [50, 49, 50])
    assert np.isnan(describe(x).minmax[0][1])


def test_parts_give_the_same_bits_however_they_were_made(rng: np.random.Generator) -> None:
    parts = [rng.normal(1e6, 1, (int(n), 3)) for n in rng.integers(0, 900, 37)]
    rows = np.concatenate(parts)
    whole = merge_all(moments(part) for part in parts)
    with nbmath.threading("parallel"):
        again = merge_all([moments(part) for part in parts])
    assert_array_equal(whole.sums, again.sums)
    assert whole.count == len(rows)
    assert_allclose(whole.var(), rows.var(axis=0), rtol=1e-11)
    assert_allclose(whole.skew(), skew(rows), atol=1e-9)
    assert_allclose(whole.kurtosis(), kurtosis(rows), atol=1e-9)
    assert_array_equal(whole.low, rows.min(axis=0))
    found = merge_all(comoments(part) for part in parts)
    assert_allclose(found.covariance(), np.cov(rows - 1e6, rowvar=False), atol=1e-8)
    assert_allclose(np.diag(found.correlation()), 1.0)


def test_moments_of_nothing() -> None:
    nothing = moments(np.empty((0, 2)))
    assert nothing.count == 0
    assert np.isnan(nothing.mean).all()
    assert_array_equal(nothing.merge(moments([[1.0, 2.0]])).mean, [1.0, 2.0])
    assert comoments(np.empty((0, 2))).add([[1.0, 2.0], [3.0, 2.0]]).covariance()[0, 0] == 2.0
