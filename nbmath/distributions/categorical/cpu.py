"""Loops over places."""

from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver
from nbmath.distributions._rooms_calls import calling, over_places

ROOM = "distributions.categorical"
bound: Any = bind(ROOM, "cpu")
logpmf = bound.logpmf
score = bound.score
pmf_array = over_places(bound.pmf, 1, ROOM)
cdf_array = over_places(bound.cdf, 1, ROOM)
sf_array = over_places(bound.sf, 1, ROOM)
ppf_array = over_places(bound.ppf, 1, ROOM)
mean_of = calling(bound.mean, 1, ROOM)
var_of = calling(bound.var, 1, ROOM)
mode_of = calling(bound.mode, 1, ROOM)
entropy_of = calling(bound.entropy, 1, ROOM)
kl_of = calling(bound.kl, 2, ROOM)


@external
@driver
def logpmf_array(k: Any, p: Any, out: Any) -> None:
    """The formula `logpmf`, of every category once."""
    table, number = np.empty(p.size, p.dtype), p.dtype.type
    size = number(p.size)
    for j in range(p.size):
        table[j] = logpmf(number(j), p)
    for i in range(k.size):
        inside = k[i] >= 0 and k[i] < size
        j = int(k[i]) if inside else 0
        out[i] = table[j] if inside and number(j) == k[i] else logpmf(k[i], p)


@external
@driver
def score_array(k: Any, p: Any, out: Any) -> None:
    """Scores of places."""
    for i in range(k.size):
        score(k[i], p, out[i])
