"""Tests of counts, and of means whose error is known."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath._direct import Direct
from nbmath._targets import overload
from nbmath.statistics.cpu import compiled_counts as _compiled
from nbmath.statistics.cpu import counts as _cpu
from nbmath.statistics.door.rows import NanPolicy, prepared
from nbmath.statistics.door.samples import (
    ALTERNATIVES,
    Alternative,
    SignificanceResult,
    chosen,
    wide,
)

__all__ = ["Chi2ContingencyResult", "chi2_contingency", "chisquare", "ztest"]


class Chi2ContingencyResult(NamedTuple):
    """The result of a test of a table."""

    statistic: Any
    pvalue: Any
    dof: int
    expected_freq: NDArray[Any]


def chisquare(
    f_obs: ArrayLike, f_exp: ArrayLike | None = None, ddof: float = 0, axis: int | None = 0
) -> SignificanceResult:
    """Pearson's test that counts are as expected.

        chi^2 = sum_k (f_obs_k - f_exp_k)^2 / f_exp_k

    Parameters:
        f_obs: Counts.
        f_exp: Expected counts, of the same total; None for equal ones.
        ddof: How many parameters were fitted: k - 1 - ddof degrees of freedom.
        axis: The axis along which counts belong together; None means all of them.

    Returns:
        SignificanceResult: `statistic` and `pvalue`.

    Accuracy: chi^2 some k eps; p-values those of `gammaincc`.
    Raises: ValueError: totals that differ by more than 1e-8 of themselves.
    Inside `@njit`: `chisquare(f_obs)` and `chisquare(f_obs, f_exp)`, a plain tuple.
    Source: Pearson 1900, doi:10.1080/14786440009463897.

    Examples:
        >>> from nbmath.statistics import chisquare
        >>> found = chisquare([16, 18, 16, 14, 12, 12])
        >>> print(found.statistic, round(found.pvalue, 6))
        2.0 0.849145
    """
    observed = wide(f_obs, "f_obs")
    along = tuple(range(observed.ndim)) if axis is None else axis
    total = observed.sum(axis=along, keepdims=True)
    if f_exp is None:
        size = observed.size // max(1, total.size)
        expected = np.broadcast_to(total / max(1, size), observed.shape)
    else:
        expected = np.broadcast_to(wide(f_exp, "f_exp"), observed.shape)
        sums = expected.sum(axis=along, keepdims=True)
        if np.any(np.abs(total - sums) > 1e-8 * np.minimum(np.abs(total), np.abs(sums))):
            raise ValueError(
                f"f_exp sums to {sums.ravel()[0]}; expected {total.ravel()[0]} as f_obs does"
            )
    rows = prepared(observed, axis, False, "propagate", "f_obs")
    under = prepared(expected, axis, False, "propagate", "f_exp")
    out = np.empty((2, len(rows.values)))
    _cpu.chisquare_rows(rows.values, under.values, float(ddof), out)
    return SignificanceResult(*(rows.done(part) for part in out))


def chi2_contingency(observed: ArrayLike, correction: bool = True) -> Chi2ContingencyResult:
    """Pearson's test that the factors of a table of counts are independent.

    Parameters:
        observed: Counts, of two axes or more.
        correction: Whether, with one degree of freedom, each count comes nearer to the expected
            one by 1/2, or as far as it is (Yates).

    Returns:
        Chi2ContingencyResult: `statistic`, `pvalue`, `dof` and `expected_freq`, the products of
        the margins.

    Accuracy: as for `chisquare`.
    Raises: ValueError: a negative count, or an expected count of nought.
    Inside `@njit`: `chi2_contingency(observed)` of an array of two axes, a plain tuple of the
        first three.
    Source: Yates 1934, doi:10.2307/2983604.

    Examples:
        >>> from nbmath.statistics import chi2_contingency
        >>> found = chi2_contingency([[10, 10, 20], [20, 20, 20]])
        >>> print(round(found.statistic, 6), round(found.pvalue, 6), found.dof)
        2.777778 0.249352 2
    """
    table = wide(observed, "observed")
    if np.any(table < 0):
        raise ValueError("observed holds a negative count; expected none")
    total = table.sum()
    expected = np.full(table.shape, total)
    for axis in range(table.ndim):
        others = tuple(i for i in range(table.ndim) if i != axis)
        expected = expected * (table.sum(axis=others, keepdims=True) / total)
    if not table.size or not np.all(expected > 0):
        raise ValueError("observed has a margin of nought; expected counts in each row and column")
    dof = table.size - sum(table.shape) + table.ndim - 1
    if dof == 0:
        return Chi2ContingencyResult(np.float64(0.0), np.float64(1.0), 0, expected)
    if dof == 1 and correction:
        apart = expected - table
        table = table + np.sign(apart) * np.minimum(0.5, np.abs(apart))
    out, fitted = np.empty((2, 1)), float(table.size - 1 - dof)
    _cpu.chisquare_rows(table.reshape(1, -1), expected.reshape(1, -1), fitted, out)
    return Chi2ContingencyResult(out[0, 0], out[1, 0], dof, expected)


def ztest(
    a: ArrayLike,
    popmean: float,
    sigma: float,
    axis: int | None = 0,
    nan_policy: NanPolicy = "propagate",
    alternative: Alternative = "two-sided",
) -> SignificanceResult:
    """The test that the mean of a sample of known standard deviation is a number.

        z = (mean(a) - popmean) sqrt(n) / sigma

    Parameters:
        a: A sample, float32 or float64 or integers, worked on in float64.
        popmean: The mean under the null.
        sigma: The standard deviation, positive.
        axis: The axis along which samples lie; None takes all entries as one sample.
        nan_policy: "propagate": a sample with nan gives nan; "omit": nan are left out; "raise".
        alternative: "two-sided", "less" (the mean is smaller) or "greater".

    Returns:
        SignificanceResult: `statistic` and `pvalue`; nan for no entries.

    Accuracy: as for `mean` and `ndtr`.
    Raises: ValueError: sigma is not positive, unknown names, nan under "raise".
    Inside `@njit`: `ztest(a, popmean, sigma)` of an array of one axis, a plain tuple.

    Examples:
        >>> from nbmath.statistics import ztest
        >>> found = ztest([5.5, 6.0, 6.5, 6.0], 5.0, 1.0)
        >>> print(found.statistic, round(found.pvalue, 6))
        2.0 0.0455
    """
    if not sigma > 0:
        raise ValueError(f"sigma is {sigma}; expected a positive number")
    side = chosen(alternative, ALTERNATIVES, "alternative")
    usual = nan_policy == "propagate" and (axis is None or axis == 0)
    if usual and type(a) is np.ndarray and a.ndim == 1 and a.dtype == np.float64:
        code, found = _ZTEST[a.dtype], np.empty(2)
        if code is not None and code(a, float(popmean), float(sigma), side, found):
            return SignificanceResult(found[0], found[1])
    rows = prepared(wide(a, "a"), axis, False, nan_policy)
    out = np.empty((2, len(rows.values)))
    _cpu.ztest_rows(rows.values, rows.counts, float(popmean), float(sigma), out, side)
    return SignificanceResult(*(rows.done(part) for part in out))


_ZTEST = Direct(_cpu.ztest_direct, 1, 0.0, 1.0, np.int64(0), np.empty(2))

overload(chisquare)(_compiled.chisquare)
overload(chi2_contingency)(_compiled.chi2_contingency)
overload(ztest)(_compiled.ztest)
