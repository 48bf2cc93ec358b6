"""Order statistics, ranks and histograms inside `@njit` functions, which take rows."""

import functools
from typing import Any

import numpy as np

from nbmath import statistics
from verify.laws.modes.compiled import user


@user
def _median(x: Any) -> Any:
    return statistics.median(x)


@user
def iqr(x: Any) -> Any:
    return statistics.iqr(x)


@user
def median_abs_deviation(x: Any) -> Any:
    return statistics.median_abs_deviation(x)


@user
def trim_mean(x: Any, share: Any) -> Any:
    return statistics.trim_mean(x, share)


@user
def mode(x: Any) -> Any:
    return statistics.mode(x)


@functools.cache
def histogram_by(density: bool) -> Any:
    """The function of a user who wrote whether it is a density into it."""

    def histogram(x: Any, bins: Any, ends: Any, weights: Any) -> Any:
        return statistics.histogram(x, bins, ends, density, weights)

    return user(histogram)


@user
def _percentile(x: Any, q: Any) -> Any:
    return statistics.percentile(x, q)


@functools.cache
def quantile_by(method: Any) -> Any:
    """The function of a user who wrote this definition's name into it."""

    def quantile(x: Any, q: Any) -> Any:
        return statistics.quantile(x, q, method=method)

    return user(quantile)


@functools.cache
def rankdata_by(method: Any) -> Any:
    """The function of a user who wrote this method's name into it."""

    def rankdata(x: Any) -> Any:
        return statistics.rankdata(x, method)

    return user(rankdata)


def median(x: Any, axis: Any = None) -> Any:
    """Along an axis, or of all entries."""
    return _median(np.ravel(x)) if axis is None else np.apply_along_axis(_median, axis, x)


def quantile(x: Any, q: Any, axis: Any = None, method: str = "linear") -> Any:
    """Along an axis, or of all entries."""
    of_row = quantile_by(method)
    return of_row(np.ravel(x), q) if axis is None else np.apply_along_axis(of_row, axis, x, q)


def percentile(x: Any, q: Any) -> Any:
    """Of a row."""
    return _percentile(x, q)


def histogram(
    x: Any, bins: Any, ends: Any = None, density: bool = False, weights: Any = None
) -> Any:
    """Of a row."""
    return histogram_by(density)(x, bins, ends, weights)


def rankdata(x: Any, method: str = "average") -> Any:
    """Of a row."""
    return rankdata_by(method)(x)


OPERATIONS = {
    "median": median,
    "quantile": quantile,
    "percentile": percentile,
    "iqr": iqr,
    "median_abs_deviation": median_abs_deviation,
    "trim_mean": trim_mean,
    "mode": mode,
    "histogram": histogram,
    "rankdata": rankdata,
}
