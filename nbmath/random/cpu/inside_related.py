"""Draws of tests, whole numbers and counts of failures inside compiled code."""

from typing import Any

import numpy as np
from numba import types

from nbmath.random.cpu import samplers, whole
from nbmath.random.cpu.inside_samplers import drawing, is_none, picking
from nbmath.random.cpu.inside_samplers import number_of as _number
from nbmath.random.cpu.keys import KEY


def chisquare(key: Any, df: Any, size: Any = None, dtype: Any = np.float64, out: Any = None) -> Any:
    """Draws."""
    draw = drawing(
        samplers.chisquare_array, samplers.chisquare_at, (df,), size, _number(dtype, out), out
    )

    def drawn(key: Any, df: Any, size: Any = None, dtype: Any = np.float64, out: Any = None) -> Any:
        return draw(key, (df,), size, out)

    return drawn if key == KEY else None


def chisquare_at(key: Any, index: Any, df: Any) -> Any:
    """Draws at indices."""
    draw = picking(samplers.chisquare_at, index, (df,), counts=False)
    return (lambda key, index, df: draw(key, index, (df,))) if key == KEY else None


def standard_t(
    key: Any, df: Any, size: Any = None, dtype: Any = np.float64, out: Any = None
) -> Any:
    """Draws."""
    draw = drawing(
        samplers.standard_t_array, samplers.standard_t_at, (df,), size, _number(dtype, out), out
    )

    def drawn(key: Any, df: Any, size: Any = None, dtype: Any = np.float64, out: Any = None) -> Any:
        return draw(key, (df,), size, out)

    return drawn if key == KEY else None


def standard_t_at(key: Any, index: Any, df: Any) -> Any:
    """Draws at indices."""
    draw = picking(samplers.standard_t_at, index, (df,), counts=False)
    return (lambda key, index, df: draw(key, index, (df,))) if key == KEY else None


def f(
    key: Any, dfnum: Any, dfden: Any, size: Any = None, dtype: Any = np.float64, out: Any = None
) -> Any:
    """Draws."""
    draw = drawing(samplers.f_array, samplers.f_at, (dfnum, dfden), size, _number(dtype, out), out)

    def drawn(
        key: Any, dfnum: Any, dfden: Any, size: Any = None, dtype: Any = np.float64, out: Any = None
    ) -> Any:
        return draw(key, (dfnum, dfden), size, out)

    return drawn if key == KEY else None


def f_at(key: Any, index: Any, dfnum: Any, dfden: Any) -> Any:
    """Draws at indices."""
    draw = picking(samplers.f_at, index, (dfnum, dfden), counts=False)
    return (
        (lambda key, index, dfnum, dfden: draw(key, index, (dfnum, dfden))) if key == KEY else None
    )


def geometric(key: Any, p: Any, size: Any = None, out: Any = None) -> Any:
    """Draws."""
    draw = drawing(samplers.geometric_array, samplers.geometric_at, (p,), size, np.int64, out)

    def drawn(key: Any, p: Any, size: Any = None, out: Any = None) -> Any:
        return draw(key, (p,), size, out)

    return drawn if key == KEY else None


def geometric_at(key: Any, index: Any, p: Any) -> Any:
    """Draws at indices."""
    draw = picking(samplers.geometric_at, index, (p,), counts=True)
    return (lambda key, index, p: draw(key, index, (p,))) if key == KEY else None


def negative_binomial(key: Any, n: Any, p: Any, size: Any = None, out: Any = None) -> Any:
    """Draws."""
    draw = drawing(
        samplers.negative_binomial_array, samplers.negative_binomial_at, (n, p), size, np.int64, out
    )

    def drawn(key: Any, n: Any, p: Any, size: Any = None, out: Any = None) -> Any:
        return draw(key, (n, p), size, out)

    return drawn if key == KEY else None


def negative_binomial_at(key: Any, index: Any, n: Any, p: Any) -> Any:
    """Draws at indices."""
    draw = picking(samplers.negative_binomial_at, index, (n, p), counts=True)
    return (lambda key, index, n, p: draw(key, index, (n, p))) if key == KEY else None


def integers(
    key: Any, low: Any, high: Any = None, size: Any = None, endpoint: Any = False, out: Any = None
) -> Any:
    """Whole numbers between two numbers."""
    single = is_none(high)

    def one(
        key: Any,
        low: Any,
        high: Any = None,
        size: Any = None,
        endpoint: Any = False,
        out: Any = None,
    ) -> Any:
        end = low if single else high
        return samplers.integers_at(key, 0, np.int64(0 if single else low), end + endpoint)

    def many(
        key: Any,
        low: Any,
        high: Any = None,
        size: Any = None,
        endpoint: Any = False,
        out: Any = None,
    ) -> Any:
        least = np.int64(0 if single else low)
        span = np.int64(low if single else high) + np.int64(endpoint) - least
        new = np.empty(size, np.int64)
        whole.integers_array(key, 0, (least, span), new.reshape(-1))
        return new

    if key != KEY or not is_none(out) or isinstance(low, types.Array):
        return None
    return one if is_none(size) else many


def integers_at(key: Any, index: Any, low: Any, high: Any) -> Any:
    """Whole numbers at an index."""
    if key != KEY or any(isinstance(x, types.Array) for x in (index, low, high)):
        return None
    return lambda key, index, low, high: samplers.integers_at(
        key, np.int64(index), np.int64(low), np.int64(high)
    )
