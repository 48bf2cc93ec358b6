"""Eigenvalues alone and in a metric: known values, edges, errors, compiled forms."""

from typing import Any

import numpy as np
import pytest
import scipy.linalg
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath.linalg import eigh, eigvalsh

Array = NDArray[Any]


@njit
def compiled(a: Any, b: Any) -> Any:
    return eigvalsh(a), eigvalsh(a, UPLO="U"), eigh(a, b), eigvalsh(a, b), eigvalsh(a, None)


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
    w, v = eigh(a, b)
    for index in range(3):
        assert_allclose(w[index], scipy.linalg.eigh(a[index], b[index])[0], **near)
    assert_allclose(a @ v, (b @ v) * w[:, None, :], **near)
    assert_allclose(eigvalsh(a, b), w, **near)


@pytest.mark.parametrize("n", [3, 40])
def test_one_triangle_is_read(n: int) -> None:
    a, b = pencil((), n)
    lower = [np.tril(x) + np.triu(np.full_like(x, np.nan), 1) for x in (a, b)]
    upper = [x.T.copy() for x in lower]
    assert_array_equal(eigvalsh(lower[0]), eigvalsh(upper[0], UPLO="U"))
    assert_array_equal(eigvalsh(lower[0]), eigvalsh(a))
    right = eigh(upper[0], upper[1], "U")
    assert_array_equal(eigvalsh(upper[0], upper[1], "U"), eigvalsh(a, b))
    for one, other in zip(eigh(lower[0], lower[1]), right, strict=True):
        assert_array_equal(one, other)


@pytest.mark.parametrize("n", [3, 40])
def test_failures_are_named(n: int) -> None:
    a, b = pencil((5,), n)
    bad, broken = b.copy(), a.copy()
    bad[2] *= -1
    broken[1, 0, 0] = np.inf
    with pytest.raises(np.linalg.LinAlgError, match=r"\(2,\) of the stack: b: .*not positive def"):
        eigh(a, bad)
    with pytest.raises(np.linalg.LinAlgError, match=r"\(2,\) of the stack: b: .*not positive def"):
        eigvalsh(a, bad)
    assert_array_equal(
        np.isnan(eigh(a, bad, on_error="nan").eigenvectors).all(axis=(1, 2)),
        [False, False, True, False, False],
    )
    for call in (lambda: eigh(broken, b), lambda: eigvalsh(broken), lambda: eigvalsh(broken, b)):
        with pytest.raises(np.linalg.LinAlgError, match=r"\(1,\) of the stack: .*converge"):
            call()
    found = eigvalsh(broken, on_error="nan")
    assert_array_equal(np.isnan(found).all(axis=1), np.arange(5) == 1)


def test_bad_input_is_refused() -> None:
    with pytest.raises(np.linalg.LinAlgError, match=r"a has shape \(2, 3\); expected square"):
        eigvalsh(np.ones((2, 3)))
    with pytest.raises(ValueError, match="UPLO is 'X'"):
        eigvalsh(np.eye(2), UPLO="X")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(TypeError, match="a has dtype complex128"):
        eigvalsh(np.eye(2, dtype=complex))
    with pytest.raises(ValueError, match=r"b has shape \(3, 3\); expected matrices of the size"):
        eigh(np.eye(2), np.eye(3))
    with pytest.raises(np.linalg.LinAlgError, match="b has shape"):
        eigh(np.eye(2), np.ones(2))
    with pytest.raises(TypeError, match="b has dtype <U1; expected float32, float64 or integers"):
        eigh(np.eye(2), "U")  # what is NumPy's second argument has its name here


def test_stacks_broadcast_and_may_be_empty() -> None:
    a, b = pencil((4,), 3)
    w, v = eigh(a, b[0])
    assert_array_equal(w[2], eigh(a[2], b[0]).eigenvalues)
    assert v.shape == (4, 3, 3)
    assert eigvalsh(np.ones((0, 3, 3))).shape == (0, 3)
    assert eigvalsh(np.ones((2, 0, 0))).shape == (2, 0)
    assert eigh(np.ones((0, 0)), np.ones((0, 0))).eigenvalues.shape == (0,)
    assert eigvalsh(np.ones((0, 2, 2)), np.eye(2)).shape == (0, 2)
    assert eigvalsh(np.eye(2, dtype=np.float32), np.eye(2)).dtype == np.float64


