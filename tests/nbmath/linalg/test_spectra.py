"""Eigenvalues alone and in a metric: known values, edges, errors, compiled forms."""

from typing import Any

import numpy as np
import pytest
import scipy.linalg
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath.linalg import eigh, eigh_general, eigvalsh

Array = NDArray[Any]


@njit
def compiled(a: Any, b: Any) -> Any:
    return eigvalsh(a), eigvalsh(a, "U"), eigh_general(a, b)


def pencil(shape: tuple[int, ...], n: int, dtype: Any = np.float64) -> tuple[Array, Array]:
    g, h = np.random.default_rng(0).standard_normal((2, *shape, n, n))
    a, b = g + g.swapaxes(-1, -2), h @ h.swapaxes(-1, -2) + n * np.eye(n)
    return a.astype(dtype), b.astype(dtype)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("n", [1, 2, 7, 16, 33])
def test_spectra_are_scipys(n: int, dtype: Any) -> None:
    near: dict[str, Any] = {"rtol": 0, "atol": 1e3 * n * float(np.finfo(dtype).eps)}
    a, b = pencil((3,), n, dtype)
    assert eigvalsh(a).dtype == dtype
    assert_allclose(eigvalsh(a), eigh(a).eigenvalues, **near)
    w, v = eigh_general(a, b)
    for index in range(3):
        assert_allclose(w[index], scipy.linalg.eigh(a[index], b[index])[0], **near)
    assert_allclose(a @ v, (b @ v) * w[:, None, :], **near)


@pytest.mark.parametrize("n", [3, 40])
def test_one_triangle_is_read(n: int) -> None:
    a, b = pencil((), n)
    lower = [np.tril(x) + np.triu(np.full_like(x, np.nan), 1) for x in (a, b)]
    upper = [x.T.copy() for x in lower]
    assert_array_equal(eigvalsh(lower[0]), eigvalsh(upper[0], "U"))
    assert_array_equal(eigvalsh(lower[0]), eigvalsh(a))
    right = eigh_general(upper[0], upper[1], "U")
    for one, other in zip(eigh_general(lower[0], lower[1]), right, strict=True):
        assert_array_equal(one, other)


@pytest.mark.parametrize("n", [3, 40])
def test_failures_are_named(n: int) -> None:
    a, b = pencil((5,), n)
    bad, broken = b.copy(), a.copy()
    bad[2] *= -1
    broken[1, 0, 0] = np.inf
    with pytest.raises(np.linalg.LinAlgError, match=r"\(2,\) of the stack: b: .*not positive def"):
        eigh_general(a, bad)
    assert_array_equal(
        np.isnan(eigh_general(a, bad, on_error="nan").eigenvectors).all(axis=(1, 2)),
        [False, False, True, False, False],
    )
    for call in (lambda: eigh_general(broken, b), lambda: eigvalsh(broken)):
        with pytest.raises(np.linalg.LinAlgError, match=r"\(1,\) of the stack: .*converge"):
            call()
    found = eigvalsh(broken, on_error="nan")
    assert_array_equal(np.isnan(found).all(axis=1), np.arange(5) == 1)


def test_bad_input_is_refused() -> None:
    with pytest.raises(np.linalg.LinAlgError, match=r"a has shape \(2, 3\); expected square"):
        eigvalsh(np.ones((2, 3)))
    with pytest.raises(ValueError, match="UPLO is 'X'"):
        eigvalsh(np.eye(2), "X")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(TypeError, match="a has dtype complex128"):
        eigvalsh(np.eye(2, dtype=complex))
    with pytest.raises(ValueError, match=r"b has shape \(3, 3\); expected matrices of the size"):
        eigh_general(np.eye(2), np.eye(3))
    with pytest.raises(np.linalg.LinAlgError, match="b has shape"):
        eigh_general(np.eye(2), np.ones(2))


def test_stacks_broadcast_and_may_be_empty() -> None:
    a, b = pencil((4,), 3)
    w, v = eigh_general(a, b[0])
    assert_array_equal(w[2], eigh_general(a[2], b[0]).eigenvalues)
    assert v.shape == (4, 3, 3)
    assert eigvalsh(np.ones((0, 3, 3))).shape == (0, 3)
    assert eigvalsh(np.ones((2, 0, 0))).shape == (2, 0)
    assert eigh_general(np.ones((0, 0)), np.ones((0, 0))).eigenvalues.shape == (0,)


@pytest.mark.parametrize("n", [4, 33])
def test_compiled_code_and_threads_give_the_same_numbers(n: int) -> None:
    a, b = pencil((70,), n)
    lower, upper, found = compiled(a, b)
    assert_array_equal(lower, eigvalsh(a))
    assert_array_equal(upper, eigvalsh(a, "U"))
    for mode in ("serial", "parallel"):
        with nbmath.threading(mode):
            w, v = eigh_general(a, b)
            assert_array_equal(eigvalsh(a), lower)
        assert_array_equal(found.eigenvalues, w)
        assert_array_equal(found.eigenvectors, v)
    assert np.isnan(compiled(np.ones((2, 3)), np.ones((2, 3)))[0]).all()
