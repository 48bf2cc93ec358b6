"""Loops over rows of logits, in whole registers.

The formulas' steps, each of them a formula applied to every lane, with their sums in partial sums;
the loops over a row are written again here, because a formula sums entry by entry, an order in
which nothing vectorises (`tests/nbmath/activations` holds the two to each other).

The last, partial vector of a row is padded with -inf, whose exponential adds nothing. As many rows
as a register has lanes go through each step together where they are short, so that they share the
reductions across lanes. A row's result does not depend on its company, so neither on threads.
"""

import math
from typing import Any

import numpy as np

from nbmath import simd
from nbmath._external import external
from nbmath._targets import bind, driver, parallel_driver, part, prange

TOGETHER = 1 << 14
"""Bytes of the rows that go through each step together: they stay in the first cache."""
BLOCK = 1 << 14
"""Entries of the rows that a thread takes at a time."""

_bound = bind("activations", "cpu")
finite_shift = _bound.finite_shift
term_beside_largest = _bound.term_beside_largest
_elementary = bind("elementary", "cpu")
exp = _elementary.exp
log1p = _elementary.log1p


@part
def exponentials(x: Any, start: Any, n: Any, shift: Any, out: Any) -> Any:
    """out_j = exp(x_j - shift) for n entries from `start` on; the lanes add up to their sum."""
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
    return a + b


@part
def excess(x: Any, start: Any, n: Any, shift: Any) -> Any:
    """Lanes that add up to sum_j exp(x_j - shift) - ties over n entries, and to the ties."""
    width = simd.lanes(x)
    shifts = simd.broadcast(x, shift)
    low = simd.broadcast(x, x.dtype.type(-math.inf))
    a = b = ties = simd.broadcast(x, x.dtype.type(0))
    i, end = start, start + n
    while i + 2 * width <= end:
        first, first_ties = simd.each_both(term_beside_largest, simd.load(x, i) - shifts)
        second, second_ties = simd.each_both(term_beside_largest, simd.load(x, i + width) - shifts)
        a += first
        b += second
        ties += first_ties + second_ties
        i += 2 * width
    while i < end:
        difference = simd.load_some(x, i, end - i, low) - shifts
        some, some_ties = simd.each_both(term_beside_largest, difference)
        a += some
        ties += some_ties
        i += width
    return a + b, ties


@part
def together(x: Any) -> Any:
    """How many rows go through each step together."""
    rows = TOGETHER // (x.itemsize * max(1, x.shape[1]))
    return max(1, min(simd.lanes(x), rows))


@part
def note_largest(x: Any, first: Any, rows: Any, notes: Any, tile: Any, to: Any) -> None:
    """The largest entries of some rows, one after another in `notes`."""
    n = x.shape[1]
    for r in range(rows):
        place = tile + r * simd.lanes(x)
        simd.store(notes, place, simd.largest_lanes(x, (first + r) * n, n))
    simd.store(notes, to, simd.maxima(notes, tile))


@part
def note_log_totals(x: Any, first: Any, rows: Any, notes: Any, tile: Any, at: Any, to: Any) -> None:
    """log sum_j exp(x_ij - shift_i) of some rows, whose shifts stand in `notes`."""
    n = x.shape[1]
    side = simd.lanes(x)
    ties = tile + side * side
    for r in range(rows):
        rest, equal = excess(x, (first + r) * n, n, notes[at + r])
        simd.store(notes, tile + r * side, rest)
        simd.store(notes, ties + r * side, equal)
    one = simd.broadcast(x, x.dtype.type(1))
    total = simd.sums(notes, tile) + (simd.sums(notes, ties) - one)
    simd.store(notes, to, simd.each(log1p, total))


@part
def paper(x: Any) -> Any:
    """Room for notes on rows: two tiles, two lines, and what it takes to align them."""
    side = simd.lanes(x)
    return np.empty((2 * side + 3) * side, x.dtype)


@external
@driver
def softmax_rows(x: Any, out: Any, begin: Any, end: Any) -> None:
    """Softmax of the rows from `begin` to `end`."""
    n = x.shape[1]
    side = simd.lanes(x)
    notes = paper(x)
    tile = simd.first_aligned(notes)
    line = tile + side * side
    count = together(x)
    for first in range(begin, end, count):
        rows = min(count, end - first)
        note_largest(x, first, rows, notes, tile, line)
        for r in range(rows):
            total = exponentials(x, (first + r) * n, n, notes[line + r], out)
            simd.store(notes, tile + r * side, total)
        simd.store(notes, line, simd.sums(notes, tile))
        for r in range(rows):
            simd.multiply(out, (first + r) * n, n, x.dtype.type(1) / notes[line + r])


