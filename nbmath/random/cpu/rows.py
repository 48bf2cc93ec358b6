"""Draws of many numbers that belong together, row by row."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.random.cpu.fills import GUIDE, PART, looked_up, ticket, write_guide
from nbmath.random.cpu.samplers import loggamma_array

_bound = bind("random", "cpu")
cumulate = _bound.cumulate
multinomial = _bound.multinomial
permutation = _bound.permutation
to_shares = _bound.to_shares


@driver
def dirichlet_rows(key: Any, first: Any, alpha: Any, out: Any) -> None:
    """Rows of shares from the row `first` on."""
    for i in range(out.shape[0]):
        loggamma_array(key, (first + i) * alpha.size, (alpha,), out[i])
        to_shares(out[i])


@driver
def multinomial_rows(key: Any, first: Any, n: Any, p: Any, out: Any) -> None:
    """Rows of counts from the row `first` on."""
    for i in range(out.shape[0]):
        multinomial(key, first + i, n, p, out[i])


@driver
def permutation_array(key: Any, out: Any) -> None:
    """The numbers from 0 on in a random order."""
    permutation(key, out)


@driver
def categorical_array(key: Any, first: Any, p: Any, out: Any) -> None:
    """Categories from element `first` on; -1 where weights are negative, nan or all zero."""
    cumulated = np.empty(p.size)
    guide = np.empty(GUIDE, np.int64)
    if not cumulate(p, cumulated) > 0.0:
        out[...] = -1
        return
    write_guide(cumulated, guide)
    for begin in range(0, out.size, PART):
        end = min(begin + PART, out.size)
        for i in range(begin, end):
            out[i] = ticket(key, first + i)
        for i in range(begin, end):
            out[i] = looked_up(out[i], cumulated, guide)
