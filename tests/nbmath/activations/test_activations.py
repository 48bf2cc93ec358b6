"""Known values, edges, layouts, errors, threads and the compiled forms of the activations."""

import itertools
from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal

import nbmath
from nbmath._targets import bind
from nbmath.activations import log_softmax, logsumexp, softmax
from tests.precisions import IN_TURN

INF = np.inf
NAN = np.nan
DTYPES = (np.float32, np.float64)
MAPS = (softmax, log_softmax)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(20211)


def test_known_values() -> None:
    assert_allclose(softmax([0.0, np.log(3.0)]), [0.25, 0.75], rtol=1e-15)
    assert_allclose(log_softmax([0.0, np.log(3.0)]), np.log([0.25, 0.75]), rtol=1e-15)
    assert_allclose(logsumexp([0.0, np.log(3.0)]), np.log(4.0), rtol=1e-15)


@pytest.mark.parametrize(
    ("row", "weights", "logs", "total"),
    [
        ([-INF, -INF], [NAN, NAN], [NAN, NAN], -INF),
        ([INF, 0.0], [NAN, NAN], [NAN, NAN], INF),
        ([INF, INF], [NAN, NAN], [NAN, NAN], INF),
        ([-INF, INF], [NAN, NAN], [NAN, NAN], INF),
        ([NAN, 0.0], [NAN, NAN], [NAN, NAN], NAN),
        ([0.0, NAN], [NAN, NAN], [NAN, NAN], NAN),
        ([NAN, INF], [NAN, NAN], [NAN, NAN], NAN),
        ([-INF, 0.0], [0.0, 1.0], [-INF, 0.0], 0.0),
        ([0.0], [1.0], [0.0], 0.0),
        ([1e308, -1e308], [1.0, 0.0], [0.0, -INF], 1e308),
        ([-1e308, -1e308], [0.5, 0.5], [-np.log(2.0)] * 2, -1e308),
        ([5e-324, 0.0], [0.5, 0.5], [-np.log(2.0)] * 2, np.log(2.0)),
        ([0.0, -745.0], [1.0, 5e-324], [-5e-324, -745.0], 5e-324),
    ],
)
@pytest.mark.parametrize("copies", [1, 40])
def test_edges(
    row: list[float], weights: list[float], logs: list[float], total: float, copies: int
) -> None:
    x = np.array([row] * copies)
    assert_allclose(softmax(x), [weights] * copies, rtol=1e-15)
    assert_allclose(log_softmax(x), [logs] * copies, rtol=1e-15)
    assert_allclose(logsumexp(x), [total] * copies, rtol=1e-15)


@pytest.mark.parametrize("at", [0, 5, 16, 37, 63, 66])
@pytest.mark.parametrize("dtype", DTYPES)
def test_nan_anywhere_in_a_long_row_shows(at: int, dtype: Any, rng: np.random.Generator) -> None:
    x = rng.standard_normal((3, 67)).astype(dtype)
    x[1, at] = NAN
    for f in MAPS:
        assert_array_equal(np.isnan(f(x)).all(axis=1), [False, True, False])
        assert_array_equal(np.isnan(f(x)).any(axis=1), [False, True, False])
    assert_array_equal(np.isnan(logsumexp(x)), [False, True, False])


@pytest.mark.parametrize("n", [1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 1000])
@pytest.mark.parametrize("dtype", DTYPES)
def test_every_length_of_row_agrees_with_mpmath(
    n: int, dtype: Any, rng: np.random.Generator
) -> None:
    x = (3 * rng.standard_normal((2, n))).astype(dtype)
    eps = float(np.finfo(dtype).eps)
    with mpmath.workdps(30):
        for row, weights, logs, total in zip(
            x, softmax(x), log_softmax(x), logsumexp(x), strict=True
        ):
            terms = [mpmath.exp(float(v)) for v in row]
            whole = mpmath.fsum(terms)
            level = float(mpmath.log(whole))
            exact = np.array([float(term / whole) for term in terms])
            assert_allclose(weights, exact, rtol=16 * eps)
            assert_allclose(logs, row.astype(float) - level, rtol=4 * eps, atol=8 * eps)
            assert_allclose(total, level, rtol=4 * eps, atol=8 * eps)


