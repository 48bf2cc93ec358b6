"""Changed Cholesky factors: known values, edges, errors, compiled forms."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath import linalg
from nbmath.linalg import cholesky, cholesky_downdate, cholesky_update, is_positive_definite

Array = NDArray[Any]


def factors(shape: tuple[int, ...], n: int, dtype: Any = np.float64) -> Array:
    g = np.random.default_rng(0).standard_normal((*shape, n, n))
    return cholesky((g @ g.swapaxes(-1, -2) + np.eye(n)).astype(dtype))


def columns(shape: tuple[int, ...], dtype: Any = np.float64) -> Array:
    return np.random.default_rng(1).standard_normal(shape).astype(dtype)


@njit
def changes(factor: Any, x: Any) -> Any:
    return linalg.cholesky_update(factor, x), linalg.cholesky_downdate(factor, x)


@njit
def asked(a: Any) -> Any:
    return linalg.is_positive_definite(a)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("n", [1, 4, 9, 33])
def test_changes_are_refactorisations(n: int, dtype: Any) -> None:
    factor, x = factors((5,), n, dtype), columns((5, n, 2), dtype)
    near: dict[str, Any] = {"rtol": 0, "atol": 1e4 * n * float(np.finfo(dtype).eps)}
    new = cholesky_update(factor, x)
    assert new.dtype == dtype
    right = factor @ factor.swapaxes(1, 2) + x @ x.swapaxes(1, 2)
    assert_allclose(new, cholesky(right), **near)
    assert_allclose(cholesky_downdate(new, x), factor, **near)
    assert_array_equal(
        cholesky_update(factor[0], x[0, :, 0]), cholesky_update(factor, x[..., :1])[0]
    )
    assert_array_equal(cholesky_update(factor[0], x), cholesky_update(factor[[0] * 5], x))
    assert_array_equal(cholesky_update(factor, x[..., :0]), factor)
    squares = factor @ factor.swapaxes(1, 2)
    squares[1] *= -1
    squares[2, 0, 0] = np.nan
    assert_array_equal(is_positive_definite(squares), [True, False, False, True, True])
    assert is_positive_definite(squares[0]) is True
    with nbmath.threading("parallel"):
        assert_array_equal(cholesky_update(factor, x), new)
        assert_array_equal(is_positive_definite(squares), [True, False, False, True, True])


def test_what_fails_says_so() -> None:
    factor, x = factors((3,), 4), np.zeros((3, 4, 1))
    x[1] = 100
    with pytest.raises(np.linalg.LinAlgError, match=r"matrix \(1,\) of the stack: .*not positive"):
        cholesky_downdate(factor, x)
    found = cholesky_downdate(factor, x, on_error="nan")
    assert_array_equal(np.isnan(found).all(axis=(1, 2)), [False, True, False])
    with pytest.raises(np.linalg.LinAlgError, match="not positive definite"):
        cholesky_update(np.zeros((2, 2)), np.zeros(2))
    with pytest.raises(np.linalg.LinAlgError, match="not positive definite"):
        cholesky_update(np.eye(2), np.full(2, np.nan))
    with pytest.raises(ValueError, match=r"x has shape \(3,\); expected 4 rows"):
        cholesky_update(factor[0], np.ones(3))
    with pytest.raises(TypeError, match="x has dtype complex128"):
        cholesky_update(np.eye(2), np.ones(2, complex))
    with pytest.raises(ValueError, match="on_error is 'x'; expected one of 'raise', 'nan'"):
        cholesky_update(np.eye(2), np.ones(2), on_error="x")  # type: ignore[arg-type]  # on purpose
    for function in (is_positive_definite, lambda a: cholesky_update(a, np.ones(2))):
        with pytest.raises(np.linalg.LinAlgError, match="expected square"):
            function(np.ones((2, 3)))


@pytest.mark.parametrize("n", [5, 50])
def test_what_fails_fails_alone_at_any_size(n: int) -> None:
    factor, x = factors((4,), n), columns((4, n, 2)) / 9
    changed = cholesky_update(factor, x), cholesky_downdate(factor, x / n)
    factor[1, n // 2, n // 2], x[1, n // 2], x[2, n - 1, 1] = 0, 0, np.nan
    x[1] = 0
    for new, right in zip(
        (
            cholesky_update(factor, x, on_error="nan"),
            cholesky_downdate(factor, x / n, on_error="nan"),
        ),
        changed,
        strict=True,
    ):
        assert np.isnan(new[1:3]).all()
        assert_array_equal(new[[0, 3]], right[[0, 3]])
        assert_array_equal(new[0], np.tril(new[0]))
    shifted = cholesky_update(4 * factor[0], 4 * x[0])
    assert_array_equal(shifted, 4 * changed[0][0])


def test_nothing_in_and_known_values() -> None:
    assert is_positive_definite(np.ones((0, 0))) is True
    assert_array_equal(is_positive_definite(np.ones((2, 0, 0))), [True, True])
    assert is_positive_definite(np.ones((0, 3, 3))).shape == (0,)
    assert cholesky_update(np.ones((0, 0)), np.ones(0)).shape == (0, 0)
    assert_array_equal(cholesky_update([[3, 0], [0, 1]], [4, 0]), [[5.0, 0.0], [0.0, 1.0]])
    assert_array_equal(cholesky_downdate([[5, 0], [0, 1]], [4, 0]), [[3.0, 0.0], [0.0, 1.0]])
    locked = factors((), 3)
    locked.flags.writeable = False
    assert cholesky_update(locked, np.ones(3)).shape == (3, 3)


@pytest.mark.parametrize("n", [3, 40])
def test_compiled_changes_are_the_same_numbers(n: int) -> None:
    for factor, x in (
        (factors((), n), columns((n,)) / 100),
        (factors((3,), n), columns((3, n, 2)) / 100),
    ):
        up, down = changes(factor, x)
        assert_array_equal(up, cholesky_update(factor, x))
        assert_array_equal(down, cholesky_downdate(factor, x))
        squares = factor @ factor.swapaxes(-1, -2)
        assert_array_equal(asked(-squares), is_positive_definite(-squares))
        assert_array_equal(asked(squares), is_positive_definite(squares))
    assert np.isnan(changes(np.ones((2, 3)), np.ones(2))[0]).all()
    assert not asked(np.ones((2, 3)))
