"""Draws of many numbers that belong together, inside compiled code."""

from typing import Any

import numpy as np
from numba import types

from nbmath._targets import part
from nbmath.random.cpu import rows, whole
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
        whole.permutation_array(key, out)
        return out

    def entries(key: Any, x: Any) -> Any:
        out = np.empty(x.size, np.int64)
        whole.permutation_array(key, out)
        return x[out]

    if key != KEY or (isinstance(x, types.Array) and x.ndim != 1):
        return None
    return entries if isinstance(x, types.Array) else numbers


def shuffle(key: Any, x: Any) -> Any:
    """The entries of a vector in another order, in place."""

    def shuffled(key: Any, x: Any) -> Any:
        order = np.empty(x.size, np.int64)
        whole.permutation_array(key, order)
        x[:] = x[order]

    return shuffled if key == KEY and isinstance(x, types.Array) and x.ndim == 1 else None


def _alike(key: Any, n: Any, out: Any, replace: Any, p: Any) -> None:
    whole.alike_array(key, n, replace, out)


def _weighed(key: Any, n: Any, out: Any, replace: Any, p: Any) -> None:
    rows.weighed_array(key, p.astype(np.float64), replace, out)


def choice(key: Any, a: Any, size: Any = None, replace: Any = True, p: Any = None) -> Any:
    """Numbers below a, or entries of a vector: one, or an array of them."""
    one, drawn = is_none(size), part(_alike if is_none(p) else _weighed)

    def index(key: Any, a: Any, size: Any = None, replace: Any = True, p: Any = None) -> Any:
        out = np.empty(1, np.int64)
        drawn(key, np.int64(a), out, replace, p)
        return out[0]

    def indices(key: Any, a: Any, size: Any = None, replace: Any = True, p: Any = None) -> Any:
        out = np.empty(size, np.int64)
        drawn(key, np.int64(a), out.reshape(-1), replace, p)
        return out

    def entry(key: Any, a: Any, size: Any = None, replace: Any = True, p: Any = None) -> Any:
        out = np.empty(1, np.int64)
        drawn(key, a.size, out, replace, p)
        return a[out[0]]

    def entries(key: Any, a: Any, size: Any = None, replace: Any = True, p: Any = None) -> Any:
        out = np.empty(size, np.int64)
        drawn(key, a.size, out.reshape(-1), replace, p)
        return a[out.reshape(-1)].reshape(out.shape)

    if key != KEY or (isinstance(a, types.Array) and a.ndim != 1):
        return None
    if isinstance(a, types.Array):
        return entry if one else entries
    return index if one else indices


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
