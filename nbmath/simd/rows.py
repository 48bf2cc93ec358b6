"""The largest of a run of numbers, and its scalings, several registers at a time.

A run is `n` elements from an offset into a contiguous array of any shape, so that a row needs no
view of its own. The last, partial vector is read and written under a mask.
"""

import math
from typing import Any

from nbmath._targets import driver
from nbmath.simd.memory import lanes, load, load_some, store, store_some
from nbmath.simd.vector import broadcast, larger, max_lanes


@driver
def largest(x: Any, start: Any, n: Any) -> Any:
    """The largest entry; -inf for an empty run; entries that are nan are passed over."""
    width = lanes(x)
    low = broadcast(x, x.dtype.type(-math.inf))
    a = b = c = d = low
    i, end = start, start + n
    while i + 4 * width <= end:
        a = larger(load(x, i), a)
        b = larger(load(x, i + width), b)
        c = larger(load(x, i + 2 * width), c)
        d = larger(load(x, i + 3 * width), d)
        i += 4 * width
    while i + width <= end:
        a = larger(load(x, i), a)
        i += width
    if i < end:
        b = larger(load_some(x, i, end - i, low), b)
    return max_lanes(larger(larger(a, b), larger(c, d)))


@driver
def subtract_both(x: Any, start: Any, n: Any, shift: Any, second: Any, out: Any, to: Any) -> None:
    """(x - shift) - second, written from `to` on; `out` may be `x`."""
    width = lanes(x)
    shifts = broadcast(x, shift)
    seconds = broadcast(x, second)
    i = 0
    while i + width <= n:
        store(out, to + i, (load(x, start + i) - shifts) - seconds)
        i += width
    if i < n:
        some = load_some(x, start + i, n - i, shifts)
        store_some(out, to + i, n - i, (some - shifts) - seconds)


@driver
def multiply(x: Any, start: Any, n: Any, factor: Any) -> None:
    """x <- x factor."""
    width = lanes(x)
    factors = broadcast(x, factor)
    i = 0
    while i + width <= n:
        store(x, start + i, load(x, start + i) * factors)
        i += width
    if i < n:
        some = load_some(x, start + i, n - i, factors)
        store_some(x, start + i, n - i, some * factors)
