"""Entropies and divergences of one distribution, one pair or one table; see docs/information.md.

What comes in are weights, which are divided by their sum: probabilities or counts.
"""

import math

from nbmath import _bits as bits
from nbmath.distances.formulas import jensenshannon
from nbmath.special.formulas import entr, kl_div, xlogy

CLOSE = 0.25
"""How near the order one Rényi's entropy is taken from what its sum lacks of one."""
TERMS = 20.0
"""Powers of a number up to one after which exp has its digits."""


FAR = 2.0**100
"""Quotients up to this and their reciprocals are numbers of all their digits."""
LOG_FAR = 69.31471805599453


def weight_of(pk):
    """The sum of the weights."""
    total = 0.0
    for i in range(pk.shape[0]):
        total = bits.plus(total, pk[i])
    return total


def share_of(weight, total):
    """A probability; nan of a weight below zero."""
    part = weight if weight >= 0.0 else math.nan  # before the quotient, or that ends in a branch
    return part / total


def disorder(pk, total):
    """-sum p log p of shares of a total."""
    found = 0.0
    for i in range(pk.shape[0]):
        found = bits.plus(found, entr(share_of(pk[i], total)))
    return found


def divergence(pk, total, qk, other):
    """sum p log(p / q) - p + q of shares of their totals."""
    found = 0.0
    for i in range(pk.shape[0]):
        found = bits.plus(found, kl_div(share_of(pk[i], total), share_of(qk[i], other)))
    return found


def entropy(pk):
    """-sum p log p."""
    return disorder(pk, weight_of(pk))


def surprise(p, q):
    """-p log q, of which the sum is the cross entropy."""
    return -xlogy(p, q)


def cross_entropy(pk, qk):
    """-sum p log q."""
    total, other = weight_of(pk), weight_of(qk)
    found = 0.0
    for i in range(pk.shape[0]):
        found = bits.plus(found, surprise(share_of(pk[i], total), share_of(qk[i], other)))
    return found


def kl_divergence(pk, qk):
    """sum p log(p / q) - p + q, of which no term is negative."""
    return divergence(pk, weight_of(pk), qk, weight_of(qk))


def js_divergence(pk, qk):
    """The mean divergence of p and q from their mean: the square of their distance."""
    least = 0.0
    for i in range(pk.shape[0]):
        least = bits.plus(least, 0.0 if pk[i] >= 0.0 and qk[i] >= 0.0 else math.nan)
    distance = jensenshannon(pk, qk)
    return distance * distance + least


def is_near(order):
    """Whether an order is so near to one that the sum of powers is taken less one."""
    return math.fabs(order - 1.0) < CLOSE


def power_less(p, step):
    """p**(1 + step) - p of a share."""
    value = p * math.expm1(step * math.log(p))
    return value if p > 0.0 else 0.0 * p


def power_over(p, order, top):
    """p**order of a share, over exp(order top)."""
    value = math.exp(order * (math.log(p) - top))
    return value if p > 0.0 else 0.0 * p


def renyi_of(found, order, top, count):
    """The entropy of the sum of powers, of which `count` are not 0, and of the largest's log."""
    value = math.log1p(found) if is_near(order) else order * top + math.log(found)
    value = math.log(count) if order == 0.0 else -value / (order - 1.0)
    value = -top if order == math.inf else value
    return value if order >= 0.0 else math.nan


def renyi_entropy(pk, order):
    """log(sum p**order) / (1 - order), with its limits at 0, 1 and infinity."""
    total = weight_of(pk)
    peak, count = 0.0, 0.0
    for i in range(pk.shape[0]):
        p = share_of(pk[i], total)
        peak = bits.larger(peak, p)
        count = bits.plus(count, 1.0 if p > 0.0 else 0.0 * p)
    if order == 1.0:
        return entropy(pk)
    top, found = math.log(peak), 0.0
    if is_near(order):
        for i in range(pk.shape[0]):
            found = bits.plus(found, power_less(share_of(pk[i], total), order - 1.0))
    else:
        for i in range(pk.shape[0]):
            found = bits.plus(found, power_over(share_of(pk[i], total), order, top))
    return renyi_of(found, order, top, count)


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
    much, little = quotient >= FAR, quotient <= 1.0 / FAR
    nearer = (p * FAR if little else p) / (q * FAR if much else q)
    return math.log(nearer) + (LOG_FAR if much else -LOG_FAR if little else 0.0)


