"""Moments of rows: those of chunks, in whole registers, merged two by two in a fixed order.

A chunk stays in the first cache while it is passed over twice, so that memory is read once. Which
chunks there are depends on the length of a row alone, so no result depends on threads.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.simd import broadcast, fma, lanes, load, load_some, select, sum_lanes
from nbmath.simd import first as first_lanes
from nbmath.simd.order import in_order

_bound = bind("statistics", "cpu")
deviation_of = _bound.deviation_of
joined = _bound.joined
kurtosis_of = _bound.kurtosis_of
raised = _bound.raised
skewness_of = _bound.skewness_of
variance_of = _bound.variance_of
_normal = bind("distributions.normal", "cpu")
centred = _normal.centred
largest = _normal.largest
merged = _normal.merged
reciprocal = _normal.reciprocal
strained = _normal.strained

CHUNK = 2048
"""Entries of a chunk."""
MEAN, VAR, STD, SKEW, KURTOSIS = range(5)
"""Statistics that are made of moments."""


@inner
def total_of(x: Any, start: Any, count: Any, shift: Any) -> Any:
    """The sum of `count` entries from `start` on, each less a shift."""
    width = lanes(x)
    low = broadcast(x, shift)
    a = b = c = d = broadcast(x, x.dtype.type(0))
    i, end = start, start + count
    while i + 4 * width <= end:
        a += load(x, i) - low
        b += load(x, i + width) - low
        c += load(x, i + 2 * width) - low
        d += load(x, i + 3 * width) - low
        i += 4 * width
    while i < end:
        a += load_some(x, i, end - i, low) - low
        i += width
    return sum_lanes((a + b) + (c + d))


@inner
def two_powers(x: Any, start: Any, count: Any, shift: Any, mean: Any, per: Any) -> Any:
    """The sums of (x - shift - mean) per and of its squares."""
    width = lanes(x)
    zero = broadcast(x, x.dtype.type(0))
    low, middle, unit = broadcast(x, shift), broadcast(x, mean), broadcast(x, per)
    a = b = p = q = zero
    i, end = start, start + count
    while i + 2 * width <= end:
        u = ((load(x, i) - low) - middle) * unit
        v = ((load(x, i + width) - low) - middle) * unit
        a += u
        b += v
        p = fma(u, u, p)
        q = fma(v, v, q)
        i += 2 * width
    while i < end:
        some = first_lanes(x, end - i)
        u = select(some, ((load_some(x, i, end - i, low) - low) - middle) * unit, zero)
        a += u
        p = fma(u, u, p)
        i += width
    return sum_lanes(a + b), sum_lanes(p + q)


@inner
def four_powers(x: Any, start: Any, count: Any, shift: Any, mean: Any, per: Any) -> Any:
    """The sums of (x - shift - mean) per and of its second, third and fourth powers."""
    width = lanes(x)
    zero = broadcast(x, x.dtype.type(0))
    low, middle, unit = broadcast(x, shift), broadcast(x, mean), broadcast(x, per)
    a = b = c = d = p = q = r = s = zero
    i, end = start, start + count
    while i + 2 * width <= end:
        u = ((load(x, i) - low) - middle) * unit
        v = ((load(x, i + width) - low) - middle) * unit
        square, other = u * u, v * v
        a += u
        p += v
        b += square
        q += other
        c = fma(square, u, c)
        r = fma(other, v, r)
        d = fma(square, square, d)
        s = fma(other, other, s)
        i += 2 * width
    while i < end:
        some = first_lanes(x, end - i)
        u = select(some, ((load_some(x, i, end - i, low) - low) - middle) * unit, zero)
        square = u * u
        a += u
        b += square
        c = fma(square, u, c)
        d = fma(square, square, d)
        i += width
    return sum_lanes(a + p), sum_lanes(b + q), sum_lanes(c + r), sum_lanes(d + s)


@inner
def note_chunk(x: Any, start: Any, count: Any, order: Any, shift: Any, per: Any, part: Any) -> None:
    """part [5] = moments of a chunk less a shift; of order 1, the sum stands for the mean."""
    weight, total = x.dtype.type(count), total_of(x, start, count, shift)
    part[0], part[1] = weight, total
    if order == 2:
        first, second = two_powers(x, start, count, shift, total / weight, per)
        part[0], part[1], part[2] = centred(weight, total / weight, first, second, per)
    elif order > 2:
        a, b, c, d = four_powers(x, start, count, shift, total / weight, per)
        part[0], part[1], part[2], part[3], part[4] = raised(
            weight, total / weight, a, b, c, d, per
        )


@driver
def note_chunks(numbers: Any, parts: Any, x: Any, order: Any, shift: Any, per: Any) -> None:
    """parts [., 5] = moments of the chunks of these numbers, x [n]."""
    for i in range(numbers.size):
        start = numbers[i] * CHUNK
        note_chunk(x, start, min(CHUNK, x.size - start), order, shift, per, parts[i])


@driver
def shift_of(x: Any, start: Any, order: Any) -> Any:
    """What entries of a long row are lessened by, so that the means of its chunks keep digits."""
    zero = x.dtype.type(0)
    mean = total_of(x, start, CHUNK, zero) / x.dtype.type(CHUNK)
    return mean if order > 1 and abs(mean) < math.inf else zero


@inner
def join(a: Any, b: Any, order: Any, per: Any) -> None:
    """a [5] = the moments of both."""
    if order == 1:
        a[0], a[1] = a[0] + b[0], a[1] + b[1]
    elif order == 2:
        a[0], a[1], a[2] = merged((a[0], a[1], a[2]), (b[0], b[1], b[2]), per)
    else:
        a[0], a[1], a[2], a[3], a[4] = joined(
            (a[0], a[1], a[2], a[3], a[4]), (b[0], b[1], b[2], b[3], b[4]), per
        )


@driver
def join_all(parts: Any, order: Any, per: Any) -> None:
    """parts [0] = the moments of all, two by two; their sums become a mean."""
    step = 1
    while step < parts.shape[0]:
        for i in range(0, parts.shape[0] - step, 2 * step):
            join(parts[i], parts[i + step], order, per)
        step *= 2
    if order == 1:
        parts[0, 1] /= parts[0, 0]


@driver
def finish(part: Any, kind: Any, ddof: Any, fisher: Any, per: Any) -> Any:
    """A statistic of moments [5]; ddof stands for bias in those of higher order."""
    found = (part[0], part[1], part[2], part[3], part[4])
    ddof, fisher = part.dtype.type(ddof), part.dtype.type(fisher)
    if kind == MEAN:
        return part[1]
    if kind == VAR:
        return variance_of(part[0], part[2], ddof) / per / per
    if kind == STD:
        return deviation_of(part[0], part[2], ddof, per)
    if kind == SKEW:
        return skewness_of(found, ddof, per)
    return kurtosis_of(found, fisher, ddof, per)


@driver
def unit(x: Any, part: Any, order: Any) -> Any:
    """The unit of deviations: 1, or what keeps their powers within the range."""
    if order > 1 and strained(part[4 if order > 2 else 2]):
        return reciprocal(largest(x, part[1]))
    return x.dtype.type(1)


@inner
def note_row(x: Any, start: Any, count: Any, order: Any, per: Any, parts: Any) -> None:
    """parts [0] = the moments of `count` entries of x from `start` on."""
    first, zero = parts[0], x.dtype.type(0)
    if count <= CHUNK:
        note_chunk(x, start, count, order, zero, per, first)
        if order == 1:
            first[1] /= first[0]
        return
    number, shift = (count + CHUNK - 1) // CHUNK, shift_of(x, start, order)
    for k in range(number):
        begin = k * CHUNK
        note_chunk(x, start + begin, min(CHUNK, count - begin), order, shift, per, parts[k])
    join_all(parts[:number], order, per)
    first[1] += shift


@driver
def moments_of(x: Any, start: Any, count: Any, order: Any, parts: Any) -> Any:
    """The same, in the unit that is returned."""
    per = x.dtype.type(1)
    if count == 0:
        parts[0, 0], parts[0, 1:] = 0, math.nan
        return per
    note_row(x, start, count, order, per, parts)
    if order > 1 and strained(parts[0, 4 if order > 2 else 2]):
        per = unit(x[start : start + count], parts[0], order)
        note_row(x, start, count, order, per, parts)
    return per


@external
@driver
def statistic_rows(
    x: Any, counts: Any, out: Any, order: Any, kind: Any, ddof: Any, fisher: Any
) -> None:
    """out [m] = a statistic of the first `counts` entries of each row of x [m, n]."""
    parts = np.empty((max(1, (x.shape[1] + CHUNK - 1) // CHUNK), 5), x.dtype)
    flat, first = x.reshape(-1), parts[0]
    for i in range(x.shape[0]):
        per = moments_of(flat, i * x.shape[1], counts[i], order, parts)
        out[i] = finish(first, kind, ddof, fisher, per)


@driver
def statistic_direct(x: Any, order: Any, kind: Any, ddof: Any, fisher: Any) -> Any:
    """A statistic of x [n]; None where it lies otherwise in memory than its type says."""
    if not in_order(x):
        return None
    parts = np.empty((max(1, (x.size + CHUNK - 1) // CHUNK), 5), x.dtype)
    per = moments_of(x, 0, x.size, order, parts)
    return finish(parts[0], kind, ddof, fisher, per)


@external
@driver
def moments_rows(x: Any, counts: Any, out: Any, units: Any) -> None:
    """out [m, 5] = the moments of rows, units [m] their units."""
    parts = np.empty((max(1, (x.shape[1] + CHUNK - 1) // CHUNK), 5), x.dtype)
    flat = x.reshape(-1)
    for i in range(x.shape[0]):
        units[i] = moments_of(flat, i * x.shape[1], counts[i], 4, parts)
        out[i] = parts[0]
