"""Truncated normal and von Mises distributions: known values, edges, tails, fits, errors."""

import math
from typing import Any

import mpmath as mp
import numpy as np
import pytest
from numba import njit

from nbmath._targets import bind
from nbmath.distributions import truncated_normal, von_mises
from nbmath.random import Key

INF, NAN = math.inf, math.nan
FLOATS = (np.float64, np.float32)


def between(a: Any, b: Any) -> Any:
    return (mp.erfc(a / mp.sqrt(2)) - mp.erfc(b / mp.sqrt(2))) / 2


@pytest.mark.parametrize(
    ("a", "b", "z"),
    [(0.0, 1.0, 0.25), (20.0, INF, 20.125), (35.0, 35.001, 35.0005), (-2.0, 1e-9, 0.0)],
)
def test_truncations_keep_their_digits(a: float, b: float, z: float) -> None:
    formulas = bind("distributions.truncated_normal", "python", np.float64)
    with mp.workdps(400):
        low, point, high = mp.mpf(a), mp.mpf(z), mp.mpf(b)
        whole = between(low, high)
        lower, upper = between(low, point) / whole, between(point, high) / whole
        density = mp.npdf(point) / whole
        middle = (mp.npdf(low) - mp.npdf(high)) / whole
    for p, q, r, tails in ((a, b, z, (upper, lower)), (-b, -a, -z, (lower, upper))):
        theta = p, q, 0.0, 1.0
        assert formulas.pdf(r, *theta) == pytest.approx(float(density), rel=2e-15)
        assert formulas.sf(r, *theta) == pytest.approx(float(tails[0]), rel=2e-15)
        assert formulas.cdf(r, *theta) == pytest.approx(float(tails[1]), rel=2e-15)
        assert formulas.logsf(r, *theta) == pytest.approx(float(mp.log(tails[0])), rel=2e-15)
        assert formulas.isf(float(tails[0]), *theta) == pytest.approx(r, rel=2e-15, abs=1e-15)
        assert formulas.mean(*theta) == pytest.approx(math.copysign(1, r) * float(middle)) or not z


def test_angles_keep_their_digits() -> None:
    formulas = bind("distributions.von_mises", "python", np.float64)
    for kappa, angle in ((1e-3, 0.5), (2.0, 3.0), (50.0, 1.0), (1e6, 0.003)):
        with mp.workdps(30):
            k = mp.mpf(kappa)
            end = mp.pi if kappa < 60 else 20 / mp.sqrt(k)
            steps = [angle + (end - angle) * mp.mpf(j) / 30 for j in range(31)]
            exact = mp.quad(lambda t, k=k: mp.exp(-2 * k * mp.sin(t / 2) ** 2), steps)
            exact /= 2 * mp.pi * mp.besseli(0, k) * mp.exp(-k)
        size = 1e-15 * (1 + 2 * kappa * math.sin(angle / 2) ** 2)
        assert formulas.sf(angle, kappa, 0.0) == pytest.approx(float(exact), rel=size)
        assert formulas.isf(float(exact), kappa, 0.0) == pytest.approx(angle, rel=4e-15)
    far = formulas.sf(2.506783234612756, 194.7014009202713, 0.0)
    assert far == pytest.approx(1.1112916804926626378e-154, rel=4e-15)
    assert formulas.kl(2.0, 0.0, 3.0, 4.0) == pytest.approx(3.52515125819386814, rel=1e-15)


