"""Laws of distributions whose tails are incomplete gamma and beta functions."""

from typing import Any

import mpmath as mp
import numpy as np

from verify.domains import positive, reals
from verify.laws.distributions.closed import CONTINUOUS, LOCATED, origin, three
from verify.laws.families import Distribution, probability_distribution
from verify.laws.special.tails import beta_tails, gamma_tails

INF = np.inf
FEW = 40


def gamma_density(z: Any, a: Any) -> Any:
    """Of scale one."""
    return mp.exp((a - 1) * mp.log(z) - z - mp.loggamma(a)) if z > 0 else mp.mpf(0)


def beta_density(x: Any, a: Any, b: Any) -> Any:
    """Between 0 and 1."""
    if not 0 < x < 1:
        return mp.mpf(0)
    scale = mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)
    return mp.exp((a - 1) * mp.log(x) + (b - 1) * mp.log1p(-x) + scale)


def beta_lower(x: Any, a: Any, b: Any) -> Any:
    """Its lower tail; the upper one is that of 1 - x and b, a."""
    return beta_tails(a, b, x)[0] if 0 < x < 1 else mp.mpf(x >= 1)


def beta_upper(x: Any, a: Any, b: Any) -> Any:
    """Its upper tail."""
    return beta_tails(a, b, x)[1] if 0 < x < 1 else mp.mpf(x <= 0)


def share(x: Any, dfn: Any, dfd: Any) -> Any:
    """The beta variable of a point of F."""
    return dfn * x / (dfn * x + dfd)


def f_density(x: Any, dfn: Any, dfd: Any) -> Any:
    """Of x > 0."""
    if x <= 0:
        return mp.mpf(0)
    u = share(x, dfn, dfd)
    return beta_density(u, dfn / 2, dfd / 2) * u * (1 - u) / x


def student_density(z: Any, df: Any) -> Any:
    """Of loc 0 and scale 1."""
    scale = mp.loggamma((df + 1) / 2) - mp.loggamma(df / 2) - mp.log(df * mp.pi) / 2
    return mp.exp(scale - (df + 1) / 2 * mp.log1p(z * z / df))


def student_lower(z: Any, df: Any) -> Any:
    """Its lower tail."""
    tail = beta_tails(df / 2, mp.mpf(0.5), df / (df + z * z))[0] / 2 if z else mp.mpf(0.5)
    return tail if z < 0 else 1 - tail


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
BETA = probability_distribution(
    Distribution(
        "beta",
        {"a": positive(1.0, 30), "b": positive(1.0, 30)},
        (2.0, 3.0),
        {"pdf": beta_density, "cdf": beta_lower, "sf": beta_upper},
        (0.0, 1.0),
        origin(f"{CONTINUOUS} 2, chapter 25", "priors of chances", "A/B tests"),
        fitted=(0, 1),
        few=FEW,
    )
)
F = probability_distribution(
    Distribution(
        "f",
        {"dfn": positive(2.0, 40), "dfd": positive(16.0, 60)},
        (3.0, 16.0),
        {
            "pdf": f_density,
            "cdf": lambda x, n, d: beta_lower(share(x, n, d), n / 2, d / 2) if x > 0 else mp.mpf(0),
            "sf": lambda x, n, d: beta_upper(share(x, n, d), n / 2, d / 2) if x > 0 else mp.mpf(1),
        },
        (0.0, INF),
        origin(f"{CONTINUOUS} 2, chapter 27", "analysis of variance", "comparing models"),
        without=("kl",),
        fitted=(0, 1),
        few=FEW,
    )
)
STUDENT_T = probability_distribution(
    Distribution(
        "student_t",
        {"df": reals(8.0, 40.0), **LOCATED},
        (3.0, 1.0, 2.0),
        three(student_density, student_lower, lambda z, df: student_lower(-z, df)),
        (-INF, INF),
        origin(f"{CONTINUOUS} 2, chapter 28", "tests of means", "robust regression"),
        without=("kl",),
        fitted=(0, 1, 2),
        few=FEW,
    )
)
