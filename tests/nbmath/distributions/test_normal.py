"""The normal distribution: tails, edges, shapes, compiled forms, fits, errors."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np
import pytest
from numba import njit

import nbmath
from nbmath import random
from nbmath._targets import bind
from nbmath.distributions import normal
from nbmath.random import Key
from tests.precisions import a_few

FLOATS = (np.float64, np.float32)
POINTWISE = ("pdf", "logpdf", "cdf", "sf", "logcdf", "logsf", "ppf", "isf")
OF_PROBABILITIES = ("ppf", "isf")
INF, NAN = np.inf, np.nan

EDGES: dict[str, tuple[tuple[float, float], ...]] = {
    "pdf": ((-INF, 0.0), (INF, 0.0), (NAN, NAN), (1e300, 0.0)),
    "logpdf": ((-INF, -INF), (INF, -INF), (NAN, NAN)),
    "cdf": ((-INF, 0.0), (-1e300, 0.0), (0.0, 0.5), (-0.0, 0.5), (1e300, 1.0), (NAN, NAN)),
    "sf": ((-INF, 1.0), (-1e300, 1.0), (0.0, 0.5), (-0.0, 0.5), (INF, 0.0), (NAN, NAN)),
    "logcdf": ((-INF, -INF), (INF, 0.0), (1e30, 0.0), (NAN, NAN)),
    "logsf": ((-INF, 0.0), (INF, -INF), (-1e30, 0.0), (NAN, NAN)),
    "ppf": ((0.0, -INF), (0.5, 0.0), (1.0, INF), (-0.1, NAN), (1.1, NAN), (NAN, NAN)),
    "isf": ((0.0, INF), (0.5, 0.0), (1.0, -INF), (-INF, NAN), (INF, NAN), (NAN, NAN)),
}


@njit
def compiled_fit(x: Any, weights: Any = None) -> Any:
    return normal.fit(x, weights)


def called_inside(function: Any) -> Any:
    """The function as a user's compiled code calls it."""

    @njit
    def user(x: Any, loc: Any, scale: Any) -> Any:
        return function(x, loc, scale)

    return user


def points(name: str, dtype: Any, count: int = 60) -> Any:
    if name in OF_PROBABILITIES:
        return random.uniform(Key(1), count, dtype)
    return random.normal(Key(1), count, dtype, scale=3.0)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", POINTWISE)
def test_edges(name: str, dtype: Any) -> None:
    with np.errstate(over="ignore"):
        x, want = (np.array(part).astype(dtype) for part in zip(*EDGES[name], strict=True))
    got = getattr(normal, name)(x)
    assert got.dtype == dtype
    assert np.array_equal(got, want, equal_nan=True)


@pytest.mark.parametrize("dtype", FLOATS)
def test_tails_keep_their_digits_down_to_the_smallest_numbers(dtype: Any) -> None:
    tiny = np.finfo(dtype)
    for x in np.linspace(5, 38.5 if dtype is np.float64 else 14.1, 200).astype(dtype):
        with mp.workdps(50):
            exact = mp.erfc(mp.mpf(float(x)) / mp.sqrt(2)) / 2
            unit = max(exact * float(tiny.eps), mp.mpf(float(tiny.smallest_subnormal)))
            assert abs(mp.mpf(float(normal.sf(x))) - exact) <= 3 * unit
        assert normal.cdf(-x) == normal.sf(x)


@pytest.mark.parametrize("dtype", FLOATS)
def test_quantiles_of_the_smallest_probabilities(dtype: Any) -> None:
    tiny = np.finfo(dtype)
    for p in (tiny.smallest_subnormal, tiny.tiny, 1e-30, 1e-10, 0.074999, 0.075, 0.075001):
        x = normal.ppf(dtype(p))
        with mp.workdps(50):
            y, exact = mp.mpf(float(x)), mp.mpf(float(dtype(p)))
            tail = mp.erfc(-y / mp.sqrt(2)) / 2
            assert abs((tail - exact) / mp.npdf(y)) <= 3.5 * abs(y) * float(tiny.eps)
        assert normal.isf(dtype(p)) == -x


def test_logarithms_of_tails_do_not_underflow() -> None:
    x = np.array([-1e10, -1000.0, -40.0, 40.0])
    assert np.allclose(normal.logcdf(x)[:3], -(x[:3] ** 2) / 2 - np.log(-x[:3] * 2.50662827463))
    assert np.array_equal(normal.logsf(-x), normal.logcdf(x))
    assert normal.logcdf(8.0) == pytest.approx(-6.220960574271785e-16, rel=1e-14)
    assert normal.logcdf(37.0) == pytest.approx(-5.725571222524576e-300, rel=1e-13)


