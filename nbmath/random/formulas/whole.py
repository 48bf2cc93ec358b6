"""Whole numbers: of an interval without bias, and counts of failures."""

import math

from nbmath.elementary.formulas import log1p
from nbmath.random.formulas import double as own
from nbmath.random.formulas.counts import poisson_draw
from nbmath.random.formulas.gammas import SECOND, standard_gamma
from nbmath.random.formulas.philox import WORD, Key, attempt_words

LARGEST = (1 << 63) - 1
NOT_YET = -2
"""What an attempt at a whole number gives where the next one is to be made."""
FAR = 9.0e18
"""A count that is taken for all that are larger."""


def surplus(span: int) -> int:
    """2**64 modulo a span below 2**63: how many of all words of 64 bits are one too many."""
    half = (LARGEST % span + 1) % span
    rest = span - half
    return half - rest if half >= rest else half + half


def integers_attempt(key: Key, index: int, attempt: int, low: int, span: int, excess: int) -> int:
    """An attempt at a whole number from 0 to span - 1 (Lemire 2019).

    It is the upper half of the product of the span and a word of 64 bits, which is thrown away
    where the lower half is below `surplus(span)`.
    """
    words = attempt_words(key, index, attempt)
    upper = (span >> 32) & WORD
    lower = span & WORD
    least = words[1] * lower
    first = words[1] * upper
    second = words[0] * lower
    middle = ((least >> 32) & WORD) + (first & WORD) + (second & WORD)
    high = words[0] * upper + ((first >> 32) & WORD) + ((second >> 32) & WORD) + (middle >> 32)
    rest = ((middle & WORD) << 32) | (least & WORD)
    return NOT_YET if 0 <= rest < excess else high


def integers_from(key: Key, index: int, x: int, low: int, span: int, excess: int) -> int:
    """What is drawn where x is the number from 0 on."""
    return low + x


def integers_at(key: Key, index: int, low: int, high: int) -> int:
    """One of the whole numbers from low to high - 1; low where there are none."""
    span = high - low
    if span <= 0:
        return low
    attempt = 0
    # The surplus takes a division, and is less than the span: few words need to know it
    x = integers_attempt(key, index, attempt, low, span, span)
    if x == NOT_YET:
        excess = surplus(span)
        x = integers_attempt(key, index, attempt, low, span, excess)
        while x == NOT_YET:
            attempt += 1
            x = integers_attempt(key, index, attempt, low, span, excess)
    return low + x


def geometric_at(key: Key, index: int, p: float) -> int:
    """Trials up to the first success, from the time up to the first event; -1 for a bad p."""
    words = attempt_words(key, index, 0)
    time = own.waiting(words[0], words[1]) / -log1p(-p)
    trials = 1.0 + (time if time < FAR else FAR)
    return int(trials) if 0.0 < p <= 1.0 else -1


def negative_binomial_at(key: Key, index: int, n: float, p: float) -> int:
    """Failures before n successes: a Poisson draw whose mean is a gamma draw; -1 for bad ones."""
    if not (0.0 < n < math.inf and 0.0 < p <= 1.0):
        return -1
    mean = standard_gamma(key, index, 0, n) * ((1.0 - p) / p)
    return int(poisson_draw(key, index, SECOND, mean if mean < own.MANY else own.MANY))
