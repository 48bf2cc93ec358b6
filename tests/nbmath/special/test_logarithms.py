"""Logarithms of sums and terms of entropies: known values, edges, broadcasting, compiled forms."""

from typing import Any

import numpy as np
import pytest
import scipy.special

from nbmath import special
from verify.laws.special.logs import LIMITS

FLOATS = (np.float64, np.float32)
INF, NAN = np.inf, np.nan

EDGES = {
    "logaddexp": (
        *((INF, INF, INF), (-INF, -INF, -INF), (-INF, 2.0, 2.0), (3.0, INF, INF)),
        *((NAN, 1.0, NAN), (-INF, NAN, NAN), (INF, -INF, INF)),
    ),
    "logsubexp": (
        *((1.0, 1.0, -INF), (2.0, -INF, 2.0), (INF, 1.0, INF), (1.0, 2.0, NAN)),
        *((-INF, -INF, -INF), (INF, INF, NAN), (NAN, 1.0, NAN)),
    ),
    "xlogy": (
        (0.0, 0.0, 0.0),
        (0.0, -1.0, 0.0),
        (0.0, NAN, NAN),
        (2.0, 0.0, -INF),
        (NAN, 1.0, NAN),
    ),
    "xlog1py": (
        *((0.0, -1.0, 0.0), (0.0, -2.0, 0.0), (0.0, NAN, NAN), (2.0, -1.0, -INF)),
        *((NAN, 1.0, NAN), (1.0, -2.0, NAN)),
    ),
    "rel_entr": (
        *((0.0, 1.0, 0.0), (0.0, 0.0, 0.0), (1.0, 0.0, INF), (-1.0, 1.0, INF), (1.0, -1.0, INF)),
        *((INF, 1.0, INF), (NAN, 1.0, NAN), (1.0, NAN, NAN), (2.0, 2.0, 0.0)),
    ),
    "kl_div": (
        *((0.0, 1.5, 1.5), (0.0, 0.0, 0.0), (1.0, 0.0, INF), (-1.0, 1.0, INF), (1.0, -1.0, INF)),
        *((INF, 1.0, INF), (1.0, INF, INF), (NAN, 1.0, NAN), (1.0, NAN, NAN), (2.0, 2.0, 0.0)),
    ),
}


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", EDGES)
def test_edges_of_two(name: str, dtype: Any) -> None:
    x, y, want = (np.array(part, dtype) for part in zip(*EDGES[name], strict=True))
    got = getattr(special, name)(x, y)
    assert got.dtype == dtype
    np.testing.assert_array_equal(got, want)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", LIMITS)
def test_limits_of_one(name: str, dtype: Any) -> None:
    x, want = (np.array(part, dtype) for part in zip(*LIMITS[name], strict=True))
    np.testing.assert_array_equal(getattr(special, name)(x), want)


@pytest.mark.parametrize("name", ["entr", "xlogy", "xlog1py", "rel_entr", "kl_div"])
def test_scipy_agrees(name: str) -> None:
    rng = np.random.default_rng(3)
    x, y = rng.uniform(0.01, 5.0, (2, 500))
    arguments = (x,) if name == "entr" else (x, y)
    right = getattr(scipy.special, name)(*arguments)
    np.testing.assert_allclose(getattr(special, name)(*arguments), right, rtol=1e-12, atol=1e-15)


def test_what_cancels_elsewhere_keeps_its_digits() -> None:
    assert special.log1pmx(1e-9) == pytest.approx(-4.999999996666667e-19, rel=1e-15)
    assert special.kl_div(1.0, 1.0 + 2.0**-30) == pytest.approx(4.336808681279188e-19, rel=1e-12)
    assert special.log1mexp(-1e-300) == pytest.approx(-690.7755278982137, rel=1e-15)
    assert special.log1mexp(-800.0) == 0.0
    assert special.rel_entr(1e-320, 1.0) == pytest.approx(1e-320 * np.log(1e-320), rel=1e-3)


def test_bad_input_is_named() -> None:
    with pytest.raises(ValueError, match=r"do not broadcast: x \(3,\), y \(2,\)"):
        special.xlogy(np.zeros(3), np.zeros(2))
    with pytest.raises(TypeError, match="y has dtype complex128"):
        special.xlogy(1.0, 1j)
    with pytest.raises(TypeError, match="1 arguments came; expected x, y"):
        special.xlogy(1.0)  # type: ignore[call-arg]  # what is refused
