"""Distributions of incomplete gamma and beta functions: values, edges, tails, fits, errors."""

import importlib
import math
from typing import Any

import mpmath as mp
import numpy as np
import pytest
from numba import njit

from nbmath._targets import bind
from nbmath.distributions import beta, chi2, f, gamma, student_t
from nbmath.random import Key

INF, NAN = math.inf, math.nan
FLOATS = (np.float64, np.float32)
PARAMETERS: dict[str, tuple[float, ...]] = {
    "beta": (2.0, 3.0),
    "chi2": (3.0,),
    "f": (3.0, 16.0),
    "gamma": (2.5, 0.5, 2.0),
    "student_t": (5.0, 0.5, 2.0),
}


def room(name: str) -> Any:
    return importlib.import_module(f"nbmath.distributions.{name}")


def gamma_log(x: Any, a: Any, *_: Any) -> Any:
    return (a - 1) * mp.log(x) - x - mp.loggamma(a)


def beta_log(x: Any, a: Any, b: Any) -> Any:
    scale = mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)
    return (a - 1) * mp.log(x) + (b - 1) * mp.log1p(-x) + scale


def student_log(x: Any, df: Any, *_: Any) -> Any:
    scale = mp.loggamma((df + 1) / 2) - mp.loggamma(df / 2) - mp.log(df * mp.pi) / 2
    return scale - (df + 1) / 2 * mp.log1p(x * x / df)


def fisher_log(x: Any, m: Any, n: Any) -> Any:
    ratio = m / n
    slope = mp.log(ratio) - 2 * mp.log1p(ratio * x)
    return beta_log(ratio * x / (1 + ratio * x), m / 2, n / 2) + slope


DENSITIES = (
    ("gamma", (1e6, 1e6, 0.0, 1.0), gamma_log),
    ("gamma", (2877.0, 2877.0, 0.0, 1.0), gamma_log),
    ("gamma", (1e-310, 1e-3, 0.0, 1.0), gamma_log),
    ("beta", (0.25, 1e5, 3e5), beta_log),
    ("beta", (1e-310, 0.5, 0.5), beta_log),
    ("student_t", (1e200, 1e-3, 0.0, 1.0), student_log),
    ("f", (1e-318, 2.1, 16.0), fisher_log),
    ("student_t", (3.0, 1e12, 0.0, 1.0), student_log),
)


@pytest.mark.parametrize(("name", "arguments", "log"), DENSITIES)
def test_densities_keep_their_digits(name: str, arguments: tuple[float, ...], log: Any) -> None:
    formula = bind(f"distributions.{name}", "python", np.float64).pdf
    with mp.workdps(50):
        exact = float(mp.exp(log(*(mp.mpf(x) for x in arguments))))
    np.testing.assert_array_max_ulp(np.float64(formula(*arguments)), np.float64(exact), 5)


FISHER_FAR = (
    (1.344e-321, 0.0046299779092432115, 117.27052690271786, 0.178506682128420372),
    (6.72e-321, 0.2576527982519817, 0.015763628239416606, 4.68936885696329029e-43),
    (1e-308, 2.0, 1e10, 1e-308),
)


@pytest.mark.parametrize(("x", "dfn", "dfd", "lower"), FISHER_FAR)
def test_tails_of_f_where_shares_have_no_digits(
    x: float, dfn: float, dfd: float, lower: float
) -> None:
    formula = bind("distributions.f", "python", np.float64)
    upper = 1.0 - lower
    np.testing.assert_allclose(formula.cdf(x, dfn, dfd), lower, rtol=1e-15)
    np.testing.assert_allclose(formula.sf(x, dfn, dfd), upper, rtol=1e-15)
    np.testing.assert_allclose(formula.logcdf(x, dfn, dfd), math.log(lower), rtol=1e-15)
    np.testing.assert_allclose(formula.logsf(x, dfn, dfd), math.log1p(-lower), rtol=1e-15)
    np.testing.assert_allclose(f.cdf(np.full(3, x), dfn, dfd), lower, rtol=1e-15)
    np.testing.assert_allclose(f.sf(np.full(3, x), dfn, dfd), upper, rtol=1e-15)


def test_tails_of_f_beyond_the_largest_product() -> None:
    far = np.array([(1e308, 50.0, 0.01), (1.7e308, 3.0, 1e-3), (1e308, 1e10, 2.0)]).T
    upper = [0.028164098359734108, 0.69868181676408388, 1e-308]
    np.testing.assert_allclose(f.sf(*far), upper, rtol=1e-15)
    np.testing.assert_allclose(f.cdf(*far), 1.0 - np.array(upper), rtol=1e-15)
    np.testing.assert_allclose(f.logsf(*far), np.log(upper), rtol=1e-15)
    np.testing.assert_allclose(f.logcdf(*far), np.log1p(-np.array(upper)), rtol=1e-15)


