"""Orthogonal factors and least squares: known values, edges, errors, compiled forms."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath import linalg
from nbmath.linalg import lstsq, qr
from nbmath.linalg.cpu import ranks_large

Array = NDArray[Any]
DTYPES = (np.float32, np.float64)
SHAPES = ((1, 1), (3, 3), (9, 5), (5, 9), (32, 4), (32, 32), (40, 20), (20, 40))


def general(shape: tuple[int, ...], dtype: Any = np.float64, seed: int = 0) -> Array:
    return np.random.default_rng(seed).standard_normal(shape).astype(dtype)


@njit
def factors(a: Any) -> Any:
    return linalg.qr(a), linalg.qr(a, "complete"), linalg.qr(a, mode="r")


@njit
def fits(a: Any, b: Any) -> Any:
    return linalg.lstsq(a, b)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_factors_are_lapacks(shape: tuple[int, int], dtype: Any) -> None:
    a = general((9, *shape), dtype)
    near: dict[str, Any] = {"rtol": 0, "atol": 1e3 * float(np.finfo(dtype).eps)}
    for mode in ("reduced", "complete"):
        ours, theirs = qr(a, mode), np.linalg.qr(a, mode)
        assert ours.Q.dtype == dtype
        assert_allclose(ours.Q @ ours.R, a, **near)
        assert ours.Q.shape == theirs.Q.shape
        assert_allclose(np.abs(ours.R), np.abs(theirs.R), rtol=0, atol=100 * near["atol"])
    assert_array_equal(qr(a, "r"), qr(a).R)
    assert_array_equal(np.tril(qr(a).R, -1), 0)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("deficient", [False, True])
def test_least_squares_are_lapacks(shape: tuple[int, int], deficient: bool, dtype: Any) -> None:
    a, b = general((5, *shape), dtype), general((5, shape[0], 2), dtype, seed=1)
    if deficient:
        a[..., -1] = 2 * a[..., 0]
    found, eps = lstsq(a, b), float(np.finfo(dtype).eps)
    for index in range(5):
        x, _, rank, s = np.linalg.lstsq(a[index].astype(float), b[index].astype(float), rcond=1e-5)
        bound = 1e3 * eps * s[0] / s[rank - 1] * max(1.0, np.abs(x).max())
        assert_allclose(found.x[index], x, rtol=0, atol=bound)
        assert found.rank[index] == rank
    rest = np.square(b - a @ found.x).sum(axis=1)
    assert_allclose(found.residuals, rest, rtol=1e3 * eps, atol=1e4 * eps * np.abs(a).max())
    one = lstsq(a[0], b[0, :, 0])
    assert_array_equal(one.x, lstsq(a[0], b[0, :, :1]).x[:, 0])
    assert np.shape(one.residuals) == np.shape(one.rank) == ()
    assert lstsq(a[0], b).x.shape == found.x.shape


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", [1, 4, 40])
def test_factors_at_the_ends_of_the_range(n: int, dtype: Any) -> None:
    limits, a = np.finfo(dtype), general((n + 2, n), dtype)
    for power in (limits.maxexp - 8, limits.minexp + 30):
        q, r = qr(np.ldexp(a, power))
        assert_allclose(np.ldexp(r, -power), qr(a).R, atol=100 * n * float(limits.eps))
        assert_allclose(q.T @ q, np.eye(n), atol=50 * n * float(limits.eps))
        b = general((n + 2,), dtype, seed=1)
        if power < 0:
            x = np.ldexp(lstsq(np.ldexp(a, power), b).x, power)
            assert_allclose(x, lstsq(a, b).x, rtol=1e4 * float(limits.eps), atol=1e-3)


def test_known_values() -> None:
    assert_allclose(qr([[3, 1], [4, 2]]).R, [[-5.0, -2.2], [0.0, 0.4]], rtol=1e-14)
    assert_array_equal(qr(np.zeros((3, 2))).R, 0)
    assert_array_equal(qr(np.eye(3)).Q, np.eye(3))
    x, residuals, rank = lstsq([[1, 0], [1, 1], [1, 2]], [1, 3, 5])
    assert_allclose(x, [1, 2], rtol=1e-14)
    assert residuals == pytest.approx(0, abs=1e-28)
    assert rank == 2
    assert_array_equal(lstsq(np.zeros((3, 2)), np.ones(3)).x, 0)
    assert lstsq(np.zeros((3, 2)), np.ones(3)).rank == 0
    assert lstsq(np.diag([1.0, 1e-3]), np.ones(2), rcond=1e-2).rank == 1


@pytest.mark.parametrize("n", [4, 40])
def test_one_bad_matrix_spoils_only_itself(n: int) -> None:
    a, b = general((20, n + 1, n)), general((20, n + 1, 2))
    right, triangles = lstsq(a, b).x, qr(a).R
    bad = np.zeros(20, bool)
    bad[[3, 11]] = True
    a[3, 0, 0], a[11, 1, 0] = np.nan, np.inf
    with pytest.raises(np.linalg.LinAlgError, match=r"matrix \(3,\) of the stack: .*nan or infin"):
        lstsq(a, b)
    found = lstsq(a, b, on_error="nan")
    assert_array_equal(np.isnan(found.x).all(axis=(1, 2)), bad)
    assert_array_equal(found.x[~bad], right[~bad])
    assert_array_equal(np.isnan(qr(a).R).any(axis=(1, 2)), bad)
    assert_array_equal(qr(a).R[~bad], triangles[~bad])


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(np.linalg.LinAlgError, match=r"a has shape \(3,\); expected matrices"):
        qr(np.ones(3))
    with pytest.raises(TypeError, match="a has dtype complex128; expected float32, float64"):
        qr(np.eye(2, dtype=complex))
    with pytest.raises(ValueError, match="mode is 'raw'; expected one of 'reduced', 'complete'"):
        qr(np.eye(2), "raw")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(ValueError, match=r"b has shape \(3,\); expected 2 rows as a of \(2, 2\)"):
        lstsq(np.eye(2), np.ones(3))
    with pytest.raises(ValueError, match=r"b has shape \(\); expected 2 rows"):
        lstsq(np.eye(2), 1.0)
    with pytest.raises(TypeError, match="b has dtype complex128"):
        lstsq(np.eye(2), np.ones(2, complex))
    with pytest.raises(ValueError, match="on_error is 'x'; expected one of 'raise', 'nan'"):
        lstsq(np.eye(2), np.ones(2), on_error="x")  # type: ignore[arg-type]  # on purpose


def test_nothing_in() -> None:
    for shape in ((0, 0), (0, 3, 2), (2, 3, 0), (2, 0, 3)):
        a = np.ones(shape)
        for mode in ("reduced", "complete"):
            ours, theirs = qr(a, mode), np.linalg.qr(a, mode)
            assert ours.Q.shape == theirs.Q.shape
            assert ours.R.shape == theirs.R.shape
        fit = lstsq(a, np.ones((*shape[:-1], 2)))
        assert fit.x.shape == (*shape[:-2], shape[-1], 2)
        assert_array_equal(fit.residuals, np.full((*shape[:-2], 2), float(shape == (2, 3, 0)) * 3))
    assert lstsq(np.eye(3), np.ones((3, 0))).x.shape == (3, 0)


def test_layouts_and_read_only_input() -> None:
    a, b = general((7, 5, 3)), general((7, 5, 2))
    locked = a.copy()
    locked.flags.writeable = False
    for other in (np.asfortranarray(a), a[::-1].copy()[::-1], locked):
        assert_array_equal(qr(other).Q, qr(a).Q)
        assert_array_equal(lstsq(other, b).x, lstsq(a, b).x)
    assert qr([[2, 0], [0, 4]]).Q.dtype == np.float64


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(4, 3), (3, 5), (9, 9)], ids=str)
def test_place_in_a_stack_and_threads_change_no_bit(shape: tuple[int, int], dtype: Any) -> None:
    a, b = general((300, *shape), dtype), general((300, shape[0], 2), dtype)
    a[::7, :, -1] = a[::7, :, 0]
    found = {}
    for mode in ("serial", "parallel"):
        with nbmath.threading(mode):
            found[mode] = [*qr(a), *lstsq(a, b)]
    for serial, parallel in zip(found["serial"], found["parallel"], strict=True):
        assert_array_equal(serial, parallel)
    for index in (0, 13, 299):
        for one, stack in zip(
            [*qr(a[index]), *lstsq(a[index], b[index])], found["serial"], strict=True
        ):
            assert_array_equal(one, stack[index])


@pytest.mark.parametrize("shape", [(4, 4), (10, 3, 5), (2, 5, 4, 3), (40, 33)], ids=str)
def test_compiled_factors_are_the_same_numbers(shape: tuple[int, ...]) -> None:
    a = general(shape)
    reduced, complete, triangle = factors(a)
    for found, right in ((reduced, qr(a)), (complete, qr(a, "complete"))):
        assert_array_equal(found.Q, right.Q)
        assert_array_equal(found.R, right.R)
    assert_array_equal(triangle, qr(a, "r"))


@pytest.mark.parametrize(
    ("a", "b"),
    [((4, 3), (4,)), ((4, 3), (4, 2)), ((3, 4, 5), (4, 2)), ((3, 40, 5), (40,))],
    ids=str,
)
def test_compiled_fits_are_the_same_numbers(a: Any, b: Any) -> None:
    left, right = general(a), general(b, seed=1)
    for ours, theirs in zip(fits(left, right), lstsq(left, right), strict=True):
        assert_array_equal(ours, theirs)
    left[..., 0, 0] = np.nan
    assert np.isnan(fits(left, right).x).all()
    assert np.isnan(fits(np.ones((2, 3)), np.ones(3)).x).all()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(100, 40), (40, 100), (50, 50), (200, 3), (3, 200)], ids=str)
def test_large_fits_with_a_sure_rank_and_without(shape: tuple[int, int], dtype: Any) -> None:
    a, b = general(shape, dtype), general((shape[0], 4), dtype, seed=1)
    eps = float(np.finfo(dtype).eps)
    for limit, few in ((None, a), (0.999, a), (None, np.hstack([a[:, :2], a[:, :2]]))):
        found = lstsq(few, b, limit)
        right, _, rank, s = np.linalg.lstsq(few.astype(float), b.astype(float), limit or 1e-5)
        bound = 1e4 * eps * s[0] / s[rank - 1] * max(1.0, np.abs(right).max())
        assert found.rank == rank
        assert_allclose(found.x, right, rtol=0, atol=bound)
        rest = np.square(b - few @ right).sum(axis=0)
        assert_allclose(found.residuals, rest, rtol=1e4 * eps, atol=1e4 * eps)


@njit(error_model="numpy")
def sizes(columns: Any, n: Any) -> Any:
    exact = ranks_large.size_of_inverse(columns, n)
    return ranks_large.size_of(columns, n), exact, ranks_large.bound_of_inverse(columns, n)


@pytest.mark.parametrize("n", [1, 2, 33, 36, 65])
def test_sizes_of_triangles_and_of_their_inverses(n: int) -> None:
    """A graded triangle, behind whose columns lies what is none of it."""
    rng = np.random.default_rng(n)
    triangle = np.triu(rng.uniform(-1.0, 1.0, (n, n)), 1) + np.diag(np.linspace(2.0, 9.0, n))
    columns = np.full((n, n + 3), 1e9)
    columns[:, :n] = np.where(np.triu(np.ones((n, n))) > 0, triangle, 1e9).T
    size, exact, bound = sizes(columns, n)
    inverse = np.linalg.inv(triangle)
    assert_allclose([size, exact], [np.linalg.norm(triangle), np.linalg.norm(inverse)], rtol=1e-13)
    assert np.linalg.norm(inverse, 2) * (1 - 1e-13) <= bound < np.inf
    columns[n // 2, n // 2] = 0.0
    assert not any(value < np.inf for value in sizes(columns, n)[1:])


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(60, 40), (40, 60)], ids=str)
def test_large_fits_at_the_ends_of_the_range(shape: tuple[int, int], dtype: Any) -> None:
    limits, a, b = np.finfo(dtype), general(shape, dtype), general((shape[0], 2), dtype, seed=1)
    right = lstsq(a, b)
    for power in (limits.maxexp - 8, limits.minexp + 40):
        found = lstsq(np.ldexp(a, power), np.ldexp(b, power // 2))
        assert_array_equal(np.ldexp(found.x, power - power // 2), right.x)
        assert found.rank == right.rank
    lost = b.copy()
    lost[3, 0] = np.nan
    found = lstsq(a, lost)
    assert np.isnan(found.x[:, 0]).all()
    assert np.isnan(found.residuals[0])
    assert_allclose(found.x[:, 1], right.x[:, 1], rtol=0, atol=100 * float(limits.eps))
    assert_allclose(fits(a, lost).x, found.x)
