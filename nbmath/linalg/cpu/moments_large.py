"""Covariances of observations in rows [n, d], some rows at a time, which are read once.

A block of rows is packed into panels, less a first guess of the means, then less its own means; its
products go onto those of the rows before by Chan, Golub and LeVeque's update, which is one more row
of the block: the difference of the means times a factor. Only Ledoit and Wolf's share, which needs
the lengths of the deviations from the means of all, takes two passes for these before.
"""

import math
from typing import Any

import numpy as np

from nbmath._targets import bind, driver, part
from nbmath.linalg.cpu.panels import SOME, add_tiles, deliver, lower, next_rows, pack, tiles
from nbmath.simd import broadcast, fma, lanes, load, load_some, store_some, sum_lanes

bound = bind("linalg", "cpu")
correlation = bound.correlation
ledoit_wolf_share = bound.ledoit_wolf_share
oas = bound.oas
shrunk_covariance = bound.shrunk_covariance

LEDOIT_WOLF, OAS = 1, 2


@driver
def add_means(x: Any, shift: Any, means: Any) -> None:
    """means [d] += the means of x [n, d] - shift [d]."""
    n, d, width = x.shape[0], x.shape[1], lanes(x)
    flat, zero = x.reshape(-1), broadcast(x, x.dtype.type(0.0))
    share = x.dtype.type(1.0) / x.dtype.type(n)
    for first in range(0, n, SOME):
        last = min(n, first + SOME)
        for j in range(0, d, width):
            count = min(width, d - j)
            low = load_some(shift, j, count, zero)
            s0 = s1 = zero
            i = first
            while i + 2 <= last:
                s0 = s0 + (load_some(flat, i * d + j, count, zero) - low)
                s1 = s1 + (load_some(flat, (i + 1) * d + j, count, zero) - low)
                i += 2
            if i < last:
                s0 = s0 + (load_some(flat, i * d + j, count, zero) - low)
            mean = fma(s0 + s1, broadcast(x, share), load_some(means, j, count, zero))
            store_some(means, j, count, mean)


@part
def _fourth(panels: Any, count: Any, d: Any, apart: Any) -> Any:
    """The sum of |row|^4 over rows of panels."""
    width, total = lanes(panels), panels.dtype.type(0.0)
    for i in range(count):
        s = broadcast(panels, panels.dtype.type(0.0))
        for panel in range((d + width - 1) // width):
            u = load(panels, panel * apart + i * width)
            s = fma(u, u, s)
        square = sum_lanes(s)
        total += square * square
    return total


@driver
def add_products(x: Any, w: Any, centred: Any, fourth: Any, divisor: Any, out: Any) -> Any:
    """out [d, d] = products of deviations of x [n, d] over a divisor; Σ |x[t]|^4, if wanted.

    Data that are `centred` have no means taken from them; w [n] or [0] are weights.
    """
    n, d, width = x.shape[0], x.shape[1], lanes(x)
    one, rows = x.dtype.type(1.0), min(n, SOME)
    low, more, means = np.zeros(d, x.dtype), np.zeros(d, x.dtype), np.zeros(d, x.dtype)
    if fourth and not centred:
        add_means(x, more, low)
        add_means(x, low, more)
    elif not centred:
        add_means(x[:rows], more, low)
    merging = not (centred or fourth)
    apart, columns = (rows + 1) * width, (d + width - 1) // width
    panels = np.zeros(columns * apart + d, x.dtype)
    sums, ones = np.zeros(tiles(columns) * width * width, x.dtype), np.ones(width, x.dtype)
    total = powers = x.dtype.type(0.0)
    local = panels[columns * apart :]
    for first in range(0, n, rows):
        count = min(rows, n - first)
        pack(x, w, first, count, low, more, apart, panels)
        steps = count
        if merging:
            weight = x.dtype.type(count)
            if w.size > 0:
                weight = x.dtype.type(0.0)
                for i in range(first, first + count):
                    weight += w[i]
            both = total + weight
            share = weight / both if both > 0.0 else one
            root = math.sqrt(total * share)
            steps += 1 if total > 0.0 else 0
            for j in range(d):
                local[j] = local[j] / weight if weight > 0.0 else x.dtype.type(0.0)
                far = local[j] - means[j]
                panels[j // width * apart + count * width + j % width] = root * far
                means[j] += share * far
            total = both
        if merging or w.size > 0:
            lower(panels, w, first, count, local, apart)
        ahead, pace = next_rows(x, first + rows, columns)
        add_tiles(panels, steps, d, apart, ones, sums, ahead, pace)
        if fourth:
            powers += _fourth(panels, count, d, apart)
    deliver(sums, divisor, out)
    return powers


@driver
def covariance_matrix(x: Any, w: Any, divisor: Any, out: Any) -> None:
    """out [d, d] of x [n, d]; w is [n], or empty where all weigh the same."""
    n, d = x.shape
    divisor = x.dtype.type(divisor)
    if n == 0 or not divisor > 0.0:
        for i in range(d):
            for j in range(d):
                out[i, j] = math.nan
    elif d > 0:
        add_products(x, w, False, False, divisor, out)


@driver
def correlation_matrix(c: Any) -> None:
    """Overwrite a covariance by its correlations."""
    correlation(c, np.empty(c.shape[0], c.dtype))


@driver
def shrunk_matrix(x: Any, centred: Any, rule: Any, out: Any) -> Any:
    """out [d, d]: the shrunk covariance of x [n, d]; returns the share."""
    n, d = x.shape
    if n == 0 or d == 0:
        return x.dtype.type(math.nan)
    many, nothing = x.dtype.type(n), np.empty(0, x.dtype)
    fourth = add_products(x, nothing, centred, rule == LEDOIT_WOLF, many, out)
    share = ledoit_wolf_share(fourth, out, n) if rule == LEDOIT_WOLF else oas(out, n)
    share = x.dtype.type(share) if d > 1 else x.dtype.type(0.0)
    shrunk_covariance(out, share)
    return share


@driver
def shrink_matrix(c: Any, share: Any) -> None:
    """Overwrite c [d, d] by its shrunk form."""
    shrunk_covariance(c, c.dtype.type(share))
