"""The negative binomial distribution: how many failures come before the n-th success."""

from nbmath.distributions.negative_binomial.door.data import fit, sample
from nbmath.distributions.negative_binomial.door.parameters import (
    entropy,
    kl,
    kurtosis,
    mean,
    skewness,
    std,
    var,
)
from nbmath.distributions.negative_binomial.door.points import (
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
