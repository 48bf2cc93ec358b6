"""Iterative solvers: operators of every kind, preconditioners, outcomes, errors, compiled forms."""

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
SOLVERS = {"cg": linalg.cg, "minres": linalg.minres, "gmres": linalg.gmres}
N = 40


@njit
def poisson(x: Any, out: Any) -> None:
    """The second difference with zeros at both ends, plus one."""
    n = x.shape[0]
    for i in range(n):
        left = x[i - 1] if i > 0 else x[i] - x[i]
        right = x[i + 1] if i < n - 1 else x[i] - x[i]
        out[i] = x[i] * 3 - left - right


@njit
def poisson_returned(x: Any) -> Any:
    out = np.empty_like(x)
    poisson(x, out)
    return out


@njit
def jacobi(x: Any, out: Any) -> None:
    for i in range(x.shape[0]):
        out[i] = x[i] / 3


def matrix(dtype: Any = np.float64) -> Array:
    return np.asarray(3 * np.eye(N) - np.eye(N, k=1) - np.eye(N, k=-1), dtype)


def right_side(dtype: Any = np.float64) -> Array:
    return np.random.default_rng(0).standard_normal(N).astype(dtype)


@pytest.mark.parametrize("dtype", IN_TURN)
@pytest.mark.parametrize("name", SOLVERS)
def test_every_kind_of_operator_gives_the_same(name: str, dtype: Any) -> None:
    solver, a, b = SOLVERS[name], matrix(dtype), right_side(dtype)
    wanted = np.linalg.solve(a.astype(float), b)
    bound: dict[str, Any] = {"rtol": 0, "atol": 1e-4 if dtype == np.float32 else 1e-8}
    kinds: tuple[Any, ...] = (
        *(a, np.asfortranarray(a), poisson, poisson_returned),
        *(lambda x: a @ x, poisson.py_func),
    )
    for operator in kinds:
        found = solver(operator, b, rtol=1e-5 if dtype == np.float32 else 1e-10)
        assert found.status == Status.OK
        assert found.x.dtype == dtype
        assert_allclose(found.x, wanted, **bound)
        assert found.residual <= 1.1e-5 * np.linalg.norm(b)


@pytest.mark.parametrize("name", SOLVERS)
def test_preconditioners_of_every_kind(name: str) -> None:
    scales = np.logspace(0, 3, N)
    a = matrix() * np.sqrt(np.outer(scales, scales))
    b = right_side()
    inverse = np.diag(1 / np.diag(a))
    plain = SOLVERS[name](a, b, rtol=1e-8, maxiter=4000)
    for preconditioner in (inverse, njit(lambda x: x / (3 * scales)), lambda x: x / (3 * scales)):
        found = SOLVERS[name](a, b, rtol=1e-8, M=preconditioner)
        assert found.status == Status.OK
        assert found.iterations < plain.iterations / 2
        assert_allclose(a @ found.x, b, rtol=0, atol=float(1.1e-8 * np.linalg.norm(b)))


@pytest.mark.parametrize("name", SOLVERS)
def test_first_guess(name: str) -> None:
    a, b = matrix(), right_side()
    x = np.linalg.solve(a, b)
    found = SOLVERS[name](a, b, x, rtol=1e-10)
    assert found.iterations == 0
    assert_array_equal(found.x, x)
    near = SOLVERS[name](poisson, b, x + 1e-3, rtol=1e-10)
    assert near.status == Status.OK
    assert_allclose(near.x, x, rtol=0, atol=1e-8)
    nothing = SOLVERS[name](a, 0 * b, x)
    assert_array_equal(nothing.x, 0)


@pytest.mark.parametrize("name", SOLVERS)
def test_what_does_not_converge_says_so(name: str) -> None:
    a, b = matrix(), right_side()
    found = SOLVERS[name](a, b, rtol=1e-12, maxiter=2)
    assert found.status == Status.NOT_CONVERGED
    assert found.iterations == 2
    assert found.residual == pytest.approx(np.linalg.norm(b - a @ found.x))
    a[0, 0] = np.nan
    assert SOLVERS[name](a, b).status != Status.OK
    beyond = SOLVERS[name](matrix(), b, rtol=1e-30)
    assert beyond.status == Status.NOT_CONVERGED
    assert_allclose(matrix() @ beyond.x, b, rtol=0, atol=1e-13)


