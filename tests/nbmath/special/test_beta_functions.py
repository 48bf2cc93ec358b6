"""The beta function and binomial coefficients: edges, known values, shapes, compiled forms."""

import math
from typing import Any

import numpy as np
import pytest

from nbmath import special

FLOATS = (np.float64, np.float32)
NAMES = ("beta", "betaln", "binom")
INF, NAN = np.inf, np.nan

EDGES = {
    "beta": (
        *((0.0, 1.0, INF), (-0.0, 1.0, INF), (0.0, 0.0, INF), (INF, 0.0, INF), (INF, 1.0, 0.0)),
        *((INF, INF, 0.0), (-INF, 1.0, NAN), (1.0, -INF, NAN), (NAN, 1.0, NAN), (1.0, NAN, NAN)),
        *((INF, -1.5, INF), (INF, -0.5, -INF), (-1.0, 2.0, INF), (-3.0, 1.5, INF)),
        *((-1.5, -2.0, INF), (-2.0, -3.0, INF), (-2.5, 1.0, -0.4), (-4.0, 3.0, -1 / 12)),
        *((-0.5, 0.5, 0.0), (0.25, -0.25, 0.0), (1.0, 1.0, 1.0), (1e-320, 1e-320, INF)),
    ),
    "betaln": (
        *((0.0, 1.0, INF), (0.0, 0.0, INF), (INF, 0.0, INF), (INF, 1.0, -INF), (INF, INF, -INF)),
        *((-INF, 1.0, NAN), (NAN, 1.0, NAN), (1.0, NAN, NAN), (INF, -0.5, INF), (-1.0, 2.0, INF)),
        *((-2.0, -3.0, INF), (-0.5, 0.5, -INF), (1.0, 1.0, 0.0), (-2.0, 1.0, -math.log(2))),
    ),
    "binom": (
        *(
            (5.0, 2.0, 10.0),
            (5.0, -1.0, 0.0),
            (5.0, 6.0, 0.0),
            (0.0, 0.0, 1.0),
            (5.5, -1.0, 0.0),
            (2.5, 3.5, 0.0),
        ),
        *((-1.0, 2.0, NAN), (-2.0, -3.0, NAN), (-2.5, 2.0, 4.375), (-2.5, 3.0, -6.5625)),
        *((INF, 2.0, INF), (INF, 0.0, 1.0), (INF, -1.0, 0.0), (5.0, INF, NAN), (5.0, -INF, NAN)),
        *((NAN, 1.0, NAN), (1.0, NAN, NAN), (-INF, 1.0, NAN), (-0.5, 0.5, 0.0), (2.0, 1e8, 0.0)),
        (2.5, 3.5, 0.0),
    ),
}

KNOWN = {
    "beta": (
        (0.5, 0.5, 3.141592653589793),
        (300.0, 200.0, 1.6485491608664746e-147),
        (1e-300, 1e-300, 2e300),
        (1e308, 1.0, 1e-308),
        (3.5, 1e80, 3.323350970447843e-280),
        (-1.5, 0.25, 2.18504796191009984),
        (-1.5, 0.75, -0.599070117367796104),
        (-10.5, -20.25, -176914089.562125976),
    ),
    "betaln": (
        (1e10, 1e15, -125129304660.1296),
        (1e300, 1e300, -1.3862943611198906e300),
        (1e-320, 1e-320, 737.5203880715338),
        (2.5, 1e10, -57.2799444545657229),
        (-10.5, -20.25, 18.9911748030025958),
    ),
    "binom": (
        (1029.0, 514.0, 1.429820686498904e308),
        (1e10, 3.0, 1.6666666661666667e29),
        (1e204, 0.5, 1.1283791670955126e102),
        (1e300, 1.0, 1e300),
        (0.5, 0.5, 1.0),
        (3.0, 2.5, 2.0371832715762603),
        (5.0, -1.5, -0.018090205541802733),
        (-7.3, 20.0, 349076.20672491759),
        (2.0, 10000000000.5, 6.366197724630743e-31),
        (0.6452489471981582, 4.662520409172554, 0.00139624600316990648),
        (2.5, 1e20, -1.05785546915204304e-70),
        (-7.3, -2.75, -0.00433538741553232574),
        (-1.2, -0.5, -1.09782906569092477),
    ),
}


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", NAMES)
def test_edges(name: str, dtype: Any) -> None:
    x, y, want = (np.array(part, dtype) for part in zip(*EDGES[name], strict=True))
    got = getattr(special, name)(x, y)
    assert got.dtype == dtype
    np.testing.assert_allclose(got, want, rtol=3 * np.finfo(dtype).eps, atol=np.finfo(dtype).eps)
    for a, b, right in zip(x, y, want, strict=True):
        np.testing.assert_allclose(getattr(special, name)(a, b), right, 3e-7, 1e-7)


@pytest.mark.parametrize("name", NAMES)
def test_known_values(name: str) -> None:
    x, y, want = np.array(KNOWN[name]).T
    np.testing.assert_array_max_ulp(getattr(special, name)(x, y), want, 6)


def test_whole_coefficients_are_exact() -> None:
    for n in range(53):
        want = [math.comb(n, k) for k in range(n + 1)]
        np.testing.assert_array_equal(special.binom(n, np.arange(n + 1)), want)
    many = np.arange(24, dtype=np.float32)
    want = [math.comb(n, n // 2) for n in range(24)]
    np.testing.assert_array_equal(special.binom(many, many // 2), want)


def test_the_range_ends_where_it_ends() -> None:
    np.testing.assert_array_equal(special.beta(5.6e-309, [1.0, 1e300]) < INF, [True, True])
    np.testing.assert_array_equal(special.beta(5.5e-309, [1.0, 1e300]) < INF, [False, False])
    assert special.beta(537.0, 530.0) == pytest.approx(9.93e-323, abs=5e-324)
    assert special.binom(1030.0, 515.0) == INF
    assert special.binom(2000.0, 1000.0) == INF
    assert special.binom(1e300, 2.0) == INF


def test_bad_input_is_named() -> None:
    with pytest.raises(ValueError, match=r"do not broadcast: a \(3,\), b \(2,\)"):
        special.beta(np.zeros(3), np.zeros(2))
    with pytest.raises(TypeError, match="k has dtype complex128"):
        special.binom(1.0, 1j)
