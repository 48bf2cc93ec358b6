"""Rows made ready: y packed into panels [panel, coordinate, lane], and for products, rows moved.

What stands past the last row is zero. `norms` are the squared lengths of the rows as they are in
the panels. A product needs rows of which the squared distance is the metric or gives it:
centred, of unit length, both, under a root, or times a matrix.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, part
from nbmath.distances.cpu.lanes import REGISTERS, width
from nbmath.simd.across import sum_lanes
from nbmath.simd.lanewise import broadcast, fma
from nbmath.simd.memory import lanes, load, load_some
from nbmath.simd.tile import TILE_ROWS
from nbmath.simd.tile_code import TILE_VECTORS

bound = bind("distances", "cpu")
mean = bound.mean
reciprocal_length = bound.reciprocal_length

DIRECT = 32
"""Rows no longer than this are compared coordinate by coordinate, which is as fast as a product."""


@external
@driver
def packed(y: Any, lanes: Any) -> Any:
    """panels[p, i, l] = y[p lanes + l, i]."""
    n, d = y.shape
    panels = np.empty(((n + lanes - 1) // lanes, d, lanes), y.dtype)
    for p in range(panels.shape[0]):
        for lane in range(lanes):
            row = p * lanes + lane
            for i in range(d):
                panels[p, i, lane] = y[row, i] if row < n else y.dtype.type(0)
    return panels


@part
def clear(rows: Any, first: Any) -> None:
    """Zeros from a row on; np.zeros would take half a second to compile."""
    for r in range(first, rows.shape[0]):
        for i in range(rows.shape[1]):
            rows[r, i] = 0


@external
@driver
def square_lengths(rows: Any, count: Any) -> Any:
    """|row|^2, zero past the last one."""
    norms, d, side = np.empty(count, rows.dtype), rows.shape[1], lanes(rows)
    zero = broadcast(rows, 0)
    for r in range(rows.shape[0]):
        even = odd = zero
        i, end = r * d, r * d + d
        while i + 2 * side <= end:
            first, second = load(rows, i), load(rows, i + side)
            even, odd = fma(first, first, even), fma(second, second, odd)
            i += 2 * side
        while i < end:
            some = load_some(rows, i, end - i, zero)
            even = fma(some, some, even)
            i += side
        norms[r] = sum_lanes(even + odd)
    for r in range(rows.shape[0], count):
        norms[r] = 0
    return norms


@part
def finite_mean(y: Any) -> Any:
    """The mean row; zero where it is not finite."""
    n, d = y.shape
    centre = np.empty(d, y.dtype)
    for i in range(d):
        centre[i] = 0
    share = y.dtype.type(1) / y.dtype.type(max(n, 1))
    for r in range(n):
        for i in range(d):
            centre[i] += y[r, i] * share
    for i in range(d):
        if not math.fabs(centre[i]) < math.inf:
            centre[i] = 0
    return centre


@external
@driver
def wide_ready(y: Any, parameters: Any) -> Any:
    """Panels of four registers, for sums over coordinates."""
    return packed(y, width(y, REGISTERS)), np.empty(0, y.dtype), parameters


@external
@driver
def narrow_ready(y: Any, parameters: Any) -> Any:
    """Panels of one register, for formulas with elementary functions."""
    return packed(y, width(y, 1)), np.empty(0, y.dtype), parameters


@external
@driver
def places_ready(y: Any, parameters: Any) -> Any:
    """Latitude, longitude and the cosine of the latitude in panels of one register."""
    places = np.empty((y.shape[0], 3), y.dtype)
    for r in range(y.shape[0]):
        places[r, 0], places[r, 1], places[r, 2] = y[r, 0], y[r, 1], math.cos(y[r, 0])
    return narrow_ready(places, parameters)


@external
@driver
def product_ready(rows: Any, parameters: Any) -> Any:
    """Panels for the register tile, from rows that have been made ready."""
    panels = packed(rows, width(rows, TILE_VECTORS))
    norms = square_lengths(rows, panels.shape[0] * panels.shape[2])
    return panels, norms, parameters


@external
@driver
def centred(x: Any, row: Any, rows: Any, centre: Any) -> Any:
    """Rows minus the centre, and as many zeros as fill the last tile."""
    d = x.shape[1]
    out = np.empty(((rows + TILE_ROWS - 1) // TILE_ROWS * TILE_ROWS, d), x.dtype)
    clear(out, rows)
    for r in range(rows):
        for i in range(d):
            out[r, i] = x[row + r, i] - centre[i]
    return out


@external
@driver
def units(x: Any, row: Any, rows: Any, centre: Any) -> Any:
    """Rows divided by their lengths; by those about their means if `centre` is not empty."""
    d = x.shape[1]
    out = np.empty(((rows + TILE_ROWS - 1) // TILE_ROWS * TILE_ROWS, d), x.dtype)
    clear(out, rows)
    for r in range(rows):
        given = x[row + r]
        shift = mean(given) if centre.size > 0 else x.dtype.type(0)
        factor = reciprocal_length(given, shift)
        for i in range(d):
            out[r, i] = (given[i] - shift) * factor
    return out


@external
@driver
def roots(x: Any, row: Any, rows: Any, centre: Any) -> Any:
    """The root of every entry."""
    d = x.shape[1]
    out = np.empty(((rows + TILE_ROWS - 1) // TILE_ROWS * TILE_ROWS, d), x.dtype)
    clear(out, rows)
    for r in range(rows):
        for i in range(d):
            out[r, i] = math.sqrt(x[row + r, i])
    return out


@external
@driver
def whitened(x: Any, row: Any, rows: Any, parameters: Any) -> Any:
    """G (row - centre), parameters G [d, d] and the centre."""
    d = x.shape[1]
    out = np.empty(((rows + TILE_ROWS - 1) // TILE_ROWS * TILE_ROWS, d), x.dtype)
    clear(out, rows)
    shifted = np.empty(d, x.dtype)
    for r in range(rows):
        for i in range(d):
            shifted[i] = x[row + r, i] - parameters[d * d + i]
        for k in range(d):
            total = x.dtype.type(0)
            for i in range(d):
                total += parameters[k * d + i] * shifted[i]
            out[r, k] = total
    return out


@external
@driver
def long_ready(y: Any, parameters: Any) -> Any:
    """For squared distances by products: rows about their mean, which joins as the parameters."""
    centre = finite_mean(y)
    return product_ready(centred(y, 0, y.shape[0], centre)[: y.shape[0]], centre)


@external
@driver
def centred_ready(y: Any, parameters: Any) -> Any:
    """For squared distances; short rows are left as they are, in panels of four registers."""
    if y.shape[1] <= DIRECT:
        return wide_ready(y, parameters)
    return long_ready(y, parameters)


@external
@driver
def units_ready(y: Any, parameters: Any) -> Any:
    """For cosines."""
    return product_ready(units(y, 0, y.shape[0], parameters)[: y.shape[0]], parameters)


@external
@driver
def centred_units_ready(y: Any, parameters: Any) -> Any:
    """For correlations; there is something in `parameters` to say so."""
    own = np.empty(1, y.dtype)
    own[0] = 0
    return product_ready(units(y, 0, y.shape[0], own)[: y.shape[0]], own)


@external
@driver
def roots_ready(y: Any, parameters: Any) -> Any:
    """For Hellinger's distance."""
    return product_ready(roots(y, 0, y.shape[0], parameters)[: y.shape[0]], parameters)


@external
@driver
def whitened_ready(y: Any, parameters: Any) -> Any:
    """For Mahalanobis' distance: the centre of y joins the matrix."""
    d = y.shape[1]
    own = np.empty(d * d + d, y.dtype)
    centre = finite_mean(y)
    for i in range(d * d):
        own[i] = parameters[i]
    for i in range(d):
        own[d * d + i] = centre[i]
    return product_ready(whitened(y, 0, y.shape[0], own)[: y.shape[0]], own)
