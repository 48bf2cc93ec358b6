"""Eigenpairs of operators: every kind of operator, repeated values, outcomes, compiled forms."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

from nbmath import linalg
from nbmath._door import Status
from tests.precisions import IN_TURN

Array = NDArray[Any]
N = 60


@njit
def chain(x: Any, out: Any) -> None:
    """The second difference with zeros at both ends."""
    n = x.shape[0]
    for i in range(n):
        left = x[i - 1] if i > 0 else x[i] - x[i]
        right = x[i + 1] if i < n - 1 else x[i] - x[i]
        out[i] = x[i] * 2 - left - right


@njit
def chain_returned(x: Any) -> Any:
    out = np.empty_like(x)
    chain(x, out)
    return out


def matrix(dtype: Any = np.float64) -> Array:
    return np.asarray(2 * np.eye(N) - np.eye(N, k=1) - np.eye(N, k=-1), dtype)


def spectrum() -> Array:
    return np.asarray(2 - 2 * np.cos(np.pi * np.arange(1, N + 1) / (N + 1)))


@pytest.mark.parametrize("dtype", IN_TURN)
def test_every_kind_of_operator_gives_the_same(dtype: Any) -> None:
    a, v0 = matrix(dtype), np.ones(N, dtype)
    kinds: tuple[Any, ...] = (
        *(a, np.asfortranarray(a), chain, chain_returned),
        *(lambda x: a @ x, chain.py_func),
    )
    bound: dict[str, Any] = {"rtol": 0, "atol": 1e-5 if dtype == np.float32 else 1e-12}
    for operator in kinds:
        found = linalg.lanczos(operator, 4, v0=v0)
        assert found.status == Status.OK
        assert found.eigenvalues.dtype == found.eigenvectors.dtype == dtype
        assert_allclose(found.eigenvalues, spectrum()[-4:], **bound)
        assert found.eigenvectors.shape == (N, 4)
        left = a @ found.eigenvectors - found.eigenvectors * found.eigenvalues
        assert_allclose(np.linalg.norm(left, axis=0), found.residuals, **bound)
        one = linalg.power_iteration(operator, v0=v0, tol=1e-2)
        assert one.status == Status.OK
        assert one.eigenvector.dtype == dtype
        assert one.eigenvalue <= spectrum()[-1] * (1 + 1e-6)


@pytest.mark.parametrize(("which", "start"), [("LA", N - 5), ("SA", 0), ("LM", N - 5)])
def test_ends_of_a_spectrum(which: Any, start: int) -> None:
    found = linalg.lanczos(chain, 5, N, which, ncv=12)
    assert found.status == Status.OK
    assert_allclose(found.eigenvalues, spectrum()[start : start + 5], rtol=0, atol=1e-12)
    assert np.all(np.diff(found.eigenvalues) > 0)
    v = found.eigenvectors
    assert_allclose(v.T @ v, np.eye(5), rtol=0, atol=1e-12)
    assert np.all(np.take_along_axis(v, np.abs(v).argmax(axis=0)[None], 0) > 0)


def test_repeated_eigenvalues_are_found_as_often_as_they_occur() -> None:
    d = np.repeat([5.0, 7.0, 1.0, 2.0], [40, 3, 3, 30])
    found = linalg.lanczos(np.diag(d), 5)
    assert_allclose(found.eigenvalues, [5, 5, 7, 7, 7], rtol=0, atol=1e-12)
    assert_allclose(linalg.lanczos(np.eye(N), 4, which="SA").eigenvalues, 1, rtol=0, atol=1e-13)
    side = 20
    line = 2 * np.eye(side) - np.eye(side, k=1) - np.eye(side, k=-1)
    square = np.kron(line, np.eye(side)) + np.kron(np.eye(side), line)
    wanted = np.linalg.eigvalsh(square)
    found = linalg.lanczos(square, 6)
    assert_allclose(found.eigenvalues, wanted[-6:], rtol=0, atol=1e-12)


def test_farthest_values_have_both_signs() -> None:
    d = np.linspace(-10.0, 9.5, N)
    found = linalg.lanczos(np.diag(d), 3, which="LM", ncv=10)
    assert_allclose(found.eigenvalues, np.sort([d[0], d[1], d[-1]]), rtol=0, atol=1e-12)


def test_small_dimensions_and_whole_spectra() -> None:
    assert linalg.lanczos([[3.0]], 1)[0] == 3.0
    assert linalg.power_iteration([[-3.0]]).eigenvalue == -3.0
    assert_array_equal(linalg.lanczos(np.zeros((4, 4)), 4).eigenvalues, 0)
    assert linalg.power_iteration(np.zeros((4, 4))).status == Status.OK
    whole = linalg.lanczos(matrix(), N)
    assert_allclose(whole.eigenvalues, spectrum(), rtol=0, atol=1e-12)
    assert linalg.lanczos([[2, 1], [1, 2]], 2).eigenvalues.dtype == np.float64


def test_what_does_not_converge_says_so() -> None:
    found = linalg.lanczos(chain, 4, N, maxiter=10, ncv=8)
    assert found.status == Status.NOT_CONVERGED
    assert np.max(found.residuals) > 1e-6
    a = matrix()
    a[3, 3] = np.nan
    assert linalg.lanczos(a, 2).status == Status.NOT_CONVERGED
    assert np.isnan(linalg.lanczos(a, 2).eigenvalues).all()
    assert linalg.power_iteration(a).status == Status.NOT_CONVERGED
    swinging = linalg.power_iteration(np.diag([1.0, -1.0]), maxiter=7)
    assert (swinging.status, swinging.iterations) == (Status.NOT_CONVERGED, 7)


@pytest.mark.parametrize("scale", [1e-140, 1e140])
def test_very_large_and_small_operators(scale: float) -> None:
    found = linalg.lanczos(matrix() * scale, 3)
    assert found.status == Status.OK
    assert_allclose(found.eigenvalues / scale, spectrum()[-3:], rtol=0, atol=1e-12)


def test_same_calls_inside_compiled_code() -> None:
    @njit
    def both(a: Any, v: Any) -> Any:
        first = linalg.lanczos(chain, 3, 60, ncv=20, tol=1e-8)
        second = linalg.lanczos(a, 2, which="SA", v0=v)
        third = linalg.power_iteration(a, v0=v, tol=1e-2)
        return first.eigenvalues, second.eigenvectors, second.status, third.eigenvector

    a, v = matrix(), np.ones(N)
    values, vectors, status, vector = both(a, v)
    assert_array_equal(values, linalg.lanczos(chain, 3, N, ncv=20, tol=1e-8).eigenvalues)
    assert_array_equal(vectors, linalg.lanczos(a, 2, which="SA", v0=v).eigenvectors)
    assert status == 0
    assert_array_equal(vector, linalg.power_iteration(a, v0=v, tol=1e-2).eigenvector)
    failed = both(np.ones((3, 2)), np.ones(3))
    assert np.isnan(failed[1]).all()
    assert failed[2] == Status.NOT_CONVERGED


@pytest.mark.parametrize(
    ("arguments", "options", "sentence"),
    [
        ((np.ones((2, 3)), 1), {}, r"a has shape \(2, 3\); expected one square matrix"),
        ((np.eye(3), 0), {}, "k is 0; expected 1 to 3, the dimension"),
        ((np.eye(3), 4), {}, "k is 4; expected 1 to 3"),
        ((chain, 2), {}, "its dimension is not known; expected n or v0"),
        ((np.eye(3), 1, 4), {}, "n is 4; expected 3, the dimension of a"),
        ((np.eye(3), 1), {"which": "BE"}, "which is 'BE'; expected one of 'LA', 'SA', 'LM'"),
        ((np.eye(3), 1), {"v0": np.ones(2)}, r"v0 has shape \(2,\); expected \(3,\)"),
        ((np.eye(3), 1), {"v0": np.ones((3, 1))}, r"v0 has shape \(3, 1\); expected one vector"),
        ((np.eye(3), 1), {"v0": np.zeros(3)}, "v0 is zero; expected a direction"),
        ((np.eye(3), 1), {"tol": -1.0}, "tol is -1.0; expected a number >= 0"),
        ((np.eye(3), 1), {"maxiter": 0}, "maxiter is 0; expected a positive number"),
        ((np.eye(9), 2), {"ncv": 3}, "ncv is 3; expected 4, k . 2, or more"),
        ((np.empty((0, 0)), 1), {}, "the dimension is 0; expected 1 or more"),
        ((lambda x: x[:1], 1, 3), {}, r"returned shape \(1,\) for a vector"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(arguments: Any, options: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        linalg.lanczos(*arguments, **options)


def test_complex_operators_are_refused() -> None:
    with pytest.raises(TypeError, match="a has dtype complex128; expected float32"):
        linalg.power_iteration(1j * np.eye(2))
