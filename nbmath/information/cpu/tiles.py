"""Short rows side by side: a vector holds an outcome of many distributions.

A row of eight outcomes would fill half of a vector, and another for each sum of it. Loops over
lanes end where an array does: those that end at a constant are written out one by one before they
become vectors.
"""

import math
from typing import Any

import numpy as np

from nbmath._targets import bind, inner

_bound: Any = bind("information", "cpu")
is_near = _bound.is_near
leaning = _bound.leaning
power_less = _bound.power_less
power_over = _bound.power_over
renyi_divergence = _bound.renyi_divergence
renyi_of = _bound.renyi_of
share_of = _bound.share_of
surprise = _bound.surprise
_elementary: Any = bind("elementary", "cpu")
exp = _elementary.exp
log = _elementary.log

LANES = 32
SHORT = 64
"""Outcomes of the longest rows that are taken side by side."""


@inner
def shares(rows: Any, first: Any, work: Any, total: Any) -> None:
    """LANES rows from `first` on as columns of `work`, over their sums; the last one again."""
    last = rows.shape[0] - 1
    for r in range(LANES):
        i = min(first + r, last)
        for j in range(work.shape[0]):
            work[j, r] = rows[i, j]
    total[:] = 0.0
    for j in range(work.shape[0]):
        for r in range(total.size):
            total[r] += work[j, r]
    for j in range(work.shape[0]):
        for r in range(total.size):
            work[j, r] = share_of(work[j, r], total[r])


@inner
def deliver(found: Any, first: Any, out: Any) -> None:
    """Results of the rows from `first` on."""
    for r in range(min(LANES, out.size - first)):
        out[first + r] = found[r]


@inner
def cross_entropy_tiles(pk: Any, qk: Any, out: Any) -> None:
    """One number for each short row."""
    n = pk.shape[1]
    p, q = np.empty((n, LANES), pk.dtype), np.empty((n, LANES), pk.dtype)
    found = np.empty(LANES, pk.dtype)
    for first in range(0, out.size, LANES):
        shares(pk, first, p, found)
        shares(qk, first, q, found)
        found[:] = 0.0
        for j in range(n):
            for r in range(found.size):
                found[r] += surprise(p[j, r], q[j, r])
        deliver(found, first, out)


@inner
def renyi_entropy_tiles(pk: Any, order: Any, out: Any) -> None:
    """One number for each short row, of another order than one."""
    n, number = pk.shape[1], pk.dtype.type
    nothing, whole = number(0.0), number(1.0)
    p = np.empty((n, LANES), pk.dtype)
    found, top, count = np.empty((3, LANES), pk.dtype)
    for first in range(0, out.size, LANES):
        shares(pk, first, p, found)
        top[:], count[:], found[:] = 0.0, 0.0, 0.0
        for j in range(n):
            for r in range(found.size):
                share = p[j, r]
                top[r] = share if share > top[r] or share != share else top[r]
                count[r] += whole if share > nothing else nothing * share
        for r in range(found.size):
            top[r] = log(top[r])
        if is_near(order):
            for j in range(n):
                for r in range(found.size):
                    found[r] += power_less(p[j, r], order - whole)
        else:
            for j in range(n):
                for r in range(found.size):
                    found[r] += power_over(p[j, r], order, top[r])
        for r in range(found.size):
            found[r] = renyi_of(found[r], order, top[r], count[r])
        deliver(found, first, out)


@inner
def renyi_divergence_tiles(pk: Any, qk: Any, order: Any, out: Any) -> None:
    """One number for each short row, of an order that is a positive number and not one.

    Rows at a limit, and those whose ratios are all close to one, are done again by themselves.
    """
    n, step = pk.shape[1], order - pk.dtype.type(1.0)
    nothing, endless = pk.dtype.type(0.0), pk.dtype.type(math.inf)
    p, q, exponents = np.empty((3, n, LANES), pk.dtype)
    found, top, widest, kept = np.empty((4, LANES), pk.dtype)
    for first in range(0, out.size, LANES):
        shares(pk, first, p, found)
        shares(qk, first, q, found)
        top[:], widest[:], kept[:], found[:] = -math.inf, 0.0, 0.0, 0.0
        for j in range(n):
            for r in range(found.size):
                one, other = p[j, r], q[j, r]
                ratio, exponent = leaning(one, other, step)
                kept[r] += other if one > nothing else nothing * (one + other)
                top[r] = exponent if (one > nothing) & (exponent > top[r]) else top[r]
                size = math.fabs(ratio)
                widest[r] = size if (one > nothing) & (size > widest[r]) else widest[r]
                exponents[j, r] = exponent
        for j in range(n):
            for r in range(found.size):
                term = exp(exponents[j, r] - top[r])
                found[r] += term if (p[j, r] > nothing) & (q[j, r] > nothing) else nothing
        for r in range(found.size):
            found[r] = (top[r] + log(found[r])) / step
        for r in range(min(LANES, out.size - first)):
            usual = kept[r] >= nothing and math.fabs(top[r]) < endless
            usual = usual and math.fabs(step) * widest[r] > 1.0
            i = first + r
            out[i] = found[r] if usual else renyi_divergence(pk[i], qk[i], order)
