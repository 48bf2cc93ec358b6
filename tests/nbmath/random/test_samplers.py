"""Samplers: one answer on every target, edges, interfaces, errors."""

from typing import Any

import mpmath as mp
import numba
import numpy as np
import pytest
from numba import njit, prange

import nbmath
from nbmath import random
from nbmath._targets import _binder, bind
from nbmath.random import Key
from nbmath.random.formulas import counts
from tests.nbmath.random.coefficients import stirling

SAMPLERS = (
    ("gamma", (0.3, 2.0)),
    ("gamma", (3.0, 2.0)),
    ("loggamma", (0.2,)),
    ("beta", (0.2, 3.0)),
    ("beta", (2.0, 3.0)),
    ("poisson", (3.0,)),
    ("poisson", (300.0,)),
    ("binomial", (300, 0.4)),
    ("binomial", (300, 0.99)),
    ("chisquare", (3.0,)),
    ("standard_t", (0.7,)),
    ("standard_t", (5.0,)),
    ("f", (1.0, 7.0)),
    ("geometric", (0.2,)),
    ("negative_binomial", (3.5, 0.2)),
    ("vonmises", (0.5, 2.0)),
    ("vonmises", (3.0, 0.1)),
    ("truncated_normal", (0.4, 3.0)),
    ("truncated_normal", (-3.0, -0.75)),
    ("truncated_normal", (0.25, 0.5)),
    ("hypergeometric", (1000, 500, 300)),
    ("hypergeometric", (10, 20, 5)),
)
FLOATS = ("gamma", "loggamma", "beta", "chisquare", "standard_t", "f", "vonmises")
COUNTS = ("poisson", "binomial")


@pytest.mark.parametrize(("name", "parameters"), SAMPLERS)
def test_every_way_gives_the_same_draws(name: str, parameters: Any) -> None:
    key, n = Key(2**70 + 5), 1000
    draw, at = getattr(random, name), getattr(random, f"{name}_at")
    want = draw(key, *parameters, size=n)
    assert np.array_equal(at(key, np.arange(n), *parameters), want)
    assert np.array_equal(draw(key, *(np.full(n, p) for p in parameters)), want)
    with nbmath.threading("parallel"):
        assert np.array_equal(draw(key, *parameters, size=n), want)
    formula = getattr(bind("random", "python", np.float64), f"{name}_at")
    assert [formula(key, i, *map(float, parameters)) for i in range(40)] == want[:40].tolist()


@pytest.mark.parametrize(("name", "parameters"), [s for s in SAMPLERS if s[0] in FLOATS])
def test_the_formula_in_single_precision_gives_the_same_draws(name: str, parameters: Any) -> None:
    single = [np.float32(p) for p in parameters]
    formula = getattr(bind("random", "python", np.float32), f"{name}_at")
    got = getattr(random, name)(Key(8), *parameters, size=60, dtype=np.float32)
    assert got.dtype == np.float32
    assert [float(formula(Key(8), i, *single)) for i in range(60)] == got.tolist()
    some = getattr(random, f"{name}_at")(Key(8), np.arange(60), *single)
    assert np.array_equal(some, got)


@njit
def inside(key: Any, n: Any, shapes: Any) -> Any:
    return (
        random.gamma(key, 2.5),
        random.gamma(key, 2.5, size=n),
        random.gamma(key, shapes, 2.0),
        random.gamma(key, 0.5, 1.0, n, np.float32),
        random.gamma_at(key, 7, shapes),
        random.loggamma(key, 0.2, n),
        random.beta(key, 0.3, 2.0, (n, 2)),
        random.beta_at(key, 2, 0.3, 2.0),
        random.poisson(key, 20 * shapes),
        random.poisson(key, 3.0, n),
        random.poisson_at(key, 5, 90.0),
        random.binomial(key, 10, 0.3, n),
        random.binomial_at(key, 3, 1000, shapes / 10),
        random.exponential(key, n, scale=2.0),
        random.exponential_at(key, 3),
        random.chisquare(key, 3.0, n),
        random.standard_t(key, shapes),
        random.f(key, 2.0, 5.0, n),
        random.integers(key, 3, 10, n),
        random.integers(key, 10),
        random.integers_at(key, 4, -3, 10),
        random.geometric(key, 0.2, n),
        random.negative_binomial_at(key, 4, 3.5, 0.2),
    )


def test_compiled_code_gives_the_same_draws() -> None:
    key, n, shapes = Key(99), 200, np.array([0.3, 1.0, 5.0, 7.0])
    for got, want in zip(inside(key, n, shapes), inside.py_func(key, n, shapes), strict=True):
        assert np.array_equal(got, want)


