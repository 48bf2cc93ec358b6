"""Loops over rows; what depends on the concentrations alone is worked out once."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver
from nbmath.distributions._rooms_calls import calling

ROOM = "distributions.dirichlet"
BLOCK = 256
"""Rows that are looked at together."""

bound: Any = bind(ROOM, "cpu")
log_constant = bound.log_constant
logpdf = bound.logpdf
score = bound.score
exp = bind("elementary", "cpu").exp
log = bind("elementary", "cpu").log
mean_of = calling(bound.mean, 2, ROOM)
mode_of = calling(bound.mode, 2, ROOM)
cov_of = calling(bound.cov, 2, ROOM)
entropy_of = calling(bound.entropy, 1, ROOM)
kl_of = calling(bound.kl, 2, ROOM)
newton_of = calling(bound.newton, 3, ROOM)


@external
@driver
def logpdf_rows(x: Any, alpha: Any, out: Any) -> None:
    """Log densities of rows whose sum is one but for half of the digits.

    Blocks of rows go share by share, by vectors; a row with a share that is not positive, or of
    another sum, has the formula.
    """
    kind = x.dtype.type
    constant, slack = log_constant(alpha), kind(np.sqrt(np.finfo(x.dtype).eps))
    room = np.empty((3, BLOCK), x.dtype)
    totals, found, column = room[0], room[1], room[2]
    for start in range(0, x.shape[0], BLOCK):
        count = min(BLOCK, x.shape[0] - start)
        for s in range(count):
            totals[s] = kind(0)
            found[s] = constant
        for j in range(alpha.size):
            power = alpha[j] - kind(1)
            for s in range(count):
                column[s] = x[start + s, j]
            for s in range(count):
                found[s] += power * log(column[s])
                totals[s] += column[s]
        for s in range(count):
            # of a share that is not positive the logarithm is infinite or nan
            plain = abs(totals[s] - kind(1)) <= slack and abs(found[s]) < kind(math.inf)
            row = start + s
            out[row] = found[s] if plain else logpdf(x[row], alpha, constant, slack)


@external
@driver
def pdf_rows(x: Any, alpha: Any, out: Any) -> None:
    """Densities of rows."""
    logpdf_rows(x, alpha, out)
    for i in range(out.size):
        out[i] = exp(out[i])


@external
@driver
def score_rows(x: Any, alpha: Any, out: Any) -> None:
    """Scores of rows."""
    for i in range(x.shape[0]):
        score(x[i], alpha, out[i])
