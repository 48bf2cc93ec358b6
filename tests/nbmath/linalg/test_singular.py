"""Known values, edges, errors and the compiled forms of what rests on singular values."""

import math
from typing import Any

import mpmath
import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath import linalg

Array = NDArray[Any]
DTYPES = (np.float32, np.float64)
SHAPES = ((1, 1), (2, 2), (5, 3), (3, 5), (16, 16), (17, 9), (32, 32), (33, 20), (40, 50))


def general(shape: tuple[int, ...], dtype: Any = np.float64, seed: int = 0) -> Array:
    return np.random.default_rng(seed).standard_normal(shape).astype(dtype)


@njit
def factors(a: Any) -> Any:
    return linalg.svd(a), linalg.svd(a, full_matrices=False), linalg.svd(a, compute_uv=False)


@njit
def numbers(a: Any) -> Any:
    one, fro = linalg.cond(a, 1), linalg.cond(a, "fro")
    return linalg.svdvals(a), linalg.pinv(a), linalg.matrix_rank(a), linalg.cond(a), one, fro


@njit
def nearest(a: Any) -> Any:
    return linalg.polar(a), linalg.polar(a, "left"), linalg.nearest_psd(a)


@njit
def bases(a: Any) -> Any:
    return linalg.null_space(a), linalg.orth(a, 0.1)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("size", SHAPES, ids=str)
def test_stacks_of_every_shape(size: tuple[int, int], dtype: Any) -> None:
    m, n = size
    k = min(m, n)
    eps = float(np.finfo(dtype).eps)
    for leading in ((), (1,), (17,), (2, 3)):
        a = general((*leading, m, n), dtype)
        for full in (True, False):
            u, s, vh = linalg.svd(a, full)
            assert u.shape == (*leading, m, m if full else k)
            assert s.shape == (*leading, k)
            assert vh.shape == (*leading, n if full else k, n)
            bound = 100 * max(m, n) * eps
            assert_allclose((u[..., :k] * s[..., None, :]) @ vh[..., :k, :], a, atol=bound)
            unit = np.broadcast_to(np.eye(u.shape[-1]), (*leading, *u.shape[-1:] * 2))
            assert_allclose(u.swapaxes(-1, -2) @ u, unit, atol=bound)
            for part in (u, s, vh):
                assert part.dtype == dtype
                assert part.flags.c_contiguous
        assert_allclose(linalg.svdvals(a), np.linalg.svdvals(a), atol=bound)
        assert_array_equal(linalg.svd(a, compute_uv=False), linalg.svdvals(a))
        inverse = linalg.pinv(a)
        loss = float(np.max(np.linalg.cond(a)))
        assert_allclose(inverse, np.linalg.pinv(a), atol=bound * loss * np.abs(inverse).max())


def test_known_values() -> None:
    assert_array_equal(linalg.svdvals([[0, 2], [1, 0]]), [2.0, 1.0])
    assert_array_equal(linalg.svd(np.zeros((3, 2))).S, 0)
    assert_array_equal(linalg.svdvals(np.diag([1.0, 1e-40, 1e-130])), [1.0, 1e-40, 1e-130])
    assert linalg.matrix_rank(np.ones((4, 5))) == 1
    assert linalg.matrix_rank(np.diag([1.0, 1e-3]), 1e-2) == 1
    assert linalg.matrix_rank(np.diag([1.0, 1e-3]), rtol=1e-4) == 2
    assert_allclose(linalg.pinv([[1.0, 2.0]]), [[0.2], [0.4]], rtol=1e-15)
    assert linalg.cond(np.diag([4.0, 0.5])) == 8.0
    assert linalg.cond(np.diag([4.0, 0.5]), -2) == 0.125
    assert linalg.cond([[1.0, 2.0], [3.0, 4.0]], 1) == pytest.approx(21.0)
    assert linalg.cond([[1.0, 2.0], [3.0, 4.0]], np.inf) == pytest.approx(21.0)
    assert linalg.cond([[1.0, 2.0], [3.0, 4.0]], "fro") == pytest.approx(15.0)
    assert linalg.cond(np.ones((2, 2)), 1) == np.inf
    assert linalg.cond(np.zeros((2, 2))) == np.inf
    assert np.isnan(linalg.cond(np.full((2, 2), np.nan)))
    assert_array_equal(linalg.nearest_psd([[1.0, 2.0], [0.0, 3.0]]), [[1.0, 1.0], [1.0, 3.0]])


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("p", [None, 2, -2, 1, -1, np.inf, -np.inf, "fro"])
@pytest.mark.parametrize("n", [1, 4, 40])
def test_condition_numbers_are_numpys(n: int, p: Any, dtype: Any) -> None:
    a = general((3, n, n), dtype) + 3 * n * np.eye(n, dtype=dtype)
    theirs = np.linalg.cond(a.astype(np.float64), p)
    assert_allclose(linalg.cond(a, p), theirs, rtol=1e4 * float(np.finfo(dtype).eps))


