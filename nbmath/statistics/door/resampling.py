"""Intervals and tests by resampling, fused in compiled code."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import numpy as np
from numba.core.dispatcher import Dispatcher
from numpy.typing import ArrayLike, NDArray

from nbmath import _door, _threads
from nbmath._targets import overload
from nbmath.random import Key
from nbmath.statistics.cpu import compiled_resampling as _compiled
from nbmath.statistics.cpu import resampling as _cpu
from nbmath.statistics.door.moments import mean, std, var
from nbmath.statistics.door.order import median, quantile
from nbmath.statistics.door.rows import real
from nbmath.statistics.door.samples import ALTERNATIVES, Alternative, chosen

__all__ = [
    "BootstrapResult",
    "ConfidenceInterval",
    "PermutationTestResult",
    "bootstrap",
    "permutation_test",
]

Array = NDArray[Any]
Statistic = Callable[..., Any] | Literal["mean", "var", "std", "median"]
_KNOWN = {"mean": mean, "var": var, "std": std, "median": median}
WORK = 1 << 16
"""Entries that are drawn from which on threads share the resamples."""
HOW = ("independent", "samples", "pairings")


class ConfidenceInterval(NamedTuple):
    """The ends of an interval."""

    low: Any
    high: Any


class BootstrapResult(NamedTuple):
    """What `bootstrap` returns."""

    confidence_interval: ConfidenceInterval
    bootstrap_distribution: Array
    standard_error: Any


class PermutationTestResult(NamedTuple):
    """What `permutation_test` returns."""

    statistic: Any
    pvalue: Any
    null_distribution: Array


def bootstrap(
    data: ArrayLike,
    statistic: Statistic,
    *,
    key: Key,
    n_resamples: int = 9999,
    confidence_level: float = 0.95,
    alternative: Alternative = "two-sided",
    method: Literal["percentile", "basic", "BCa"] = "BCa",
) -> BootstrapResult:
    """A confidence interval by resampling with replacement.

    Parameters:
        data: A sample (n,), or observations in rows (n, d), which are drawn as wholes.
        statistic: "mean", "var", "std", "median", or these functions of this field, or a function
            compiled by Numba from such an array to a number.
        key: A key of `nbmath.random`: equal keys give equal results.
        n_resamples: How many resamples are drawn.
        confidence_level: How often the interval is to hold the truth.
        alternative: "two-sided", or one end at infinity: "less" has the upper end, "greater" the
            lower one.
        method: "percentile" ends at quantiles of the resamples' statistics, "basic" at those
            mirrored about the statistic, "BCa" at ones corrected for bias and skewness.

    Returns:
        BootstrapResult: `confidence_interval` with `low` and `high`, `bootstrap_distribution`,
        the statistics of resamples, and `standard_error`, their standard deviation. The same to
        the bit for any number of threads. BCa of a statistic beyond all resamples is nan.

    Accuracy:
        Indices are drawn from 32 bits, each with a probability within n 2^-32 of itself.

    Raises:
        TypeError: The statistic is neither known nor compiled, or `key` is no Key.
        ValueError: No data, no resamples, a level not between 0 and 1.

    Inside `@njit`: `bootstrap(x, statistic, key, n_resamples)` with a compiled function, a plain
        tuple of the BCa interval at 0.95, the distribution and the error.
    Source: Efron 1987, doi:10.1080/01621459.1987.10478410.

    Examples:
        >>> from nbmath.random import Key
        >>> from nbmath.statistics import bootstrap, mean
        >>> found = bootstrap([1.0, 2.0, 3.0, 6.0, 8.0], mean, key=Key(0), method="percentile")
        >>> print(found.confidence_interval.low < 4.0 < found.confidence_interval.high)
        True
    """
    x = _door.plain(real(data, "data"))
    _check(key, n_resamples)
    if x.ndim not in (1, 2) or not len(x):
        raise ValueError(f"data has shape {x.shape}; expected (n,) or (n, d), n at least 1")
    if not 0 < confidence_level < 1:
        raise ValueError(f"confidence_level is {confidence_level}; expected a share of one")
    side = chosen(alternative, ALTERNATIVES, "alternative")
    way = chosen(method, ("percentile", "basic", "BCa"), "method")
    function, known = _chosen(statistic, x.ndim == 1)
    what = function if known is None else known
    draw = _cpu.resample_any if known is None else _cpu.resample_known
    leave = _cpu.leave_out_any if known is None else _cpu.leave_out_known
    found = _over(draw, n_resamples, x, key, x, what)
    theta = function(x)
    share = (1 - confidence_level) / (2 if side == 0 else 1)
    shares = share, 1 - share
    if way == 2:
        left = _over(leave, len(x), x, x, what)
        shares = _cpu.corrected_shares(found, found.dtype.type(theta), left, share)
    low, high = (quantile(found, s) if s == s else found.dtype.type(math.nan) for s in shares)
    if way == 1:
        low, high = 2 * theta - high, 2 * theta - low
    ends = ConfidenceInterval(-math.inf if side == 1 else low, math.inf if side == 2 else high)
    return BootstrapResult(ends, found, std(found, ddof=1))


def permutation_test(
    x: ArrayLike,
    y: ArrayLike,
    statistic: Statistic,
    *,
    key: Key,
    permutation_type: Literal["independent", "samples", "pairings"] = "independent",
    n_resamples: int = 9999,
    alternative: Alternative = "two-sided",
) -> PermutationTestResult:
    """A test by permutations of two samples.

    Parameters:
        x, y: Samples on one axis; of one length unless they are independent.
        statistic: "mean", "var", "std", "median", or these functions of this field, the difference
            of which between x and y is taken; or a function of two rows compiled by Numba.
        key: A key of `nbmath.random`: equal keys give equal results.
        permutation_type: What may change places under the null: all entries ("independent"), the
            two of a pair ("samples"), or the partners of pairs ("pairings").
        n_resamples: How many permutations are drawn.
        alternative: "two-sided", "less" or "greater".

    Returns:
        PermutationTestResult: `statistic`, `pvalue`, which counts the data as one permutation, and
        `null_distribution`. The same to the bit for any number of threads.

    Accuracy: as for `bootstrap`; statistics within 1e-14 of each other count as equal.
    Raises: as for `bootstrap`, and ValueError for pairs of different lengths.
    Inside `@njit`: `permutation_test(x, y, statistic, key, n_resamples)` with a compiled function
        of two rows, independent ones, a plain tuple.
    Source: Phipson & Smyth 2010, doi:10.2202/1544-6115.1585.

    Examples:
        >>> from nbmath.random import Key
        >>> from nbmath.statistics import mean, permutation_test
        >>> found = permutation_test([5.1, 6.0, 5.8], [1.0, 2.0, 1.5, 1.2], mean, key=Key(0))
        >>> print(round(found.statistic, 6), 0.03 < found.pvalue < 0.08)
        4.208333 True
    """
    first, second = _door.reals(x=real(x, "x"), y=real(y, "y"))
    _check(key, n_resamples)
    if first.ndim != 1 or second.ndim != 1 or not first.size or not second.size:
        raise ValueError(f"x and y have shapes {first.shape} and {second.shape}; expected (n,)")
    how = chosen(permutation_type, HOW, "permutation_type")
    if how and first.size != second.size:
        raise ValueError(f"y has {second.size} entries; expected {first.size} as x has")
    side = chosen(alternative, ALTERNATIVES, "alternative")
    first, second = _door.plain(first), _door.plain(second)
    function, known = _chosen(statistic, plain=True)
    pool = np.concatenate([first, second])
    if known is None:
        null = _over(_cpu.permute_any, n_resamples, pool, key, how, first, second, function)
        observed = function(first, second)
    else:
        null = _over(_cpu.permute_known, n_resamples, pool, key, how, first, second, known)
        observed = function(first) - function(second)
    p = _cpu.pvalue_of(null, null.dtype.type(observed), side)
    return PermutationTestResult(null.dtype.type(observed), np.float64(p), null)


def _check(key: object, n_resamples: int) -> None:
    if not isinstance(key, Key):
        raise TypeError(f"key is {key!r}, a {type(key).__name__}; expected a Key, as in Key(0)")
    if n_resamples < 1:
        raise ValueError(f"n_resamples is {n_resamples}; expected at least 1")


def _chosen(statistic: Statistic, plain: bool) -> tuple[Callable[..., Any], int | None]:
    """A statistic as a function, and its number if it is one of the field."""
    for name, function in _KNOWN.items():
        if plain and statistic in (name, function):
            return function, _cpu.KNOWN[name]
    if not isinstance(statistic, Dispatcher):
        raise TypeError(
            f"statistic is {statistic!r}; expected 'mean', 'var', 'std' or 'median' of numbers, or"
            " a function compiled by numba.njit"
        )
    return statistic, None


def _over(driver: Any, count: int, like: Array, *arguments: Any) -> Array:
    """What a driver gives for the numbers below a count, on all threads where that pays."""
    numbers, out = np.arange(count), np.empty(count, like.dtype)
    if _door.parallel(count * like.size, WORK):
        _threads.in_parts(driver, (numbers, out), *arguments)
    else:
        driver(numbers, out, *arguments)
    return out


overload(bootstrap)(_compiled.bootstrap)
overload(permutation_test)(_compiled.permutation_test)
