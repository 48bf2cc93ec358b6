"""The same numbers in every home: Python, compiled loops, threads, plain formulas."""

import re
from typing import Any

import numba
import numpy as np
import pytest

import nbmath
from nbmath import elementary
from nbmath._targets import bind
from tests.precisions import IN_TURN, a_few

NAMES = elementary.__all__
DTYPES = (np.float64, np.float32)
SPECIAL = [0.0, -0.0, np.inf, -np.inf, np.nan, 1.0, -1.0, 0.5, 1e-40, -1e-40, 3e38, 88.9, -104.5]


def points(dtype: Any) -> Any:
    rng = np.random.default_rng(1)
    some = np.concatenate([SPECIAL, rng.uniform(-20, 20, 60), rng.uniform(0, 1, 60)])
    return some.astype(dtype)


def same(left: Any, right: Any) -> bool:
    """Equal to the bit, signs of zeros included."""
    equal = np.array_equal(left, right, equal_nan=True)
    signs = np.signbit(left) == np.signbit(right)
    return bool(equal and (signs | np.isnan(right)).all())


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", NAMES)
def test_exact_python_arithmetic_gives_the_compiled_result(name: str, dtype: Any) -> None:
    formula = getattr(bind("elementary", "python", dtype), name)
    x = points(dtype)
    plain = np.array([formula(value) for value in x])
    assert plain.dtype == dtype
    assert same(plain, getattr(elementary, name)(x))


@pytest.mark.parametrize("dtype", IN_TURN)
@pytest.mark.parametrize("name", a_few(NAMES))
def test_compiled_code_calls_the_same_function(name: str, dtype: Any, poisoned: Any) -> None:
    function = getattr(elementary, name)

    @numba.njit
    def number(x: Any) -> Any:
        return function(x)

    @numba.njit
    def into(x: Any, out: Any) -> Any:
        return function(x, out)

    x = points(dtype)
    right = function(x)
    assert same(np.array([number(value) for value in x], dtype), right)
    assert same(number(x), right)
    assert number(x).dtype == dtype
    out = poisoned(x.shape, dtype)
    assert same(into(x, out), right)
    assert same(out, right)
    assert same(into(x[::-1], out[::-1]), right[::-1])


def test_shapes_in_compiled_code() -> None:
    @numba.njit
    def call(x: Any) -> Any:
        return elementary.exp(x)

    grid = np.linspace(-1, 1, 12).reshape(3, 4)
    assert np.array_equal(call(grid.T), elementary.exp(grid.T))
    assert call(np.array(0.5)) == call(0.5) == elementary.exp(0.5)
    assert call(2) == elementary.exp(2)
    assert np.array_equal(call(np.arange(3)), elementary.exp(np.arange(3)))
    assert call(np.empty((0, 2))).shape == (0, 2)


def test_a_wrong_out_in_compiled_code_is_refused() -> None:
    @numba.njit
    def call(x: Any, out: Any) -> Any:
        return elementary.exp(x, out)

    with pytest.raises(ValueError, match="out does not have the shape of x"):
        call(np.ones(3), np.ones(2))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", NAMES)
def test_threads_change_nothing(name: str, dtype: Any) -> None:
    x = np.resize(points(dtype), 4099)
    function = getattr(elementary, name)
    with nbmath.threading("serial"):
        alone = function(x)
    with nbmath.threading("parallel"):
        assert same(function(x), alone)


@pytest.mark.parametrize("name", NAMES)
def test_position_and_length_change_nothing(name: str) -> None:
    x = points(np.float64)
    function = getattr(elementary, name)
    whole = function(x)
    for start in range(9):
        for stop in (start + 1, start + 7, start + 33):
            assert same(function(x[start:stop]), whole[start:stop])
    assert same(function(x[::3]), whole[::3])


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", NAMES)
def test_a_users_loop_runs_on_whole_vectors(name: str, dtype: Any) -> None:
    function = getattr(elementary, name)

    @numba.njit
    def loop(x: Any, out: Any) -> None:
        for i in range(x.size):
            out[i] = function(x[i])

    loop(np.ones(8, dtype), np.ones(8, dtype))
    features = numba.core.registry.cpu_target.target_context.codegen().magic_tuple()[2]
    if "+avx2" not in features or "+fma" not in features:
        pytest.skip("this machine has no vectors of the kind that the test reads")
    letter = "d" if dtype == np.float64 else "s"
    (text,) = loop.inspect_asm().values()
    assert len(re.findall(rf"vfn?m(?:add|sub)\d+p{letter}\s.*%[yz]mm", text)) > 5
    assert not re.search(r"call\w*\s+.*\b(exp|log|fma|rint|ldexp|pow)", text)
