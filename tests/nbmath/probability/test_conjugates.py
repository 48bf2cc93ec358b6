"""Conjugate priors, independence and intervals: known values, edges, compiled forms, bad input."""

import math
from typing import Any

import numpy as np
import pytest
from numba import njit

from nbmath import probability
from nbmath.distributions import exponential, gamma, normal

APPLICANTS = np.array(
    [
        [[512, 89], [313, 19]],
        [[353, 17], [207, 8]],
        [[120, 202], [205, 391]],
        [[138, 131], [279, 244]],
        [[53, 94], [138, 299]],
        [[22, 24], [351, 317]],
    ],
    float,
)
"""Berkeley 1973: department x (admitted, rejected) x (men, women); see the docs' page."""


def test_known_posteriors() -> None:
    assert probability.beta_binomial_update(1, 1, 7, 10) == (8.0, 4.0)
    assert probability.gamma_poisson_update(2, 1, 13, 4) == (15.0, 5.0)
    assert probability.gamma_exponential_update(2, 1, 1.5, 4) == (6.0, 2.5)
    assert probability.normal_normal_update(0, 1, 4, 2, 4) == (1.0, 0.5)
    assert probability.normal_normal_update(3, 1, 4, 9, 0) == (3.0, 1.0)
    assert probability.normal_inverse_gamma_update(0, 1, 2, 2, 2, 3, 3) == (1.5, 4.0, 3.5, 5.0)
    after = probability.normal_inverse_wishart_update([0, 0], 1, 4, np.eye(2), [2, 0], np.eye(2), 3)
    np.testing.assert_array_equal(after.scale, [[5.0, 0.0], [0.0, 2.0]])
    assert (after.strength, after.dof) == (4.0, 7.0)


def test_posteriors_of_arrays_keep_shape_and_precision() -> None:
    a, b = np.ones((3, 1), np.float32), np.ones(4, np.float32)
    after = probability.beta_binomial_update(a, b, np.float32(2), np.float32(5))
    assert after.a.dtype == np.float32
    assert after.a.shape == after.b.shape == (3, 4)
    alpha = probability.dirichlet_multinomial_update(np.ones((2, 3)), [1, 0, 2])
    np.testing.assert_array_equal(alpha, [[2.0, 1.0, 3.0]] * 2)


def test_batches_are_what_single_calls_give() -> None:
    x = np.random.default_rng(3).uniform(0.5, 20.0, (7, 19))
    after = probability.normal_inverse_gamma_update(*x)
    for i in range(19):
        one = probability.normal_inverse_gamma_update(*x[:, i])
        assert one == tuple(part[i] for part in after)
    spread = probability.normal_inverse_gamma_update(x[0, :, None], *x[1:, 3])
    assert spread.mean.shape == (19, 1)
    assert spread.mean[3, 0] == after.mean[3]
    x[6, 17] = np.inf
    with pytest.raises(ValueError, match=r"count\[17\] is inf"):
        probability.normal_inverse_gamma_update(*x)
    with pytest.raises(ValueError, match="strength is -1"):
        probability.normal_inverse_gamma_update([], -1, 1, 1, 0, 0, 1)
    counts, alpha = np.floor(x[:6] / 4), x[0]
    rows = probability.dirichlet_multinomial_logpmf(counts, alpha)
    one_by_one = [probability.dirichlet_multinomial_logpmf(row, alpha) for row in counts]
    np.testing.assert_array_equal(rows, one_by_one)


def test_known_modes() -> None:
    np.testing.assert_array_equal(
        probability.beta_mode([8, 1, 0.5, 1, 3, 1, -1], [4, 3, 0.5, 1, 1, 0.5, 2]),
        [0.7, 0.0, np.nan, np.nan, 1.0, 1.0, np.nan],
    )
    np.testing.assert_array_equal(
        probability.gamma_mode([15.0, 0.5, -1.0], 5.0), [2.8, 0.0, np.nan]
    )
    np.testing.assert_allclose(probability.dirichlet_mode([4.0, 1.0, 3.0]), [0.6, 0.0, 0.4])
    assert np.isnan(probability.dirichlet_mode([[1.0, 1.0], [0.5, 3.0]])).all()
    assert probability.normal_inverse_gamma_mode(1.5, 4, 3.5, 6.5) == (1.5, 1.3)


