"""Draws of many numbers that belong together, inside compiled code."""

from typing import Any

import numpy as np
from numba import types

from nbmath.random.cpu import rows
from nbmath.random.cpu.inside_samplers import is_none, number_of
from nbmath.random.cpu.keys import KEY


def dirichlet(key: Any, alpha: Any, size: Any = None, dtype: Any = np.float64) -> Any:
    """Shares: one vector of them, or `size` of them."""
    number, single = number_of(dtype, None), is_none(size)

    def draw(key: Any, alpha: Any, size: Any = None, dtype: Any = np.float64) -> Any:
        given = alpha.astype(number)
        out = np.empty((size, given.size), number)
        rows.dirichlet_rows(key, 0, given, out)
        return out

    def one(key: Any, alpha: Any, size: Any = None, dtype: Any = np.float64) -> Any:
        given = alpha.astype(number)
        out = np.empty((1, given.size), number)
        rows.dirichlet_rows(key, 0, given, out)
        return out[0]

    return None if key != KEY else one if single else draw


def multinomial(key: Any, n: Any, pvals: Any, size: Any = None) -> Any:
    """Counts: one vector of them, or `size` of them."""

    def draw(key: Any, n: Any, pvals: Any, size: Any = None) -> Any:
        out = np.empty((size, pvals.size), np.int64)
        rows.multinomial_rows(key, 0, np.float64(n), pvals.astype(np.float64), out)
        return out

    def one(key: Any, n: Any, pvals: Any, size: Any = None) -> Any:
        out = np.empty((1, pvals.size), np.int64)
        rows.multinomial_rows(key, 0, np.float64(n), pvals.astype(np.float64), out)
        return out[0]

    return None if key != KEY else one if is_none(size) else draw


def permutation(key: Any, x: Any) -> Any:
    """An order of the numbers below x, or of the entries of a vector."""

    def numbers(key: Any, x: Any) -> Any:
        out = np.empty(x, np.int64)
        rows.permutation_array(key, out)
        return out

    def entries(key: Any, x: Any) -> Any:
        out = np.empty(x.size, np.int64)
        rows.permutation_array(key, out)
        return x[out]

    if key != KEY or (isinstance(x, types.Array) and x.ndim != 1):
        return None
    return entries if isinstance(x, types.Array) else numbers


def categorical(key: Any, p: Any, size: Any = None) -> Any:
    """Categories: one, or an array of them."""

    def draw(key: Any, p: Any, size: Any = None) -> Any:
        out = np.empty(size, np.int64)
        rows.categorical_array(key, 0, p.astype(np.float64), out.reshape(-1))
        return out

    def one(key: Any, p: Any, size: Any = None) -> Any:
        out = np.empty(1, np.int64)
        rows.categorical_array(key, 0, p.astype(np.float64), out)
        return out[0]

    return None if key != KEY else one if is_none(size) else draw
