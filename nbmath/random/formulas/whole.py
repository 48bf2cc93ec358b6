"""Whole numbers: of an interval without bias, and counts of failures."""

import math

from nbmath.elementary.formulas import log1p
from nbmath.random.formulas import double as own
from nbmath.random.formulas.counts import poisson_draw
from nbmath.random.formulas.gammas import SECOND, gamma_at
from nbmath.random.formulas.philox import WORD, Key, Words, attempt_words, philox

LARGEST = (1 << 63) - 1
SMALL = 1 << 32
"""Spans below it are drawn by words of 32 bits, of which a block has four."""
LARGE = 1
"""The attempt whose words the first draws of larger spans have."""
NOT_YET = -2
"""What an attempt at a whole number gives where the next one is to be made."""
FAR = 9.0e18
"""A count that is taken for all that are larger."""


def surplus(span: int) -> int:
    """2**64 modulo a span below 2**63: how many of all words of 64 bits are one too many."""
    half = (LARGEST % span + 1) % span
    rest = span - half
    return half - rest if half >= rest else half + half


def _scaled(word: int, span: int, excess: int) -> int:
    """The upper half of the product of a word and a span, of 32 bits each (Lemire 2019).

    It is one of 0 to span - 1; `NOT_YET` where the lower half is below the excess.
    """
    product = word * (span & WORD)
    return NOT_YET if (product & WORD) < excess else (product >> 32) & WORD


def small_integers(block: int, key: Key, span: int, excess: int) -> Words:
    """First attempts at the elements 4 block .. 4 block + 3 of a span below 2**32."""
    a, b, c, d = philox(block, key)
    return (
        _scaled(a, span, excess),
        _scaled(b, span, excess),
        _scaled(c, span, excess),
        _scaled(d, span, excess),
    )


def small_steps(block: int, key: Key, base: int, slope: int) -> Words:
    """The same where the span of element i is base + slope i.

    Their excess, which takes a division, is below the span: few words need to know it.
    """
    a, b, c, d = philox(block, key)
    first = base + slope * 4 * block
    return (
        _scaled(a, first, first),
        _scaled(b, first + slope, first + slope),
        _scaled(c, first + 2 * slope, first + 2 * slope),
        _scaled(d, first + 3 * slope, first + 3 * slope),
    )


def small_integer(key: Key, index: int, span: int, excess: int) -> int:
    """The first attempt at one element of a span below 2**32."""
    a, b, c, d = philox(index >> 2, key)
    lower = b if index & 1 else a
    upper = d if index & 1 else c
    return _scaled(upper if index & 2 else lower, span, excess)


def _wide(word: int, low_word: int, span: int, excess: int) -> int:
    """The same of a span below 2**63, by a word of 64 bits in two halves."""
    upper = (span >> 32) & WORD
    lower = span & WORD
    least = low_word * lower
    first = low_word * upper
    second = word * lower
    middle = ((least >> 32) & WORD) + (first & WORD) + (second & WORD)
    high = word * upper + ((first >> 32) & WORD) + ((second >> 32) & WORD) + (middle >> 32)
    rest = ((middle & WORD) << 32) | (least & WORD)
    return NOT_YET if 0 <= rest < excess else high


def large_integers(block: int, key: Key, span: int, excess: int) -> tuple[int, int]:
    """First attempts at the elements 2 block and 2 block + 1 of a span from 2**32 on."""
    a, b, c, d = attempt_words(key, block, LARGE)
    return _wide(a, b, span, excess), _wide(c, d, span, excess)


def large_steps(block: int, key: Key, base: int, slope: int) -> tuple[int, int]:
    """The same where the span of element i is base + slope i, as `small_steps` makes them."""
    a, b, c, d = attempt_words(key, block, LARGE)
    first = base + slope * 2 * block
    return _wide(a, b, first, first), _wide(c, d, first + slope, first + slope)


def large_integer(key: Key, index: int, span: int, excess: int) -> int:
    """The first attempt at one such element."""
    first, second = large_integers(index >> 1, key, span, excess)
    return second if index & 1 else first


def integers_attempt(key: Key, index: int, attempt: int, span: int, excess: int) -> int:
    """A later attempt at any span."""
    words = attempt_words(key, index, attempt)
    return _wide(words[0], words[1], span, excess)


def integers_at(key: Key, index: int, low: int, high: int) -> int:
    """One of the whole numbers from low to high - 1; low where there are none."""
    span = high - low
    if span <= 0:
        return low
    large = span >= SMALL
    x = large_integer(key, index, span, span) if large else small_integer(key, index, span, span)
    if x == NOT_YET:  # the excess takes a division: few words need to know it
        excess = surplus(span)
        x = (
            large_integer(key, index, span, excess)
            if large
            else small_integer(key, index, span, SMALL % span)
        )
        attempt = LARGE + 1
        while x == NOT_YET:
            x = integers_attempt(key, index, attempt, span, excess)
            attempt += 1
    return low + x


def geometric_at(key: Key, index: int, p: float) -> int:
    """Trials up to the first success, from the time up to the first event; -1 for a bad p."""
    words = attempt_words(key, index, 0)
    time = own.waiting(words[0], words[1]) / -log1p(-p)
    trials = 1.0 + (time if time < FAR else FAR)
    return int(trials) if 0.0 < p <= 1.0 else -1


def negative_binomial_at(key: Key, index: int, n: float, p: float) -> int:
    """Failures before n successes: a Poisson draw whose mean is a gamma draw; -1 for bad ones."""
    return int(poisson_draw(key, index, SECOND, at_most(gamma_at(key, index, n, odds(n, p)))))


def odds(n: float, p: float) -> float:
    """Failures that are expected for each success; nan where n or p is bad."""
    return (1.0 - p) / p if 0.0 < n < math.inf and 0.0 < p <= 1.0 else math.nan


def at_most(mean: float) -> float:
    """A mean that can be counted."""
    return own.MANY if mean > own.MANY else mean
