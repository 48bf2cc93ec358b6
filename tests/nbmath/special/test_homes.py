"""Every special function, however it is called: layouts, shapes, threads, compiled code."""

import importlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numba import njit, prange
from numpy.testing import assert_array_equal

import nbmath
from nbmath import special
from tests.nbmath.special.coefficients import DTYPES, Tables, errors, gammas
from tests.nbmath.special.coefficients_bessel import bessel
from tests.nbmath.special.exponential_coefficients import exponentials
from tests.nbmath.special.zeta_coefficients import zetas
from tests.precisions import IN_TURN, a_few

SIZE = 3001
ORDERS = (2.0, 3.0, 5.0)


def real(rng: np.random.Generator) -> tuple[Any, ...]:
    x = rng.uniform(-5, 20, SIZE)
    x[512:1024] = np.abs(x[512:1024])  # a part without negative numbers
    return (x,)


def positive(rng: np.random.Generator) -> tuple[Any, ...]:
    return (rng.uniform(0.001, 50, SIZE),)


def unit(rng: np.random.Generator) -> tuple[Any, ...]:
    return (rng.uniform(0.001, 0.999, SIZE),)


def negative(rng: np.random.Generator) -> tuple[Any, ...]:
    return (-rng.uniform(0.001, 9, SIZE),)


def descending(rng: np.random.Generator) -> tuple[Any, ...]:
    return rng.uniform(2.5, 4, SIZE), rng.uniform(0.5, 2, SIZE)


def mostly_plain(rng: np.random.Generator) -> tuple[Any, ...]:
    x = rng.uniform(-5, 9, SIZE)
    x[512:1024] = np.abs(x[512:1024]) + 2  # a part of which every place is plain
    return x, rng.uniform(0.1, 2.0, SIZE)


def ordered(rng: np.random.Generator) -> tuple[Any, ...]:
    x = rng.uniform(-3, 9, SIZE)
    x[512:1024] = np.abs(x[512:1024])
    return rng.choice(ORDERS, SIZE), x


def branched(rng: np.random.Generator) -> tuple[Any, ...]:
    return rng.uniform(-0.5, 20, SIZE), rng.choice((0.0, -1.0), SIZE)


Points = Callable[[np.random.Generator], tuple[Any, ...]]
POINTS: dict[str, Points] = {
    **dict.fromkeys(("erf", "erfc", "erfcx", "ndtr", "log_ndtr", "log1pmx", "entr"), real),
    **dict.fromkeys(("gamma", "gammaln", "gammasgn", "rgamma", "digamma", "trigamma"), real),
    **dict.fromkeys(("zeta of one", "expit", "log_expit", "exp1", "expi", "j0", "j1"), real),
    **dict.fromkeys(("i0", "i0e", "i1", "i1e", "k0", "k0e", "k1", "k1e"), positive),
    **dict.fromkeys(("erfinv", "erfcinv", "ndtri", "logit"), unit),
    **dict.fromkeys(("ndtri_exp", "log1mexp"), negative),
    **dict.fromkeys(("logaddexp", "logsubexp", "xlogy", "xlog1py"), descending),
    **dict.fromkeys(("rel_entr", "kl_div"), descending),
    **dict.fromkeys(("beta", "betaln", "binom"), mostly_plain),
    **dict.fromkeys(("zeta", "polygamma"), ordered),
    "lambertw": branched,
    "owens_t": descending,
}
SEVERAL = [name for name, points in POINTS.items() if len(points(np.random.default_rng())) > 1]
MADE: dict[str, Callable[[str], Tables]] = {
    "errors": errors,
    "gammas": gammas,
    "exponentials": exponentials,
    "zetas": zetas,
    "bessel": bessel,
}


