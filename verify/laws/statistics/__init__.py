"""Laws of statistics, a chapter in each module, and what they share."""

from typing import Any

import numpy as np

FIELD = "statistics"
CHAN = "Chan, Golub & LeVeque 1983, doi:10.1080/00031305.1983.10483115"
PEBAY = "Pebay 2008, Sandia report SAND2008-6212"
KENDALL = "Stuart & Ord 1994, Kendall's Advanced Theory of Statistics"
DATA = ("data work", "feature scaling")


def wide(x: Any) -> Any:
    """In more digits than the operation has, where the machine has them."""
    return np.asarray(x, np.longdouble)


def size(x: Any) -> float:
    """The largest magnitude."""
    return float(np.abs(np.asarray(x, np.float64)).max(initial=0.0))


def depth(x: Any) -> float:
    """Roundings that pile up in a sum of so many terms, by halves."""
    return float(np.log2(np.size(x) + 1.0))


def deviations(x: Any) -> Any:
    """Those from the mean, in more digits, centred once more."""
    centred = wide(x) - wide(x).mean()
    return centred - centred.mean()


def noise(x: Any) -> float:
    """The size of what rounding the data to half an ulp adds to deviations."""
    return float(np.finfo(np.asarray(x).dtype).eps) * size(x)
