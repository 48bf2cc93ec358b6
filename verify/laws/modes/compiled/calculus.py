"""Derivatives taken and called inside `@njit` functions."""

import functools
from collections.abc import Callable
from typing import Any

import numba
import numpy as np

from nbmath import calculus


class Inside:
    """A derivative that compiled code calls, on a number or on each number of an array."""

    def __init__(self, f: Any) -> None:
        slope: Any = calculus.derivative(f.slope if isinstance(f, Inside) else f)

        @numba.njit
        def each(x, out):  # type: ignore[no-untyped-def]  # numba reads the types
            for i in range(x.size):
                out[i] = slope(x[i])

        self.slope: Any = slope
        self.each = each

    def __call__(self, x: Any) -> Any:
        points = np.asarray(x)
        out = np.full_like(points, np.nan)
        self.each(points.reshape(-1), out.reshape(-1))
        return out[()]


@functools.cache
def derivative(f: Callable[..., Any]) -> Inside:
    """The derivative of a plain function, or the next one of a derivative, compiled once."""
    return Inside(f)


OPERATIONS = {"derivative": derivative}
