"""Keys made from keys, and the random words of a key."""

from __future__ import annotations

from typing import Any, SupportsIndex

import numpy as np

from nbmath import _door
from nbmath._targets import overload as _overload
from nbmath.random import cpu as _cpu
from nbmath.random.cpu import inside as _inside
from nbmath.random.cpu.keys import Key
from nbmath.random.cpu.keys import integer as _integer
from nbmath.random.door.fills import Size, check_key, shape_of

__all__ = ["bits", "fold_in", "split"]


def split(key: Key, n: SupportsIndex = 2) -> tuple[Key, ...]:
    """`n` new keys, whose draws have nothing to do with each other's or with those of `key`.

    Parameters:
        key: A key; it may still be used for draws of its own.
        n: How many. The first of them do not depend on it: they are `fold_in(key, i)`.

    Returns: A tuple of keys.

    Examples:
        >>> from nbmath.random import Key, split
        >>> shuffling, starts = split(Key(0))
        >>> shuffling == starts
        False
    """
    check_key(key)
    return _keys(key, 0, _integer(n, "n"))


def fold_in(key: Key, data: SupportsIndex) -> Key:
    """A new key from a key and a number, such as the index of a particle, an epoch or a layer.

    The new words are the Philox block of `key` at the counter `data`, with the counter's 64th bit
    set: no draw of `key` has such a counter.

    Parameters:
        key: A key.
        data: An integer from 0 to 2**63 - 1.

    Returns: A key. The same call works inside `@njit` code; in a kernel it gives a plain tuple.

    Examples:
        >>> from nbmath.random import Key, fold_in
        >>> fold_in(Key(0), 5) == fold_in(Key(0), 5), fold_in(Key(0), 5) == fold_in(Key(0), 6)
        (True, False)
    """
    check_key(key)
    number = _integer(data, "data")
    if number >> 63:
        raise ValueError(f"data is {number}; expected an integer below 2**63")
    return _keys(key, number, 1)[0]


def _keys(key: Key, first: int, count: int) -> tuple[Key, ...]:
    """The keys of the numbers from `first` on."""
    words = np.empty((count, 4), np.uint32)
    _cpu.folded(key, first, words)
    return tuple(map(Key._make, words.tolist()))


def bits(key: Key, size: Size = None) -> Any:
    """Random integers of 32 bits: the words of Philox4x32-10 themselves.

    Parameters:
        key: A key.
        size: The shape; None for one number.

    Returns:
        An array of uint32. Its elements 4 i .. 4 i + 3 are the block of the counter i.

    Source: Salmon, Moraes, Dror & Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011.

    Examples:
        >>> from nbmath.random import Key, bits
        >>> [hex(word) for word in bits(Key(0), 4)]
        ['0x6627e8d5', '0xe169c58d', '0xbc57ac4c', '0x9b00dbd8']
    """
    check_key(key)
    out = np.empty(shape_of(size), np.uint32)
    if _door.parallel(out.size):
        _cpu.bits_array_parallel(key, out.reshape(-1))
    else:
        _cpu.bits_array(key, 0, out.reshape(-1))
    return out if size is not None else out[()]


_overload(Key)(_inside.key)
_overload(fold_in)(_inside.fold_in)
_overload(bits)(_inside.bits)