@pytest.mark.parametrize("dtype", FLOATS)
def test_edges(dtype: Any) -> None:
    t = bind("distributions.truncated_normal", "python", dtype)
    v = bind("distributions.von_mises", "python", dtype)
    zero, one, two, inf, nan = (dtype(x) for x in (0.0, 1.0, 2.0, INF, NAN))
    assert t.cdf(one, one, two, zero, one) == t.sf(two, one, two, zero, one) == 0.0
    assert t.pdf(zero, one, two, zero, one) == t.pdf(dtype(3.0), one, two, zero, one) == 0.0
    assert t.ppf(zero, one, two, zero, one) == t.isf(one, one, two, zero, one) == 1.0
    assert t.ppf(one, one, inf, zero, one) == INF
    far = dtype(1e15)
    assert t.pdf(far, far, inf, zero, one) == pytest.approx(float(far), rel=1e-6)
    assert t.ppf(dtype(0.5), far, inf, zero, one) == far
    assert np.isclose(t.var(-inf, inf, one, two), 4.0)
    assert math.isclose(t.entropy(-inf, inf, zero, one), 1.4189385332046727, rel_tol=1e-6)
    assert v.cdf(dtype(-4.0), one, zero) == v.sf(dtype(4.0), one, zero) == 0.0
    assert v.pdf(dtype(4.0), one, zero) == 0.0
    assert v.ppf(dtype(0.5), one, two) == 2.0
    assert math.isclose(v.var(zero, zero), math.pi**2 / 3, rel_tol=1e-6)
    wrong = (
        *(getattr(t, n)(one, two, one, zero, one) for n in ("pdf", "cdf", "logsf", "ppf")),
        *(getattr(t, n)(one, zero, two, zero, -one) for n in ("pdf", "cdf", "logsf", "ppf")),
        *(getattr(t, n)(nan, zero, two, zero, one) for n in ("pdf", "cdf", "logsf", "ppf")),
        *(getattr(t, n)(two, one, zero, one) for n in ("mean", "var", "entropy")),
        *(getattr(v, n)(one, -one, zero) for n in ("pdf", "cdf", "logsf", "ppf")),
        *(getattr(v, n)(nan, one, zero) for n in ("pdf", "cdf", "logsf", "ppf")),
        *(getattr(v, n)(-one, zero) for n in ("mean", "var", "entropy", "kurtosis")),
    )
    assert all(math.isnan(value) for value in wrong)


def test_inside_compiled_code() -> None:
    @njit
    def user(x: Any) -> Any:
        return truncated_normal.logpdf(x, 0.0, 2.0), von_mises.logpdf(x, 2.0, -1.0)

    x = np.array([0.5, 1.5])
    first, second = user(x)
    assert np.array_equal(first, truncated_normal.logpdf(x, 0.0, 2.0))
    assert np.array_equal(second, von_mises.logpdf(x, 2.0, -1.0))


@pytest.mark.slow
def test_draws_inside_compiled_code() -> None:
    @njit
    def user(key: Any) -> Any:
        return von_mises.sample(key, 3, 2.0, 0.5), truncated_normal.sample(key, 3, 0.0, 2.0)

    first, second = user(Key(3))
    assert np.array_equal(first, von_mises.sample(Key(3), 3, 2.0, 0.5))
    assert np.array_equal(second, truncated_normal.sample(Key(3), 3, 0.0, 2.0))


def test_fits_find_the_parameters_of_many_draws() -> None:
    x = von_mises.sample(Key(5), 20_000, 2.0, 3.0)
    found = von_mises.fit(x)
    assert found.converged
    assert np.allclose(found, (2.0, 3.0), rtol=0.05)
    turned = von_mises.fit(x + 4 * math.pi)
    assert np.allclose(turned[0], found[0])
    y = truncated_normal.sample(Key(5), 20_000, -0.5, 1.0, 2.0, 4.0)
    fitted = truncated_normal.fit(y, low=0.0, high=6.0)
    assert fitted.converged
    assert np.allclose(fitted, (-0.5, 1.0, 2.0, 4.0), rtol=0.2)
    plain = truncated_normal.fit(y[:100])
    assert np.allclose(plain[2:], (y[:100].mean(), y[:100].std()))


def test_what_cannot_be() -> None:
    with pytest.raises(ValueError, match=r"a is 2.0 and b is 1.0; expected a below b"):
        truncated_normal.cdf(1.0, 2.0, 1.0)
    with pytest.raises(ValueError, match=r"kappa is -1.0; expected a number >= 0"):
        von_mises.sample(Key(0), 3, -1.0)
    with pytest.raises(ValueError, match=r"x has 3.0; expected numbers from 0.0 to 2.0"):
        truncated_normal.fit([1.0, 3.0], low=0.0, high=2.0)