@external
@driver
def log_softmax_rows(x: Any, out: Any, begin: Any, end: Any) -> None:
    """Log-softmax of the rows from `begin` to `end`."""
    n = x.shape[1]
    side = simd.lanes(x)
    notes = paper(x)
    tile = simd.first_aligned(notes)
    tops = tile + 2 * side * side
    logs = tops + side
    count = together(x)
    for first in range(begin, end, count):
        rows = min(count, end - first)
        note_largest(x, first, rows, notes, tile, tops)
        note_log_totals(x, first, rows, notes, tile, tops, logs)
        for r in range(rows):
            simd.subtract_both(x, (first + r) * n, n, notes[tops + r], notes[logs + r], out)


@external
@driver
def logsumexp_rows(x: Any, out: Any, begin: Any, end: Any) -> None:
    """Log-sum-exp of the rows from `begin` to `end`, a number each."""
    side = simd.lanes(x)
    notes = paper(x)
    tile = simd.first_aligned(notes)
    shifts = tile + 2 * side * side
    logs = shifts + side
    count = together(x)
    for first in range(begin, end, count):
        rows = min(count, end - first)
        note_largest(x, first, rows, notes, tile, shifts)
        simd.store(notes, shifts, simd.each(finite_shift, simd.load(notes, shifts)))
        note_log_totals(x, first, rows, notes, tile, shifts, logs)
        for r in range(rows):
            out[first + r] = notes[shifts + r] + notes[logs + r]


@part
def turned(x: Any) -> Any:
    """The middle axis of (before, n, after) made the last: rows (before * after, n)."""
    before, n, after = x.shape
    rows = np.empty((before * after, n), x.dtype)
    for b in range(before):
        for a in range(after):
            for j in range(n):
                rows[b * after + a, j] = x[b, j, a]
    return rows


@part
def turn_back(rows: Any, out: Any) -> None:
    """`turned` undone, into out (before, n, after)."""
    before, n, after = out.shape
    for b in range(before):
        for a in range(after):
            for j in range(n):
                out[b, j, a] = rows[b * after + a, j]


@external
@driver
def softmax_planes(x: Any, out: Any) -> None:
    """Softmax along the middle axis of (before, n, after)."""
    rows = turned(x)
    softmax_rows(rows, rows, 0, rows.shape[0])
    turn_back(rows, out)


@external
@driver
def log_softmax_planes(x: Any, out: Any) -> None:
    """Log-softmax along the middle axis of (before, n, after)."""
    rows = turned(x)
    log_softmax_rows(rows, rows, 0, rows.shape[0])
    turn_back(rows, out)


@external
@driver
def logsumexp_planes(x: Any, out: Any) -> None:
    """Log-sum-exp along the middle axis of (before, n, after); out (before * after,)."""
    rows = turned(x)
    logsumexp_rows(rows, out, 0, rows.shape[0])


@parallel_driver
def softmax_rows_parallel(x: Any, out: Any, begin: Any, end: Any) -> None:
    """Block by block on all threads."""
    rows = max(1, BLOCK // max(1, x.shape[1]))
    for b in prange((end - begin + rows - 1) // rows):
        softmax_rows(x, out, begin + b * rows, min(begin + b * rows + rows, end))


@parallel_driver
def log_softmax_rows_parallel(x: Any, out: Any, begin: Any, end: Any) -> None:
    """Block by block on all threads."""
    rows = max(1, BLOCK // max(1, x.shape[1]))
    for b in prange((end - begin + rows - 1) // rows):
        log_softmax_rows(x, out, begin + b * rows, min(begin + b * rows + rows, end))


@parallel_driver
def logsumexp_rows_parallel(x: Any, out: Any, begin: Any, end: Any) -> None:
    """Block by block on all threads."""
    rows = max(1, BLOCK // max(1, x.shape[1]))
    for b in prange((end - begin + rows - 1) // rows):
        logsumexp_rows(x, out, begin + b * rows, min(begin + b * rows + rows, end))