@pytest.mark.parametrize("name", a_few(POINTWISE))
def test_every_home_gives_the_same_numbers(name: str, poisoned: Callable[..., Any]) -> None:
    function = getattr(normal, name)
    compiled = called_inside(function)
    for dtype in FLOATS:
        x = points(name, dtype)
        parameters = dtype(0.25), dtype(1.5)
        want = function(x, *parameters)
        assert want.dtype == dtype
        assert np.array_equal(compiled(x, *parameters), want)
        assert compiled(x[0], *parameters) == want[0]
        formula = getattr(bind("distributions.normal", "python", dtype), name)
        assert [formula(value, *parameters) for value in x] == want.tolist()
        out = poisoned(x.shape, dtype)
        assert function(x, *parameters, out=out) is out
        assert np.array_equal(out, want)
        with nbmath.threading("parallel"):
            assert np.array_equal(function(x, *parameters), want)


@pytest.mark.parametrize("name", POINTWISE)
def test_parameters_broadcast(name: str) -> None:
    function = getattr(normal, name)
    x, loc, scale = points(name, np.float64, 4), np.array([[0.0], [2.0]]), np.array([[1.0], [3.0]])
    want = np.stack([function(x, 0.0, 1.0), function(x, 2.0, 3.0)])
    assert np.array_equal(function(x, loc, scale), want)
    assert np.array_equal(called_inside(function)(x, loc, scale), want)
    assert function(x.reshape(2, 2).T, 1.0, 2.0).shape == (2, 2)
    assert function(0.5).shape == ()
    assert function([]).shape == (0,)


def test_compiled_code_takes_defaults_and_integers() -> None:
    @njit
    def inside(x: Any) -> Any:
        return normal.cdf(x), normal.pdf(0), normal.sf(1, 0, 2), normal.ppf(0.5, scale=2.0)

    array, *numbers = inside(np.arange(3))
    assert np.array_equal(array, normal.cdf([0, 1, 2]))
    assert numbers == [normal.pdf(0), normal.sf(1, 0, 2), 0.0]


@pytest.mark.parametrize("name", POINTWISE)
def test_a_scale_that_is_not_positive(name: str) -> None:
    function = getattr(normal, name)
    compiled = called_inside(function)
    for scale in (0.0, -2.0, NAN):
        with pytest.raises(ValueError, match=f"scale is {scale}; expected a positive number"):
            function(0.5, scale=scale)
        with pytest.raises(ValueError, match=f"scale is {scale}"):
            function(0.5, 0.0, [1.0, scale])
        assert np.isnan(compiled(0.5, 0.0, scale))


def test_other_bad_use_gets_a_sentence() -> None:
    with pytest.raises(TypeError, match="x has dtype complex128"):
        normal.cdf(1j)
    with pytest.raises(TypeError, match="p has dtype <U1"):
        normal.ppf("a")
    with pytest.raises(ValueError, match="out has shape"):
        normal.cdf([1.0, 2.0], out=np.empty(3))
    with pytest.raises(ValueError, match="x is empty"):
        normal.fit([])
    with pytest.raises(ValueError, match="expected none"):
        normal.fit([1.0, 2.0], [1.0, -1.0])
    with pytest.raises(ValueError, match="sum to zero"):
        normal.fit([1.0, 2.0], [0.0, 0.0])
    with pytest.raises(ValueError, match="expected equal"):
        normal.fit([1.0, 2.0], [1.0])
    with pytest.raises(ValueError, match=r"scale is 0.0"):
        normal.sample(Key(0), 3, scale=0.0)
    with pytest.raises(AttributeError, match=r"has no .arcsine.; it has"):
        nbmath.distributions.arcsine  # noqa: B018 - the look-up is the test


MOMENTS = {"mean": 3.0, "var": 4.0, "std": 2.0, "skewness": 0.0, "kurtosis": 0.0}


@pytest.mark.parametrize("name", MOMENTS)
def test_moments_in_every_home(name: str) -> None:
    function = getattr(normal, name)
    want = MOMENTS[name]
    assert function(3.0, 2.0) == function(3, scale=2) == want
    assert function([3.0, 3.0], np.float32(2)).tolist() == [want, want]
    inside = njit(lambda loc, scale: 1.0 * function(loc, scale))
    assert inside(3.0, 2.0) == want
    assert np.isnan(inside(3.0, -2.0))
    assert np.isnan(inside(NAN, 2.0))
    assert njit(lambda: function(scale=1.0))() == function()
    with pytest.raises(ValueError, match=r"scale is -2.0"):
        function(3.0, -2.0)


def test_entropy_is_a_logarithm_of_the_scale() -> None:
    assert normal.entropy() == pytest.approx(np.log(2 * np.pi * np.e) / 2, rel=1e-16)
    assert normal.entropy(7.0, [0.0001, 1e9]) == pytest.approx(
        normal.entropy() + np.log([0.0001, 1e9]), rel=1e-15
    )


