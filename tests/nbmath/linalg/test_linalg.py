"""Known values, edges, errors, layouts and the compiled forms of linalg."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import scipy.linalg
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath import linalg
from nbmath.linalg import cholesky, eigh, solve, solve_triangular

Array = NDArray[Any]
DTYPES = (np.float32, np.float64)
SIZES = (1, 2, 3, 7, 8, 16, 17, 32, 33, 50)
SHAPES = ((), (1,), (5,), (17,), (2, 3))


def general(shape: tuple[int, ...], dtype: Any = np.float64, seed: int = 0) -> Array:
    return np.random.default_rng(seed).standard_normal(shape).astype(dtype)


def positive(shape: tuple[int, ...], n: int, dtype: Any = np.float64) -> Array:
    g = general((*shape, n, n))
    return np.asarray(g @ g.swapaxes(-1, -2) + np.eye(n), dtype)


def close(left: Any, right: Any, n: int) -> None:
    eps = np.finfo(np.asarray(right).dtype).eps
    assert np.asarray(left).dtype == np.asarray(right).dtype
    assert_allclose(left, right, rtol=0, atol=200 * n * eps * np.abs(right).max(initial=1.0))


def rebuilt(w: Array, v: Array) -> Array:
    return np.asarray((v * w[..., None, :]) @ v.swapaxes(-1, -2))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("n", SIZES)
def test_stacks_of_every_shape(n: int, shape: tuple[int, ...], dtype: Any) -> None:
    a, b = positive(shape, n, dtype), general((*shape, n, 3), dtype, seed=1)
    factor = cholesky(a)
    close(factor @ factor.swapaxes(-1, -2), a, n)
    close(a @ solve(a, b), b, 10 * n)
    close(factor @ solve_triangular(factor, b, lower=True), b, n)
    w, v = eigh(a)
    close(rebuilt(w, v), a, n)
    assert w.shape == (*shape, n)
    for result in (factor, solve(a, b), v):
        assert result.flags.c_contiguous
        assert result.dtype == dtype


@pytest.mark.parametrize("n", [5, 40])
@pytest.mark.parametrize("trans", [0, 1, 2, "N", "T", "C"])
@pytest.mark.parametrize("lower", [False, True])
@pytest.mark.parametrize("unit", [False, True])
def test_triangular_systems_are_scipys(n: int, trans: Any, lower: bool, unit: bool) -> None:
    a, b = general((n, n)) / n + 2 * np.eye(n), general((n, 2), seed=1)
    theirs = scipy.linalg.solve_triangular(a, b, trans, lower, unit)
    assert_allclose(solve_triangular(a, b, trans, lower, unit), theirs, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("n", [3, 33])
def test_upper_factor_reads_the_upper_triangle(n: int) -> None:
    a = positive((4,), n)
    junk = np.triu(a) + np.tril(np.full_like(a, np.nan), -1)
    factor = cholesky(junk, upper=True)
    assert_array_equal(np.tril(factor, -1), 0)
    assert_allclose(factor, cholesky(a).swapaxes(1, 2), rtol=1e-12, atol=1e-12)
    w, v = eigh(junk, UPLO="U")
    assert_allclose(rebuilt(w, v), a, atol=1e-11 * n)


@pytest.mark.parametrize("n", [3, 33])
def test_a_vector_is_a_vector_only_alone(n: int) -> None:
    a = positive((3,), n)
    one, column, row = general((n,)), general((n, 1)), general((3, n, 1))
    for function in (solve, solve_triangular):
        assert function(a, one).shape == (3, n)
        assert_array_equal(function(a, one)[..., None], function(a, one[:, None]))
        assert function(a[0], one).shape == (n,)
        assert function(a, column).shape == (3, n, 1)
        assert function(a[0], row).shape == (3, n, 1)
        assert function(a[:, None], row).shape == (3, 3, n, 1)


def test_known_values() -> None:
    assert_array_equal(cholesky([[4, 2], [2, 5]]), [[2.0, 0.0], [1.0, 2.0]])
    assert_array_equal(solve([[0, 2], [1, 0]], [4, 3]), [3.0, 2.0])
    assert_array_equal(solve_triangular([[1, 2], [9, 4]], [5, 4]), [3.0, 1.0])
    w, v = eigh([[2, 1], [1, 2]])
    assert_allclose(w, [1, 3], rtol=1e-15)
    assert_allclose(np.abs(v), np.sqrt(0.5), rtol=1e-15)
    assert_array_equal(eigh(np.zeros((4, 4))).eigenvalues, 0)
    assert_array_equal(eigh(np.diag([3.0, 1.0, 2.0])).eigenvalues, [1, 2, 3])
    wilkinson = np.diag(np.abs(np.arange(21) - 10.0)) + np.eye(21, k=1) + np.eye(21, k=-1)
    assert eigh(wilkinson).eigenvalues[-1] == pytest.approx(10.746194182903393, rel=1e-15)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", [1, 2, 5, 16])
def test_spectra_at_the_ends_of_the_range(n: int, dtype: Any) -> None:
    limits = np.finfo(dtype)
    a = positive((), n, dtype) / np.asarray(100, dtype)
    for scale in (limits.max / 100, limits.tiny * 100, limits.tiny / 4):
        scaled = (a * np.asarray(scale, dtype)).astype(dtype)
        w, v = eigh(scaled)
        spare = limits.smallest_subnormal
        reached = rebuilt(w.astype(np.longdouble), v.astype(np.longdouble))
        bound = 10 * n * float(limits.eps) * np.abs(scaled).sum() + n * float(spare)
        assert np.abs(reached - scaled).max() <= bound
        assert_allclose(v.T @ v, np.eye(n), atol=10 * n * float(limits.eps))


@pytest.mark.parametrize("n", [4, 40])
def test_one_bad_matrix_spoils_only_itself(n: int) -> None:
    a, b = positive((20,), n), general((20, n, 2))
    bad = np.zeros(20, bool)
    bad[[3, 11]] = True
    definite, singular = a.copy(), a.copy()
    definite[bad] *= -1
    singular[bad, :, 1] = 0
    broken = np.where(bad[:, None, None], np.nan, a)
    calls: dict[str, Callable[[str], Array]] = {
        "not positive definite": lambda e: cholesky(definite, on_error=e),  # type: ignore[arg-type]  # on purpose
        "singular": lambda e: solve(singular, b, on_error=e),  # type: ignore[arg-type]  # on purpose
        "not converge": lambda e: eigh(broken, on_error=e).eigenvectors,  # type: ignore[arg-type]  # on purpose
    }
    right = (cholesky(a), solve(a, b), eigh(a).eigenvectors)
    for (sentence, call), good in zip(calls.items(), right, strict=True):
        with pytest.raises(
            np.linalg.LinAlgError, match=rf"matrix \(3,\) of the stack: .*{sentence}"
        ):
            call("raise")
        result = call("nan")
        assert np.isnan(result[bad]).all()
        assert_array_equal(result[~bad], good[~bad])
    zero = np.tril(a)
    zero[bad, 2, 2] = 0
    with pytest.raises(np.linalg.LinAlgError, match=r"\(3,\).*a pivot is exactly zero"):
        solve_triangular(zero, b, lower=True)
    result = solve_triangular(zero, b, lower=True, on_error="nan")
    assert_array_equal(np.isnan(result).all(axis=(1, 2)), bad)


@pytest.mark.parametrize("n", [3, 33])
def test_nan_and_infinity(n: int) -> None:
    a, b = positive((), n), general((n, 1))
    for value in (np.nan, np.inf):
        other = a.copy()
        other[1, 0] = value
        assert np.isnan(solve(other, b)).any() or np.isinf(value)
        with pytest.raises(np.linalg.LinAlgError, match="converge"):
            eigh(other)
        with pytest.raises(np.linalg.LinAlgError, match="positive definite"):
            cholesky(other)
    assert np.isnan(solve(a, np.full((n, 1), np.nan))).all()


@pytest.mark.parametrize("function", [cholesky, eigh])
def test_what_is_not_square_or_not_real_is_refused(function: Any) -> None:
    with pytest.raises(np.linalg.LinAlgError, match=r"a has shape \(2, 3\); expected square"):
        function(np.ones((2, 3)))
    with pytest.raises(np.linalg.LinAlgError, match="expected square"):
        function(np.ones(3))
    with pytest.raises(TypeError, match="a has dtype complex128; expected float32, float64"):
        function(np.eye(2, dtype=complex))
    with pytest.raises(ValueError, match="on_error is 'ignore'; expected one of 'raise', 'nan'"):
        function(np.eye(2), on_error="ignore")


@pytest.mark.parametrize("function", [solve, solve_triangular])
def test_sides_that_do_not_fit_are_refused(function: Any) -> None:
    with pytest.raises(ValueError, match=r"b has shape \(3,\); expected 2 rows"):
        function(np.eye(2), np.ones(3))
    with pytest.raises(ValueError, match="b is a number"):
        function(np.eye(2), 1.0)
    with pytest.raises(ValueError, match="broadcast"):
        function(np.ones((2, 3, 3)), np.ones((4, 3, 1)))
    with pytest.raises(TypeError, match="b has dtype complex128"):
        function(np.eye(2), np.ones(2, complex))
    with pytest.raises(np.linalg.LinAlgError, match="expected square"):
        function(np.ones((2, 3)), np.ones(2))


def test_choices_are_checked() -> None:
    with pytest.raises(ValueError, match="UPLO is 'X'; expected one of 'L', 'U'"):
        eigh(np.eye(2), UPLO="X")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(ValueError, match="trans is 3; expected one of 0, 1, 2"):
        solve_triangular(np.eye(2), np.ones(2), trans=3)  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize("shape", [(0, 0), (0, 3, 3), (2, 0, 0)], ids=str)
def test_nothing_in_nothing_out(shape: tuple[int, ...]) -> None:
    a = np.ones(shape)
    assert cholesky(a).shape == shape
    assert eigh(a).eigenvectors.shape == shape
    assert eigh(a).eigenvalues.shape == shape[:-1]
    assert solve(a, np.ones((shape[-1], 2))).shape == (*shape[:-1], 2)
    assert solve_triangular(a, np.ones((shape[-1], 0))).shape == (*shape[:-1], 0)
    assert solve(np.eye(3), np.ones((3, 0))).shape == (3, 0)


@pytest.mark.parametrize("n", [4, 40])
def test_out_receives_the_result(n: int, poisoned: Callable[..., Array]) -> None:
    a, b = positive((6,), n), general((6, n, 2))
    out = poisoned((6, n, n))
    assert cholesky(a, out=out) is out
    assert_array_equal(out, cholesky(a))
    spaced = poisoned((12, n, 2))[::2]
    assert solve(a, b, out=spaced) is spaced
    assert_array_equal(spaced, solve(a, b))
    same = b.copy()
    assert solve_triangular(a, same, out=same) is same
    assert_array_equal(same, solve_triangular(a, b))
    with pytest.raises(ValueError, match="out has shape"):
        cholesky(a, out=poisoned((6, n)))


def test_inputs_are_left_alone() -> None:
    a, b = positive((20,), 5), general((20, 5, 2))
    kept = a.copy(), b.copy()
    cholesky(a), solve(a, b), solve_triangular(a, b), eigh(a, None, "U")
    assert_array_equal(a, kept[0])
    assert_array_equal(b, kept[1])


def test_integers_lists_and_mixed_precisions() -> None:
    assert cholesky([[4, 0], [0, 9]]).dtype == np.float64
    assert solve(np.eye(2, dtype=np.float32), np.ones(2, np.float32)).dtype == np.float32
    assert solve(np.eye(2, dtype=np.float32), np.ones(2)).dtype == np.float64
    assert eigh(np.eye(2, dtype=">f8")).eigenvalues.dtype == np.float64


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", [1, 2, 5, 9])
def test_place_in_a_stack_and_threads_change_no_bit(n: int, dtype: Any) -> None:
    a, b = positive((300,), n, dtype), general((300, n, 2), dtype)
    found = {}
    for mode in ("serial", "parallel"):
        with nbmath.threading(mode):
            found[mode] = [cholesky(a), solve(a, b), solve_triangular(a, b), *eigh(a)]
    for serial, parallel in zip(found["serial"], found["parallel"], strict=True):
        assert_array_equal(serial, parallel)
    for index in (0, 13, 299):
        alone = [cholesky(a[index]), solve(a[index], b[index])]
        alone += [solve_triangular(a[index], b[index]), *eigh(a[index])]
        for one, stack in zip(alone, found["serial"], strict=True):
            assert_array_equal(one, stack[index])


def test_layouts_give_the_same_numbers() -> None:
    a, b = positive((7,), 4), general((7, 4, 3))
    for other in (np.asfortranarray(a), a[::-1].copy()[::-1], np.repeat(a, 2, axis=0)[::2]):
        assert_array_equal(cholesky(other), cholesky(a))
        assert_array_equal(solve(other, np.asfortranarray(b)), solve(a, b))
        assert_array_equal(eigh(other).eigenvectors, eigh(a).eigenvectors)


def test_the_door_offers_what_it_lists() -> None:
    assert linalg.__all__ == sorted(set(linalg.__all__))


@pytest.mark.parametrize("dtype", DTYPES)
def test_results_that_go_past_the_cache_are_the_same(dtype: Any) -> None:
    n = 16 if dtype is np.float64 else 24
    a = np.broadcast_to(positive((7,), n, dtype), (700, 7, n, n)).reshape(-1, n, n)[:4803]
    whole = np.full((a.size + 3,), np.nan, dtype)[3:].reshape(a.shape)
    with nbmath.threading("serial"):
        assert cholesky(a, out=whole) is whole
        assert whole.nbytes > 1 << 23
        assert_array_equal(whole, np.concatenate([cholesky(a[:1600]), cholesky(a[1600:])]))
