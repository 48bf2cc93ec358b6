"""Means, variances, skewness and kurtosis."""

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

Operations = dict[str, Callable[..., Any]]


def quietly(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function without warnings: nan tells what they tell."""

    def called(*args: Any, **kwargs: Any) -> Any:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return function(*args, **kwargs)

    return called


def numpy() -> Operations:
    """Reductions of arrays."""

    def average(x: Any, axis: Any = None, weights: Any = None) -> Any:
        return np.average(x, axis, weights)

    found: Operations = {"mean": np.mean, "var": np.var, "std": np.std, "average": average}
    return {name: quietly(function) for name, function in found.items()}


def scipy() -> Operations:
    """scipy.stats."""
    from scipy import stats

    names = ("skew", "kurtosis", "describe")
    return {name: quietly(getattr(stats, name)) for name in names}
