"""Norms, inner products, projections and angles: values, edges, errors, the compiled forms."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath import linalg
from nbmath.linalg import axpy, cosine_similarity, dot, norm, normalize, project

Array = NDArray[Any]
MATRIX_ORDERS: tuple[Any, ...] = ("fro", "nuc", 1, -1, 2, -2, np.inf, -np.inf)
ORDERS = (None, 2, 1, 0, np.inf, -np.inf, 3, 0.5, -1, -2.5)


def general(shape: Any, dtype: Any = np.float64, seed: int = 0) -> Array:
    return np.asarray(np.random.default_rng(seed).standard_normal(shape), dtype)


@njit
def norms(x: Any, a: Any) -> Any:
    return (
        linalg.norm(x),
        linalg.norm(x, 3),
        linalg.norm(x, np.inf),
        linalg.norm(a),
        linalg.norm(a, 1),
        linalg.norm(a, -np.inf),
        linalg.norm(a, None, 0),
        linalg.norm(a, 1, -1),
    )


@njit
def matrices(a: Any, p: Any) -> Any:
    return (
        linalg.norm(a, 2, (0, 1)),
        linalg.norm(a, -2, (2, 0)),
        linalg.norm(a, "nuc", (-2, -1), True),
        linalg.norm(a, "fro", (0, 2), keepdims=True),
        linalg.norm(a, 1, (1, 2)),
        linalg.norm(a, p, (1, 2)),
        linalg.norm(a, None, None, True),
        linalg.norm(a, 3, 1, True),
        linalg.normalize(a, 2, 0),
        linalg.normalize(a, 1, 1),
    )


@njit
def single(a: Any, p: Any) -> Any:
    return linalg.norm(a, 2), linalg.norm(a, "nuc"), linalg.norm(a, p)


@njit
def others(x: Any, a: Any) -> Any:
    return (
        linalg.dot(x, x),
        linalg.dot(a, x),
        linalg.axpy(2.0, x, x),
        linalg.normalize(a),
        linalg.project(a, 2 * a),
        linalg.cosine_similarity(a, a),
        linalg.cosine_similarity(a, a, paired=True),
    )


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("n", [1, 3, 17, 100, 1003])
def test_vector_norms_are_numpys(n: int, order: Any) -> None:
    x = general(n)
    assert_allclose(norm(x, order), np.linalg.norm(x, order), rtol=1e-13)
    single = norm(x.astype(np.float32), order)
    assert single.dtype == np.float32
    assert_allclose(single, np.linalg.norm(x.astype(np.float32), order), rtol=3e-5)


@pytest.mark.parametrize("keepdims", [False, True])
@pytest.mark.parametrize("axis", [0, 1, -1, (0, 1), (2, 0), (-1, -2)])
@pytest.mark.parametrize("order", [None, 1, -1, 2, -2, np.inf])
def test_axes_are_numpys(order: Any, axis: Any, keepdims: bool) -> None:
    a = general((3, 4, 5))
    theirs = np.linalg.norm(a, order, axis, keepdims)
    assert_allclose(norm(a, order, axis, keepdims), theirs, rtol=1e-13)


@pytest.mark.parametrize("order", [None, "fro", "nuc", 1, -1, 2, -2, np.inf, -np.inf])
def test_matrix_norms_are_numpys(order: Any) -> None:
    for a in (general((6, 4)), general((40, 35))):
        assert_allclose(norm(a, order), np.linalg.norm(a, order), rtol=1e-12)
        assert_allclose(norm(a.T, order), np.linalg.norm(a.T, order), rtol=1e-12)
        assert_allclose(
            norm(np.stack([a, 2 * a]), order, (1, 2)), [norm(a, order), 2 * norm(a, order)], 1e-13
        )


@pytest.mark.parametrize("scale", [1e-308, 1e-200, 1e200, 1e306])
@pytest.mark.parametrize("n", [2, 100])
def test_nothing_overflows_on_the_way(n: int, scale: float) -> None:
    x = np.full(n, 3.0)
    assert_allclose(norm(x * scale) / scale, 3 * math.sqrt(n), rtol=1e-13)
    assert_allclose(normalize(x * scale), np.full(n, 1 / math.sqrt(n)), rtol=1e-13)
    assert_allclose(project(x, x * scale), x, rtol=1e-13)


def test_extremes_of_the_range() -> None:
    assert_allclose(normalize([5e-324, 5e-324]), [math.sqrt(0.5)] * 2)
    assert_allclose(normalize([1.7e308, 1.7e308]), [math.sqrt(0.5)] * 2)
    assert norm([1.7e308, 1.7e308]) == np.inf
    assert_array_equal(normalize([[0.0, 0.0], [0.0, 2.0]]), [[0, 0], [0, 1]])
    assert_array_equal(project([1.0, 2.0], [0.0, 0.0]), [0, 0])
    assert_array_equal(cosine_similarity([[1.0, 0.0]], [[0.0, 0.0], [-2.0, 0.0]]), [[0, -1]])


@pytest.mark.parametrize("order", MATRIX_ORDERS)
@pytest.mark.parametrize("exponent", [-1030, -1000, 1000])
def test_matrix_norms_reach_the_ends_of_the_range(exponent: int, order: Any) -> None:
    a = np.round(general((4, 3)) * 2**20)  # so few bits that subnormal numbers hold them
    moved = np.ldexp(a, exponent)
    right = np.ldexp(norm(a, order), exponent)
    assert abs(norm(moved, order) - right) <= 1e-13 * right + 1e-323


@pytest.mark.parametrize("order", [*MATRIX_ORDERS, None])
@pytest.mark.parametrize("value", [1e-310, 1e308])
def test_single_large_and_small_entries_are_their_own_norm(value: float, order: Any) -> None:
    a = np.array([[value]])
    assert abs(norm(a, order) - value) <= 4e-16 * value
    assert abs(norm(-a[0], 2) - value) <= 4e-16 * value
    assert np.isfinite(norm(np.array([value, value / 4])))


def test_matrix_norms_of_what_is_not_finite() -> None:
    a = general((2, 4, 3))
    a[0, 1, 1] = np.nan
    for order in (2, -2, "nuc", 1, np.inf):
        found = norm(a, order, (1, 2))
        assert np.isnan(found[0])
        assert_allclose(found[1], norm(a[1], order), rtol=1e-14)
    a[0, 1, 1] = np.inf
    assert_array_equal([norm(a[0], order) for order in (2, "nuc", 1, np.inf)], [np.inf] * 4)
    assert norm(np.ones((0, 3)), 2) == norm(np.ones((3, 0)), "nuc") == 0
    with pytest.raises(ValueError, match="x is empty along the axes of a norm with a negative"):
        norm(np.ones((3, 0)), -2)


@pytest.mark.parametrize("n", [20, 300])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_nan_and_infinity_are_numpys(value: float, order: Any, n: int) -> None:
    x = general(n)
    x[n // 2] = value
    assert_allclose(norm(x, order), np.linalg.norm(x, order), rtol=1e-13)
    x[-1] = np.nan
    assert_allclose(norm(x, order), np.linalg.norm(x, order), rtol=1e-13)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("n", [1_000, 300_007])
def test_sums_do_not_lose_with_their_length(n: int, dtype: Any) -> None:
    x, y = np.abs(general(n, dtype)) + 1, np.abs(general(n, dtype, seed=1)) + 1
    eps = np.finfo(dtype).eps
    exact = math.fsum(float(a) * float(b) for a, b in zip(x, y, strict=True))
    assert abs(float(dot(x, y)) - exact) <= 4 * eps * exact
    total = math.fsum(map(float, x))
    assert abs(float(norm(x, 1)) - total) <= 4 * eps * total
    length = math.sqrt(math.fsum(float(a) * float(a) for a in x))
    assert abs(float(norm(x)) - length) <= 4 * eps * length


@pytest.mark.parametrize("n", [3, 64, 1001])
def test_rows_threads_and_layouts_change_no_bit(n: int) -> None:
    x, y = general((70, n)), general((70, n), seed=1)
    found = {}
    for mode in ("serial", "parallel"):
        with nbmath.threading(mode):
            found[mode] = [norm(x, p, 1) for p in (2, 1, np.inf, 3)]
            found[mode] += [dot(x, y), normalize(x), project(x, y), dot(x, y[0])]
    for serial, parallel in zip(found["serial"], found["parallel"], strict=True):
        assert_array_equal(serial, parallel)
    assert_array_equal(found["serial"][0], [norm(row) for row in x])
    assert_array_equal(found["serial"][4], [dot(a, b) for a, b in zip(x, y, strict=True)])
    assert_array_equal(norm(np.asfortranarray(x), 2, 1), found["serial"][0])
    assert_array_equal(norm(x.T, 2, 0), found["serial"][0])
    assert_array_equal(normalize(x.T, axis=0), found["serial"][5].T)


@pytest.mark.parametrize("n", [3, 100])
def test_compiled_code_gives_the_same_numbers(n: int) -> None:
    x, a = general(n), general((4, n), seed=1)
    right = [norm(x), norm(x, 3), norm(x, np.inf), norm(a), norm(a, 1), norm(a, -np.inf)]
    right += [norm(a, None, 0), norm(a, 1, -1)]
    for mine, other in zip(norms(x, a), right, strict=True):
        assert_array_equal(mine, other)
    more = [dot(x, x), dot(a, x), axpy(2.0, x, x), normalize(a), project(a, 2 * a)]
    more += [cosine_similarity(a), cosine_similarity(a, a, paired=True)]
    for mine, other in zip(others(x, a), more, strict=True):
        assert_array_equal(mine, other)


@pytest.mark.slow
def test_compiled_code_knows_all_axes_and_orders_of_matrices() -> None:
    a = general((4, 3, 5))
    for p in (np.inf, 2.0, -1.0):
        right = [norm(a, 2, (0, 1)), norm(a, -2, (2, 0)), norm(a, "nuc", (-2, -1), True)]
        right += [norm(a, "fro", (0, 2), True), norm(a, 1, (1, 2)), norm(a, p, (1, 2))]
        right += [norm(a, None, None, True), norm(a, 3, 1, True)]
        right += [normalize(a, 2, 0), normalize(a, 1, 1)]
        for mine, other in zip(matrices(a, p), right, strict=True):
            assert_allclose(mine, other, rtol=1e-15)
            assert np.shape(mine) == np.shape(other)
        orders: tuple[Any, ...] = (2, "nuc", p)
        for one, order in zip(single(a[0], p), orders, strict=True):
            assert_array_equal(one, norm(a[0], order))
    assert np.isnan(single(a[0], 3.0)[2])


def test_out_receives_the_result(poisoned: Callable[..., Array]) -> None:
    x = general((5, 4))
    for function in (normalize, lambda a, out: axpy(2.0, a, a, out=out)):
        out = poisoned((5, 4))
        assert function(x, out=out) is out
        assert np.isfinite(out).all()
    same = x.copy()
    assert_array_equal(axpy(-1.0, x, same, out=same), np.zeros((5, 4)))


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="ord is 'nuclear'; expected None, 'fro', 'nuc', 1, -1"):
        norm(np.eye(2), "nuclear")
    with pytest.raises(ValueError, match="ord is 3; expected None, 'fro'"):
        norm(np.eye(2), 3)
    with pytest.raises(ValueError, match="ord is 'fro'; expected None or a number for vectors"):
        norm(np.ones(3), "fro")
    with pytest.raises(ValueError, match="expected one axis, or the two of matrices"):
        norm(np.ones((2, 2, 2)), axis=(0, 1, 2))  # type: ignore[arg-type]  # on purpose
    with pytest.raises(ValueError, match="expected two different axes"):
        norm(np.ones((2, 2)), 1, axis=(0, -2))
    with pytest.raises(ValueError, match="expected one or two axes without axis="):
        norm(np.ones((2, 2, 2)), 1)
    with pytest.raises(TypeError, match="x has dtype complex128"):
        norm(np.ones(2, complex))
    for function in (dot, project, cosine_similarity):
        with pytest.raises(ValueError, match=r"y has shape \(2,\); expected vectors of length 3"):
            function(np.ones(3), np.ones(2))
    with pytest.raises(ValueError, match=r"y has shape \(2,\); expected \(3,\), that of x"):
        axpy(1.0, np.ones(3), np.ones(2))
    with pytest.raises(ValueError, match="that of x"):
        cosine_similarity(np.ones((2, 3)), np.ones((4, 3)), paired=True)
    with pytest.raises(ValueError, match="x has shape"):
        dot(1.0, 2.0)


def test_nothing_has_length_nought() -> None:
    assert norm([]) == 0
    assert dot(np.ones(0), np.ones(0)) == 0
    assert norm(np.ones((0, 3)), 2, 1).shape == (0,)
    assert_array_equal(norm(np.ones((3, 0)), 1, 1), np.zeros(3))
    assert normalize(np.ones((2, 0))).shape == (2, 0)
    assert project(np.ones((2, 0)), np.ones(0)).shape == (2, 0)
    assert cosine_similarity(np.ones((0, 3)), np.ones((2, 3))).shape == (0, 2)
    with pytest.raises(ValueError, match="empty along the axis"):
        norm(np.ones((3, 0)), -1, 1)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_rows_of_any_length_have_the_bits_of_vectors(dtype: Any) -> None:
    for n in (1, 7, 8, 16, 31, 63, 65, 129, 1024, 2049, 5000):
        x, y = general((5, n), dtype), general((5, n), dtype, 1)
        for order in (2, 1, np.inf):
            assert_array_equal(norm(x, order, -1), [norm(row, order) for row in x])
        assert_array_equal(dot(x, y), [dot(u, v) for u, v in zip(x, y, strict=True)])
        assert_allclose(dot(x, y), np.sum(x * y, -1, dtype=np.float64), atol=1e-4, rtol=1e-4)
        quotients = x / norm(x, axis=-1, keepdims=True)
        assert_allclose(normalize(x), quotients, rtol=2 * np.finfo(dtype).eps)


def test_read_only_vectors_are_read() -> None:
    x = general(100)
    fixed = x.copy()
    fixed.flags.writeable = False
    assert dot(fixed, fixed) == dot(x, x)
    assert norm(fixed) == norm(x)
    assert_array_equal(normalize(fixed), normalize(x))
