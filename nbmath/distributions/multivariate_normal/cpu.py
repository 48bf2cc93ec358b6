"""Densities of many points by blocks, and the other functions of one covariance.

Factors and means are in double precision; points and results in the caller's.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, overload
from nbmath.simd.normal_tiles import BLOCK, ROWS, fill_tile, log_densities

bound = bind("distributions.multivariate_normal", "cpu")
entropy = bound.entropy
factorise = bound.factorise
kl = bound.kl
log_peak = bound.log_peak
panel = bound.panel
precision = bound.precision
score = bound.score
settled = bound.settled
exp = bind("elementary", "cpu").exp

OK = 0


@external
@driver
def factor_of(covariance: Any, epsilon: Any) -> Any:
    """The factor; full of nan where there is none."""
    factor = np.empty(covariance.shape)
    if factorise(covariance, epsilon, factor) != OK:
        factor[:, :] = math.nan
    return factor


@external
@driver
def prepared(mean: Any, factor: Any) -> Any:
    """What a pass reads: the log density at the mean, padded means, panels of the factor."""
    d = mean.size
    width = (d + ROWS - 1) // ROWS * ROWS
    wide, centre = np.eye(width), np.zeros(width)
    panels = np.zeros((width // ROWS, width, ROWS))
    for i in range(d):
        centre[i] = mean[i]
        for j in range(i + 1):
            wide[i, j] = factor[i, j]
    for t in range(width // ROWS):
        panel(wide, ROWS * t, panels[t])
    return log_peak(factor), centre, panels


@external
@driver
def logpdf_rows(x: Any, peak: Any, centre: Any, panels: Any, out: Any) -> None:
    """Log densities of rows."""
    d = centre.size
    work = np.zeros((2 * d + 2, BLOCK), x.dtype)
    tile, solved, found, ones = work[:d], work[d : 2 * d], work[2 * d], work[2 * d + 1]
    ones[:] = x.dtype.type(1)
    for start in range(0, x.shape[0], BLOCK):
        valid = min(BLOCK, x.shape[0] - start)
        fill_tile(x, start, valid, tile)
        log_densities(tile, centre, panels, peak, solved, ones, found)
        for s in range(valid):
            value = found[s]
            out[start + s] = value if value == value else settled(value, x[start + s], peak)


@external
@driver
def pdf_rows(x: Any, peak: Any, centre: Any, panels: Any, out: Any) -> None:
    """Densities of rows."""
    logpdf_rows(x, peak, centre, panels, out)
    for i in range(out.size):
        out[i] = exp(out[i])


@external
@driver
def score_rows(x: Any, mean: Any, factor: Any, by_mean: Any, by_cov: Any) -> None:
    """Scores of rows; by_mean (n, d, 1), by_cov (n, d, d)."""
    inverse = np.empty(factor.shape, x.dtype)
    precision(factor, inverse)
    for i in range(x.shape[0]):
        score(x[i], mean, factor, inverse, by_mean[i], by_cov[i])


@external
@driver
def entropy_of(factor: Any) -> Any:
    """The entropy."""
    return entropy(factor)


@external
@driver
def kl_of(mean: Any, factor: Any, mean_q: Any, factor_q: Any) -> Any:
    """The divergence."""
    work = np.empty((factor.shape[0], factor.shape[0] + 1))
    return kl(mean, factor, mean_q, factor_q, work)


def passed(rows: Any, x: Any, mean: Any, factor: Any, out: Any) -> None:
    """A pass of `logpdf_rows` or `pdf_rows` over rows, parameters in the precision of these."""
    peak, centre, panels = prepared(mean, factor)
    number = x.dtype.type
    rows(x, number(peak), centre.astype(x.dtype), panels.astype(x.dtype), out)


overload(passed)(lambda rows, x, mean, factor, out: passed)
