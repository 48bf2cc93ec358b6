"""linalg inside `@njit`: the same numbers, nan where Python raises, no warnings."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_array_equal
from numpy.typing import NDArray

from nbmath import linalg

Array = NDArray[Any]


@njit
def factors(a: Any) -> Any:
    return linalg.cholesky(a), linalg.cholesky(a, upper=True)


@njit
def spectra(a: Any) -> Any:
    found = linalg.eigh(a, UPLO="U")
    return found.eigenvalues, linalg.eigh(a).eigenvectors


@njit
def solutions(a: Any, b: Any, out: Any) -> Any:
    linalg.solve(a, b, out=out)
    return linalg.solve_triangular(a, b, 1, lower=True, unit_diagonal=True)


def positive(shape: tuple[int, ...], n: int) -> Array:
    g = np.random.default_rng(0).standard_normal((*shape, n, n))
    return np.asarray(g @ g.swapaxes(-1, -2) + np.eye(n))


@pytest.mark.parametrize("n", [1, 4, 33])
def test_compiled_code_gives_the_same_numbers(n: int) -> None:
    for shape in ((), (10,)):
        a = positive(shape, n)
        lower, upper = factors(a)
        assert_array_equal(lower, linalg.cholesky(a))
        assert_array_equal(upper, linalg.cholesky(a, upper=True))
        w, v = spectra(a)
        assert_array_equal(w, linalg.eigh(a, UPLO="U").eigenvalues)
        assert_array_equal(v, linalg.eigh(a).eigenvectors)


@pytest.mark.parametrize("n", [1, 4, 33])
def test_compiled_systems_broadcast(n: int) -> None:
    rng = np.random.default_rng(1)
    for a, b in (
        (positive((), n), rng.standard_normal(n)),
        (positive((5,), n), rng.standard_normal((n, 2))),
    ):
        out = np.full_like(linalg.solve(a, b), np.nan)
        x = solutions(a, b, out)
        assert_array_equal(out, linalg.solve(a, b))
        right = linalg.solve_triangular(a, b, 1, lower=True, unit_diagonal=True)
        assert_array_equal(x, right)


@pytest.mark.parametrize("n", [4, 33])
def test_failures_are_nan_in_compiled_code(n: int) -> None:
    a = positive((3,), n)
    a[1] = -a[1]
    lower, _ = factors(a)
    assert_array_equal(np.isnan(lower).all(axis=(1, 2)), [False, True, False])
    a[1] = np.nan
    w, _ = spectra(a)
    assert_array_equal(np.isnan(w).all(axis=1), [False, True, False])
    a[1] = 0
    out = np.full((3, n, 2), np.nan)
    solutions(a, np.ones((n, 2)), out)
    assert_array_equal(np.isnan(out).all(axis=(1, 2)), [False, True, False])


def test_what_is_not_square_is_nan_in_compiled_code() -> None:
    assert np.isnan(factors(np.ones((2, 3)))[0]).all()
    assert np.isnan(spectra(np.ones((2, 3)))[0]).all()


def test_single_precision_stays_single() -> None:
    a = positive((2,), 3).astype(np.float32)
    assert factors(a)[0].dtype == np.float32
    assert_array_equal(factors(a)[0], linalg.cholesky(a))
