"""Fisher's F distribution: ratios of two mean squares of `dfn` and `dfd` degrees of freedom."""

from nbmath.distributions.f.door.data import fit, sample
from nbmath.distributions.f.door.parameters import entropy, kurtosis, mean, skewness, std, var
from nbmath.distributions.f.door.points import cdf, isf, logcdf, logpdf, logsf, pdf, ppf, score, sf

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
