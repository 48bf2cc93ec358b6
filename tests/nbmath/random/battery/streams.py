"""Streams of words that batteries read: one key's, and those of many keys that lie side by side.

A stream is a function `(first, out)` that writes the words of its blocks from `first` on, four to
a block. In all but the plain one a block has few neighbours of its own key: words that depend on
how near keys, counters or attempts are would show.
"""

from collections.abc import Callable
from typing import Any

from nbmath._targets import driver
from nbmath.random import Key
from nbmath.random.cpu import bits_array, fold_in, philox

Stream = Callable[[int, Any], None]
"""The words from a block on, into an array whose length is a multiple of 16."""

ATTEMPT = 1 << 40
"""The first block of the next attempt at an element."""


@driver
def seeds_array(key: Any, first: Any, out: Any) -> None:
    """The first four blocks of each of neighbouring seeds."""
    for i in range(out.size // 4):
        j = first + i
        own = (j >> 2) & 0xFFFFFFFF, key[1], key[2], key[3]
        out[4 * i], out[4 * i + 1], out[4 * i + 2], out[4 * i + 3] = philox(j & 3, own)


@driver
def upper_seeds_array(key: Any, first: Any, out: Any) -> None:
    """The first block of each of neighbouring seeds that differ above bit 64."""
    for i in range(out.size // 4):
        own = key[0], key[1], (first + i) & 0xFFFFFFFF, key[3]
        out[4 * i], out[4 * i + 1], out[4 * i + 2], out[4 * i + 3] = philox(0, own)


@driver
def children_array(key: Any, first: Any, out: Any) -> None:
    """The first four blocks of each of the keys that are folded in, as `split` does."""
    for i in range(out.size // 4):
        j = first + i
        own = fold_in(key, j >> 2)
        out[4 * i], out[4 * i + 1], out[4 * i + 2], out[4 * i + 3] = philox(j & 3, own)


@driver
def attempts_array(key: Any, first: Any, out: Any) -> None:
    """The first eight attempts at each of the elements."""
    for i in range(out.size // 4):
        j = first + i
        block = (j & 7) * ATTEMPT + (j >> 3)
        out[4 * i], out[4 * i + 1], out[4 * i + 2], out[4 * i + 3] = philox(block, key)


def of(fill: Any, key: Key) -> Stream:
    """A stream of a driver `(key, first, out)`."""
    return lambda first, out: fill(key, first, out)


def streams(key: Key) -> dict[str, Stream]:
    """All of them, the plain one first."""
    return {
        "words of one key": of(bits_array, key),
        "neighbouring seeds": of(seeds_array, key),
        "seeds above bit 64": of(upper_seeds_array, key),
        "folded keys": of(children_array, key),
        "attempts": of(attempts_array, key),
    }
