"""Formulas of the hypergeometric distribution."""

from nbmath.distributions.hypergeometric.formulas.functions import (
    cdf,
    entropy,
    isf,
    kurtosis,
    logcdf,
    logpmf,
    logsf,
    mean,
    pmf,
    ppf,
    sf,
    skewness,
    std,
    var,
)

__all__ = [
    "cdf",
    "entropy",
    "isf",
    "kurtosis",
    "logcdf",
    "logpmf",
    "logsf",
    "mean",
    "pmf",
    "ppf",
    "sf",
    "skewness",
    "std",
    "var",
]
