"""The hypergeometric distribution: good ones among N that are taken of M, n of them good."""

from nbmath.distributions.hypergeometric.door.data import fit, sample
from nbmath.distributions.hypergeometric.door.parameters import (
    entropy,
    kurtosis,
    mean,
    skewness,
    std,
    var,
)
from nbmath.distributions.hypergeometric.door.points import (
    cdf,
    isf,
    logcdf,
    logpmf,
    logsf,
    pmf,
    ppf,
    sf,
)

__all__ = [
    "cdf",
    "entropy",
    "fit",
    "isf",
    "kurtosis",
    "logcdf",
    "logpmf",
    "logsf",
    "mean",
    "pmf",
    "ppf",
    "sample",
    "sf",
    "skewness",
    "std",
    "var",
]
