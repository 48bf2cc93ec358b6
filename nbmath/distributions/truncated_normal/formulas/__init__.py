"""Formulas of the normal distribution between a and b, in units of scale from loc."""

from nbmath.distributions.truncated_normal.formulas.moments import (
    entropy,
    kurtosis,
    mean,
    skewness,
    std,
    var,
)
from nbmath.distributions.truncated_normal.formulas.points import (
    cdf,
    isf,
    logcdf,
    logpdf,
    logsf,
    pdf,
    ppf,
    score,
    sf,
)

__all__ = [
    "cdf",
    "entropy",
    "isf",
    "kurtosis",
    "logcdf",
    "logpdf",
    "logsf",
    "mean",
    "pdf",
    "ppf",
    "score",
    "sf",
    "skewness",
    "std",
    "var",
]
