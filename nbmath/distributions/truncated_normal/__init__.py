"""The normal distribution between two bounds."""

from nbmath.distributions.truncated_normal.door.data import fit, sample
from nbmath.distributions.truncated_normal.door.parameters import (
    entropy,
    kurtosis,
    mean,
    skewness,
    std,
    var,
)
from nbmath.distributions.truncated_normal.door.points import (
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
    "fit",
    "isf",
    "kurtosis",
    "logcdf",
    "logpdf",
    "logsf",
    "mean",
    "pdf",
    "ppf",
    "sample",
    "score",
    "sf",
    "skewness",
    "std",
    "var",
]