def test_predictive_densities_at_their_edges() -> None:
    assert probability.beta_binomial_logpmf(0, 0, 2.0, 3.0) == pytest.approx(0.0, abs=1e-16)
    np.testing.assert_array_equal(
        probability.beta_binomial_logpmf([-1, 11, 2.5, np.nan], 10, 2.0, 3.0),
        [-np.inf, -np.inf, -np.inf, np.nan],
    )
    np.testing.assert_array_equal(
        probability.gamma_exponential_logpdf([-1.0, np.nan, np.inf], 2.0, 1.0),
        [-np.inf, np.nan, -np.inf],
    )
    assert probability.gamma_poisson_logpmf(-1.0, 2.0, 1.0) == -np.inf
    assert np.isnan(probability.normal_inverse_gamma_logpdf(0.0, 0.0, 1.0, 1.0, -1.0))
    assert probability.dirichlet_multinomial_logpmf([0, 0], [1.0, 2.0]) == 0.0
    assert np.isnan(probability.dirichlet_multinomial_logpmf([0.5, 1], [1.0, 2.0]))
    rows = probability.dirichlet_multinomial_logpmf(np.ones((4, 2)), [1.0, 1.0])
    np.testing.assert_allclose(np.exp(rows), np.full(4, 1 / 3))


def test_predictive_density_is_the_mean_likelihood_under_the_posterior() -> None:
    """By quadrature over quantiles of the posterior."""
    a, rate = 3.5, 2.0
    middle = (np.arange(20_000) + 0.5) / 20_000
    rates = gamma.ppf(middle, a, 0.0, 1 / rate)
    poisson = np.exp(3 * np.log(rates) - rates) / 6
    found = math.exp(probability.gamma_poisson_logpmf(3.0, a, rate))
    assert found == pytest.approx(poisson.mean(), rel=1e-4)
    times = (rates * np.exp(-0.7 * rates)).mean()
    found = math.exp(probability.gamma_exponential_logpdf(0.7, a, rate))
    assert found == pytest.approx(times, rel=1e-4)


def test_intervals_of_known_distributions() -> None:
    def ppf(p: float) -> Any:
        return normal.ppf(p, 0.0, 1.0)

    equal = probability.credible_interval(ppf, 0.9)
    assert equal == pytest.approx((-1.6448536269514722, 1.6448536269514722), rel=1e-15)
    highest = probability.highest_density_interval(ppf, normal.logpdf, 0.9)
    assert highest == pytest.approx(equal, rel=1e-13)
    falling = probability.highest_density_interval(exponential.ppf, exponential.logpdf, 0.5)
    assert falling == (0.0, pytest.approx(math.log(2)))
    rising = probability.highest_density_interval(
        lambda p: -exponential.ppf(1 - p), lambda x: exponential.logpdf(-x), 0.5
    )
    assert rising == (pytest.approx(-math.log(2)), 0.0)


def test_shortest_intervals_of_rows() -> None:
    samples = np.array([[0.0, 3, 4, 5, 9], [9, 1, 2, 8, 3]])
    low, high = probability.shortest_interval(samples, 0.5, axis=1)
    np.testing.assert_array_equal([low, high], [[3.0, 1.0], [5.0, 3.0]])
    np.testing.assert_array_equal(probability.shortest_interval(samples.T, 0.5), [low, high])
    samples[0, 2] = np.nan
    assert np.isnan(probability.shortest_interval(samples, 0.5, axis=1).low[0])
    assert probability.shortest_interval(samples[1].astype(np.float32)).low.dtype == np.float32


def test_independence_once_the_department_is_known() -> None:
    """Simpson's paradox: men seem favoured, department by department they are not."""
    table = APPLICANTS / APPLICANTS.sum()
    overall = probability.marginal(table, (1, 2))
    assert not probability.is_independent(overall)
    assert probability.independence_gap(overall) == pytest.approx(0.0683, abs=1e-3)
    assert probability.independence_gap(table, given=0) < 0.03
    product = np.einsum("i,ij,ik->jik", [0.25, 0.75], *np.full((2, 2, 3), 1 / 3))
    given = product / product.sum()
    assert probability.is_independent(given, given=1)
    assert probability.is_independent(overall, tolerance=0.1)
    np.testing.assert_allclose(
        probability.total_probability([0.25, 0.75], [[[0.5, 0.5]], [[0.1, 0.9]]]), [[0.2, 0.8]]
    )


