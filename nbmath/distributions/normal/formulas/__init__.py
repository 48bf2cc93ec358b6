"""Formulas of the normal distribution."""

from nbmath.distributions.normal.formulas.double import (
    cdf,
    isf,
    logcdf,
    logpdf,
    logsf,
    pdf,
    ppf,
    sf,
)
from nbmath.distributions.normal.formulas.sums import fit, fitted, merged, moments, weighted_moments

__all__ = [
    "cdf",
    "fit",
    "fitted",
    "isf",
    "logcdf",
    "logpdf",
    "logsf",
    "merged",
    "moments",
    "pdf",
    "ppf",
    "sf",
    "weighted_moments",
]
