"""Inverses and determinants: known values, edges, errors, layouts, compiled forms."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import scipy.linalg
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath import linalg
from nbmath.linalg import det, inv, slogdet

Array = NDArray[Any]
DTYPES = (np.float32, np.float64)
SIZES = (1, 2, 3, 8, 9, 16, 32, 33, 50)


def general(shape: tuple[int, ...], dtype: Any = np.float64, seed: int = 0) -> Array:
    return np.random.default_rng(seed).standard_normal(shape).astype(dtype)


@njit
def inverses(a: Any) -> Any:
    return linalg.inv(a)


@njit
def determinants(a: Any) -> Any:
    return linalg.det(a), linalg.slogdet(a)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(), (5,), (2, 9)], ids=str)
@pytest.mark.parametrize("n", SIZES)
def test_stacks_of_every_shape(n: int, shape: tuple[int, ...], dtype: Any) -> None:
    a = general((*shape, n, n), dtype) + np.asarray(n, dtype) * np.eye(n, dtype=dtype)
    x, eps = inv(a), float(np.finfo(dtype).eps)
    assert x.dtype == dtype
    assert x.flags.c_contiguous
    assert_allclose(a @ x, np.broadcast_to(np.eye(n), a.shape), atol=100 * n * eps)
    sign, log = np.linalg.slogdet(a.astype(float))
    found = slogdet(a)
    assert_array_equal(found.sign, sign)
    assert_allclose(found.logabsdet, log, rtol=20 * n * eps, atol=20 * n * eps)
    assert np.shape(det(a)) == shape
    assert np.asarray(det(a)).dtype == dtype
    if log.max() < np.log(np.finfo(dtype).max):
        assert_allclose(det(a), sign * np.exp(log), rtol=100 * n * eps)


def test_known_values() -> None:
    assert_array_equal(inv([[0, 2], [4, 0]]), [[0.0, 0.25], [0.5, 0.0]])
    assert det([[1, 2], [3, 4]]) == pytest.approx(-2.0, rel=1e-15)
    assert slogdet(np.diag([-2.0, 1.0, 3.0])) == (-1.0, pytest.approx(np.log(6)))
    assert det(np.diag([1e200, 1e200, 1e-200, 1e-200])) == pytest.approx(1.0, rel=1e-15)
    assert det(np.full((4, 4), 1.0)) == 0
    assert slogdet(np.zeros((3, 3))) == (0.0, -np.inf)
    hilbert = inv(scipy.linalg.hilbert(5))
    assert_allclose(hilbert, scipy.linalg.invhilbert(5), rtol=1e-10)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", [3, 40])
def test_determinants_at_the_ends_of_the_range(n: int, dtype: Any) -> None:
    limits = np.finfo(dtype)
    large, small = limits.max / 2, limits.smallest_subnormal
    d = np.ones(n, dtype)
    d[0], d[-1] = large, small
    assert det(np.diag(d)) == pytest.approx(float(large) * float(small), rel=1e-6)
    d[1] = large
    d[-1] = -1
    assert det(np.diag(d)) == -np.inf
    sign, log = slogdet(np.diag(d))
    assert (sign, log) == (-1, pytest.approx(2 * np.log(float(large)), rel=1e-6))
    d[:2], d[-1] = small, 1
    assert det(np.diag(d)) == 0
    assert slogdet(np.diag(d))[1] == pytest.approx(2 * np.log(float(small)), rel=1e-6)


@pytest.mark.parametrize("n", [4, 40])
def test_one_bad_matrix_spoils_only_itself(n: int) -> None:
    a = general((20, n, n))
    bad = np.zeros(20, bool)
    bad[[3, 11]] = True
    singular, broken = a.copy(), a.copy()
    singular[bad, :, 1] = 0
    broken[bad, 0, 0] = np.nan
    with pytest.raises(
        np.linalg.LinAlgError, match=r"matrix \(3,\) of the stack: .*a pivot is exactly zero"
    ):
        inv(singular)
    found = inv(singular, on_error="nan")
    assert np.isnan(found[bad]).all()
    assert_array_equal(found[~bad], inv(a)[~bad])
    assert_array_equal(det(singular)[bad], 0)
    assert_array_equal(slogdet(singular).logabsdet[bad], -np.inf)
    assert_array_equal(np.isnan(inv(broken)).any(axis=(1, 2)), bad)
    assert_array_equal(np.isnan(det(broken)), bad)
    assert_array_equal(np.isnan(slogdet(broken).sign), bad)
    assert_array_equal(det(broken)[~bad], det(a)[~bad])


@pytest.mark.parametrize("function", [inv, det, slogdet])
def test_what_is_not_square_or_not_real_is_refused(function: Any) -> None:
    with pytest.raises(np.linalg.LinAlgError, match=r"a has shape \(2, 3\); expected square"):
        function(np.ones((2, 3)))
    with pytest.raises(TypeError, match="a has dtype complex128; expected float32, float64"):
        function(np.eye(2, dtype=complex))


def test_choices_and_out_are_checked(poisoned: Callable[..., Array]) -> None:
    with pytest.raises(ValueError, match="on_error is 'ignore'; expected one of 'raise', 'nan'"):
        inv(np.eye(2), on_error="ignore")  # type: ignore[arg-type]  # on purpose
    a = general((6, 3, 3))
    out = poisoned((6, 3, 3))
    assert inv(a, out=out) is out
    assert_array_equal(out, inv(a))
    same = a.copy()
    assert_array_equal(inv(same, out=same), inv(a))
    with pytest.raises(ValueError, match="out has shape"):
        inv(a, out=poisoned((6, 3)))


@pytest.mark.parametrize("shape", [(0, 0), (0, 3, 3), (2, 0, 0)], ids=str)
def test_nothing_in(shape: tuple[int, ...]) -> None:
    a = np.ones(shape)
    assert inv(a).shape == inverses(a).shape == shape
    assert_array_equal(det(a), np.ones(shape[:-2]))
    assert_array_equal(slogdet(a).logabsdet, np.zeros(shape[:-2]))
    assert_array_equal(determinants(a)[0], np.ones(shape[:-2]))


def test_layouts_and_read_only_input() -> None:
    a = general((7, 4, 4))
    kept = a.copy()
    locked = a.copy()
    locked.flags.writeable = False
    for other in (np.asfortranarray(a), a[::-1].copy()[::-1], locked):
        assert_array_equal(inv(other), inv(a))
        assert_array_equal(det(other), det(a))
    assert_array_equal(a, kept)
    assert inv([[2, 0], [0, 4]]).dtype == np.float64


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", [2, 5, 9])
def test_place_in_a_stack_and_threads_change_no_bit(n: int, dtype: Any) -> None:
    a = general((300, n, n), dtype)
    found = {}
    for mode in ("serial", "parallel"):
        with nbmath.threading(mode):
            found[mode] = [inv(a), det(a), *slogdet(a)]
    for serial, parallel in zip(found["serial"], found["parallel"], strict=True):
        assert_array_equal(serial, parallel)
    for index in (0, 13, 299):
        alone = [inv(a[index]), det(a[index]), *slogdet(a[index])]
        for one, stack in zip(alone, found["serial"], strict=True):
            assert_array_equal(one, stack[index])


@pytest.mark.parametrize("n", [1, 4, 33])
def test_compiled_code_gives_the_same_numbers(n: int) -> None:
    for shape in ((), (10,)):
        a = general((*shape, n, n))
        assert_array_equal(inverses(a), inv(a))
        number, (sign, log) = determinants(a)
        assert_array_equal(number, det(a))
        assert_array_equal(sign, slogdet(a).sign)
        assert_array_equal(log, slogdet(a).logabsdet)
    assert isinstance(determinants(np.eye(n))[0], float)


def test_failures_are_nan_in_compiled_code() -> None:
    a = general((3, 4, 4))
    a[1] = 0
    assert_array_equal(np.isnan(inverses(a)).all(axis=(1, 2)), [False, True, False])
    assert np.isnan(inverses(np.ones((2, 3)))).all()
    assert np.isnan(determinants(np.ones((2, 3)))[0])
    assert inverses(a.astype(np.float32)).dtype == np.float32
