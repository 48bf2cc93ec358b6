"""The beta distribution: shares x / (x + y) of gamma variables of shapes `a` and `b`."""

from nbmath.distributions.beta.door.data import fit, sample
from nbmath.distributions.beta.door.parameters import (
    entropy,
    fisher_information,
    kl,
    kurtosis,
    mean,
    skewness,
    std,
    var,
)
from nbmath.distributions.beta.door.points import (
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