def test_small_totals_keep_their_digits() -> None:
    t = np.linspace(-700.0, -1.0, 50)
    x = np.stack([t, np.zeros_like(t)], axis=-1)
    assert_allclose(logsumexp(x), np.log1p(np.exp(t)), rtol=1e-12)
    assert_allclose(log_softmax(x)[:, 1], -np.log1p(np.exp(t)), rtol=1e-12)


@pytest.mark.parametrize("axis", [0, 1, 2, -1, -2, (0, 1), (0, 2), (2, 1), (0, 1, 2), None])
def test_axes(axis: Any, rng: np.random.Generator) -> None:
    x = rng.standard_normal((3, 4, 5))
    e = np.exp(x)
    total = e.sum(axis=axis, keepdims=True)
    assert_allclose(softmax(x, axis), e / total, rtol=1e-14)
    assert_allclose(log_softmax(x, axis=axis), np.log(e / total), rtol=1e-13)
    assert_allclose(logsumexp(x, axis), np.log(e.sum(axis=axis)), rtol=1e-13)
    kept = logsumexp(x, axis, keepdims=True)
    assert kept.shape == total.shape
    assert_allclose(kept, np.log(total), rtol=1e-13)


def layouts(x: np.ndarray[Any, Any]) -> dict[str, np.ndarray[Any, Any]]:
    """Views and copies that hold the same numbers."""
    wide = np.repeat(np.repeat(x, 2, axis=0), 3, axis=1)[::2, ::3]
    locked = x.copy()
    locked.flags.writeable = False
    swapped = x.astype(x.dtype.newbyteorder())
    return {
        "fortran": np.asfortranarray(x),
        "reversed": x[::-1, ::-1].copy()[::-1, ::-1],
        "strided": wide,
        "read-only": locked,
        "foreign byte order": swapped,
    }


@pytest.mark.parametrize("dtype", DTYPES)
def test_layout_does_not_matter(dtype: Any, rng: np.random.Generator) -> None:
    x = rng.standard_normal((7, 33)).astype(dtype)
    for name, same in layouts(x).items():
        before = same.copy()
        for f in (*MAPS, logsumexp):
            assert_array_equal(f(same), f(x), err_msg=name)
        assert_array_equal(same, before)


def test_empty_and_scalar() -> None:
    assert softmax(np.zeros((3, 0))).shape == (3, 0)
    assert log_softmax(np.zeros((0, 3))).shape == (0, 3)
    assert_array_equal(logsumexp(np.zeros((3, 0))), [-INF] * 3)
    assert logsumexp(np.zeros((0, 3))).shape == (0,)
    assert logsumexp([]) == -INF
    assert (softmax(3.0), log_softmax(3.0), logsumexp(3.0)) == (1.0, 0.0, 3.0)
    assert isinstance(logsumexp(np.float32(2)), np.float32)


def test_dtypes() -> None:
    for f in (*MAPS, logsumexp):
        assert f(np.ones((2, 3), np.float32)).dtype == np.float32
        assert f(np.ones((2, 3), np.int16)).dtype == np.float64
        assert f([[True, False]]).dtype == np.float64
        for wrong in (np.ones(2, complex), np.ones(2, np.float16), np.array(["a"])):
            with pytest.raises(TypeError, match=r"x has dtype .*; expected float32, float64"):
                f(wrong)


@pytest.mark.parametrize("f", MAPS)
def test_out(f: Callable[..., Any], poisoned: Any, rng: np.random.Generator) -> None:
    x = rng.standard_normal((6, 19))
    right = f(x)
    out = poisoned(x.shape)
    assert f(x, out=out) is out
    assert_array_equal(out, right)
    frame = poisoned((8, 40))
    f(x, out=frame[1:7, 1:39:2])
    assert_array_equal(frame[1:7, 1:39:2], right)
    assert np.isnan(frame).sum() == frame.size - x.size
    columns = poisoned((19, 6))
    assert_array_equal(f(x.T, axis=0, out=columns), right.T)
    same = x.copy()
    assert_array_equal(f(same, out=same), right)
    overlapping = np.concatenate([x.ravel(), np.zeros(1)])
    source, target = overlapping[:-1].reshape(x.shape), overlapping[1:].reshape(x.shape)
    assert_array_equal(f(source, out=target), right)


