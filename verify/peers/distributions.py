"""The distributions of scipy.stats and the draws of numpy.random."""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verify.operations.distributions import PARAMETERS, functions

Operations = dict[str, Callable[..., Any]]

NAMES = {
    "bernoulli": "bernoulli",
    "beta": "beta",
    "binomial": "binom",
    "cauchy": "cauchy",
    "chi2": "chi2",
    "exponential": "expon",
    "f": "f",
    "gamma": "gamma",
    "geometric": "geom",
    "hypergeometric": "hypergeom",
    "laplace": "laplace",
    "logistic": "logistic",
    "lognormal": "lognorm",
    "negative_binomial": "nbinom",
    "normal": "norm",
    "poisson": "poisson",
    "student_t": "t",
    "truncated_normal": "truncnorm",
    "uniform": "uniform",
    "von_mises": "vonmises_line",
    "weibull": "weibull_min",
}
"""What scipy.stats calls each distribution."""

SEARCHED = {"von_mises": ("ppf", "isf", "var", "std", "skewness", "kurtosis", "entropy")}
"""What is found there by a search or an integral for each value, in milliseconds."""

FITTED = ("cauchy", "laplace", "logistic", "normal")
"""Those whose `fit` there estimates what it estimates here."""


def _philox(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(seed))


def _normal_sample(seed: int, size: Any, loc: Any, scale: Any) -> NDArray[np.float64]:
    return np.asarray(_philox(seed).normal(loc, scale, size))


def numpy() -> Operations:
    """Draws."""
    return {"normal_sample": _normal_sample}


def scipy() -> Operations:
    """The functions of each distribution that has them."""
    import scipy.stats

    found: Operations = {}
    for name in PARAMETERS:
        if name in NAMES:
            found |= _functions(name, getattr(scipy.stats, NAMES[name]))
    return found


def _functions(name: str, of: Any) -> Operations:
    found = {
        f"{name}_{each}": _in_precision(getattr(of, each))
        for each in functions(name)
        if each not in ("kl", "skewness", "kurtosis", *SEARCHED.get(name, ()))
    }
    if name not in SEARCHED:
        found[f"{name}_skewness"] = _in_precision(functools.partial(of.stats, moments="s"))
        found[f"{name}_kurtosis"] = _in_precision(functools.partial(of.stats, moments="k"))
    found[f"{name}_sample"] = _sample(of)
    if name in FITTED:
        found[f"{name}_fit"] = of.fit
    return found


def _in_precision(function: Callable[..., Any]) -> Callable[..., Any]:
    """Results in the precision of the arguments; SciPy's are in double precision always."""

    def called(*arguments: Any) -> Any:
        with np.errstate(all="ignore"):
            result = np.asarray(function(*arguments))
        dtypes = [a.dtype for a in map(np.asarray, arguments) if a.dtype.kind == "f"]
        single = bool(dtypes) and all(dtype == np.float32 for dtype in dtypes)
        return result.astype(np.float32 if single else np.float64)[()]

    return called


def _sample(of: Any) -> Callable[..., Any]:
    def sample(seed: int, size: Any, *parameters: Any) -> Any:
        # NumPy draws of a number of trials that is an integer, and of no other
        given = [int(p) if float(p).is_integer() else p for p in parameters]
        drawn = of.rvs(*given, size=size, random_state=_philox(seed))
        return np.asarray(drawn, np.float64)

    return sample
