"""Orthonormal rows by registers: what they take out of a vector, and new rows of old ones."""

from typing import Any

import numpy as np

from nbmath._targets import driver
from nbmath.linalg.cpu.rows_sums import sum_run
from nbmath.linalg.formulas.sums import PRODUCTS
from nbmath.simd import (
    TILE_ROWS,
    TILE_VECTORS,
    broadcast,
    fma,
    lanes,
    load,
    load_some,
    multiply_tile,
    store,
    store_some,
    sum_lanes,
)
from nbmath.simd.arrays import lent

PANELS = 4
"""Panels, each as wide as a tile, whose columns are combined at a time: a nearest cache's half."""


@driver
def square_sum(x: Any) -> Any:
    """|x|²."""
    return sum_run(x, 0, x, 0, x.size, PRODUCTS)


@driver
def project_out(rows: Any, count: Any, x: Any, h: Any) -> None:
    """x -= Qᵀ Q x with Q the first rows of rows [., n]; h [count] is raised by Q x.

    Four rows at a time: x is passed over once for their products and once to take these out.
    """
    n, width = x.size, lanes(x)
    end, zero = n - n % width, broadcast(x, 0)
    for j in range(0, count - count % 4, 4):
        p, q, r, s = j * n, (j + 1) * n, (j + 2) * n, (j + 3) * n
        a = b = c = d = zero
        for i in range(0, end, width):
            v = load(x, i)
            a, b = fma(load(rows, p + i), v, a), fma(load(rows, q + i), v, b)
            c, d = fma(load(rows, r + i), v, c), fma(load(rows, s + i), v, d)
        if end < n:
            v, left = load_some(x, end, n - end, zero), n - end
            a = fma(load_some(rows, p + end, left, zero), v, a)
            b = fma(load_some(rows, q + end, left, zero), v, b)
            c = fma(load_some(rows, r + end, left, zero), v, c)
            d = fma(load_some(rows, s + end, left, zero), v, d)
        t, u, w, z = sum_lanes(a), sum_lanes(b), sum_lanes(c), sum_lanes(d)
        h[j], h[j + 1], h[j + 2], h[j + 3] = h[j] + t, h[j + 1] + u, h[j + 2] + w, h[j + 3] + z
        a, b, c, d = broadcast(x, -t), broadcast(x, -u), broadcast(x, -w), broadcast(x, -z)
        for i in range(0, end, width):
            v = fma(a, load(rows, p + i), fma(b, load(rows, q + i), load(x, i)))
            store(x, i, fma(c, load(rows, r + i), fma(d, load(rows, s + i), v)))
        for i in range(end, n):
            v = t * rows[j, i] + u * rows[j + 1, i]
            x[i] -= v + (w * rows[j + 2, i] + z * rows[j + 3, i])
    for j in range(count - count % 4, count):
        t = sum_run(lent(rows.reshape(-1)), j * n, lent(x), 0, n, PRODUCTS)
        for i in range(n):
            x[i] -= t * rows[j, i]
        h[j] += t


@driver
def combine(rows: Any, first: Any, c: Any) -> None:
    """Rows first, first + 1, ... become cᵀ times those rows, c [count, made]; made <= count."""
    (count, made), n, width = c.shape, rows.shape[1], lanes(rows)
    across, zero = TILE_VECTORS * width, broadcast(rows, 0)
    high, apart = (made + TILE_ROWS - 1) // TILE_ROWS * TILE_ROWS, count * across
    factors, tile = np.zeros((count, high), rows.dtype), np.empty(TILE_ROWS * across, rows.dtype)
    for j in range(count):
        for k in range(made):
            factors[j, k] = c[j, k]
    lines = np.empty(PANELS * apart, rows.dtype)
    for start in range(0, n, PANELS * across):
        stop = min(n, start + PANELS * across)
        for j in range(count):
            place, i = j * across, start
            while i < stop:
                store(lines, place, load_some(rows, (first + j) * n + i, stop - i, zero))
                i += width
                place += width if (i - start) % across > 0 else apart - across + width
        for k in range(0, made, TILE_ROWS):
            some = min(TILE_ROWS, made - k)
            for i in range(start, stop, across):
                panel = (i - start) // across * apart
                multiply_tile(count, factors, k, 1, high, lines, panel, tile, 0, None)
                for row in range(some):
                    place = (first + k + row) * n + i
                    for v in range(0, min(across, stop - i), width):
                        found = load(tile, row * across + v)
                        store_some(rows, place + v, stop - i - v, found)