@pytest.mark.parametrize("p", [None, -2, 1, -1, math.inf, -math.inf, "fro"])
@pytest.mark.parametrize("place", [(0, 0), (1, 2), (2, 2)])
def test_a_nan_anywhere_has_no_condition_number(place: tuple[int, int], p: Any) -> None:
    a = general((2, 3, 3), np.float64) + 9 * np.eye(3)
    right = linalg.cond(a[1], p)
    a[0][place] = math.nan
    found = linalg.cond(a, p)
    assert math.isnan(found[0])
    assert found[1] == right


@pytest.mark.parametrize("name", ["hilbert", "kahan", "graded"])
def test_small_singular_values_are_right_relatively(name: str) -> None:
    """Columns of a good matrix scaled: LAPACK's are right beside the largest alone."""
    n = 8
    rng = np.random.default_rng(5)
    if name == "kahan":
        c, s = 0.6, 0.8
        a = np.diag(s ** np.arange(n)) @ (np.eye(n) - c * np.triu(np.ones((n, n)), 1))
    elif name == "hilbert":
        i = np.arange(n)
        a = (1.0 / (i[:, None] + i + 1.0)) * 10.0 ** (-3.0 * i)
    else:
        a = rng.standard_normal((n, n)) * 10.0 ** (-5.0 * rng.permutation(n))
    with mpmath.workdps(120):
        exact = [float(s) for s in mpmath.svd_r(mpmath.matrix(a.tolist()), compute_uv=False)]
    loose = 1e-5 if name == "hilbert" else 1e-13  # its columns alone are of condition 1e10
    assert_allclose(linalg.svdvals(a), sorted(exact, reverse=True), rtol=loose)


@pytest.mark.parametrize("dtype", DTYPES)
def test_singular_values_of_two_rows_are_right_relatively(dtype: Any) -> None:
    """Entries of all sizes, rows that are parallel but for their rounding, and equal values."""
    limits, rng = np.finfo(dtype), np.random.default_rng(3)
    a = np.ldexp(general((90, 2, 2)), rng.integers(-20, 20, (90, 2, 2))).astype(dtype)
    a[30:60, 1] = a[30:60, 0] * np.asarray(3, dtype)
    a[60] = [[3, -4], [4, 3]]
    a[61:70] *= np.ldexp(np.asarray(1, dtype), limits.maxexp - 30)
    a[70:80] *= limits.tiny
    with mpmath.workdps(120):
        exact = [mpmath.svd_r(mpmath.matrix(x.tolist()), compute_uv=False) for x in a]
        expected = [sorted((float(v) for v in pair), reverse=True) for pair in exact]
    least = 2 * float(limits.smallest_subnormal)
    assert_allclose(linalg.svdvals(a), expected, rtol=4 * float(limits.eps), atol=least)


@pytest.mark.parametrize("dtype", DTYPES)
def test_ends_of_the_range(dtype: Any) -> None:
    limits = np.finfo(dtype)
    a = general((5, 4), dtype) / np.asarray(10, dtype)
    for scale in (limits.max / 10, limits.tiny * 100, limits.tiny / 4):
        scaled = (a * np.asarray(scale, dtype)).astype(dtype)
        u, s, vh = (x.astype(np.longdouble) for x in linalg.svd(scaled, False))
        bound = 20 * limits.eps * np.abs(scaled).max() + 8 * limits.smallest_subnormal
        assert np.abs((u * s) @ vh - scaled).max() <= bound


