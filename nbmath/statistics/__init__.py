"""Descriptive statistics and tests: moments, order statistics, ranks, association, inference.

Names, arguments and results are those of NumPy and SciPy. float32 and float64 keep their dtype.
Results do not depend on the number of threads, to the bit. Inside `@njit` the same names take
arrays of one axis and return numbers or plain tuples. Derivations are in `docs/statistics.md`.
"""

from nbmath.statistics.door.moments import kurtosis, mean, skew, std, var
from nbmath.statistics.door.stream import comoments, merge_all, moments
from nbmath.statistics.door.summaries import average, describe

__all__ = [
    "average",
    "comoments",
    "describe",
    "kurtosis",
    "mean",
    "merge_all",
    "moments",
    "skew",
    "std",
    "var",
]
