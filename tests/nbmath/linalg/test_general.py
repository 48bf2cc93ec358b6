"""eig and eigvals: NumPy's, known values, edges, errors, stacks, compiled forms."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath.linalg import eig, eigvals

Array = NDArray[Any]
KINDS = {np.float32: np.complex64, np.float64: np.complex128}


@njit
def compiled(a: Any) -> Any:
    return eig(a), eigvals(a)


def general(shape: tuple[int, ...], n: int, dtype: Any = np.float64) -> Array:
    return np.random.default_rng(n).standard_normal((*shape, n, n)).astype(dtype)


def residual(a: Array) -> float:
    """Of the eigenpairs, in units of n eps |a|."""
    w, v = (x.astype(complex) for x in eig(a))
    wide = a.astype(float)
    error = np.abs(wide @ v - v * w[..., None, :]).max(axis=(-1, -2))
    bound = np.abs(wide).sum(axis=-2).max(axis=-1) * a.shape[-1] * np.finfo(a.dtype).eps
    return float(np.max(error / (bound + np.finfo(a.dtype).tiny)))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("n", [1, 2, 3, 7, 16, 32, 33, 40])
def test_spectra_are_numpys(n: int, dtype: Any) -> None:
    a = general((4,), n, dtype)
    w, v = eig(a)
    assert w.dtype == v.dtype == eigvals(a).dtype == KINDS[dtype]
    assert w.flags.c_contiguous
    assert v.flags.c_contiguous
    assert residual(a) < 10
    near = 1e4 * float(np.finfo(dtype).eps)
    for found in (w, eigvals(a)):
        distance = np.abs(found[:, :, None] - np.linalg.eigvals(a)[:, None, :])
        assert distance.min(axis=1).max() < near
        assert distance.min(axis=2).max() < near
    assert_allclose(np.linalg.norm(v.astype(complex), axis=1), 1.0, atol=near)


def test_known_values() -> None:
    turn = np.array([[0.0, -1.0], [1.0, 0.0]])
    w, v = eig(turn)
    assert_array_equal(w, [1j, -1j])
    assert_allclose(np.abs(v), np.full((2, 2), np.sqrt(0.5)), rtol=1e-15)
    assert_array_equal(v[:, 0], v[:, 1].conj())
    assert_array_equal(eigvals(np.diag([3.0, -1.0, 2.0])), [3, -1, 2])
    shift = np.roll(np.eye(7), 1, axis=0)  # steps without exceptional shifts go round in circles
    assert_allclose(eigvals(shift) ** 7, 1.0, atol=1e-13)
    quarters = eigvals(np.kron(np.eye(2), turn))
    assert_allclose(np.sort(quarters.imag), [-1, -1, 1, 1], atol=1e-15)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("n", [1, 2, 5, 9, 20])
def test_defective_and_repeated_eigenvalues(n: int, dtype: Any) -> None:
    """Divisors vanish, and vectors grow beyond the range where nobody looks after them."""
    for a in (
        np.zeros((n, n)),
        np.eye(n),
        np.eye(n, k=1),
        np.ones((n, n)),  # what is left of it by steps is smaller each time, down to nothing
        3 * np.eye(n) + np.eye(n, k=1),
        np.kron(np.eye(n), [[1.0, -2.0], [2.0, 1.0]]) + np.eye(2 * n, k=2),
        np.triu(np.ones((n, n))) * 1e3,
        np.kron(np.triu(np.ones((n, n))), [[0.0, 1.0], [-4.0, 0.0]])[:32, :32],
    ):
        w, v = eig(a.astype(dtype))
        assert np.isfinite(w).all()
        assert np.isfinite(v).all()
        assert residual(a.astype(dtype)) < 10


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("power", [-100, -40, 40, 100])
def test_matrices_near_the_ends_of_the_range(power: int, dtype: Any) -> None:
    a = general((3,), 6, dtype)
    w, v = eig(a)
    scaled, turned = eig(np.ldexp(a, power))
    assert_array_equal(scaled.real, np.ldexp(w.real, power))
    assert_array_equal(scaled.imag, np.ldexp(w.imag, power))
    assert_array_equal(turned, v)


def test_badly_scaled_matrices_are_balanced() -> None:
    """Eigenvalues of D^-1 A D are those of A, however large D is."""
    a = general((), 6)
    d = 2.0 ** np.array([0.0, 15, -20, 8, 25, -11])
    assert_allclose(
        np.sort_complex(eigvals(a * d / d[:, None])), np.sort_complex(eigvals(a)), 1e-12
    )


@pytest.mark.parametrize("n", [3, 40])
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_failures_are_named(n: int, bad: float) -> None:
    a = general((5,), n)
    good = eig(a)
    a[1, 0, n - 1] = bad
    for call in (eig, eigvals):
        with pytest.raises(np.linalg.LinAlgError, match=r"matrix \(1,\) of the stack: .*converge"):
            call(a)
    w, v = eig(a, on_error="nan")
    assert_array_equal(np.isnan(w).all(axis=1), np.arange(5) == 1)
    assert_array_equal(np.isnan(v).all(axis=(1, 2)), np.arange(5) == 1)
    others = [0, 2, 3, 4]
    assert_array_equal(w[others], good.eigenvalues[others])
    assert_array_equal(v[others], good.eigenvectors[others])
    assert_array_equal(np.isnan(eigvals(a, on_error="nan")).all(axis=1), np.arange(5) == 1)


@pytest.mark.parametrize("function", [eig, eigvals])
def test_bad_input_is_refused(function: Any) -> None:
    with pytest.raises(np.linalg.LinAlgError, match=r"a has shape \(2, 3\); expected square"):
        function(np.ones((2, 3)))
    with pytest.raises(np.linalg.LinAlgError, match=r"a has shape \(2,\); expected square"):
        function(np.ones(2))
    with pytest.raises(TypeError, match="a has dtype complex128; expected float32"):
        function(np.eye(2) * 1j)
    with pytest.raises(ValueError, match="on_error is 'ignore'; expected one of 'raise', 'nan'"):
        function(np.eye(2), on_error="ignore")


def test_stacks_of_any_shape_and_none() -> None:
    for shape in ((0, 0), (2, 0, 0), (0, 3, 3), (2, 0, 3, 3)):
        w, v = eig(np.ones(shape))
        assert w.shape == eigvals(np.ones(shape)).shape == shape[:-1]
        assert v.shape == shape
    a = general((2, 3), 4)
    w, v = eig(a)
    for place in np.ndindex(2, 3):
        assert_array_equal(w[place], eig(a[place]).eigenvalues)
        assert_array_equal(v[place], eig(a[place]).eigenvectors)
    assert_array_equal(eig(a.swapaxes(-1, -2))[0], eig(a.swapaxes(-1, -2).copy())[0])
    assert_array_equal(eigvals(a[:, ::-1, ::-1]), eigvals(a[:, ::-1, ::-1].copy()))
    assert_array_equal(eigvals([[2, 1], [0, 3]]), [2, 3])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("n", [4, 33])
def test_compiled_code_and_threads_give_the_same_numbers(n: int, dtype: Any) -> None:
    a = general((70,), n, dtype)
    pairs, values = compiled(a)
    assert pairs.eigenvectors.dtype == values.dtype == KINDS[dtype]
    for mode in ("serial", "parallel"):
        with nbmath.threading(mode):
            w, v = eig(a)
            assert_array_equal(eigvals(a), values)
        assert_array_equal(pairs.eigenvalues, w)
        assert_array_equal(pairs.eigenvectors, v)


def test_compiled_code_has_nan_for_what_fails() -> None:
    a = general((3,), 3)
    a[1] = np.inf
    (w, v), values = compiled(a)
    for found in (w, values, v[:, 0]):
        assert_array_equal(np.isnan(found).all(axis=1), [False, True, False])
    assert np.isnan(compiled(np.ones((2, 3)))[1]).all()
