"""Estimates of information from samples: known values, shapes, edges, compiled forms, bad input."""

import math
from typing import Any

import numpy as np
import pytest
from numba import njit

import nbmath
from nbmath import information
from tests.precisions import IN_TURN

METHODS = ("plugin", "miller_madow", "grassberger", "james_stein", "chao_shen")


def test_known_values() -> None:
    plugin = information.entropy([4, 2, 1, 1])
    assert information.entropy_from_counts([4, 2, 1, 1], "plugin") == plugin
    assert information.entropy_from_counts([4, 2, 1, 1]) == pytest.approx(plugin + 3 / 16)
    # G(1) = -gamma - log 2, G(2) = 2 + G(1), G(4) = 2/3 + G(2)
    first = -np.euler_gamma - math.log(2)
    mean = (4 * (first + 2 + 2 / 3) + 2 * (first + 2) + 2 * first) / 8
    grassberger = information.entropy_from_counts([4, 2, 1, 1], "grassberger")
    assert grassberger == pytest.approx(math.log(8) - mean, rel=1e-14)
    # 1 - sum p^2 = 42/64, sum (p - 1/4)^2 = 6/64, so that all is drawn to the uniform one
    assert information.entropy_from_counts([4, 2, 1, 1], "james_stein") == pytest.approx(
        math.log(4)
    )
    assert information.entropy_from_counts([3, 0], "chao_shen") == 0.0
    assert information.joint_entropy([[2, 0], [1, 1]], base=2) == 1.5
    assert information.renyi_divergence([1, 1], [3, 1], 2) == pytest.approx(math.log(4 / 3))
    assert information.renyi_divergence([1, 1], [1, 0], 0.5) == pytest.approx(math.log(2))
    assert information.renyi_divergence([1, 0], [1, 3], 0) == pytest.approx(math.log(4))
    assert information.renyi_divergence([1, 1], [3, 1], np.inf) == pytest.approx(math.log(2))


def test_orders_at_which_a_divergence_is_infinite() -> None:
    assert information.renyi_divergence([1, 1], [1, 0], 1) == math.inf
    assert information.renyi_divergence([1, 1], [1, 0], 2) == math.inf
    assert information.renyi_divergence([1, 0], [0, 1], 0.5) == math.inf
    assert information.renyi_divergence([1, 0], [0, 1], 0) == math.inf
    assert math.isnan(information.renyi_divergence([0, 0], [1, 1], 2))
    far = information.renyi_divergence([1e-300, 1.0], [1.0, 1e-300], 8)
    assert far == pytest.approx(math.log(1e300))


def test_close_pairs_keep_their_digits_in_every_order() -> None:
    """The divergence of neighbours is a / 2 of the chi-square distance."""
    q, step = np.array([0.25, 0.75]), 2.0**-30
    chi = step**2 * (1 / 0.25 + 1 / 0.75)
    for order in (0.5, 0.9999999, 1.0, 1.25, 3.0):
        found = information.renyi_divergence(q + np.array([step, -step]), q, order)
        assert found == pytest.approx(order / 2 * chi, rel=1e-7)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("order", [1e-3, 0.5, 1.01, 2.5, 20.0])
def test_short_rows_beside_strange_ones_are_as_by_themselves(order: float, dtype: str) -> None:
    """Rows go side by side: one without overlap, close, empty or equal spoils no other."""
    rng = np.random.default_rng(1961)
    p, q = rng.random((2, 70, 5)).astype(dtype)
    p[3, 0] = q[4, 0] = 0.0
    p[5], q[5], p[6], q[6] = (1, 0, 0, 0, 0), (0, 1, 0, 0, 0), 0.0, 0.0
    q[7], q[8] = p[7], 1.001 * p[8]
    p[9, 0] = q[10, 0] = 1000 * np.finfo(dtype).tiny
    found = information.renyi_divergence(p, q, order, axis=-1)
    doubled = information.renyi_divergence(
        np.tile(p, 20).astype(float), np.tile(q, 20).astype(float), order, axis=-1
    )  # rows of 100 outcomes, which go one by one; each outcome twenty times leaves the divergence
    eps = float(np.finfo(dtype).eps)
    atol = 50 * eps / abs(order - 1)  # by which the logarithm of a sum is divided
    np.testing.assert_allclose(found, doubled, rtol=100 * eps, atol=atol)
    assert np.isinf(found[5])
    assert np.isnan(found[6])
    assert found[7] == 0.0


def test_nothing_counted_and_one_counted() -> None:
    for method in METHODS:
        assert math.isnan(information.entropy_from_counts([0, 0], method))
        assert math.isfinite(information.entropy_from_counts([1, 0], method))
    assert information.entropy_from_counts([1], "chao_shen") == 0.0


