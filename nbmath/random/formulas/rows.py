"""Draws of many numbers that belong together: shares, counts of categories, orders."""

import math
from typing import Any

from nbmath.elementary.formulas import exp
from nbmath.random.formulas import double as own
from nbmath.random.formulas.counts import binomial_draw
from nbmath.random.formulas.gammas import standard_gamma, standard_loggamma
from nbmath.random.formulas.philox import Key, attempt_words
from nbmath.random.formulas.whole import integers_at

PLAIN = (0.3, 1e30)
"""Shapes whose gamma draws are far from underflowing, and from overflowing a sum."""


def are_plain(alpha: list[float]) -> bool:
    """Whether gamma draws of all these shapes can be added without their logarithms."""
    plain = 0
    for j in range(len(alpha)):
        plain += 1 if PLAIN[0] <= alpha[j] <= PLAIN[1] else 0
    return plain == len(alpha)


def to_shares(out: list[float]) -> None:
    """Draws become shares of their sum, in place."""
    total = 0.0
    for j in range(len(out)):
        total += out[j]
    for j in range(len(out)):
        out[j] = out[j] / total


def from_logarithms(out: list[float]) -> None:
    """Logarithms of draws become draws, the largest of which is one, in place."""
    peak = -math.inf
    for j in range(len(out)):
        peak = peak if out[j] <= peak else out[j]
    for j in range(len(out)):
        out[j] = exp(out[j] - peak)


def dirichlet(key: Key, row: int, alpha: list[float], out: list[float]) -> None:
    """A row of the Dirichlet draws of a key: shares of gamma draws."""
    if are_plain(alpha):
        for j in range(len(alpha)):
            out[j] = standard_gamma(key, row * len(alpha) + j, 0, alpha[j])
    else:
        for j in range(len(alpha)):
            out[j] = standard_loggamma(key, row * len(alpha) + j, 0, alpha[j])
        from_logarithms(out)
    to_shares(out)


def multinomial(key: Key, row: int, n: float, p: list[float], out: list[int]) -> None:
    """A row of the multinomial draws of a key: binomial draws of what is left, one by one."""
    rest = n
    left = p[0] * 0.0 + 1.0
    last = len(p) - 1
    for j in range(last):
        share = p[j] / left if p[j] < left else 1.0
        count = binomial_draw(key, row * len(p) + j, 0, rest, share if rest > 0.0 else 0.0)
        out[j] = int(count)
        rest -= count
        left -= p[j]
    out[last] = int(rest)


def shuffle(key: Key, x: list[Any]) -> None:
    """Put entries in an order of which each is equally likely (Durstenfeld 1964), in place."""
    for i in range(len(x)):
        j = integers_at(key, i, 0, i + 1)
        entry = x[j]
        x[j] = x[i]
        x[i] = entry


def permutation(key: Key, out: list[int]) -> None:
    """The numbers from 0 on in such an order."""
    for i in range(len(out)):
        out[i] = i
    shuffle(key, out)


def cumulate(p: list[float], out: list[float]) -> float:
    """Cumulated shares of weights, 1 from the last positive one on; nan where there is none."""
    total = p[0] * 0.0
    for j in range(len(p)):
        total += p[j] if p[j] >= 0.0 else math.nan
    so_far = 0.0 * total
    last = 0
    for j in range(len(p)):
        so_far += p[j]
        out[j] = so_far / total
        last = j if p[j] > 0.0 else last
    for j in range(last, len(p)):
        out[j] = 1.0
    return total if total > 0.0 else math.nan


def categorical_at(key: Key, index: int, cumulated: list[float]) -> int:
    """One element of the categories drawn with a key, by their cumulated shares."""
    words = attempt_words(key, index, 0)
    u = own.open_unit(words[0], words[1])
    low = 0
    high = len(cumulated) - 1
    while low < high:
        middle = (low + high) // 2
        above = u < cumulated[middle]
        high = middle if above else high
        low = low if above else middle + 1
    return low
