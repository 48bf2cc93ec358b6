"""Vectors that lie in memory in any way, projections onto lines and onto spans."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

from nbmath import linalg
from nbmath.linalg import axpy, dot, matmul, matvec, project

Array = NDArray[Any]


def general(shape: Any, dtype: Any = np.float64, seed: int = 0) -> Array:
    return np.asarray(np.random.default_rng(seed).standard_normal(shape), dtype)


@njit
def spanned(x: Any, a: Any) -> Any:
    return linalg.project(x, a, span=True)


def lying(x: Array) -> Iterator[Array]:
    """The same numbers in other places of memory."""
    fixed = x.copy()
    fixed.flags.writeable = False
    yield fixed
    yield np.repeat(x, 2, -1)[..., ::2]
    yield x[..., ::-1].copy()[..., ::-1]
    yield np.asfortranarray(x)
    yield x.astype(x.dtype.newbyteorder())
    between = np.zeros(x.nbytes + 1, np.uint8)[1:].view(x.dtype).reshape(x.shape)
    between[...] = x
    yield between
    yield np.broadcast_to(x, (3, *x.shape))[1]
    yield np.stack([x, -x], axis=-2)[..., 0, :]


FUNCTIONS: dict[str, Callable[[Array, Array], Any]] = {
    "dot": dot,
    "axpy": lambda x, y: axpy(1.5, x, y),
    "project": project,
}


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("shape", [(101,), (1,), (4, 37), (1, 64)])
def test_vectors_have_the_same_bits_wherever_they_lie(shape: Any, dtype: Any, name: str) -> None:
    x, y = general(shape, dtype), general(shape, dtype, 1)
    function = FUNCTIONS[name]
    right = function(x, y)
    assert np.asarray(right).dtype == dtype
    for other in lying(x):
        assert_array_equal(function(other, y), right)
    for other in lying(y):
        assert_array_equal(function(x, other), right)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("leading", [(), (1,), (2,)])
def test_large_products_are_the_same_wherever_they_lie(leading: Any, dtype: Any) -> None:
    a, b = general((*leading, 40, 50), dtype), general((*leading, 50, 45), dtype, 1)
    x = np.ascontiguousarray(b[..., 0])
    near = 100 * np.finfo(dtype).eps
    for function, right in ((matmul, b), (matvec, x)):
        wide = (a.astype(float), right.astype(float))
        expected = wide[0] @ wide[1] if function is matmul else np.matvec(*wide)
        found = function(a, right)
        assert found.dtype == dtype
        assert_allclose(found, expected, rtol=0, atol=near * 10)
        for other in lying(a):
            assert_allclose(function(other, right), expected, rtol=0, atol=near * 10)
        for other in lying(right):
            assert_allclose(function(a, other), expected, rtol=0, atol=near * 10)


def test_what_does_not_fit_is_refused_after_the_short_way() -> None:
    with pytest.raises(ValueError, match=r"b has shape \(39, 40\); expected 40 rows"):
        matmul(np.ones((40, 40)), np.ones((39, 40)))
    with pytest.raises(ValueError, match=r"x has shape \(39,\); expected 40 entries"):
        matvec(np.ones((40, 40)), np.ones(39))
    with pytest.raises(ValueError, match=r"y has shape \(4, 3\); expected \(3, 4\), that of x"):
        axpy(1.0, np.ones((3, 4)), np.ones((4, 3)))
    with pytest.raises(ValueError, match="y has shape"):
        project(np.ones((3, 4)), np.ones((4, 3)))
    assert_array_equal(matmul(np.ones((40, 0)), np.ones((0, 40))), np.zeros((40, 40)))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("n", [1, 5, 64, 1001, 9000])
def test_projections_onto_lines_of_any_size(n: int, dtype: Any) -> None:
    x, y = general(n, dtype), general(n, dtype, 1)
    wide = y.astype(np.longdouble)
    expected = (x @ wide) / (wide @ wide) * wide
    tolerance = 30 * np.finfo(dtype).eps * np.linalg.norm(x)
    exponents = (-30, 0, 30) if dtype == np.float32 else (-500, -60, 0, 60, 500)
    for exponent in exponents:
        moved = np.ldexp(y, exponent)
        assert_allclose(project(x, moved), expected, rtol=0, atol=tolerance)
        found = np.ldexp(project(np.ldexp(x, exponent), y), -exponent)
        assert_allclose(found, expected, rtol=0, atol=tolerance)
    assert_array_equal(project(0 * x, y), 0 * x)
    x[0] = np.nan
    assert np.isnan(project(x, y)).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("n", "k"), [(5, 2), (3, 3), (2, 6), (40, 3), (1, 1)])
def test_projections_onto_spans_are_least_squares(n: int, k: int, dtype: Any) -> None:
    x, a = general((4, n), dtype), general((4, n, k), dtype, seed=1)
    found = project(x, a, span=True)
    assert found.dtype == dtype
    near = 1e3 * np.finfo(dtype).eps
    for one, matrix, mine in zip(x, a, found, strict=True):
        right = matrix @ np.linalg.lstsq(matrix.astype(float), one.astype(float))[0]
        assert_allclose(mine, right, rtol=0, atol=near * np.abs(one).max())
        assert_array_equal(project(one, matrix, span=True), mine)
        assert_array_equal(spanned(one, matrix), mine)
    assert_array_equal(spanned(x, a), found)
    assert_array_equal(project(x, a[0], span=True)[0], found[0])


def test_spans_of_dependent_and_of_no_columns() -> None:
    column = np.array([[1.0], [2.0], [2.0]])
    both = np.concatenate([column, 1e-200 * column, 0 * column], axis=1)
    x = np.array([9.0, 0.0, 0.0])
    assert_allclose(project(x, both, span=True), [1, 2, 2], rtol=1e-14)
    assert_array_equal(project(x, 0 * both, span=True), np.zeros(3))
    assert_array_equal(project(x, np.ones((3, 0)), span=True), np.zeros(3))
    assert project(np.ones((2, 0)), np.ones((0, 2)), span=True).shape == (2, 0)
    both[0, 0] = np.nan
    assert np.isnan(project(x, both, span=True)).all()
    assert np.isnan(spanned(x, np.ones((2, 2)))).all()
    with pytest.raises(ValueError, match=r"y has shape \(2, 2\); expected 3 rows, as many as x"):
        project(x, np.ones((2, 2)), span=True)
