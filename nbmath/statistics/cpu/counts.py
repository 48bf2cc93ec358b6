"""Tests of counts, and of means whose error is known, row by row."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.statistics.cpu.moments import CHUNK, moments_of

_bound = bind("statistics", "cpu")
chi2_sf = _bound.chi2_sf
normal_pvalue = _bound.normal_pvalue


@inner
def three(x: Any, parts: Any) -> Any:
    """Number, mean and sum of squared deviations of a row."""
    per = moments_of(x, 0, x.size, 2, parts)
    return float(x.size), parts[0, 1], parts[0, 2] / per / per


@inner
def room(x: Any) -> Any:
    """Room for the moments of chunks of rows."""
    return np.empty((max(1, (x.shape[1] + CHUNK - 1) // CHUNK), 5))


@external
@driver
def ztest_rows(x: Any, counts: Any, popmean: Any, sigma: Any, out: Any, alternative: Any) -> None:
    """out [2, m] = z and p-values of rows whose standard deviation is known."""
    parts = room(x)
    for i in range(x.shape[0]):
        weight, mean, _ = three(x[i, : counts[i]], parts)
        z = (mean - popmean) / (sigma / math.sqrt(weight)) if weight > 0.0 else math.nan
        out[0, i], out[1, i] = z, normal_pvalue(z, alternative)


@external
@driver
def chisquare_rows(observed: Any, expected: Any, ddof: Any, out: Any) -> None:
    """out [2, m] = chi-square and p-values of counts [m, n]."""
    for i in range(observed.shape[0]):
        total = 0.0
        for j in range(observed.shape[1]):
            apart = observed[i, j] - expected[i, j]
            total += apart * apart / expected[i, j]
        out[0, i] = total
        out[1, i] = chi2_sf(total, observed.shape[1] - 1.0 - ddof)
