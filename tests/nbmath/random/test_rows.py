"""Draws of rows: one answer on every target, edges, errors."""

from typing import Any, cast

import numpy as np
import pytest
from numba import njit

import nbmath
from nbmath import random
from nbmath._targets import bind
from nbmath.random import Key

ALPHA = np.array([0.3, 1.0, 2.5, 7.0])
SHARES = np.array([0.1, 0.2, 0.3, 0.4])
WEIGHTS = np.array([1.0, 0.0, 3.0, 6.0])


@njit
def inside(key: Any, alpha: Any, shares: Any) -> Any:
    return (
        random.dirichlet(key, alpha, 5),
        random.dirichlet(key, alpha),
        random.multinomial(key, 50, shares, 5),
        random.multinomial(key, 50, shares),
        random.permutation(key, 10),
        random.permutation(key, shares),
        random.categorical(key, shares, (3, 4)),
        random.categorical(key, shares),
        random.choice(key, 40, 5, False),
        random.choice(key, 10**9, (5, 2), False),
        random.choice(key, shares, 3, False, shares),
        random.choice(key, 7),
    )


def test_compiled_code_gives_the_same_draws() -> None:
    arguments = Key(8), ALPHA, SHARES
    for got, want in zip(inside(*arguments), inside.py_func(*arguments), strict=True):
        assert np.array_equal(got, want)


def test_the_formulas_give_the_same_rows() -> None:
    key, python = Key(9), bind("random", "python", np.float64)
    shares, counts = random.dirichlet(key, ALPHA, 20), random.multinomial(key, 50, SHARES, 20)
    for i in range(20):
        row, count = np.full(4, np.nan), np.full(4, -1)
        python.dirichlet(key, i, ALPHA, row)
        python.multinomial(key, i, 50.0, SHARES, count)
        assert np.array_equal(row, shares[i])
        assert np.array_equal(count, counts[i])
    order = np.full(30, -1)
    python.permutation(key, order)
    assert np.array_equal(order, random.permutation(key, 30))
    for n, size in ((5000, 40), (30, 30), (10**13, 40)):
        table, chosen = np.full(256, -7), np.full(size, -7)
        python.sparse_choice(key, n, table, chosen)
        assert np.array_equal(chosen, random.choice(key, n, size, replace=False))
        if n < 10**4:
            python.choice(key, n, np.full(n, -7), chosen)
            assert np.array_equal(chosen, random.choice(key, n, size, replace=False))
    for size in (1, 3, 40):
        weights, chosen = np.arange(600.0) % 7, np.full(size, -7)
        python.weighted_choice(key, weights, np.full(size, np.nan), chosen)
        assert np.array_equal(chosen, random.choice(key, 600, size, False, weights))
    cumulated = np.full(4, np.nan)
    assert python.cumulate(WEIGHTS, cumulated) == 10
    drawn = random.categorical(key, WEIGHTS, 200)
    assert [python.categorical_at(key, i, cumulated) for i in range(200)] == drawn.tolist()


@pytest.mark.parametrize(
    "draw",
    [
        lambda: random.dirichlet(Key(1), ALPHA, 300),
        lambda: random.multinomial(Key(1), 50, SHARES, 300),
        lambda: random.categorical(Key(1), WEIGHTS, 300),
    ],
)
def test_threads_give_the_same_rows(draw: Any) -> None:
    with nbmath.threading("serial"):
        serial = draw()
    with nbmath.threading("parallel"):
        assert np.array_equal(draw(), serial)
    assert len(serial) == 300


def test_edges() -> None:
    key = Key(2)
    assert (random.dirichlet(key, [3.0], 4) == 1).all()
    corners = random.dirichlet(key, [1e-12] * 3, 100)
    assert np.array_equal(np.sort(corners, axis=1), np.tile([0.0, 0.0, 1.0], (100, 1)))
    assert random.dirichlet(key, ALPHA, (2, 3), np.float32).dtype == np.float32
    assert random.dirichlet(key, ALPHA).shape == (4,)
    assert (random.multinomial(key, 0, SHARES, 5) == 0).all()
    assert random.multinomial(key, 7, [1.0]).tolist() == [7]
    assert random.multinomial(key, 7, [0.0, 1.0, 0.0]).tolist() == [0, 7, 0]
    assert random.permutation(key, 0).shape == (0,)
    assert random.permutation(key, 1).tolist() == [0]
    rows = np.arange(12).reshape(4, 3)
    assert sorted(random.permutation(key, rows).tolist()) == rows.tolist()
    assert set(random.categorical(key, [0.0, 0.0, 1e-300, 0.0], 50)) == {2}
    assert isinstance(random.categorical(key, [1, 2]), np.int64)
    assert random.categorical(key, WEIGHTS, (2, 0)).shape == (2, 0)


