"""Student's t distribution: means in units of their estimated error, of `df` degrees of freedom."""

from nbmath.distributions.student_t.door.data import fit, sample
from nbmath.distributions.student_t.door.parameters import (
    entropy,
    kurtosis,
    mean,
    skewness,
    std,
    var,
)
from nbmath.distributions.student_t.door.points import (
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
