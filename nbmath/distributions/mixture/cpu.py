"""Loops over places; logarithms of densities by blocks, part after part."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver
from nbmath.distributions._rooms_calls import calling, over_places

ROOM = "distributions.mixture"
BLOCK = 256
"""Places that are looked at together."""

bound: Any = bind(ROOM, "cpu")
log_part = bound.log_part
score = bound.score
exp = bind("elementary", "cpu").exp
log = bind("elementary", "cpu").log
cdf_array = over_places(bound.cdf, 3, ROOM)
sf_array = over_places(bound.sf, 3, ROOM)
ppf_array = over_places(bound.ppf, 3, ROOM)
isf_array = over_places(bound.isf, 3, ROOM)
mean_of = calling(bound.mean, 3, ROOM)
var_of = calling(bound.var, 3, ROOM)
std_of = calling(bound.std, 3, ROOM)


@external
@driver
def logpdf_array(x: Any, weights: Any, means: Any, scales: Any, out: Any) -> None:
    """The formula `logpdf` across places."""
    kind, parts = x.dtype.type, means.size
    room = np.empty((parts + 2, BLOCK), x.dtype)
    peak, total = room[parts], room[parts + 1]
    heights, per = np.empty(parts, x.dtype), np.empty(parts, x.dtype)
    for k in range(parts):
        heights[k] = log_part(means[k], weights[k], means[k], scales[k])
        per[k] = kind(1) / scales[k]
    for start in range(0, x.size, BLOCK):
        count = min(BLOCK, x.size - start)
        for s in range(count):
            peak[s] = kind(-math.inf)
            total[s] = kind(0)
        for k in range(parts):
            for s in range(count):
                z = (x[start + s] - means[k]) * per[k]
                part = heights[k] - kind(0.5) * z * z
                room[k, s] = part
                peak[s] = peak[s] if part <= peak[s] else part
        for s in range(count):
            peak[s] = kind(0) if peak[s] == kind(-math.inf) else peak[s]
        for k in range(parts):
            for s in range(count):
                total[s] += exp(room[k, s] - peak[s])
        for s in range(count):
            out[start + s] = peak[s] + log(total[s])


@external
@driver
def pdf_array(x: Any, weights: Any, means: Any, scales: Any, out: Any) -> None:
    """Densities."""
    logpdf_array(x, weights, means, scales, out)
    for i in range(out.size):
        out[i] = exp(out[i])


@external
@driver
def score_array(x: Any, weights: Any, means: Any, scales: Any, out: Any) -> None:
    """Scores of places; out (n, 3, parts)."""
    for i in range(x.size):
        score(x[i], weights, means, scales, out[i])
