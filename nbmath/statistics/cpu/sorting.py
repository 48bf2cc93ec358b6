"""The order of rows: short ones by merging, long ones digit by digit of their bit patterns.

A float whose sign bit is turned round, and all of whose bits are if it is negative, rises as a
whole number does. Eleven bits at a time go into 2048 buckets, the lowest first, each pass keeping
the order of the one before (Knuth, volume 3, section 5.2.5); digits that are all alike are passed
over.
"""

from typing import Any

import numpy as np
from numba import types

from nbmath._targets import bind, driver, inner, overload

sort_order = bind("statistics", "cpu").sort_order

LONG = 1024
"""Entries from which digits are faster than merging."""
DIGIT = 11
BUCKETS = 1 << DIGIT


def _words(x: Any) -> Any:
    """The bit patterns of an array."""
    return x.view(np.uint64 if x.dtype == np.float64 else np.uint32)


@overload(_words)
def _words_compiled(x: Any) -> Any:
    if x.dtype == types.float32:
        return lambda x: x.view(np.uint32)
    return lambda x: x.view(np.uint64)


@inner
def rising(x: Any, keys: Any) -> None:
    """keys = whole numbers in the order of x, of which both zeros are one."""
    words = _words(x)
    bits = 8 * x.itemsize - 1
    top = keys.dtype.type(1) << keys.dtype.type(bits)
    for i in range(x.size):
        word = words[i] if x[i] != 0 else keys.dtype.type(0)
        keys[i] = ~word if word >> keys.dtype.type(bits) else word | top


@inner
def pass_over(
    keys: Any, order: Any, shift: Any, starts: Any, next_keys: Any, next_order: Any
) -> Any:
    """Move keys and indices to the buckets of a digit."""
    mask = keys.dtype.type(BUCKETS - 1)
    for i in range(keys.size):
        key = keys[i]
        digit = np.int64((key >> shift) & mask)
        place = starts[digit]
        starts[digit] = place + 1
        next_keys[place] = key
        next_order[place] = order[i]


@driver
def order_of(x: Any, order: Any, work: Any) -> None:
    """order [n] = the indices of x [n] by its entries, equal ones as they stand; work is [n]."""
    n = x.size
    if n < LONG:
        sort_order(x, order, work)
        return
    keys = np.empty_like(_words(x))
    rising(x, keys)
    passes = (8 * x.itemsize + DIGIT - 1) // DIGIT
    mask = keys.dtype.type(BUCKETS - 1)
    counts = np.zeros((passes, BUCKETS), np.int64)
    for i in range(n):
        order[i] = i
        for p in range(passes):
            counts[p, np.int64((keys[i] >> keys.dtype.type(p * DIGIT)) & mask)] += 1
    a, b, other = order, work, np.empty_like(keys)
    for p in range(passes):
        shift = keys.dtype.type(p * DIGIT)
        if counts[p, np.int64((keys[0] >> shift) & mask)] == n:
            continue
        start = 0
        for d in range(BUCKETS):
            count = counts[p, d]
            counts[p, d] = start
            start += count
        pass_over(keys, a, shift, counts[p], other, b)
        keys, other = other, keys
        a, b = b, a
    for i in range(n):
        order[i] = a[i]
