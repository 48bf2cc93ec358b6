"""Evenly spread points: the sequences of Sobol and Halton."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, SupportsIndex

import numpy as np
from numpy.typing import DTypeLike, NDArray

from nbmath._targets import overload as _overload
from nbmath.random.cpu import inside_sequences as _inside
from nbmath.random.cpu import sequences as _sequences
from nbmath.random.cpu.keys import Key
from nbmath.random.cpu.keys import integer as _integer
from nbmath.random.door.fills import Size, check_key, precision, shape_of
from nbmath.random.door.rows import by_rows

__all__ = ["halton", "sobol"]


def sobol(
    key: Key | None,
    dimension: SupportsIndex,
    size: Size = None,
    dtype: DTypeLike = np.float64,
    *,
    start: SupportsIndex = 0,
    shift: bool = False,
) -> NDArray[Any]:
    """Points of Sobol's sequence, which fill the unit cube more evenly than random ones.

        x_{ij} = ⊕_{k} i_{k} v_{jk}, where i_{k} are the binary digits of the number i of a point

    Parameters:
        key: A key, by which digits are scrambled; None for the plain sequence, whose first point is
            zero.
        dimension: The dimension of the cube, from 1 to 161.
        size: How many points; None for one.
        dtype: float64 or float32.
        start: The number of the first one. Numbers are below 2**32.
        shift: Whether one random shift of the digits serves all points, in place of Owen's nested
            scrambling: it costs less, and integrals of smooth functions converge slower.

    Returns:
        An array of shape (*size, dimension) of points in [0, 1). Every block of 2**m points that
        begins at a multiple of 2**m has one in each interval of length 2**-m of every coordinate,
        scrambled or not. Scrambled points are uniform draws each, of 53 digits (float32: 24).
        Means over them are estimates without bias, whose variance is of the order of n**-3 up to
        logarithms for smooth functions.

    Raises:
        ValueError: The dimension or the last number is too large. Compiled code gives nan.

    Source: Sobol', USSR Computational Mathematics and Mathematical Physics 7, 1967; Owen, Annals of
        Statistics 25, 1997, doi 10.1214/aos/1031594731; scrambling by words after Laine & Karras,
        Computer Graphics Forum 30, 2011, doi 10.1111/j.1467-8659.2011.01998.x.

    Examples:
        >>> from nbmath.random import Key, sobol
        >>> sobol(None, 2, 4)
        array([[0.  , 0.  ],
               [0.5 , 0.5 ],
               [0.25, 0.75],
               [0.75, 0.25]])
        >>> x = sobol(Key(0), 3, 1024)
        >>> bool(abs((x[:, 0] * x[:, 1] * x[:, 2]).mean() - 1 / 8) < 1e-3)
        True
    """
    how = 0 if key is None else 1 if shift else 2
    return _points("sobol", key, dimension, size, dtype, start, how)


def halton(
    key: Key | None,
    dimension: SupportsIndex,
    size: Size = None,
    dtype: DTypeLike = np.float64,
    *,
    start: SupportsIndex = 0,
) -> NDArray[Any]:
    """Points of Halton's sequence: coordinate j has the digits of their number in the j-th prime.

        x_{ij} = Σ_{k} π_{jk}(i_{k}) b_{j}^(-k-1), where i_{k} are the digits of i in base b_{j}

    Parameters:
        key: A key, by which digits are permuted; None for the plain sequence.
        dimension: The dimension of the cube, from 1 to 512.
        size, dtype, start: As for `sobol`; any number of points will do.

    Returns:
        An array of shape (*size, dimension) of points in [0, 1); plain ones are correctly rounded
        in float64. Any b**m points in a row have one in each interval of length b**-m of the
        coordinate of base b.

    Raises: ValueError as for `sobol`.
    Source: Halton, Numerische Mathematik 2, 1960, doi 10.1007/BF01386213; the permutations are
        those of Matousek, Journal of Complexity 14, 1998, doi 10.1006/jcom.1998.0489.

    Examples:
        >>> from nbmath.random import halton
        >>> halton(None, 2, 3)
        array([[0.        , 0.        ],
               [0.5       , 0.33333333],
               [0.25      , 0.66666667]])
    """
    return _points("halton", key, dimension, size, dtype, start, int(key is not None))


_ROWS: dict[str, tuple[Callable[..., None], Callable[[], Any]]] = {
    "sobol": (_sequences.sobol_rows, _sequences.directions),
    "halton": (_sequences.halton_rows, _sequences.primes),
}


def _points(
    name: str,
    key: Key | None,
    dimension: SupportsIndex,
    size: Size,
    dtype: DTypeLike,
    start: SupportsIndex,
    how: int,
) -> NDArray[Any]:
    if key is not None:
        check_key(key)
    width, first = _integer(dimension, "dimension"), _integer(start, "start")
    most = _sequences.DIMENSIONS[name]
    if not 1 <= width <= most:
        raise ValueError(f"dimension is {width}; expected from 1 to {most}")
    out = np.empty((*shape_of(size), width), precision(dtype))
    flat = out.reshape(-1, width)
    if first + len(flat) > 1 << _sequences.BITS:
        raise ValueError(
            f"start is {first} and size is {size}; expected numbers of points below 2**32"
        )
    fill, table = _ROWS[name]
    words = Key(0) if key is None else key
    by_rows(lambda begin, end: fill(words, first + begin, how, table(), flat[begin:end]), flat)
    return out


_overload(sobol)(_inside.sobol)
_overload(halton)(_inside.halton)
