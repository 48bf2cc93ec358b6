"""Loops over rows of logits, in whole registers: the formulas' steps, their sums in partial sums.

The last, partial vector of a row is padded with -inf, whose exponential adds nothing. One thread
works on a row, so results are the same to the bit for any number of threads.
"""

import math
from typing import Any

import numpy as np

from nbmath import simd
from nbmath._targets import bind, driver, parallel_driver, prange

GROUP = 16
"""Rows that go through each step together, so that one row's reductions hide another's."""

_bound = bind("activations", "cpu")
finite_shift = _bound.finite_shift
_elementary = bind("elementary", "cpu")
exp = _elementary.exp
log1p = _elementary.log1p


@driver
def exponentials(x: Any, start: Any, n: Any, shift: Any, out: Any) -> Any:
    """out_j = exp(x_j - shift) for n entries from `start` on; returns their sum."""
    width = simd.lanes(x)
    shifts = simd.broadcast(x, shift)
    low = simd.broadcast(x, x.dtype.type(-math.inf))
    a = b = simd.broadcast(x, x.dtype.type(0))
    i, end = start, start + n
    while i + 2 * width <= end:
        first = simd.each(exp, simd.load(x, i) - shifts)
        second = simd.each(exp, simd.load(x, i + width) - shifts)
        simd.store(out, i, first)
        simd.store(out, i + width, second)
        a += first
        b += second
        i += 2 * width
    while i < end:
        some = simd.each(exp, simd.load_some(x, i, end - i, low) - shifts)
        simd.store_some(out, i, end - i, some)
        a += some
        i += width
    return simd.sum_lanes(a + b)


@driver
def excess(x: Any, start: Any, n: Any, shift: Any) -> Any:
    """sum_j exp(x_j - shift) - 1 over n entries from `start` on."""
    width = simd.lanes(x)
    shifts = simd.broadcast(x, shift)
    low = simd.broadcast(x, x.dtype.type(-math.inf))
    zero = simd.broadcast(x, x.dtype.type(0))
    a = b = ties = zero
    i, end = start, start + n
    while i + 2 * width <= end:
        first = simd.load(x, i) - shifts
        second = simd.load(x, i + width) - shifts
        first_ties = simd.matches(first, zero)
        second_ties = simd.matches(second, zero)
        a += simd.each(exp, first) - first_ties
        b += simd.each(exp, second) - second_ties
        ties += first_ties + second_ties
        i += 2 * width
    while i < end:
        some = simd.load_some(x, i, end - i, low) - shifts
        some_ties = simd.matches(some, zero)
        a += simd.each(exp, some) - some_ties
        ties += some_ties
        i += width
    return simd.sum_lanes(a + b) + (simd.sum_lanes(ties) - x.dtype.type(1))


@driver
def groups(rows: Any) -> Any:
    """How many groups the rows make."""
    return (rows + GROUP - 1) // GROUP


@driver
def softmax_group(x: Any, out: Any, group: Any) -> None:
    """Softmax of the rows of one group."""
    m, n = x.shape
    first, last = group * GROUP, min(m, group * GROUP + GROUP)
    notes = np.empty(GROUP, x.dtype)
    for i in range(first, last):
        notes[i - first] = simd.largest(x, i * n, n)
    for i in range(first, last):
        notes[i - first] = exponentials(x, i * n, n, notes[i - first], out)
    for i in range(first, last):
        simd.multiply(out, i * n, n, x.dtype.type(1) / notes[i - first])


@driver
def softmax_rows(x: Any, out: Any) -> None:
    """Row by row on one thread."""
    for group in range(groups(x.shape[0])):
        softmax_group(x, out, group)


@parallel_driver
def softmax_rows_parallel(x: Any, out: Any) -> None:
    """Group by group on all threads."""
    for group in prange(groups(x.shape[0])):
        softmax_group(x, out, group)


@driver
def log_totals(x: Any, first: Any, last: Any, shifts: Any, out: Any) -> None:
    """out_i = log sum_j exp(x_ij - shifts_i) for the rows from `first` to `last`."""
    n = x.shape[1]
    for i in range(first, last):
        out[i - first] = excess(x, i * n, n, shifts[i - first])
    for i in range(GROUP):
        out[i] = log1p(out[i])


@driver
def log_softmax_group(x: Any, out: Any, group: Any) -> None:
    """Log-softmax of the rows of one group."""
    m, n = x.shape
    first, last = group * GROUP, min(m, group * GROUP + GROUP)
    tops, logs = np.empty(GROUP, x.dtype), np.zeros(GROUP, x.dtype)
    for i in range(first, last):
        tops[i - first] = simd.largest(x, i * n, n)
    log_totals(x, first, last, tops, logs)
    for i in range(first, last):
        simd.subtract_both(x, i * n, n, tops[i - first], logs[i - first], out, i * n)


@driver
def log_softmax_rows(x: Any, out: Any) -> None:
    """Row by row on one thread."""
    for group in range(groups(x.shape[0])):
        log_softmax_group(x, out, group)


@parallel_driver
def log_softmax_rows_parallel(x: Any, out: Any) -> None:
    """Group by group on all threads."""
    for group in prange(groups(x.shape[0])):
        log_softmax_group(x, out, group)


@driver
def logsumexp_group(x: Any, out: Any, group: Any) -> None:
    """Log-sum-exp of the rows of one group, a number each."""
    m, n = x.shape
    first, last = group * GROUP, min(m, group * GROUP + GROUP)
    shifts, logs = np.empty(GROUP, x.dtype), np.zeros(GROUP, x.dtype)
    for i in range(first, last):
        shifts[i - first] = finite_shift(simd.largest(x, i * n, n))
    log_totals(x, first, last, shifts, logs)
    for i in range(first, last):
        out[i] = shifts[i - first] + logs[i - first]


@driver
def logsumexp_rows(x: Any, out: Any) -> None:
    """Row by row on one thread."""
    for group in range(groups(x.shape[0])):
        logsumexp_group(x, out, group)


@parallel_driver
def logsumexp_rows_parallel(x: Any, out: Any) -> None:
    """Group by group on all threads."""
    for group in prange(groups(x.shape[0])):
        logsumexp_group(x, out, group)
