"""The gamma functions: edges, known values, shapes, compiled forms, coefficients."""

import importlib
from typing import Any

import numpy as np
import pytest
from numba import njit, prange

import nbmath
from nbmath import special
from tests.nbmath.special.coefficients import DTYPES, gammas
from verify.laws.special.gammas import LIMITS

FLOATS = (np.float64, np.float32)
NAMES = tuple(LIMITS)

KNOWN = {
    "gamma": (
        (0.5, 1.772453850905516),
        (1e-300, 9.999999999999999e299),
        (-0.5, -3.544907701811032),
        (-170.5, -3.3127395215386074e-308),
        (100.25, 2.94846628183877e156),
    ),
    "gammaln": (
        (0.5, 0.5723649429247001),
        (1.0000000001, -5.772157125783244e-11),
        (3.0, 0.6931471805599453),
        (10000000000.0, 220258509288.81058),
        (1e-200, 460.51701859880916),
        (-0.5, 1.2655121234846454),
    ),
    "rgamma": (
        (0.5, 0.5641895835477563),
        (-20.25, -1.166992867485008e18),
        (150.0, 2.6254143103890226e-261),
    ),
    "digamma": (
        (1.0, -0.5772156649015329),
        (1.4616321449683622, -9.241265521729427e-17),
        (1e-05, -100000.57719921567),
        (1000000000000000.0, 34.538776394910684),
        (-0.25, 2.9141391202135276),
    ),
}

FACTORIALS = (1.0, 1.0, 2.0, 6.0, 24.0, 120.0, 720.0, 5040.0, 40320.0, 362880.0)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", NAMES)
def test_limits(name: str, dtype: Any) -> None:
    x, want = (np.array(part, dtype) for part in zip(*LIMITS[name], strict=True))
    got = getattr(special, name)(x)
    assert got.dtype == dtype
    np.testing.assert_array_equal(got, want)
    held = ~np.isnan(want)
    np.testing.assert_array_equal(np.signbit(got)[held], np.signbit(want)[held])


@pytest.mark.parametrize("name", KNOWN)
def test_known_values(name: str) -> None:
    x, want = np.array(KNOWN[name]).T
    np.testing.assert_array_max_ulp(getattr(special, name)(x), want, 3)


def test_small_factorials_are_exact() -> None:
    np.testing.assert_array_equal(special.gamma(np.arange(1, 11)), FACTORIALS)


def test_the_range_ends_where_it_ends() -> None:
    np.testing.assert_array_equal(special.gamma([171.6243769563027, 171.7]) < np.inf, [True, False])
    single = np.array([35.04, 35.05], np.float32)
    np.testing.assert_array_equal(special.gamma(single) < np.inf, [True, False])
    np.testing.assert_array_equal(special.gammaln([2.5e305, 2.6e305]) < np.inf, [True, False])
    assert special.gamma(5e-324) == np.inf
    assert special.gammaln(5e-324) == pytest.approx(744.4400719213812, rel=1e-15)


@pytest.mark.parametrize("name", NAMES)
def test_any_layout_shape_and_kind(name: str) -> None:
    function = getattr(special, name)
    x = np.linspace(-3.9, 8.1, 24)
    flat = function(x)
    np.testing.assert_array_equal(function(x.reshape(2, 3, 4).T), flat.reshape(2, 3, 4).T)
    np.testing.assert_array_equal(function(x[::2]), flat[::2])
    assert function(float(x[3])) == flat[3]
    assert function(np.zeros((0, 3))).shape == (0, 3)
    assert function(x, out=x) is x
    np.testing.assert_array_equal(x, flat)


@pytest.mark.parametrize("name", NAMES)
def test_threads_and_compiled_calls_change_no_bit(name: str) -> None:
    function = getattr(special, name)
    x = np.random.default_rng(1).uniform(-5, 20, 3001)
    x[512:1024] = np.abs(x[512:1024])  # a part without negative numbers

    @njit
    def inside(x: Any) -> Any:
        return function(x)

    @njit(parallel=True)
    def spread(x: Any) -> Any:
        out = np.empty_like(x)
        for i in prange(x.size):
            out[i] = function(x[i])
        return out

    with nbmath.threading("serial"):
        serial = function(x)
    with nbmath.threading("parallel"):
        np.testing.assert_array_equal(function(x), serial)
    np.testing.assert_array_equal(inside(x), serial)
    np.testing.assert_array_equal(spread(x), serial)
    np.testing.assert_array_equal([inside(float(each)) for each in x[:50]], serial[:50])


@pytest.mark.slow
@pytest.mark.parametrize("precision", DTYPES)
def test_tables_are_regenerated(precision: str) -> None:
    formulas = importlib.import_module(f"nbmath.special.formulas.gammas.{precision}")
    for name, made in gammas(precision).items():
        assert getattr(formulas, name) == pytest.approx(made, rel=1e-9), name
