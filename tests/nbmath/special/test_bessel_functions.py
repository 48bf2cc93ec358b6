"""The Bessel functions: edges, known values, zeros, shapes, compiled forms, coefficients."""

from typing import Any

import numpy as np
import pytest

from nbmath import special
from verify.laws.special.bessel import LIMITS

FLOATS = (np.float64, np.float32)
NAMES = tuple(LIMITS)

KNOWN: dict[str, tuple[tuple[float, float], ...]] = {
    "i0": (
        (0.5, 1.0634833707413236),
        (-3.75, 9.118945860844567),
        (25.0, 5774560606.4663105),
        (700.0, 1.5295933476718737e302),
    ),
    "i0e": (
        (0.5, 0.6450352704491501),
        (-3.75, 0.2144570512300487),
        (25.0, 0.0801967735474367),
        (700.0, 0.015081295651531358),
    ),
    "i1": (
        (0.5, 0.2578943053908963),
        (-3.75, -7.780015229824416),
        (25.0, 5657865129.878701),
        (700.0, 1.5285003902339006e302),
    ),
    "i1e": (
        (0.5, 0.1564208031848717),
        (-3.75, -0.1829684209308909),
        (25.0, 0.07857611331929278),
        (700.0, 0.015070519444716848),
    ),
    "k0": (
        (1e-300, 690.8914594138721),
        (0.5, 0.9244190712276659),
        (2.5, 0.06234755320036619),
        (50.0, 3.4101677497894956e-23),
    ),
    "k0e": (
        (1e-300, 690.8914594138721),
        (0.5, 1.5241093857739094),
        (2.5, 0.7595486903280996),
        (50.0, 0.17680715585742934),
    ),
    "k1": (
        (1e-300, 9.999999999999999e299),
        (0.5, 1.656441120003301),
        (2.5, 0.07389081634774707),
        (50.0, 3.4441022267175555e-23),
    ),
    "k1e": (
        (1e-300, 9.999999999999999e299),
        (0.5, 2.731009708211786),
        (2.5, 0.900174423907878),
        (50.0, 0.17856655855881556),
    ),
    "j0": (
        (0.5, 0.9384698072408129),
        (-3.0, -0.26005195490193345),
        (25.0, 0.09626678327595811),
        (60000.0, 0.001540732824401818),
    ),
    "j1": (
        (0.5, 0.2422684576748739),
        (-3.0, -0.3390589585259365),
        (25.0, -0.1253502495802899),
        (60000.0, 0.0028699382571948256),
    ),
}
"""From mpmath in fifty digits."""


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


def test_the_first_zeros_keep_their_digits() -> None:
    """At the doubles nearest to them: all digits at the first, three from the second on."""
    for function, zeros, values in (
        (
            special.j0,
            [2.404825557695773, 5.520078110286311, 8.653727912911013, 30.634606468431976],
            [
                -6.10876525973673e-17,
                -2.7522649432621832e-17,
                -7.948465570525162e-17,
                7.771064981615525e-17,
            ],
        ),
        (
            special.j1,
            [3.8317059702075125, 7.015586669815619, 10.173468135062722, 32.189679910974405],
            [
                -6.149807356994906e-17,
                2.825339409478929e-17,
                1.1192177797744682e-16,
                2.1768040082638909e-16,
            ],
        ),
    ):
        found = function(np.array(zeros))
        np.testing.assert_allclose(found[0], values[0], rtol=1e-15)
        np.testing.assert_allclose(found[1:], values[1:], rtol=3e-3)


def test_far_waves_keep_their_phase() -> None:
    """From the asymptotic series in four hundred digits."""
    for x, first, second in (
        (100000.0, -0.0017192011162359723, 0.0018467575628825677),
        (1e22, -1.8561051065108217e-12, -7.759951744073064e-12),
        (-1e300, -7.860673062724093e-151, 1.3681360450342481e-151),
    ):
        np.testing.assert_array_max_ulp(special.j0(x), first, 2)
        np.testing.assert_array_max_ulp(special.j1(x), second, 2)


def test_ends_of_the_range() -> None:
    tiny = np.finfo(float).smallest_subnormal
    assert special.i0(713.9) < np.inf
    assert special.i0(714.5) == special.i1(714.5) == np.inf
    assert special.i1(tiny) in (0.0, tiny)
    assert special.j1(4 * tiny) == 2 * tiny
    assert special.k0(tiny) == pytest.approx(744.5560034370396, rel=4e-16)
    assert special.k1(1e-308) == pytest.approx(1e308, rel=4e-16)
    assert special.k1(tiny) == special.k1e(tiny) == np.inf
    assert 0 < special.k0(740.0) < 1e-320
    assert special.k0(800.0) == special.k1(1e300) == 0.0
    single = np.float32
    assert special.i0(single(93)) == special.i1(single(93)) == np.inf
    assert special.k0(single(120)) == 0
    assert special.i0e(np.finfo(single).max) > 0


@pytest.mark.parametrize("name", ["j0", "j1"])
def test_a_far_argument_changes_no_neighbour(name: str) -> None:
    """Arrays with a number beyond those that are reduced by hand go another way."""
    function = getattr(special, name)
    x = np.linspace(-60, 60, 600)
    mixed = np.append(x, [1e5, -1e300])
    np.testing.assert_array_equal(function(mixed)[:600], function(x))


def test_bad_input_is_named() -> None:
    with pytest.raises(TypeError, match="x has dtype complex128; expected float32"):
        special.i0(1j)
    with pytest.raises(TypeError, match="x has dtype <U1"):
        special.k1("a")
    with pytest.raises(ValueError, match=r"out has shape \(4,\) and dtype float64"):
        special.j0(np.zeros(3), np.zeros(4))
