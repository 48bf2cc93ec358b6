"""Distributions in closed form: known values, edges, homes, fits, errors."""

import importlib
from typing import Any

import mpmath as mp
import numpy as np
import pytest
from numba import njit

import nbmath
from nbmath import random
from nbmath._targets import bind
from nbmath.random import Key
from tests.precisions import a_few

FLOATS = (np.float64, np.float32)
INF, NAN = np.inf, np.nan
PARAMETERS: dict[str, tuple[float, ...]] = {
    "bernoulli": (0.25,),
    "cauchy": (0.5, 2.0),
    "exponential": (0.5, 2.0),
    "geometric": (0.25,),
    "laplace": (0.5, 2.0),
    "logistic": (0.5, 2.0),
    "lognormal": (0.75, 0.5, 2.0),
    "uniform": (0.5, 2.0),
    "weibull": (0.75, 0.5, 2.0),
}
DISCRETE = ("bernoulli", "geometric")


def room(name: str) -> Any:
    return importlib.import_module(f"nbmath.distributions.{name}")


def called_inside(function: Any) -> Any:
    @njit
    def user(*arguments: Any) -> Any:
        return function(*arguments)

    return user


@pytest.mark.parametrize("name", a_few(PARAMETERS))
def test_every_home_gives_the_same_numbers(name: str) -> None:
    module, theta = room(name), PARAMETERS[name]
    density = "pmf" if name in DISCRETE else "pdf"
    for function in (density, "cdf", "logsf", "isf"):
        door = getattr(module, function)
        inside = called_inside(door)
        for dtype in FLOATS:
            x = random.uniform(Key(3), 40, dtype)
            x = x if function == "isf" else module.ppf(x, *theta)
            want = door(x, *theta)
            assert want.dtype == dtype
            assert np.array_equal(inside(x, *theta), want)
            formula = getattr(bind(f"distributions.{name}", "python", dtype), function)
            numbers = [dtype(t) for t in theta]
            assert np.allclose([formula(v, *numbers) for v in x], want, rtol=2e-7)
            with nbmath.threading("parallel"):
                assert np.array_equal(door(x, *theta), want)
        wide = door(x[:, None], *(np.full((1, 3), t, np.float32) for t in theta))
        assert np.array_equal(wide, np.stack([want] * 3, axis=1))


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters_that_are_none(name: str) -> None:
    module, theta = room(name), PARAMETERS[name]
    wrong = (*theta[:-1], -1.0)
    last = "p" if name in DISCRETE else "scale"
    for function in ("cdf", "ppf", "mean"):
        points = () if function == "mean" else (0.5,)
        with pytest.raises(ValueError, match=f"{last} is -1.0; expected"):
            getattr(module, function)(*points, *wrong)
        assert np.isnan(called_inside(getattr(module, function))(*points, *wrong))
    with pytest.raises(ValueError, match=f"{last} is -1.0"):
        module.sample(Key(0), 3, *wrong)


@pytest.mark.parametrize("name", PARAMETERS)
def test_draws_are_the_same_in_compiled_code(name: str) -> None:
    module, theta = room(name), PARAMETERS[name]
    draws = module.sample(Key(4), 500, *theta)
    assert np.array_equal(called_inside(module.sample)(Key(4), 500, *theta), draws)
    assert np.array_equal(module.sample(Key(4), 20, *theta), draws[:20])
    assert module.sample(Key(4), (2, 3), *theta, dtype=np.float32).dtype == np.float32
    several = [np.array([t, t]) for t in theta]
    assert np.array_equal(module.sample(Key(4), None, *several), draws[:2])
    assert np.isfinite(draws).all()


@pytest.mark.parametrize("name", [n for n in PARAMETERS if n not in DISCRETE])
def test_far_tails_keep_their_digits(name: str) -> None:
    module, theta = room(name), PARAMETERS[name]
    if name == "uniform":
        assert module.logsf(2.5 - 1e-15, *theta) == pytest.approx(np.log(4.44e-16), rel=1e-2)
        return
    x = module.isf(1e-300, *theta)
    assert module.sf(x, *theta) == pytest.approx(1e-300, rel=1e-12)
    assert module.logsf(x, *theta) == pytest.approx(np.log(1e-300), rel=1e-14)
    assert module.logcdf(x, *theta) == pytest.approx(-1e-300, rel=1e-12)


