"""Laws of distributions whose functions have closed forms."""

from typing import Any

import mpmath as mp
import numpy as np

from verify.domains import positive, reals
from verify.laws._family import Origin
from verify.laws.families import Distribution, probability_distribution

INF = np.inf
CONTINUOUS = "Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions"
DISCRETE = "Johnson, Kemp and Kotz, Univariate Discrete Distributions"
LOCATED = {"loc": reals(-2, 2), "scale": positive(0.1, 10)}
CHANCE = {"p": reals(0.05, 0.95)}


def origin(source: str, *uses: str) -> Origin:
    """Where laws come from."""
    return {"field": "distributions", "source": source, "uses": uses}


def standard(function: Any, density: bool = False) -> Any:
    """A function of a standardised point as one of a point, shapes, loc and scale."""

    def at(x: Any, *parameters: Any) -> Any:
        *shapes, loc, scale = parameters
        value = function((x - loc) / scale, *shapes)
        return value / scale if density else value

    return at


def of_support(low: Any, value: Any, outside: Any) -> Any:
    """A function above `low`, and what it is below."""
    return lambda z, *shapes: value(z, *shapes) if z > low else mp.mpf(outside)


def three(density: Any, lower: Any, upper: Any) -> dict[str, Any]:
    """The references of a distribution with loc and scale."""
    return {
        "pdf": standard(density, density=True),
        "cdf": standard(lower),
        "sf": standard(upper),
    }


def weibull_density(z: Any, c: Any) -> Any:
    """Of z > 0."""
    return c * z ** (c - 1) * mp.exp(-(z**c))


def log_normal(z: Any, s: Any) -> Any:
    """The normal variable of z."""
    return mp.log(z) / s


UNIFORM = probability_distribution(
    Distribution(
        "uniform",
        LOCATED,
        (1.0, 2.0),
        three(
            lambda z: mp.mpf(0 <= z <= 1),
            lambda z: min(max(z, mp.mpf(0)), mp.mpf(1)),
            lambda z: min(max(1 - z, mp.mpf(0)), mp.mpf(1)),
        ),
        (0.0, 1.0),
        origin(f"{CONTINUOUS} 2, chapter 26", "priors", "initial weights"),
        without=("kl",),
    )
)
EXPONENTIAL = probability_distribution(
    Distribution(
        "exponential",
        LOCATED,
        (1.0, 2.0),
        three(
            lambda z: mp.exp(-z) if z >= 0 else mp.mpf(0),
            of_support(0, lambda z: -mp.expm1(-z), 0),
            of_support(0, lambda z: mp.exp(-z), 1),
        ),
        (0.0, INF),
        origin(f"{CONTINUOUS} 1, chapter 19", "waiting times", "survival analysis"),
        fitted=(1,),
    )
)
LAPLACE = probability_distribution(
    Distribution(
        "laplace",
        LOCATED,
        (1.0, 2.0),
        three(
            lambda z: mp.exp(-abs(z)) / 2,
            lambda z: mp.exp(z) / 2 if z < 0 else 1 - mp.exp(-z) / 2,
            lambda z: mp.exp(-z) / 2 if z > 0 else 1 - mp.exp(z) / 2,
        ),
        (-INF, INF),
        origin(f"{CONTINUOUS} 2, chapter 24", "lasso", "differential privacy"),
        fitted=(0, 1),
    )
)
CAUCHY = probability_distribution(
    Distribution(
        "cauchy",
        LOCATED,
        (1.0, 2.0),
        three(
            lambda z: 1 / (mp.pi * (1 + z * z)),
            lambda z: mp.atan2(1, -z) / mp.pi,
            lambda z: mp.atan2(1, z) / mp.pi,
        ),
        (-INF, INF),
        origin(f"{CONTINUOUS} 1, chapter 16", "heavy tails", "robust regression"),
        without=("mean", "var", "std", "skewness", "kurtosis"),
        fitted=(0, 1),
    )
)
LOGISTIC = probability_distribution(
    Distribution(
        "logistic",
        LOCATED,
        (1.0, 2.0),
        three(
            lambda z: mp.sech(z / 2) ** 2 / 4,
            lambda z: 1 / (1 + mp.exp(-z)),
            lambda z: 1 / (1 + mp.exp(z)),
        ),
        (-INF, INF),
        origin(f"{CONTINUOUS} 2, chapter 23", "logistic regression"),
        without=("kl",),
        fitted=(0, 1),
    )
)
LOGNORMAL = probability_distribution(
    Distribution(
        "lognormal",
        {"s": positive(0.1, 1.5), **LOCATED},
        (0.5, 0.0, 2.0),
        three(
            of_support(0, lambda z, s: mp.npdf(log_normal(z, s)) / (s * z), 0),
            of_support(0, lambda z, s: mp.erfc(-log_normal(z, s) / mp.sqrt(2)) / 2, 0),
            of_support(0, lambda z, s: mp.erfc(log_normal(z, s) / mp.sqrt(2)) / 2, 1),
        ),
        (0.0, INF),
        origin(f"{CONTINUOUS} 1, chapter 14", "prices", "sizes"),
        exponentiated=True,
        fitted=(0, 2),
    )
)
WEIBULL = probability_distribution(
    Distribution(
        "weibull",
        {"c": reals(1.0, 5.0), **LOCATED},
        (1.5, 0.0, 2.0),
        three(
            of_support(0, weibull_density, 0),
            of_support(0, lambda z, c: -mp.expm1(-(z**c)), 0),
            of_support(0, lambda z, c: mp.exp(-(z**c)), 1),
        ),
        (0.0, INF),
        origin(f"{CONTINUOUS} 1, chapter 21", "survival analysis", "extreme values"),
        fitted=(0, 2),
    )
)
BERNOULLI = probability_distribution(
    Distribution(
        "bernoulli",
        CHANCE,
        (0.3,),
        {"pmf": lambda k, p: p if k == 1 else 1 - p if k == 0 else mp.mpf(0)},
        (-1.0, 1.0),
        origin(f"{DISCRETE}, section 3.2", "classification", "dropout"),
        discrete=True,
        fitted=(0,),
    )
)
GEOMETRIC = probability_distribution(
    Distribution(
        "geometric",
        CHANCE,
        (0.3,),
        {
            "pmf": lambda k, p: p * (1 - p) ** (mp.floor(k) - 1) if k >= 1 else mp.mpf(0),
            "cdf": lambda k, p: 1 - (1 - p) ** mp.floor(k) if k >= 1 else mp.mpf(0),
            "sf": lambda k, p: (1 - p) ** mp.floor(k) if k >= 1 else mp.mpf(1),
        },
        (0.0, INF),
        origin(f"{DISCRETE}, section 5.2", "waiting times"),
        discrete=True,
        fitted=(0,),
    )
)
