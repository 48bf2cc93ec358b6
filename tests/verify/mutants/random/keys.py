"""Wrong keys and wrong words, each a mistake that somebody has made."""

from typing import Any

import numpy as np


def words(seed: Any, size: Any) -> Any:
    source = np.random.Generator(np.random.Philox(int(seed)))
    return source.integers(0, 2**32, size, np.uint32)


def seeds_that_follow(seed: Any, n: Any) -> Any:
    """The number of a child is added to one word."""
    own = np.tile(words(seed, 4), (n, 1))
    own[:, 0] += np.arange(n, dtype=np.uint32)
    return own


def children_of_few_bits(seed: Any, n: Any) -> Any:
    """The number of a child counts to 256."""
    return np.array([words(int(seed) + i % 256, 4) for i in range(n)])


def children_that_depend_on_how_many(seed: Any, n: Any) -> Any:
    return np.array([words(int(seed) + n + i, 4) for i in range(n)])


def words_of_31_bits(seed: Any, size: Any) -> Any:
    """What a generator of signed numbers gives."""
    return words(seed, size) >> np.uint32(1)


def words_without_a_last_bit(seed: Any, size: Any) -> Any:
    """What a congruential generator gives, whose last bits are no random ones."""
    return words(seed, size) & np.uint32(0xFFFFFF00)


def words_twice(seed: Any, size: Any) -> Any:
    return np.repeat(words(seed, size), 2)[:size]


MUTANTS = {
    "keys_of_a_split_are_different_and_their_words_uniform": [
        seeds_that_follow,
        children_of_few_bits,
        children_that_depend_on_how_many,
    ],
    "words_of_a_key_are_uniform": [words_of_31_bits, words_without_a_last_bit, words_twice],
}