def test_shuffling_in_place_is_a_permutation(poisoned: Any) -> None:
    key, rows = Key(3), np.arange(300.0).reshape(20, 15)
    for axis in (0, 1, -1):
        x = np.asfortranarray(rows)
        random.shuffle(key, x, axis)
        assert np.array_equal(x, random.permutation(key, rows, axis))
        assert np.array_equal(np.sort(x, axis), rows)

    @njit
    def shuffled(key: Any, x: Any) -> None:
        random.shuffle(key, x)

    vector = np.arange(3000)[::2].copy()
    shuffled(key, vector)
    assert np.array_equal(vector, random.permutation(key, np.arange(3000)[::2]))
    column = rows[:, 3].copy()
    bind("random", "python").shuffle(key, column)
    assert np.array_equal(column, random.permutation(key, rows[:, 3]))


def test_edges_of_choices() -> None:
    key = Key(5)
    assert sorted(random.choice(key, 5, 5, replace=False).tolist()) == [0, 1, 2, 3, 4]
    assert random.choice(key, 0, 0).shape == (0,)
    assert random.choice(key, 3, 0, replace=False).shape == (0,)
    assert random.choice(key, 0, (0, 2), replace=False).shape == (0, 2)
    assert isinstance(random.choice(key, 9), np.int64)
    assert isinstance(random.choice(key, 9, replace=False), np.int64)
    assert random.choice(key, np.array([2.5])) == 2.5
    assert random.choice(key, 4, p=[0, 0, 1, 0], replace=False) == 2
    assert set(random.choice(key, 4, 2, False, [0, 1e-320, 1e300, 0]).tolist()) == {1, 2}
    matrix = np.arange(12).reshape(3, 4)
    picked = random.choice(key, matrix, 2, replace=False, axis=1)
    assert np.array_equal(picked, matrix[:, random.choice(key, 4, 2, replace=False)])
    assert random.choice(key, matrix, (2, 5)).shape == (2, 5, 4)
    few = random.choice(key, 10**6, 10, replace=False)
    assert np.array_equal(random.choice(key, 10**6, 500, replace=False)[:10], few)
    assert np.array_equal(random.choice(key, 10**6, 200_000, replace=False)[:10], few)
    assert (random.choice(key, 2**62, 100, replace=False) > 2**50).sum() > 90


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: random.dirichlet(Key(0), [1.0, 0.0]), "alpha is 0.0; expected a positive"),
        (lambda: random.dirichlet(Key(0), 2.0), "alpha has shape"),
        (lambda: random.multinomial(Key(0), -1, SHARES), "n is -1"),
        (lambda: random.multinomial(Key(0), 5, [0.7, 0.7, 0.0]), "pvals sum to 1.4"),
        (lambda: random.multinomial(Key(0), 5, [-0.1, 1.1]), "pvals is -0.1"),
        (lambda: random.permutation(Key(0), -2), "x is -2"),
        (lambda: random.permutation(Key(0), [1, 2], 1), "axis is 1; expected one of the 1"),
        (lambda: random.choice(Key(0), 0), "there are 0 entries"),
        (lambda: random.choice(Key(0), 3, 4, replace=False), "size is 4, and there are 3 entries"),
        (lambda: random.choice(Key(0), 3, 2, False, [1, 0, 0]), "there are 1 entries with a wei"),
        (lambda: random.choice(Key(0), 3, 2, p=[1, 2]), "p has 2 entries; expected 3"),
        (lambda: random.choice(Key(0), 3, 2, p=[1, 2, -1]), "p is -1.0"),
        (lambda: random.categorical(Key(0), []), "p has shape"),
        (lambda: random.categorical(Key(0), [0.0, 0.0]), "p sums to 0.0"),
        (lambda: random.categorical(Key(0), [1.0, np.nan]), "p is nan"),
    ],
)
def test_bad_use_gets_a_sentence(call: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


def test_only_arrays_are_shuffled_in_place() -> None:
    with pytest.raises(TypeError, match="x is a list; expected an array"):
        random.shuffle(Key(0), cast("Any", [1, 2, 3]))


def test_bad_weights_in_compiled_code() -> None:
    @njit
    def bad(key: Any, p: Any) -> Any:
        once = random.choice(key, 2, 1, False, p), random.choice(key, 2, 3, False)
        return random.categorical(key, p, 3), random.dirichlet(key, p), once

    categories, shares, once = bad(Key(0), np.array([1.0, -1.0]))
    assert [(chosen == -1).all() for chosen in once] == [True, True]
    assert (categories == -1).all()
    assert np.isnan(shares).all()
