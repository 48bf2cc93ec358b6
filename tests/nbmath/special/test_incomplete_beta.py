"""The incomplete beta function: known values, edges, layouts, compiled forms, coefficients."""

import importlib
from typing import Any

import numpy as np
import pytest
from numba import njit

import nbmath
from nbmath import special
from tests.nbmath.special.incomplete_coefficients import gauss
from verify.laws.special.incomplete_beta import EDGES
from verify.operations.special import INCOMPLETE_BETA

FLOATS = (np.float64, np.float32)

# a, b, x and 1 - I_x(a, b), by mpmath in 60 digits
KNOWN = (
    (2.0, 3.0, 0.25, 0.73828125),
    (1e-10, 0.5, 0.1, 3.636892917643523e-10),
    (1e-10, 0.5, 1e-5, 1.289921481758739e-09),
    (1e-5, 50.0, 1e-3, 2.476945000876328e-05),
    (0.01, 0.02, 0.3, 0.3388215727488927),
    (1.0, 2.0, 0.125, 0.765625),
)


@pytest.mark.parametrize(("a", "b", "x", "upper"), KNOWN)
def test_known_values(a: float, b: float, x: float, upper: float) -> None:
    np.testing.assert_array_max_ulp(special.betaincc(a, b, x), np.float64(upper), 16)
    np.testing.assert_array_max_ulp(special.betainc(a, b, x), np.float64(1 - upper), 16)


@pytest.mark.parametrize("dtype", FLOATS)
def test_edges(dtype: Any) -> None:
    *arguments, lower = (np.array(part, dtype) for part in zip(*EDGES, strict=True))
    got = special.betainc(*arguments)
    assert got.dtype == dtype
    np.testing.assert_array_equal(got, lower)
    np.testing.assert_array_equal(special.betaincc(*arguments), 1 - lower)


@pytest.mark.parametrize("name", INCOMPLETE_BETA)
def test_arguments_broadcast_and_compiled_calls_change_no_bit(name: str) -> None:
    function = getattr(special, name)
    rng = np.random.default_rng(5)
    a, b = np.exp(rng.uniform(-3, 6, (2, 2001)))
    x = rng.uniform(0, 1, 2001)

    @njit
    def inside(a: Any, b: Any, x: Any) -> Any:
        return function(a, b, x)

    with nbmath.threading("serial"):
        serial = function(a, b, x)
    with nbmath.threading("parallel"):
        np.testing.assert_array_equal(function(a, b, x), serial)
    np.testing.assert_array_equal(inside(a, b, x), serial)
    np.testing.assert_array_equal(function(a[:3, None], 2, x[:4]).shape, (3, 4))
    assert function(np.zeros((0, 3)), 1.0, 0.5).shape == (0, 3)
    np.testing.assert_array_equal(function(a, b, x, out=x), serial)


def test_bad_input_is_named() -> None:
    with pytest.raises(TypeError, match="b has dtype complex128"):
        special.betainc(1.0, 1j, 0.5)


@pytest.mark.slow
@pytest.mark.parametrize("precision", ["double", "single"])
def test_tables_are_regenerated(precision: str) -> None:
    formulas = importlib.import_module(f"nbmath.special.formulas.incomplete_beta.{precision}")
    for nodes, weights in (("NODES", "WEIGHTS"), ("FEW_NODES", "FEW_WEIGHTS")):
        table = getattr(formulas, nodes), getattr(formulas, weights)
        for stored, made in zip(table, gauss(len(table[0])), strict=True):
            rounding = 1e-15 if precision == "double" else 1e-7
            assert stored == pytest.approx([float(v) for v in made], rel=rounding)
