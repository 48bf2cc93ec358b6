"""Plane rotations and reflections: known values, edges, errors, compiled forms."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal

import nbmath
from nbmath import linalg
from nbmath.linalg import givens, householder

MOST = {np.float32: float(np.finfo(np.float32).max), np.float64: float(np.finfo(np.float64).max)}


@njit
def rotation(a: Any, b: Any) -> Any:
    return linalg.givens(a, b)


@njit
def reflection(x: Any) -> Any:
    return linalg.householder(x)


def same(found: Any, right: Any) -> None:
    for one, other in zip(found, right, strict=True):
        assert_array_equal(one, other)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_rotations_at_the_ends_of_the_range(dtype: Any) -> None:
    largest, least = MOST[dtype], float(np.finfo(dtype).smallest_subnormal)
    a = np.array([largest / 2, least, -largest, 0, 0, -3, np.inf, -np.inf], dtype)
    b = np.array([largest / 2, least, least, -largest, 0, 4, 1, 0], dtype)
    c, s, r = givens(a, b)
    assert c.dtype == s.dtype == r.dtype == dtype
    root = 0.5**0.5
    near: dict[str, Any] = {"rtol": 4 * float(np.finfo(dtype).eps)}
    assert_allclose(c, [root, root, 1, 0, 1, 0.6, 1, 1], **near)
    assert_allclose(s, [root, root, 0, -1, 0, -0.8, 0, 0], **near)
    assert_allclose(r[2:], [-largest, largest, 0, -5, np.inf, -np.inf], **near)
    assert_allclose(r[0] / largest, root, **near)
    assert r[1] == least  # √2 of it rounds to one


def test_rotations_keep_to_their_pairs() -> None:
    c, s, r = givens([np.nan, 1, np.inf, 3], [1, np.nan, np.inf, 4])
    for found, right in ((c, 0.6), (s, 0.8), (r, 5.0)):
        assert np.isnan(found[:3]).all()
        assert_allclose(found[3], right, rtol=1e-15)
    found = givens(np.ones((3, 1)), np.arange(4.0))
    assert {each.shape for each in found} == {(3, 4)}
    assert isinstance(givens(1, 2).r, np.float64)
    assert givens(np.zeros((0, 2)), 1.0).c.shape == (0, 2)
    with nbmath.threading("parallel"):
        a, b = np.random.default_rng(0).standard_normal((2, 1000))
        parallel = givens(a, b)
    same(parallel, givens(a, b))


def test_rotations_refuse_what_is_not_real() -> None:
    with pytest.raises(TypeError, match="b has dtype complex128"):
        givens(1.0, 1j)
    with pytest.raises(ValueError, match="broadcast"):
        givens(np.ones(2), np.ones(3))


def test_compiled_rotations_are_the_same_numbers() -> None:
    a, b = np.random.default_rng(1).standard_normal((2, 3, 5))
    same(rotation(a, b), givens(a, b))
    same(rotation(a[:, ::2], b[0, ::2]), givens(a[:, ::2], b[0, ::2]))
    same(rotation(a, 2), givens(a, 2))
    same(rotation(0.5, b), givens(0.5, b))
    same(rotation(3, -4.0), givens(3, -4.0))
    assert rotation(a.astype(np.float32), b.astype(np.float32)).r.dtype == np.float32


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("n", [1, 2, 7, 40, 1000])
def test_reflections_take_vectors_to_the_axis(n: int, dtype: Any) -> None:
    x = np.random.default_rng(n).standard_normal((3, 5, n)).astype(dtype)
    v, tau, beta = householder(x)
    assert v.dtype == tau.dtype == beta.dtype == dtype
    assert (v.shape, tau.shape, beta.shape) == (x.shape, (3, 5), (3, 5))
    wide = x.astype(np.float64)
    left = wide - (tau * (v.astype(np.float64) * wide).sum(-1))[..., None] * v
    right = np.zeros(x.shape)
    right[..., 0] = beta
    assert_allclose(left, right, rtol=0, atol=20 * n * float(np.finfo(dtype).eps))
    same(householder(x[1, 2]), (v[1, 2], tau[1, 2], beta[1, 2]))
    moved = householder(np.moveaxis(x, -1, 0), axis=0)
    same(moved, (np.moveaxis(v, -1, 0), tau, beta))
    with nbmath.threading("parallel"):
        same(householder(x), (v, tau, beta))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_reflections_at_the_ends_of_the_range(dtype: Any) -> None:
    near: dict[str, Any] = {"rtol": 8 * float(np.finfo(dtype).eps)}
    for size in (MOST[dtype] / 4, float(np.finfo(dtype).tiny)):
        v, tau, beta = householder(np.full(4, size, dtype))
        assert_allclose(v, [1, 1 / 3, 1 / 3, 1 / 3], **near)
        assert_allclose([tau, beta / size], [1.5, -2], **near)
    v, tau, beta = householder(np.array([[-2, 0, 0], [0, 0, 0], [0, 3, 4]], dtype))
    assert_array_equal(v[:2], [[1, 0, 0], [1, 0, 0]])
    assert_array_equal(tau[:2], [0, 0])
    assert_allclose(beta, [-2, 0, -5], **near)
    assert_allclose(v[2], [1, 0.6, 0.8], **near)


def test_what_is_not_finite_spoils_its_vector_alone() -> None:
    x = np.random.default_rng(0).standard_normal((5, 3))
    x[1, 0], x[2, 2], x[3, 1] = np.inf, np.nan, -np.inf
    v, tau, beta = householder(x)
    assert_array_equal(np.isnan(v).all(1), [False, True, True, True, False])
    assert_array_equal(np.isnan(tau), [False, True, True, True, False])
    assert_array_equal(np.isnan(beta), [False, True, True, True, False])
    assert_array_equal(np.isnan(v).any(1), np.isnan(v).all(1))


def test_reflections_refuse_what_is_no_vector() -> None:
    with pytest.raises(ValueError, match=r"x has shape \(2, 0\); expected entries along axis 1"):
        householder(np.ones((2, 0)))
    with pytest.raises(TypeError, match="x has dtype complex128"):
        householder(np.ones(2, complex))
    with pytest.raises(np.exceptions.AxisError):
        householder(np.ones(2), axis=1)
    with pytest.raises(np.exceptions.AxisError):
        householder(1.0)
    assert householder(np.ones((0, 3))).v.shape == (0, 3)
    locked = np.ones((2, 3))
    locked.flags.writeable = False
    assert householder(locked).tau.shape == (2,)


def test_compiled_reflections_are_the_same_numbers() -> None:
    x = np.random.default_rng(2).standard_normal((2, 4, 3))
    same(reflection(x), householder(x))
    same(reflection(x[0, 0]), householder(x[0, 0]))
    same(reflection(x[:, 1, ::2]), householder(x[:, 1, ::2]))
    found = reflection(np.ones((2, 0)))
    assert found.v.shape == (2, 0)
    assert np.isnan(found.tau).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_long_rows_go_alone(dtype: Any) -> None:
    x = np.random.default_rng(5).standard_normal((2, 4100)).astype(dtype)
    v, tau, beta = linalg.householder(x)
    assert v.dtype == tau.dtype == beta.dtype == dtype
    rest = x - (tau * (v * x).sum(axis=1))[:, None] * v
    rest[:, 0] -= beta
    assert np.abs(rest).max() <= 1e4 * float(np.finfo(dtype).eps)
    np.testing.assert_allclose(np.abs(beta), np.linalg.norm(x.astype(float), axis=1), rtol=1e-5)
    assert (linalg.householder(x[1]).v == v[1]).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_reflections_of_long_rows(dtype: Any) -> None:
    eps, n = float(np.finfo(dtype).eps), 5003
    x = np.random.default_rng(5).standard_normal((6, n)).astype(dtype)
    x[1, 0], x[2, 1:], x[3, 70], x[4] = -abs(x[1, 0]), 0, np.nan, x[0] * dtype(2) ** -100
    x[5] = np.ldexp(x[0], np.finfo(dtype).maxexp - 4)
    v, tau, beta = householder(x)
    for i in (0, 1):
        wide, y = v[i].astype(float), x[i].astype(float)
        assert wide[0] == 1
        turned = y - float(tau[i]) * wide * (wide @ y)
        assert_allclose(turned[0], beta[i], rtol=100 * eps)
        assert np.abs(turned[1:]).max() < 100 * eps * abs(beta[i])
        assert (beta[i] < 0) == (y[0] >= 0)
    assert (tau[2], beta[2]) == (0, x[2, 0])
    assert np.isnan([tau[3], beta[3], v[3, 0], v[3, -1]]).all()
    for i in (4, 5):
        assert_allclose(v[i], v[0], rtol=100 * eps)
        assert_allclose(tau[i], tau[0], rtol=100 * eps)
    same(householder(x[0]), (v[0], tau[0], beta[0]))