@pytest.mark.parametrize("n", [4, 40])
def test_one_bad_matrix_spoils_only_itself(n: int) -> None:
    a = general((20, n, n))
    good = linalg.svd(a)
    broken = a.copy()
    broken[3, 1, 2] = np.nan
    broken[11, 0, 0] = np.inf
    calls: dict[str, Any] = {
        "svd": lambda e: linalg.svd(broken, on_error=e).U,
        "svdvals": lambda e: linalg.svdvals(broken, on_error=e),
        "pinv": lambda e: linalg.pinv(broken, on_error=e),
        "polar": lambda e: linalg.polar(broken, on_error=e).U,
        "nearest_psd": lambda e: linalg.nearest_psd(broken, on_error=e),
    }
    for call in calls.values():
        with pytest.raises(np.linalg.LinAlgError, match=r"matrix \(3,\) of the stack: .*converge"):
            call("raise")
        found = call("nan").reshape(20, -1)
        assert_array_equal(np.isnan(found).all(axis=1), np.isin(np.arange(20), [3, 11]))
        assert_array_equal(np.isnan(found).any(axis=1), np.isin(np.arange(20), [3, 11]))
    assert_array_equal(calls["svd"]("nan")[0], good.U[0])
    ranks = linalg.matrix_rank(broken, on_error="nan")
    assert_array_equal(ranks == -1, np.isin(np.arange(20), [3, 11]))
    for basis in (linalg.null_space, linalg.orth):
        with pytest.raises(np.linalg.LinAlgError, match="converge"):
            basis(broken[3])
        assert np.isnan(basis(broken[3], on_error="nan")).all()


@pytest.mark.parametrize("function", [linalg.svd, linalg.svdvals, linalg.pinv, linalg.polar])
def test_what_is_no_matrix_or_not_real_is_refused(function: Any) -> None:
    with pytest.raises(np.linalg.LinAlgError, match=r"a has shape \(3,\); expected matrices"):
        function(np.ones(3))
    with pytest.raises(TypeError, match="a has dtype complex128; expected float32, float64"):
        function(np.eye(2, dtype=complex))
    with pytest.raises(ValueError, match="on_error is 'ignore'; expected one of 'raise', 'nan'"):
        function(np.eye(2), on_error="ignore")


def test_bad_choices_and_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="side is 'up'; expected one of 'right', 'left'"):
        linalg.polar(np.eye(2), "up")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(ValueError, match="p is 3; expected one of None, 'fro', 2, -2"):
        linalg.cond(np.eye(2), 3)
    with pytest.raises(np.linalg.LinAlgError, match="expected square"):
        linalg.cond(np.ones((2, 3)), 1)
    with pytest.raises(np.linalg.LinAlgError, match="expected matrices with entries"):
        linalg.cond(np.ones((0, 0)))
    with pytest.raises(np.linalg.LinAlgError, match="expected square"):
        linalg.nearest_psd(np.ones((2, 3)))
    for basis in (linalg.null_space, linalg.orth):
        with pytest.raises(np.linalg.LinAlgError, match="expected one matrix"):
            basis(np.ones((2, 3, 3)))


@pytest.mark.parametrize("shape", [(0, 0), (2, 0), (0, 3), (0, 3, 2), (2, 0, 3)], ids=str)
def test_nothing_in_nothing_out(shape: tuple[int, ...]) -> None:
    a = np.ones(shape)
    for ours, theirs in zip(linalg.svd(a), np.linalg.svd(a), strict=True):
        assert_array_equal(ours, theirs)
    assert linalg.pinv(a).shape == (*shape[:-2], shape[-1], shape[-2])
    assert_array_equal(linalg.matrix_rank(a), np.zeros(shape[:-2]))
    if len(shape) == 2:
        assert linalg.null_space(a).shape == (shape[1], shape[1])
        assert linalg.orth(a).shape == (shape[0], 0)


