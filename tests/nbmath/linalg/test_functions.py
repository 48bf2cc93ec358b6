"""expm, sqrtm, logm: known values, SciPy's, edges, errors, stacks, compiled forms."""

import math
from typing import Any

import numpy as np
import pytest
import scipy.linalg
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath import linalg
from tests.precisions import IN_TURN

Array = NDArray[Any]


@njit
def compiled(a: Any, b: Any) -> Any:
    return linalg.expm(a), linalg.sqrtm(b), linalg.logm(b)


def general(n: int, stack: tuple[int, ...] = (), dtype: Any = np.float64) -> Array:
    rng = np.random.default_rng(n)
    return np.asarray(rng.standard_normal((*stack, n, n)) / math.sqrt(n), dtype)


def positive(n: int, stack: tuple[int, ...] = (), dtype: Any = np.float64) -> Array:
    g = general(n, stack)
    return np.asarray(g @ g.swapaxes(-1, -2) + 0.5 * np.eye(n), dtype)


@pytest.mark.parametrize("dtype", IN_TURN)
@pytest.mark.parametrize("n", [1, 2, 3, 8, 17, 32, 33, 50])
def test_functions_are_scipys(n: int, dtype: Any) -> None:
    eps = float(np.finfo(dtype).eps)
    for factor in (1e-3, 0.1, 0.5, 1.0, 3.0, 30.0):
        a = (general(n) * factor).astype(dtype)
        right = scipy.linalg.expm(a.astype(float))
        found = linalg.expm(a)
        assert found.dtype == dtype
        bound = 50 * n * eps * max(1.0, factor) * np.abs(right).sum(axis=0).max()
        assert_allclose(found, right, rtol=0, atol=float(bound))
    for a in (positive(n, dtype=dtype), (general(n) / 2 + 1.5 * np.eye(n)).astype(dtype)):
        for name in ("sqrtm", "logm"):
            right = np.real(getattr(scipy.linalg, name)(a.astype(float)))
            found = getattr(linalg, name)(a)
            assert found.dtype == dtype
            scale = max(1.0, float(np.abs(right).max()))
            assert_allclose(found, right, rtol=0, atol=200 * n * eps * scale)


def test_known_values() -> None:
    turn = np.array([[0.0, -1.0], [1.0, 0.0]])
    for angle in (0.1, 1.0, math.pi, 100.0):
        wanted = [[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]]
        assert_allclose(linalg.expm(angle * turn), wanted, atol=1e-13 * max(1.0, angle))
    assert_allclose(linalg.logm(linalg.expm(3.0 * turn)), 3.0 * turn, atol=1e-14)
    assert_allclose(linalg.sqrtm(turn), (np.eye(2) + turn) / math.sqrt(2), atol=1e-15)
    assert_array_equal(linalg.expm(np.zeros((3, 3))), np.eye(3))
    assert_array_equal(linalg.sqrtm(np.zeros((3, 3))), np.zeros((3, 3)))
    assert_allclose(linalg.sqrtm(np.diag([4.0, 0.0])), np.diag([2.0, 0.0]))


def test_needless_squarings_are_left_out() -> None:
    """A large entry beside the diagonal makes the norm large, and nothing else."""
    a = np.array([[1.0, 1e6], [0.0, -1.0]])
    wanted = np.array([[math.e, 1e6 * math.sinh(1.0)], [0.0, 1 / math.e]])
    assert_allclose(linalg.expm(a), wanted, rtol=1e-15)


@pytest.mark.parametrize("name", ["expm", "sqrtm", "logm"])
def test_stacks(name: str) -> None:
    function, a = getattr(linalg, name), positive(3, (2, 9))
    found = function(a)
    assert found.shape == a.shape
    assert found.flags.c_contiguous
    for place in np.ndindex(2, 9):
        assert_array_equal(found[place], function(a[place]))
    with nbmath.threading("parallel"):
        assert_array_equal(function(a), found)
    assert function(np.empty((0, 3, 3))).shape == (0, 3, 3)
    assert function(np.empty((2, 0, 0))).shape == (2, 0, 0)
    assert function([[1, 0], [0, 1]]).dtype == np.float64


