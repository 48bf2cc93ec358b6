"""Sums, largest sizes and multiples of runs of numbers, eight registers at a time.

A run is `n` elements from a place in a flat array: a row needs no view of its own. What fills no
register is read under a mask, so that a sum is one text for every length; it is `formulas.sums` on
registers, block by block with the same bound.
"""

import math
from typing import Any

from nbmath._targets import part
from nbmath.linalg.formulas.sums import BLOCK, PRODUCTS
from nbmath.simd import (
    broadcast,
    fma,
    lanes,
    larger,
    load,
    load_some,
    max_lanes,
    select,
    store,
    store_some,
    sum_lanes,
)


@part
def _added(s: Any, u: Any, v: Any, kind: Any) -> Any:
    return fma(u, v, s) if kind == PRODUCTS else s + abs(u)


@part
def sum_run(x: Any, i: Any, y: Any, j: Any, n: Any, kind: Any) -> Any:
    """The sum of x[i + k] y[j + k] or of |x[i + k]|, k = 0 ... n - 1."""
    width = lanes(x)
    zero = broadcast(x, x.dtype.type(0.0))
    total = lost = zero
    done = 0
    while done < n:
        stop = min(n, done + BLOCK * width)
        first = done == 0
        s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = zero
        a, b = i + done, j + done
        while done + 8 * width <= stop:
            s0 = _added(s0, load(x, a), load(y, b), kind)
            s1 = _added(s1, load(x, a + width), load(y, b + width), kind)
            s2 = _added(s2, load(x, a + 2 * width), load(y, b + 2 * width), kind)
            s3 = _added(s3, load(x, a + 3 * width), load(y, b + 3 * width), kind)
            s4 = _added(s4, load(x, a + 4 * width), load(y, b + 4 * width), kind)
            s5 = _added(s5, load(x, a + 5 * width), load(y, b + 5 * width), kind)
            s6 = _added(s6, load(x, a + 6 * width), load(y, b + 6 * width), kind)
            s7 = _added(s7, load(x, a + 7 * width), load(y, b + 7 * width), kind)
            done, a, b = done + 8 * width, a + 8 * width, b + 8 * width
        if done < stop:
            if done + 4 * width <= stop:
                s0 = _added(s0, load(x, a), load(y, b), kind)
                s1 = _added(s1, load(x, a + width), load(y, b + width), kind)
                s2 = _added(s2, load(x, a + 2 * width), load(y, b + 2 * width), kind)
                s3 = _added(s3, load(x, a + 3 * width), load(y, b + 3 * width), kind)
                done, a, b = done + 4 * width, a + 4 * width, b + 4 * width
            if done + 2 * width <= stop:
                s4 = _added(s4, load(x, a), load(y, b), kind)
                s5 = _added(s5, load(x, a + width), load(y, b + width), kind)
                done, a, b = done + 2 * width, a + 2 * width, b + 2 * width
            if done + width <= stop:
                s6 = _added(s6, load(x, a), load(y, b), kind)
                done, a, b = done + width, a + width, b + width
            left = stop - done
            if left > 0:
                s7 = _added(s7, load_some(x, a, left, zero), load_some(y, b, left, zero), kind)
            done = stop
        s = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7))
        if first:
            total = s
        else:
            new = total + s
            back = new - total
            lost = lost + ((total - (new - back)) + (s - back))
            total = new
    if n > BLOCK * width:
        total = select(abs(total) < math.inf, total + lost, total)
    return sum_lanes(total)


@part
def largest_size(x: Any, i: Any, n: Any) -> Any:
    """The largest |x[i + k]|, k = 0 ... n - 1, and whether infinity or nan is among them."""
    width, stop = lanes(x), i + n
    zero = broadcast(x, x.dtype.type(0.0))
    a = b = c = d = odd_a = odd_b = odd_c = odd_d = zero
    while i + 4 * width <= stop:
        u, v = load(x, i), load(x, i + width)
        w, z = load(x, i + 2 * width), load(x, i + 3 * width)
        a, b, c, d = larger(abs(u), a), larger(abs(v), b), larger(abs(w), c), larger(abs(z), d)
        odd_a, odd_b = fma(u, zero, odd_a), fma(v, zero, odd_b)
        odd_c, odd_d = fma(w, zero, odd_c), fma(z, zero, odd_d)
        i += 4 * width
    while i + width <= stop:
        u = load(x, i)
        a, odd_a = larger(abs(u), a), fma(u, zero, odd_a)
        i += width
    if i < stop:
        u = load_some(x, i, stop - i, zero)
        b, odd_b = larger(abs(u), b), fma(u, zero, odd_b)
    odd = sum_lanes((odd_a + odd_b) + (odd_c + odd_d))
    return max_lanes(larger(larger(a, b), larger(c, d))), odd != odd


@part
def divide_run(x: Any, i: Any, n: Any, divisor: Any, out: Any, j: Any) -> None:
    """out[j + k] = x[i + k] / divisor, finite numbers whose quotients do not overflow.

    A product with the reciprocal, of which the rounding is given back: a division of registers
    takes many times as long, and comes out the same.
    """
    width, stop = lanes(x), i + n
    under = broadcast(x, divisor)
    share = broadcast(x, x.dtype.type(1.0) / divisor)
    zero = broadcast(x, x.dtype.type(0.0))
    while i + width <= stop:
        u = load(x, i)
        q = u * share
        store(out, j, fma(fma(-q, under, u), share, q))
        i, j = i + width, j + width
    if i < stop:
        u = load_some(x, i, stop - i, zero)
        q = u * share
        store_some(out, j, stop - i, fma(fma(-q, under, u), share, q))