@pytest.mark.parametrize("name", FLOATS[:3])
def test_out_is_filled(name: str, poisoned: Any) -> None:
    parameters = {"gamma": (2.0,), "loggamma": (2.0,), "beta": (2.0, 3.0)}[name]
    draw = getattr(random, name)
    for out in (poisoned((4, 3), np.float32), poisoned((3, 4), np.float32).T):
        assert draw(Key(2), *parameters, out=out) is out
        assert np.array_equal(out, draw(Key(2), *parameters, size=(4, 3), dtype=np.float32))


def test_counts_fill_arrays_of_whole_numbers() -> None:
    out = np.full((5, 2), -7)
    assert random.poisson(Key(1), 4.0, out=out) is out
    assert np.array_equal(out, random.poisson(Key(1), 4.0, (5, 2)))
    with pytest.raises(ValueError, match="out has shape"):
        random.binomial(Key(1), 4, 0.5, out=np.empty(3))


def test_parameters_broadcast() -> None:
    shape, scale = np.array([[0.5], [2.0]]), np.array([1.0, 2.0, 3.0])
    x = random.gamma(Key(6), shape, scale)
    assert x.shape == (2, 3)
    assert x[1, 2] == random.gamma_at(Key(6), 5, 2.0, 3.0)
    assert random.binomial(Key(6), [10, 100], 0.5, (4, 2)).shape == (4, 2)
    assert random.poisson(Key(6), [], 0).shape == (0,)
    assert isinstance(random.poisson(Key(6), 3.0), np.int64)
    assert isinstance(random.gamma(Key(6), 3.0), np.float64)


def test_parameters_at_the_edge_of_their_range() -> None:
    key = Key(4)
    assert (random.gamma(key, 0.0, size=5) == 0).all()
    assert (random.loggamma(key, 0.0, 5) == -np.inf).all()
    assert (random.gamma(key, 2.0, 0.0, 5) == 0).all()
    assert (random.gamma(key, 1e300, size=5) == 1e300).all()
    assert random.gamma(key, 1e-300, size=5).tolist() == [0.0] * 5
    assert np.isfinite(random.loggamma(key, 1e-300, 5)).all()
    assert set(random.beta(key, 1e-300, 1e-300, 200)) == {0.0, 1.0}
    assert (random.poisson(key, 0.0, 200) == 0).all()
    assert (random.binomial(key, 0, 0.5, 200) == 0).all()
    assert (random.binomial(key, 7, [0.0, 1.0], (200, 2)) == [0, 7]).all()
    assert (random.binomial(key, 10**6, 1.0, 200) == 10**6).all()
    assert random.binomial_at(key, 0, 1, 5e-324) == 0
    normal = random.standard_t(key, [1e20, 1e300], (1000, 2))
    assert 0.9 < normal.std() < 1.1
    few = np.abs(random.standard_t(key, 1e-3, 2000))
    assert np.isinf(few).any()
    assert np.isfinite(few).any()
    assert (random.negative_binomial(key, [1e18, 1e-300], [1e-9, 0.5], (9, 2)) >= [2**61, 0]).all()
    assert (
        np.abs(random.vonmises(key, 0.0, [0.0, 1e-300, 1e300], (500, 3))).max(axis=0)
        > [3, 3, 1e-151]
    ).all()
    assert (np.abs(random.vonmises(key, [1e9, np.pi, -7.0], 3.0, (99, 3))) <= np.pi).all()
    ends = np.array([[-np.inf, np.inf], [-2.0, -2.0], [1e8, np.inf], [-40.5, -40.0], [0.0, 1e-300]])
    inside = random.truncated_normal(key, ends[:, 0], ends[:, 1], (300, 5))
    assert ((inside >= ends[:, 0]) & (inside <= ends[:, 1])).all()
    assert np.unique(inside[:, 3:]).size == 600  # at 1e8 floats lie as far apart as draws
    assert (
        random.hypergeometric(key, [0, 4, 4, 0, 9], [4, 0, 3, 0, 9], [2, 2, 7, 0, 0], (50, 5))
        == [0, 2, 4, 0, 0]
    ).all()
    half = random.hypergeometric(key, 2**52, 2**52, 2**40, 1000) - 2.0**39
    assert 0.9 < half.std() / 2.0**19 < 1.1
    many = random.poisson(key, 2.0**62, 1000).astype(float)
    assert abs((many - 2.0**62).mean()) < 6 * 2.0**31 / 1000**0.5
    most = random.binomial(key, 2**62, 0.5, 1000).astype(float)
    assert 0.9 < (most - 2.0**61).std() / 2.0**30 < 1.1


