"""Incomplete functions: known values, edges, layouts, threads, compiled forms, coefficients."""

import importlib
from typing import Any

import numpy as np
import pytest
from numba import njit

import nbmath
from nbmath import special
from tests.nbmath.special.incomplete_coefficients import SURFACES, surface, tables
from verify.laws.special.incompletes import EDGES
from verify.operations.special import INCOMPLETE

FLOATS = (np.float64, np.float32)
INF, NAN = np.inf, np.nan

# a, x, P(a, x), Q(a, x), by mpmath in 50 digits
KNOWN = (
    (0.5, 0.25, 0.5204998778130465, 0.4795001221869535),
    (1e-300, 1e-05, 1.0, 1.0935719800043695e-299),
    (1e-05, 1e-300, 0.9931217807771996, 0.0068782192228004375),
    (2.5, 0.001, 9.50853459860795e-09, 0.9999999904914654),
    (2.9, 6.5, 0.9615956184270282, 0.038404381572971734),
    (0.25, 40.0, 1.0, 7.234597805939742e-20),
    (10.0, 2.0, 4.6498075017263805e-05, 0.9999535019249828),
    (10.0, 700.0, 1.0, 1.1106924650193637e-284),
    (100.0, 100.0, 0.5132987982791487, 0.48670120172085135),
    (10000.0, 12000.0, 1.0, 3.3272024923451615e-79),
    (1e10, 1e10 - 5e5, 2.8653265451088904e-07, 0.9999997134673455),
    (1e15, 1e15, 0.5000000042052209, 0.4999999957947791),
)


@pytest.mark.parametrize(("a", "x", "lower", "upper"), KNOWN)
def test_known_values(a: float, x: float, lower: float, upper: float) -> None:
    np.testing.assert_array_max_ulp(special.gammainc(a, x), np.float64(lower), 8)
    np.testing.assert_array_max_ulp(special.gammaincc(a, x), np.float64(upper), 8)


@pytest.mark.parametrize("dtype", FLOATS)
def test_edges(dtype: Any) -> None:
    a, x, lower = (np.array(part, dtype) for part in zip(*EDGES, strict=True))
    got = special.gammainc(a, x)
    assert got.dtype == dtype
    np.testing.assert_array_equal(got, lower)
    np.testing.assert_array_equal(special.gammaincc(a, x), 1 - lower)


@pytest.mark.parametrize("dtype", FLOATS)
def test_the_ends_of_the_range(dtype: Any) -> None:
    info = np.finfo(dtype)
    small, large = info.smallest_subnormal, info.max
    numbers = np.array([small, info.tiny, 1e-3, 1.0, 3.0, 1e10, large / 2, large], dtype)
    a, x = np.meshgrid(numbers, numbers)
    lower, upper = special.gammainc(a, x), special.gammaincc(a, x)
    assert np.isfinite(lower).all()
    np.testing.assert_allclose(lower + upper, 1.0, rtol=4 * info.eps)
    np.testing.assert_array_equal(lower[(x < 1e-3) & (a > 1e3)], 0)
    np.testing.assert_array_equal(upper[(x > 1e3) & (a <= 1e3)], 0)
    assert special.gammainc(1.0, 5e-324) == 5e-324
    assert special.gammaincc(5e-324, 1e-300) == pytest.approx(3.4e-321, rel=1e-2)


@pytest.mark.parametrize("name", INCOMPLETE)
def test_arguments_broadcast(name: str) -> None:
    function = getattr(special, name)
    a, x = np.linspace(1.0, 9.0, 6).reshape(2, 3), np.linspace(0.1, 9.0, 3)
    whole = function(a, np.broadcast_to(x, (2, 3)))
    np.testing.assert_array_equal(function(a, x), whole)
    np.testing.assert_array_equal(function(a.T[::-1], 4), function(a, 4).T[::-1])
    np.testing.assert_array_equal(function(2.5, x), function(np.full(3, 2.5), x))
    assert function(a.astype(np.float32), 0.5).dtype == np.float32
    assert function(2, 3) == function(2.0, 3.0)
    assert function(np.zeros((0, 3)), x).shape == (0, 3)
    x.flags.writeable = False
    out = np.full((2, 3), np.nan)
    assert function(a, x, out) is out
    np.testing.assert_array_equal(out, whole)
    assert function(a, x, out=a) is a
    np.testing.assert_array_equal(a, whole)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", INCOMPLETE)
def test_threads_vectors_and_compiled_calls_change_no_bit(name: str, dtype: Any) -> None:
    function = getattr(special, name)
    rng = np.random.default_rng(4)
    a, x = (rng.uniform(0.1, 30.0, 2001).astype(dtype) for _ in "ax")
    a[512:768], x[512:768] = x[512:768], 20 * x[512:768]  # a part far from the diagonal

    @njit
    def inside(a: Any, x: Any) -> Any:
        return function(a, x)

    with nbmath.threading("serial"):
        serial, one = function(a, x), function(a, dtype(7))
    with nbmath.threading("parallel"):
        np.testing.assert_array_equal(function(a, x), serial)
        np.testing.assert_array_equal(function(a, dtype(7)), one)
    np.testing.assert_array_equal(inside(a, x), serial)
    np.testing.assert_array_equal([function(*pair) for pair in zip(a, x, strict=True)], serial)
    np.testing.assert_array_equal(function(a, x, out=x), serial)


def test_bad_input_is_named() -> None:
    with pytest.raises(ValueError, match=r"do not broadcast: a \(3,\), x \(2,\)"):
        special.gammainc(np.zeros(3), np.zeros(2))
    with pytest.raises(TypeError, match="x has dtype complex128"):
        special.gammaincc(1.0, 1j)


@pytest.mark.slow
@pytest.mark.parametrize("precision", ["double", "single"])
def test_tables_are_regenerated(precision: str) -> None:
    formulas = importlib.import_module(f"nbmath.special.formulas.incomplete_gamma.{precision}")
    for name, made in tables(precision).items():
        assert getattr(formulas, name) == pytest.approx(made, rel=1e-9), name
    for name in SURFACES:
        for row, made in zip(getattr(formulas, name), surface(name, precision), strict=True):
            assert row == pytest.approx(made, rel=1e-6), name


@njit
def by_one(a: Any, x: Any) -> Any:
    """Both tails of each pair in its turn."""
    lower, upper = np.empty_like(x), np.empty_like(x)
    for i in range(x.size):
        lower[i], upper[i] = special.gammainc(a[i], x[i]), special.gammaincc(a[i], x[i])
    return lower, upper


@pytest.mark.parametrize("dtype", FLOATS)
def test_sorted_places_give_the_bits_of_one_number(dtype: Any) -> None:
    draws = np.random.default_rng(3)
    a = np.exp(draws.uniform(-3.0, 5.0, 5000)).astype(dtype)
    x = (a * np.exp(draws.normal(0.0, 1.5, a.size))).astype(dtype)
    a[:6], x[:9] = [0.0, 1.0, np.inf, np.nan, -1.0, 2.0], [1, 0, 1, 1, 1, np.inf, -1, np.nan, 1]
    for tail, each in zip((special.gammainc, special.gammaincc), by_one(a, x), strict=True):
        np.testing.assert_array_equal(tail(a, x), each)
        assert tail(a[77], x[77]) == each[77]
        np.testing.assert_array_equal(tail(a[7], x), tail(np.full_like(x, a[7]), x))
        np.testing.assert_array_equal(tail(a, x[7]), tail(a, np.full_like(a, x[7])))