def test_corrections_come_nearer_to_the_truth() -> None:
    """Fifty draws of a uniform distribution of thirty: the plug-in lacks about 0.3 nats."""
    rng = np.random.default_rng(7)
    counts = rng.multinomial(50, np.full(30, 1 / 30), size=200)
    truth = math.log(30)
    errors = {
        method: abs(information.entropy_from_counts(counts, method, axis=1).mean() - truth)
        for method in METHODS
    }
    assert 0.2 < errors["plugin"] < 0.4
    assert all(errors[method] < errors["plugin"] / 2 for method in METHODS[1:])
    tables = rng.multinomial(80, np.full(16, 1 / 16), size=200).reshape(200, 4, 4)
    found = {
        method: information.mutual_information_from_counts(tables, method).mean()
        for method in METHODS
    }
    assert found["plugin"] == information.mutual_information(tables).mean()
    assert all(abs(found[method]) < 0.6 * found["plugin"] for method in METHODS[1:])


def test_normal_samples_have_the_information_of_their_density() -> None:
    rng = np.random.default_rng(11)
    x, noise = rng.normal(size=(2, 4000))
    for correlation in (0.0, 0.6, 0.9):
        y = correlation * x + math.sqrt(1 - correlation**2) * noise
        truth = -0.5 * math.log(1 - correlation**2)
        assert information.knn_mutual_information(x, y) == pytest.approx(truth, abs=0.05)
    own = 0.5 * math.log(2 * math.pi * math.e)
    assert information.knn_entropy(x) == pytest.approx(own, abs=0.05)
    assert information.knn_entropy(np.stack([x, noise], 1)) == pytest.approx(2 * own, abs=0.07)
    with nbmath.threading("parallel"):
        threaded = information.knn_mutual_information(x, y, 5, base=2)
    with nbmath.threading("serial"):
        assert information.knn_mutual_information(x, y, 5, base=2) == threaded


def test_equal_samples_have_no_density() -> None:
    assert information.knn_entropy([1.0, 1.0, 1.0, 2.0], 2) == -math.inf
    twins = np.repeat([0.0, 1.0, 2.0], 4)
    assert math.isfinite(information.knn_mutual_information(twins, twins))


@pytest.mark.parametrize("dtype", IN_TURN)
def test_compiled_calls(dtype: Any) -> None:
    @njit
    def called(p: Any, q: Any, table: Any, x: Any, y: Any) -> Any:
        return (
            information.renyi_divergence(p, q, 2.0),
            information.joint_entropy(table, 2.0),
            information.entropy_from_counts(p),
            information.entropy_from_counts(p, "chao_shen", 2.0),
            information.mutual_information_from_counts(table, "james_stein"),
            information.knn_entropy(x),
            information.knn_mutual_information(x, y, 2),
        )

    rng = np.random.default_rng(5)
    p, q = rng.integers(1, 9, (2, 6)).astype(dtype)
    table = rng.integers(0, 9, (3, 4)).astype(dtype)
    x, y = rng.random((20, 2)).astype(dtype), rng.random((20, 1)).astype(dtype)
    want = (
        information.renyi_divergence(p, q, 2.0),
        information.joint_entropy(table, 2.0),
        information.entropy_from_counts(p),
        information.entropy_from_counts(p, "chao_shen", 2.0),
        information.mutual_information_from_counts(table, "james_stein"),
        information.knn_entropy(x),
        information.knn_mutual_information(x, y, 2),
    )
    assert all(number.dtype == dtype for number in want)
    rtol = 4 * float(np.finfo(dtype).eps)
    np.testing.assert_allclose(called(p, q, table, x, y), want, rtol=rtol)
    half = p - dtype(0.5)
    wrong = called(half - p, q, -table, np.full_like(x, np.nan), y)
    assert np.isnan(wrong).all()
    assert np.isnan(called(half, q, table, x[:2], y)[2:4]).all()


def test_bad_input_is_named() -> None:
    with pytest.raises(ValueError, match=r"counts holds 0\.5; expected whole numbers"):
        information.entropy_from_counts([0.5, 1.0])
    with pytest.raises(ValueError, match=r"table holds -1\.0; expected whole numbers"):
        information.mutual_information_from_counts([[1, -1]])
    with pytest.raises(ValueError, match="method is 'jackknife'; expected one of plugin"):
        information.entropy_from_counts([1, 2], "jackknife")
    with pytest.raises(ValueError, match="order is -1; expected a number of at least 0"):
        information.renyi_divergence([1.0], [1.0], -1)
    with pytest.raises(
        ValueError, match="neighbors is 3; expected at least 1 and fewer than the 3"
    ):
        information.knn_entropy([1.0, 2.0, 3.0])
    with pytest.raises(ValueError, match="x holds nan; expected finite samples"):
        information.knn_entropy([1.0, np.nan, 3.0, 4.0, 5.0])
    with pytest.raises(ValueError, match="x holds 5 samples and y 4; expected as many"):
        information.knn_mutual_information(np.arange(5), np.arange(4))
    with pytest.raises(ValueError, match=r"y has shape \(2, 2, 2\)"):
        information.knn_mutual_information(np.arange(8), np.zeros((2, 2, 2)))
