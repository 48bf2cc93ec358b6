"""Information: known values, axes and shapes, edges, compiled forms, bad input."""

import math
from typing import Any

import numpy as np
import pytest
from numba import njit

import nbmath
from nbmath import information
from tests.precisions import IN_TURN

PAIRS = (information.cross_entropy, information.kl_divergence, information.js_divergence)
COIN = np.array([0.5, 0.5])


def test_known_values() -> None:
    assert information.entropy([0.5, 0.25, 0.25], base=2) == 1.5
    assert information.entropy([1, 0, 0]) == 0.0
    assert information.entropy([7, 7, 7, 7], base=4) == 1.0
    assert information.entropy([0.5, 0.5], [0.75, 0.25]) == pytest.approx(
        0.5 * math.log(4 / 3), rel=1e-15
    )
    assert information.cross_entropy([1, 0], [0.25, 0.75], base=2) == 2.0
    assert information.kl_divergence(COIN, COIN) == 0.0
    assert information.js_divergence([1, 0], [0, 1], base=2) == pytest.approx(1.0, rel=4e-16)
    assert information.renyi_entropy([3, 1, 0], 0, base=2) == 1.0
    assert information.renyi_entropy([0.75, 0.25], 2) == pytest.approx(-math.log(0.625), rel=1e-15)
    assert information.renyi_entropy([0.75, 0.25], np.inf) == -math.log(0.75)
    assert information.conditional_entropy([[2, 0], [1, 1]], base=2) == 0.5
    assert information.mutual_information(np.eye(4), base=2) == 2.0
    assert information.mutual_information([[1, 2, 3]]) == 0.0


def test_close_pairs_keep_their_digits() -> None:
    """A divergence of neighbours is half of the chi-square distance."""
    q = np.array([0.25, 0.75])
    step = 2.0**-30
    p = q + np.array([step, -step])
    found = information.kl_divergence(p, q)
    assert found == pytest.approx(0.5 * step**2 * (1 / 0.25 + 1 / 0.75), rel=1e-8)
    assert information.js_divergence(p, q) == pytest.approx(found / 4, rel=1e-8)


def test_what_is_impossible() -> None:
    for function in (information.cross_entropy, information.kl_divergence):
        assert function([1, 1], [1, 0]) == math.inf
        assert function([1, 0], [1, 1]) == pytest.approx(math.log(2))
    assert math.isfinite(information.js_divergence([1, 1], [1, 0]))
    tiny = np.array([1.0, 1e-320])
    assert information.kl_divergence(tiny, [1.0, 1.0]) == pytest.approx(math.log(2))
    table = np.full((2, 2), 1e-200)
    assert information.mutual_information(table) == 0.0


def test_weights_without_a_sum_have_no_entropy() -> None:
    zero = np.zeros(3)
    assert math.isnan(information.entropy(zero))
    assert math.isnan(information.entropy([1.0, np.inf]))
    assert math.isnan(information.renyi_entropy(zero, 2.0))
    assert math.isnan(information.kl_divergence(zero, [1, 1, 1]))
    assert math.isnan(information.mutual_information(np.zeros((2, 2))))
    assert math.isnan(information.conditional_entropy(np.zeros((2, 2))))


@pytest.mark.parametrize("dtype", IN_TURN)
def test_axes_shapes_and_precision(dtype: Any) -> None:
    rng = np.random.default_rng(3)
    p, q = rng.random((2, 4, 5, 6)).astype(dtype)
    for axis in (0, 1, 2, -1):
        rows = np.moveaxis(p, axis, -1).reshape(-1, p.shape[axis])
        others = np.moveaxis(q, axis, -1).reshape(-1, p.shape[axis])
        found = information.entropy(p, axis=axis)
        assert found.dtype == dtype
        np.testing.assert_array_equal(found.ravel(), [information.entropy(row) for row in rows])
        for function in PAIRS:
            want = [function(a, b) for a, b in zip(rows, others, strict=True)]
            np.testing.assert_array_equal(function(p, q, axis=axis).ravel(), want)
        want = [information.renyi_entropy(row, 0.5) for row in rows]
        np.testing.assert_array_equal(information.renyi_entropy(p, 0.5, axis=axis).ravel(), want)
    for of_table in (information.mutual_information, information.conditional_entropy):
        found = of_table(p)
        assert found.shape == (4,)
        assert found.dtype == dtype
        np.testing.assert_array_equal(found, [of_table(table) for table in p])
    row = p[0, 0]
    np.testing.assert_array_equal(
        information.kl_divergence(p, row, axis=-1),
        information.kl_divergence(p, np.broadcast_to(row, p.shape), axis=-1),
    )
    assert information.entropy(np.zeros((0, 3)), axis=1).shape == (0,)


