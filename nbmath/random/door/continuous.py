"""Exponential, gamma and beta draws."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nbmath._targets import overload as _overload
from nbmath.random import cpu as _cpu
from nbmath.random.cpu import inside as _inside
from nbmath.random.cpu import inside_samplers as _samplers_inside
from nbmath.random.cpu import samplers as _samplers
from nbmath.random.cpu.keys import Key
from nbmath.random.door.fills import (
    Size,
    drawn,
    drawn_at,
    filled,
    not_negative,
    picked,
    positive,
)

__all__ = [
    "beta",
    "beta_at",
    "exponential",
    "exponential_at",
    "gamma",
    "gamma_at",
    "loggamma",
    "loggamma_at",
]


def exponential(
    key: Key,
    size: Size = None,
    dtype: DTypeLike = np.float64,
    scale: ArrayLike = 1.0,
    *,
    out: NDArray[Any] | None = None,
) -> Any:
    """Exponential draws: waiting times with the mean `scale`.

    Parameters:
        key: A key.
        size: The shape; None for one number, or the shape of `scale`.
        dtype: float64 or float32.
        scale: The mean, not negative; a number or an array that broadcasts to `size`.
        out: Where to write the draws; gives `size` and `dtype`.

    Returns:
        -log(u) of a u in the middle of one of 2**63 (float64) or 2**32 (float32) cells of (0, 1):
        standard draws reach 44 and 23.

    Raises:
        ValueError: `scale` is negative, infinite or nan. Compiled code gives nan where it is
            negative or nan.

    Source: inversion; the logarithm is that of the normal draws (docs/random.md).

    Examples:
        >>> from nbmath.random import Key, exponential
        >>> exponential(Key(0), 3)
        array([0.9186774 , 0.30691547, 0.02815136])
    """
    parameters = np.zeros(()), not_negative(scale, "scale")
    drivers = _cpu.exponential_array, _cpu.exponential_array_parallel, _cpu.shift_array
    return filled(key, size, dtype, parameters, out, drivers)


def exponential_at(key: Key, index: ArrayLike, scale: float = 1.0) -> Any:
    """The exponential draws of a key at chosen indices: `exponential(key, n)[index]`.

    Parameters:
        key: A key.
        index: An index, or an array of them, from 0 to 2**63 - 1.
        scale: The mean; a float32 one gives the draws of that dtype.

    Returns: A number, or an array of the shape of `index`.

    Examples:
        >>> from nbmath.random import Key, exponential, exponential_at
        >>> print(exponential_at(Key(0), 1) == exponential(Key(0), 2)[1])
        True
    """
    return drawn_at(key, index, (0.0 * scale, scale), _cpu.exponential_at_array)


def gamma(
    key: Key,
    shape: ArrayLike,
    scale: ArrayLike = 1.0,
    size: Size = None,
    dtype: DTypeLike = np.float64,
    *,
    out: NDArray[Any] | None = None,
) -> Any:
    """Gamma draws: sums of `shape` exponential draws, where that is a whole number.

        density x^(shape - 1) exp(-x / scale) / (Gamma(shape) scale^shape)

    Parameters:
        key: A key.
        shape: The shape, zero or positive; a number or an array that broadcasts to `size`. At zero
            all draws are zero.
        scale: The scale, not negative, likewise.
        size: The shape of the result; None for that of the parameters together.
        dtype: float64 or float32.
        out: Where to write the draws; gives `size` and `dtype`.

    Returns:
        An array of draws, or a number. Each index has words of its own for every attempt, so that
        draws depend on the key, the index and its parameters alone. Draws of shapes below 0.01 may
        be too small for a float and are 0 then; `loggamma` has their logarithms.

    Raises:
        ValueError: A parameter is negative, infinite or nan. Compiled code gives nan.

    Source: Marsaglia & Tsang, ACM Transactions on Mathematical Software 26, 2000,
        doi 10.1145/358407.358414, with their boost for shapes below one.

    Examples:
        >>> from nbmath.random import Key, gamma
        >>> gamma(Key(0), 2.5, size=3)
        array([1.00242225, 1.89267526, 4.46306773])
    """
    parameters = not_negative(shape, "shape"), not_negative(scale, "scale")
    return drawn(key, _samplers.gamma_array, parameters, size, dtype, out)


def gamma_at(key: Key, index: ArrayLike, shape: ArrayLike, scale: ArrayLike = 1.0) -> Any:
    """The gamma draws of a key at chosen indices: `gamma(key, shape, scale, n)[index]`.

    Parameters:
        key: A key.
        index: An index, or an array of them, from 0 to 2**40 - 1.
        shape, scale: As for `gamma`, not checked: bad ones give nan. float32 ones give the draws of
            that dtype.

    Returns: A number, or an array of the shape of `index` and the parameters together.

    Examples:
        >>> from nbmath.random import Key, gamma, gamma_at
        >>> print(gamma_at(Key(0), 1, 2.5) == gamma(Key(0), 2.5, size=2)[1])
        True
    """
    return picked(key, _samplers.gamma_at_array, index, {"shape": shape, "scale": scale})


def loggamma(
    key: Key,
    shape: ArrayLike,
    size: Size = None,
    dtype: DTypeLike = np.float64,
    *,
    out: NDArray[Any] | None = None,
) -> Any:
    """The logarithms of gamma draws of scale one, for shapes whose draws are too small for a float.

    Parameters:
        key: A key; `gamma` of the same key gives the numbers of which these are the logarithms.
        shape: The shape, zero or positive; at zero the logarithm is -inf.
        size, dtype, out: As for `gamma`.

    Returns: An array of draws, or a number.
    Raises: ValueError where `shape` is negative, infinite or nan. Compiled code gives nan.

    Source: as for `gamma`; the boost is a sum of logarithms here.

    Examples:
        >>> from nbmath.random import Key, loggamma
        >>> loggamma(Key(0), 0.001, 2).round(3)
        array([-2102.645,  -395.245])
    """
    return drawn(key, _samplers.loggamma_array, (not_negative(shape, "shape"),), size, dtype, out)


def loggamma_at(key: Key, index: ArrayLike, shape: ArrayLike) -> Any:
    """The logarithms of gamma draws at chosen indices: `loggamma(key, shape, n)[index]`.

    Parameters, Returns: as for `gamma_at`.

    Examples:
        >>> from nbmath.random import Key, loggamma, loggamma_at
        >>> print(loggamma_at(Key(0), 1, 2.5) == loggamma(Key(0), 2.5, size=2)[1])
        True
    """
    return picked(key, _samplers.loggamma_at_array, index, {"shape": shape})


def beta(
    key: Key,
    a: ArrayLike,
    b: ArrayLike,
    size: Size = None,
    dtype: DTypeLike = np.float64,
    *,
    out: NDArray[Any] | None = None,
) -> Any:
    """Beta draws: numbers of [0, 1] with the density x^(a - 1) (1 - x)^(b - 1) / B(a, b).

    Parameters:
        key: A key.
        a, b: The parameters, positive; numbers or arrays that broadcast to `size`.
        size, dtype, out: As for `gamma`.

    Returns:
        The share X / (X + Y) of two gamma draws of shapes a and b. Where one of these is below one
        it is taken from their logarithms, so that tiny parameters give the ends of the interval,
        as they should, and never 0 / 0.

    Raises: ValueError where a or b is not positive and finite. Compiled code gives nan.
    Source: as for `gamma`; Devroye, Non-Uniform Random Variate Generation, 1986, section IX.4.

    Examples:
        >>> from nbmath.random import Key, beta
        >>> beta(Key(0), 2.0, 5.0, 3)
        array([0.0580385 , 0.31108064, 0.6902541 ])
    """
    parameters = positive(a, "a"), positive(b, "b")
    return drawn(key, _samplers.beta_array, parameters, size, dtype, out)


def beta_at(key: Key, index: ArrayLike, a: ArrayLike, b: ArrayLike) -> Any:
    """The beta draws of a key at chosen indices: `beta(key, a, b, n)[index]`.

    Parameters, Returns: as for `gamma_at`.

    Examples:
        >>> from nbmath.random import Key, beta, beta_at
        >>> print(beta_at(Key(0), 1, 2.0, 5.0) == beta(Key(0), 2.0, 5.0, 2)[1])
        True
    """
    return picked(key, _samplers.beta_at_array, index, {"a": a, "b": b})


_overload(exponential)(_inside.exponential)
_overload(exponential_at)(_inside.exponential_at)
_overload(gamma)(_samplers_inside.gamma)
_overload(gamma_at)(_samplers_inside.gamma_at)
_overload(loggamma)(_samplers_inside.loggamma)
_overload(loggamma_at)(_samplers_inside.loggamma_at)
_overload(beta)(_samplers_inside.beta)
_overload(beta_at)(_samplers_inside.beta_at)
