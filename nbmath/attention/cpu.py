"""Attention by tiles: some queries, one in each vector lane, against one run of keys at a time.

The scores of a tile are the product K Q', the new sums V' P: in both a few scalars are broadcast
against vectors of queries, so neither keys nor values are packed. In between every lane takes its
step of the online softmax. Memory for a tile of queries does not depend on their number or the
keys'; what a query gets does not depend on its tile, so neither on the number of threads.
"""

from typing import Any

import numpy as np
from numba import types

from nbmath import simd
from nbmath._external import external
from nbmath._targets import bind, driver, overload, parallel_driver, part, prange

KEYS = 128
"""Keys of a tile: their scores stay in the first cache."""

_bound = bind("attention", "cpu")
LOG2_E = 1.4426950408889634
shift_of = _bound.shift_of
weight = _bound.weight
masked = _bound.masked
biased = _bound.biased
reciprocal_total = _bound.reciprocal_total


@part
def lines(count: Any, steps: Any, a: Any, place: Any, b: Any, work: Any, to: Any) -> None:
    """Fresh lines sum_p a[r, p] b[p, :], a[r, :] one after another from `place`."""
    width = simd.TILE_VECTORS * simd.lanes(work)
    whole = count - count % simd.TILE_ROWS
    for r in range(0, whole, simd.TILE_ROWS):
        start, line = place + r * steps, to + r * width
        simd.multiply_tile(steps, a, start, steps, 1, work, b, work, line, None)
    for r in range(whole, count):
        start, line = place + r * steps, to + r * width
        simd.multiply_row(steps, a, start, steps, 1, work, b, work, line, None)


@part
def columns(
    count: Any, steps: Any, a: Any, place: Any, b: Any, work: Any, to: Any, decays: Any
) -> None:
    """Lines decay * line + sum_p a[p, r] b[p, :], a[p, :] one after another from `place`."""
    width = simd.TILE_VECTORS * simd.lanes(work)
    whole = count - count % simd.TILE_ROWS
    for r in range(0, whole, simd.TILE_ROWS):
        line = to + r * width
        simd.multiply_tile(steps, a, place + r, 1, count, work, b, work, line, decays)
    for r in range(whole, count):
        line = to + r * width
        simd.multiply_row(steps, a, place + r, 1, count, work, b, work, line, decays)


@part
def softmax_step(work: Any, scores: Any, keys: Any, tops: Any, totals: Any, decays: Any) -> None:
    """Scores become weights; largest scores, totals and decays of the lanes follow."""
    lanes = simd.lanes(work)
    width = simd.TILE_VECTORS * lanes
    for lane in range(0, width, lanes):
        old = simd.load(work, tops + lane)
        top = other = old
        place, end = scores + lane, scores + keys * width
        while place + width < end:
            top = simd.larger(simd.load(work, place), top)
            other = simd.larger(simd.load(work, place + width), other)
            place += 2 * width
        if place < end:
            top = simd.larger(simd.load(work, place), top)
        top = simd.larger(other, top)
        shift = simd.each(shift_of, top)
        decay = simd.each(weight, old - shift)
        even = odd = simd.broadcast(work, work.dtype.type(0))
        place = scores + lane
        while place + width < end:
            first = simd.each(weight, simd.load(work, place) - shift)
            second = simd.each(weight, simd.load(work, place + width) - shift)
            simd.store(work, place, first)
            simd.store(work, place + width, second)
            even += first
            odd += second
            place += 2 * width
        if place < end:
            last = simd.each(weight, simd.load(work, place) - shift)
            simd.store(work, place, last)
            even += last
        simd.store(work, tops + lane, top)
        simd.store(work, decays + lane, decay)
        total = simd.load(work, totals + lane)
        simd.store(work, totals + lane, simd.fma(total, decay, even + odd))


def apply_mask(score: Any, entry: Any) -> Any:
    """A score under an entry of a mask: a truth value, or a bias."""


@overload(apply_mask)
def _(score: Any, entry: Any) -> Any:
    if isinstance(entry, types.Boolean):
        return lambda score, entry: masked(score, entry)  # noqa: PLW0108 - Numba wants the names
    return lambda score, entry: biased(score, entry)  # noqa: PLW0108 - as above


@part
def cover(work: Any, scores: Any, mask: Any, first: Any, lanes: Any, start: Any, keys: Any) -> None:
    """Apply a mask of shape (m or 1, n or 1) to the scores of a tile."""
    width = simd.TILE_VECTORS * simd.lanes(work)
    down = 1 if mask.shape[0] > 1 else 0
    right = 1 if mask.shape[1] > 1 else 0
    for i in range(lanes):
        for j in range(keys):
            place = scores + j * width + i
            work[place] = apply_mask(work[place], mask[(first + i) * down, (start + j) * right])


