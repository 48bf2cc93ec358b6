"""Laws of distributions of counts, whose tails are incomplete gamma and beta functions."""

from typing import Any

import mpmath as mp
import numpy as np

from verify.domains import integers, positive, reals
from verify.laws.distributions.closed import DISCRETE, origin
from verify.laws.families import Distribution, probability_distribution
from verify.laws.special.tails import beta_tails

INF = np.inf


def poisson(k: Any, mu: Any) -> Any:
    """The probability of k."""
    return mu**k * mp.exp(-mu) / mp.factorial(k) if k >= 0 else mp.mpf(0)


def binomial(k: Any, n: Any, p: Any) -> Any:
    """The probability of k."""
    return mp.binomial(n, k) * p**k * (1 - p) ** (n - k) if 0 <= k <= n else mp.mpf(0)


def negative_binomial(k: Any, n: Any, p: Any) -> Any:
    """The probability of k."""
    return mp.rf(n, k) / mp.factorial(k) * p**n * (1 - p) ** k if k >= 0 else mp.mpf(0)


def hypergeometric(k: Any, M: Any, n: Any, N: Any) -> Any:
    """The probability of k."""
    possible = max(0, N - (M - n)) <= k <= min(n, N)
    drawn = mp.binomial(n, k) * mp.binomial(M - n, N - k) if possible else mp.mpf(0)
    return drawn / mp.binomial(M, N)


def lower(probability: Any) -> Any:
    """The sum of the probabilities of no more than k."""

    def tail(k: Any, *parameters: Any) -> Any:
        terms = (probability(mp.mpf(j), *parameters) for j in range(int(mp.floor(k)) + 1))
        return mp.fsum(terms)

    return tail


def sums(probability: Any) -> dict[str, Any]:
    """The references of a distribution from its probabilities."""
    below = lower(probability)
    return {
        "pmf": probability,
        "cdf": below,
        "sf": lambda k, *parameters: 1 - below(k, *parameters),
    }


POISSON = probability_distribution(
    Distribution(
        "poisson",
        {"mu": positive(0.01, 40.0)},
        (3.5,),
        sums(poisson),
        (-1.0, INF),
        origin(f"{DISCRETE}, chapter 4", "counts", "Poisson regression"),
        discrete=True,
        fitted=(0,),
    )
)
BINOMIAL = probability_distribution(
    Distribution(
        "binomial",
        {"n": integers(1, 30), "p": reals(0.05, 0.8)},
        (12.0, 0.3),
        sums(binomial),
        (-1.0, "n"),
        origin(f"{DISCRETE}, chapter 3", "counts", "logistic regression"),
        discrete=True,
        fitted=(1,),
        known=1,
        whole=("n",),
        shared=("n",),
    )
)
HYPERGEOMETRIC = probability_distribution(
    Distribution(
        "hypergeometric",
        {"M": integers(60, 90), "n": integers(1, 20), "N": integers(20, 40)},
        (70.0, 15.0, 30.0),
        sums(hypergeometric),
        (-1.0, "n"),
        origin(f"{DISCRETE}, chapter 6", "tests of enrichment", "draws without replacement"),
        discrete=True,
        without=("kl", "score"),
        whole=("M", "n", "N"),
    )
)
NEGATIVE_BINOMIAL = probability_distribution(
    Distribution(
        "negative_binomial",
        {"n": positive(0.1, 4.0), "p": reals(0.3, 0.8)},
        (2.5, 0.4),
        {
            "pmf": negative_binomial,
            "cdf": lambda k, n, p: beta_tails(n, mp.floor(k) + 1, p)[0],
            "sf": lambda k, n, p: beta_tails(n, mp.floor(k) + 1, p)[1],
        },
        (-1.0, INF),
        origin(f"{DISCRETE}, chapter 5", "overdispersed counts", "sequencing data"),
        discrete=True,
        fitted=(0, 1),
        shared=("n",),
    )
)
