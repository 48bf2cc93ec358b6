"""Sums, largest sizes and multiples of runs of numbers, eight registers at a time.

A run is `n` elements from a place in a flat array: a row needs no view of its own. What fills no
register is read under a mask, so that a sum is one text for every length; it is `formulas.sums` on
registers, block by block with the same bound.
"""

import math
from typing import Any

from nbmath._targets import part
from nbmath.linalg.formulas.sums import BLOCK, PRODUCTS, SIZES
from nbmath.simd import (
    any_lane,
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
from nbmath.simd.pieces import inlined

TERMS = SIZES + 1
"""Numbers as they are, added up; with PRODUCTS and SIZES what `sum_run` knows."""


@inlined
def _added(s: Any, u: Any, v: Any, kind: Any) -> Any:
    if kind == PRODUCTS:
        return fma(u, v, s)
    return s + (abs(u) if kind == SIZES else u)


@inlined
def sum_run(x: Any, i: Any, y: Any, j: Any, n: Any, kind: Any) -> Any:
    """The sum of x[i + k] y[j + k], of |x[i + k]| or of x[i + k], k = 0 ... n - 1."""
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


@inlined
def both_sums(x: Any, i: Any, y: Any, j: Any, n: Any) -> Any:
    """The sums of x[i + k] y[j + k] and of y[j + k]^2, k = 0 ... n - 1, each as by `sum_run`."""
    width = lanes(x)
    zero = broadcast(x, x.dtype.type(0.0))
    inner = square = inner_lost = square_lost = zero
    done = 0
    while done < n:
        stop = min(n, done + BLOCK * width)
        first = done == 0
        s0 = s1 = s2 = s3 = t0 = t1 = t2 = t3 = zero
        a, b = i + done, j + done
        while done + 4 * width <= stop:
            v0, v1, v2, v3 = (
                load(y, b),
                load(y, b + width),
                load(y, b + 2 * width),
                load(y, b + 3 * width),
            )
            s0, t0 = fma(load(x, a), v0, s0), fma(v0, v0, t0)
            s1, t1 = fma(load(x, a + width), v1, s1), fma(v1, v1, t1)
            s2, t2 = fma(load(x, a + 2 * width), v2, s2), fma(v2, v2, t2)
            s3, t3 = fma(load(x, a + 3 * width), v3, s3), fma(v3, v3, t3)
            done, a, b = done + 4 * width, a + 4 * width, b + 4 * width
        while done < stop:
            some = min(width, stop - done)
            v0 = load_some(y, b, some, zero)
            s0, t0 = fma(load_some(x, a, some, zero), v0, s0), fma(v0, v0, t0)
            done, a, b = done + some, a + some, b + some
        s, t = (s0 + s1) + (s2 + s3), (t0 + t1) + (t2 + t3)
        if first:
            inner, square = s, t
        else:
            new = inner + s
            back = new - inner
            inner_lost = inner_lost + ((inner - (new - back)) + (s - back))
            inner = new
            new = square + t
            back = new - square
            square_lost = square_lost + ((square - (new - back)) + (t - back))
            square = new
    if n > BLOCK * width:
        inner = select(abs(inner) < math.inf, inner + inner_lost, inner)
        square = select(abs(square) < math.inf, square + square_lost, square)
    return sum_lanes(inner), sum_lanes(square)


@inlined
def sizes(x: Any, i: Any, n: Any) -> Any:
    """A register among whose lanes is the largest |x[i + k]|, k = 0 ... n - 1, and one of nought.

    The second has nan in it if infinity or nan is among the numbers.
    """
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
    return larger(larger(a, b), larger(c, d)), (odd_a + odd_b) + (odd_c + odd_d)


@inlined
def largest_size(x: Any, i: Any, n: Any) -> Any:
    """The largest |x[i + k]|, k = 0 ... n - 1, and whether infinity or nan is among them."""
    size, odd = sizes(x, i, n)
    return max_lanes(size), any_lane(odd != odd)


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


@part
def scale_run(x: Any, i: Any, n: Any, factor: Any, out: Any, j: Any) -> None:
    """out[j + k] = factor x[i + k], k = 0 ... n - 1."""
    width, stop = lanes(x), i + n
    factors, zero = broadcast(x, factor), broadcast(x, x.dtype.type(0.0))
    while i + 4 * width <= stop:
        store(out, j, load(x, i) * factors)
        store(out, j + width, load(x, i + width) * factors)
        store(out, j + 2 * width, load(x, i + 2 * width) * factors)
        store(out, j + 3 * width, load(x, i + 3 * width) * factors)
        i, j = i + 4 * width, j + 4 * width
    while i < stop:
        some = min(width, stop - i)
        store_some(out, j, some, load_some(x, i, some, zero) * factors)
        i, j = i + some, j + some


@part
def add_run(factor: Any, x: Any, y: Any, out: Any) -> None:
    """out = factor x + y, flat arrays of one length; out may be x or y."""
    i, width, stop = 0, lanes(x), x.size
    factors, zero = broadcast(x, factor), broadcast(x, x.dtype.type(0.0))
    while i + 4 * width <= stop:
        u0 = fma(factors, load(x, i), load(y, i))
        u1 = fma(factors, load(x, i + width), load(y, i + width))
        u2 = fma(factors, load(x, i + 2 * width), load(y, i + 2 * width))
        u3 = fma(factors, load(x, i + 3 * width), load(y, i + 3 * width))
        store(out, i, u0)
        store(out, i + width, u1)
        store(out, i + 2 * width, u2)
        store(out, i + 3 * width, u3)
        i += 4 * width
    while i < stop:
        some = min(width, stop - i)
        u0 = fma(factors, load_some(x, i, some, zero), load_some(y, i, some, zero))
        store_some(out, i, some, u0)
        i += some
