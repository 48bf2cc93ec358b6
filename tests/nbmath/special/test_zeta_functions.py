"""Zeta functions, derivatives of digamma, logistic functions: edges, values, compiled forms."""

from typing import Any

import numpy as np
import pytest
import scipy.special

from nbmath import elementary, special
from verify.laws.special import sigmoids
from verify.laws.special.zetas import LIMITS

FLOATS = (np.float64, np.float32)
INF, NAN = np.inf, np.nan
ONE = ("trigamma", "zeta", "expit", "log_expit", "logit")

ALONE = (
    *((1.0, INF), (0.0, -0.5), (-1.0, -1 / 12), (-2.0, 0.0), (-20.0, 0.0), (-300.0, 0.0)),
    *((-301.0, -INF), (-303.0, INF), (INF, 1.0), (-INF, NAN), (NAN, NAN), (60.0, 1.0)),
)
EDGES = {
    "zeta": (
        *((1.0, 2.0, INF), (0.5, 2.0, NAN), (2.0, 0.0, INF), (2.0, -1.0, INF), (2.5, -0.5, NAN)),
        *((INF, 2.0, 0.0), (INF, 1.0, 1.0), (INF, 0.5, INF), (2.0, INF, 0.0), (NAN, 1.0, NAN)),
        *((2.0, NAN, NAN), (2.0, -INF, INF), (100.0, 1e-20, INF)),
    ),
    "polygamma": (
        *((2.0, 0.0, -INF), (3.0, -1.0, INF), (-1.0, 1.0, NAN), (1.5, 1.0, NAN), (5.0, INF, 0.0)),
        *((5.0, -INF, NAN), (1.0, -INF, NAN), (200.0, 1.0, -INF), (NAN, 1.0, NAN), (2.0, NAN, NAN)),
    ),
}
KNOWN = {
    "zeta": (
        (2.0, -0.5, 8.934802200544679),
        (1.0000001, 5.0, 9999998.488043774),
        (3.0, 2.0, 0.20205690315959428),
        (20.0, 0.25, 1099511627776.0115),
    ),
    "polygamma": (
        (0.0, 1.5, 0.03648997397857652),
        (2.0, 1.5, -0.8287966442343201),
        (3.0, -0.5, 193.40909103400242),
        (2.0, -1.5, -0.23620405164172825),
        (170.0, 1.0, -7.257415615307999e306),
    ),
}


@pytest.mark.parametrize("dtype", FLOATS)
def test_limits_of_one(dtype: Any) -> None:
    for name, values in {**LIMITS, **sigmoids.LIMITS, "zeta": ALONE}.items():
        x, want = (np.array(part, dtype) for part in zip(*values, strict=True))
        got = getattr(special, name)(x)
        assert got.dtype == dtype
        np.testing.assert_allclose(got, want, rtol=2 * np.finfo(dtype).eps, err_msg=name)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", EDGES)
def test_edges_of_two(name: str, dtype: Any) -> None:
    x, y, want = (np.array(part, dtype) for part in zip(*EDGES[name], strict=True))
    got = getattr(special, name)(x, y)
    assert got.dtype == dtype
    np.testing.assert_array_equal(got, want)


@pytest.mark.parametrize("name", KNOWN)
def test_known_values(name: str) -> None:
    x, y, want = np.array(KNOWN[name]).T
    np.testing.assert_array_max_ulp(getattr(special, name)(x, y), want, 8)


def test_zeta_keeps_its_digits_about_its_pole_and_below() -> None:
    near = special.zeta([1 + 2.0**-52, 1 - 2.0**-53])
    np.testing.assert_array_max_ulp(near, np.array([4503599627370496.58, -9007199254740991.42]), 1)
    whole = np.arange(2, 40)
    np.testing.assert_allclose(special.zeta(whole), scipy.special.zeta(whole), rtol=4e-16)
    below = [-0.0002, -15.53563, -127.2573]
    want = [-0.4998162524124835, 0.4835950552392922, 8.183989005976014e111]
    np.testing.assert_array_max_ulp(special.zeta(below), np.array(want), 4)


def test_polygamma_where_a_factor_is_no_number() -> None:
    wide = special.polygamma([100, 200, 3], [1e4, 1000.0, 1e300])
    np.testing.assert_allclose(wide, [-9.379363201543512e-245, -4.350819270597e-228, 0], rtol=1e-12)
    assert special.polygamma(2, 1e100) == pytest.approx(-1e-200, rel=4e-16)
    small = special.polygamma(np.float32(26), np.float32(53.239895))
    assert small == pytest.approx(-2.5731949537814262e-20, rel=4e-7)
    assert np.isnan(special.polygamma([10_000, 1e300], 2.0)).all()


def test_sigmoids_are_those_of_the_elementary_field() -> None:
    x = np.linspace(-30, 30, 1001)
    np.testing.assert_array_equal(special.expit(x), elementary.logistic(x))
    np.testing.assert_array_equal(special.log_expit(x), -elementary.softplus(-x))
    p = np.linspace(0, 1, 1001)
    np.testing.assert_array_equal(special.logit(p), elementary.logit(p))
    assert special.logit(0.5 + 2.0**-53) == 2.0**-51
