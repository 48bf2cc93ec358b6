"""Blocks of eigenpairs: operators of every kind, metrics, preconditioners, constraints, edges."""

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
def mass(x: Any) -> Any:
    """The metric of linear finite elements on that chain, times six."""
    n, out = x.shape[0], np.empty_like(x)
    for i in range(n):
        left = x[i - 1] if i > 0 else x[i] - x[i]
        right = x[i + 1] if i < n - 1 else x[i] - x[i]
        out[i] = x[i] * 4 + left + right
    return out


def matrix(dtype: Any = np.float64) -> Array:
    return np.asarray(2 * np.eye(N) - np.eye(N, k=1) - np.eye(N, k=-1), dtype)


def metric(dtype: Any = np.float64) -> Array:
    return np.asarray(4 * np.eye(N) + np.eye(N, k=1) + np.eye(N, k=-1), dtype)


def angles() -> Array:
    return np.asarray(np.pi * np.arange(1, N + 1) / (N + 1))


def start(k: int, dtype: Any = np.float64) -> Array:
    return np.random.default_rng(1).standard_normal((N, k)).astype(dtype)


@pytest.mark.parametrize("dtype", IN_TURN)
def test_every_kind_of_operator_gives_the_same(dtype: Any) -> None:
    a, b, x = matrix(dtype), metric(dtype), start(3, dtype)
    wanted = ((2 - 2 * np.cos(angles())) / (4 + 2 * np.cos(angles())))[-3:]
    kinds: tuple[tuple[Any, Any], ...] = (
        *((a, b), (chain, mass), (chain, b), (a, mass), (chain.py_func, mass)),
        *((lambda x: a @ x, lambda x: b @ x), (np.asfortranarray(a), mass.py_func)),
    )
    for left, right in kinds:
        found = linalg.lobpcg(left, x, right)
        assert found.status == Status.OK
        assert found.eigenvalues.dtype == found.eigenvectors.dtype == dtype
        near = 2e-5 if dtype == np.float32 else 1e-12
        assert_allclose(found.eigenvalues, wanted, rtol=0, atol=near)
        v = found.eigenvectors.astype(float)
        assert_allclose(v.T @ metric() @ v, np.eye(3), rtol=0, atol=near)
        rest = np.linalg.norm(matrix() @ v - metric() @ v * found.eigenvalues, axis=0)
        assert_allclose(rest, found.residuals, rtol=0, atol=near)
        assert np.all(np.take_along_axis(v, np.abs(v).argmax(axis=0)[None], 0) > 0)


@pytest.mark.parametrize("largest", [True, False])
def test_both_ends_of_a_spectrum(largest: bool) -> None:
    found = linalg.lobpcg(chain, start(4), tol=0, largest=largest)
    spectrum = 2 - 2 * np.cos(angles())
    wanted = spectrum[-4:] if largest else spectrum[:4]
    assert found.status == Status.OK
    assert_allclose(found.eigenvalues, wanted, rtol=0, atol=1e-14)


def test_a_preconditioner_saves_steps() -> None:
    inverse = np.linalg.inv(matrix())

    @njit
    def halfway(x: Any, out: Any) -> None:
        out[:] = 2 * x

    plain = linalg.lobpcg(chain, start(3), largest=False)
    with_m = linalg.lobpcg(chain, start(3), M=inverse, largest=False)
    assert with_m.status == plain.status == Status.OK
    assert 3 * with_m.iterations < plain.iterations
    assert_allclose(with_m.eigenvalues, plain.eigenvalues, rtol=0, atol=1e-12)
    scaled = linalg.lobpcg(chain, start(3), M=halfway, largest=False)
    assert abs(scaled.iterations - plain.iterations) <= 2


def test_constraints_take_what_is_known_out() -> None:
    b = metric()
    first = linalg.lobpcg(chain, start(3), b, largest=False, tol=1e-12)
    others = linalg.lobpcg(chain, start(2), b, Y=first.eigenvectors, largest=False)
    wanted = ((2 - 2 * np.cos(angles())) / (4 + 2 * np.cos(angles())))[3:5]
    assert others.status == Status.OK
    assert_allclose(others.eigenvalues, wanted, rtol=0, atol=1e-12)
    assert_allclose(first.eigenvectors.T @ b @ others.eigenvectors, 0, atol=1e-13)
    # constraints that are no eigenvectors: the best vectors beside them
    y = np.repeat(np.ones((N, 1)), 2, axis=1)
    found = linalg.lobpcg(chain, start(2), Y=y, tol=1e-10)
    q = np.linalg.qr(np.c_[np.ones(N), np.eye(N)])[0][:, 1:N]
    assert found.status == Status.OK
    assert_allclose(found.eigenvalues, np.linalg.eigvalsh(q.T @ matrix() @ q)[-2:], atol=1e-12)


def test_starts_that_depend_on_each_other_are_filled_up() -> None:
    for x in (np.zeros((N, 3)), np.ones((N, 3)), np.eye(N, 3) * 1e-300):
        found = linalg.lobpcg(chain, x, tol=1e-10)
        assert found.status == Status.OK
        assert_allclose(found.eigenvalues, (2 - 2 * np.cos(angles()))[-3:], rtol=0, atol=1e-12)