@pytest.mark.parametrize("dtype", FLOATS)
def test_edges_of_densities(dtype: Any) -> None:
    g = bind("distributions.gamma", "python", dtype)
    b = bind("distributions.beta", "python", dtype)
    t = bind("distributions.student_t", "python", dtype)
    fisher = bind("distributions.f", "python", dtype)
    zero, one, two, inf, nan = (dtype(x) for x in (0.0, 1.0, 2.0, INF, NAN))
    half = dtype(0.5)
    assert [g.pdf(zero, a, zero, two) for a in (half, one, two)] == [INF, 0.5, 0.0]
    assert [g.logpdf(zero, a, zero, one) for a in (half, one, two)] == [INF, 0.0, -INF]
    assert g.pdf(-one, two, zero, one) == g.pdf(inf, half, zero, one) == 0.0
    assert [b.pdf(zero, a, two) for a in (half, one, two)] == [INF, 2.0, 0.0]
    assert [b.pdf(one, two, a) for a in (half, one, two)] == [INF, 2.0, 0.0]
    assert [fisher.pdf(zero, n, two) for n in (half, two, dtype(3.0))] == [INF, 1.0, 0.0]
    assert t.cdf(zero, one, zero, one) == t.sf(zero, inf, zero, one) == 0.5
    assert t.sf(inf, inf, zero, one) == t.cdf(-inf, one, zero, one) == 0.0
    assert np.isclose(t.sf(two, inf, zero, one), 0.022750131948179195, rtol=1e-6)
    for wrong in (nan, -one, zero):
        values = (
            *(getattr(g, n)(one, wrong, zero, one) for n in ("pdf", "cdf", "logsf", "ppf")),
            *(getattr(g, n)(one, one, zero, wrong) for n in ("pdf", "cdf", "logsf", "ppf")),
            *(getattr(b, n)(half, one, wrong) for n in ("pdf", "cdf", "logsf", "ppf")),
            *(getattr(fisher, n)(half, wrong, one) for n in ("pdf", "cdf", "logsf", "ppf")),
            *(getattr(t, n)(half, wrong, zero, one) for n in ("pdf", "cdf", "logsf", "ppf")),
            *(g.mean(wrong, zero, one), b.var(wrong, one), fisher.std(one, wrong)),
            *(g.entropy(one, zero, wrong), t.var(wrong, zero, one), t.entropy(one, zero, wrong)),
        )
        assert all(math.isnan(value) for value in values)


def test_logarithms_of_tails_that_underflow() -> None:
    with mp.workdps(40):
        a, x, huge = mp.mpf(2.5), mp.mpf(1e4), mp.mpf(1e200)
        upper = float(mp.log(mp.gammainc(a, x)) - mp.loggamma(a))
        lower = float(a * mp.log(mp.mpf(1e-200)) - mp.loggamma(a + 1))
        beta_lower = float(mp.log(mp.betainc(2, 3, 0, mp.mpf(1e-200), regularized=True)))
        f_upper = float(mp.log(mp.betainc(2, 1.5, 0, 4 / (4 + 3 * huge), regularized=True)))
        u = 3 / (3 + huge * huge)
        t_upper = float(mp.log(mp.betainc(1.5, 0.5, 0, u, regularized=True) / 2))
    assert gamma.logsf(1e4, 2.5) == pytest.approx(upper, rel=1e-15)
    assert gamma.logcdf(1e-200, 2.5) == pytest.approx(lower, rel=1e-15)
    assert gamma.logcdf(8e7, 1e8) == pytest.approx(-2314363.6512621692, rel=1e-15)
    assert beta.logcdf(1e-200, 2.0, 3.0) == pytest.approx(beta_lower, rel=1e-15)
    assert f.logsf(1e200, 3.0, 4.0) == pytest.approx(f_upper, rel=1e-15)
    assert student_t.logsf(1e200, 3.0) == pytest.approx(t_upper, rel=1e-15)


def test_moments_that_do_not_exist() -> None:
    df = np.array([1.0, 1.5, 3.0, 5.0])
    assert student_t.var(df)[:2].tolist()[1] == student_t.kurtosis(df)[2] == INF
    assert np.isnan([student_t.mean(1.0), student_t.var(1.0), student_t.skewness(3.0)]).all()
    assert f.mean(3.0, [2.0, 4.0]).tolist() == [INF, 2.0]
    assert f.var(3.0, 4.0) == INF
    assert np.isnan([f.skewness(3.0, 6.0), f.kurtosis(3.0, 8.0)]).all()


