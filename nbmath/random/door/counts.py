"""Counts of events: Poisson and binomial draws."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath._targets import overload as _overload
from nbmath.random.cpu import inside_samplers as _samplers_inside
from nbmath.random.cpu import samplers as _samplers
from nbmath.random.cpu.keys import Key
from nbmath.random.door.fills import Size, drawn, picked, sensible

__all__ = ["binomial", "binomial_at", "poisson", "poisson_at"]

MANY = 2.0**62
"""The largest count that may be expected."""


def poisson(
    key: Key, lam: ArrayLike = 1.0, size: Size = None, *, out: NDArray[Any] | None = None
) -> Any:
    """Poisson draws: how many events happen where `lam` are expected.

        P(k) = exp(-lam) lam^k / k!

    Parameters:
        key: A key.
        lam: The mean, from 0 to 2**62; a number or an array that broadcasts to `size`.
        size: The shape of the result; None for that of `lam`.
        out: Where to write the draws, an array of int64; gives `size`.

    Returns: An array of int64, or a number.

    Raises:
        ValueError: `lam` is out of its range or nan. Compiled code gives -1.

    Source: up to lam = 30 inversion, by a table with a guide (Chen & Asau, AIIE Transactions 6,
        1974) where all draws have one mean; above it the algorithm PTRS of Hörmann, Insurance:
        Mathematics and Economics 12, 1993, doi 10.1016/0167-6687(93)90997-4, with probabilities
        after Loader (2000), which keep their digits for any mean.

    Examples:
        >>> from nbmath.random import Key, poisson
        >>> poisson(Key(0), 4.0, 6)
        array([3, 8, 1, 6, 7, 4])
    """
    rate = sensible(lam, "lam", "a mean from 0 to 2**62", lambda x: (x >= 0.0) & (x <= MANY))
    return drawn(key, _samplers.poisson_array, (rate,), size, np.int64, out)


def poisson_at(key: Key, index: ArrayLike, lam: ArrayLike = 1.0) -> Any:
    """The Poisson draws of a key at chosen indices: `poisson(key, lam, n)[index]`.

    Parameters:
        key: A key.
        index: An index, or an array of them, from 0 to 2**40 - 1.
        lam: As for `poisson`, not checked: a bad one gives -1.

    Returns: A number, or an array of int64 of the shape of `index` and `lam` together.

    Examples:
        >>> from nbmath.random import Key, poisson, poisson_at
        >>> print(poisson_at(Key(0), 1, 4.0) == poisson(Key(0), 4.0, 2)[1])
        True
    """
    return picked(key, _samplers.poisson_at_array, index, {"lam": lam}, counts=True)


def binomial(
    key: Key, n: ArrayLike, p: ArrayLike, size: Size = None, *, out: NDArray[Any] | None = None
) -> Any:
    """Binomial draws: how many of `n` trials succeed, each with probability `p`.

        P(k) = n! / (k! (n - k)!) p^k (1 - p)^(n - k)

    Parameters:
        key: A key.
        n: Trials: whole numbers from 0 to 2**62; a number or an array that broadcasts to `size`.
            Above 2**53 they are rounded to a float64.
        p: The probability of a success, likewise.
        size, out: As for `poisson`.

    Returns: An array of int64, or a number.

    Raises:
        ValueError: `n` or `p` is out of its range, or `n` no whole number. Compiled code gives -1.

    Source: up to 30 expected of the rarer outcome inversion, as for `poisson`; above it the
        algorithm BTRS of Hörmann, Journal of Statistical Computation and Simulation 46, 1993,
        doi 10.1080/00949659308811496, with probabilities after Loader (2000).

    Examples:
        >>> from nbmath.random import Key, binomial
        >>> binomial(Key(0), 10, 0.3, 6)
        array([3, 6, 0, 4, 5, 3])
    """
    words = "a whole number of trials, from 0 to 2**62"
    trials = sensible(n, "n", words, lambda x: (x >= 0.0) & (x <= MANY) & (x == np.floor(x)))
    chance = sensible(p, "p", "a probability", lambda x: (x >= 0.0) & (x <= 1.0))
    return drawn(key, _samplers.binomial_array, (trials, chance), size, np.int64, out)


def binomial_at(key: Key, index: ArrayLike, n: ArrayLike, p: ArrayLike) -> Any:
    """The binomial draws of a key at chosen indices: `binomial(key, n, p, count)[index]`.

    Parameters, Returns: as for `poisson_at`.

    Examples:
        >>> from nbmath.random import Key, binomial, binomial_at
        >>> print(binomial_at(Key(0), 1, 10, 0.3) == binomial(Key(0), 10, 0.3, 2)[1])
        True
    """
    return picked(key, _samplers.binomial_at_array, index, {"n": n, "p": p}, counts=True)


_overload(poisson)(_samplers_inside.poisson)
_overload(poisson_at)(_samplers_inside.poisson_at)
_overload(binomial)(_samplers_inside.binomial)
_overload(binomial_at)(_samplers_inside.binomial_at)
