"""Draws of many numbers that belong together, row by row."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver, part
from nbmath.random.cpu.counting import GUIDE, looked_up, ticket, write_guide
from nbmath.random.cpu.fills import PART, finish
from nbmath.random.cpu.samplers import loggamma_array
from nbmath.random.cpu.whole import weighted_choice_array

TOGETHER = 2048
"""Draws of rows that are made together."""

_bound = bind("random", "cpu")
are_plain = _bound.are_plain
cumulate = _bound.cumulate
from_logarithms = _bound.from_logarithms
gamma_from = _bound.gamma_from
lifted_attempt = _bound.lifted_attempt
lifted_terms = _bound.lifted_terms
multinomial = _bound.multinomial
quick_of = _bound.quick_of
to_shares = _bound.to_shares


@part
def plain_gammas(
    key: Any, start: Any, alpha: Any, shapes: Any, terms: Any, out: Any, room: Any
) -> None:
    """Gamma draws of the shapes alpha, again and again, from the element `start` on."""
    for i in range(out.size):
        out[i] = quick_of(key, start + i, 0, terms[0, i], terms[1, i])
    finish(lifted_attempt, key, start, 0, (shapes,), out, 0, out.size, room)
    for j in range(alpha.size):
        if alpha[j] < 1:
            for i in range(j, out.size, alpha.size):
                out[i] = gamma_from(key, start + i, out[i], alpha[j], alpha.dtype.type(1.0))


@driver
def dirichlet_rows(key: Any, first: Any, alpha: Any, out: Any) -> None:
    """Rows of shares from the row `first` on."""
    rows = max(1, min(out.shape[0], TOGETHER // alpha.size))
    shapes = np.empty(rows * alpha.size, alpha.dtype)
    terms = np.empty((2, shapes.size), alpha.dtype)
    for i in range(shapes.size):
        shapes[i] = alpha[i % alpha.size]
        terms[0, i], terms[1, i] = lifted_terms(shapes[i])
    room = np.empty(shapes.size + 1, np.int64), np.empty(shapes.size, out.dtype)
    plain = are_plain(alpha)
    for begin in range(0, out.shape[0], rows):
        shares = out[begin : begin + rows]
        given, flat = shapes[: shares.size], shares.reshape(-1)
        if plain:
            start = (first + begin) * alpha.size
            plain_gammas(key, start, alpha, given, terms, flat, room)
        else:
            loggamma_array(key, (first + begin) * alpha.size, (given,), flat)
        for i in range(shares.shape[0]):
            if not plain:
                from_logarithms(shares[i])
            to_shares(shares[i])


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
