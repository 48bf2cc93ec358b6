"""Known values, edges, errors and the compiled form of the probability tables."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from numba import njit

import nbmath
from nbmath._targets import bind
from nbmath.probability import bayes_update, condition, joint, marginal
from tests.precisions import IN_TURN

DTYPES = (np.float32, np.float64)
TABLE = np.arange(1.0, 25.0).reshape(2, 3, 4) / 300


def test_bayes_agrees_with_exact_fractions() -> None:
    prior = [Fraction(1, 8), Fraction(3, 8), Fraction(1, 2)]
    likelihood = [Fraction(1, 4), Fraction(1, 16), Fraction(3, 4)]
    evidence = sum(p * q for p, q in zip(prior, likelihood, strict=True))
    exact = [float(p * q / evidence) for p, q in zip(prior, likelihood, strict=True)]
    given = bayes_update([float(p) for p in prior], [float(q) for q in likelihood])
    np.testing.assert_allclose(given, exact, rtol=4 * np.finfo(float).eps)


@pytest.mark.parametrize("axis", [0, 1, 2, -1])
def test_marginal_is_the_sum_over_all_other_axes(axis: int, poisoned: Any) -> None:
    others = tuple(a for a in range(3) if a != axis % 3)
    out = poisoned(TABLE.shape[axis])
    assert marginal(TABLE, axis, out=out) is out
    np.testing.assert_allclose(out, TABLE.sum(axis=others), rtol=1e-15)


def test_marginal_keeps_axes_in_the_order_asked_for() -> None:
    np.testing.assert_allclose(marginal(TABLE, (2, 0)), TABLE.sum(axis=1).T, rtol=1e-15)
    np.testing.assert_array_equal(marginal(TABLE, (0, 1, 2)), TABLE)
    np.testing.assert_allclose(marginal(TABLE, ()), 1.0, rtol=1e-15)


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("dtype", DTYPES)
def test_condition_on_each_axis_of_any_layout(axis: int, dtype: Any, poisoned: Any) -> None:
    table = np.asfortranarray(TABLE.astype(dtype))
    expected = np.take(TABLE, 1, axis) / np.take(TABLE, 1, axis).sum()
    out = poisoned(expected.shape, dtype)
    given = condition(table, axis, 1, out=out)
    assert given is out
    np.testing.assert_allclose(given, expected, rtol=8 * np.finfo(dtype).eps)
    np.testing.assert_array_equal(condition(table, axis, 1 - table.shape[axis]), given)


def test_joint_of_a_table_over_several_variables() -> None:
    prior = np.array([0.25, 0.75])
    likelihood = TABLE / TABLE.sum(axis=(1, 2), keepdims=True)
    expected = prior[:, None, None] * likelihood
    np.testing.assert_array_equal(joint(prior, likelihood), expected)


def test_posteriors_of_a_batch_and_of_a_sequence() -> None:
    rng = np.random.default_rng(0)
    prior = rng.dirichlet(np.ones(5), size=(7, 1))
    likelihood = rng.random((7, 4, 5))
    batch = bayes_update(prior, likelihood)
    steps = bayes_update(prior[:, 0], likelihood, sequence=True)
    assert batch.shape == steps.shape == (7, 4, 5)
    for i in range(7):
        before = prior[i, 0]
        for t in range(4):
            np.testing.assert_array_equal(batch[i, t], bayes_update(prior[i, 0], likelihood[i, t]))
            before = bayes_update(before, likelihood[i, t])
            np.testing.assert_array_equal(steps[i, t], before)


@pytest.mark.parametrize("dtype", IN_TURN)
def test_many_updates_at_once_are_those_one_by_one(dtype: Any) -> None:
    rng = np.random.default_rng(2)
    prior, likelihood = rng.dirichlet(np.ones(5), 35).astype(dtype), rng.random((35, 5), dtype)
    likelihood[20] *= dtype(1e-37)  # its reciprocal would lose digits
    prior[3], likelihood[3, :4] = np.eye(5)[4], np.finfo(dtype).max
    batch = bayes_update(prior, likelihood)
    one_by_one = [bayes_update(p, x) for p, x in zip(prior, likelihood, strict=True)]
    np.testing.assert_array_equal(batch, one_by_one)
    for given, value, words in (
        (prior, np.nan, r"prior\[33, 1\] is nan"),
        (prior, 2.0, "prior sums to"),
        (likelihood, -1.0, r"likelihood\[33, 1\] is -1"),
        (likelihood[:, :1], 0.0, "probability zero under every"),
    ):
        before, given[33, -4:] = given[33].copy(), value
        prior[33] = prior[33] if given is prior or value else np.eye(5)[0]
        with pytest.raises(ValueError, match=words):
            bayes_update(prior, likelihood)
        given[33] = before


def test_threads_do_not_change_a_bit() -> None:
    rng = np.random.default_rng(1)
    prior, likelihood = rng.dirichlet(np.ones(9)), rng.random((1000, 9))
    with nbmath.threading("serial"):
        serial = bayes_update(prior, likelihood)
    with nbmath.threading("parallel"):
        np.testing.assert_array_equal(bayes_update(prior, likelihood), serial)


@pytest.mark.parametrize("scale", [1e-300, 5e-324, 1e300])
def test_the_size_of_likelihoods_does_not_matter(scale: float) -> None:
    given = bayes_update([1e-200, 1.0], np.array([1.0, 1.0]) * scale)
    np.testing.assert_allclose(given, [1e-200, 1.0], rtol=1e-15)


def test_hypotheses_without_prior_stay_impossible() -> None:
    np.testing.assert_array_equal(bayes_update([0.0, 1.0], [1e308, 1e-308]), [0.0, 1.0])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: bayes_update([0.5, 0.5], [0.0, 0.0]), "probability zero under every hypothesis"),
        (lambda: bayes_update([1.0, 0.0], [0.0, 1.0]), "probability zero under every hypothesis"),
        (lambda: bayes_update([0.5, 0.4], [0.1, 0.2]), r"prior sums to 0\.9"),
        (lambda: bayes_update([0.5, np.nan], [0.1, 0.2]), r"prior\[1\] is nan"),
        (lambda: bayes_update([0.5, 0.5], [-0.1, 0.2]), r"likelihood\[0\] is -0\.1"),
        (lambda: bayes_update([0.5, 0.5], [0.1, np.inf]), r"likelihood\[1\] is inf"),
        (lambda: bayes_update([0.5, 0.5], [0.1, 0.2, 0.3]), "equally many hypotheses"),
        (lambda: bayes_update(1.0, [0.1]), "equally many hypotheses"),
        (lambda: joint([0.5, 0.5], [0.5, 0.5]), "one table for each of the 2 hypotheses"),
        (lambda: joint([0.5, 0.5], [[0.5, 0.5], [0.5, 0.6]]), r"likelihood sums to 1\.1.* axis 1"),
        (lambda: joint([[1.0]], [[1.0]]), "one axis of hypotheses"),
        (lambda: marginal([[0.5, 0.6]], 0), r"table sums to 1\.1"),
        (lambda: marginal(1.0, 0), "single number"),
        (lambda: marginal([[0.5, 0.5]], (0, 0)), "each axis once"),
        (lambda: condition([[0.5, 0.5], [0.0, 0.0]], 0, 1), "axis 0 has value 1 has probability"),
        (lambda: condition([0.5, 0.5], 0, 0), "nothing is left"),
    ],
)
def test_bad_use_gets_a_sentence(call: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


def test_bad_places_and_dtypes_are_named() -> None:
    with pytest.raises(IndexError, match="index is 2; axis 0 has 2 values"):
        condition([[0.5, 0.5], [0.0, 0.0]], 0, 2)
    with pytest.raises(np.exceptions.AxisError):
        marginal([0.5, 0.5], 1)
    with pytest.raises(TypeError, match="prior has dtype complex128"):
        bayes_update([0.5j, 0.5], [0.1, 0.2])
    with pytest.raises(ValueError, match="out has shape"):
        marginal([0.5, 0.5], 0, out=np.empty(3))


@njit
def compiled(prior, likelihood, table, index):  # type: ignore[no-untyped-def]  # numba reads the types
    return (
        joint(prior, likelihood),
        marginal(table, 1),
        marginal(table, -1),
        condition(table, 1, index),
        bayes_update(prior, likelihood[:, index]),
    )


@pytest.mark.parametrize("dtype", IN_TURN)
def test_compiled_code_gives_the_same_bits(dtype: Any) -> None:
    prior = np.array([0.25, 0.75], dtype)
    likelihood = np.array([[0.5, 0.25, 0.25], [0.125, 0.75, 0.125]], dtype)
    table = TABLE.astype(dtype)
    expected = (
        joint(prior, likelihood),
        marginal(table, 1),
        marginal(table, 2),
        condition(table, 1, -1),
        bayes_update(prior, np.ascontiguousarray(likelihood[:, -1])),
    )
    for ours, theirs in zip(compiled(prior, likelihood, table, -1), expected, strict=True):
        assert ours.dtype == dtype
        np.testing.assert_array_equal(ours, theirs)


@njit
def compiled_condition(table):  # type: ignore[no-untyped-def]  # numba reads the types
    return condition(table, 0, 0)


@njit
def compiled_bayes(prior, likelihood):  # type: ignore[no-untyped-def]  # numba reads the types
    return bayes_update(prior, likelihood)


def test_impossible_events_are_nan_in_compiled_code() -> None:
    assert np.isnan(compiled_condition(np.array([[0.0, 0.0], [0.5, 0.5]]))).all()
    assert np.isnan(compiled_bayes(np.array([0.5, 0.5]), np.zeros(2))).all()
    assert np.isnan(compiled_bayes(np.array([0.5, 0.5]), np.array([np.nan, 1.0]))).any()


@pytest.mark.parametrize("dtype", DTYPES)
def test_plain_formulas_agree_with_compiled_ones(dtype: Any, poisoned: Any) -> None:
    plain = bind("probability", "python")
    prior, likelihood = np.array([0.25, 0.75], dtype), np.array([0.2, 0.7], dtype)
    out = poisoned(2, dtype)
    evidence = plain.bayes_update(prior, likelihood, out)
    np.testing.assert_allclose(out, bayes_update(prior, likelihood), rtol=4 * np.finfo(dtype).eps)
    np.testing.assert_allclose(evidence, 0.575, rtol=4 * np.finfo(dtype).eps)
