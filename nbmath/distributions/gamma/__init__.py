"""The gamma distribution: sums of exponential variables, of any number `a` of them."""

from nbmath.distributions.gamma.door.data import fit, sample
from nbmath.distributions.gamma.door.parameters import (
    entropy,
    fisher_information,
    kl,
    kurtosis,
    mean,
    skewness,
    std,
    var,
)
from nbmath.distributions.gamma.door.points import (
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
    "kl",
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
