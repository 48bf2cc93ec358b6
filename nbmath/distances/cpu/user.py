"""Blocks and pairs for a metric that is a user's compiled function of two rows."""

import functools
from typing import Any

import numba

from nbmath._targets import OPTIONS

REMEMBERED = 256


@functools.lru_cache(maxsize=REMEMBERED)
def user_block(metric: Any) -> Any:
    """A block, as in `sums`; it reads x and y themselves."""

    @numba.njit(**OPTIONS, nogil=True)
    def block(x, y, made, where, out):  # type: ignore[no-untyped-def]  # numba reads the types
        row, rows, start, stride, first, count = where
        for r in range(rows):
            for j in range(count):
                out[start + r * stride + j] = metric(x[row + r], y[first + j])

    return block


@functools.lru_cache(maxsize=REMEMBERED)
def user_pairs(metric: Any) -> Any:
    """Distances of rows side by side."""

    @numba.njit(**OPTIONS, nogil=True)
    def pairs(x, y, out, parameters):  # type: ignore[no-untyped-def]  # numba reads the types
        for i in range(out.size):
            out[i] = metric(x[i], y[i])

    return pairs