@pytest.mark.parametrize("n", [2, 40])
def test_functions_inside_compiled_code(n: int) -> None:
    a, b = general(n, (3,)), positive(n, (3,))
    for found, name, x in zip(compiled(a, b), ("expm", "sqrtm", "logm"), (a, b, b), strict=True):
        assert_array_equal(found, getattr(linalg, name)(x))
    a[1] = np.nan
    b[1] = -b[1]
    for found in compiled(a, b):
        assert_array_equal(np.isnan(found).all(axis=(1, 2)), [False, True, False])
    assert np.isnan(compiled(np.ones((2, 3)), b)[0]).all()


@pytest.mark.parametrize(
    ("name", "bad", "sentence"),
    [
        ("expm", [[np.inf, 0.0], [0.0, 1.0]], "has an exponential only where its entries are fin"),
        ("sqrtm", [[-1.0, 0.0], [0.0, 1.0]], "no real principal root: an eigenvalue is negative"),
        ("sqrtm", [[0.0, 1.0], [0.0, 0.0]], "zero without eigenvectors enough"),
        ("logm", [[0.0, 0.0], [0.0, 1.0]], "no real principal logarithm: an eigenvalue is zero"),
        ("logm", [[-1.0, 0.0], [0.0, 1.0]], "no real principal logarithm"),
        ("logm", [[np.nan, 0.0], [0.0, 1.0]], "an entry is nan or infinite"),
    ],
)
def test_matrices_without_a_result(name: str, bad: Any, sentence: str) -> None:
    function, stack = getattr(linalg, name), np.stack([np.eye(2), np.asarray(bad)])
    with pytest.raises(np.linalg.LinAlgError, match=r"matrix \(1,\) of the stack: .*" + sentence):
        function(stack)
    found = function(stack, on_error="nan")
    assert_array_equal(found[0], function(np.eye(2)))
    assert np.isnan(found[1]).all()


@pytest.mark.parametrize("name", ["expm", "sqrtm", "logm"])
def test_bad_input_is_refused_in_a_sentence(name: str) -> None:
    function = getattr(linalg, name)
    with pytest.raises(np.linalg.LinAlgError, match=r"a has shape \(2, 3\); expected square"):
        function(np.ones((2, 3)))
    with pytest.raises(TypeError, match="a has dtype complex128; expected float32"):
        function(np.eye(2) * 1j)
    with pytest.raises(ValueError, match="on_error is 'ignore'; expected one of 'raise', 'nan'"):
        function(np.eye(2), on_error="ignore")


@pytest.mark.parametrize(("dtype", "power"), [(np.float64, 1000), (np.float32, 110)])
def test_roots_and_logarithms_far_out_in_the_range(dtype: Any, power: int) -> None:
    a = np.array([[4.0, 1.0], [1.0, 9.0]], dtype)
    eps = float(np.finfo(dtype).eps)
    for j in (-power, power):
        far = np.ldexp(a, j)
        assert_allclose(np.ldexp(linalg.sqrtm(far), -j // 2), linalg.sqrtm(a), rtol=4 * eps)
        moved = linalg.logm(a) + j * math.log(2.0) * np.eye(2)
        assert_allclose(linalg.logm(far), moved, rtol=4 * eps, atol=power * eps)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_roots_of_large_symmetric_matrices(dtype: Any) -> None:
    n = 40
    given = np.stack([positive(n), general(n) + 4.0 * np.eye(n), np.ones((n, n)), np.eye(n)])
    given = np.concatenate([given, np.zeros((1, n, n))]).astype(dtype)
    roots = linalg.sqrtm(given, on_error="nan")
    for a, root in zip(given[[0, 1, 3, 4]], roots[[0, 1, 3, 4]], strict=True):
        assert_array_equal(root, linalg.sqrtm(a))
        assert_allclose(root @ root, a, rtol=0, atol=40 * n * float(np.finfo(dtype).eps))
    assert_array_equal(roots[0], roots[0].T)
    assert_array_equal(roots[3:], given[3:])
    wrong = -given[0]
    with pytest.raises(np.linalg.LinAlgError, match="no real principal root"):
        linalg.sqrtm(wrong)
    wrong[1, 1] = math.nan
    assert np.isnan(linalg.sqrtm(wrong, on_error="nan")).all()
