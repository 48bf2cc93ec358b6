"""P-values of what the battery counts, if the words of a stream are random; all are two-sided."""

from typing import Any

import numpy as np
from scipy import special, stats

from tests.nbmath.random.battery import counting


def two_sided(below: float, above: float) -> float:
    """The p-value from the chances of less and of more."""
    return float(min(1.0, 2.0 * min(below, above)))


def squares(statistic: float, degrees: int) -> float:
    """The p-value of a statistic that is chi-square with so many degrees of freedom."""
    return two_sided(special.chdtr(degrees, statistic), special.chdtrc(degrees, statistic))


def chi_squares(tables: Any, shares: Any) -> float:
    """Pearson's test that rows of independent counts have these shares."""
    expected = tables.sum(axis=1, keepdims=True) * np.broadcast_to(shares, tables.shape)
    degrees = tables.shape[0] * (tables.shape[1] - 1)
    return squares(float(((tables - expected) ** 2 / expected).sum()), degrees)


def chi_square(counts: Any, shares: Any) -> float:
    """The same of one row."""
    return chi_squares(np.asarray(counts, float)[None, :], shares)


def poisson(count: float, expected: float) -> float:
    """The p-value of a Poisson count."""
    return two_sided(special.pdtr(count, expected), special.pdtrc(count - 1, expected))


def exact(counts: Any, shares: Any) -> float:
    """The smallest binomial p-value of a cell, or of all cells from one on, times their number.

    Unlike Pearson's test it is right however few are expected in a cell.
    """
    total, later = counts.sum(), slice(None, None, -1)
    seen = np.concatenate([counts, np.cumsum(counts[later])[later][1:]])
    p = np.clip(np.concatenate([shares, np.cumsum(shares[later])[later][1:]]), 0.0, 1.0)
    below, above = stats.binom.cdf(seen, total, p), stats.binom.sf(seen - 1, total, p)
    return float(min(1.0, 2.0 * seen.size * np.minimum(below, above).min()))


def of_bits(counts: Any) -> float:
    """Whether each of 32 bits is one half of the time, from counts of bytes."""
    digits = (np.arange(256)[:, None] >> np.arange(8)) & 1
    ones = (counts[:, :, None] * digits).sum(axis=1).ravel()
    z = (ones - counts[0].sum() / 2) / np.sqrt(counts[0].sum() / 4)
    return squares(float((z * z).sum()), z.size)


def of_agreements(counts: Any) -> float:
    """Whether bits agree half of the time at each lag."""
    seen = counts[counts[:, 1] > 0]
    z = (seen[:, 0] - seen[:, 1] / 2) / np.sqrt(seen[:, 1] / 4)
    return squares(float((z * z).sum()), z.size)


def weight_shares() -> Any:
    """The chances of groups of classes of numbers of ones."""
    ends = stats.binom.cdf([-1, *counting.CLASSES, 32], 32, 0.5)
    shares = one = np.diff(ends)
    for _ in range(counting.GROUP - 1):
        shares = np.outer(shares, one).ravel()
    return shares


def geometric_shares(p: float, cells: int) -> Any:
    """The chances of geometric lengths, the last cell for all that are longer."""
    shares = p * (1 - p) ** np.arange(cells)
    shares[-1] = (1 - p) ** (cells - 1)
    return shares


def rank_shares(side: int, cells: int) -> Any:
    """The chances of defects of square matrices over GF(2)."""
    chances = []
    for defect in range(cells - 1):
        r, log = side - defect, 0.0
        for i in range(r):
            log += 2 * np.log1p(-(2.0 ** (i - side))) - np.log1p(-(2.0 ** (i - r)))
        chances.append(2.0 ** (-defect * defect) * np.exp(log))
    return np.array([*chances, max(1 - sum(chances), 1e-300)])


def complexity_shares(n: int, cells: int) -> Any:
    """The chances of linear complexities of n bits around n / 2 (Rueppel 1986)."""
    shares = np.zeros(cells)
    for length in range(n + 1):
        chance = 2.0 ** (min(2 * n - 2 * length, 2 * length - 1) - n) if length else 2.0**-n
        place = min(max(length - (n + 1) // 2 + cells // 2, 0), cells - 1)
        shares[place] += chance
    return shares


def of_birthdays(counts: Any) -> float:
    """Pairs of equal spacings: each pair of m - 1 is equal with the chance m / (2 days)."""
    m = counting.BIRTHDAYS
    return poisson(counts[0], counts[1] * m * (m - 1) * (m - 2) / 2.0**34)


def of_collisions(counts: Any) -> float:
    """Balls less urns that are full, whose mean is known exactly (Knuth, section 3.3.2)."""
    k, n = counting.URNS, counting.BALLS
    return poisson(counts[0], counts[1] * (n + k * np.expm1(n * np.log1p(-1.0 / k))))


def of_runs(counts: Any) -> float:
    """Lengths of runs, of which those of length n have the share 2**-n."""
    return exact(counts[1:], geometric_shares(0.5, counts.size - 1))


def of_gaps(counts: Any) -> float:
    """Words between those that end a gap."""
    return exact(counts, geometric_shares(0.5**counting.EVENTS, counts.size))


def of_ranks(counts: Any) -> float:
    """Defects of matrices of bits."""
    return exact(counts, rank_shares(counting.SIDE, counts.size))


def of_complexities(counts: Any) -> float:
    """Linear complexities around half the length."""
    return exact(counts, complexity_shares(counting.BITS, counts.size))


def of_weights(counts: Any) -> float:
    """Groups of classes of numbers of ones."""
    return chi_square(counts, weight_shares())


def alike(counts: Any) -> float:
    """Cells that are equally likely, in rows of their own."""
    tables = np.atleast_2d(counts)
    return chi_squares(tables, 1.0 / tables.shape[1])
