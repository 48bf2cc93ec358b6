"""Statistics inside `@njit` functions, which take rows; the loops over rows are Python's."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath import statistics
from verify.laws.modes.compiled import statistics_means, statistics_order, statistics_tests, user


@user
def _mean(x: Any) -> Any:
    return statistics.mean(x)


@user
def _var(x: Any, ddof: Any) -> Any:
    return statistics.var(x, ddof=ddof)


@user
def _std(x: Any, ddof: Any) -> Any:
    return statistics.std(x, ddof=ddof)


@user
def _skew(x: Any, bias: Any) -> Any:
    return statistics.skew(x, 0, bias)


@user
def _kurtosis(x: Any, fisher: Any, bias: Any) -> Any:
    return statistics.kurtosis(x, 0, fisher, bias)


@user
def _average(x: Any, weights: Any) -> Any:
    return statistics.average(x, None, weights)


@user
def describe(x: Any) -> Any:
    return statistics.describe(x)


def along(function: Callable[..., Any], x: Any, axis: Any, *options: Any) -> Any:
    """A function of rows along an axis, or of all entries."""
    if axis is None or x.ndim == 1:
        return function(np.ravel(x), *options)
    return np.apply_along_axis(function, axis, x, *options)


def mean(x: Any, axis: Any = None) -> Any:
    """Along an axis."""
    return along(_mean, x, axis)


def var(x: Any, axis: Any = None, ddof: int = 0) -> Any:
    """Along an axis."""
    return along(_var, x, axis, ddof)


def std(x: Any, axis: Any = None, ddof: int = 0) -> Any:
    """Along an axis."""
    return along(_std, x, axis, ddof)


def skew(x: Any, bias: bool = True) -> Any:
    """Of a row."""
    return _skew(x, bias)


def kurtosis(x: Any, fisher: bool = True, bias: bool = True) -> Any:
    """Of a row."""
    return _kurtosis(x, fisher, bias)


def average(x: Any, _: Any, weights: Any) -> Any:
    """Of a row."""
    return _average(x, weights)


OPERATIONS = {
    "mean": mean,
    "var": var,
    "std": std,
    "skew": skew,
    "kurtosis": kurtosis,
    "average": average,
    "describe": describe,
    **statistics_order.OPERATIONS,
    **statistics_means.OPERATIONS,
    **statistics_tests.OPERATIONS,
}