def leaning(p, q, step):
    """log(p / q) and log(p (p / q)**step) of shares, the first of which is positive."""
    log, ratio = math.log(p), log_ratio(p, q)
    ratio = ratio if q > 0.0 else math.inf
    return ratio, step * ratio + (log if ratio < math.inf else 0.0)


def powers(pk, total, qk, other, step, top):
    """sum p (p / q)**step, over exp(top), of shares of their totals."""
    found = 0.0
    for i in range(pk.shape[0]):
        p, q = share_of(pk[i], total), share_of(qk[i], other)
        term = math.exp(leaning(p, q, step)[1] - top)
        found = bits.plus(found, term if (p > 0.0) & (q > 0.0) else 0.0)
    return found


def close_powers(pk, total, qk, other, step):
    """What sum p (p / q)**step exceeds one by, of which no term is negative."""
    found = 0.0
    for i in range(pk.shape[0]):
        p, q = share_of(pk[i], total), share_of(qk[i], other)
        curved = p * excess(step * log_ratio(p, q))
        curved = curved if (p > 0.0) & (q > 0.0) else 0.0
        found = bits.plus(found, curved + step * kl_div(p, q))
    return found


def renyi_divergence(pk, qk, order):
    """log(sum p**a q**(1 - a)) / (a - 1), with its limits at 0, 1 and infinity.

    Where all powers of the ratios are near one, from what their mean exceeds one by.
    """
    total, other = weight_of(pk), weight_of(qk)
    step = order - 1.0
    # what is passed over is no constant, which compilers would make a branch of
    lowest = -math.inf if total > 0.0 else math.nan
    peak, widest, top, kept = lowest, 0.0, lowest, 0.0
    for i in range(pk.shape[0]):
        p, q = share_of(pk[i], total), share_of(qk[i], other)
        possible = p > 0.0
        kept = bits.plus(kept, q if possible else 0.0 * (p + q))  # nan passes
        ratio, exponent = leaning(p, q, step)
        peak = bits.larger(peak, ratio if possible else lowest)
        top = bits.larger(top, exponent if possible else lowest)
        widest = bits.larger(widest, math.fabs(ratio) if possible else lowest)
    if order == 1.0 or not order >= 0.0 or not kept >= 0.0:
        return kl_divergence(pk, qk) if order == 1.0 else math.nan
    if order == math.inf or order == 0.0:
        return peak if order > 0.0 else 0.0 - math.log(kept)
    if math.fabs(top) == math.inf:  # what one allows the other does not, of some or of all
        return math.inf
    if math.fabs(step) * widest <= 1.0:
        return math.log1p(close_powers(pk, total, qk, other, step)) / step
    return (top + math.log(powers(pk, total, qk, other, step, top))) / step


def joint_entropy(table):
    """-sum p log p over a table."""
    total = 0.0
    for i in range(table.shape[0]):
        total += weight_of(table[i])
    found = 0.0
    for i in range(table.shape[0]):
        found += disorder(table[i], total)
    return found


def conditional_entropy(table):
    """The entropy of the columns, given the row: the mean of the entropies of the rows."""
    total = 0.0
    for i in range(table.shape[0]):
        total += weight_of(table[i])
    found = 0.0 if total > 0.0 else math.nan
    for i in range(table.shape[0]):
        weight = weight_of(table[i])
        weight = weight if weight != 0.0 else 1.0  # a row of zeros adds nothing
        found += weight / total * disorder(table[i], weight)
    return found


def mutual_information(table, work):
    """The mean divergence of the rows from the sum of all; work (columns,)."""
    for j in range(table.shape[1]):
        work[j] = 0.0
    for i in range(table.shape[0]):
        for j in range(table.shape[1]):
            work[j] += table[i, j]
    total = weight_of(work)
    found = 0.0 if total > 0.0 else math.nan
    for i in range(table.shape[0]):
        weight = weight_of(table[i])
        # a row of zeros adds nothing; nor does it say what it holds of the columns
        mean = divergence(table[i], weight, work, total) if weight != 0.0 else 0.0
        found += weight / total * mean
    return found
