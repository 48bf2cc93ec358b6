"""Mixtures of normal distributions on the line; those of vectors are `nbmath.mixtures`."""

from nbmath.distributions.mixture.door.data import fit, sample
from nbmath.distributions.mixture.door.points import (
    cdf,
    isf,
    logpdf,
    mean,
    pdf,
    ppf,
    score,
    sf,
    std,
    var,
)

__all__ = [
    "cdf",
    "fit",
    "isf",
    "logpdf",
    "mean",
    "pdf",
    "ppf",
    "sample",
    "score",
    "sf",
    "std",
    "var",
]
