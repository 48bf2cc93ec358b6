"""The Poisson distribution: how many events there are at a rate."""

from nbmath.distributions.poisson.door.data import fit, sample
from nbmath.distributions.poisson.door.parameters import (
    entropy,
    fisher_information,
    kl,
    kurtosis,
    mean,
    skewness,
    std,
    var,
)
from nbmath.distributions.poisson.door.points import (
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
