"""Triangular factors: known values, SciPy's conventions, edges, errors, compiled forms."""

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
from nbmath.linalg import cho_solve, cholesky, lu, lu_factor, lu_solve, solve
from tests.precisions import IN_TURN

Array = NDArray[Any]
DTYPES = (np.float32, np.float64)
SHAPES = ((1, 1), (4, 4), (9, 9), (6, 3), (3, 6), (32, 32), (33, 33), (40, 20), (20, 40))


def general(shape: tuple[int, ...], dtype: Any = np.float64, seed: int = 0) -> Array:
    return np.random.default_rng(seed).standard_normal(shape).astype(dtype)


def positive(shape: tuple[int, ...], n: int) -> Array:
    g = general((*shape, n, n))
    return np.asarray(g @ g.swapaxes(-1, -2) + np.eye(n))


@njit
def factors(a: Any) -> Any:
    return linalg.lu(a), linalg.lu(a, p_indices=True), linalg.lu(a, permute_l=True)


@njit
def solutions(a: Any, b: Any) -> Any:
    both = linalg.lu_factor(a)
    return linalg.lu_solve(both, b), linalg.lu_solve(both, b, 1), both


@njit
def with_cholesky(a: Any, b: Any) -> Any:
    return linalg.cho_solve((linalg.cholesky(a), True), b)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_factors_are_scipys(shape: tuple[int, int], dtype: Any) -> None:
    a = general((5, *shape), dtype)
    near: dict[str, Any] = {"rtol": 0, "atol": 2e3 * float(np.finfo(dtype).eps)}
    for indices in (False, True):
        for ours, theirs in zip(
            lu(a, p_indices=indices), scipy.linalg.lu(a, p_indices=indices), strict=True
        ):
            assert_allclose(ours, theirs, **near)
    for ours, theirs in zip(lu(a, permute_l=True), scipy.linalg.lu(a, True), strict=True):
        assert_allclose(ours, theirs, **near)
        assert ours.dtype == dtype
    for ours, theirs in zip(lu_factor(a), scipy.linalg.lu_factor(a), strict=True):
        assert_allclose(ours, theirs, **near)
    assert lu(a[0]).l.shape == (shape[0], min(shape))


@pytest.mark.parametrize("trans", [0, 1, 2, "N", "T", "C"])
@pytest.mark.parametrize("n", [1, 5, 33])
def test_systems_with_factors_at_hand(n: int, trans: Any) -> None:
    a, b = general((4, n, n)), general((4, n, 2), seed=1)
    given = a if trans in (0, "N") else a.swapaxes(1, 2)
    assert_allclose(lu_solve(lu_factor(a), b, trans), solve(given, b), rtol=1e-8, atol=1e-10)
    one = lu_solve(scipy.linalg.lu_factor(a[0]), b[0, :, 0], trans)
    assert_allclose(one, solve(given[0], b[0, :, 0]), rtol=1e-8, atol=1e-10)
    assert lu_solve(lu_factor(a[0]), b).shape == b.shape
    spd = positive((4,), n)
    upper = cholesky(spd, upper=True)
    assert_allclose(cho_solve((cholesky(spd), True), b), solve(spd, b), rtol=1e-7, atol=1e-9)
    assert_allclose(cho_solve((upper, False), b), solve(spd, b), rtol=1e-7, atol=1e-9)


def test_known_values() -> None:
    p, lower, upper = lu([[0, 2], [4, 0]])
    assert_array_equal(p, [[0, 1], [1, 0]])
    assert_array_equal(lower, np.eye(2))
    assert_array_equal(upper, [[4.0, 0.0], [0.0, 2.0]])
    assert_array_equal(lu(np.zeros((3, 3)), p_indices=True).p, [0, 1, 2])
    assert_array_equal(lu(np.zeros((3, 3))).l, np.eye(3))
    assert lu_factor(np.eye(2)).piv.dtype == np.int32


@pytest.mark.parametrize("n", [4, 40])
def test_one_bad_matrix_spoils_only_itself(n: int) -> None:
    a, b = general((20, n, n)), general((20, n, 1))
    bad = np.zeros(20, bool)
    bad[[3, 11]] = True
    right = lu_solve(lu_factor(a), b)
    a[bad, :, 1] = 0
    factor = lu_factor(a)
    assert_array_equal((np.diagonal(factor.lu, axis1=1, axis2=2) == 0).any(axis=1), bad)
    for trans in (0, 1):
        with pytest.raises(np.linalg.LinAlgError, match=r"\(3,\) of the stack: .*exactly zero"):
            lu_solve(factor, b, trans)
    found = lu_solve(factor, b, on_error="nan")
    assert_array_equal(np.isnan(found).all(axis=(1, 2)), bad)
    assert_array_equal(found[~bad], right[~bad])
    lower = np.tril(a)
    with pytest.raises(np.linalg.LinAlgError, match=r"\(3,\) of the stack: .*exactly zero"):
        cho_solve((lower, True), b)
    found = cho_solve((lower, True), b, on_error="nan")
    assert_array_equal(np.isnan(found).all(axis=(1, 2)), bad)
    a[bad] = np.nan
    assert_array_equal(np.isnan(lu(a).u).any(axis=(1, 2)), bad)