def test_threads_change_no_bit() -> None:
    p, q = np.random.default_rng(4).random((2, 3000, 7))
    for function in PAIRS:
        with nbmath.threading("serial"):
            serial = function(p, q, axis=1)
        with nbmath.threading("parallel"):
            np.testing.assert_array_equal(function(p, q, axis=1), serial)
    tables = p.reshape(1000, 3, 7)
    with nbmath.threading("serial"):
        serial = information.mutual_information(tables)
    with nbmath.threading("parallel"):
        np.testing.assert_array_equal(information.mutual_information(tables), serial)


def test_compiled_calls() -> None:
    """In both precisions of one function."""

    @njit
    def called(p: Any, q: Any, table: Any) -> Any:
        return (
            information.entropy(p, None, 2.0),
            information.entropy(p, q),
            information.cross_entropy(p, q),
            information.kl_divergence(p, q, 2.0),
            information.js_divergence(p, q),
            information.renyi_entropy(p, 2.0),
            information.conditional_entropy(table),
            information.mutual_information(table),
        )

    rng = np.random.default_rng(5)
    for dtype in (np.float64, np.float32):
        p, q = rng.random((2, 6)).astype(dtype)
        table = rng.random((3, 4)).astype(dtype)
        want = (
            information.entropy(p, base=2),
            information.kl_divergence(p, q),
            information.cross_entropy(p, q),
            information.kl_divergence(p, q, base=2),
            information.js_divergence(p, q),
            information.renyi_entropy(p, 2.0),
            information.conditional_entropy(table),
            information.mutual_information(table),
        )
        np.testing.assert_allclose(called(p, q, table), want, rtol=float(np.finfo(dtype).eps))
    assert math.isnan(called(np.array([1.0, -1.0]), COIN, np.eye(2))[0])


def test_bad_input_is_named() -> None:
    with pytest.raises(ValueError, match=r"pk holds -1\.0; expected weights of at least 0"):
        information.entropy([2.0, -1.0])
    with pytest.raises(ValueError, match="qk holds nan"):
        information.kl_divergence([0.5, 0.5], [0.5, np.nan])
    with pytest.raises(ValueError, match=r"table holds -2\.0"):
        information.mutual_information([[1.0, -2.0], [3.0, 4.0]])
    with pytest.raises(ValueError, match="base is 1; expected a positive number other than 1"):
        information.entropy([1.0], base=1)
    with pytest.raises(ValueError, match="order is -1; expected a number of at least 0"):
        information.renyi_entropy([1.0], -1)
    with pytest.raises(ValueError, match="axis 0 has no outcomes"):
        information.entropy([])
    with pytest.raises(ValueError, match=r"pk has shape \(\); expected an axis of outcomes"):
        information.entropy(1.0)
    with pytest.raises(ValueError, match=r"table has shape \(3,\)"):
        information.mutual_information([1.0, 2.0, 3.0])
    with pytest.raises(TypeError, match="pk has dtype complex128"):
        information.entropy([1j])
    with pytest.raises(np.exceptions.AxisError):
        information.entropy([1.0], axis=1)


@pytest.mark.parametrize("order", [0.0, 0.5, 1.0, 1.1, 2.5, np.inf])
def test_short_rows_side_by_side_are_rows(order: float) -> None:
    """70 rows are two tiles and a part; outcomes that never occur make of short rows long ones."""
    rng = np.random.default_rng(5)
    p, q = rng.integers(0, 4, (2, 70, 5)).astype(float)
    p[3] = 0.0
    q += 1.0
    long = [np.pad(x, ((0, 0), (0, 95))) for x in (p, q)]
    short = information.renyi_entropy(p, order, axis=1)
    np.testing.assert_allclose(short, information.renyi_entropy(long[0], order, axis=1), atol=1e-14)
    assert np.isnan(short).nonzero()[0].tolist() == [3]
    short = information.cross_entropy(p, q, axis=1)
    right = information.cross_entropy(long[0], long[1], axis=1)
    np.testing.assert_allclose(short, right, atol=1e-14)
