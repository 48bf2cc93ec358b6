"""Random numbers from hashed counters (the finaliser of SplitMix64, Steele et al. 2014)."""

import math
from typing import Any

import numpy as np

from verify._cache import compiled

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_ELEVEN = np.uint64(11)


@compiled
def mix(word: Any) -> Any:
    """A bijection of 64-bit words in which every input bit reaches every output bit."""
    word = (word ^ (word >> np.uint64(30))) * _FIRST
    word = (word ^ (word >> np.uint64(27))) * _SECOND
    return word ^ (word >> np.uint64(31))


@compiled
def key_of(seed: int, salt: int, index: int) -> Any:
    """The key of one case."""
    word = mix(np.uint64(seed) * _GOLDEN + np.uint64(salt))
    return mix(word + _GOLDEN * np.uint64(index))


@compiled
def word(key: Any, j: int) -> Any:
    """The j-th word of a key."""
    return mix(key + _GOLDEN * np.uint64(j + 1))


@compiled
def uniform(key: Any, j: int) -> float:
    """A float64 in [0, 1)."""
    return float(word(key, j) >> _ELEVEN) * 2.0**-53


@compiled
def below(key: Any, j: int, n: int) -> Any:
    """A whole number in [0, n)."""
    return np.int64(word(key, j) >> np.uint64(1)) % n


@compiled
def normal(key: Any, j: int) -> float:
    """A standard normal draw, by Box and Muller (1958)."""
    radius = math.sqrt(-2.0 * math.log(1.0 - uniform(key, 2 * j)))
    return radius * math.cos(2.0 * math.pi * uniform(key, 2 * j + 1))


@compiled
def chosen(key: Any, structure: int) -> int:
    """The structure itself, or one of the first k for -k."""
    return structure if structure >= 0 else below(key, 7777777, -structure)


@compiled
def size(seed: int, salt: int, index: int, low: int, high: int) -> Any:
    """A size in [low, high]: mostly a handful, often the least, seldom large."""
    key = key_of(seed, salt, index)
    choice = below(key, 0, 32)
    top = high
    if choice < 4:
        top = low
    elif choice < 24:
        top = low + 7
    elif choice < 30:
        top = low + 15
    top = min(high, top)
    return low + below(key, 1, top - low + 1)
