"""Keys as values: in Python, and as compiled code makes them."""

from __future__ import annotations

import operator
from typing import Any, NamedTuple, Self, SupportsIndex

from numba import extending, types

from nbmath._targets import bind

WORD = 0xFFFFFFFF
_fold_in = bind("random", "python").fold_in


def integer(value: SupportsIndex, argument: str) -> int:
    """A non-negative integer from anything that is one."""
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(
            f"{argument} is a {type(value).__name__}; expected a non-negative integer"
        ) from None
    if number < 0:
        raise ValueError(f"{argument} is {number}; expected a non-negative integer")
    return number


class _KeyType(type):
    """The type of Key itself, so that compiled code calls an overload where Key is called.

    Numba would build any named tuple from the arguments as they are, and a key of one word.
    """


class _Words(NamedTuple):
    seed: int
    word1: int
    word2: int
    word3: int


class Key(_Words, metaclass=_KeyType):
    """What random draws are a function of: four integers of 32 bits, made from a seed.

    A key is a plain value: equal seeds give equal keys, keys can be compared, hashed, stored and
    passed into `@njit` functions and CUDA kernels as they are.

    Parameters:
        seed: Any non-negative integer. All of its first 128 bits become the words, lowest first;
            the rest of a longer one is folded in, 32 bits after 32 bits.
        word1, word2, word3: Further words of 32 bits, where a key is written out in full.

    Returns: The key. Inside `@njit` code a seed has 64 bits.

    Raises:
        TypeError: The seed is no integer.
        ValueError: It is negative.

    Examples:
        >>> from nbmath.random import Key
        >>> Key(7)
        Key(7, 0, 0, 0)
        >>> Key(2**64 + 7) == Key(7, 0, 1, 0)
        True
    """

    __slots__ = ()

    def __new__(cls, seed: SupportsIndex, word1: int = 0, word2: int = 0, word3: int = 0) -> Self:
        """Spread the seed over the words."""
        number = integer(seed, "seed")
        for place, word in enumerate((word1, word2, word3), start=1):
            number += integer(word, f"word{place}") << 32 * place
        words = [number >> shift & WORD for shift in (0, 32, 64, 96)]
        key = super().__new__(cls, *words)
        number >>= 128
        while number:
            key = cls._make(_fold_in(key, number & WORD))
            number >>= 32
        return key

    def __repr__(self) -> str:
        return f"Key({', '.join(map(str, self))})"


Key.__module__ = "nbmath.random"
KEY = types.NamedUniTuple(types.int64, 4, Key)


@extending.typeof_impl.register(_KeyType)
def _typeof_key_class(value: Any, context: Any) -> None:
    """No type of its own: the overload of Key is found by value."""


@extending.intrinsic
def _as_key(typingctx: Any, words: Any) -> Any:
    """A tuple of four integers as a Key."""

    def same_layout(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return arguments[0]

    return KEY(types.UniTuple(types.int64, 4)), same_layout


as_key: Any = _as_key