def test_indefinite_and_singular_matrices() -> None:
    b = right_side()
    found = linalg.cg(-matrix(), b)
    assert found.status == Status.NOT_POSITIVE_DEFINITE
    assert "not positive definite" in found.status.sentence
    assert linalg.minres(matrix(), b, M=-np.eye(N)).status == Status.NOT_POSITIVE_DEFINITE
    singular = np.diag([1.0, 2.0, 0.0])
    assert_allclose(linalg.minres(singular, [1.0, 2.0, 0.0], rtol=1e-10).x, [1, 1, 0], atol=1e-9)
    for solver in (linalg.minres, linalg.gmres):
        assert solver(singular, [1.0, 2.0, 1.0]).status == Status.NOT_CONVERGED


@pytest.mark.parametrize("restart", [1, 3, 100])
def test_gmres_restarts(restart: int) -> None:
    a, b = matrix() + np.triu(np.ones((N, N)), 3) / N, right_side()
    found = linalg.gmres(a, b, rtol=1e-9, restart=restart, maxiter=500)
    assert found.status == Status.OK
    assert_allclose(a @ found.x, b, rtol=0, atol=float(1.1e-9 * np.linalg.norm(b)))


@pytest.mark.parametrize("name", SOLVERS)
def test_solvers_inside_compiled_code(name: str) -> None:
    solver = SOLVERS[name]

    @njit
    def solve(a: Any, b: Any, x: Any) -> Any:
        first = solver(poisson, b, rtol=1e-9, maxiter=200, M=jacobi)
        second = solver(a, b, x, rtol=1e-9)
        return first.x, first.status, second.x, second.iterations, second.residual

    a, b = matrix(), right_side()
    first, status, second, iterations, residual = solve(a, b, np.ones(N))
    assert_array_equal(first, solver(poisson, b, None, rtol=1e-9, M=jacobi).x)
    wanted = solver(a, b, np.ones(N), rtol=1e-9)
    assert (status, iterations, residual) == (0, wanted.iterations, wanted.residual)
    assert_array_equal(second, wanted.x)
    assert np.isnan(solve(np.ones((N, 3)), b, np.ones(N))[2]).all()


@pytest.mark.parametrize(
    ("arguments", "options", "error", "sentence"),
    [
        ((np.eye(3), np.ones(2)), {}, ValueError, r"A has shape \(3, 3\); expected \(2, 2\)"),
        ((np.ones((2, 3)), np.ones(2)), {}, ValueError, r"A has shape \(2, 3\); expected \(2, 2\)"),
        ((np.eye(2), np.ones((2, 1))), {}, ValueError, r"b has shape \(2, 1\); expected one vec"),
        ((np.eye(2), np.ones(2), [1.0]), {}, ValueError, r"x0 has shape \(1,\); expected \(2,\)"),
        ((np.eye(2), 1j * np.ones(2)), {}, TypeError, "b has dtype complex128; expected float32"),
        ((1j * np.eye(2), np.ones(2)), {}, TypeError, "A has dtype complex128; expected float32"),
        ((np.eye(2), np.ones(2)), {"M": np.eye(3)}, ValueError, r"M has shape \(3, 3\)"),
        ((np.eye(2), np.ones(2)), {"rtol": -1.0}, ValueError, "rtol is -1.0; expected a number"),
        ((np.eye(2), np.ones(2)), {"atol": np.nan}, ValueError, "atol is nan; expected a number"),
        ((np.eye(2), np.ones(2)), {"maxiter": 0}, ValueError, "maxiter is 0; expected a positive"),
        ((np.eye(2), np.ones(2)), {"restart": 0}, ValueError, "restart is 0; expected a positive"),
        ((lambda x: x[:1], np.ones(2)), {}, ValueError, r"returned shape \(1,\) for a vector"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(
    arguments: Any, options: Any, error: Any, sentence: str
) -> None:
    with pytest.raises(error, match=sentence):
        linalg.gmres(*arguments, **options)


def test_empty_systems() -> None:
    for solver in SOLVERS.values():
        found = solver(np.empty((0, 0)), np.empty(0))
        assert found.x.shape == (0,)
        assert found.status == Status.OK
