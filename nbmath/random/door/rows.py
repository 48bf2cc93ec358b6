"""Draws of many numbers that belong together: shares, counts of categories."""

from __future__ import annotations

from typing import Any, SupportsIndex

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nbmath import _door
from nbmath._targets import overload as _overload
from nbmath._threads import in_ranges
from nbmath.random.cpu import inside_rows as _inside
from nbmath.random.cpu import rows as _rows
from nbmath.random.cpu.keys import Key
from nbmath.random.cpu.keys import integer as _integer
from nbmath.random.door.fills import Size, check_key, not_negative, positive, shape_of

__all__ = ["categorical", "dirichlet", "multinomial"]


def dirichlet(
    key: Key, alpha: ArrayLike, size: Size = None, dtype: DTypeLike = np.float64
) -> NDArray[Any]:
    """Dirichlet draws: shares that sum to one, with the density proportional to prod x^(alpha - 1).

    Parameters:
        key: A key.
        alpha: The concentrations, positive, a vector of at least one.
        size: How many; None for one vector.
        dtype: float64 or float32.

    Returns:
        An array of shape (*size, len(alpha)): shares of gamma draws, by their logarithms, so that
        tiny concentrations give corners of the simplex and never 0 / 0.

    Raises: ValueError where a concentration is not positive and finite. Compiled code gives nan.
    Source: Devroye, Non-Uniform Random Variate Generation, 1986, section XI.4.

    Examples:
        >>> from nbmath.random import Key, dirichlet
        >>> shares = dirichlet(Key(0), [0.5, 1.0, 2.0], 4)
        >>> shares.shape, bool(abs(shares.sum(axis=1) - 1).max() < 1e-15)
        ((4, 3), True)
    """
    check_key(key)
    given = vector(positive(alpha, "alpha"), "alpha").astype(dtype)
    if given.dtype not in _door.FLOATS:
        raise TypeError(f"dtype is {given.dtype}; expected float32 or float64")
    out = np.empty((*shape_of(size), given.size), given.dtype)
    flat = out.reshape(-1, given.size)
    by_rows(lambda a, b: _rows.dirichlet_rows(key, a, given, flat[a:b]), flat)
    return out


def multinomial(key: Key, n: SupportsIndex, pvals: ArrayLike, size: Size = None) -> NDArray[Any]:
    """Multinomial draws: how often each category comes up in `n` trials.

    Parameters:
        key: A key.
        n: Trials, a whole number from 0 to 2**53.
        pvals: The probabilities of the categories, a vector. What the others leave is the last
            one's, whatever its entry says.
        size: How many; None for one vector.

    Returns: An array of int64 of shape (*size, len(pvals)) whose rows sum to n.
    Raises: ValueError where pvals are no probabilities, or those but the last sum to more than one.
    Source: Devroye 1986, section XI.1: binomial draws of what is left, one category after another.

    Examples:
        >>> from nbmath.random import Key, multinomial
        >>> int(multinomial(Key(0), 100, [0.2, 0.3, 0.5]).sum())
        100
    """
    check_key(key)
    trials = _integer(n, "n")
    if trials > 2**53:
        raise ValueError(f"n is {trials}; expected at most 2**53")
    p = vector(not_negative(pvals, "pvals"), "pvals")
    if p[:-1].sum() > 1.0 + 1e-12:
        raise ValueError(f"pvals sum to {p[:-1].sum()} without the last; expected at most 1")
    out = np.empty((*shape_of(size), p.size), np.int64)
    flat = out.reshape(-1, p.size)
    by_rows(lambda a, b: _rows.multinomial_rows(key, a, float(trials), p, flat[a:b]), flat)
    return out


def categorical(key: Key, p: ArrayLike, size: Size = None) -> Any:
    """Categories, drawn with weights.

    Parameters:
        key: A key.
        p: Weights of the categories 0, 1, ...: a vector of finite numbers, none negative and not
            all zero; they need not sum to one.
        size: The shape of the result; None for one number.

    Returns:
        An array of int64, or a number. A category without weight is never drawn.

    Raises: ValueError where the weights are bad. Compiled code gives -1.
    Source: inversion by a table with a guide (Chen & Asau, AIIE Transactions 6, 1974).

    Examples:
        >>> from nbmath.random import Key, categorical
        >>> set(categorical(Key(0), [1.0, 0.0, 3.0], 100).tolist())
        {0, 2}
    """
    check_key(key)
    weights = vector(not_negative(p, "p"), "p")
    if not 0.0 < weights.sum() < np.inf:
        raise ValueError(f"p sums to {weights.sum()}; expected a positive finite sum")
    out = np.empty(shape_of(size), np.int64)
    flat = out.reshape(-1)
    by_rows(lambda a, b: _rows.categorical_array(key, a, weights, flat[a:b]), flat)
    return _door.deliver(out, None)


def vector(values: NDArray[Any], argument: str) -> NDArray[Any]:
    if values.ndim != 1 or not values.size:
        raise ValueError(f"{argument} has shape {values.shape}; expected a vector of at least one")
    return np.ascontiguousarray(values)


def by_rows(work: Any, rows: NDArray[Any]) -> None:
    """The work on all rows, by threads where they are many."""
    if _door.parallel(rows.size) and len(rows) > 1:
        in_ranges(work, len(rows))
    else:
        work(0, len(rows))


_overload(dirichlet)(_inside.dirichlet)
_overload(multinomial)(_inside.multinomial)
_overload(categorical)(_inside.categorical)
