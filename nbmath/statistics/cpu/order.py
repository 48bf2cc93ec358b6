"""Order statistics of rows, by selection in what a sample leaves of a long row.

Some hundred entries, sorted, tell between which two numbers an entry of a given rank lies. One pass
over the row counts what is smaller and keeps what is between: a tenth of the row, of which the
same is done again (Floyd & Rivest 1975). Where the guess fails, the whole row is worked on; the
result never depends on the sample.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.statistics.cpu.rows import holds_nan

_bound = bind("statistics", "cpu")
between = _bound.between
middle = _bound.middle
next_after = _bound.next_after
quantile_place = _bound.quantile_place
select = _bound.select
trimmed = _bound.trimmed

SHORT = 2000
"""Entries up to which a row is worked on as a whole."""
SAMPLE, SPREAD = 1024, 5.0
"""Entries of a sample, and how many standard deviations of a rank in it the two numbers are apart
from it."""
LONG, SMALL, CLOSE = 1 << 16, 128, 3.0
"""Entries below which a row is a short one, for which the sorting of a sample counts: its sample
and how far they are apart then."""
MEDIAN, MAD = 0, 1


@inner
def bracket(x: Any, n: Any, k: Any, sample: Any) -> Any:
    """Two numbers between which the entries of rank k and k + 1 of x [:n] probably lie."""
    size, spread = (SMALL, CLOSE) if n < LONG else (SAMPLE, SPREAD)
    step = n // size
    for i in range(size):
        sample[i] = x[i * step + (i * 7) % step]
    sample[:size].sort()
    share = k / n
    apart = 2.0 + spread * math.sqrt(size * share * (1.0 - share))
    first, last = int(share * size - apart), int(share * size + apart) + 1
    low = sample[first] if first >= 0 else x.dtype.type(-math.inf)
    high = sample[last] if last < size else x.dtype.type(math.inf)
    return low, high


@inner
def keep(x: Any, n: Any, low: Any, high: Any, kept: Any) -> Any:
    """kept = the entries of x [:n] from low to high, with their number and that of smaller ones."""
    count = below = 0
    for i in range(n):
        value = x[i]
        kept[count] = value
        count += (value >= low) & (value <= high)
        below += value < low
    return count, below


@inner
def pair(x: Any, n: Any, k: Any, work: Any, sample: Any) -> Any:
    """The entries of rank k and k + 1 of x [:n], the latter only if there is one."""
    source, size, rank = x, n, k
    while size > SHORT:
        low, high = bracket(source, size, rank, sample)
        count, below = keep(source, size, low, high, work)
        if low == high and below <= rank < below + count - 1:
            return low, low
        past = rank + 1 >= below + count and below + count < size
        if rank < below or past or 2 * count > size:
            size, rank = n, k
            work[:n] = x[:n]
            break
        source, size, rank = work, count, rank - below
    if size == n:
        work[:n] = x[:n]
    found = select(work[:size], rank)
    return found, next_after(work[:size], rank)


@inner
def median_of(x: Any, n: Any, work: Any, sample: Any) -> Any:
    """The median of x [:n]."""
    low, high = pair(x, n, (n - 1) // 2, work, sample)
    return low if n % 2 == 1 else middle(low, high)


@external
@driver
def median_rows(x: Any, counts: Any, out: Any, centres: Any, kind: Any) -> None:
    """out [m] = medians of rows, or of distances from `centres` [m] (nan: from their medians)."""
    n = x.shape[1]
    work, sample = np.empty(n + 1, x.dtype), np.empty(SAMPLE, x.dtype)
    apart = np.empty(n if kind == MAD else 0, x.dtype)
    for i in range(x.shape[0]):
        count = counts[i]
        row = x[i, :count]
        if count == 0 or holds_nan(row):
            out[i] = math.nan
            continue
        if kind == MEDIAN:
            out[i] = median_of(row, count, work, sample)
            continue
        centre = centres[i]
        if centre != centre:
            centre = median_of(row, count, work, sample)
        for j in range(count):
            apart[j] = abs(row[j] - centre)
        out[i] = math.nan if holds_nan(apart[:count]) else median_of(apart, count, work, sample)


@external
@driver
def quantile_rows(x: Any, counts: Any, out: Any, q: Any, method: Any) -> None:
    """out [m, p] = quantiles q [p] of rows by a definition; q is float64 for either precision."""
    n = x.shape[1]
    work, sample = np.empty(n + 1, x.dtype), np.empty(SAMPLE, x.dtype)
    whole = q.size > 4
    for i in range(x.shape[0]):
        count = counts[i]
        row = x[i, :count]
        if count == 0 or holds_nan(row):
            out[i, :] = math.nan
            continue
        if whole:
            work[:count] = row
            work[:count].sort()
        for p in range(q.size):
            place, share = quantile_place(float(count), q[p], method)
            k = int(place)
            if whole:
                low, high = work[k], work[min(k + 1, count - 1)]
            else:
                low, high = pair(row, count, k, work, sample)
            out[i, p] = between(low, high, x.dtype.type(share)) if share > 0.0 else low


@external
@driver
def trimmed_rows(x: Any, cuts: Any, out: Any) -> None:
    """out [m] = means of rows without `cuts` [m] entries at either end."""
    n = x.shape[1]
    work, sample = np.empty(n + 1, x.dtype), np.empty(SAMPLE, x.dtype)
    for i in range(x.shape[0]):
        cut, row = cuts[i], x[i]
        if n == 0 or 2 * cut >= n or holds_nan(row):
            out[i] = math.nan
            continue
        low, _ = pair(row, n, cut, work, sample)
        high, _ = pair(row, n, n - 1 - cut, work, sample)
        out[i] = trimmed(row, low, high, cut)
