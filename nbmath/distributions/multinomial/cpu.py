"""Loops over rows of counts."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, part
from nbmath.distributions._rooms_calls import calling

ROOM = "distributions.multinomial"
MANY = 1024
"""Trials below which the shares of counts are remembered."""
bound: Any = bind(ROOM, "cpu")
score = bound.score
joined = bound.joined
log_mass = bound.log_mass
mass = bound.mass
per_total = bound.per_total
possible = bound.possible
scaled = bound.scaled
share = bound.share
log = bind("elementary", "cpu").log
mean_of = calling(bound.mean, 3, ROOM)
cov_of = calling(bound.cov, 3, ROOM)
entropy_of = calling(bound.entropy, 2, ROOM)
kl_of = calling(bound.kl, 3, ROOM)


@part
def room_for(x: Any, n: Any, p: Any) -> Any:
    """Where shares of counts are remembered; of zero alone where few would come again."""
    few = n >= 0.0 and n < x.dtype.type(min(x.shape[0], MANY))
    counts = int(n) + 1 if few else 1
    return np.full((p.size, counts, 3), math.nan, x.dtype)


@part
def remembered_parts(x: Any, n: Any, p: Any, first: Any, known: Any) -> Any:
    """As the formula `parts`, the share of a count being found but once where there is room."""
    found, number = first, x.dtype.type
    counts = number(known.shape[1])
    for j in range(p.size):
        if p[j] > 0.0:
            place = int(x[j]) if x[j] < counts else 0
            here = number(place) == x[j]
            factor = known[j, place, 2]
            if factor != factor or not here:
                high, low, factor = share(x[j], n, p[j])
                if here:
                    known[j, place, 0], known[j, place, 1], known[j, place, 2] = high, low, factor
            else:
                high, low = known[j, place, 0], known[j, place, 1]
            found = joined(found, (high, low, factor))
    return scaled(found, n, p)


@external
@driver
def logpmf_rows(x: Any, n: Any, p: Any, out: Any) -> None:
    """Logarithms of the probabilities of rows."""
    first, known = per_total(n), room_for(x, n, p)
    for i in range(x.shape[0]):
        value = possible(x[i], n, p)
        some = value > 0.0 and n > 0.0
        out[i] = log_mass(remembered_parts(x[i], n, p, first, known)) if some else log(value)


@external
@driver
def pmf_rows(x: Any, n: Any, p: Any, out: Any) -> None:
    """Probabilities of rows."""
    first, known = per_total(n), room_for(x, n, p)
    for i in range(x.shape[0]):
        value = possible(x[i], n, p)
        some = value > 0.0 and n > 0.0
        out[i] = mass(remembered_parts(x[i], n, p, first, known)) if some else value


@external
@driver
def score_rows(x: Any, n: Any, p: Any, out: Any) -> None:
    """Scores of rows."""
    for i in range(x.shape[0]):
        score(x[i], n, p, out[i])