@part
def hide_later(work: Any, scores: Any, first: Any, start: Any, keys: Any) -> None:
    """Scores of keys after their query become -inf."""
    width = simd.TILE_VECTORS * simd.lanes(work)
    for j in range(max(0, first + 1 - start), keys):
        for i in range(min(width, start + j - first)):
            work[scores + j * width + i] = -np.inf


@part
def gather(q: Any, first: Any, lanes: Any, factor: Any, work: Any, to: Any) -> None:
    """work[p, i] = factor q[first + i, p]: one query in each lane."""
    d = q.shape[1]
    side = simd.lanes(work)
    width = simd.TILE_VECTORS * side
    factors = simd.broadcast(work, factor)
    across, down = lanes - lanes % side, d - d % side
    for i in range(0, across, side):
        for p in range(0, down, side):
            start, line = (first + i) * d + p, to + p * width + i
            simd.transpose(q, start, d, factors, work, line, width)
    for i in range(lanes):
        for p in range(down if i < across else 0, d):
            work[to + p * width + i] = q[first + i, p] * factor


@part
def scatter(work: Any, sums: Any, shares: Any, out: Any, first: Any, lanes: Any) -> None:
    """out[first + i, c] = shares[i] sums[c, i]: back to one query in each row."""
    e = out.shape[1]
    side = simd.lanes(work)
    width = simd.TILE_VECTORS * side
    across, down = lanes - lanes % side, e - e % side
    for i in range(0, across, side):
        factors = simd.load(work, shares + i)
        for c in range(0, down, side):
            line, start = sums + c * width + i, (first + i) * e + c
            simd.transpose(work, line, width, factors, out, start, e)
    for i in range(lanes):
        for c in range(down if i < across else 0, e):
            out[first + i, c] = work[sums + c * width + i] * work[shares + i]


@external
@driver
def tile(q: Any, k: Any, v: Any, mask: Any, causal: Any, factor: Any, first: Any, out: Any) -> None:
    """The queries from `first` on, as many as there are lanes, against all their keys.

    q (m, d), k (n, d), v (n, e), out (m, e) in C order; mask (m or 1, n or 1), empty for none.
    """
    (m, d), (n, e) = q.shape, v.shape
    width = simd.TILE_VECTORS * simd.lanes(q)
    work = np.empty((d + KEYS + e + 4) * width, q.dtype)
    turned = simd.first_aligned(work)
    scores = turned + d * width
    sums = scores + KEYS * width
    tops = sums + e * width
    totals, decays = tops + width, tops + 2 * width
    lanes = min(width, m - first)
    if lanes < width:
        work[turned:scores] = 0.0
    gather(q, first, lanes, factor, work, turned)
    work[sums:tops] = 0.0
    work[tops:totals] = -np.inf
    work[totals:decays] = 0.0
    seen = min(n, first + lanes) if causal else n
    for start in range(0, seen, KEYS):
        keys = min(KEYS, seen - start)
        lines(keys, d, k, start * d, turned, work, scores)
        if mask.size > 0:
            cover(work, scores, mask, first, lanes, start, keys)
        if causal:
            hide_later(work, scores, first, start, keys)
        softmax_step(work, scores, keys, tops, totals, decays)
        columns(e, keys, v, start * e, scores, work, sums, decays)
    for i in range(width):
        work[totals + i] = reciprocal_total(work[totals + i])
    scatter(work, sums, totals, out, first, lanes)


@part
def task(
    number: Any, q: Any, k: Any, v: Any, mask: Any, which: Any, causal: Any, factor: Any, out: Any
) -> None:
    """One tile of queries of one batch entry; tiles come from both ends, for equal loads."""
    width = simd.TILE_VECTORS * simd.lanes(q)
    tiles = (q.shape[1] + width - 1) // width
    b, t = number // tiles, number % tiles
    t = t // 2 if t % 2 == 0 else tiles - 1 - t // 2
    tile(
        q[which[b, 0]],
        k[which[b, 1]],
        v[which[b, 2]],
        mask[which[b, 3]],
        causal,
        factor,
        t * width,
        out[b],
    )


@part
def tasks(q: Any, out: Any) -> Any:
    """How many tiles of queries there are in all."""
    width = simd.TILE_VECTORS * simd.lanes(q)
    return out.shape[0] * ((q.shape[1] + width - 1) // width)


@external
@driver
def attention_stack(
    q: Any, k: Any, v: Any, mask: Any, which: Any, causal: Any, factor: Any, out: Any
) -> None:
    """Entry b of `out` from the entries `which[b]` of q, k, v and mask, on one thread."""
    for number in range(tasks(q, out)):
        task(number, q, k, v, mask, which, causal, factor, out)


@parallel_driver
def attention_stack_parallel(
    q: Any, k: Any, v: Any, mask: Any, which: Any, causal: Any, factor: Any, out: Any
) -> None:
    """The same on all threads, a tile of queries at a time."""
    for number in prange(tasks(q, out)):
        task(number, q, k, v, mask, which, causal, factor, out)