@pytest.mark.parametrize(
    ("low", "high"), [(0, 10), (-5, 2), (7, 8), (0, 3 * 2**61), (-(2**62), 2**62 - 1)]
)
def test_whole_numbers_are_those_of_the_formula(low: int, high: int) -> None:
    python = bind("random", "python")
    assert python.surplus(high - low) == 2**64 % (high - low)
    want = random.integers(Key(5), low, high, 500)
    assert low <= want.min() <= want.max() < high
    assert np.array_equal(random.integers(Key(5), low, high - 1, 500, endpoint=True), want)
    assert np.array_equal(random.integers_at(Key(5), np.arange(500), low, high), want)
    assert [python.integers_at(Key(5), i, low, high) for i in range(50)] == want[:50].tolist()
    with nbmath.threading("parallel"):
        assert np.array_equal(random.integers(Key(5), low, high, 500), want)


def test_intervals_of_their_own() -> None:
    low = np.array([0, -5, 2**62, -(2**63), 7, 3])
    high = np.array([1, 2**40, 2**62 + 3 * 2**60, -1, 2**32 + 7, 2**32 + 2])
    many = random.integers(Key(5), low, high, (400, 6))
    assert np.array_equal(
        many, random.integers_at(Key(5), np.arange(2400).reshape(400, 6), low, high)
    )
    assert ((many >= low) & (many < high)).all()
    assert (many[:, 1:].max(axis=0) - low[1:] > 0.9 * (high - low.astype(float))[1:]).all()


def test_intervals_of_whole_numbers() -> None:
    assert set(random.integers(Key(1), 6, size=500)) == set(range(6))
    ends = np.array([[1], [2], [10]])
    assert (random.integers(Key(1), 0, ends, (3, 50)) < ends).all()
    assert isinstance(random.integers(Key(1), 5), np.int64)
    out = np.full(7, -1)
    assert random.integers(Key(1), 3, 9, out=out) is out
    assert np.array_equal(out, random.integers(Key(1), 3, 9, 7))
    assert bind("random", "python").integers_at(Key(1), 0, 5, 5) == 5


def test_chains_of_the_user_do_not_depend_on_threads() -> None:
    """Metropolis chains, each with draws of its own: one thread and two give the same ends."""
    before = numba.get_num_threads()
    ends = []
    for threads in (1, min(2, before)):
        numba.set_num_threads(threads)
        ends.append(metropolis(Key(1), 50, 40))
    numba.set_num_threads(before)
    assert np.array_equal(*ends)


@njit(parallel=True)
def metropolis(key: Any, chains: Any, steps: Any) -> Any:
    end = np.empty(chains)
    for i in prange(chains):
        own, accept = random.fold_in(key, 2 * i), random.fold_in(key, 2 * i + 1)
        x = random.gamma_at(key, i, 2.0)
        for t in range(steps):
            proposal = x + random.normal_at(own, t)
            if random.exponential_at(accept, t) > abs(proposal) - abs(x):
                x = proposal
        end[i] = x
    return end


def test_a_table_ends_where_its_probabilities_do() -> None:
    """The last cell takes what rounding leaves, and no search runs past it."""
    cumulated, guide = np.full(counts.TABLE, np.nan), np.zeros(256, np.int64)
    python = bind("random", "python", np.float64)
    for law in (python.poisson_law(29.9), python.binomial_law(59.0, 0.5), python.poisson_law(0.0)):
        length = python.write_cumulated(*law[:3], cumulated)
        assert cumulated[length - 1] == 1.0
        assert (np.diff(cumulated[: length - 1]) >= 0).all()
        python.write_guide(cumulated, guide)
        assert python.looked_up(2**52 - 1, cumulated, guide) < length
        assert python.looked_up(0, cumulated, guide) <= 2


def test_stirlings_error_is_exact_to_rounding() -> None:
    assert np.allclose(stirling(), counts.STIRLING, rtol=1e-14, atol=0)
    error = _binder("python", np.float64).public(counts._stirling)
    with mp.workdps(40):
        for n in (*range(1, 40), 1000, 10**9):
            exact = mp.loggamma(n + 1) - (mp.log(2 * mp.pi * n) / 2 + n * mp.log(n) - n)
            assert abs(error(float(n)) - exact) <= 1e-16
