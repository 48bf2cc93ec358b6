"""Orders, and choices with and without replacement."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath._targets import overload as _overload
from nbmath.random.cpu import inside_rows as _inside
from nbmath.random.cpu import whole as _whole
from nbmath.random.cpu.keys import Key
from nbmath.random.cpu.keys import integer as _integer
from nbmath.random.door.fills import Size, check_key, not_negative, shape_of
from nbmath.random.door.rows import categorical, vector
from nbmath.random.door.whole import integers

__all__ = ["choice", "permutation", "shuffle"]


def permutation(key: Key, x: ArrayLike, axis: int = 0) -> NDArray[Any]:
    """A random order, of which each is equally likely.

    Parameters:
        key: A key.
        x: How many whole numbers from 0 on are to be put in order, or an array whose slices along
            an axis are.
        axis: That axis.

    Returns: An array of int64, or a copy of `x` in the new order.

    Raises:
        TypeError: `x` is a number, but no whole one.
        ValueError: It is negative, or has no such axis.

    Source: Durstenfeld, Communications of the ACM 7, 1964, with the whole numbers of `integers`.

    Examples:
        >>> from nbmath.random import Key, permutation
        >>> sorted(permutation(Key(0), 5).tolist())
        [0, 1, 2, 3, 4]
    """
    check_key(key)
    values = np.asarray(x)
    if values.ndim:
        return np.take(values, _order(key, values.shape[_axis(values, axis)]), axis)
    return _order(key, _integer(values[()], "x"))


def shuffle(key: Key, x: NDArray[Any], axis: int = 0) -> None:
    """Put the slices of an array along an axis in a random order, in place.

    Parameters:
        key: A key.
        x: An array; afterwards it is `permutation(key, x, axis)`.
        axis: The axis; compiled code shuffles vectors.

    Returns: None.

    Raises:
        TypeError: `x` is no array.
        ValueError: It has no such axis, or is read-only.

    Source: as for `permutation`.

    Examples:
        >>> import numpy as np
        >>> from nbmath.random import Key, permutation, shuffle
        >>> x = np.arange(5)
        >>> shuffle(Key(0), x)
        >>> bool((x == permutation(Key(0), 5)).all())
        True
    """
    check_key(key)
    if not isinstance(x, np.ndarray):
        raise TypeError(f"x is a {type(x).__name__}; expected an array, to be shuffled in place")
    x[...] = np.take(x, _order(key, x.shape[_axis(x, axis)]), axis)


def choice(
    key: Key,
    a: ArrayLike,
    size: Size = None,
    replace: bool = True,
    p: ArrayLike | None = None,
    axis: int = 0,
) -> Any:
    """Entries that are chosen at random, with or without replacement.

    Parameters:
        key: A key.
        a: How many whole numbers from 0 on there are to choose from, or an array of whose slices
            along an axis some are chosen.
        size: How many, a number or the shape of them; None for one.
        replace: Whether the same entry can be chosen again.
        p: A weight for each, finite and not negative; they need not sum to one. None for equal
            weights.
        axis: The axis of the slices.

    Returns:
        An array of int64, or the slices. With replacement the indices are those of `integers` or
        `categorical`. Without it they come in random order, as if each had been chosen of those
        left, with the chances that its weight has among theirs; fewer of the same `a` are the first
        of them where there are no weights.

    Raises:
        ValueError: There are fewer entries, or fewer with a weight, than are to be chosen without
            replacement; the weights are bad. Compiled code gives -1 for the indices.

    Source: without weights the steps of a shuffle (Durstenfeld 1964), kept in a table where few of
        many are chosen, so that memory is that of the result; with weights the order of exponential
        times (Efraimidis & Spirakis, Information Processing Letters 97, 2006,
        doi 10.1016/j.ipl.2005.11.003).

    Examples:
        >>> from nbmath.random import Key, choice
        >>> len(set(choice(Key(0), 10**15, 1000, replace=False).tolist()))
        1000
        >>> sorted(set(choice(Key(0), ["red", "green", "blue"], 50, p=[0.5, 0.0, 2.0]).tolist()))
        ['blue', 'red']
    """
    check_key(key)
    values = np.asarray(a)
    n = values.shape[_axis(values, axis)] if values.ndim else _integer(values[()], "a")
    if not 0 < n < 2**63 and (size is None or np.prod(shape_of(size)) > 0):
        raise ValueError(f"there are {n} entries to choose from; expected from 1 to 2**63 - 1")
    chosen = (_again if replace else _once)(key, n, size, _weights(p, n))
    return np.take(values, chosen, axis) if values.ndim else chosen


def _weights(p: ArrayLike | None, n: int) -> NDArray[Any] | None:
    if p is None:
        return None
    weights = vector(not_negative(p, "p"), "p")
    if weights.size != n:
        raise ValueError(f"p has {weights.size} entries; expected {n}, one for each to choose from")
    return weights


def _again(key: Key, n: int, size: Size, weights: NDArray[Any] | None) -> Any:
    if weights is not None:
        return categorical(key, weights, size)
    return integers(key, n, size=size) if n else np.empty(shape_of(size), np.int64)


def _once(key: Key, n: int, size: Size, weights: NDArray[Any] | None) -> Any:
    out = np.empty(shape_of(size), np.int64)
    most = n if weights is None else int(np.count_nonzero(weights))
    if out.size > most:
        having = "" if weights is None else " with a weight"
        raise ValueError(
            f"size is {size}, and there are {most} entries{having}; expected no more than these"
            " without replacement"
        )
    if weights is not None:
        _whole.weighted_choice_array(key, weights, out.reshape(-1))
    elif out.size:
        _whole.choice_array(key, n, out.reshape(-1))
    return out if out.ndim else out[()]


def _order(key: Key, n: int) -> NDArray[np.int64]:
    out = np.empty(n, np.int64)
    _whole.permutation_array(key, out)
    return out


def _axis(values: NDArray[Any], axis: int) -> int:
    if not -values.ndim <= axis < values.ndim:
        raise ValueError(f"axis is {axis}; expected one of the {values.ndim} axes")
    return axis


_overload(permutation)(_inside.permutation)
_overload(shuffle)(_inside.shuffle)
_overload(choice)(_inside.choice)
