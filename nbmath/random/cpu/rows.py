"""Draws of many numbers that belong together, row by row."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.random.cpu.counting import GUIDE, looked_up, ticket, write_guide
from nbmath.random.cpu.fills import PART
from nbmath.random.cpu.samplers import gamma_array, loggamma_array
from nbmath.random.cpu.whole import weighted_choice_array

TOGETHER = 2048
"""Draws of rows that are made together."""

_bound = bind("random", "cpu")
are_plain = _bound.are_plain
cumulate = _bound.cumulate
from_logarithms = _bound.from_logarithms
multinomial = _bound.multinomial
to_shares = _bound.to_shares


@driver
def dirichlet_rows(key: Any, first: Any, alpha: Any, out: Any) -> None:
    """Rows of shares from the row `first` on."""
    rows = max(1, min(out.shape[0], TOGETHER // alpha.size))
    shapes = np.empty(rows * alpha.size, alpha.dtype)
    for i in range(rows):
        shapes[i * alpha.size : (i + 1) * alpha.size] = alpha
    plain = are_plain(alpha)
    one = alpha.dtype.type(1.0)
    for begin in range(0, out.shape[0], rows):
        part = out[begin : begin + rows]
        given, flat = shapes[: part.size], part.reshape(-1)
        if plain:
            gamma_array(key, (first + begin) * alpha.size, (given, one), flat)
        else:
            loggamma_array(key, (first + begin) * alpha.size, (given,), flat)
        for i in range(part.shape[0]):
            if not plain:
                from_logarithms(part[i])
            to_shares(part[i])


@driver
def multinomial_rows(key: Any, first: Any, n: Any, p: Any, out: Any) -> None:
    """Rows of counts from the row `first` on."""
    for i in range(out.shape[0]):
        multinomial(key, first + i, n, p, out[i])


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


@driver
def weighed_array(key: Any, p: Any, replace: Any, out: Any) -> None:
    """Numbers with weights, with replacement or without; -1 where these are bad or too few."""
    if replace:
        categorical_array(key, 0, p, out)
    else:
        weighted_choice_array(key, p, out)
