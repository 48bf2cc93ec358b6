"""Sequences of Sobol and Halton: one answer on every target, edges, errors, convergence."""

import itertools
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from numba import njit

import nbmath
from nbmath import random
from nbmath._targets import bind
from nbmath.random import Key
from nbmath.random.cpu import sequences
from nbmath.random.cpu.directions import NUMBERS
from tests.nbmath.random.directions import extended, primitive

KEY = Key(12)


@njit
def inside(key: Any) -> Any:
    return (
        random.sobol(key, 11, 300, start=700),
        random.sobol(None, 3),
        random.halton(key, 11, 300, start=700),
    )


def test_compiled_code_and_formulas_give_the_same_points() -> None:
    own = inside.py_func(KEY)
    for got, want in zip(inside(KEY), own, strict=True):
        assert got.dtype == want.dtype
        assert np.array_equal(got, want)
    python = bind("random", "python", np.float64)
    row = np.zeros(11)  # more than a register holds
    for i in (0, 1, 68, 299):
        python.sobol(KEY, 700 + i, 2, sequences.directions(), row)
        assert np.array_equal(row, own[0][i])
        python.halton(KEY, 700 + i, 1, sequences.primes(), row)
        assert np.array_equal(row, own[2][i])


@pytest.mark.parametrize("draw", [random.sobol, random.halton])
def test_threads_give_the_same_points(draw: Any) -> None:
    with nbmath.threading("serial"):
        serial = draw(KEY, 3, 9001)
    with nbmath.threading("parallel"):
        assert np.array_equal(draw(KEY, 3, 9001), serial)


def test_the_numbers_are_those_of_the_criterion() -> None:
    found = [numbers[0] for numbers in NUMBERS]
    assert found == [p for degree in range(1, 11) for p in primitive(degree)]
    digits = np.zeros((161, 161), np.int64)
    digits[0, 0] = 1
    for axis, (polynomial, *initial) in enumerate(NUMBERS, start=1):
        assert all(m % 2 and m < 1 << k for k, m in enumerate(initial, start=1))
        m = extended(polynomial, tuple(initial), 161)
        digits[axis] = [m[k] >> k & 1 for k in range(161)]
    assert minors_are_odd(digits)  # property A


def minors_are_odd(matrix: Any) -> bool:
    """Whether elimination modulo two, without exchanges of rows, finds every pivot."""
    matrix = matrix.copy()
    for j in range(len(matrix)):
        if not matrix[j, j]:
            return False
        matrix[j + 1 :] ^= np.outer(matrix[j + 1 :, j], matrix[j])
    return True


def test_edges() -> None:
    last = 2**32 - 1
    words = [int(f"{last:032b}"[::-1], 2), 0]
    assert random.sobol(None, 1, start=last)[0] == words[0] * 2.0**-32
    wide = random.halton(None, 512, 1, start=last)[0]
    for x, base in zip(wide.tolist(), sequences.primes().tolist(), strict=True):
        left, exact, weight = last, Fraction(0), Fraction(1, base)
        while left:
            exact += left % base * weight
            left, weight = left // base, weight / base
        assert x == float(exact)
    assert random.sobol(KEY, 4).shape == (4,)
    assert random.halton(KEY, 4, (0, 2), np.float32).shape == (0, 2, 4)
    assert np.array_equal(random.sobol(KEY, 4, (3, 2)).reshape(6, 4), random.sobol(KEY, 4, 6))
    for draw, dtype in itertools.product((random.sobol, random.halton), (np.float32, np.float64)):
        x = draw(KEY, 161, 4096, dtype)
        assert x.dtype == dtype
        assert (x >= 0).all()
        assert (x < 1).all()
        near = draw(KEY, 161, 4096)
        assert np.abs(x - near).max() <= 1.5 * 2.0**-24  # a sum and a quotient, rounded


@pytest.mark.parametrize("how", [{}, {"shift": True}])
def test_squares_of_errors_fall_faster_than_those_of_random_points(how: Any) -> None:
    """A smooth integrand of four numbers whose mean is one."""

    def error(m: int) -> float:
        means = [
            np.prod(1 + (random.sobol(Key(i), 4, 2**m, **how) - 0.5) / 2, axis=1).mean()
            for i in range(24)
        ]
        return float(np.sqrt(np.mean((np.array(means) - 1) ** 2)))

    faster = np.log2(error(5) / error(11)) / 6
    assert faster > (0.9 if how else 1.2)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: random.sobol(KEY, 0), "dimension is 0; expected from 1 to 161"),
        (lambda: random.sobol(KEY, 162), "dimension is 162"),
        (lambda: random.halton(None, 513), "dimension is 513; expected from 1 to 512"),
        (lambda: random.sobol(None, 2, 5, start=2**32 - 4), "numbers of points below 2"),
        (lambda: random.halton(None, 2, start=-1), "start is -1"),
    ],
)
def test_bad_use_gets_a_sentence(call: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()
    with pytest.raises(TypeError, match="expected a Key"):
        random.sobol(7, 2)  # type: ignore[arg-type]  # what is refused
