"""Gram and Schmidt's method: known values, edges, errors, compiled forms."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath import linalg
from nbmath.linalg import gram_schmidt

Array = NDArray[Any]


def columns(*shape: int, dtype: Any = np.float64) -> Array:
    return np.random.default_rng(sum(shape)).standard_normal(shape).astype(dtype)


@njit
def basis(a: Any) -> Any:
    return linalg.gram_schmidt(a)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("m", "n"), [(1, 1), (3, 2), (9, 9), (50, 40)])
def test_basis_is_that_of_qr_with_a_positive_diagonal(m: int, n: int, dtype: Any) -> None:
    a = columns(3, 2, m, n, dtype=dtype)
    q = gram_schmidt(a)
    assert q.dtype == dtype
    assert q.flags.c_contiguous
    right, r = np.linalg.qr(a.astype(np.float64))
    right *= np.sign(np.diagonal(r, axis1=-2, axis2=-1))[..., None, :]
    assert_allclose(q, right, rtol=0, atol=1e4 * m * float(np.finfo(dtype).eps))
    eye = np.broadcast_to(np.eye(n), (3, 2, n, n))
    wide = q.astype(np.float64)
    assert_allclose(wide.swapaxes(-1, -2) @ wide, eye, rtol=0, atol=m * 4 * np.finfo(dtype).eps)
    assert_array_equal(gram_schmidt(a[1, 1]), q[1, 1])
    with nbmath.threading("parallel"):
        assert_array_equal(gram_schmidt(a), q)


def test_right_angles_survive_any_condition() -> None:
    points = np.linspace(0, 1, 30)
    powers = points[:, None] ** np.arange(13)
    q = gram_schmidt(powers)
    assert np.linalg.cond(powers) > 1e8
    assert_allclose(q.T @ q, np.eye(13), rtol=0, atol=1e-14)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_sizes_of_columns_do_not_matter(dtype: Any) -> None:
    a = columns(5, 3, dtype=dtype)
    a /= np.abs(a).max(axis=0)
    most = float(np.finfo(dtype).max)
    sizes = np.array([most, 1, 2.0**40 * float(np.finfo(dtype).tiny)], dtype)
    near = {"rtol": 0.0, "atol": 1e2 * float(np.finfo(dtype).eps)}
    assert_allclose(gram_schmidt(a * sizes), gram_schmidt(a), **near)  # type: ignore[call-overload]  # the options' types are not known


def test_dependent_columns_are_told_and_passed_over() -> None:
    a = columns(4, 5, 3)
    a[1, :, 1] = 2 * a[1, :, 0]
    a[2, 2, 0] = np.nan
    a[3, 0, 1] = np.inf
    with pytest.raises(np.linalg.LinAlgError, match=r"matrix \(1,\) of the stack: the columns are"):
        gram_schmidt(a)
    with pytest.raises(np.linalg.LinAlgError, match="the columns are not linearly independent"):
        gram_schmidt(np.zeros((3, 2)))
    q = gram_schmidt(a, on_error="nan")
    lost = [[False] * 3, [False, True, False], [True, False, False], [False, True, False]]
    assert_array_equal(np.isnan(q).all(axis=1), lost)
    assert_array_equal(np.isnan(q).any(axis=1), lost)
    assert_array_equal(q[1][:, ::2], gram_schmidt(a[1][:, ::2]))
    wide = gram_schmidt(columns(2, 3), on_error="nan")
    assert_array_equal(np.isnan(wide).all(axis=0), [False, False, True])


def test_what_is_no_stack_of_matrices_is_refused() -> None:
    with pytest.raises(np.linalg.LinAlgError, match="expected matrices in the last two axes"):
        gram_schmidt(np.ones(3))
    with pytest.raises(TypeError, match="a has dtype complex128"):
        gram_schmidt(np.ones((2, 2), complex))
    with pytest.raises(ValueError, match="on_error is 'x'; expected one of 'raise', 'nan'"):
        gram_schmidt(np.eye(2), on_error="x")  # type: ignore[arg-type]  # on purpose
    for shape in ((0, 3, 2), (2, 3, 0), (2, 0, 3), (0, 0)):
        assert gram_schmidt(np.ones(shape)).shape == shape
    assert_array_equal(gram_schmidt([[0, 3], [2, 5]]), [[0.0, 1.0], [1.0, 0.0]])
    locked = columns(3, 2)
    locked.flags.writeable = False
    assert gram_schmidt(locked).shape == (3, 2)


def test_compiled_bases_are_the_same_numbers() -> None:
    for a in (columns(4, 3), columns(2, 4, 3), columns(2, 2, 4, 3)[..., ::2]):
        assert_array_equal(basis(a), gram_schmidt(a))
    assert_array_equal(basis(np.array([[0, 3], [2, 5]])), [[0.0, 1.0], [1.0, 0.0]])
    assert np.isnan(basis(np.zeros((3, 2)))).all()
    assert basis(np.ones((2, 0))).shape == (2, 0)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("m", "n"), [(33, 33), (100, 60), (2000, 3), (40, 90)])
def test_large_matrices_go_by_blocks(m: int, n: int, dtype: Any) -> None:
    a = columns(2, m, n, dtype=dtype) * np.float32(2) ** (np.arange(n) % 60 - 30)
    a = a.astype(dtype)
    rank, eps = min(m, n), float(np.finfo(dtype).eps)
    q = gram_schmidt(a, on_error="nan")
    assert q.dtype == dtype
    assert np.isnan(q[..., rank:]).all()
    wide = q[..., :rank].astype(np.float64)
    eye = np.broadcast_to(np.eye(rank), (2, rank, rank))
    assert_allclose(wide.swapaxes(-1, -2) @ wide, eye, rtol=0, atol=8 * m * eps)
    sides = wide.swapaxes(-1, -2) @ (
        a[..., :rank] / np.linalg.norm(a[..., :rank], axis=-2)[:, None]
    )
    assert_allclose(np.tril(sides, -1), 0, atol=1e2 * m * eps)
    assert (np.diagonal(sides, axis1=-2, axis2=-1) > 0).all()
    assert_array_equal(gram_schmidt(a[1], on_error="nan"), q[1])
    assert_array_equal(gram_schmidt(np.ldexp(a, 3), on_error="nan"), q)
    assert_array_equal(basis(a), q)


def test_large_matrices_at_any_condition() -> None:
    points = np.linspace(0, 1, 100)
    hilbert = 1 / (1 + np.arange(100)[:, None] + np.arange(100))
    sparse = np.vstack([np.ones(60), 1e-9 * np.eye(60)])
    for a in (points[:, None] ** np.arange(30), hilbert, sparse):
        q = gram_schmidt(a, on_error="nan")
        held = q[:, ~np.isnan(q).any(axis=0)]
        assert held.shape[1] >= min(13, a.shape[1])
        assert_allclose(held.T @ held, np.eye(held.shape[1]), rtol=0, atol=1e-13)


def test_large_dependent_columns_are_passed_over() -> None:
    a = columns(80, 50)
    a[:, 30], a[:, 31], a[3, 40], a[5, 45] = a[:, 2], a[:, 28] - a[:, 4], np.nan, np.inf
    with pytest.raises(np.linalg.LinAlgError, match="not linearly independent"):
        gram_schmidt(a)
    q = gram_schmidt(a, on_error="nan")
    lost = [30, 31, 40, 45]
    assert_array_equal(np.flatnonzero(np.isnan(q).all(axis=0)), lost)
    assert_array_equal(np.flatnonzero(np.isnan(q).any(axis=0)), lost)
    kept = np.delete(q, lost, axis=1)
    assert_allclose(kept.T @ kept, np.eye(46), rtol=0, atol=1e-13)
