"""Loops over rows; what depends on the concentrations alone is worked out once."""

from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver
from nbmath.distributions._rooms_calls import calling

ROOM = "distributions.dirichlet"
bound: Any = bind(ROOM, "cpu")
log_constant = bound.log_constant
logpdf = bound.logpdf
pdf = bound.pdf
score = bound.score
mean_of = calling(bound.mean, 2, ROOM)
mode_of = calling(bound.mode, 2, ROOM)
cov_of = calling(bound.cov, 2, ROOM)
entropy_of = calling(bound.entropy, 1, ROOM)
kl_of = calling(bound.kl, 2, ROOM)
newton_of = calling(bound.newton, 3, ROOM)


@external
@driver
def logpdf_rows(x: Any, alpha: Any, out: Any) -> None:
    """Log densities of rows whose sum is one but for half of the digits."""
    constant, slack = log_constant(alpha), x.dtype.type(np.sqrt(np.finfo(x.dtype).eps))
    for i in range(x.shape[0]):
        out[i] = logpdf(x[i], alpha, constant, slack)


@external
@driver
def pdf_rows(x: Any, alpha: Any, out: Any) -> None:
    """Densities of rows."""
    constant, slack = log_constant(alpha), x.dtype.type(np.sqrt(np.finfo(x.dtype).eps))
    for i in range(x.shape[0]):
        out[i] = pdf(x[i], alpha, constant, slack)


@external
@driver
def score_rows(x: Any, alpha: Any, out: Any) -> None:
    """Scores of rows."""
    for i in range(x.shape[0]):
        score(x[i], alpha, out[i])