def test_small_dimensions_and_whole_spectra() -> None:
    assert linalg.lobpcg([[3.0]], [[1.0]])[0] == 3.0
    a = matrix()[:7, :7]
    whole = linalg.lobpcg(a, np.eye(7)[::-1])
    assert_allclose(whole.eigenvalues, np.linalg.eigvalsh(a), rtol=0, atol=1e-14)
    # up to five times the number of pairs the start does not matter
    stuck = linalg.lobpcg(np.diag([1.0, 5.0, 2.0, 4.0]), np.eye(4, 1))
    assert_allclose(stuck.eigenvalues, [5.0], rtol=1e-14)
    assert_array_equal(linalg.lobpcg(np.zeros((9, 9)), np.eye(9, 2)).eigenvalues, 0)
    assert linalg.lobpcg([[2, 1], [1, 2]], [[1], [0]]).eigenvalues.dtype == np.float64


def test_what_does_not_converge_says_so() -> None:
    found = linalg.lobpcg(chain, start(3), maxiter=4, largest=False)
    assert (found.status, found.iterations) == (Status.NOT_CONVERGED, 4)
    assert np.max(found.residuals) > 1e-6
    a = matrix()
    a[3, 3] = np.nan
    spoiled = linalg.lobpcg(a, start(2))
    assert spoiled.status == Status.NOT_CONVERGED
    assert np.isnan(spoiled.eigenvalues).all()
    assert np.isnan(spoiled.eigenvectors).all()
    assert linalg.lobpcg(matrix(), start(2), M=a).status == Status.NOT_CONVERGED
    assert linalg.lobpcg(matrix(), start(2), a).status == Status.NOT_CONVERGED
    assert linalg.lobpcg(matrix(), start(2), -metric()).status == Status.NOT_CONVERGED


@pytest.mark.parametrize("scale", [1e-140, 1e140])
def test_very_large_and_small_operators(scale: float) -> None:
    found = linalg.lobpcg(matrix() * scale, start(3))
    assert found.status == Status.OK
    assert_allclose(found.eigenvalues / scale, (2 - 2 * np.cos(angles()))[-3:], rtol=0, atol=1e-12)


def test_same_calls_inside_compiled_code() -> None:
    @njit
    def both(a: Any, x: Any, y: Any) -> Any:
        first = linalg.lobpcg(chain, x, mass, tol=1e-8, largest=False)
        second = linalg.lobpcg(a, x, None, a, y, maxiter=5)
        return first.eigenvalues, second.eigenvectors, second.status

    a, x, y = matrix(), start(2), np.ones((N, 1))
    values, vectors, status = both(a, x, y)
    assert_array_equal(values, linalg.lobpcg(chain, x, mass, tol=1e-8, largest=False).eigenvalues)
    same = linalg.lobpcg(a, x, None, a, y, maxiter=5)
    assert_array_equal(vectors, same.eigenvectors)
    assert status == same.status
    failed = both(np.ones((3, 2)), x, y)
    assert np.isnan(failed[1]).all()
    assert failed[2] == Status.NOT_CONVERGED


@pytest.mark.parametrize(
    ("arguments", "options", "sentence"),
    [
        ((np.ones((2, 3)), np.ones((2, 1))), {}, r"A has shape \(2, 3\); expected \(2, 2\)"),
        ((np.eye(3), np.ones((2, 1))), {}, r"A has shape \(3, 3\); expected \(2, 2\)"),
        ((np.eye(3), np.ones(3)), {}, r"X has shape \(3,\); expected \(n, k\), a column for"),
        ((np.eye(3), np.ones((3, 0))), {}, r"X has shape \(3, 0\); expected \(n, k\)"),
        ((np.eye(3), np.eye(3)), {"Y": np.ones((3, 1))}, "X has 3 columns and Y has 1; expected"),
        ((np.eye(3), np.ones((3, 1))), {"Y": np.ones(3)}, r"Y has shape \(3,\); expected \(3, m\)"),
        ((np.eye(3), np.ones((3, 1))), {"B": np.eye(2)}, r"B has shape \(2, 2\); expected"),
        ((np.eye(3), np.ones((3, 1))), {"M": np.eye(2)}, r"M has shape \(2, 2\); expected"),
        ((np.eye(3), np.ones((3, 1))), {"tol": -1.0}, "tol is -1.0; expected a number >= 0"),
        ((np.eye(3), np.ones((3, 1))), {"maxiter": 0}, "maxiter is 0; expected a positive number"),
        ((lambda x: x[:1], np.ones((3, 1))), {}, r"returned shape \(1,\) for a vector"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(arguments: Any, options: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        linalg.lobpcg(*arguments, **options)


def test_complex_operators_are_refused() -> None:
    with pytest.raises(TypeError, match="A has dtype complex128; expected float32"):
        linalg.lobpcg(1j * np.eye(2), np.ones((2, 1)))
