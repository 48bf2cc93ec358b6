"""The geometric distribution: the number of trials up to and with the first success."""

from nbmath.distributions.geometric.door.data import fit, sample
from nbmath.distributions.geometric.door.parameters import (
    entropy,
    fisher_information,
    kl,
    kurtosis,
    mean,
    skewness,
    std,
    var,
)
from nbmath.distributions.geometric.door.points import (
    cdf,
    isf,
    logcdf,
    logpmf,
    logsf,
    pmf,
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
    "kl",
    "kurtosis",
    "logcdf",
    "logpmf",
    "logsf",
    "mean",
    "pmf",
    "ppf",
    "sample",
    "score",
    "sf",
    "skewness",
    "std",
    "var",
]
