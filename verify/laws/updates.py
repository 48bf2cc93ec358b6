"""Laws of updates by conjugate priors: data one by one, in blocks, or all at once."""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, law, tolerance
from verify.claim import Claim
from verify.domains import integers, points, positive, reals, vectors

Operation = Callable[..., Any]

GELMAN = "Gelman et al. 2013, Bayesian Data Analysis, "
ONLINE = ("online learning", "Bayesian regularisation")

about = functools.partial(law, field="probability", tolerance=tolerance.rounding(20))


def wide(*values: Any) -> tuple[Any, ...]:
    return tuple(np.asarray(value, np.float64) for value in values)


@about(
    statement="1 / v' = 1 / v + n / s, m' / v' = m / v + n x / s",
    source=GELMAN + "section 2.5",
    uses=("Kalman filters", "Bayesian regularisation"),
    mean=reals(-100.0, 100.0),
    variance=positive(0.01, 100.0),
    noise=positive(0.01, 100.0),
    x=reals(-100.0, 100.0),
    n=integers(0, 1000),
)
def precisions_and_weighted_means_add(
    normal_normal_update: Operation, mean: Any, variance: Any, noise: Any, x: Any, n: Any
) -> Claim:
    count = np.asarray(n, mean.dtype)
    m, v = wide(*normal_normal_update(mean, variance, noise, x, count))
    before, own, s, y, n = wide(mean, variance, noise, x, count)
    right = 1 / own + n / s
    drawn_mean = (before / own + n * y / s) / right
    return both(
        close(v, 1 / right, scale=1 / right),
        close(m, drawn_mean, scale=np.abs(before) + np.abs(y)),
    )


@about(
    statement="the posterior of all samples is that of one after another, in any order",
    source=GELMAN + "section 3.6",
    uses=ONLINE,
    x=points("n", "d", max_size=8),
)
def normal_inverse_wishart_posterior_is_that_of_one_by_one(
    normal_inverse_wishart_update: Operation, x: Any
) -> Claim:
    count, d = x.shape
    start = np.zeros(d, x.dtype), 1.0, d + 1.0, np.eye(d, dtype=x.dtype)
    centre = x.mean(axis=0, dtype=float)
    scatter = (wide(x)[0] - centre).T @ (wide(x)[0] - centre)
    given = centre.astype(x.dtype), scatter.astype(x.dtype), float(count)
    batch = normal_inverse_wishart_update(*start, *given)
    steps = start
    for row in x[::-1]:
        nothing = np.zeros((d, d), x.dtype)
        steps = normal_inverse_wishart_update(*steps, row.copy(), nothing, 1.0)
    reach = 1.0 + float(np.abs(wide(x)[0]).max())
    return both(
        close(steps[0], batch[0], scale=reach, n=count),
        close(steps[1], batch[1], scale=1.0 + count, n=count),
        close(steps[2], batch[2], scale=d + 1.0 + count, n=count),
        close(steps[3], batch[3], scale=reach**2 * (1.0 + count), n=count),
    )


@about(
    statement="the posterior of all samples is that of one after another, in any order",
    source=GELMAN + "sections 2.4 to 3.3",
    uses=ONLINE,
    x=vectors("n", low=-50.0, high=50.0, max_size=12),
)
def scalar_posteriors_are_those_of_one_by_one(
    beta_binomial_update: Operation, gamma_poisson_update: Operation,
    gamma_exponential_update: Operation, normal_normal_update: Operation,
    normal_inverse_gamma_update: Operation, x: Any,
) -> Claim:  # fmt: skip  # operations, then input
    number, count, mean = x.dtype.type, float(len(x)), x.mean(dtype=float)
    squares = ((wide(x)[0] - mean) ** 2).sum()
    counts, won = np.floor(np.abs(x)), (x > 0).astype(x.dtype)
    reach = 1.0 + float(np.abs(wide(x)[0]).max())
    two = (number(1.5), number(2.5))
    four = (number(0.5), number(2.0), *two)
    everything: list[tuple[Operation, tuple[Any, ...], tuple[Any, ...], Any, float]] = [
        (beta_binomial_update, two, (won.sum(), count), lambda i: (won[i], 1), count + 4),
        (gamma_poisson_update, two, (counts.sum(), count), lambda i: (counts[i], 1), reach * count),
        (gamma_exponential_update, two, (np.abs(x).sum(dtype=float), count),
         lambda i: (abs(x[i]), 1), reach * count),
        (lambda m, v, y, n: normal_normal_update(m, v, number(3), y, n), two, (mean, count),
         lambda i: (x[i], 1), reach),
        (normal_inverse_gamma_update, four, (mean, squares, count), lambda i: (x[i], 0, 1),
         reach**2 * (1 + count)),
    ]  # fmt: skip  # rows
    claims = []
    for update, prior, all_data, one, scale in everything:
        batch, steps = update(*prior, *map(number, all_data)), prior
        for i in reversed(range(len(x))):
            steps = update(*steps, *map(number, one(i)))
        claims += [
            close(a, b, scale=scale, n=len(x) + 1) for a, b in zip(steps, batch, strict=True)
        ]
    return both(*claims)
