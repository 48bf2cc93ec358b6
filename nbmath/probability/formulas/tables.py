"""Discrete probability tables: one table, one posterior.

A table of any shape is seen as (before, axis, after), with the axes on either side of the one that
a function speaks of run together.
"""

import math

from nbmath import _bits as bits

SMALL, LARGE = 2.0**-100, 2.0**100
"""Between these a reciprocal has all its digits in either precision."""


def joint(prior, likelihood, out):
    """P(h, d) = P(h) P(d | h); likelihood and out (hypotheses, data)."""
    for h in range(likelihood.shape[0]):
        for d in range(likelihood.shape[1]):
            out[h, d] = prior[h] * likelihood[h, d]


def marginal(table, out):
    """P(i) as the sum over everything else; table (before, axis, after), out (axis,)."""
    for i in range(table.shape[1]):
        out[i] = 0.0
    for b in range(table.shape[0]):
        for i in range(table.shape[1]):
            # row sums first: the error grows with before + after, not with their product
            row = 0.0
            for a in range(table.shape[2]):
                row = bits.plus(row, table[b, i, a])
            out[i] += row


def condition(table, index, out):
    """P(rest | axis = index), and the probability of that event; nan where it is zero.

    table (before, axis, after), out (before, after).
    """
    total = 0.0
    for b in range(table.shape[0]):
        row = 0.0
        for a in range(table.shape[2]):
            row += table[b, index, a]
        total += row
    possible = total > 0.0
    for b in range(table.shape[0]):
        for a in range(table.shape[2]):
            out[b, a] = table[b, index, a] / total if possible else math.nan
    return total


def bayes_update(prior, likelihood, out):
    """P(h | d) = P(h) P(d | h) / P(d), and P(d); nan where that is zero. `out` may be `prior`."""
    peak = 0.0
    for h in range(prior.shape[0]):
        candidate = likelihood[h] if prior[h] > 0.0 else peak
        peak = peak if candidate <= peak else candidate
    # likelihoods relative to the largest: products of small densities do not underflow;
    # one reciprocal serves a row, unless it could be infinite or lose digits
    scale = 1.0 / peak if SMALL < peak < LARGE else 0.0
    evidence = 0.0
    for h in range(prior.shape[0]):
        quotient = 0.0 if peak == 0.0 else likelihood[h] / peak
        relative = likelihood[h] * scale if scale > 0.0 else quotient
        out[h] = bayes_weight(prior[h], relative)
        evidence += out[h]
    possible = evidence > 0.0
    share = 1.0 / evidence if SMALL < evidence < LARGE else 0.0
    for h in range(prior.shape[0]):
        quotient = out[h] / evidence if possible else math.nan
        out[h] = out[h] * share if share > 0.0 else quotient
    return evidence * peak if possible else 0.0 * evidence


def bayes_weight(prior, relative):
    """A prior times a relative likelihood, which may be anything where the prior is zero."""
    return prior * relative if prior > 0.0 else prior


def total_probability(prior, likelihood, out):
    """P(d) = sum P(h) P(d | h); likelihood (hypotheses, data), out (data,)."""
    for d in range(likelihood.shape[1]):
        out[d] = 0.0
    for h in range(likelihood.shape[0]):
        add_share(prior[h], likelihood[h], out)


def add_share(share, row, out):
    """Add a share of one row."""
    for d in range(row.shape[0]):
        out[d] += share * row[d]


def is_table(row, allowed):
    """Whether no entry is negative or nan, and all sum to one, give or take `allowed`."""
    total, wrong = 0.0, 0
    for d in range(row.shape[0]):
        wrong += 0 if row[d] >= 0.0 else 1
        total = bits.plus(total, row[d])
    return wrong == 0 and math.fabs(total - 1.0) <= allowed


def independence_gap(table, rows, columns):
    """How much of a table (known, x, y) is elsewhere were x and y independent given what is known.

    sum over z of P(z) TV(P(x, y | z), P(x | z) P(y | z)); rows (x,) and columns (y,) are work.
    """
    found = 0.0
    for z in range(table.shape[0]):
        total = 0.0
        for j in range(table.shape[2]):
            columns[j] = 0.0
        for i in range(table.shape[1]):
            row = 0.0
            for j in range(table.shape[2]):
                row = bits.plus(row, table[z, i, j])
                columns[j] += table[z, i, j]
            rows[i] = row
            total += row
        share = total if total > 0.0 else 1.0
        for i in range(table.shape[1]):
            row, apart = rows[i] / share, 0.0
            for j in range(table.shape[2]):
                apart = bits.plus(apart, math.fabs(table[z, i, j] - row * columns[j]))
            found += 0.5 * apart
    return found
