"""Tests of counts, and of means whose error is known, row by row."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.simd.order import in_order
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


@inner
def ztest_of(x: Any, popmean: Any, sigma: Any, alternative: Any, parts: Any) -> Any:
    """z and the p-value of one sample."""
    moments_of(x, 0, x.size, 1, parts)
    z = (parts[0, 1] - popmean) / (sigma / math.sqrt(float(x.size))) if x.size > 0 else math.nan
    return z, normal_pvalue(z, alternative)


@external
@driver
def ztest_rows(x: Any, counts: Any, popmean: Any, sigma: Any, out: Any, alternative: Any) -> None:
    """out [2, m] = z and p-values of rows whose standard deviation is known."""
    parts = room(x)
    for i in range(x.shape[0]):
        row = x[i, : counts[i]]
        out[0, i], out[1, i] = ztest_of(row, popmean, sigma, alternative, parts)


@driver
def ztest_direct(x: Any, popmean: Any, sigma: Any, alternative: Any, out: Any) -> bool:
    """out [2] = z and the p-value of x [n]; False where it lies otherwise than its type says."""
    if not in_order(x):
        return False
    parts = np.empty((max(1, (x.size + CHUNK - 1) // CHUNK), 5))
    out[0], out[1] = ztest_of(x, popmean, sigma, alternative, parts)
    return True


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
