"""Whether variables are independent, by their table."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nbmath import _door
from nbmath._targets import overload
from nbmath.probability import cpu as _cpu
from nbmath.probability.cpu import compiled as _compiled
from nbmath.probability.door.checks import table_of

__all__ = ["independence_gap", "is_independent"]


def independence_gap(table: ArrayLike, given: int | None = None) -> Any:
    """How far two variables are from being independent: the distance in total variation.

        max over events of |P(x, y) - P(x) P(y)| = 1/2 sum_xy |P(x, y) - P(x) P(y)|

    With `given`, the mean over the values z of a third variable of the same for P(x, y | z). It is
    0 for independent variables, and below 1.

    Parameters:
        table: P(x, y), or with `given` P over three variables; non-negative, sums to one.
        given: The axis of the variable that is known.

    Returns:
        A scalar in the precision of the table.

    Raises:
        ValueError: A probability is negative or nan, the sum is not one, or the table has another
            number of axes. numpy.exceptions.AxisError: There is no axis `given`.

    Accuracy: absolute error below (m + n + 8) eps for m x n values.

    Source: Kolmogorov 1933, chapter I, section 5; Dawid 1979, J. Royal Statistical Society B 41.

    Examples:
        >>> from nbmath.probability import independence_gap
        >>> print(independence_gap([[0.5, 0.0], [0.0, 0.5]]))
        0.5
    """
    p = table_of(table)
    if p.ndim != (2 if given is None else 3):
        expected = "two axes" if given is None else "three axes, of which one is given"
        raise ValueError(f"table has shape {p.shape}; expected {expected}")
    known = p[None] if given is None else np.moveaxis(p, _door.axis_index(given, 3), 0)
    return p.dtype.type(_cpu.independence_gap_table(_door.contiguous(known)))


def is_independent(
    table: ArrayLike, given: int | None = None, tolerance: float | None = None
) -> bool:
    """Whether two variables are independent, or are once a third is known.

        P(x, y) = P(x) P(y), or P(x, y | z) = P(x | z) P(y | z), within the tolerance

    Parameters:
        table, given: as for `independence_gap`.
        tolerance: The largest `independence_gap` that counts for none; None is what rounding can
            make of one: as many eps as the table has entries, and eight.

    Returns, Raises: as for `independence_gap`, but for True or False.

    Examples:
        >>> from nbmath.probability import is_independent, joint
        >>> is_independent(joint([0.25, 0.75], [[0.3, 0.7], [0.3, 0.7]]))
        True
    """
    gap, size = independence_gap(table, given), np.size(table)
    allowed = (size + 8) * np.finfo(gap.dtype).eps if tolerance is None else tolerance
    return bool(gap <= allowed)


overload(independence_gap)(_compiled.independence_gap)
overload(is_independent)(_compiled.is_independent)
