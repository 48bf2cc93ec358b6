"""Laws of draws on a circle, on a piece of a line, and of a population."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, follows, law, tolerance, within
from verify.claim import Claim
from verify.domains import choices, positive, reals, seeds
from verify.laws.samplers import COUNTED, DEVROYE, DRAWS, itself
from verify.statistics import spread

Operation = Callable[..., Any]

ROBERT = "Robert, Simulation of truncated normal variables, Statistics and Computing 5, 1995"


@law(
    field="random",
    statement="P(X ≤ x) = the integral of exp(κ cos s) / (2π I_{0}(κ)) from -π to x",
    source="Best and Fisher, Applied Statistics 28, 1979",
    uses=("directions", "mixtures on the circle"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    kappa=positive(1e-6, 1e8),
)
def von_mises_draws_follow_the_von_mises_distribution(
    random_vonmises: Operation, seed: Any, kappa: Any
) -> Claim:
    from scipy.stats import vonmises

    x = np.asarray(random_vonmises(seed, 0.0, kappa, DRAWS), np.float64)
    ends = within(x, -np.pi - 1e-6, np.pi + 1e-6)
    return both(ends, follows(np.clip(x, -np.pi, np.pi), lambda x: vonmises.cdf(x, float(kappa))))


@law(
    field="random",
    statement="X(μ) = X(0) + μ modulo 2π, from -π to π",
    source="Best and Fisher, Applied Statistics 28, 1979",
    uses=("directions",),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    mu=reals(-50.0, 50.0),
    kappa=positive(0.1, 100.0),
)
def von_mises_draws_lie_around_their_mean(
    random_vonmises: Operation, seed: Any, mu: Any, kappa: Any
) -> Claim:
    from scipy.stats import vonmises

    x = np.asarray(random_vonmises(seed, float(mu), float(kappa), DRAWS), np.float64)
    around = np.remainder(x - float(mu) + np.pi, 2 * np.pi) - np.pi
    return both(within(x, -np.pi, np.pi), follows(around, lambda x: vonmises.cdf(x, float(kappa))))


@law(
    field="random",
    statement="P(X ≤ x) = (Φ(x) - Φ(a)) / (Φ(b) - Φ(a)), a ≤ X ≤ b",
    source=f"{ROBERT}, section 2",
    uses=("Gibbs sampling of probit models", "initial weights"),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    a=reals(-50.0, 50.0),
    length=positive(1e-4, 1e3),
)
def truncated_normal_draws_follow_the_truncated_normal_distribution(
    random_truncated_normal: Operation, seed: Any, a: Any, length: Any
) -> Claim:
    from scipy.special import log_ndtr

    low, high = float(a), float(a) + float(length)
    x = np.asarray(random_truncated_normal(seed, low, high, DRAWS), np.float64)
    mirrored = low + high > 0
    start, end = (-high, -low) if mirrored else (low, high)

    def cdf(y: Any) -> Any:
        # by logarithms of the tail in which the interval lies
        top = log_ndtr(end)
        below = np.exp(log_ndtr(start) - top)
        return np.clip((np.exp(log_ndtr(y) - top) - below) / (1.0 - below), 0.0, 1.0)

    inside = within(x, low, high)
    shape = follows(-x if mirrored else x, cdf, given=length * max(abs(low), 1.0) > 1e-3)
    return both(inside, shape)


POPULATIONS = (
    *((10, 20, 5), (40, 2, 41), (3, 10**6, 10**5), (1000, 500, 300), (500, 1000, 1300)),
    *((10**5, 10**6, 2000), (7, 0, 3), (10**6, 10**6, 10**5)),
)


@law(
    field="random",
    statement="P(K = k) = C(g, k) C(b, n - k) / C(g + b, n)",
    source=f"{DEVROYE}, section X.1",
    uses=("enrichment tests", "sampling without replacement"),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    population=choices(*POPULATIONS),
)
def hypergeometric_draws_follow_the_hypergeometric_distribution(
    random_hypergeometric: Operation, seed: Any, population: Any
) -> Claim:
    from scipy.special import gammaln

    good, bad, n = (int(x) for x in population)
    least, most = max(0, n - bad), min(n, good)
    k = np.arange(least, most + 1.0)
    logs = gammaln(k + 1) + gammaln(good - k + 1) + gammaln(n - k + 1) + gammaln(bad - n + k + 1)
    chances = np.exp(logs.min() - logs)
    cells = np.concatenate([[0.0], np.cumsum(chances / chances.sum())])
    drawn = np.asarray(random_hypergeometric(seed, good, bad, n, DRAWS))

    def cdf(k: Any) -> Any:
        return np.minimum(cells[np.clip(k - least + 1, 0, cells.size - 1).astype(int)], 1.0)

    inside = within(drawn.astype(np.float64), float(least), float(most))
    return both(inside, follows(spread(drawn, cdf), itself))
