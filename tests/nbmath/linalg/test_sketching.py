"""Leading singular triplets: accuracy, signs, keys, edges, errors, the compiled forms."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath import linalg, random
from nbmath.linalg import randomized_svd, truncated_svd
from nbmath.linalg.cpu import sketching_large
from nbmath.random import Key

Array = NDArray[Any]
FORMS: dict[str, Any] = {
    "randomized": lambda a, k, **options: randomized_svd(a, k, key=Key(0), **options),
    "truncated": truncated_svd,
}


def falling(m: int, n: int, ratio: float, dtype: Any = np.float64) -> Array:
    """A matrix with the singular values 1, ratio, ratio^2, ..."""
    rng, least = np.random.default_rng(m * n), min(m, n)
    u, v = (np.linalg.qr(rng.standard_normal((size, least)))[0] for size in (m, n))
    return np.asarray((u * ratio ** np.arange(least)) @ v.T, dtype)


@njit
def compiled(a: Any, k: Any, key: Any) -> Any:
    return linalg.randomized_svd(a, k, key=key), linalg.truncated_svd(a, k)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("m", "n"), [(300, 200), (200, 300), (20, 12), (40, 7)])
def test_truncated_triplets_are_those_of_the_full_svd(m: int, n: int, dtype: Any) -> None:
    a, k, eps = falling(m, n, 0.9, dtype), 5, np.finfo(dtype).eps
    u, s, vh = truncated_svd(a, k)
    assert_allclose(s, 0.9 ** np.arange(k), rtol=0, atol=20 * eps)
    assert_allclose(a @ vh.T, u * s, rtol=0, atol=50 * eps)
    assert_allclose(a.T @ u, vh.T * s, rtol=0, atol=50 * eps)
    assert_allclose(u.T @ u, np.eye(k), rtol=0, atol=50 * eps)
    assert {u.dtype, s.dtype, vh.dtype} == {np.dtype(dtype)}


def test_repeated_and_flat_spectra_are_found_whole() -> None:
    a = falling(200, 200, 1.0)
    assert_allclose(truncated_svd(a, 6).S, 1.0, rtol=1e-13)
    pairs = np.diag(np.repeat([3.0, 2.0, 1.0], [4, 3, 193]))
    assert_allclose(truncated_svd(pairs, 7).S, [3, 3, 3, 3, 2, 2, 2], rtol=1e-13)
    noise = np.random.default_rng(0).standard_normal((300, 300))  # its space grows too large
    assert_allclose(truncated_svd(noise, 3).S, np.linalg.svd(noise)[1][:3], rtol=1e-12)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_sketch_is_near_and_power_iterations_sharpen_it(dtype: Any) -> None:
    a, k = falling(200, 150, 0.95, dtype), 8
    missed = []
    for turns in range(3):
        u, s, vh = randomized_svd(a, k, key=Key(3), power_iterations=turns)
        missed.append(float(np.linalg.norm(a - (u * s) @ vh, 2)))
        assert_allclose(u.T @ u, np.eye(k), rtol=0, atol=100 * np.finfo(dtype).eps)
    assert missed[0] > missed[1] > missed[2]
    assert missed[2] <= 1.02 * 0.95**k


def test_the_sketch_is_the_algorithm_of_the_docstring() -> None:
    a, k = falling(60, 50, 0.9), 4
    q = np.linalg.qr(a @ random.normal(Key(5), (k + 6, 50)).T)[0]
    q = np.linalg.qr(a @ np.linalg.qr(a.T @ q)[0])[0]
    right = np.linalg.svd(q.T @ a)
    found = randomized_svd(a, k, key=Key(5), oversampling=6, power_iterations=1)
    assert_allclose(found.S, right[1][:k], rtol=1e-12)
    assert_allclose(found.U @ found.U.T, q @ right[0][:, :k] @ (q @ right[0][:, :k]).T, atol=1e-11)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("size", [1, 2, 7, 64])
def test_compiled_code_draws_what_random_draws(size: int, dtype: Any) -> None:
    out = np.full((3, size), np.nan, dtype)
    sketching_large.gaussian((7, 1, 2, 3), out)
    assert_array_equal(out, random.normal(Key(7, 1, 2, 3), (3, size), dtype))


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("shape", [(120, 100), (9, 14)])
def test_signs_and_scale(name: str, shape: tuple[int, int]) -> None:
    a = np.random.default_rng(1).standard_normal(shape)
    u, s, vh = FORMS[name](a, 2)
    assert (u[np.abs(u).argmax(axis=0), [0, 1]] > 0).all()
    for power in (-300, 300):
        big = FORMS[name](np.ldexp(a, power), 2)
        assert_array_equal(big.U, u)
        assert_array_equal(big.Vh, vh)
        assert_array_equal(big.S, np.ldexp(s, power))


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("size", [6, 120])
def test_stacks_threads_and_layouts_keep_the_bits(name: str, size: int) -> None:
    a = np.random.default_rng(2).standard_normal((2, 3, size, size + 1))
    found = FORMS[name](a, 2)
    assert [x.shape for x in found] == [(2, 3, size, 2), (2, 3, 2), (2, 3, 2, size + 1)]
    with nbmath.threading("parallel"):
        threaded = FORMS[name](a, 2)
    alone = FORMS[name](np.asfortranarray(a[1, 2]), 2)
    for x, y, z in zip(found, threaded, alone, strict=True):
        assert_array_equal(x, y)
        assert_array_equal(x[1, 2], z)


@pytest.mark.parametrize("shape", [(5, 4), (130, 110), (2, 130, 110)])
def test_compiled_code_gives_the_same_bits(shape: tuple[int, ...]) -> None:
    a = np.random.default_rng(3).standard_normal(shape)
    for found, right in zip(
        compiled(a, 3, Key(4)), (randomized_svd(a, 3, key=Key(4)), truncated_svd(a, 3)), strict=True
    ):
        for x, y in zip(found, right, strict=True):
            assert_array_equal(x, y)
    for bad in (compiled(a, 1000, Key(4)), compiled(np.full(shape, np.nan), 1, Key(4))):
        assert all(np.isnan(x).all() for found in bad for x in found)


@pytest.mark.parametrize("name", FORMS)
def test_edges(name: str) -> None:
    form = FORMS[name]
    for m, n in ((4, 3), (0, 3), (3, 0), (120, 110)):
        assert [x.shape for x in form(np.zeros((m, n)), 0)] == [(m, 0), (0,), (0, n)]
    assert form(np.zeros((0, 120, 110)), 2).U.shape == (0, 120, 2)
    assert_array_equal(form([[2, 0], [0, 1]], 2).S, [2.0, 1.0])
    assert form([[-3.0]], 1) == ([[1.0]], [3.0], [[-1.0]])
    nothing = form(np.zeros((120, 110)), 2)
    assert_array_equal(nothing.S, [0.0, 0.0])
    assert_allclose(nothing.U.T @ nothing.U, np.eye(2), rtol=0, atol=1e-14)
    for size in (4, 120):
        a = np.random.default_rng(4).standard_normal((2, size, size))
        right, kept = form(a[1], 1), a.copy()
        a[0, 1, 1] = np.inf
        kept[0, 1, 1] = np.inf
        found = form(a, 1, on_error="nan")
        for x, y in zip(found, right, strict=True):
            assert np.isnan(x[0]).all()
            assert_array_equal(x[1], y)
        assert_array_equal(a, kept)
        with pytest.raises(np.linalg.LinAlgError, match=r"matrix \(0,\) of the stack: the iterat"):
            form(a, 1)


@pytest.mark.parametrize("name", FORMS)
def test_what_does_not_fit_is_refused(name: str) -> None:
    form, a = FORMS[name], np.ones((4, 3))
    with pytest.raises(ValueError, match="k is 4; expected an integer from 0 to 3, the smaller"):
        form(a, 4)
    with pytest.raises(ValueError, match="k is -1; expected an integer from 0 to 3"):
        form(a, -1)
    with pytest.raises(TypeError, match="k is a float; expected an integer from 0 to 3"):
        form(a, 1.0)
    with pytest.raises(TypeError, match="a has dtype complex128; expected float32, float64"):
        form(a * 1j, 1)
    with pytest.raises(np.linalg.LinAlgError, match=r"a has shape \(3,\); expected matrices"):
        form(np.ones(3), 1)
    with pytest.raises(ValueError, match="on_error is 'no'; expected one of 'raise', 'nan'"):
        form(a, 1, on_error="no")


@pytest.mark.parametrize("size", [4, 120])
def test_keys_and_counts_are_checked(size: int) -> None:
    a: Any = np.ones((size, size))
    wrong: Any = 5
    with pytest.raises(TypeError, match="key is 5, a int; expected a Key, as in Key"):
        randomized_svd(a, 1, key=wrong)
    with pytest.raises(ValueError, match="oversampling is -1; expected an integer >= 0"):
        randomized_svd(a, 1, key=Key(0), oversampling=-1)
    with pytest.raises(TypeError, match="power_iterations is a float; expected an integer >= 0"):
        randomized_svd(a, 1, key=Key(0), power_iterations=wrong * 1.0)
