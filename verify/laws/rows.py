"""Laws of draws of many numbers that belong together: shares, counts of categories, orders."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, equal, follows, law, tolerance, within
from verify.claim import Claim
from verify.domains import choices, integers, seeds
from verify.laws.samplers import COUNTED, DEVROYE, itself
from verify.statistics import spread

Operation = Callable[..., Any]

ROWS = 1024
"""Rows of one case of a statistical law."""
SEEDED = 128
"""The same where each takes a seed of its own."""


@law(
    field="random",
    statement="Σ_{j} X_{j} = 1, and P(X_{j} ≤ x) = I_{x}(α_{j}, Σ α - α_{j})",
    source=f"{DEVROYE}, section XI.4",
    uses=("topic models", "mixture weights"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    alpha=choices((0.7, 2.5, 1.0), (30.0, 0.5, 9.0, 2.0), (1.0, 1.0), (0.4, 0.4, 0.4, 0.4, 0.4)),
    j=integers(0, 1),
)
def shares_of_dirichlet_draws_follow_beta_distributions(
    random_dirichlet: Operation, seed: Any, alpha: Any, j: Any
) -> Claim:
    from scipy.special import betainc

    alpha, j = np.array(alpha), int(j)
    x = np.asarray(random_dirichlet(seed, alpha, ROWS))
    rest = float(alpha.sum() - alpha[j])
    off = np.abs(x.sum(axis=1, dtype=np.float64) - 1.0) / np.finfo(x.dtype).eps
    return both(
        within(off, 0.0, 4.0 * alpha.size),
        follows(np.asarray(x[:, j], np.float64), lambda x: betainc(alpha[j], rest, x)),
    )


@law(
    field="random",
    statement="Σ_{j} K_{j} = n, and K_{j} has the binomial distribution of n and p_{j}",
    source=f"{DEVROYE}, section XI.1",
    uses=("bags of words", "resampling of particles"),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    n=choices(1, 10, 1000, 10**6),
    p=choices((0.2, 0.3, 0.5), (0.5, 0.0, 0.25, 0.25), (0.9, 0.1), (0.01, 0.01, 0.98)),
    j=integers(0, 1),
)
def counts_of_multinomial_draws_follow_binomial_distributions(
    random_multinomial: Operation, seed: Any, n: Any, p: Any, j: Any
) -> Claim:
    from scipy.special import betaincc

    n, p, j = int(n), np.array(p), len(p) - 1 - int(j)
    counts = np.asarray(random_multinomial(seed, n, p, ROWS))

    def cdf(k: Any) -> Any:
        least = np.clip(k, 0.0, n - 1.0)
        inside = betaincc(least + 1.0, n - least, p[j])
        return np.where(k < 0, 0.0, np.where(k >= n, 1.0, inside))

    sums = equal(counts.sum(axis=1), np.full(ROWS, n))
    impossible = within(counts[:, p == 0.0].astype(np.float64), 0.0, 0.0)
    return both(sums, impossible, follows(spread(counts[:, j], cdf), itself))


@law(
    field="random",
    statement="a permutation holds 0 .. n - 1 once each, and its first entry is any with 1 / n",
    source="Durstenfeld, Communications of the ACM 7, 1964",
    uses=("epochs", "permutation tests"),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    n=choices(2, 3, 5, 50),
    place=choices(0, 1, -1),
)
def permutations_are_orders_of_which_each_is_equally_likely(
    random_permutation: Operation, seed: Any, n: Any, place: Any
) -> Claim:
    n, place = int(n), int(place)
    orders = np.array([random_permutation((int(seed) + i) % 2**63, n) for i in range(SEEDED)])
    whole = equal(np.sort(orders, axis=1), np.tile(np.arange(n), (SEEDED, 1)))
    return both(whole, follows(spread(orders[:, place], lambda k: (k + 1.0) / n), itself))


def how_even(places: Any) -> Any:
    """Where the counts of entries at places lie in their distribution, from 0, uneven, to 1, even.

    The table of m orders of n entries has the covariance m / (n - 1) of one projection times
    another, each of rank n - 1, so that (n - 1)/n of Pearson's statistic has (n - 1)^2 degrees.
    """
    from scipy.special import chdtrc

    m, n = places.shape
    counts = np.array([np.bincount(column, minlength=n)[:n] for column in places.T])
    pearson = ((counts - m / n) ** 2).sum() / (m / n)
    return chdtrc((n - 1.0) ** 2, (n - 1) / n * pearson)


@law(
    field="random",
    statement="a shuffle only orders, by its seed alone, and P(entry i at place j) = 1 / n",
    source="Durstenfeld, Communications of the ACM 7, 1964",
    uses=("epochs", "permutation tests", "cross-validation"),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    n=choices(3, 6, 20),
)
def shuffles_put_every_entry_at_every_place_equally_often(
    random_shuffle: Operation, seed: Any, n: Any
) -> Claim:
    n = int(n)
    numbers, falling = np.arange(n), np.linspace(7.5, -1.0, n)
    seeded = [(int(seed) + i) % 2**63 for i in range(SEEDED)]
    orders = np.array([random_shuffle(own, numbers) for own in seeded])
    return both(
        equal(np.sort(orders, axis=1), np.tile(numbers, (SEEDED, 1))),
        equal(random_shuffle(seed, falling), falling[orders[0] % n]),
        follows(np.array([how_even(orders)]), itself),
    )


@law(
    field="random",
    statement="P(K = k) = w_{k} / Σ w",
    source=f"{DEVROYE}, section III.2",
    uses=("language models", "resampling of particles", "mixtures"),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    weights=choices((1.0,), (1.0, 0.0, 3.0), (0.0, 2.0, 1.0, 0.0), (1e-3, 1.0, 5.0, 1e-3, 0.5)),
)
def categories_come_up_as_often_as_their_weights_say(
    random_categorical: Operation, seed: Any, weights: Any
) -> Claim:
    weights = np.array(weights)
    shares = np.concatenate([[0.0], np.cumsum(weights) / weights.sum()])
    k = np.asarray(random_categorical(seed, weights, 2 * ROWS))
    possible = within(1.0 * (weights[np.clip(k, 0, weights.size - 1)] > 0), 1.0, 1.0)
    inside = within(k.astype(np.float64), 0.0, float(weights.size - 1))

    def cdf(k: Any) -> Any:
        return np.minimum(shares[np.clip(k + 1, 0, weights.size).astype(int)], 1.0)

    return both(inside, possible, follows(spread(k, cdf), itself))