@pytest.mark.parametrize("shape", [0.5, 2.9, 3.0, 1e3, 1e8])
def test_entropies_lose_no_digits(shape: float) -> None:
    with mp.workdps(50):
        a = mp.mpf(shape)
        exact = a + mp.loggamma(a) + (1 - a) * mp.digamma(a)
        logs = 2 * mp.loggamma(a) - mp.loggamma(2 * a)
        twin = logs - 2 * (a - 1) * mp.digamma(a) + 2 * (a - 1) * mp.digamma(2 * a)
        half = (2 * a + 1) / 2 * (mp.digamma(a + 0.5) - mp.digamma(a))
        third = half + mp.log(mp.sqrt(2 * a)) + mp.loggamma(a) + mp.log(mp.pi) / 2
        third = third - mp.loggamma(a + mp.mpf(1) / 2)
    assert gamma.entropy(shape) == pytest.approx(float(exact), rel=4e-15)
    assert beta.entropy(shape, shape) == pytest.approx(float(twin), rel=4e-15)
    assert student_t.entropy(2 * shape) == pytest.approx(float(third), rel=4e-15)


def test_inside_compiled_code() -> None:
    @njit
    def user(x: Any) -> Any:
        return gamma.pdf(x, 2.5), student_t.logpdf(x, 5.0), beta.mean(x, 3.0), chi2.mean(-1.0)

    x = np.array([0.5, 4.0])
    density, log, means, none = user(x)
    assert np.array_equal(density, gamma.pdf(x, 2.5))
    assert np.array_equal(log, student_t.logpdf(x, 5.0))
    assert np.array_equal(means, beta.mean(x, 3.0))
    assert math.isnan(none)


@pytest.mark.slow
def test_draws_inside_compiled_code() -> None:
    @njit
    def user(key: Any) -> Any:
        return (
            gamma.sample(key, 5, 2.5, 0.5, 2.0, np.float32),
            student_t.sample(key, 5, 5.0, 0.5, 2.0),
        )

    single, double = user(Key(4))
    assert single.dtype == np.float32
    assert np.array_equal(single, gamma.sample(Key(4), 5, 2.5, 0.5, 2.0, np.float32))
    assert np.array_equal(double, student_t.sample(Key(4), 5, 5.0, 0.5, 2.0))


@pytest.mark.parametrize("name", PARAMETERS)
def test_fits_find_the_parameters_of_many_draws(name: str) -> None:
    module, theta = room(name), PARAMETERS[name]
    more = {"loc": 0.5} if name == "gamma" else {}
    x = module.sample(Key(5), 20_000, *theta)
    found = module.fit(x, **more)
    assert found.converged
    assert np.allclose(found, theta, rtol=0.1)
    weights = np.arange(200) % 3
    repeated = module.fit(np.repeat(x[:200], weights), **more)
    assert np.allclose(module.fit(x[:200], weights, **more), repeated, rtol=1e-6)


def test_fits_of_observations_that_a_limit_fits_best() -> None:
    even = np.linspace(1.0, 2.0, 9)
    df, loc, scale = fit = student_t.fit(even)
    assert (df, fit.converged) == (INF, False)
    assert (loc, scale) == pytest.approx((1.5, even.std()), rel=1e-15)
    mean_one = even / 1.5
    dfn, dfd = fit = f.fit(mean_one)
    assert (dfd, fit.converged) == (INF, False)
    assert dfn == pytest.approx(2 * gamma.fit(mean_one)[0], rel=1e-9)
    assert f.fit(1 / mean_one) == pytest.approx((INF, dfn))


def test_what_cannot_be() -> None:
    with pytest.raises(ValueError, match=r"a is -1.0; expected a positive number"):
        gamma.cdf(1.0, -1.0)
    with pytest.raises(ValueError, match=r"dfd is 0.0; expected a positive number"):
        f.sample(Key(0), 3, 1.0, 0.0)
    with pytest.raises(ValueError, match=r"x has 1.0; expected numbers between 0.0 and 1.0"):
        beta.fit([0.5, 1.0])
    with pytest.raises(ValueError, match=r"x has 0.5; expected numbers above loc, 0.5"):
        gamma.fit([0.5, 2.0], loc=0.5)
    assert not gamma.fit([1.0, 1.0]).converged
