"""Formulas of statistics: of one row of numbers, or of two."""

from nbmath.statistics.formulas.moments import (
    average,
    central,
    deviation_of,
    joined,
    joined_product,
    kurtosis,
    kurtosis_of,
    mean,
    raised,
    skew,
    skewness_of,
    std,
    unit_of,
    var,
    variance_of,
)

__all__ = [
    "average",
    "central",
    "deviation_of",
    "joined",
    "joined_product",
    "kurtosis",
    "kurtosis_of",
    "mean",
    "raised",
    "skew",
    "skewness_of",
    "std",
    "unit_of",
    "var",
    "variance_of",
]