def test_divergence_of_near_distributions_keeps_its_digits() -> None:
    assert normal.kl(3.0, 2.0, 3.0, 2.0) == 0.0
    for step in (1e-12, 1e-5, 0.3, 40.0):
        with mp.workdps(60):
            s, q, m = mp.mpf(2.0), mp.mpf(2.0 + 2.0 * step), mp.mpf(step)
            exact = mp.log(q / s) + (s**2 + m**2) / (2 * q**2) - mp.mpf(1) / 2
            found = normal.kl(step, 2.0, 0.0, 2.0 + 2.0 * step)
            assert abs(found / exact - 1) < 8 * 2.0**-53
    with pytest.raises(ValueError, match=r"scale_q is 0.0; expected a positive number"):
        normal.kl(0.0, 1.0, 0.0, 0.0)


def test_score_is_a_tuple_by_parameter() -> None:
    x = np.array([[0.0, 3.0], [NAN, INF]])
    by_loc, by_scale = normal.score(x, 1.0, 2.0)
    assert np.array_equal(by_loc, [[-0.25, 0.5], [NAN, INF]], equal_nan=True)
    assert np.array_equal(by_scale, [[-0.375, 0.0], [NAN, INF]], equal_nan=True)
    assert normal.score(0.0, 1.0, 2.0) == (-0.25, -0.375)
    assert njit(lambda x: normal.score(x, 1.0, 2.0))(0.0) == (-0.25, -0.375)
    with nbmath.threading("parallel"):
        assert np.array_equal(normal.score(np.arange(300.0))[0], np.arange(300.0))


def test_what_a_distribution_is_not_called_with() -> None:
    with pytest.raises(TypeError, match="2 arguments, x came; expected x, loc, scale"):
        normal.pdf(1.0, 2.0, x=3.0)  # type: ignore[misc]  # what is refused
    with pytest.raises(TypeError, match="0 arguments came; expected x, loc, scale"):
        normal.pdf()  # type: ignore[call-arg]  # what is refused


def test_samples_are_normal_draws() -> None:
    want = random.normal(Key(8), (2, 3), np.float32, 1.0, 2.0)
    assert np.array_equal(normal.sample(Key(8), (2, 3), 1.0, 2.0, np.float32), want)
    compiled = njit(lambda key: normal.sample(key, 6, 1.0, 2.0))
    assert np.array_equal(compiled(Key(8)), normal.sample(Key(8), 6, 1.0, 2.0))
    assert np.isnan(njit(lambda key: normal.sample(key, 2, 0.0, -1.0))(Key(8))).all()


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("size", [1, 2, 7, 2048, 2049, 100_003])
def test_fits_do_not_depend_on_threads(size: int, dtype: Any) -> None:
    x = random.normal(Key(5), size, dtype, 100.0, 0.5)
    with nbmath.threading("serial"):
        serial = normal.fit(x)
    with nbmath.threading("parallel"):
        assert normal.fit(x) == serial
    assert compiled_fit(x) == serial
    assert serial == pytest.approx((x.mean(dtype=np.float64), x.std(dtype=np.float64)), rel=1e-5)


def test_weights_count_observations() -> None:
    x, weights = random.normal(Key(5), 50), np.arange(50) % 4
    want = normal.fit(np.repeat(x, weights))
    assert normal.fit(x, weights) == pytest.approx(want, rel=1e-14)
    assert compiled_fit(x, weights) == pytest.approx(want, rel=1e-14)
    assert normal.fit(x, 4.0 * weights) == pytest.approx(want, rel=1e-14)
    ends = np.array([0.0] * 5000 + [1.0, 2.0] + [0.0] * 5000)
    assert normal.fit(np.arange(10_002.0), ends) == pytest.approx((5000.6666, 0.471404), rel=1e-5)


@pytest.mark.parametrize("dtype", FLOATS)
def test_fits_of_tiny_and_huge_numbers(dtype: Any) -> None:
    tiny = np.finfo(dtype)
    for unit in (tiny.smallest_subnormal * 4, tiny.tiny, dtype(1e-25), dtype(1e18), tiny.max / 8):
        loc, scale = normal.fit(np.array([unit, 3 * unit], dtype))
        assert (loc, scale) == pytest.approx((2 * float(unit), float(unit)), rel=1e-6)
    assert normal.fit(np.array([5, 5, 5], dtype)) == (5.0, 0.0)
    assert np.isnan(normal.fit(np.array([1, NAN], dtype))).all()
    assert np.isnan(compiled_fit(np.empty(0, dtype))).all()
