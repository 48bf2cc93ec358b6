"""Covariances of observations in rows [n, d]: centred first, then one Gram matrix."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver
from nbmath.linalg.cpu import products_either

bound = bind("linalg", "cpu")
centre = bound.centre
weigh = bound.weigh
divide = bound.divide
correlation = bound.correlation
ledoit_wolf = bound.ledoit_wolf
oas = bound.oas
shrunk_covariance = bound.shrunk_covariance

gram_either = external(products_either.gram_either)
LEDOIT_WOLF, OAS = 1, 2


@driver
def covariance_matrix(x: Any, w: Any, divisor: Any, out: Any) -> None:
    """out [d, d] of x [n, d], which is overwritten by its weighted deviations; w is [n]."""
    n, d = x.shape
    divisor = x.dtype.type(divisor)
    if n == 0 or not divisor > 0.0:
        for i in range(d):
            for j in range(d):
                out[i, j] = math.nan
    elif d > 0:
        centre(x, w, np.empty(d, x.dtype))
        weigh(x, w)
        gram_either(x.reshape((1, n, d)), False, out.reshape((1, d, d)))
        divide(out, divisor)


@driver
def correlation_matrix(c: Any) -> None:
    """Overwrite a covariance by its correlations."""
    correlation(c, np.empty(c.shape[0], c.dtype))


@driver
def shrunk_matrix(x: Any, centred: Any, rule: Any, out: Any) -> Any:
    """out [d, d]: the shrunk covariance of x [n, d], which is overwritten; returns the share."""
    n, d = x.shape
    if n == 0 or d == 0:
        return x.dtype.type(math.nan)
    if not centred:
        centre(x, np.ones(n, x.dtype), np.empty(d, x.dtype))
    gram_either(x.reshape((1, n, d)), False, out.reshape((1, d, d)))
    divide(out, x.dtype.type(n))
    share = ledoit_wolf(x, out) if rule == LEDOIT_WOLF else oas(out, n)
    share = x.dtype.type(share) if d > 1 else x.dtype.type(0.0)
    shrunk_covariance(out, share)
    return share


@driver
def shrink_matrix(c: Any, share: Any) -> None:
    """Overwrite c [d, d] by its shrunk form."""
    shrunk_covariance(c, c.dtype.type(share))