@pytest.mark.parametrize("size", [(4, 4), (40, 40)], ids=str)
def test_compiled_code_gives_the_same_numbers(size: tuple[int, int]) -> None:
    for leading in ((), (5,)):
        a = general((*leading, *size))
        full, thin, values = factors(a)
        for ours, python in ((full, linalg.svd(a)), (thin, linalg.svd(a, full_matrices=False))):
            for one, other in zip(ours, python, strict=True):
                assert_array_equal(one, other)
        assert_array_equal(values, linalg.svdvals(a))
        found = numbers(a)
        expected = (linalg.svdvals(a), linalg.pinv(a), linalg.matrix_rank(a), linalg.cond(a))
        for one, other in zip(
            found, (*expected, linalg.cond(a, 1), linalg.cond(a, "fro")), strict=True
        ):
            assert_array_equal(one, other)
        right, left, psd = nearest(a)
        for one, other in zip(
            (*right, *left), (*linalg.polar(a), *linalg.polar(a, "left")), strict=True
        ):
            assert_array_equal(one, other)
        assert_array_equal(psd, linalg.nearest_psd(a))


def test_compiled_bases_and_failures() -> None:
    a = np.outer(np.arange(4.0), [1.0, 2.0, 0.0])
    kernel, basis = bases(a)
    assert_array_equal(kernel, linalg.null_space(a))
    assert_array_equal(basis, linalg.orth(a, 0.1))
    broken = np.full((3, 3), np.nan)
    assert np.isnan(factors(broken)[0].U).all()
    assert numbers(broken)[2] == -1
    assert np.isnan(nearest(np.ones((2, 3)))[2]).all()
    assert np.isnan(bases(broken)[1]).all()


@pytest.mark.parametrize("dtype", DTYPES)
def test_threads_and_place_change_no_bit(dtype: Any) -> None:
    a = general((300, 5, 4), dtype)
    found = {}
    for mode in ("serial", "parallel"):
        with nbmath.threading(mode):
            found[mode] = [*linalg.svd(a), linalg.pinv(a), *linalg.polar(a)]
    for serial, parallel in zip(found["serial"], found["parallel"], strict=True):
        assert_array_equal(serial, parallel)
    for one, stack in zip(linalg.svd(a[13]), found["serial"], strict=False):
        assert_array_equal(one, stack[13])


def test_inputs_are_left_alone() -> None:
    a = general((20, 5, 5))
    kept = a.copy()
    linalg.svd(a), linalg.pinv(a), linalg.polar(a), linalg.nearest_psd(a), linalg.cond(a, 1)
    assert_array_equal(a, kept)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(9, 9), (9, 6), (6, 9)], ids=str)
def test_difficult_matrices_side_by_side(shape: tuple[int, int], dtype: Any) -> None:
    """Lanes that need many sweeps do not disturb those that need none."""
    m, n = shape
    rng = np.random.default_rng(2)
    g, flat = rng.standard_normal((m, n)), np.linalg.qr(rng.standard_normal((m, m)))[0][:, :n]
    fall = 10.0 ** -np.arange(0.0, 3 * n, 3)
    kinds = [
        *(g, np.zeros((m, n)), np.eye(m, n), np.ones((m, n)), g * fall, g * fall[::-1]),
        *(g * rng.permutation(fall), np.tril(-np.ones((m, n)), -1) + np.eye(m, n)),
        *(1.0 / (np.arange(m)[:, None] + np.arange(n) + 1.0), 1e25 * g, 1e-25 * g),
        flat if flat.shape == shape else g,
    ]
    stack = np.stack(kinds).astype(dtype)
    u, s, vh = linalg.svd(stack, full_matrices=False)
    bound = 10 * max(shape) * float(np.finfo(dtype).eps)
    largest = s[:, :1].astype(np.float64)
    rebuilt = (u.astype(np.float64) * s[:, None, :]) @ vh.astype(np.float64)
    assert (np.abs(rebuilt - stack) <= bound * largest[:, :, None]).all()
    for basis in (u.swapaxes(1, 2), vh):
        square = basis @ basis.swapaxes(1, 2)
        assert_allclose(square, np.broadcast_to(np.eye(len(s[0])), square.shape), atol=bound)
    assert (s[:, 1:] <= s[:, :-1]).all()
    for index, a in enumerate(stack):
        for one, other in zip(linalg.svd(a, full_matrices=False), (u, s, vh), strict=True):
            assert_array_equal(one, other[index])