def test_compiled_calls() -> None:
    @njit(error_model="numpy")
    def quantile(p: float) -> Any:
        return math.log(p / (1.0 - p))

    @njit
    def density(x: float) -> Any:
        return -x - 2.0 * math.log1p(math.exp(-x))

    @njit
    def called(table: Any, rows: Any, x: Any) -> Any:
        return (
            probability.beta_binomial_update(1, 1, 7, 10),
            probability.gamma_poisson_update(2.0, 1.0, 13.0, 4.0).a,
            probability.gamma_exponential_update(2.0, 1.0, 1.5, 4.0).rate,
            probability.normal_normal_update(0.0, 1.0, 4.0, 2.0, 4.0),
            probability.normal_inverse_gamma_update(0.0, 1.0, 2.0, 2.0, 2.0, 3.0, 3.0),
            probability.normal_inverse_gamma_mode(1.5, 4.0, 3.5, 6.5).variance,
            probability.beta_mode(8.0, 4.0),
            probability.gamma_mode(15.0, 5.0),
            probability.normal_inverse_gamma_logpdf(0.3, 0.0, 1.0, 2.0, 3.0),
            probability.is_independent(table, tolerance=1e-9),
        ), (
            probability.dirichlet_multinomial_update(rows[0], rows[1]),
            probability.dirichlet_mode(rows[0]),
            probability.dirichlet_multinomial_logpmf(rows[1], rows[0]),
            probability.shortest_interval(x, 0.5),
            probability.credible_interval(quantile, 0.9),
            probability.highest_density_interval(quantile, density, 0.9),
            probability.normal_inverse_wishart_update(
                rows[0], 1, 4, np.outer(x, x), rows[1], np.outer(x, x), 3
            ).mean,
        )

    table, x = np.full((2, 2), 0.25), np.array([4.0, 1.0, 3.0])
    rows = np.array([[4.0, 1.0, 3.0], [2.0, 0.0, 1.0]])
    numbers, arrays = called(table, rows, x)
    assert numbers[:5] == ((8, 4), 15.0, 2.5, (1.0, 0.5), (1.5, 4.0, 3.5, 5.0))
    assert numbers[5:8] == (1.3, 0.7, 2.8)
    assert numbers[8] == probability.normal_inverse_gamma_logpdf(0.3, 0.0, 1.0, 2.0, 3.0)
    assert numbers[9]
    np.testing.assert_array_equal(arrays[0], [6.0, 1.0, 4.0])
    np.testing.assert_allclose(arrays[1], [0.6, 0.0, 0.4])
    assert arrays[2] == probability.dirichlet_multinomial_logpmf(rows[1], rows[0])
    assert arrays[3] == (3.0, 4.0)
    assert arrays[4] == pytest.approx((-math.log(19), math.log(19)))
    assert arrays[5] == pytest.approx(arrays[4], rel=1e-13)
    np.testing.assert_allclose(arrays[6], [2.5, 0.25, 1.5])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: probability.beta_binomial_update(0, 1, 1, 2), "a is 0.0; expected a positive"),
        (lambda: probability.beta_binomial_update(1, 1, 3, 2), "failures is -1.0"),
        (lambda: probability.gamma_poisson_update(1, 1, -1, 2), "total is -1.0"),
        (lambda: probability.normal_normal_update(0, 1, np.nan, 0, 1), "noise is nan"),
        (lambda: probability.dirichlet_multinomial_update([1, 0], [1, 1]), "alpha is 0.0"),
        (
            lambda: probability.normal_inverse_wishart_update([0], 1, 1, [1], [0], [[1]], 1),
            r"shapes \(1,\), \(1,\), \(1,\) and \(1, 1\); expected \(d,\) and \(d, d\)",
        ),
        (lambda: probability.dirichlet_mode(1.0), r"alpha has shape \(\)"),
        (lambda: probability.credible_interval(normal.ppf, 1.0), "mass is 1.0; expected a share"),
        (lambda: probability.shortest_interval([1.0]), r"shape \(1,\); expected two or more"),
        (lambda: probability.independence_gap([0.5, 0.5]), "expected two axes"),
        (lambda: probability.independence_gap([[0.5, 0.5]], given=0), "of which one is given"),
        (lambda: probability.total_probability([0.5, 0.5], [[1.0]]), "for each of the 2"),
    ],
)
def test_bad_use_gets_a_sentence(call: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()