@pytest.mark.parametrize("f", MAPS)
def test_misfits_are_refused(f: Callable[..., Any]) -> None:
    x = np.zeros((2, 3))
    with pytest.raises(ValueError, match="out has shape"):
        f(x, out=np.zeros((3, 2)))
    with pytest.raises(ValueError, match="dtype float32"):
        f(x, out=np.zeros((2, 3), np.float32))
    with pytest.raises(np.exceptions.AxisError):
        f(x, axis=2)
    with pytest.raises(ValueError, match="twice"):
        f(x, axis=(0, -2))
    with pytest.raises(np.exceptions.AxisError):
        logsumexp(x, axis=(0, 2))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(1, 9000), (53, 70), (1000, 3), (17, 4096)])
def test_threads_do_not_change_a_bit(
    shape: tuple[int, int], dtype: Any, rng: np.random.Generator
) -> None:
    x = rng.standard_normal(shape).astype(dtype)
    for f in (*MAPS, logsumexp):
        with nbmath.threading("serial"):
            serial = f(x)
        with nbmath.threading("parallel"):
            assert_array_equal(f(x), serial)


def test_a_row_does_not_depend_on_its_batch(rng: np.random.Generator) -> None:
    x = rng.standard_normal((50, 77))
    for f in (*MAPS, logsumexp):
        assert_array_equal(f(x)[37], f(x[37]))


@njit
def maps_in_compiled_code(x: Any, axis: Any, out: Any) -> Any:
    softmax(x, axis, out=out)
    return softmax(x, axis), log_softmax(x, axis), logsumexp(x, axis)


@njit
def defaults_in_compiled_code(x: Any) -> Any:
    return softmax(x), log_softmax(x), logsumexp(x)


@pytest.mark.parametrize("dtype", [*IN_TURN, np.int64])
def test_inside_njit(dtype: Any, poisoned: Any, rng: np.random.Generator) -> None:
    x = (5 * rng.standard_normal((3, 4, 5))).astype(dtype)
    for axis in (0, 1, 2, -1):
        out = poisoned(x.shape, softmax(x).dtype)
        found = maps_in_compiled_code(x, axis, out)
        right = softmax(x, axis), log_softmax(x, axis), logsumexp(x, axis)
        for one, other in zip((*found, out), (*right, right[0]), strict=True):
            assert one.dtype == other.dtype
            assert_array_equal(one, other)
    row = np.asfortranarray(x[:, 1])[2]
    for one, other in zip(
        defaults_in_compiled_code(row),
        (softmax(row), log_softmax(row), logsumexp(row)),
        strict=True,
    ):
        assert_array_equal(one, other)


@pytest.mark.parametrize("target", ["python", "cpu"])
@pytest.mark.parametrize("dtype", DTYPES)
def test_formulas_agree_with_the_drivers(
    target: str, dtype: Any, poisoned: Any, rng: np.random.Generator
) -> None:
    formulas = bind("activations", target, dtype)
    eps = float(np.finfo(dtype).eps)
    for n, special in itertools.product((1, 5, 40), (0.0, -INF, NAN)):
        x = rng.standard_normal(n).astype(dtype)
        x[0] = special if n > 1 or np.isnan(special) else x[0]
        for name, right in (("softmax", softmax(x)), ("log_softmax", log_softmax(x))):
            out = poisoned(n, dtype)
            getattr(formulas, name)(x, out)
            assert_allclose(out, right, rtol=20 * eps, atol=20 * eps)
        assert_allclose(formulas.logsumexp(x), logsumexp(x), rtol=20 * eps, atol=20 * eps)