KNOWN: dict[str, tuple[tuple[str, tuple[float, ...], float], ...]] = {
    "uniform": (("pdf", (2.0, 2.0, 4.0), 0.25), ("cdf", (3.0, 2.0, 4.0), 0.25)),
    "exponential": (("sf", (2.0, 0.0, 2.0), np.exp(-1)), ("kl", (1.0, 1.0), 0.0)),
    "laplace": (("cdf", (0.0,), 0.5), ("isf", (0.25,), np.log(2))),
    "cauchy": (("cdf", (1.0,), 0.75), ("pdf", (1e155,), 3.183098861837907e-311)),
    "logistic": (("pdf", (0.0,), 0.25), ("ppf", (0.75,), np.log(3))),
    "lognormal": (("mean", (2.0,), np.exp(2)), ("cdf", (1.0, 0.5), 0.5)),
    "weibull": (("mean", (2.0,), np.sqrt(np.pi) / 2), ("pdf", (0.25, 0.5), np.exp(-0.5))),
    "bernoulli": (("entropy", (0.5,), np.log(2)), ("ppf", (0.7500001, 0.25), 1.0)),
    "geometric": (("pmf", (3.0, 0.5), 0.125), ("isf", (0.5, 0.5), 1.0)),
}


@pytest.mark.parametrize("name", KNOWN)
def test_known_values(name: str) -> None:
    for function, arguments, value in KNOWN[name]:
        assert getattr(room(name), function)(*arguments) == pytest.approx(value, rel=4e-16)


def test_quotients_of_lognormal_that_leave_the_range() -> None:
    from nbmath.distributions import lognormal

    high, low = (1e300, 10.0, 0.0, 1e-20), (1e-300, 10.0, 0.0, 1e20)
    assert lognormal.logpdf(*high) == pytest.approx(-3408.56888408935221, rel=2e-15)
    assert lognormal.logsf(*high) == pytest.approx(-2719.79072355256356, rel=2e-15)
    assert lognormal.logcdf(*low) == pytest.approx(-2719.79072355256356, rel=2e-15)


def test_divergences_of_laplace_distributions_with_other_locations() -> None:
    from nbmath.distributions import laplace

    for m, s in ((1e-6, 1.0), (0.5, 2.0), (-3.0, 0.25)):
        with mp.workdps(40):
            apart, scale = abs(mp.mpf(m)), mp.mpf(s)
            exact = -mp.log(1 / scale) + (mp.exp(-apart) + apart) / scale - 1
            assert abs(laplace.kl(0.0, 1.0, m, s) / exact - 1) < 1e-9


def test_counts_are_whole() -> None:
    from nbmath.distributions import bernoulli, geometric

    assert geometric.pmf([-1, 0, 1, 1.5, INF, NAN], 0.5)[:5].tolist() == [0, 0, 0.5, 0, 0]
    assert geometric.cdf([0.99, 2.5, 3.0], 0.5).tolist() == [0.0, 0.75, 0.875]
    assert geometric.pmf([1, 2], 1.0).tolist() == [1.0, 0.0]
    assert geometric.ppf([0.0, 0.5, 0.50001, 1.0], 0.5).tolist() == [0.0, 1.0, 2.0, INF]
    assert bernoulli.pmf([0, 1, 0.5], 0.0).tolist() == [1.0, 0.0, 0.0]
    assert bernoulli.kl(0.0, 0.25) == pytest.approx(-np.log(0.75))


@pytest.mark.parametrize("name", PARAMETERS)
def test_fits_find_the_parameters_of_many_draws(name: str) -> None:
    module, theta = room(name), PARAMETERS[name]
    more = {"loc": 0.5} if name in ("lognormal", "weibull") else {}
    x = module.sample(Key(5), 20_000, *theta)
    found = np.atleast_1d(module.fit(x, **more))
    assert np.allclose(found, theta, rtol=0.05, atol=0.05)
    assert getattr(module.fit(x, **more), "converged", True)
    weights = np.arange(200) % 3
    repeated = np.atleast_1d(module.fit(np.repeat(x[:200], weights), **more))
    assert np.allclose(module.fit(x[:200], weights, **more), repeated, rtol=1e-6)
    with pytest.raises(ValueError, match="x is empty"):
        module.fit([])
    with pytest.raises(ValueError, match="expected none"):
        module.fit([1.0, 1.0], [1.0, -1.0])


def test_fits_of_what_cannot_be() -> None:
    from nbmath.distributions import bernoulli, cauchy, lognormal

    with pytest.raises(ValueError, match=r"x has 2.0; expected whole numbers from 0 to 1"):
        bernoulli.fit([0, 2])
    with pytest.raises(ValueError, match=r"x has 0.0; expected numbers above loc, 0.0"):
        lognormal.fit([0.0, 2.0])
    assert not cauchy.fit([1.0, 1.0, 1.0]).converged