def test_what_does_not_fit_is_refused() -> None:
    for function in (lu, lu_factor):
        with pytest.raises(np.linalg.LinAlgError, match=r"a has shape \(3,\); expected matrices"):
            function(np.ones(3))
        with pytest.raises(TypeError, match="a has dtype complex128; expected float32, float64"):
            function(np.eye(2, dtype=complex))
    both, one = lu_factor(np.eye(2)), np.ones(2)
    with pytest.raises(ValueError, match=r"b has shape \(3,\); expected 2 rows"):
        lu_solve(both, np.ones(3))
    with pytest.raises(ValueError, match=r"piv has shape \(3,\) and dtype int64; expected 2 rows"):
        lu_solve((np.eye(2), np.arange(3)), one)
    with pytest.raises(ValueError, match="dtype float64; expected 2 rows"):
        lu_solve((np.eye(2), np.ones(2)), one)
    with pytest.raises(ValueError, match="piv holds 0 to 5; expected rows 0 to 1"):
        lu_solve((np.eye(2), np.array([0, 5])), one)
    with pytest.raises(ValueError, match="trans is 3; expected one of 0, 1, 2"):
        lu_solve(both, one, 3)  # type: ignore[arg-type]  # on purpose
    with pytest.raises(ValueError, match="on_error is 'x'; expected one of 'raise', 'nan'"):
        cho_solve((np.eye(2), True), one, on_error="x")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(np.linalg.LinAlgError, match="expected square"):
        cho_solve((np.ones((2, 3)), True), one)


def test_nothing_in_nothing_out() -> None:
    for shape in ((0, 0), (0, 3, 3), (2, 3, 0), (2, 0, 3)):
        p, lower, upper = lu(np.ones(shape))
        k = min(shape[-2:])
        assert p.shape == (*shape[:-2], shape[-2], shape[-2])
        assert lower.shape == (*shape[:-1], k)
        assert upper.shape == (*shape[:-2], k, shape[-1])
        assert lu_factor(np.ones(shape)).piv.shape == (*shape[:-2], k)
    assert_array_equal(lu(np.ones((2, 0))).p, np.eye(2))
    assert lu_solve(lu_factor(np.ones((0, 0))), np.ones((0, 2))).shape == (0, 2)
    assert cho_solve((np.eye(3), True), np.ones((3, 0))).shape == (3, 0)


def test_out_layouts_and_read_only_input(poisoned: Callable[..., Array]) -> None:
    a, b = general((6, 3, 3)), general((6, 3, 2))
    both, out = lu_factor(a), poisoned((6, 3, 2))
    assert lu_solve(both, b, out=out) is out
    assert_array_equal(out, lu_solve(both, b))
    factor = cholesky(positive((6,), 3))
    assert_array_equal(cho_solve((factor, True), b.copy(), out=b), b)
    locked = a.copy()
    locked.flags.writeable = False
    for other in (np.asfortranarray(a), a[::-1].copy()[::-1], locked):
        assert_array_equal(lu_factor(other).lu, both.lu)
        assert_array_equal(lu(other).u, lu(a).u)


@pytest.mark.parametrize("dtype", IN_TURN)
@pytest.mark.parametrize("n", [2, 9])
def test_place_in_a_stack_and_threads_change_no_bit(n: int, dtype: Any) -> None:
    a, b = general((300, n, n), dtype), general((300, n, 2), dtype)
    found = {}
    for mode in ("serial", "parallel"):
        with nbmath.threading(mode):
            both = lu_factor(a)
            solved = lu_solve(both, b), cho_solve((both.lu, True), b, on_error="nan")
            found[mode] = [*both, *lu(a), *solved]
    for serial, parallel in zip(found["serial"], found["parallel"], strict=True):
        assert_array_equal(serial, parallel)
    for index in (0, 13, 299):
        alone = lu_factor(a[index])
        solved = lu_solve(alone, b[index]), cho_solve((alone.lu, True), b[index], on_error="nan")
        for one, stack in zip([*alone, *lu(a[index]), *solved], found["serial"], strict=True):
            assert_array_equal(one, stack[index])


@pytest.mark.parametrize("shape", [(4, 4), (10, 3, 5), (2, 5, 4, 3), (33, 33)], ids=str)
def test_compiled_factors_are_the_same_numbers(shape: tuple[int, ...]) -> None:
    a = general(shape)
    plain, indices, moved = factors(a)
    for found, right in (
        (plain, lu(a)),
        (indices, lu(a, p_indices=True)),
        (moved, lu(a, permute_l=True)),
    ):
        for one, other in zip(found, right, strict=True):
            assert_array_equal(one, other)


@pytest.mark.parametrize(
    ("a", "b"),
    [((4, 4), (4,)), ((3, 4, 4), (4, 2)), ((4, 4), (3, 4, 2)), ((2, 1, 4, 4), (3, 4, 2))],
    ids=str,
)
def test_compiled_systems_broadcast(a: Any, b: Any) -> None:
    left, right = general(a), general(b, seed=1)
    plain, turned, both = solutions(left, right)
    assert_array_equal(plain, lu_solve(lu_factor(left), right))
    assert_array_equal(turned, lu_solve(lu_factor(left), right, 1))
    assert_array_equal(both.piv, lu_factor(left).piv)
    spd = left @ left.swapaxes(-1, -2) + np.eye(4)
    assert_array_equal(with_cholesky(spd, right), cho_solve((cholesky(spd), True), right))


def test_failures_are_nan_in_compiled_code() -> None:
    a, b = general((3, 4, 4)), general((3, 4, 2))
    a[1] = 0
    assert_array_equal(np.isnan(solutions(a, b)[0]).all(axis=(1, 2)), [False, True, False])
    assert_array_equal(np.isnan(with_cholesky(a, b)[1]), np.ones((4, 2), bool))
    assert np.isnan(solutions(np.ones((2, 3)), np.ones(2))[0]).all()
    assert solutions(a.astype(np.float32), b.astype(np.float32))[0].dtype == np.float32
