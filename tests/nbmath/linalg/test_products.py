"""Products and powers: shapes, edges, layouts, errors and the compiled forms."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath import linalg
from nbmath.linalg import gram, kron, matmul, matrix_power, matvec, outer, trace
from tests.precisions import IN_TURN

Array = NDArray[Any]
DTYPES = (np.float32, np.float64)
SHAPES = (
    *(((3, 4), (4, 5)), ((4,), (4, 5)), ((3, 4), (4,)), ((4,), (4,)), ((9, 9), (9, 2))),
    *(((7, 3, 4), (4, 5)), ((3, 4), (7, 4, 5)), ((2, 1, 3, 4), (5, 4, 2)), ((7, 3, 4), (4,))),
    *(((4,), (7, 4, 3)), ((50, 60), (60, 70)), ((5, 50, 60), (60, 70)), ((5, 50, 60), (60,))),
    *(((60,), (5, 60, 40)), ((0, 3), (3, 2)), ((3, 0), (0, 2)), ((0, 3, 3), (3, 3))),
    *(((17, 16, 16), (17, 16, 16)), ((3, 25, 9), (3, 9, 11)), ((2, 1, 40), (40, 1))),
)


def general(shape: tuple[int, ...], dtype: Any = np.float64, seed: int = 0) -> Array:
    return np.random.default_rng(seed).standard_normal(shape).astype(dtype)


def close(left: Any, right: Any) -> None:
    eps = np.finfo(np.asarray(right).dtype).eps
    assert np.asarray(left).dtype == np.asarray(right).dtype
    assert_allclose(left, right, rtol=0, atol=1e3 * eps * np.abs(right).max(initial=1.0))


@njit
def product(a: Any, b: Any) -> Any:
    return linalg.matmul(a, b)


@njit
def others(a: Any, x: Any) -> Any:
    return (
        linalg.matvec(a, x),
        linalg.outer(x, x),
        linalg.kron(a, a),
        linalg.gram(a),
        linalg.gram(a, rows=True),
        linalg.trace(a, -1),
        linalg.matrix_power(a, 3),
        linalg.matrix_power(a, -1),
    )


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("left", "right"), SHAPES, ids=str)
def test_products_are_numpys(left: tuple[int, ...], right: tuple[int, ...], dtype: Any) -> None:
    a, b = general(left, dtype), general(right, dtype, seed=1)
    close(matmul(a, b), a @ b)
    if min(a.ndim, b.ndim) > 1 or max(a.ndim, b.ndim) <= 3:
        assert_array_equal(product(a, b), matmul(a, b))


@pytest.mark.parametrize("n", [3, 16, 40, 300])
def test_layouts_give_the_same_numbers(n: int) -> None:
    a, b = general((n, n + 1)), general((n + 1, n), seed=1)
    for first in (a, np.asfortranarray(a), np.repeat(a, 2, axis=0)[::2]):
        for second in (b, np.asfortranarray(b), b[::-1].copy()[::-1]):
            close(matmul(first, second), a @ b)
        close(gram(first), a.T @ a)
        close(gram(first, rows=True), a @ a.T)
    close(matmul(a.T[:1], b.T), a.T[:1] @ b.T)
    close(matmul(b, np.asfortranarray(a)[:, :1]), b @ a[:, :1])
    for found in (gram(a), gram(a, rows=True), gram(a.T)):
        assert_array_equal(found, found.T)


@pytest.mark.parametrize("dtype", IN_TURN)
@pytest.mark.parametrize("n", [1, 2, 3, 8, 13, 16, 32])
def test_place_in_a_stack_and_threads_change_no_bit(n: int, dtype: Any) -> None:
    a, b = general((300, n, n), dtype), general((300, n, n), dtype, seed=1)
    found = {}
    for mode in ("serial", "parallel"):
        with nbmath.threading(mode):
            found[mode] = [matmul(a, b), matmul(a, b[0]), matvec(a, b[:, 0]), gram(a)]
            found[mode] += [matrix_power(a, 5), matrix_power(a, -2), outer(a[0], b[:, 0, None])]
    for serial, parallel in zip(found["serial"], found["parallel"], strict=True):
        assert_array_equal(serial, parallel)
    for i in (0, 13, 299):
        alone = [matmul(a[i], b[i]), matmul(a[i], b[0]), matvec(a[i], b[i, 0]), gram(a[i])]
        alone += [matrix_power(a[i], 5), matrix_power(a[i], -2)]
        for one, stack in zip(alone, found["serial"], strict=False):
            assert_array_equal(one, stack[i])


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", [2, 3, 4, 8])
def test_the_end_of_a_stack_is_as_any_other_part_of_it(n: int, dtype: Any) -> None:
    a, b, x = general((11, n, n), dtype), general((11, n, n), dtype, 1), general((11, n), dtype, 2)
    products, images, squares = matmul(a, b), matvec(a, x), gram(a)
    close(products, a @ b)
    close(images, np.matvec(a, x))
    close(squares, a.swapaxes(1, 2) @ a)
    for stack in range(1, 11):
        assert_array_equal(matmul(a[:stack], b[:stack]), products[:stack])
        assert_array_equal(matvec(a[:stack], x[:stack]), images[:stack])
        assert_array_equal(gram(a[:stack]), squares[:stack])
        once, repeated = a[:1], np.repeat(a[:1], stack, axis=0)
        assert_array_equal(matmul(once, b[:stack]), matmul(repeated, b[:stack]))
        assert_array_equal(matmul(b[:stack], once), matmul(b[:stack], repeated))
        assert_array_equal(matvec(once, x[:stack]), matvec(repeated, x[:stack]))
        assert_array_equal(
            matvec(a[:stack], x[0]), matvec(a[:stack], np.repeat(x[:1], stack, axis=0))
        )


def test_vectors_kronecker_products_and_traces() -> None:
    x, y, a, b = general((6, 3)), general((6, 5)), general((2, 3, 4)), general((3, 2))
    assert_array_equal(outer(x, y), x[:, :, None] * y[:, None, :])
    assert_array_equal(outer(x[0], y), x[0][:, None] * y[:, None, :])
    assert_array_equal(kron(a[0], b), np.kron(a[0], b))
    assert_array_equal(kron(a, b), [np.kron(each, b) for each in a])
    for offset in (-3, -1, 0, 2, 5):
        close(trace(a, offset), np.trace(a, offset, 1, 2))
    assert trace(np.ones((0, 0))) == 0


@pytest.mark.parametrize("n", [1, 4, 40])
@pytest.mark.parametrize("power", [0, 1, 2, 3, 6, 7, -1, -2, -3])
def test_powers_are_numpys(n: int, power: int) -> None:
    a = general((5, n, n)) / np.sqrt(n) + 2 * np.eye(n)
    assert_allclose(matrix_power(a, power), np.linalg.matrix_power(a, power), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("n", [3, 40])
def test_compiled_code_gives_the_same_numbers(n: int) -> None:
    a, x = general((n, n)) + 2 * np.eye(n), general((n,))
    right = [matvec(a, x), outer(x, x), kron(a, a), gram(a), gram(a, rows=True), trace(a, -1)]
    right += [matrix_power(a, 3), matrix_power(a, -1)]
    for mine, other in zip(others(a, x), right, strict=True):
        assert_array_equal(mine, other)
    stack, rows = np.stack([a, 2 * a]), np.stack([x, -x])
    assert_array_equal(others(stack, rows)[0], matvec(stack, rows))
    assert np.isnan(product(np.ones((2, 3)), np.ones((2, 3)))).all()


@pytest.mark.parametrize("n", [4, 40])
def test_a_singular_matrix_fails_alone(n: int) -> None:
    a = np.broadcast_to(2 * np.eye(n), (3, n, n)).copy()
    a[1] = 0
    with pytest.raises(np.linalg.LinAlgError, match=r"matrix \(1,\) of the stack: .*singular"):
        matrix_power(a, -2)
    found = matrix_power(a, -2, on_error="nan")
    assert_array_equal(np.isnan(found).all(axis=(1, 2)), [False, True, False])
    assert_array_equal(found[0], np.eye(n) / 4)


def test_nan_and_infinity_stay_in_their_row() -> None:
    a, b = np.ones((20, 4, 4)), np.ones((20, 4, 4))
    a[3, 1, 2], a[5, 0, 0] = np.nan, np.inf
    found = matmul(a, b)
    assert np.isnan(found[3, 1]).all()
    assert np.isinf(found[5, 0]).all()
    assert np.isfinite(np.delete(found, [3, 5], axis=0)).all()
    assert np.isfinite(found[3, [0, 2, 3]]).all()


def test_out_receives_the_result(poisoned: Callable[..., Array]) -> None:
    a, b = general((6, 4, 4)), general((6, 4, 4), seed=1)
    for function in (matmul, kron):
        right = function(a, b)
        out, spaced = poisoned(right.shape), poisoned((12, *right.shape[1:]))[::2]
        assert function(a, b, out=out) is out
        assert function(a, b, out=spaced) is spaced
        assert_array_equal(out, right)
        assert_array_equal(spaced, right)
    same = a.copy()
    assert_array_equal(matmul(same, b, out=same), a @ b)
    vector = poisoned((6, 4))
    assert matvec(a, b[:, 0], out=vector) is vector
    assert_array_equal(vector, matvec(a, b[:, 0]))
    with pytest.raises(ValueError, match="out has shape"):
        gram(a, out=poisoned((6, 4)))


def test_sides_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match=r"b has shape \(2, 2\); expected 3 rows, as many as a of"):
        matmul(np.ones((2, 3)), np.ones((2, 2)))
    with pytest.raises(ValueError, match=r"a has shape \(\); expected a vector or matrices"):
        matmul(1.0, np.ones(3))
    with pytest.raises(ValueError, match="broadcast"):
        matmul(np.ones((2, 3, 3)), np.ones((4, 3, 3)))
    with pytest.raises(ValueError, match=r"x has shape \(2,\); expected 3 entries"):
        matvec(np.ones((2, 3)), np.ones(2))
    with pytest.raises(TypeError, match="b has dtype complex128; expected float32, float64"):
        matmul(np.eye(2), np.eye(2, dtype=complex))
    for function in (gram, trace, lambda a: kron(a, np.eye(2))):
        with pytest.raises(ValueError, match=r"a has shape \(3,\); expected matrices"):
            function(np.ones(3))
    with pytest.raises(np.linalg.LinAlgError, match="expected square"):
        matrix_power(np.ones((2, 3)), 2)
    with pytest.raises(TypeError, match=r"offset is 1\.0; expected an integer"):
        trace(np.eye(2), 1.0)  # type: ignore[arg-type]  # on purpose
    with pytest.raises(TypeError, match=r"n is 0\.5; expected an integer"):
        matrix_power(np.eye(2), 0.5)  # type: ignore[arg-type]  # on purpose


def test_integers_and_mixed_precisions() -> None:
    assert matmul([[1, 2]], [[3], [4]]).dtype == np.float64
    assert matmul(np.eye(2, dtype=np.float32), np.eye(2)).dtype == np.float64
    assert gram(np.eye(2, dtype=np.float32)).dtype == np.float32
