"""Loops over rows of counts."""

from typing import Any

from nbmath._external import external
from nbmath._targets import bind, driver
from nbmath.distributions._rooms_calls import calling

ROOM = "distributions.multinomial"
bound: Any = bind(ROOM, "cpu")
logpmf = bound.logpmf
pmf = bound.pmf
score = bound.score
mean_of = calling(bound.mean, 3, ROOM)
cov_of = calling(bound.cov, 3, ROOM)
entropy_of = calling(bound.entropy, 2, ROOM)
kl_of = calling(bound.kl, 3, ROOM)


@external
@driver
def logpmf_rows(x: Any, n: Any, p: Any, out: Any) -> None:
    """Logarithms of the probabilities of rows."""
    for i in range(x.shape[0]):
        out[i] = logpmf(x[i], n, p)


@external
@driver
def pmf_rows(x: Any, n: Any, p: Any, out: Any) -> None:
    """Probabilities of rows."""
    for i in range(x.shape[0]):
        out[i] = pmf(x[i], n, p)


@external
@driver
def score_rows(x: Any, n: Any, p: Any, out: Any) -> None:
    """Scores of rows."""
    for i in range(x.shape[0]):
        score(x[i], n, p, out[i])
