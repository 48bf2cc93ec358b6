"""The Bernoulli distribution: 1 with probability `p`, else 0."""

from nbmath.distributions.bernoulli.door.data import fit, sample
from nbmath.distributions.bernoulli.door.parameters import (
    entropy,
    fisher_information,
    kl,
    kurtosis,
    mean,
    skewness,
    std,
    var,
)
from nbmath.distributions.bernoulli.door.points import (
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