def function_of(name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(special, name.split(maxsplit=1)[0])
    return function


def given(name: str, size: int = SIZE) -> list[Any]:
    return [x[-size:] for x in POINTS[name](np.random.default_rng(1))]


@pytest.mark.parametrize("name", POINTS)
def test_any_layout_shape_and_kind(name: str) -> None:
    function, x = function_of(name), given(name, 24)
    flat = function(*x)
    assert np.isfinite(flat).sum() > 4
    assert_array_equal(function(*(a.reshape(2, 3, 4).T for a in x)), flat.reshape(2, 3, 4).T)
    assert_array_equal(function(*(a[::2] for a in x)), flat[::2])
    assert_array_equal(function(*map(list, x)), flat)
    frozen = [a.copy() for a in x]
    for a in frozen:
        a.flags.writeable = False
    assert_array_equal(function(*frozen), flat)
    one = function(*(float(a[3]) for a in x))
    assert one == flat[3] or np.isnan(one)
    assert np.ndim(one) == 0
    single = function(*(np.float32(a[3]) for a in x))
    assert single.dtype == np.float32
    assert function(*(np.zeros((0, 3)) for _ in x)).shape == (0, 3)
    whole = [np.ones(4, int) for _ in x]
    assert_array_equal(function(*whole), function(*(a * 1.0 for a in whole)))
    out = np.full(24, np.nan)
    assert function(*x, out=out) is out
    assert_array_equal(out, flat)
    wide = np.full((24, 2), np.nan)
    function(*x, out=wide[:, 0])
    assert_array_equal(wide[:, 0], flat)
    assert function(*x, out=x[-1]) is x[-1]
    assert_array_equal(x[-1], flat)


@pytest.mark.parametrize("name", SEVERAL)
def test_arguments_broadcast(name: str) -> None:
    function, (x, y) = function_of(name), given(name, 6)
    x, y = x.reshape(2, 3), y[:3]
    whole = function(x, np.broadcast_to(y, (2, 3)))
    assert_array_equal(function(x, y), whole)
    assert_array_equal(function(x[:, :1], y)[:, 0], whole[:, 0])
    assert_array_equal(function(x.T[::-1].T, y[::-1]), whole[:, ::-1])
    assert_array_equal(function(x, y[1]), function(x, np.full((2, 3), y[1])))
    assert_array_equal(function(x[0, 0], y), function(np.full(3, x[0, 0]), y))
    assert function(x.astype(np.float32), 0.5).dtype == np.float32
    assert function(x.astype(np.float32), y).dtype == np.float64
    assert function(2, 1).dtype == np.float64
    assert function(np.zeros((0, 3)), y).shape == (0, 3)
    out = np.full((2, 3), np.nan)
    assert function(x, y, out=out) is out
    assert_array_equal(out, whole)
    with pytest.raises(ValueError, match="do not broadcast"):
        function(np.zeros(3), np.zeros(2))


@pytest.mark.parametrize("dtype", IN_TURN)
@pytest.mark.parametrize("name", a_few(POINTS))
def test_threads_and_compiled_calls_change_no_bit(name: str, dtype: Any) -> None:
    function, x = function_of(name), [a.astype(dtype) for a in given(name)]

    @njit
    def inside(*x: Any) -> Any:
        return function(*x)

    with nbmath.threading("serial"):
        serial = function(*x)
    with nbmath.threading("parallel"):
        assert_array_equal(function(*x), serial)
    assert_array_equal(inside(*x), serial)
    some = range(500, 540)
    assert_array_equal([inside(*(a[i] for a in x)) for i in some], serial[some])
    if len(x) > 1:
        assert_array_equal(inside(*x[:-1], x[-1][0]), function(*x[:-1], x[-1][0]))


def test_arrays_without_axes_are_numbers_inside_compiled_code() -> None:
    half = np.array(0.5)

    @njit
    def inside(a: Any, x: Any) -> Any:
        whole = special.logaddexp(a, a), special.logaddexp(a, 2.0), special.gammaln(a)
        return whole, special.logaddexp(a, x)

    for a, x in ((half, np.linspace(0, 1, 3)), (half.astype(np.float32), np.ones(2, np.float32))):
        numbers, spread = inside(a, x)
        want = (special.logaddexp(a, a), special.logaddexp(a, 2.0), special.gammaln(a))
        assert numbers == want
        assert [type(n) for n in numbers] == [float] * 3  # as Numba returns both precisions
        assert_array_equal(spread, special.logaddexp(a, x))
        assert spread.dtype == x.dtype


def test_functions_spread_over_threads_by_the_user() -> None:
    (x,), (a, b) = given("gamma"), given("beta")

    @njit(parallel=True)
    def spread(x: Any, a: Any, b: Any) -> Any:
        out = np.empty((4, x.size))
        for i in prange(x.size):
            out[0, i] = special.erf(x[i])
            out[1, i] = special.gamma(x[i])
            out[2, i] = special.i0(x[i])
            out[3, i] = special.beta(a[i], b[i])
        return out

    want = special.erf(x), special.gamma(x), special.i0(x), special.beta(a, b)
    assert_array_equal(spread(x, a, b), np.stack(want))


@pytest.mark.slow
@pytest.mark.parametrize("precision", DTYPES)
@pytest.mark.parametrize("chapter", MADE)
def test_tables_are_regenerated(chapter: str, precision: str) -> None:
    formulas = importlib.import_module(f"nbmath.special.formulas.{chapter}.{precision}")
    for name, made in MADE[chapter](precision).items():
        assert getattr(formulas, name) == pytest.approx(made, rel=1e-9), name
