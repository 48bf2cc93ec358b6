"""Draws of tests: chi-square, Student's t and Fisher's F."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nbmath._targets import overload as _overload
from nbmath.random.cpu import inside_related as _related_inside
from nbmath.random.cpu import samplers as _samplers
from nbmath.random.cpu.keys import Key
from nbmath.random.door.fills import Size, drawn, picked, positive

__all__ = ["chisquare", "chisquare_at", "f", "f_at", "standard_t", "standard_t_at"]


def chisquare(
    key: Key,
    df: ArrayLike,
    size: Size = None,
    dtype: DTypeLike = np.float64,
    *,
    out: NDArray[Any] | None = None,
) -> Any:
    """Chi-square draws: sums of `df` squared standard normal draws, for whole numbers.

    Parameters:
        key: A key.
        df: Degrees of freedom, positive; a number or an array that broadcasts to `size`.
        size, dtype, out: As for `gamma`, whose draws of shape df / 2 and scale 2 these are.

    Returns: An array of draws, or a number.
    Raises: ValueError where `df` is not positive and finite. Compiled code gives nan.

    Examples:
        >>> from nbmath.random import Key, chisquare, gamma
        >>> bool((chisquare(Key(0), 5.0, 9) == gamma(Key(0), 2.5, 2.0, 9)).all())
        True
    """
    half = 0.5 * positive(df, "df")
    return drawn(key, _samplers.gamma_array, (half, np.asarray(2.0)), size, dtype, out)


def chisquare_at(key: Key, index: ArrayLike, df: ArrayLike) -> Any:
    """The chi-square draws of a key at chosen indices: `chisquare(key, df, size)[index]`.

    Parameters, Returns: as for `gamma_at`.

    Examples:
        >>> from nbmath.random import Key, chisquare, chisquare_at
        >>> print(chisquare_at(Key(0), 1, 5.0) == chisquare(Key(0), 5.0, 2)[1])
        True
    """
    return picked(key, _samplers.chisquare_at_array, index, {"df": df})


def standard_t(
    key: Key,
    df: ArrayLike,
    size: Size = None,
    dtype: DTypeLike = np.float64,
    *,
    out: NDArray[Any] | None = None,
) -> Any:
    """Draws of Student's t distribution.

        density proportional to (1 + t^2 / df)^(-(df + 1) / 2)

    Parameters:
        key: A key.
        df: Degrees of freedom, positive; a number or an array that broadcasts to `size`.
        size, dtype, out: As for `gamma`.

    Returns:
        A coordinate of a point in a uniform direction at the distance sqrt(df (u^(-2 / df) - 1)):
        no draw is rejected, and few degrees of freedom overflow only where they must.

    Raises: ValueError where `df` is not positive and finite. Compiled code gives nan.
    Source: Bailey, Mathematics of Computation 62, 1994, doi 10.1090/S0025-5718-1994-1219702-8.

    Examples:
        >>> from nbmath.random import Key, standard_t
        >>> standard_t(Key(0), 4.0, 3).shape
        (3,)
    """
    return drawn(key, _samplers.standard_t_array, (positive(df, "df"),), size, dtype, out)


def standard_t_at(key: Key, index: ArrayLike, df: ArrayLike) -> Any:
    """The draws of Student's t at chosen indices: `standard_t(key, df, size)[index]`.

    Parameters, Returns: as for `gamma_at`.

    Examples:
        >>> from nbmath.random import Key, standard_t, standard_t_at
        >>> print(standard_t_at(Key(0), 1, 4.0) == standard_t(Key(0), 4.0, 2)[1])
        True
    """
    return picked(key, _samplers.standard_t_at_array, index, {"df": df})


def f(
    key: Key,
    dfnum: ArrayLike,
    dfden: ArrayLike,
    size: Size = None,
    dtype: DTypeLike = np.float64,
    *,
    out: NDArray[Any] | None = None,
) -> Any:
    """Draws of Fisher's F: the quotient of two chi-square draws, each over its degrees of freedom.

    Parameters:
        key: A key.
        dfnum, dfden: Degrees of freedom of numerator and denominator, positive; numbers or arrays
            that broadcast to `size`.
        size, dtype, out: As for `gamma`.

    Returns: An array of draws, or a number.
    Raises: ValueError where a parameter is not positive and finite. Compiled code gives nan.
    Source: Fisher, Proceedings of the International Congress of Mathematicians, 1924.

    Examples:
        >>> from nbmath.random import Key, f
        >>> bool((f(Key(0), 3.0, 8.0, 100) > 0).all())
        True
    """
    parameters = positive(dfnum, "dfnum"), positive(dfden, "dfden")
    return drawn(key, _samplers.f_array, parameters, size, dtype, out)


def f_at(key: Key, index: ArrayLike, dfnum: ArrayLike, dfden: ArrayLike) -> Any:
    """The draws of Fisher's F at chosen indices: `f(key, dfnum, dfden, size)[index]`.

    Parameters, Returns: as for `gamma_at`.

    Examples:
        >>> from nbmath.random import Key, f, f_at
        >>> print(f_at(Key(0), 1, 3.0, 8.0) == f(Key(0), 3.0, 8.0, 2)[1])
        True
    """
    return picked(key, _samplers.f_at_array, index, {"dfnum": dfnum, "dfden": dfden})


_overload(chisquare)(_related_inside.chisquare)
_overload(chisquare_at)(_related_inside.chisquare_at)
_overload(standard_t)(_related_inside.standard_t)
_overload(standard_t_at)(_related_inside.standard_t_at)
_overload(f)(_related_inside.f)
_overload(f_at)(_related_inside.f_at)
