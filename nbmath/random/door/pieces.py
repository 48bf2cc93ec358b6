"""Draws on a circle, on a piece of a line, and of a population."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nbmath._targets import overload as _overload
from nbmath.random.cpu import inside_pieces as _inside
from nbmath.random.cpu import samplers as _samplers
from nbmath.random.cpu.keys import Key
from nbmath.random.door.fills import Size, drawn, not_negative, numbers, picked, sensible

__all__ = [
    "hypergeometric",
    "hypergeometric_at",
    "truncated_normal",
    "truncated_normal_at",
    "vonmises",
    "vonmises_at",
]


def vonmises(
    key: Key,
    mu: ArrayLike,
    kappa: ArrayLike,
    size: Size = None,
    dtype: DTypeLike = np.float64,
    *,
    out: NDArray[Any] | None = None,
) -> Any:
    """Draws of the von Mises distribution: directions around `mu`.

        density proportional to exp(kappa cos(x - mu))

    Parameters:
        key: A key.
        mu: The mean direction, any finite number.
        kappa: The concentration, finite and not negative; 0 for all directions alike.
        size, dtype, out: As for `gamma`.

    Returns:
        An array of angles from -pi to pi, or a number. Around mu = 0 they keep all their digits,
        however large `kappa` is.

    Raises: ValueError where a parameter is bad. Compiled code gives nan.
    Source: rejection from normal draws, as sin(pi f / 2)^2 >= f^2, or from uniform ones
        (docs/random.md); 64 of 100 proposals stand at least.

    Examples:
        >>> from nbmath.random import Key, vonmises
        >>> bool(abs(vonmises(Key(0), 0.0, 1e10, 100)).max() < 1e-4)
        True
    """
    mean = sensible(mu, "mu", "a finite direction", np.isfinite)
    parameters = mean, not_negative(kappa, "kappa")
    return drawn(key, _samplers.vonmises_array, parameters, size, dtype, out)


def vonmises_at(key: Key, index: ArrayLike, mu: ArrayLike, kappa: ArrayLike) -> Any:
    """The von Mises draws of a key at chosen indices: `vonmises(key, mu, kappa, size)[index]`.

    Parameters, Returns: as for `gamma_at`.

    Examples:
        >>> from nbmath.random import Key, vonmises, vonmises_at
        >>> print(vonmises_at(Key(0), 1, 0.5, 2.0) == vonmises(Key(0), 0.5, 2.0, 2)[1])
        True
    """
    return picked(key, _samplers.vonmises_at_array, index, {"mu": mu, "kappa": kappa})


def truncated_normal(
    key: Key,
    a: ArrayLike,
    b: ArrayLike,
    size: Size = None,
    dtype: DTypeLike = np.float64,
    *,
    out: NDArray[Any] | None = None,
) -> Any:
    """Standard normal draws of an interval.

        density proportional to exp(-x^2 / 2) from a to b

    Parameters:
        key: A key.
        a, b: The ends, of which one or both may be infinite: as far from the mean in standard
            deviations as they are in SciPy's `truncnorm`.
        size, dtype, out: As for `gamma`.

    Returns: An array of draws, or a number, right in tails however far and intervals however short.
    Raises: ValueError where a is above b, nan, or the interval is at infinity. Compiled code gives
        nan.
    Source: rejection from exponential, uniform or normal draws after Robert, Statistics and
        Computing 5, 1995, doi 10.1007/BF00143942.

    Examples:
        >>> from nbmath.random import Key, truncated_normal
        >>> far = truncated_normal(Key(0), 40.0, float("inf"), 1000)
        >>> bool(40 < far.min() < far.max() < 40.3)
        True
    """
    low, high = numbers(a, "a"), numbers(b, "b")
    good = (low <= high) & (low < np.inf) & (high > -np.inf)
    if not np.all(good):
        raise ValueError(f"a is {low} and b is {high}; expected the ends of an interval, a <= b")
    return drawn(key, _samplers.truncated_normal_array, (low, high), size, dtype, out)


def truncated_normal_at(key: Key, index: ArrayLike, a: ArrayLike, b: ArrayLike) -> Any:
    """The truncated normal draws of a key at chosen indices.

    Parameters, Returns: as for `gamma_at`.

    Examples:
        >>> from nbmath.random import Key, truncated_normal, truncated_normal_at
        >>> print(truncated_normal_at(Key(0), 1, 1.0, 2.0) == truncated_normal(Key(0), 1, 2, 2)[1])
        True
    """
    return picked(key, _samplers.truncated_normal_at_array, index, {"a": a, "b": b})


def hypergeometric(
    key: Key,
    ngood: ArrayLike,
    nbad: ArrayLike,
    nsample: ArrayLike,
    size: Size = None,
    *,
    out: NDArray[Any] | None = None,
) -> Any:
    """Hypergeometric draws: how many good ones are among some of a population.

        P(k) = C(ngood, k) C(nbad, nsample - k) / C(ngood + nbad, nsample)

    Parameters:
        key: A key.
        ngood, nbad: How many good and bad ones there are, whole numbers whose sum is at most 2**53.
        nsample: How many are taken, without replacement.
        size, out: As for `poisson`.

    Returns: An array of int64, or a number.
    Raises: ValueError where numbers are negative, not whole or too large. Compiled code gives -1.
    Source: up to 30 expected inversion; above it ratios of uniform draws after Stadlober, Journal
        of Computational and Applied Mathematics 31, 1990, doi 10.1016/0377-0427(90)90349-5, with
        probabilities after Loader (2000).

    Examples:
        >>> from nbmath.random import Key, hypergeometric
        >>> hypergeometric(Key(0), 5, 3, 8, 4)
        array([5, 5, 5, 5])
    """
    good, bad = _count(ngood, "ngood"), _count(nbad, "nbad")
    taken = _count(nsample, "nsample")
    if not np.all(taken <= good + bad) or np.any(good > MOST - bad):
        raise ValueError(
            f"ngood is {good}, nbad is {bad} and nsample is {taken}; expected a sample of no more"
            " than there are, and 2**53 of these at most"
        )
    return drawn(key, _samplers.hypergeometric_array, (good, bad, taken), size, np.int64, out)


def hypergeometric_at(
    key: Key, index: ArrayLike, ngood: ArrayLike, nbad: ArrayLike, nsample: ArrayLike
) -> Any:
    """The hypergeometric draws of a key at chosen indices.

    Parameters, Returns: as for `poisson_at`.

    Examples:
        >>> from nbmath.random import Key, hypergeometric, hypergeometric_at
        >>> print(hypergeometric_at(Key(0), 1, 9, 9, 9) == hypergeometric(Key(0), 9, 9, 9, 2)[1])
        True
    """
    given = {"ngood": ngood, "nbad": nbad, "nsample": nsample}
    return picked(key, _samplers.hypergeometric_at_array, index, given, counts=True)


MOST = 2.0**53
"""The largest population."""


def _count(value: ArrayLike, argument: str) -> NDArray[Any]:
    words = "a whole number from 0 to 2**53"
    return sensible(value, argument, words, lambda x: (x >= 0.0) & (x <= MOST) & (x == np.floor(x)))


_overload(vonmises)(_inside.vonmises)
_overload(vonmises_at)(_inside.vonmises_at)
_overload(truncated_normal)(_inside.truncated_normal)
_overload(truncated_normal_at)(_inside.truncated_normal_at)
_overload(hypergeometric)(_inside.hypergeometric)
_overload(hypergeometric_at)(_inside.hypergeometric_at)
