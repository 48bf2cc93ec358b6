"""Covariances of observations in rows [n, d], some rows at a time.

Two passes find the means, the second those of the deviations; a third centres rows into a small
block, which stays in a cache, and adds its Gram matrix to the result. Nothing is overwritten.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, part
from nbmath.linalg.cpu import products_large
from nbmath.linalg.cpu.rows_sums import sum_run
from nbmath.linalg.formulas.sums import PRODUCTS
from nbmath.simd import broadcast, fma, lanes, load_some, store_some

bound = bind("linalg", "cpu")
divide = bound.divide
correlation = bound.correlation
ledoit_wolf_share = bound.ledoit_wolf_share
oas = bound.oas
shrunk_covariance = bound.shrunk_covariance

add_gram = external(products_large.add_gram)
mirror = external(products_large.mirror)
LEDOIT_WOLF, OAS = 1, 2
SOME = 64
"""Rows whose sums are formed apart from those of the others."""
BYTES_OF_BLOCK = 1 << 17


@driver
def add_means(x: Any, w: Any, total: Any, shift: Any, means: Any) -> None:
    """means [d] += the means of x [n, d] - shift [d]; w [n] or [0] are weights of sum total."""
    n, d, width = x.shape[0], x.shape[1], lanes(x)
    flat, zero = x.reshape(-1), broadcast(x, x.dtype.type(0.0))
    share = x.dtype.type(1.0) / total
    for first in range(0, n, SOME):
        last = min(n, first + SOME)
        for j in range(0, d, width):
            count = min(width, d - j)
            low = load_some(shift, j, count, zero)
            s0 = s1 = zero
            i = first
            if w.size > 0:
                while i < last:
                    u = load_some(flat, i * d + j, count, zero) - low
                    s0 = fma(broadcast(x, w[i]), u, s0)
                    i += 1
            else:
                while i + 2 <= last:
                    s0 = s0 + (load_some(flat, i * d + j, count, zero) - low)
                    s1 = s1 + (load_some(flat, (i + 1) * d + j, count, zero) - low)
                    i += 2
                if i < last:
                    s0 = s0 + (load_some(flat, i * d + j, count, zero) - low)
            mean = fma(s0 + s1, broadcast(x, share), load_some(means, j, count, zero))
            store_some(means, j, count, mean)


@part
def _deviations(x: Any, w: Any, first: Any, last: Any, mean: Any, rest: Any, out: Any) -> None:
    """out = the rows of x from first to last without their means, times the roots of weights."""
    d, width = x.shape[1], lanes(x)
    flat, zero = x.reshape(-1), broadcast(x, x.dtype.type(0.0))
    for j in range(0, d, width):
        count = min(width, d - j)
        low, more = load_some(mean, j, count, zero), load_some(rest, j, count, zero)
        for i in range(first, last):
            u = (load_some(flat, i * d + j, count, zero) - low) - more
            if w.size > 0:
                u = u * broadcast(x, math.sqrt(w[i]))
            store_some(out, (i - first) * d + j, count, u)


@driver
def add_products(x: Any, w: Any, total: Any, centred: Any, out: Any) -> Any:
    """out [d, d] = the weighted products of the deviations of x [n, d]; returns their |x[t]|^4.

    Data that are `centred` have no means taken from them.
    """
    n, d = x.shape
    nothing, mean, rest = np.zeros(d, x.dtype), np.zeros(d, x.dtype), np.zeros(d, x.dtype)
    if not centred:
        add_means(x, w, total, nothing, mean)
        add_means(x, w, total, mean, rest)
    size = min(n, max(128, BYTES_OF_BLOCK // (d * x.itemsize)))
    block = np.empty(size * d, x.dtype)
    fourth = x.dtype.type(0.0)
    for first in range(0, n, size):
        count = min(size, n - first)
        _deviations(x, w, first, first + count, mean, rest, block)
        add_gram(block.reshape((size, d)), count, first > 0, out)
        if w.size == 0:
            for start in range(0, count, SOME):
                some = x.dtype.type(0.0)
                for i in range(start, min(count, start + SOME)):
                    square = sum_run(block, i * d, block, i * d, d, PRODUCTS)
                    some += square * square
                fourth += some
    mirror(out)
    return fourth


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
        total = x.dtype.type(n)
        if w.size > 0:
            total = x.dtype.type(0.0)
            for i in range(n):
                total += w[i]
        add_products(x, w, total, False, out)
        divide(out, divisor)


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
    fourth = add_products(x, np.empty(0, x.dtype), x.dtype.type(n), centred, out)
    divide(out, x.dtype.type(n))
    share = ledoit_wolf_share(fourth, out, n) if rule == LEDOIT_WOLF else oas(out, n)
    share = x.dtype.type(share) if d > 1 else x.dtype.type(0.0)
    shrunk_covariance(out, share)
    return share


@driver
def shrink_matrix(c: Any, share: Any) -> None:
    """Overwrite c [d, d] by its shrunk form."""
    shrunk_covariance(c, c.dtype.type(share))
