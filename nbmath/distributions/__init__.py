"""Probability distributions, each a room of its own: density, cdf, tails, quantiles, draws, fit.

from nbmath.distributions import normal
normal.cdf([-1.0, 0.0, 1.0])
"""

import importlib

MEMBERS = (
    "bernoulli",
    "beta",
    "binomial",
    "categorical",
    "cauchy",
    "chi2",
    "dirichlet",
    "exponential",
    "f",
    "gamma",
    "geometric",
    "hypergeometric",
    "laplace",
    "logistic",
    "lognormal",
    "mixture",
    "multinomial",
    "multivariate_normal",
    "negative_binomial",
    "normal",
    "poisson",
    "student_t",
    "truncated_normal",
    "uniform",
    "von_mises",
    "weibull",
)

__all__ = ["MEMBERS", *MEMBERS]  # noqa: PLE0604 - names of modules that are imported when used


def __getattr__(name: str) -> object:
    if name in MEMBERS:
        return importlib.import_module(f"nbmath.distributions.{name}")
    raise AttributeError(f"nbmath.distributions has no {name!r}; it has {', '.join(MEMBERS)}")
