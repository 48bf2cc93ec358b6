"""The gamma functions: edges, known values, shapes, compiled forms, coefficients."""

from typing import Any

import numpy as np
import pytest

from nbmath import special
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