@pytest.mark.parametrize("n", [4, 33])
def test_compiled_code_and_threads_give_the_same_numbers(n: int) -> None:
    a, b = pencil((70,), n)
    lower, upper, found, alone, plain = compiled(a, b)
    assert_array_equal(plain, lower)
    assert_array_equal(alone, eigvalsh(a, b))
    assert_array_equal(lower, eigvalsh(a))
    assert_array_equal(upper, eigvalsh(a, UPLO="U"))
    for mode in ("serial", "parallel"):
        with nbmath.threading(mode):
            w, v = eigh(a, b)
            assert_array_equal(eigvalsh(a), lower)
        assert_array_equal(found.eigenvalues, w)
        assert_array_equal(found.eigenvectors, v)
    for part in compiled(np.ones((2, 3)), np.ones((2, 3))):
        for x in part if isinstance(part, tuple) else (part,):
            assert np.isnan(x).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_difficult_spectra_side_by_side(dtype: Any) -> None:
    """Lanes that split, wait or are done at once do not disturb each other."""
    n, rng = 12, np.random.default_rng(1)
    q = np.linalg.qr(rng.standard_normal((n, n)))[0]
    fall = 10.0 ** -np.arange(0.0, 2 * n, 2)
    wilkinson = np.diag(np.abs(np.arange(n) - 5.5)) + np.eye(n, k=1) + np.eye(n, k=-1)
    wall = np.outer(fall, fall) + np.diag(fall)
    kinds = [
        *(np.zeros((n, n)), np.eye(n), -np.eye(n), np.eye(n)[::-1], np.ones((n, n)), wilkinson),
        *(wall, wall[::-1, ::-1], (q * np.repeat([3.0, -1.0], n // 2)) @ q.T, (q * fall) @ q.T),
        *(1e30 * wilkinson, 1e-30 * wilkinson, np.eye(n, k=1) + np.eye(n, k=-1)),
    ]
    stack = np.stack([(a + a.T) / 2 for a in kinds]).astype(dtype)
    found, values = eigh(stack), eigvalsh(stack)
    exact = np.linalg.eigvalsh(stack.astype(np.float64))
    bound = 4 * n * float(np.finfo(dtype).eps) * np.abs(exact).max(axis=1, keepdims=True)
    for w in (values, found.eigenvalues):
        assert (np.abs(w - exact) <= bound).all()
    for index, a in enumerate(stack):
        assert_array_equal(eigvalsh(a), values[index])
        assert_array_equal(eigh(a).eigenvectors, found.eigenvectors[index])


def peculiar(n: int) -> dict[str, Array]:
    g = np.random.default_rng(n).standard_normal((n, n))
    q, off = np.linalg.qr(g)[0], np.diag(np.ones(n - 1), 1)
    fading = np.logspace(0, -30, n)
    blocks = g + g.T
    blocks[: n // 2, n // 2 :] = blocks[n // 2 :, : n // 2] = 0
    blocks[n // 2 :, n // 2 :] *= 1e-25
    return {
        "normal": g + g.T,
        "zero": np.zeros((n, n)),
        "identity": np.eye(n),
        "ones": np.ones((n, n)),
        "diagonal": np.diag(g[0]),
        "permutation": np.eye(n)[::-1],
        "rank one": np.outer(q[0], q[0]),
        "ill conditioned": (q * np.logspace(0, -12, n)) @ q.T,
        "nearly equal": (q * (1 + 1e-10 * np.arange(n))) @ q.T,
        "wilkinson": np.diag(np.abs(np.arange(n) - (n - 1) / 2)) + off + off.T,
        "fading": (g + g.T) * fading[:, None] * fading,
        "growing": ((g + g.T) * fading[:, None] * fading)[::-1, ::-1],
        "blocks": blocks,
        "nearly diagonal": np.eye(n) + 1e-22 * (g + g.T),
    }


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("n", [33, 40, 63, 64, 65, 128, 130])
def test_large_spectra_are_lapacks(n: int, dtype: Any) -> None:
    limits = np.finfo(dtype)
    for name, matrix in peculiar(n).items():
        size = np.abs(matrix).max() or 1.0
        for factor in (1.0, float(limits.max) / (4 * n * size), float(limits.tiny) * 2**30 / size):
            a = (matrix * factor).astype(dtype)
            near = (
                0.5 * n * float(limits.eps) * max(factor * float(np.linalg.norm(matrix, 2)), 1e-300)
            )
            least = n * float(limits.smallest_subnormal)
            w, v = eigh(a)
            wide = a.astype(np.float64)
            found = np.linalg.eigvalsh(wide / factor) * factor
            assert_allclose(w, found, rtol=0, atol=near + least, err_msg=name)
            assert_allclose(eigvalsh(a), found, rtol=0, atol=near + least, err_msg=name)
            rest = wide @ v.astype(np.float64) - v.astype(np.float64) * w
            assert_allclose(rest, 0, atol=near + least, err_msg=name)
            turns = v.astype(np.float64).T @ v
            assert_allclose(turns, np.eye(n), rtol=0, atol=0.5 * n * limits.eps, err_msg=name)


def test_what_no_cache_holds_is_lapacks() -> None:
    g = np.random.default_rng(0).standard_normal((400, 400))
    a = g + g.T
    w, v = eigh(a)
    assert_allclose(a @ v, v * w, rtol=0, atol=1e-11)
    assert_allclose(eigvalsh(a), w, rtol=0, atol=1e-11)
