"""Formulas of the normal distribution."""

from nbmath.distributions.normal.formulas.functions import (
    cdf,
    isf,
    logcdf,
    logpdf,
    logsf,
    pdf,
    ppf,
    reciprocal,
    sf,
)
from nbmath.distributions.normal.formulas.sums import (
    fit,
    fitted,
    largest,
    merged,
    moments,
    strained,
    weighted_moments,
)

__all__ = [
    "cdf",
    "fit",
    "fitted",
    "isf",
    "largest",
    "logcdf",
    "logpdf",
    "logsf",
    "merged",
    "moments",
    "pdf",
    "ppf",
    "reciprocal",
    "sf",
    "strained",
    "weighted_moments",
]
