"""Kolmogorov and Smirnov's tests, of one sample and of two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from nbmath._targets import overload
from nbmath.statistics.cpu import compiled_tests as _compiled
from nbmath.statistics.cpu import empirical as _cpu
from nbmath.statistics.door.samples import ALTERNATIVES, Alternative, chosen, row

__all__ = ["KstestResult", "ks_1samp", "ks_2samp"]

ONE = ("auto", "exact", "asymp", "approx")
TWO = ("auto", "exact", "asymp")


class KstestResult(NamedTuple):
    """The result of a Kolmogorov-Smirnov test, with where the distance is largest."""

    statistic: Any
    pvalue: Any
    statistic_location: Any
    statistic_sign: Any


def ks_1samp(
    x: ArrayLike,
    cdf: Callable[..., Any],
    args: tuple[Any, ...] = (),
    alternative: Alternative = "two-sided",
    method: Literal["auto", "exact", "approx", "asymp"] = "auto",
) -> KstestResult:
    """Kolmogorov's test that a sample is of a distribution.

        D = sup_x |F_n(x) - F(x)|

    Parameters:
        x: A sample on one axis, worked on in float64.
        cdf: The distribution function, called as cdf(points, *args) with an array in order.
        args: What else it is called with.
        alternative: "two-sided", "less" (F_n below F) or "greater".
        method: "exact" (and "auto") takes the distribution of D for n entries, "approx" twice that
            of one side, "asymp" the limit for many.

    Returns:
        KstestResult: `statistic` and `pvalue`; `statistic_location`, the entry at which the
        distance is largest, and `statistic_sign`, 1 where F_n lies above F there, else -1. nan for
        an empty sample and where an entry is nan.

    Accuracy:
        p-values 1e-11 of themselves up to n = 10000 (Durbin's matrix, or twice Smirnov's sum where
        n D^2 > 4, which leaves out less than 4e-11 of it); beyond by Vrbik's correction of the
        limit, absolute error below 2e-6.

    Raises: ValueError: unknown names, more than one axis.
    Inside `@njit`: `ks_1samp(x, cdf)` with a compiled function of one number, a plain tuple.
    Source: Marsaglia, Tsang & Wang 2003, doi:10.18637/jss.v008.i18; Simard & L'Ecuyer 2011,
        doi:10.18637/jss.v039.i11; Vrbik 2018.

    Examples:
        >>> from nbmath.statistics import ks_1samp
        >>> found = ks_1samp([0.1, 0.4, 0.7], lambda x: x)
        >>> print(round(found.statistic, 6), round(found.pvalue, 6), found.statistic_location)
        0.3 0.886222 0.7
    """
    side = chosen(alternative, ALTERNATIVES, "alternative")
    way = chosen(method, ONE, "method")
    ordered = np.sort(row(x, "x"))
    values = np.ascontiguousarray(cdf(ordered, *args), np.float64)
    return _result(_cpu.one_sample(ordered, values, side, way))


def ks_2samp(
    data1: ArrayLike,
    data2: ArrayLike,
    alternative: Alternative = "two-sided",
    method: Literal["auto", "exact", "asymp"] = "auto",
) -> KstestResult:
    """Smirnov's test that two samples are of one distribution.

        D = sup_x |F_1(x) - F_2(x)|

    Parameters:
        data1, data2: Samples on one axis, worked on in float64.
        alternative: "two-sided", "less" (F_1 below F_2) or "greater".
        method: "exact" counts lattice paths, in O(n m) for samples of different sizes; "asymp" is
            the distribution of one sample of n m / (n + m), or Hodges' for one side; "auto" is
            exact up to 10000 entries.

    Returns: as for `ks_1samp`.
    Accuracy: exact p-values some (n + m) eps of themselves.
    Raises: as for `ks_1samp`.
    Inside `@njit`: `ks_2samp(data1, data2)` of arrays of one axis, a plain tuple.
    Source: Gnedenko & Korolyuk 1951; Hodges 1958, doi:10.1007/BF02589501.

    Examples:
        >>> from nbmath.statistics import ks_2samp
        >>> found = ks_2samp([1.0, 2.0, 3.0, 4.0], [2.5, 5.0, 6.0])
        >>> print(round(found.statistic, 6), round(found.pvalue, 6), found.statistic_location)
        0.666667 0.4 4.0
    """
    side = chosen(alternative, ALTERNATIVES, "alternative")
    way = chosen(method, TWO, "method")
    first, second = np.sort(row(data1, "data1")), np.sort(row(data2, "data2"))
    return _result(_cpu.two_samples(first, second, side, way))


def _result(found: tuple[float, float, float, float]) -> KstestResult:
    d, p, place, sign = (np.float64(value) for value in found)
    return KstestResult(d, p, place, sign if np.isnan(sign) else np.int8(sign))


overload(ks_1samp)(_compiled.ks_1samp)
overload(ks_2samp)(_compiled.ks_2samp)
