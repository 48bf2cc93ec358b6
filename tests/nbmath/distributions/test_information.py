"""Fisher's information: edges, homes, and that it is what the curvature of a divergence is."""

import math
from typing import Any

import numpy as np
from numba import njit

from nbmath._targets import bind
from nbmath.distributions import bernoulli, beta, gamma, lognormal, normal, poisson, weibull

INF = math.inf


def test_it_ends_where_a_density_begins_too_steeply() -> None:
    by_loc = [weibull.fisher_information(c)[3] for c in (0.5, 1.0, 1.5, 2.0, 2.5)]
    assert by_loc[:4] == [INF, 1.0, INF, INF]
    assert by_loc[4] < INF
    a = gamma.fisher_information([0.5, 1.0, 1.5, 2.5], 0.0, 2.0)
    assert a[3].tolist() == [INF, 0.25, INF, 0.5]
    for mixed in (a[1], a[4], weibull.fisher_information([0.5, 1.0, 1.5, 2.5])[4]):
        assert np.isnan(mixed).tolist() == [True, False, False, False]
        assert mixed[1] == 0.0
    assert bernoulli.fisher_information([0.0, 0.5, 1.0]).tolist() == [INF, 4.0, INF]
    assert poisson.fisher_information(0.0) == INF


def test_parameters_that_are_none_give_nan() -> None:
    for name, theta in (
        ("normal", (0.0, -1.0)),
        ("logistic", (math.nan, 1.0)),
        ("lognormal", (1.0, 0.0, -1.0)),
        ("weibull", (-3.0, 0.0, 1.0)),
        ("gamma", (3.0, 0.0, -1.0)),
        ("beta", (1.0, -1.0)),
    ):
        found = bind(f"distributions.{name}", "python", np.float64).fisher_information(*theta)
        assert np.isnan(found).all(), name


@njit
def of_normal(loc: float, scale: float) -> Any:
    return normal.fisher_information(loc, scale)


def test_in_compiled_code_and_over_arrays() -> None:
    assert of_normal(1.0, 2.0) == (0.25, 0.0, 0.5)
    parts = normal.fisher_information(0.0, np.array([1.0, 2.0], np.float32))
    assert [part.dtype for part in parts] == [np.float32] * 3
    assert parts[2].tolist() == [2.0, 0.5]


def test_it_is_the_curvature_of_the_divergence() -> None:
    h = 1e-3
    a, b = 3.0, 5.0
    aa, ab, bb = beta.fisher_information(a, b)
    for i, j, entry in ((1, 0, aa), (0, 1, bb), (1, 1, aa + 2 * ab + bb)):
        both = beta.kl(a, b, a + i * h, b + j * h) + beta.kl(a, b, a - i * h, b - j * h)
        assert math.isclose(both / h**2, entry, rel_tol=1e-5)
    s, loc, scale = 0.5, 0.0, 2.0
    found = lognormal.fisher_information(s, loc, scale)
    both = sum(lognormal.kl(s, scale, s, scale + step) for step in (h, -h))
    assert math.isclose(both / h**2, found[5], rel_tol=1e-5)
