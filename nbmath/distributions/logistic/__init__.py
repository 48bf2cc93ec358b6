"""The logistic distribution, whose distribution function is the logistic function."""

from nbmath.distributions.logistic.door.data import fit, sample
from nbmath.distributions.logistic.door.parameters import (
    entropy,
    fisher_information,
    kurtosis,
    mean,
    skewness,
    std,
    var,
)
from nbmath.distributions.logistic.door.points import (
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
    "fisher_information",
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
