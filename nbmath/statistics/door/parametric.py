"""Tests of means and variances, and intervals of means."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from nbmath._targets import overload
from nbmath.statistics.cpu import compiled_parametric as _compiled
from nbmath.statistics.cpu import parametric as _cpu
from nbmath.statistics.door.resampling import ConfidenceInterval
from nbmath.statistics.door.rows import NanPolicy, prepared
from nbmath.statistics.door.samples import (
    ALTERNATIVES,
    Alternative,
    SignificanceResult,
    chosen,
    samples,
    wide,
)

__all__ = [
    "TtestResult",
    "f_oneway",
    "f_test",
    "mean_interval",
    "ttest_1samp",
    "ttest_ind",
    "ttest_rel",
]


class TtestResult(NamedTuple):
    """The result of a t test, with its degrees of freedom."""

    statistic: Any
    pvalue: Any
    df: Any


def ttest_1samp(
    a: ArrayLike,
    popmean: ArrayLike,
    axis: int | None = 0,
    nan_policy: NanPolicy = "propagate",
    alternative: Alternative = "two-sided",
) -> TtestResult:
    """Student's test that the mean of a sample is a number.

        t = (mean(a) - popmean) / sqrt(var(a, ddof=1) / n)

    Parameters:
        a: A sample, float32 or float64 or integers, worked on in float64.
        popmean: The mean under the null, a number, or one for each result.
        axis: The axis along which samples lie; None takes all entries as one sample.
        nan_policy: "propagate": a sample with nan gives nan; "omit": nan are left out; "raise".
        alternative: "two-sided", "less" (the mean is smaller) or "greater".

    Returns:
        TtestResult: `statistic`, `pvalue` and `df`. nan for fewer than two entries; infinite, or
        nan, for a constant sample.

    Accuracy: t some ten eps times 1 + |popmean| / |mean - popmean|; p-values those of `betainc`.
    Raises: ValueError: unknown names, nan under "raise".
    Inside `@njit`: `ttest_1samp(a, popmean)` of an array of one axis, a plain tuple.
    Source: Student 1908, doi:10.1093/biomet/6.1.1.

    Examples:
        >>> from nbmath.statistics import ttest_1samp
        >>> found = ttest_1samp([5.1, 4.9, 5.6, 5.8, 6.0], 5.0)
        >>> print(round(found.statistic, 6), round(found.pvalue, 6), found.df)
        2.304074 0.082568 4.0
    """
    side = chosen(alternative, ALTERNATIVES, "alternative")
    rows = prepared(wide(a, "a"), axis, False, nan_policy)
    under = np.broadcast_to(wide(popmean, "popmean"), rows.shape).reshape(-1).copy()
    out = np.empty((3, len(rows.values)))
    _cpu.ttest_rows(rows.values, rows.counts, under, out, side)
    return TtestResult(*(rows.done(part) for part in out))


def ttest_ind(
    a: ArrayLike,
    b: ArrayLike,
    *,
    axis: int | None = 0,
    equal_var: bool = True,
    nan_policy: NanPolicy = "propagate",
    alternative: Alternative = "two-sided",
) -> TtestResult:
    """The test that two samples have one mean: Student's, or Welch's.

    Parameters:
        a, b: Samples; equal shapes but for the axis.
        axis, nan_policy, alternative: as for `ttest_1samp`.
        equal_var: True pools the variances; False is Welch's test, which does not.

    Returns, Accuracy, Raises: as for `ttest_1samp`.
    Inside `@njit`: `ttest_ind(a, b, equal_var=True)` of arrays of one axis, a plain tuple.
    Source: Welch 1947, doi:10.1093/biomet/34.1-2.28.

    Examples:
        >>> from nbmath.statistics import ttest_ind
        >>> found = ttest_ind([1.0, 2.0, 3.0], [2.0, 4.0, 6.0, 8.0], equal_var=False)
        >>> print(round(found.statistic, 6), round(found.pvalue, 6), round(found.df, 6))
        -2.12132 0.099913 4.075472
    """
    side = chosen(alternative, ALTERNATIVES, "alternative")
    first, second = samples(axis, nan_policy, a=a, b=b)
    out = np.empty((3, len(first.values)))
    _cpu.ttest_ind_rows(
        first.values, first.counts, second.values, second.counts, out, bool(equal_var), side
    )
    return TtestResult(*(first.done(part) for part in out))


def ttest_rel(
    a: ArrayLike,
    b: ArrayLike,
    axis: int | None = 0,
    nan_policy: NanPolicy = "propagate",
    alternative: Alternative = "two-sided",
) -> TtestResult:
    """Student's test that pairs have differences of mean nought.

    Parameters:
        a, b: Pairs, of one shape.
        axis, nan_policy, alternative: as for `ttest_1samp`.

    Returns, Accuracy, Raises: as for `ttest_1samp`, of the differences.
    Inside `@njit`: `ttest_rel(a, b)` of arrays of one axis, a plain tuple.

    Examples:
        >>> from nbmath.statistics import ttest_rel
        >>> found = ttest_rel([1.0, 2.0, 4.0], [0.0, 1.0, 2.0])
        >>> print(round(found.statistic, 6), round(found.pvalue, 6))
        4.0 0.057191
    """
    first, second = wide(a, "a"), wide(b, "b")
    if first.shape != second.shape:
        raise ValueError(f"b has shape {second.shape}; expected {first.shape} as a has")
    return ttest_1samp(first - second, 0.0, axis, nan_policy, alternative)


def f_test(
    a: ArrayLike,
    b: ArrayLike,
    *,
    axis: int | None = 0,
    nan_policy: NanPolicy = "propagate",
    alternative: Alternative = "two-sided",
) -> SignificanceResult:
    """The test that two normal samples have one variance.

        F = var(a, ddof=1) / var(b, ddof=1)

    Parameters:
        a, b, axis, nan_policy: as for `ttest_ind`.
        alternative: "two-sided", "less" (the variance of a is smaller) or "greater".

    Returns:
        SignificanceResult: `statistic` and `pvalue`, for two sides twice the smaller tail.

    Accuracy: F some twenty eps; p-values those of `betainc`.
    Raises: as for `ttest_1samp`.
    Inside `@njit`: `f_test(a, b)` of arrays of one axis, a plain tuple.
    Source: Snedecor & Cochran 1989, Statistical Methods, section 6.12.

    Examples:
        >>> from nbmath.statistics import f_test
        >>> found = f_test([1.0, 3.0, 5.0], [1.0, 2.0, 3.0])
        >>> print(found.statistic, round(found.pvalue, 6))
        4.0 0.4
    """
    side = chosen(alternative, ALTERNATIVES, "alternative")
    first, second = samples(axis, nan_policy, a=a, b=b)
    out = np.empty((2, len(first.values)))
    _cpu.f_test_rows(first.values, first.counts, second.values, second.counts, out, side)
    return SignificanceResult(*(first.done(part) for part in out))


def f_oneway(
    *groups: ArrayLike, axis: int | None = 0, nan_policy: NanPolicy = "propagate"
) -> SignificanceResult:
    """One-way analysis of variance: the test that groups have one mean.

        F = sum_k n_k (mean_k - mean)^2 / (k - 1) / (sum_k sum_i (a_ki - mean_k)^2 / (n - k))

    Parameters:
        groups: Two samples or more; equal shapes but for the axis.
        axis, nan_policy: as for `ttest_1samp`.

    Returns:
        SignificanceResult: `statistic` and `pvalue`; of two groups the square of t.

    Accuracy: F some twenty eps times its condition; p-values those of `betainc`.
    Raises: as for `ttest_1samp`, and TypeError for fewer than two groups.
    Inside `@njit`: `f_oneway(a, b)` and `f_oneway(a, b, c)` of arrays of one axis, a plain tuple.
    Source: Fisher 1925, Statistical Methods for Research Workers, chapter 7.

    Examples:
        >>> from nbmath.statistics import f_oneway
        >>> found = f_oneway([1.0, 2.0, 3.0], [2.0, 3.0, 4.0], [5.0, 6.0, 7.0])
        >>> print(round(found.statistic, 6), round(found.pvalue, 6))
        13.0 0.006592
    """
    if len(groups) < 2:
        raise TypeError(f"{len(groups)} groups came; expected two or more")
    given = {f"groups[{k}]": group for k, group in enumerate(groups)}
    rows = samples(axis, nan_policy, **given)
    noted = np.empty((len(rows[0].values), len(rows), 3))
    first = rows[0].values
    shift = first[:, 0].copy() if first.shape[1] else np.zeros(len(first))
    for k, group in enumerate(rows):
        _cpu.note_group(group.values, group.counts, shift, noted[:, k])
    out = np.empty((2, len(noted)))
    _cpu.f_oneway_rows(noted, out)
    return SignificanceResult(*(rows[0].done(part) for part in out))


def mean_interval(
    a: ArrayLike,
    confidence_level: float = 0.95,
    axis: int | None = 0,
    nan_policy: NanPolicy = "propagate",
) -> ConfidenceInterval:
    """A confidence interval of the mean of normal data, by Student's t.

        mean(a) -+ t sqrt(var(a, ddof=1) / n)

    Parameters:
        a, axis, nan_policy: as for `ttest_1samp`.
        confidence_level: How often the interval is to hold the mean, between 0 and 1.

    Returns:
        ConfidenceInterval: `low` and `high`; nan for fewer than two entries.

    Accuracy: the quantile of t is found to the last digits that `betainc` tells.
    Raises: as for `ttest_1samp`, and ValueError for a level not between 0 and 1.
    Inside `@njit`: `mean_interval(a, confidence_level=0.95)` of an array of one axis, a tuple.

    Examples:
        >>> from nbmath.statistics import mean_interval
        >>> found = mean_interval([5.1, 4.9, 5.6, 5.8, 6.0])
        >>> print(round(found.low, 6), round(found.high, 6))
        4.901592 6.058408
    """
    if not 0 < confidence_level < 1:
        raise ValueError(f"confidence_level is {confidence_level}; expected a share of one")
    rows = prepared(wide(a, "a"), axis, False, nan_policy)
    out = np.empty((2, len(rows.values)))
    _cpu.interval_rows(rows.values, rows.counts, float(confidence_level), out)
    return ConfidenceInterval(*(rows.done(part) for part in out))


overload(ttest_1samp)(_compiled.ttest_1samp)
overload(ttest_ind)(_compiled.ttest_ind)
overload(ttest_rel)(_compiled.ttest_rel)
overload(f_test)(_compiled.f_test)
overload(f_oneway)(_compiled.f_oneway)
overload(mean_interval)(_compiled.mean_interval)
