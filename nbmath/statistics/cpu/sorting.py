"""The order of rows: short ones by merging, long ones digit by digit of their bit patterns.

A float whose sign bit is turned round, and all of whose bits are if it is negative, rises as a
whole number does. What lies between the smallest and the largest is shifted up as far as it goes;
its 33 or 44 highest bits and the index in the others are one word. Eleven bits at a time go into
2048 buckets, the lowest first, each pass keeping the order of the one before (Knuth, volume 3,
section 5.2.5). Entries that differ only below those bits are put in order by themselves.
"""

from typing import Any

import numpy as np
from numba import types

from nbmath._targets import bind, driver, inner, overload

_bound = bind("statistics", "cpu")
insert_order = _bound.insert_order
number_groups = _bound.number_groups
sort_order = _bound.sort_order

LONG, MOST = 1024, 1 << 31
"""Entries from which digits are faster than merging, and from which an index is too long."""
SHORT = 32
"""Entries of a run up to which they are put in order one by one."""
DIGIT, BUCKETS = 11, 1 << 11
MASK = np.uint64(BUCKETS - 1)
FEW = 1 << 17
"""Entries up to which 33 bits leave few to be put in order."""


def _words(x: Any) -> Any:
    """The bit patterns of an array."""
    return x.view(np.uint64 if x.dtype == np.float64 else np.uint32)


@overload(_words)
def _words_compiled(x: Any) -> Any:
    if x.dtype == types.float32:
        return lambda x: x.view(np.uint32)
    return lambda x: x.view(np.uint64)


@inner
def rising(x: Any, keys: Any) -> Any:
    """keys = whole numbers in the order of x, of which both zeros are one; their ends."""
    words = _words(x)
    bits = 8 * x.itemsize - 1
    top = words.dtype.type(1) << words.dtype.type(bits)
    least, most = ~np.uint64(0), np.uint64(0)
    for i in range(x.size):
        word = words[i] if x[i] != 0 else words.dtype.type(0)
        key = np.uint64(~word if word >> words.dtype.type(bits) else word | top)
        keys[i] = key
        least, most = min(least, key), max(most, key)
    return least, most


@inner
def leading_zeros(word: Any) -> Any:
    """How many bits a word may be shifted up by."""
    count = np.uint64(0)
    while count < np.uint64(63) and (word << count) >> np.uint64(63) == np.uint64(0):
        count += np.uint64(1)
    return count


@inner
def pass_over(words: Any, shift: Any, starts: Any, others: Any) -> None:
    """Move words to the buckets of a digit."""
    for i in range(words.size):
        word = words[i]
        digit = np.int64((word >> shift) & MASK)
        place = starts[digit]
        starts[digit] = place + 1
        others[place] = word


@inner
def by_digits(x: Any, room: Any, words: Any, others: Any) -> Any:
    """The indices of x below the leading bits of its entries, in their order, in either array.

    There is room for indices of 20 to 31 bits, the other bits are 4 digits or 3; the last may take
    in some bits of the index, in whose order equal ones stay.
    """
    least, most = rising(x, words)
    up, low = leading_zeros(most - least), (np.uint64(1) << np.uint64(room)) - np.uint64(1)
    counts = np.zeros((4, BUCKETS), np.int64)
    for i in range(x.size):
        word = ((words[i] - least) << up) & ~low | np.uint64(i)
        words[i] = word
        counts[0, np.int64(word >> np.uint64(64 - DIGIT))] += 1
        counts[1, np.int64((word >> np.uint64(64 - 2 * DIGIT)) & MASK)] += 1
        counts[2, np.int64((word >> np.uint64(64 - 3 * DIGIT)) & MASK)] += 1
        counts[3, np.int64((word >> np.uint64(64 - 4 * DIGIT)) & MASK)] += 1
    for p in range(2 if room == 31 else 3, -1, -1):
        shift = np.uint64(64 - (p + 1) * DIGIT)
        if counts[p, np.int64((words[0] >> shift) & MASK)] == x.size:
            continue
        start = 0
        for d in range(BUCKETS):
            count = counts[p, d]
            counts[p, d] = start
            start += count
        pass_over(words, shift, counts[p], others)
        words, others = others, words
    return words


@inner
def mend(x: Any, order: Any) -> None:
    """Put the indices of entries whose leading bits are alike in order; they ascend."""
    n = order.size
    if n <= SHORT:
        insert_order(x, order, 0, n)
        return
    first, alike = x[order[0]], True
    for i in range(1, n):
        alike = alike and x[order[i]] == first
    if alike:
        return
    values, inside, work = np.empty(n, x.dtype), np.empty(n, np.int64), order.copy()
    for i in range(n):
        values[i] = x[order[i]]
    sort_order(values, inside, np.empty(n, np.int64))
    for i in range(n):
        order[i] = work[inside[i]]


@inner
def close(x: Any, order: Any, groups: Any, start: Any, stop: Any, group: Any) -> Any:
    """Mend and number entries whose leading bits are alike; the number of the last group."""
    groups[start] = group
    if x.itemsize > 4:
        mend(x, order[start:stop])
    for i in range(start + 1, stop):
        group += x[order[i]] != x[order[i - 1]]
        groups[i] = group
    return group


@driver
def order_of(x: Any, order: Any, groups: Any) -> None:
    """order [n] = the indices of x [n] by its entries, equal ones as they stand.

    groups [n] = how many different entries come before each in that order.
    """
    n = x.size
    if n < LONG or n >= MOST:
        sort_order(x, order, groups)
        number_groups(x, order, groups)
        return
    room = 20 if n > FEW and x.itemsize > 4 else 31
    while n >> room > 0:
        room += 1
    words = by_digits(x, room, order.view(np.uint64), groups.view(np.uint64))
    bits = np.uint64(room)
    start, group, leading = 0, 0, words[0] >> bits
    for i in range(n):
        word = words[i]
        order[i] = np.int64(word & ((np.uint64(1) << bits) - np.uint64(1)))
        if word >> bits != leading:
            if i - start == 1:
                groups[start] = group
            else:
                group = close(x, order, groups, start, i, group)
            group += 1
            start, leading = i, word >> bits
    close(x, order, groups, start, n, group)
