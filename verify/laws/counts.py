"""Laws of counts: Poisson and binomial draws, and what holds for the draws of every sampler."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, equal, follows, law, tolerance, within
from verify.claim import Claim
from verify.domains import choices, integers, positive, reals, seeds
from verify.laws.samplers import COUNTED, DEVROYE, DRAWS, itself
from verify.statistics import spread

Operation = Callable[..., Any]

PHILOX = "Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011"


@law(
    field="random",
    statement="P(K ≤ k) = Q(k + 1, λ)",
    source=f"{DEVROYE}, section X.3",
    uses=("counts of events", "Poisson regression"),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    lam=positive(1e-3, 1e8),
)
def poisson_draws_follow_the_poisson_distribution(
    random_poisson: Operation, seed: Any, lam: Any
) -> Claim:
    from scipy.special import gammaincc

    def cdf(k: Any) -> Any:
        return np.where(k < 0, 0.0, gammaincc(np.maximum(k, 0.0) + 1.0, float(lam)))

    return follows(spread(random_poisson(seed, lam, DRAWS), cdf), itself)


@law(
    field="random",
    statement="P(K ≤ k) = I_{1-p}(n - k, k + 1)",
    source=f"{DEVROYE}, section X.4",
    uses=("counts of successes", "bootstrap"),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    n=positive(1.0, 1e8),
    p=reals(0.0, 1.0),
)
def binomial_draws_follow_the_binomial_distribution(
    random_binomial: Operation, seed: Any, n: Any, p: Any
) -> Claim:
    from scipy.special import betaincc

    n, p = float(np.floor(n)), float(p)

    def cdf(k: Any) -> Any:
        least = np.clip(k, 0.0, n - 1.0)
        inside = betaincc(least + 1.0, n - least, p)
        return np.where(k < 0, 0.0, np.where(k >= n, 1.0, inside))

    k = random_binomial(seed, int(n), p, DRAWS)
    return both(follows(spread(k, cdf), itself), within(np.asarray(k, np.float64), 0.0, n))


@law(
    field="random",
    statement="X(s, m + n)_{i} = X(s, m)_{i} for i < m",
    source=PHILOX,
    uses=("filling arrays in chunks", "threads"),
    tolerance=tolerance.exact(),
    seed=seeds(),
    shape=choices(0.3, 1.0, 7.5),
    m=integers(1, 300),
    n=integers(0, 300),
)
def the_first_draws_of_a_sampler_do_not_depend_on_how_many_follow(
    random_gamma: Operation,
    random_beta: Operation,
    random_poisson: Operation,
    random_binomial: Operation,
    seed: Any,
    shape: Any,
    m: Any,
    n: Any,
) -> Claim:
    parameters = {
        random_gamma: (shape, 2.0),
        random_beta: (shape, 2.0),
        random_poisson: (9 * shape,),
        random_binomial: (100, shape / 8),
    }
    return both(
        *(
            equal(draw(seed, *given, int(m) + int(n))[: int(m)], draw(seed, *given, int(m)))
            for draw, given in parameters.items()
        )
    )


@law(
    field="random",
    statement="X(s, a)_{i} = X(s, a_{i})_{i}",
    source="NumPy's random API",
    uses=("heteroscedastic noise", "hierarchical models"),
    tolerance=tolerance.exact(),
    seed=seeds(),
    n=integers(1, 200),
)
def equal_parameters_for_each_draw_are_one_for_all(
    random_gamma: Operation,
    random_beta: Operation,
    random_poisson: Operation,
    random_binomial: Operation,
    seed: Any,
    n: Any,
) -> Claim:
    n = int(n)
    shape, mean = 0.25 + 0.5 * (int(seed) % 4), 5.0 + int(seed) % 50
    parameters = {
        random_gamma: (shape, 2.0),
        random_beta: (shape, 2.0),
        random_poisson: (mean,),
        random_binomial: (100, mean / 64),
    }
    return both(
        *(
            equal(draw(seed, *(np.full(n, x) for x in given), n), draw(seed, *given, n))
            for draw, given in parameters.items()
        )
    )
