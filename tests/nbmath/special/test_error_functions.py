"""The error functions: edges, known values, shapes, compiled forms, coefficients, bad input."""

from typing import Any

import numpy as np
import pytest

from nbmath import special
from verify.laws.special.errors import LIMITS

FLOATS = (np.float64, np.float32)
NAMES = tuple(LIMITS)

KNOWN = {
    "erf": (
        (0.5, 0.5204998778130465),
        (-3.0, -0.9999779095030014),
        (1e-300, 1.1283791670955126e-300),
    ),
    "erfc": (
        (0.5, 0.4795001221869535),
        (10.0, 2.088487583762545e-45),
        (-5.0, 1.9999999999984626),
    ),
    "erfcx": (
        (1.0, 0.427583576155807),
        (1e100, 5.6418958354775625e-101),
        (-2.0, 108.94090438997797),
    ),
    "erfinv": (
        (0.5, 0.4769362762044699),
        (1 - 2.0**-53, 5.8635847487551676),
    ),
    "erfcinv": (
        (0.5, 0.4769362762044699),
        (1e-300, 26.209469960516124),
    ),
    "ndtr": (
        (1.0, 0.8413447460685429),
        (-20.0, 2.7536241186062337e-89),
    ),
    "log_ndtr": (
        (-1000000.0, -500000000014.73444),
        (1.0, -0.17275377902344988),
    ),
    "ndtri": (
        (0.975, 1.9599639845400538),
        (5e-324, -38.467405617144344),
    ),
    "ndtri_exp": (
        (-10000000000.0, -141421.3561469523),
        (-0.5, 0.27028802073873587),
    ),
}


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", NAMES)
def test_limits(name: str, dtype: Any) -> None:
    x, want = (np.array(part, dtype) for part in zip(*LIMITS[name], strict=True))
    got = getattr(special, name)(x)
    assert got.dtype == dtype
    np.testing.assert_array_equal(got, want)
    held = ~np.isnan(want)
    np.testing.assert_array_equal(np.signbit(got)[held], np.signbit(want)[held])


@pytest.mark.parametrize("name", NAMES)
def test_known_values(name: str) -> None:
    x, want = np.array(KNOWN[name]).T
    np.testing.assert_array_max_ulp(getattr(special, name)(x), want, 2)


def test_bad_input_is_named() -> None:
    with pytest.raises(TypeError, match="x has dtype complex128; expected float32"):
        special.erf(1j)
    with pytest.raises(TypeError, match="p has dtype <U1"):
        special.ndtri("a")
    with pytest.raises(ValueError, match=r"out has shape \(4,\) and dtype float64"):
        special.erfc(np.zeros(3), np.zeros(4))
    with pytest.raises(TypeError, match="out is a list"):
        special.erfc(np.zeros(3), out=[0.0])  # type: ignore[arg-type]  # what is refused
    with pytest.raises(TypeError, match="0 arguments came; expected x"):
        special.erf()  # type: ignore[call-arg]  # what is refused
