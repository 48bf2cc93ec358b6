"""Entropies estimated from how often outcomes were seen; see docs/information.md.

The number of a method: 0 plug-in, 1 Miller and Madow, 2 Grassberger, 3 James and Stein, 4 Chao and
Shen.
"""

import math

from nbmath import _bits as bits
from nbmath.special.formulas import digamma, entr


def count_of(count):
    """A whole number that is not negative; nan of anything else."""
    whole = count >= 0.0 and count < math.inf and count == bits.rint(count)
    return count if whole else math.nan


def total_of(counts):
    """How many there are."""
    total = 0.0
    for i in range(counts.shape[0]):
        total = bits.plus(total, count_of(counts[i]))
    return total


def shrinkage(counts):
    """How far shares are drawn to the uniform distribution, after James and Stein."""
    total = total_of(counts)
    target, size = 0.0, 0.0
    for _ in range(counts.shape[0]):
        size += 1.0
    target = 1.0 / size
    squares, apart = 0.0, 0.0
    for i in range(counts.shape[0]):
        share = counts[i] / total
        squares = bits.plus(squares, share * (1.0 - share))
        apart = bits.plus(apart, (target - share) * (target - share))
    weight = squares / ((total - 1.0) * apart) if total > 1.0 and apart > 0.0 else 1.0
    return weight if weight < 1.0 else 1.0


def shrunk_entropy(counts, weight):
    """The entropy of shares of which `weight` is uniform."""
    total, size, found = total_of(counts), 0.0, 0.0
    for _ in range(counts.shape[0]):
        size += 1.0
    for i in range(counts.shape[0]):
        found = bits.plus(found, entr(weight / size + (1.0 - weight) * (counts[i] / total)))
    return found


def grassberger_entropy(counts, total):
    """log N - mean G(n), G(n) = digamma(floor(n / 2) + 1/2) + log 2."""
    found = 0.0
    for i in range(counts.shape[0]):
        if counts[i] > 0.0:
            half = bits.rint(0.5 * counts[i] - 0.25)  # rounded down
            lacking = math.log(total) - (digamma(half + 0.5) + math.log(2.0))
            found += counts[i] / total * lacking
    return found


def covered_entropy(counts, total, once):
    """Sums of shares of what was covered, each over the chance that it was seen at all."""
    covered = 1.0 - (once if once < total else total - 1.0) / total
    found = 0.0
    for i in range(counts.shape[0]):
        share = covered * (counts[i] / total)
        unseen = total * math.log1p(-share) if share < 1.0 else -math.inf
        found = bits.plus(found, -entr(share) / math.expm1(unseen) if share > 0.0 else 0.0)
    return found


def entropy_from_counts(counts, method):
    """The entropy of what was counted, by one of the methods; nan where nothing was."""
    total, seen, once, found = total_of(counts), 0.0, 0.0, 0.0
    for i in range(counts.shape[0]):
        seen = bits.plus(seen, 1.0 if counts[i] > 0.0 else 0.0)
        once = bits.plus(once, 1.0 if counts[i] == 1.0 else 0.0)
        found = bits.plus(found, entr(counts[i] / total))
    if not total > 0.0:
        return math.nan
    if method == 1:
        found += (seen - 1.0) / (2.0 * total)
    elif method == 2:
        found = grassberger_entropy(counts, total)
    elif method == 3:
        found = shrunk_entropy(counts, shrinkage(counts))
    elif method == 4:
        found = covered_entropy(counts, total, once)
    return found


def mutual_information_from_counts(table, flat, work, method):
    """H(X) + H(Y) - H(X, Y), each by the method; James and Stein's with the weight of the table.

    `flat` holds the table in one row, `work` has room for a row and a column.
    """
    rows, columns = table.shape[0], table.shape[1]
    for k in range(rows + columns):
        work[k] = 0.0
    for i in range(rows):
        for j in range(columns):
            work[i] += table[i, j]
            work[rows + j] += table[i, j]
    if method == 3:
        weight = shrinkage(flat)
        first, second = shrunk_entropy(work[:rows], weight), shrunk_entropy(work[rows:], weight)
        return first + (second - shrunk_entropy(flat, weight))
    first = entropy_from_counts(work[:rows], method)
    return first + (entropy_from_counts(work[rows:], method) - entropy_from_counts(flat, method))
