"""Entropies and divergences of one distribution, one pair or one table; see docs/information.md.

What comes in are weights, which are divided by their sum: probabilities or counts.
"""

import math

from nbmath.distances.formulas import jensenshannon
from nbmath.special.formulas import entr, kl_div, xlogy

CLOSE = 0.25
"""How near the order one Rényi's entropy is taken from what its sum lacks of one."""


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
