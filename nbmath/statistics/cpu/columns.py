"""Moments of columns: a register holds neighbours of a row, and memory is read once, in order."""

import math
from typing import Any

import numpy as np

from nbmath._targets import driver, inner
from nbmath.simd import broadcast, fma, lanes, load_some, store_some
from nbmath.statistics.cpu.moments import centred, finish, join_all, raised, strained

ROWS = 256
"""Rows of a chunk."""


@inner
def note_sums(x: Any, first: Any, last: Any, shift: Any, sums: Any) -> None:
    """sums [d] = those of the columns of x - shift [d] from row `first` to row `last`."""
    d, width = x.shape[1], lanes(x)
    zero = broadcast(x, x.dtype.type(0))
    for j in range(0, d, width):
        count = min(width, d - j)
        low = load_some(shift, j, count, zero)
        a = b = zero
        i = first
        while i + 2 <= last:
            a += load_some(x, i * d + j, count, zero) - low
            b += load_some(x, (i + 1) * d + j, count, zero) - low
            i += 2
        if i < last:
            a += load_some(x, i * d + j, count, zero) - low
        store_some(sums, j, count, a + b)


@inner
def note_two(x: Any, first: Any, last: Any, shift: Any, part: Any) -> None:
    """part [3] and part [2] = sums of deviations from part [1] and of their squares."""
    d, width = x.shape[1], lanes(x)
    zero = broadcast(x, x.dtype.type(0))
    means, ones, squares = part[1], part[3], part[2]
    for j in range(0, d, width):
        count = min(width, d - j)
        low, middle = load_some(shift, j, count, zero), load_some(means, j, count, zero)
        a = b = p = q = zero
        i = first
        while i + 2 <= last:
            u = (load_some(x, i * d + j, count, zero) - low) - middle
            v = (load_some(x, (i + 1) * d + j, count, zero) - low) - middle
            a += u
            b += v
            p = fma(u, u, p)
            q = fma(v, v, q)
            i += 2
        if i < last:
            u = (load_some(x, i * d + j, count, zero) - low) - middle
            a += u
            p = fma(u, u, p)
        store_some(ones, j, count, a + b)
        store_some(squares, j, count, p + q)


@inner
def note_four(x: Any, first: Any, last: Any, shift: Any, part: Any, ones: Any) -> None:
    """ones [d] and part [2], [3], [4] = sums of the first four powers of deviations."""
    d, width = x.shape[1], lanes(x)
    zero = broadcast(x, x.dtype.type(0))
    means, squares, cubes, fourths = part[1], part[2], part[3], part[4]
    for j in range(0, d, width):
        count = min(width, d - j)
        low, middle = load_some(shift, j, count, zero), load_some(means, j, count, zero)
        a = b = c = e = zero
        for i in range(first, last):
            u = (load_some(x, i * d + j, count, zero) - low) - middle
            square = u * u
            a += u
            b += square
            c = fma(square, u, c)
            e = fma(square, square, e)
        store_some(ones, j, count, a)
        store_some(squares, j, count, b)
        store_some(cubes, j, count, c)
        store_some(fourths, j, count, e)


@driver
def note_columns(numbers: Any, parts: Any, x: Any, order: Any, shift: Any) -> None:
    """parts [., 5, d] = moments of chunks of the columns of x [n, d], less a shift [d]."""
    n, d = x.shape
    one, ones = x.dtype.type(1), np.empty(d, x.dtype)
    for k in range(numbers.size):
        part, first = parts[k], numbers[k] * ROWS
        last = min(n, first + ROWS)
        weight = x.dtype.type(last - first)
        note_sums(x, first, last, shift, part[1])
        part[0] = weight
        if order > 1:
            for j in range(d):
                part[1, j] /= weight
        if order == 2:
            note_two(x, first, last, shift, part)
            for j in range(d):
                part[0, j], part[1, j], part[2, j] = centred(
                    weight, part[1, j], part[3, j], part[2, j], one
                )
        elif order > 2:
            note_four(x, first, last, shift, part, ones)
            for j in range(d):
                part[0, j], part[1, j], part[2, j], part[3, j], part[4, j] = raised(
                    weight, part[1, j], ones[j], part[2, j], part[3, j], part[4, j], one
                )


@driver
def shifts(x: Any, order: Any) -> Any:
    """What the columns of x [n, d] are lessened by, so that the means of chunks keep digits."""
    out = np.zeros(x.shape[1], x.dtype)
    if order > 1 and x.shape[0] > ROWS:
        note_sums(x, 0, ROWS, np.zeros_like(out), out)
        for j in range(out.size):
            mean = out[j] / x.dtype.type(ROWS)
            out[j] = mean if abs(mean) < math.inf else x.dtype.type(0)
    return out


@driver
def join_columns(parts: Any, order: Any, shift: Any) -> bool:
    """parts [0] = the moments of all rows; whether those of a column strain the range."""
    one = parts.dtype.type(1)
    column = np.empty((parts.shape[0], 5), parts.dtype)
    some = False
    for j in range(parts.shape[2]):
        column[:] = parts[:, :, j]
        join_all(column, order, one)
        column[0, 1] += shift[j]
        parts[0, :, j] = column[0]
        some |= order > 1 and strained(column[0, 4 if order > 2 else 2])
    return some


@driver
def finish_columns(part: Any, out: Any, kind: Any, ddof: Any, fisher: Any) -> None:
    """out [d] = a statistic of moments [5, d]."""
    one = part.dtype.type(1)
    for j in range(out.size):
        found = np.ascontiguousarray(part[:, j])
        out[j] = finish(found, kind, ddof, fisher, one) if found[0] > 0 else math.nan
