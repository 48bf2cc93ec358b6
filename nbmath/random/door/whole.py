"""Whole numbers: of an interval, and counts of trials and failures."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath._targets import overload as _overload
from nbmath.random.cpu import inside_related as _related_inside
from nbmath.random.cpu import samplers as _samplers
from nbmath.random.cpu import whole as _whole_cpu
from nbmath.random.cpu.keys import Key
from nbmath.random.door.fills import Size, drawn, fill_by, pick_by, picked, positive, sensible

__all__ = [
    "geometric",
    "geometric_at",
    "integers",
    "integers_at",
    "negative_binomial",
    "negative_binomial_at",
]


def integers(
    key: Key,
    low: ArrayLike,
    high: ArrayLike | None = None,
    size: Size = None,
    *,
    endpoint: bool = False,
    out: NDArray[Any] | None = None,
) -> Any:
    """Whole numbers from `low` to `high` - 1, each with the same probability.

    Parameters:
        key: A key.
        low: The smallest; where `high` is not given, 0 is and this is `high`.
        high: One more than the largest, or the largest where `endpoint` is true; numbers or arrays
            that broadcast to `size`. The interval has at most 2**63 - 1 numbers.
        size: The shape of the result; None for that of `low` and `high`.
        endpoint: Whether `high` itself can be drawn.
        out: Where to write the draws, an array of int64; gives `size`.

    Returns:
        An array of int64, or a number: the upper half of the product of a random word and how many
        there are, with no bias left, as the words that are too many are thrown away. A word has 32
        bits where there are fewer than 2**32.

    Raises:
        ValueError: An interval is empty or too long. Compiled code gives low there.

    Source: Lemire, ACM Transactions on Modeling and Computer Simulation 29, 2019,
        doi 10.1145/3230636.

    Examples:
        >>> from nbmath.random import Key, integers
        >>> integers(Key(0), 1, 6, 8, endpoint=True)
        array([3, 6, 5, 4, 6, 3, 5, 1])
    """
    low, span = _interval(low, high, endpoint)
    each = _whole_cpu.integers_each_array if low.ndim or span.ndim else _whole_cpu.integers_array
    return fill_by(key, each, (low, span), size, out)


def integers_at(key: Key, index: ArrayLike, low: ArrayLike, high: ArrayLike) -> Any:
    """The whole numbers of a key at chosen indices: `integers(key, low, high, size)[index]`.

    Parameters:
        key: A key.
        index: An index, or an array of them, from 0 to 2**40 - 1.
        low, high: The smallest, and one more than the largest.

    Returns: A number, or an array of int64 of the shape of all arguments together.

    Examples:
        >>> from nbmath.random import Key, integers, integers_at
        >>> print(integers_at(Key(0), 1, 1, 7) == integers(Key(0), 1, 7, 2)[1])
        True
    """
    least, span = _interval(low, high, False)
    return pick_by(key, _samplers.integers_at_array, index, (least, least + span))


def _interval(
    low: ArrayLike, high: ArrayLike | None, endpoint: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The smallest number and how many there are."""
    bounds = (0, low) if high is None else (low, high)
    least, end = (_whole(x, name) for x, name in zip(bounds, ("low", "high"), strict=True))
    with np.errstate(over="ignore"):
        span = np.subtract(end, least) + np.int64(endpoint)  # not positive where it has 64 bits
    if not np.all((span > 0) & (end >= least)):
        raise ValueError(
            f"low is {least} and high is {end}; expected from 1 to 2**63 - 1 whole numbers between"
        )
    return least, np.asarray(span)


def _whole(value: ArrayLike, argument: str) -> NDArray[np.int64]:
    array = np.asarray(value)
    if array.dtype.kind not in "iu" and array.size:
        raise TypeError(f"{argument} has dtype {array.dtype}; expected integers")
    if array.dtype.kind == "u" and array.size and int(array.max()) >= 2**63:
        raise ValueError(f"{argument} is {array.max()}; expected integers below 2**63")
    return array.astype(np.int64)


def geometric(key: Key, p: ArrayLike, size: Size = None, *, out: NDArray[Any] | None = None) -> Any:
    """Geometric draws: trials up to and with the first success.

        P(k) = (1 - p)^(k - 1) p,  k = 1, 2, ...

    Parameters:
        key: A key.
        p: The probability of a success, positive; a number or an array that broadcasts to `size`.
        size, out: As for `poisson`.

    Returns: An array of int64, or a number; 9e18 where there are more.
    Raises: ValueError where `p` is not above 0 and at most 1. Compiled code gives -1.
    Source: inversion, by an exponential draw; Devroye 1986, section X.2.

    Examples:
        >>> from nbmath.random import Key, geometric
        >>> geometric(Key(0), 0.25, 4)
        array([ 4,  1, 14,  1])
    """
    chance = sensible(p, "p", "a probability above 0", lambda x: (x > 0.0) & (x <= 1.0))
    return drawn(key, _samplers.geometric_array, (chance,), size, np.int64, out)


def geometric_at(key: Key, index: ArrayLike, p: ArrayLike) -> Any:
    """The geometric draws of a key at chosen indices: `geometric(key, p, size)[index]`.

    Parameters, Returns: as for `poisson_at`.

    Examples:
        >>> from nbmath.random import Key, geometric, geometric_at
        >>> print(geometric_at(Key(0), 1, 0.25) == geometric(Key(0), 0.25, 2)[1])
        True
    """
    return picked(key, _samplers.geometric_at_array, index, {"p": p}, counts=True)


def negative_binomial(
    key: Key, n: ArrayLike, p: ArrayLike, size: Size = None, *, out: NDArray[Any] | None = None
) -> Any:
    """Negative binomial draws: failures before `n` successes of probability `p` each.

        P(k) = Gamma(n + k) / (k! Gamma(n)) p^n (1 - p)^k

    Parameters:
        key: A key.
        n: Successes, a positive number that need not be whole; a number or an array that broadcasts
            to `size`.
        p: The probability of a success, above 0, likewise.
        size, out: As for `poisson`.

    Returns: An array of int64, or a number: Poisson draws with gamma draws as their means.
    Raises: ValueError where `n` is not positive and finite, or `p` no such probability. Compiled
        code gives -1.
    Source: Greenwood & Yule, Journal of the Royal Statistical Society 83, 1920.

    Examples:
        >>> from nbmath.random import Key, negative_binomial
        >>> int(negative_binomial(Key(0), 10, 1.0))
        0
    """
    chance = sensible(p, "p", "a probability above 0", lambda x: (x > 0.0) & (x <= 1.0))
    parameters = positive(n, "n"), chance
    return drawn(key, _samplers.negative_binomial_array, parameters, size, np.int64, out)


def negative_binomial_at(key: Key, index: ArrayLike, n: ArrayLike, p: ArrayLike) -> Any:
    """The negative binomial draws of a key at chosen indices.

    Parameters, Returns: as for `poisson_at`.

    Examples:
        >>> from nbmath.random import Key, negative_binomial, negative_binomial_at
        >>> draws = negative_binomial(Key(0), 10, 0.5, 2)
        >>> print(negative_binomial_at(Key(0), 1, 10, 0.5) == draws[1])
        True
    """
    return picked(key, _samplers.negative_binomial_at_array, index, {"n": n, "p": p}, counts=True)


_overload(integers)(_related_inside.integers)
_overload(integers_at)(_related_inside.integers_at)
_overload(geometric)(_related_inside.geometric)
_overload(geometric_at)(_related_inside.geometric_at)
_overload(negative_binomial)(_related_inside.negative_binomial)
_overload(negative_binomial_at)(_related_inside.negative_binomial_at)
