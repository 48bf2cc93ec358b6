"""Inverses of incomplete functions: known values, edges, layouts, compiled forms."""

from typing import Any

import numpy as np
import pytest
from numba import njit

import nbmath
from nbmath import special
from verify.laws.special.inverses import BETA_EDGES, EDGES
from verify.operations.special import INVERSE_BETA, INVERSE_GAMMA

FLOATS = (np.float64, np.float32)
INF = np.inf

# a, the lower tail and the bound, then the upper tail likewise: by mpmath in 60 digits
LOWER = (
    (2.0, 0.3, 1.0973492107034917),
    (0.5, 1e-100, 7.853981633974483e-201),
    (0.01, 0.4, 9.096455487101947e-41),
    (50.0, 1e-20, 9.305674582224567),
    (1e-5, 1 - 2**-17, 0.36601449705800787),
    (7.5, 0.999, 18.84864910917691),
    (0.3, 0.9235301597834695, 1.067591166934449),
    (1e4, 0.25, 9932.370564904188),
    (1e-10, 1 - 2**-30, 5.0659146719782195e-05),
)
UPPER = (
    (2.0, 1e-300, 697.3242113793526),
    (1e-10, 1e-12, 3.210512630806125),
    (40.0, 0.01, 56.164396260148656),
)

# a, b, a tail, and the bounds below and above which it is
BETAS = (
    (2.0, 3.0, 0.3, 0.27238394207510536, 0.5084047548725844),
    (0.3, 20.0, 1e-30, 3.548099093672353e-102, 0.9629405348871812),
    (50.0, 0.5, 0.01, 0.9354948162912644, 0.9999984212487381),
    (500.0, 800.0, 1e-100, 0.14429164012745876, 0.6731148739469193),
    (0.1, 0.2, 0.7, 0.6313514506747161, 0.0002597000949009348),
    (30.0, 40.0, 1 - 2**-40, 0.8098739295114223, 0.10160549610733488),
    (5.0, 1e5, 0.5, 4.670706386429998e-05, 4.670706386429998e-05),
)


def test_known_values() -> None:
    a, p, x = np.array(LOWER).T
    np.testing.assert_array_max_ulp(special.gammaincinv(a, p), x, 4)
    a, q, x = np.array(UPPER).T
    np.testing.assert_array_max_ulp(special.gammainccinv(a, q), x, 4)
    a, b, p, below, above = np.array(BETAS).T
    np.testing.assert_array_max_ulp(special.betaincinv(a, b, p), below, 8)
    np.testing.assert_array_max_ulp(special.betainccinv(a, b, p), above, 8)


@pytest.mark.parametrize("dtype", FLOATS)
def test_edges(dtype: Any) -> None:
    a, p, x = (np.array(part, dtype) for part in zip(*EDGES, strict=True))
    got = special.gammaincinv(a, p)
    assert got.dtype == dtype
    np.testing.assert_array_equal(got, x)
    *arguments, x = (np.array(part, dtype) for part in zip(*BETA_EDGES, strict=True))
    np.testing.assert_array_equal(special.betaincinv(*arguments), x)
    b, a, p = arguments
    np.testing.assert_array_equal(special.betainccinv(a, b, p), 1 - x)


@pytest.mark.parametrize("dtype", FLOATS)
def test_the_ends_of_the_range(dtype: Any) -> None:
    info = np.finfo(dtype)
    small, large = info.smallest_subnormal, info.max
    numbers = np.array([small, info.tiny, 1e-3, 0.3, 1.0, 3.0, 1e10, large / 2, large], dtype)
    tails = np.array([small, info.tiny, 1e-3, 0.5, 1 - info.epsneg], dtype)
    a, p = np.meshgrid(numbers, tails)
    for x in (special.gammaincinv(a, p), special.gammainccinv(a, p)):
        assert np.isfinite(x).all()
        # the spread of a tail is the root of its exponent
        np.testing.assert_allclose(x[a > 1e30], a[a > 1e30], rtol=4 * info.eps)
    np.testing.assert_array_equal(special.gammaincinv(dtype(1), tails[:2]), tails[:2])
    b = numbers[:, None, None]
    for x in (special.betaincinv(a, b, p), special.betainccinv(a, b, p)):
        assert ((x >= 0) & (x <= 1)).all()
    np.testing.assert_array_equal(special.betaincinv(dtype(1), dtype(1), tails), tails)


def test_one_limit_is_the_gamma_distribution() -> None:
    a, p = np.array([0.2, 1.0, 7.0]), np.array([[1e-8], [0.3], [0.99]])
    for b in (1e40, 1e160, 1e250):
        scaled = special.betaincinv(a, b, p) * b
        np.testing.assert_allclose(scaled, special.gammaincinv(a, p), rtol=1e-13)
        np.testing.assert_allclose(special.betainc(a, b, scaled / b), p + 0 * a, rtol=1e-13)


@pytest.mark.parametrize("name", [*INVERSE_GAMMA, *INVERSE_BETA])
def test_arguments_broadcast_and_compiled_calls_change_no_bit(name: str) -> None:
    function = getattr(special, name)
    rng = np.random.default_rng(5)
    count = 2 if name in INVERSE_BETA else 1
    exponents = tuple(np.exp(rng.uniform(-3, 6, (count, 1201))))
    p = rng.uniform(0, 1, 1201)
    with nbmath.threading("serial"):
        serial = function(*exponents, p)
    with nbmath.threading("parallel"):
        np.testing.assert_array_equal(function(*exponents, p), serial)
    few = [part[:3, None] for part in exponents]
    np.testing.assert_array_equal(function(*few, p[:4]).shape, (3, 4))
    assert function(*(np.zeros((0, 3)) for _ in exponents), 0.5).shape == (0, 3)
    assert function(*few, np.float32(0.5)).dtype == np.float64
    p.flags.writeable = False
    np.testing.assert_array_equal(function(*(v[::-1] for v in exponents), p[::-1]), serial[::-1])
    out = np.full(1201, np.nan)
    assert function(*exponents, p, out=out) is out
    np.testing.assert_array_equal(out, serial)


def test_compiled_code_gives_the_same() -> None:
    @njit
    def inside(a: Any, b: Any, p: Any) -> Any:
        gammas = special.gammaincinv(a, p) + special.gammainccinv(a, p)
        return gammas, special.betaincinv(a, b, p) + special.betainccinv(a, b, p)

    gammas, betas = inside(2.5, 0.7, 0.3)
    assert gammas == special.gammaincinv(2.5, 0.3) + special.gammainccinv(2.5, 0.3)
    assert betas == special.betaincinv(2.5, 0.7, 0.3) + special.betainccinv(2.5, 0.7, 0.3)


def test_bad_input_is_named() -> None:
    with pytest.raises(TypeError, match="q has dtype complex128"):
        special.gammainccinv(1.0, 1j)
    with pytest.raises(ValueError, match=r"do not broadcast: a \(3,\), b \(\), p \(2,\)"):
        special.betaincinv(np.ones(3), 1.0, np.zeros(2))
