"""Resamples of rows: draws, statistic and result of each in one pass, a resample after another.

What a resample is depends on the key and its number alone, so threads may share them in any way.
"""

import math
from typing import Any

import numpy as np

from nbmath._targets import bind, driver, inner
from nbmath.statistics.cpu.moments import CHUNK, MEAN, STD, VAR, finish, moments_of
from nbmath.statistics.cpu.order import SAMPLE, median_of

_bound = bind("statistics", "cpu")
acceleration = _bound.acceleration
corrected_share = _bound.corrected_share
fill_indices = _bound.fill_indices
permutation_pvalue = _bound.permutation_pvalue
shuffle = _bound.shuffle
swap_pairs = _bound.swap_pairs

MEDIAN = 9
"""The statistic beside those of moments."""
INDEPENDENT, SAMPLES, PAIRINGS = range(3)


@inner
def work_of(n: Any, x: Any) -> Any:
    """Room for a statistic of n entries."""
    parts = np.empty((max(1, (n + CHUNK - 1) // CHUNK), 5), x.dtype)
    return parts, np.empty(n + 1, x.dtype), np.empty(SAMPLE, x.dtype)


@inner
def evaluated(x: Any, kind: Any, parts: Any, work: Any, sample: Any) -> Any:
    """A statistic of a row."""
    if kind == MEDIAN:
        return median_of(x, x.size, work, sample)
    order, nothing = 1 if kind == MEAN else 2, x.dtype.type(0.0)
    per = moments_of(x, 0, x.size, order, parts)
    return finish(parts[0], kind, nothing, nothing, per)


@driver
def resample_known(numbers: Any, out: Any, key: Any, x: Any, kind: Any) -> None:
    """out [r] = a statistic of the field of resamples of x [n], by their numbers."""
    n = x.size
    drawn, chosen = np.empty(n, x.dtype), np.empty(n, np.int64)
    parts, work, sample = work_of(n, x)
    for r in range(numbers.size):
        fill_indices(key, numbers[r], n, n, chosen)
        for i in range(n):
            drawn[i] = x[chosen[i]]
        out[r] = evaluated(drawn, kind, parts, work, sample)


@driver
def resample_any(numbers: Any, out: Any, key: Any, x: Any, statistic: Any) -> None:
    """The same of a user's compiled function of rows x [n] or [n, d]."""
    n = x.shape[0]
    drawn, chosen = np.empty_like(x), np.empty(n, np.int64)
    for r in range(numbers.size):
        fill_indices(key, numbers[r], n, n, chosen)
        for i in range(n):
            drawn[i] = x[chosen[i]]
        out[r] = statistic(drawn)


@driver
def leave_out_known(numbers: Any, out: Any, x: Any, kind: Any) -> None:
    """out [n] = a statistic of the field of x [n] without one entry each."""
    kept = x[1:].copy()
    parts, work, sample = work_of(x.size, x)
    for r in range(numbers.size):
        gone = numbers[r]
        kept[:gone], kept[gone:] = x[:gone], x[gone + 1 :]
        out[r] = evaluated(kept, kind, parts, work, sample)


@driver
def leave_out_any(numbers: Any, out: Any, x: Any, statistic: Any) -> None:
    """The same of a user's compiled function."""
    kept = x[1:].copy()
    for r in range(numbers.size):
        gone = numbers[r]
        kept[:gone], kept[gone:] = x[:gone], x[gone + 1 :]
        out[r] = statistic(kept)


@inner
def permute(key: Any, resample: Any, how: Any, x: Any, y: Any, pool: Any) -> None:
    """pool = the entries of both samples, changed as they may be under the null."""
    n = x.size
    pool[:n], pool[n:] = x, y
    if how == INDEPENDENT:
        shuffle(key, resample, pool)
    elif how == PAIRINGS:
        shuffle(key, resample, pool[:n])
    else:
        swap_pairs(key, resample, x, y, pool[:n], pool[n:])


@driver
def permute_known(numbers: Any, out: Any, key: Any, how: Any, x: Any, y: Any, kind: Any) -> None:
    """out [r] = the difference of a statistic of the field between permuted samples."""
    n, pool = x.size, np.empty(x.size + y.size, x.dtype)
    parts, work, sample = work_of(pool.size, x)
    for r in range(numbers.size):
        permute(key, numbers[r], how, x, y, pool)
        first = evaluated(pool[:n], kind, parts, work, sample)
        out[r] = first - evaluated(pool[n:], kind, parts, work, sample)


@driver
def permute_any(numbers: Any, out: Any, key: Any, how: Any, x: Any, y: Any, statistic: Any) -> None:
    """out [r] = a user's compiled function of two permuted samples."""
    n, pool = x.size, np.empty(x.size + y.size, x.dtype)
    for r in range(numbers.size):
        permute(key, numbers[r], how, x, y, pool)
        out[r] = statistic(pool[:n], pool[n:])


@driver
def corrected_shares(found: Any, theta: Any, jackknife: Any, share: Any) -> Any:
    """The shares of the distribution at which a BCa interval of this share outside ends."""
    below = 0.0
    for i in range(found.size):
        below += 0.5 * ((found[i] < theta) + (found[i] <= theta))
    below /= found.size
    if not 0.0 < below < 1.0:
        return math.nan, math.nan
    a = float(acceleration(jackknife))
    return corrected_share(share, below, a), corrected_share(1.0 - share, below, a)


@driver
def pvalue_of(null: Any, observed: Any, alternative: Any) -> Any:
    """The p-value of an observed statistic among those of permutations."""
    blur = 1e-14 * abs(observed)
    below = above = 0.0
    for i in range(null.size):
        below += null[i] <= observed + blur
        above += null[i] >= observed - blur
    if observed != observed:
        return math.nan
    return permutation_pvalue(below, above, float(null.size), alternative)


KNOWN = {"mean": MEAN, "var": VAR, "std": STD, "median": MEDIAN}
"""Statistics of the field that drivers know by number."""
