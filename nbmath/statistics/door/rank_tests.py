"""Tests of ranks: Mann and Whitney's, Wilcoxon's, Kendall's correlation."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from nbmath._targets import overload
from nbmath.statistics.cpu import compiled_tests as _compiled
from nbmath.statistics.cpu import rank_tests as _cpu
from nbmath.statistics.door.rows import NanPolicy, prepared
from nbmath.statistics.door.samples import (
    ALTERNATIVES,
    Alternative,
    SignificanceResult,
    chosen,
    pair,
    samples,
    wide,
)

__all__ = ["kendalltau", "mannwhitneyu", "wilcoxon"]

Method = Literal["auto", "exact", "asymptotic"]
METHODS = ("auto", "exact", "asymptotic")
ZEROS = ("wilcox", "pratt", "zsplit")


def mannwhitneyu(
    x: ArrayLike,
    y: ArrayLike,
    use_continuity: bool = True,
    alternative: Alternative = "two-sided",
    axis: int | None = 0,
    method: Method = "auto",
    *,
    nan_policy: NanPolicy = "propagate",
) -> SignificanceResult:
    """Mann and Whitney's test that two samples are of one distribution.

        U = #{(i, j): x_i > y_j} + #{(i, j): x_i = y_j} / 2

    Parameters:
        x, y: Samples, float32 or float64 or integers, worked on in float64; equal shapes but for
            the axis.
        use_continuity: Whether the normal approximation takes 1/2 off the distance from the mean.
        alternative: "two-sided", "less" (x tends to be smaller) or "greater".
        axis: The axis along which samples lie; None takes all entries as one sample.
        method: "exact" counts all arrangements, which holds without ties; "asymptotic" is the
            normal approximation, corrected for ties; "auto" is exact without ties where a sample
            has at most 8 entries.
        nan_policy: "propagate": a sample with nan gives nan; "omit": nan are left out; "raise".

    Returns:
        SignificanceResult: `statistic`, U of x, and `pvalue`. nan for an empty sample.

    Accuracy: exact p-values some n eps of themselves; approximate ones those of `ndtr`.
    Raises: ValueError: unknown names, shapes that do not fit, nan under "raise".
    Inside `@njit`: `mannwhitneyu(x, y)` of arrays of one axis, a plain tuple.
    Source: Mann & Whitney 1947, doi:10.1214/aoms/1177730491; the exact tail is the Gaussian
        binomial's (Andrews 1976, chapter 3).

    Examples:
        >>> from nbmath.statistics import mannwhitneyu
        >>> found = mannwhitneyu([19, 22, 16, 29, 24], [20, 11, 17, 12])
        >>> print(found.statistic, round(found.pvalue, 6))
        17.0 0.111111
    """
    side = chosen(alternative, ALTERNATIVES, "alternative")
    way = chosen(method, METHODS, "method")
    a, b = samples(axis, nan_policy, x=x, y=y)
    out = np.empty((2, len(a.values)))
    _cpu.mannwhitney_rows(
        a.values, a.counts, b.values, b.counts, out, bool(use_continuity), side, way
    )
    return SignificanceResult(a.done(out[0]), a.done(out[1]))


def wilcoxon(
    x: ArrayLike,
    y: ArrayLike | None = None,
    zero_method: Literal["wilcox", "pratt", "zsplit"] = "wilcox",
    correction: bool = False,
    alternative: Alternative = "two-sided",
    method: Method = "auto",
    *,
    axis: int | None = 0,
    nan_policy: NanPolicy = "propagate",
) -> SignificanceResult:
    """Wilcoxon's signed-rank test that differences lie evenly about nought.

    Parameters:
        x, y: Pairs of one shape, or their differences x.
        zero_method: What differences of nought do: "wilcox" leaves them out, "pratt" ranks them
            and leaves out their ranks, "zsplit" gives half of these to either side.
        correction: Whether the normal approximation takes 1/2 off the distance from the mean.
        alternative, nan_policy: as for `mannwhitneyu`.
        method: "exact" counts all signs; "asymptotic" is the normal approximation; "auto" is exact
            up to 50 differences, or up to 13 of which some are equal or nought.
        axis: The axis along which pairs lie.

    Returns:
        SignificanceResult: `statistic`, the sum of the ranks of positive differences, for
        "two-sided" the smaller of it and that of negative ones, and `pvalue`.

    Accuracy: exact p-values some n eps of themselves; approximate ones those of `ndtr`.
    Raises: as for `mannwhitneyu`.
    Inside `@njit`: `wilcoxon(d)` of differences, an array of one axis, a plain tuple.
    Source: Wilcoxon 1945, doi:10.2307/3001968; Pratt 1959, doi:10.1080/01621459.1959.10501526;
        Cureton 1967, doi:10.1080/01621459.1967.10500917.

    Examples:
        >>> from nbmath.statistics import wilcoxon
        >>> wilcoxon([6.0, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75])
        SignificanceResult(statistic=np.float64(24.0), pvalue=np.float64(0.041259765625))
    """
    side = chosen(alternative, ALTERNATIVES, "alternative")
    way = chosen(method, METHODS, "method")
    zeros = chosen(zero_method, ZEROS, "zero_method")
    differences = wide(x, "x") if y is None else wide(x, "x") - wide(y, "y")
    rows = prepared(differences, axis, False, nan_policy, "x")
    out = np.empty((2, len(rows.values)))
    _cpu.wilcoxon_rows(rows.values, rows.counts, out, zeros, bool(correction), side, way)
    return SignificanceResult(rows.done(out[0]), rows.done(out[1]))


def kendalltau(
    x: ArrayLike,
    y: ArrayLike,
    *,
    method: Method = "auto",
    alternative: Alternative = "two-sided",
) -> SignificanceResult:
    """Kendall's rank correlation tau-b, in O(n log n).

        tau = (P - Q) / sqrt((P + Q + T_x) (P + Q + T_y))

    of P pairs in order, Q out of order, T_x and T_y tied in one of the samples alone.

    Parameters:
        x, y: Samples of one length on one axis, worked on in float64.
        method: "exact" counts all orders, which holds without ties; "asymptotic" is the normal
            approximation, corrected for ties; "auto" is exact without ties where n <= 33 or at
            most one pair is out of order.
        alternative: "two-sided", "less" (a negative correlation) or "greater".

    Returns:
        SignificanceResult: `statistic`, from -1 to 1, and `pvalue`. nan for constant samples and
        where an entry is nan.

    Accuracy: pairs are counted exactly; tau has three roundings.
    Raises: ValueError: unknown names, shapes that do not fit.
    Inside `@njit`: `kendalltau(x, y)` of arrays of one axis, a plain tuple.
    Source: Knight 1966, doi:10.1080/01621459.1966.10480879; Kendall & Gibbons 1990.

    Examples:
        >>> from nbmath.statistics import kendalltau
        >>> found = kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])
        >>> print(round(found.statistic, 6), round(found.pvalue, 6))
        -0.471405 0.282745
    """
    side = chosen(alternative, ALTERNATIVES, "alternative")
    way = chosen(method, METHODS, "method")
    first, second = pair(x, y)
    tau, p = _cpu.kendall(first, second, side, way)
    return SignificanceResult(np.float64(tau), np.float64(p))


overload(mannwhitneyu)(_compiled.mannwhitneyu)
overload(wilcoxon)(_compiled.wilcoxon)
overload(kendalltau)(_compiled.kendalltau)
