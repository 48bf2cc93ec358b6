"""Factors of symmetric matrices: known values, edges, errors, compiled forms."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath import linalg
from nbmath.linalg import ldl

Array = NDArray[Any]


def symmetric(*shape: int, dtype: Any = np.float64) -> Array:
    g = np.random.default_rng(sum(shape)).standard_normal(shape)
    return (g + g.swapaxes(-1, -2)).astype(dtype)


def same(found: Any, right: Any) -> None:
    for one, other in zip(found, right, strict=True):
        assert_array_equal(one, other)


@njit
def factors(a: Any) -> Any:
    return linalg.ldl(a)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("n", [1, 2, 3, 9, 19, 40, 64])
def test_factors_rebuild_their_matrix_from_its_lower_triangle(n: int, dtype: Any) -> None:
    a = symmetric(3, 2, n, n, dtype=dtype)
    a[0, 0] -= np.diag(np.diag(a[0, 0]))
    lower, d, perm = ldl(a)
    assert lower.dtype == d.dtype == dtype
    left = lower.astype(float) @ d @ lower.swapaxes(-1, -2)
    assert_allclose(left, a, rtol=0, atol=50 * n * float(np.finfo(dtype).eps))
    triangle = np.take_along_axis(lower, perm[..., None], axis=-2)
    assert_array_equal(triangle, np.tril(triangle))
    spoiled = a + np.triu(np.full((n, n), np.nan, dtype), 1)
    same(ldl(np.where(np.tri(n, dtype=bool), a, spoiled)), (lower, d, perm))
    same(ldl(a[1, 1]), (lower[1, 1], d[1, 1], perm[1, 1]))
    with nbmath.threading("parallel"):
        same(ldl(a), (lower, d, perm))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_known_values_to_the_ends_of_the_range(dtype: Any) -> None:
    pair = np.array([[0, 1], [1, 0]], dtype)
    for size in (float(np.finfo(dtype).max), float(np.finfo(dtype).tiny), 1.0):
        lower, d, perm = ldl(pair * dtype(size))
        same((lower, d, perm), (np.eye(2), pair * dtype(size), [0, 1]))
        many = np.kron(np.eye(20, dtype=dtype), pair * dtype(size))
        same(ldl(many), (np.eye(40), many, np.arange(40)))
    same(ldl(np.zeros((3, 3))), (np.eye(3), np.zeros((3, 3)), [0, 1, 2]))
    same(ldl([[4, 2], [2, 2]]), ([[1, 0], [0.5, 1]], [[4, 0], [0, 1]], [0, 1]))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("n", [40, 100])
def test_large_factors_keep_the_laws_of_small_ones(n: int, dtype: Any) -> None:
    a = symmetric(n, n, dtype=dtype)
    a[np.diag_indices(n)] = 0
    lower, d, perm = ldl(a)
    assert np.count_nonzero(np.diag(d, 1)) > 0
    assert_array_equal(d, d.T)
    assert_array_equal(np.sort(perm), np.arange(n))
    assert_array_equal(np.diag(lower[perm]), np.ones(n))
    spectra = np.linalg.eigvalsh(a.astype(float)), np.linalg.eigvalsh(d.astype(float))
    assert (spectra[0] > 0).sum() == (spectra[1] > 0).sum()
    same(ldl(np.ldexp(a, 7)), (lower, np.ldexp(d, 7), perm))
    flat = np.ones((n, n), dtype)
    lower, d, perm = ldl(flat)
    assert_array_equal(lower @ d @ lower.T, flat)
    stack = np.stack([a, np.full_like(a, np.nan), flat])
    found = ldl(stack, on_error="nan")
    assert np.isnan(found.l[1]).all()
    assert np.isnan(found.d[1]).all()
    same([x[2] for x in found], (lower, d, perm))
    same(ldl(np.zeros((n, n), dtype)), (np.eye(n), np.zeros((n, n)), np.arange(n)))


def test_what_fails_says_so() -> None:
    a = symmetric(3, 4, 4)
    a[1, 2, 0] = np.nan
    with pytest.raises(np.linalg.LinAlgError, match=r"matrix \(1,\) of the stack: .*nan or inf"):
        ldl(a)
    lower, d, _ = ldl(a, on_error="nan")
    assert_array_equal(np.isnan(lower).all(axis=(1, 2)), [False, True, False])
    assert_array_equal(np.isnan(d).any(axis=(1, 2)), [False, True, False])
    with pytest.raises(np.linalg.LinAlgError, match="expected square"):
        ldl(np.ones((2, 3)))
    with pytest.raises(TypeError, match="a has dtype complex128"):
        ldl(np.ones((2, 2), complex))
    with pytest.raises(ValueError, match="on_error is 'x'; expected one of 'raise', 'nan'"):
        ldl(np.eye(2), on_error="x")  # type: ignore[arg-type]  # on purpose
    for shape in ((0, 0), (2, 0, 0), (0, 3, 3)):
        assert ldl(np.ones(shape)).d.shape == shape


def test_compiled_factors_are_the_same_numbers() -> None:
    for a in (symmetric(5, 5), symmetric(3, 5, 5), symmetric(2, 2, 5, 5), symmetric(2, 20, 20)):
        same(factors(a), ldl(a))
    assert np.isnan(factors(np.ones((2, 3))).d).all()
