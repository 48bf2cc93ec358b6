"""Entropies and divergences of one distribution, one pair or one table; see docs/information.md.

What comes in are weights, which are divided by their sum: probabilities or counts.
"""

import math

from nbmath.distances.formulas import jensenshannon
from nbmath.special.formulas import entr, kl_div, xlogy

CLOSE = 0.25
"""How near the order one Rényi's entropy is taken from what its sum lacks of one."""
TERMS = 20.0
"""Powers of a number up to one after which exp has its digits."""


FAR = 2.0**100
"""Quotients up to this and their reciprocals are numbers of all their digits."""


def weight_of(pk):
    """The sum of the weights."""
    total = 0.0
    for i in range(pk.shape[0]):
        total += pk[i]
    return total


def share_of(weight, total):
    """A probability; nan of a weight below zero."""
    return weight / total if weight >= 0.0 else math.nan


def entropy(pk):
    """-sum p log p."""
    total = weight_of(pk)
    found = 0.0
    for i in range(pk.shape[0]):
        found += entr(share_of(pk[i], total))
    return found


def cross_entropy(pk, qk):
    """-sum p log q."""
    total, other = weight_of(pk), weight_of(qk)
    found = 0.0
    for i in range(pk.shape[0]):
        found -= xlogy(share_of(pk[i], total), share_of(qk[i], other))
    return found


def kl_divergence(pk, qk):
    """sum p log(p / q) - p + q, of which no term is negative."""
    total, other = weight_of(pk), weight_of(qk)
    found = 0.0
    for i in range(pk.shape[0]):
        found += kl_div(share_of(pk[i], total), share_of(qk[i], other))
    return found


def js_divergence(pk, qk):
    """The mean divergence of p and q from their mean: the square of their distance."""
    least = 0.0
    for i in range(pk.shape[0]):
        least = least if pk[i] >= 0.0 and qk[i] >= 0.0 else math.nan
    distance = jensenshannon(pk, qk)
    return distance * distance + least


def renyi_entropy(pk, order):
    """log(sum p**order) / (1 - order), with its limits at 0, 1 and infinity."""
    total = weight_of(pk)
    peak, count = 0.0, 0.0
    for i in range(pk.shape[0]):
        p = share_of(pk[i], total)
        peak = peak if p <= peak else p
        count += 1.0 if p > 0.0 else 0.0 * p
    top = math.log(peak)
    if order == math.inf:
        return -top
    step = order - 1.0
    near = math.fabs(step) < CLOSE
    found = 0.0
    for i in range(pk.shape[0]):
        p = share_of(pk[i], total)
        log = math.log(p) if p > 0.0 else 0.0 * p
        term = p * math.expm1(step * log) if near else math.exp(order * (log - top))
        found += term if p > 0.0 else 0.0 * p
    if order == 1.0:
        return entropy(pk)
    found = math.log1p(found) if near else order * top + math.log(found)
    value = math.log(count) if order == 0.0 else -found / step
    return value if order >= 0.0 else math.nan


def excess(t):
    """exp(t) - 1 - t, which is never negative."""
    small = math.fabs(t) < 1.0
    k, tail = TERMS, 1.0
    while k > 2.0:
        tail = 1.0 + t / k * tail
        k -= 1.0
    return 0.5 * t * t * tail if small else math.expm1(t) - t


def log_ratio(p, q):
    """log(p / q) of positive numbers, whose quotient may be no number."""
    quotient = p / q
    ample = 1.0 / FAR < quotient < FAR
    return math.log(quotient) if ample else math.log(p) - math.log(q)


def renyi_divergence(pk, qk, order):
    """log(sum p**a q**(1 - a)) / (a - 1), with its limits at 0, 1 and infinity.

    Where all powers of the ratios are near one, from what their mean exceeds one by.
    """
    total, other = weight_of(pk), weight_of(qk)
    step = order - 1.0
    peak, widest, top, kept = -math.inf, 0.0, -math.inf, 0.0
    for i in range(pk.shape[0]):
        p, q = share_of(pk[i], total), share_of(qk[i], other)
        kept += q if p > 0.0 else 0.0 * (p + q)  # nan passes
        if p > 0.0:
            ratio = log_ratio(p, q) if q > 0.0 else math.inf
            exponent = math.log(p) + step * ratio if ratio < math.inf else step * ratio
            peak = ratio if ratio > peak else peak
            top = exponent if exponent > top else top
            widest = math.fabs(ratio) if math.fabs(ratio) > widest else widest
    if order == 1.0 or not order >= 0.0 or not kept >= 0.0:
        return kl_divergence(pk, qk) if order == 1.0 else math.nan
    if order == math.inf or order == 0.0:
        return peak if order > 0.0 else 0.0 - math.log(kept)
    if math.fabs(top) == math.inf:  # what one allows the other does not, of some or of all
        return math.inf
    near, found = math.fabs(step) * widest <= 1.0, 0.0
    for i in range(pk.shape[0]):
        p, q = share_of(pk[i], total), share_of(qk[i], other)
        ratio = log_ratio(p, q) if p > 0.0 and q > 0.0 else 0.0
        if near:
            found += p * excess(step * ratio) + step * kl_div(p, q)
        elif p > 0.0 and q > 0.0:
            found += math.exp(math.log(p) + step * ratio - top)
    return math.log1p(found) / step if near else (top + math.log(found)) / step


def joint_entropy(table):
    """-sum p log p over a table."""
    total = 0.0
    for i in range(table.shape[0]):
        row = 0.0
        for j in range(table.shape[1]):
            row += table[i, j]
        total += row
    found = 0.0
    for i in range(table.shape[0]):
        row = 0.0
        for j in range(table.shape[1]):
            row += entr(share_of(table[i, j], total))
        found += row
    return found


def conditional_entropy(table):
    """The entropy of the columns, given the row: the mean of the entropies of the rows."""
    total = 0.0
    for i in range(table.shape[0]):
        weight = 0.0
        for j in range(table.shape[1]):
            weight += table[i, j]
        total += weight
    found = 0.0 if total > 0.0 else math.nan
    for i in range(table.shape[0]):
        weight = 0.0
        for j in range(table.shape[1]):
            weight += table[i, j]
        weight = weight if weight != 0.0 else 1.0  # a row of zeros adds nothing
        mean = 0.0
        for j in range(table.shape[1]):
            mean += entr(share_of(table[i, j], weight))
        found += weight / total * mean
    return found


def mutual_information(table, work):
    """The mean divergence of the rows from the sum of all; work (columns,)."""
    total = 0.0
    for j in range(table.shape[1]):
        column = 0.0
        for i in range(table.shape[0]):
            column += table[i, j]
        work[j] = column
        total += column
    found = 0.0 if total > 0.0 else math.nan
    for i in range(table.shape[0]):
        weight = 0.0
        for j in range(table.shape[1]):
            weight += table[i, j]
        mean = 0.0
        for j in range(table.shape[1]):
            share = share_of(table[i, j], weight) if weight != 0.0 else share_of(work[j], total)
            mean += kl_div(share, share_of(work[j], total))
        found += weight / total * mean
    return found
