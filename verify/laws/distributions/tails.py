"""Laws of distributions whose tails are incomplete gamma functions."""

from typing import Any

import mpmath as mp
import numpy as np

from verify.domains import reals
from verify.laws.distributions.closed import CONTINUOUS, LOCATED, origin, three
from verify.laws.families import Distribution, probability_distribution

INF = np.inf
FEW = 40


def gamma_tails(a: Any, z: Any) -> tuple[Any, Any]:
    """P(a, z) and its complement, by the series of positive terms or the continued fraction."""
    if z <= 0:
        return mp.mpf(0), mp.mpf(1)
    power = mp.exp(a * mp.log(z) - z - mp.loggamma(a + 1))
    if z < a + 1:
        term = total = mp.mpf(1)
        k = 1
        while term > total * mp.eps:
            term *= z / (a + k)
            total += term
            k += 1
        return power * total, 1 - power * total
    fraction = mp.mpf(0)
    for k in range(400, 0, -1):
        fraction = k * (k - a) / (z + 2 * k + 1 - a - fraction)
    upper = power * a / (z + 1 - a - fraction)
    return 1 - upper, upper


def gamma_density(z: Any, a: Any) -> Any:
    """Of scale one."""
    return mp.exp((a - 1) * mp.log(z) - z - mp.loggamma(a)) if z > 0 else mp.mpf(0)


GAMMA = probability_distribution(
    Distribution(
        "gamma",
        {"a": reals(1.0, 30.0), **LOCATED},
        (2.5, 0.0, 2.0),
        three(
            gamma_density,
            lambda z, a: gamma_tails(a, z)[0],
            lambda z, a: gamma_tails(a, z)[1],
        ),
        (0.0, INF),
        origin(f"{CONTINUOUS} 1, chapter 17", "waiting times", "priors of precisions"),
        fitted=(0, 2),
        few=FEW,
    )
)
CHI2 = probability_distribution(
    Distribution(
        "chi2",
        {"df": reals(2.0, 60.0)},
        (3.0,),
        {
            "pdf": lambda x, df: gamma_density(x / 2, df / 2) / 2,
            "cdf": lambda x, df: gamma_tails(df / 2, x / 2)[0],
            "sf": lambda x, df: gamma_tails(df / 2, x / 2)[1],
        },
        (0.0, INF),
        origin(f"{CONTINUOUS} 1, chapter 18", "tests of fit", "sums of squares"),
        fitted=(0,),
        few=FEW,
    )
)
