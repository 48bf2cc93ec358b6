"""What tables, parameters and counts must be."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath.probability import cpu as _cpu

Array = NDArray[Any]

EPSILONS = {np.dtype(kind): float(np.finfo(kind).eps) for kind in (np.float32, np.float64)}
"""Of each precision, whose look-up is slow."""


def check_positive(**values: Any) -> None:
    """Refuse what is not positive, by name."""
    for name, value in values.items():
        _door.check_positive(np.asarray(value), name)


def check_counts(**values: Any) -> None:
    """Refuse what is negative, nan or infinite, by name."""
    for name, value in values.items():
        _door.check_not_negative(np.asarray(value), name)


def table_of(value: ArrayLike) -> Array:
    """A table of probabilities."""
    table = _door.real(value, "table")
    if table.ndim == 0:
        raise ValueError("table is a single number; expected an array with an axis per variable")
    check_rows(_door.contiguous(table).reshape(1, -1), table, "table")
    return table


def check_rows(
    rows: Array, values: Array, argument: str, axes: tuple[int, ...] | None = None
) -> None:
    """One pass over rows that are to sum to one; a doubt is looked into."""
    if not _cpu.are_probabilities(rows, allowed_gap(rows)):
        _door.check_probabilities(values, argument, axes)


def allowed_gap(rows: Array) -> float:
    """How far the sum of a row may be from one without a doubt: half of what is allowed at all."""
    return 4.0 * EPSILONS[rows.dtype] * (4.0 + math.sqrt(rows.shape[-1]))
