"""Products of the columns of a matrix with each other, some of its rows at a time.

Rows are packed into panels one register wide, which stay in a cache; the products of two panels
come from register tiles, of which those below the diagonal are left out.
"""

import math
from typing import Any

import numpy as np

from nbmath._targets import inner, part
from nbmath.simd import broadcast, fma, lanes, load, load_some, store, store_some
from nbmath.simd.fetch import address_of, fetch_some
from nbmath.simd.tile import multiply_narrow, multiply_slim, narrow_rows
from nbmath.simd.transpose import transpose

SOME = 128
"""Rows that are packed and multiplied at a time."""


@part
def pack(x: Any, w: Any, first: Any, count: Any, low: Any, more: Any, apart: Any, to: Any) -> None:
    """Panels a register wide of (x - low) - more, `count` rows from `first`; then their sums.

    to[panel, row, :], panels `apart` from each other, rows of zeros beyond d; after them, at the
    end, [d] sums, weighted by w.
    """
    d, width = x.shape[1], lanes(x)
    flat, zero, totals = x.reshape(-1), broadcast(x, x.dtype.type(0.0)), to.size - d
    for j in range(0, d, width):
        some, place, at = min(width, d - j), j // width * apart, first * d + j
        a, b = load_some(low, j, some, zero), load_some(more, j, some, zero)
        s0 = s1 = zero
        i = 0
        while i + 2 <= count:
            u = (load_some(flat, at, some, zero) - a) - b
            v = (load_some(flat, at + d, some, zero) - a) - b
            store(to, place, u)
            store(to, place + width, v)
            if w.size > 0:
                s0 = fma(broadcast(x, w[first + i]), u, s0)
                s1 = fma(broadcast(x, w[first + i + 1]), v, s1)
            else:
                s0, s1 = s0 + u, s1 + v
            i, at, place = i + 2, at + 2 * d, place + 2 * width
        if i < count:
            u = (load_some(flat, at, some, zero) - a) - b
            store(to, place, u)
            s0 = fma(broadcast(x, w[first + i]), u, s0) if w.size > 0 else s0 + u
        store_some(to, totals + j, some, s0 + s1)


@part
def lower(to: Any, w: Any, first: Any, count: Any, means: Any, apart: Any) -> None:
    """Take means [d] from the rows of panels, and multiply these by the roots of weights."""
    d, width = means.size, lanes(to)
    zero = broadcast(to, to.dtype.type(0.0))
    for j in range(0, d, width):
        low, place = load_some(means, j, min(width, d - j), zero), j // width * apart
        for i in range(count):
            u = load(to, place) - low
            if w.size > 0:
                u = u * broadcast(to, math.sqrt(w[first + i]))
            store(to, place, u)
            place += width


@part
def tiles(columns: Any) -> Any:
    """Squares a register wide on and above the diagonal, of so many columns of them."""
    return columns * (columns + 1) // 2


@part
def next_rows(x: Any, first: Any, columns: Any) -> Any:
    """Where the rows from `first` on start in memory, and the bytes of them for each tile."""
    share = min(SOME, x.shape[0]) * x.shape[1] * x.itemsize // tiles(columns)
    return address_of(x, first * x.shape[1]), share if first < x.shape[0] else 0


@part
def add_tiles(
    panels: Any, rows: Any, d: Any, apart: Any, ones: Any, sums: Any, ahead: Any, pace: Any
) -> None:
    """Products of the columns of panels, tile by tile, onto sums; `pace` bytes are fetched in each.

    Of a panel that is full, those with the panels up to it. Of columns in a last one that is not,
    those with all panels, a few columns at a time: lanes that nothing fills would cost as much.
    """
    width, place, wanted = lanes(panels), 0, ahead
    high, full = narrow_rows(width), d - d % width
    for j in range(0, full, width):
        for i in range(0, j + width, high):
            left, right = i // width * apart + i % width, j // width * apart
            multiply_narrow(rows, panels, left, 1, width, panels, right, sums, place, ones)
            place += high * width
            wanted += pace
            while ahead < wanted:
                ahead = fetch_some(ahead)
    for i in range(0, d - full, high):
        left, slim = full // width * apart + i, d - full - i <= 4
        for j in range(0, d, width):
            right = j // width * apart
            if slim:
                multiply_slim(rows, panels, left, 1, width, panels, right, sums, place, ones)
            else:
                multiply_narrow(rows, panels, left, 1, width, panels, right, sums, place, ones)
            place += high * width
            wanted += pace
            while ahead < wanted:
                ahead = fetch_some(ahead)


@part
def deliver(sums: Any, divisor: Any, out: Any) -> None:
    """out [d, d] = the tiles of `add_tiles` over a divisor, and the same on the other side, turned.

    A block on the diagonal is symmetric as it is: x y and y x round alike.
    """
    d, width, place = out.shape[0], lanes(sums), 0
    high, full, flat = narrow_rows(width), d - d % width, out.reshape(-1)
    one, under = broadcast(sums, sums.dtype.type(1.0)), broadcast(sums, divisor)
    if divisor != 1.0:
        for at in range(0, sums.size, width):
            store(sums, at, load(sums, at) / under)
    for j in range(0, full, width):
        for i in range(j + width):
            store(flat, i * d + j, load(sums, place + i * width))
        for i in range(0, j, width):
            transpose(sums, place + i * width, width, one, flat, j * d + i, d)
        place += (j + width) * width
    for first in range(full, d, high):
        for j in range(0, d, width):
            for i in range(first, min(d, first + high)):
                for column in range(j, min(d, j + width)):
                    out[i, column] = sums[place + (i - first) * width + column - j]
                    out[column, i] = out[i, column]
            place += high * width


@inner
def gram_panels(a: Any, out: Any) -> None:
    """out [n, n] = a' a, a [k, n]."""
    (k, n), width = a.shape, lanes(a)
    rows, columns = min(k, SOME), (n + width - 1) // width
    apart, nothing = rows * width, np.zeros(n, a.dtype)
    panels, ones = np.empty(columns * apart + n, a.dtype), np.ones(width, a.dtype)
    sums = np.zeros(tiles(columns) * width * width, a.dtype)
    for first in range(0, k, rows):
        count = min(rows, k - first)
        pack(a, nothing[:0], first, count, nothing, nothing, apart, panels)
        ahead, pace = next_rows(a, first + rows, columns)
        add_tiles(panels, count, n, apart, ones, sums, ahead, pace)
    deliver(sums, a.dtype.type(1.0), out)
