"""Pearson's and Spearman's correlations, with their p-values."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nbmath._targets import overload
from nbmath.statistics.cpu import compiled_parametric as _compiled
from nbmath.statistics.cpu import parametric as _cpu
from nbmath.statistics.door.samples import (
    ALTERNATIVES,
    Alternative,
    SignificanceResult,
    chosen,
    pair,
)

__all__ = ["pearsonr", "spearmanr"]


def pearsonr(
    x: ArrayLike, y: ArrayLike, *, alternative: Alternative = "two-sided"
) -> SignificanceResult:
    """Pearson's correlation, and the test that normal data have none.

        r = sum_i (x_i - mean(x)) (y_i - mean(y)) / (n std(x) std(y))

    Parameters:
        x, y: Samples of one length on one axis, worked on in float64.
        alternative: "two-sided", "less" (a negative correlation) or "greater".

    Returns:
        SignificanceResult: `statistic`, from -1 to 1, and `pvalue`. nan for fewer than two pairs,
        for a constant sample and where an entry is nan.

    Accuracy:
        |error| of r some ten eps, also of numbers of 1e-200 or 1e200; p-values those of `betainc`.

    Raises: ValueError: unknown names, shapes that do not fit.
    Inside `@njit`: `pearsonr(x, y)` of arrays of one axis, a plain tuple.
    Source: Student 1908, doi:10.1093/biomet/6.2-3.302.

    Examples:
        >>> from nbmath.statistics import pearsonr
        >>> found = pearsonr([1, 2, 3, 4, 5, 6, 7], [10, 9, 2.5, 6, 4, 3, 2])
        >>> print(round(found.statistic, 6), round(found.pvalue, 6))
        -0.828504 0.02128
    """
    side = chosen(alternative, ALTERNATIVES, "alternative")
    return _result(_cpu.pearson(*pair(x, y), side))


def spearmanr(
    x: ArrayLike, y: ArrayLike, *, alternative: Alternative = "two-sided"
) -> SignificanceResult:
    """Spearman's correlation, Pearson's of average ranks.

    Parameters, Returns, Raises: as for `pearsonr`; p-values are those of Student's t.
    Accuracy: as for `pearsonr`.
    Inside `@njit`: `spearmanr(x, y)` of arrays of one axis, a plain tuple.
    Source: Spearman 1904, doi:10.2307/1412159.

    Examples:
        >>> from nbmath.statistics import spearmanr
        >>> found = spearmanr([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])
        >>> print(round(found.statistic, 6), round(found.pvalue, 6))
        0.820783 0.088587
    """
    side = chosen(alternative, ALTERNATIVES, "alternative")
    return _result(_cpu.spearman(*pair(x, y), side))


def _result(found: tuple[float, float]) -> SignificanceResult:
    return SignificanceResult(*(np.float64(value) for value in found))


overload(pearsonr)(_compiled.pearsonr)
overload(spearmanr)(_compiled.spearmanr)
