"""Points of Sobol's and Halton's sequences inside compiled code."""

from typing import Any

import numpy as np

from nbmath._targets import part
from nbmath.random.cpu import sequences
from nbmath.random.cpu.inside_samplers import is_none, number_of
from nbmath.random.cpu.keys import KEY, Key

NO_KEY = Key(0)


def _drawing(fill: Any, table: Any, key: Any, dtype: Any) -> Any:
    """Points from a number on; nan where there are none."""
    number, plain, width = number_of(dtype, None), key != KEY, len(table)

    @part
    def draw(key: Any, dimension: Any, size: Any, start: Any, how: Any) -> Any:
        out = np.empty((size, dimension), number)
        if dimension > width or start < 0 or start + size > 1 << 32:
            out[...] = np.nan
        elif plain:
            fill(NO_KEY, np.int64(start), 0, table, out)
        else:
            fill(key, np.int64(start), how, table, out)
        return out

    return draw


def sobol(
    key: Any,
    dimension: Any,
    size: Any = None,
    dtype: Any = np.float64,
    start: Any = 0,
    shift: Any = 0,
) -> Any:
    """Points: one, or so many."""
    draw = _drawing(sequences.sobol_rows, sequences.directions(), key, dtype)

    def one(
        key: Any,
        dimension: Any,
        size: Any = None,
        dtype: Any = np.float64,
        start: Any = 0,
        shift: Any = 0,
    ) -> Any:
        return draw(key, dimension, 1, start, 1 if shift else 2)[0]

    def many(
        key: Any,
        dimension: Any,
        size: Any = None,
        dtype: Any = np.float64,
        start: Any = 0,
        shift: Any = 0,
    ) -> Any:
        return draw(key, dimension, size, start, 1 if shift else 2)

    return None if key != KEY and not is_none(key) else one if is_none(size) else many


def halton(
    key: Any, dimension: Any, size: Any = None, dtype: Any = np.float64, start: Any = 0
) -> Any:
    """Points: one, or so many."""
    draw = _drawing(sequences.halton_rows, sequences.primes(), key, dtype)

    def one(
        key: Any, dimension: Any, size: Any = None, dtype: Any = np.float64, start: Any = 0
    ) -> Any:
        return draw(key, dimension, 1, start, 1)[0]

    def many(
        key: Any, dimension: Any, size: Any = None, dtype: Any = np.float64, start: Any = 0
    ) -> Any:
        return draw(key, dimension, size, start, 1)

    return None if key != KEY and not is_none(key) else one if is_none(size) else many
