"""Exponential integrals and the function of Lambert: edges, values, shapes, compiled forms."""

from typing import Any

import numpy as np
import pytest
from numba import njit

from nbmath import special
from verify.laws.special.exponentials import LIMITS

FLOATS = (np.float64, np.float32)
INF, NAN = np.inf, np.nan

KNOWN = {
    "exp1": (
        (1e-300, 690.1983122333122),
        (0.5, 0.5597735947761608),
        (1.0, 0.21938393439552029),
        (30.0, 3.0215520106888124e-15),
        (700.0, 1.406518766234033e-307),
        (730.0, 1.2623e-320),
    ),
    "expi": (
        (1e-10, -22.448635264938925),
        (0.3725, -2.8874183188745963e-05),
        (1.0, 1.8951178163559368),
        (6.0, 85.9897621424392),
        (14.0, 93192.51363396537),
        (40.0, 6039718263611242.0),
        (700.0, 1.4509787360525608e301),
        (-2.0, -0.04890051070806112),
    ),
}
EDGES = (
    *((0.0, 0.0, 0.0), (-0.0, 0.0, -0.0), (INF, 0.0, INF), (-INF, 0.0, NAN), (NAN, 0.0, NAN)),
    *((-0.4, 0.0, NAN), (-0.4, -1.0, NAN), (0.0, -1.0, -INF), (-0.0, -1.0, -INF), (1.0, -1.0, NAN)),
    *((INF, -1.0, NAN), (NAN, -1.0, NAN), (1.0, 1.0, NAN), (1.0, NAN, NAN), (1.0, 0.5, NAN)),
)
LAMBERT = (
    *((1.0, 0.0, 0.5671432904097838), (-0.25, 0.0, -0.3574029561813889)),
    *((-0.25, -1.0, -2.15329236411035), (-0.36, 0.0, -0.8060843159708176)),
    *((-0.36, -1.0, -1.2227701339785062), (1e300, 0.0, 684.2472086297608)),
    *((1e-300, 0.0, 1e-300), (-1e-300, -1.0, -697.3227762954601)),
    *((-0.3678794411714423, 0.0, -0.9999999846957459),),
)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", LIMITS)
def test_limits(name: str, dtype: Any) -> None:
    x, want = (np.array(part, dtype) for part in zip(*LIMITS[name], strict=True))
    got = getattr(special, name)(x)
    assert got.dtype == dtype
    np.testing.assert_array_equal(got, want)


@pytest.mark.parametrize("name", KNOWN)
def test_known_values(name: str) -> None:
    x, want = np.array(KNOWN[name]).T
    np.testing.assert_array_max_ulp(getattr(special, name)(x), want, 4)


@pytest.mark.parametrize("dtype", FLOATS)
def test_edges_of_lambertw(dtype: Any) -> None:
    x, k, want = (np.array(part, dtype) for part in zip(*EDGES, strict=True))
    got = special.lambertw(x, k)
    assert got.dtype == dtype
    np.testing.assert_array_equal(got, want)
    assert special.lambertw(np.float32(1.0)).dtype == np.float32


def test_known_values_of_lambertw() -> None:
    x, k, want = np.array(LAMBERT).T
    np.testing.assert_array_max_ulp(special.lambertw(x, k), want, 4)
    assert special.lambertw(1.0) == special.lambertw(1.0, 0)


def test_branches_broadcast_and_compile() -> None:
    x, k = np.linspace(-0.36, -0.01, 30), np.array([[0.0], [-1.0]])
    whole = special.lambertw(x, k)
    np.testing.assert_array_equal(special.lambertw(x, -1), whole[1])

    @njit
    def inside(x: Any) -> Any:
        return special.lambertw(x, -1), special.lambertw(x, 0)

    np.testing.assert_array_equal(inside(x)[0], whole[1])
    np.testing.assert_array_equal(inside(x)[1], whole[0])
