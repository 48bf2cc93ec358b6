"""The normal distribution with mean `loc` and standard deviation `scale`.

The two tails are computed in their own right and keep their digits down to the smallest numbers:
use `sf`, `logsf` and `isf` where 1 - cdf would lose them. Derivations, sources and the measured
errors are in `docs/distributions.md`.
"""

from nbmath.distributions.normal.door.data import fit, sample
from nbmath.distributions.normal.door.parameters import (
    entropy,
    fisher_information,
    kl,
    kurtosis,
    mean,
    skewness,
    std,
    var,
)
from nbmath.distributions.normal.door.points import (
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
