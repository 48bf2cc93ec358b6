"""The largest of a run of numbers, and its scalings, several registers at a time.

A run is `n` elements from an offset into a contiguous array of any shape, so that a row needs no
view of its own. The last, partial vector is read and written under a mask.
"""

import math
from typing import Any

from nbmath._targets import part
from nbmath.simd.lanewise import broadcast, larger
from nbmath.simd.memory import lanes, load, load_some, store, store_some


@part
def largest_lanes(x: Any, start: Any, n: Any) -> Any:
    """A vector among whose lanes is the largest entry; the others, and nan, are passed over.

    >>> @njit
    ... def largest(x):
    ...     return simd.max_lanes(simd.largest_lanes(x, 2, 5))
    >>> largest(x)
    6.0
    """
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
    return larger(larger(a, b), larger(c, d))


@part
def subtract_both(x: Any, start: Any, n: Any, shift: Any, second: Any, out: Any) -> None:
    """out = (x - shift) - second; `out` may be `x`.

    >>> @njit
    ... def lowered(x, out):
    ...     simd.subtract_both(x, 0, 3, 1.0, 2.0, out)
    >>> lowered(x, out); out[:4]
    array([-3., -2., -1.,  0.])
    """
    width = lanes(x)
    shifts = broadcast(x, shift)
    seconds = broadcast(x, second)
    i, end = start, start + n
    while i + width <= end:
        store(out, i, (load(x, i) - shifts) - seconds)
        i += width
    if i < end:
        some = load_some(x, i, end - i, shifts)
        store_some(out, i, end - i, (some - shifts) - seconds)


@part
def multiply(x: Any, start: Any, n: Any, factor: Any) -> None:
    """x <- x factor.

    >>> @njit
    ... def doubled(x):
    ...     simd.multiply(x, 1, 2, 2.0)
    >>> doubled(x); x[:4]
    array([0., 2., 4., 3.])
    """
    width = lanes(x)
    factors = broadcast(x, factor)
    i, end = start, start + n
    while i + width <= end:
        store(x, i, load(x, i) * factors)
        i += width
    if i < end:
        some = load_some(x, i, end - i, factors)
        store_some(x, i, end - i, some * factors)
