"""Factors of symmetric matrices of some dozens of rows, one after another, each by its columns.

Rows and columns stay where they are. A column is that of the matrix, which is not changed, less
what the pivots before it take off; rows that have been pivots are masked. `left` [n, wide] has the
columns of L in its rows, `taken` those of L D, from which a column takes its multiples.
"""

import math
from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.linalg.cpu.rows_sums import scale_run, sizes
from nbmath.linalg.formulas.indefinite import SHARE
from nbmath.simd.across import any_lane, first_set, max_lanes
from nbmath.simd.arrays import lent
from nbmath.simd.lanewise import broadcast, fma, larger
from nbmath.simd.memory import lanes, load, store
from nbmath.simd.operators import flags
from nbmath.simd.pieces import inlined
from nbmath.simd.transpose import transpose

power_for = bind("linalg", "cpu").power_for
LAST = 64
"""Largest size that goes this way; then LAPACK's blocks take over."""
BLOCK = 4
"""Registers of a column that are worked on together."""


@inlined
def column(a: Any, left: Any, taken: Any, k: int, c: int, rows: Any, out: Any) -> None:
    """Column c after k pivots, zero in the rows that were pivots."""
    wide, width = a.shape[1], lanes(a)
    for i in range(0, wide, BLOCK * width):
        at = c * wide + i
        p, q = load(a, at), load(a, at + width)
        r, s = load(a, at + 2 * width), load(a, at + 3 * width)
        at = i
        for j in range(k):
            x = broadcast(a, -taken[j, c])
            p, q = fma(load(left, at), x, p), fma(load(left, at + width), x, q)
            r, s = fma(load(left, at + 2 * width), x, r), fma(load(left, at + 3 * width), x, s)
            at += wide
        store(out, i, p * load(rows, i))
        store(out, i + width, q * load(rows, i + width))
        store(out, i + 2 * width, r * load(rows, i + 2 * width))
        store(out, i + 3 * width, s * load(rows, i + 3 * width))


@inlined
def largest(x: Any) -> Any:
    """The size of the largest entry, and the first place where it stands."""
    width = lanes(x)
    top = broadcast(x, x.dtype.type(0.0))
    for i in range(0, x.size, width):
        top = larger(abs(load(x, i)), top)
    most, place = max_lanes(top), 0
    for i in range(x.size - width, -1, -width):
        found = flags(abs(load(x, i)) == broadcast(x, most))
        place = i + first_set(found) if found != 0 else place
    return most, place


@inlined
def put_one(x: Any, pivot: Any, c: int, k: int, left: Any, taken: Any, rows: Any) -> None:
    """Column k of L and of L D, of a pivot in row c; that of zeros takes nothing off."""
    wide, width = left.shape[1], lanes(x)
    divisor = broadcast(x, pivot if pivot != 0.0 else x.dtype.type(1.0))
    for i in range(0, wide, width):
        store(taken, k * wide + i, load(x, i))
        store(left, k * wide + i, load(x, i) / divisor)
    left[k, c], rows[c] = 1.0, 0.0


@inlined
def put_two(
    x: Any,
    y: Any,
    corner: Any,
    c: int,
    r: int,
    k: int,
    left: Any,
    taken: Any,
    rows: Any,
) -> None:
    """Columns k and k + 1 of L and of L D, of a pivot in rows c and r."""
    wide, width = left.shape[1], lanes(x)
    first, beside, second = corner
    p, q = second / beside, first / beside
    divisor = broadcast(x, (p * q - x.dtype.type(1.0)) * beside)
    for i in range(0, wide, width):
        u, v = load(x, i), load(y, i)
        store(taken, k * wide + i, u)
        store(taken, (k + 1) * wide + i, v)
        store(left, k * wide + i, (u * p - v) / divisor)
        store(left, (k + 1) * wide + i, (v * q - u) / divisor)
    left[k, c], left[k, r], left[k + 1, c], left[k + 1, r] = 1.0, 0.0, 0.0, 1.0
    rows[c], rows[r] = 0.0, 0.0


@inlined
def come(order: Any, place: Any, k: int, row: int) -> None:
    """Row `row` becomes number k of the order."""
    other, there = order[k], place[row]
    order[k], order[there] = row, other
    place[row], place[other] = k, there


@inlined
def factor(a: Any, left: Any, taken: Any, d: Any, order: Any, room: Any, place: Any) -> None:
    """L in the rows of `left`, and D, whose other entries are zero."""
    n, share = order.size, a.dtype.type(SHARE)
    x, y, rows = room
    for i in range(rows.size):
        rows[i] = 1.0
    for i in range(n):
        order[i], place[i] = i, i
    k = 0
    while k < n:
        c = order[k]
        column(lent(a), lent(left), lent(taken), k, c, lent(rows), lent(x))
        pivot = own = x[c]
        x[c] = 0.0
        most, r = largest(lent(x))
        here = abs(pivot)
        stays = not here < share * most  # where numbers overflow, nan has no place among the rows
        alone = stays
        if not stays:
            column(lent(a), lent(left), lent(taken), k, r, lent(rows), lent(y))
            own = y[r]
            y[r] = 0.0
            other, _ = largest(lent(y))
            stays = here >= share * most * (most / other)
            alone = stays or abs(own) >= share * other
        if stays:
            d[k, k] = pivot
            put_one(lent(x), pivot, c, k, lent(left), lent(taken), lent(rows))
        elif alone:
            d[k, k] = own
            come(lent(order), lent(place), k, r)
            put_one(lent(y), own, r, k, lent(left), lent(taken), lent(rows))
        else:
            corner = pivot, x[r], own
            d[k, k], d[k + 1, k], d[k, k + 1], d[k + 1, k + 1] = pivot, x[r], x[r], own
            come(lent(order), lent(place), k + 1, r)
            put_two(lent(x), lent(y), corner, c, r, k, lent(left), lent(taken), lent(rows))
        k += 1 if alone else 2


@inlined
def safe_power(a: Any, start: int, n: int) -> Any:
    """The power of two that brings a matrix to a safe size, or nan where it is not finite.

    Its first entry is number `start` of the flat a; only the lower triangle counts.
    """
    top, odd = sizes(a, start, 1)
    for i in range(1, n):
        size, strange = sizes(a, start + i * n, i + 1)
        top, odd = larger(size, top), odd + strange
    most = a.dtype.type(math.nan) if any_lane(odd != odd) else max_lanes(top)
    return power_for(most) if most == most else most


@inlined
def fail(lower: Any, d: Any, perm: Any) -> None:
    """What becomes of a matrix that is not finite."""
    for i in range(perm.size):
        perm[i] = i
        for j in range(perm.size):
            lower[i, j], d[i, j] = math.nan, math.nan


@inlined
def turn(left: Any, out: Any, start: int, n: int) -> None:
    """The transpose of left [n, wide] to the matrix that starts at number `start` of `out`."""
    wide, width = left.shape[1], lanes(out)
    one, whole = broadcast(out, out.dtype.type(1.0)), n - n % width
    for i in range(0, whole, width):
        for j in range(0, whole, width):
            transpose(left, i * wide + j, wide, one, out, start + j * n + i, n)
    for i in range(n):
        for j in range(whole if i < whole else 0, n):
            out[start + j * n + i] = left[i, j]


@driver
def ldl_columns(a: Any, lower: Any, d: Any, perm: Any, failed: Any) -> None:
    """As `indefinite_stacks.ldl_stack`."""
    n, step = a.shape[1], BLOCK * lanes(a)
    wide = (n + step - 1) // step * step
    work, left = np.zeros((n, wide), a.dtype), np.zeros((n, wide), a.dtype)
    taken, room = np.zeros((n, wide), a.dtype), np.zeros((3, wide), a.dtype)
    place, given, found = np.empty(n, np.int64), a.reshape(-1), lower.reshape(-1)
    vectors = room[0], room[1], room[2]
    for index in range(a.shape[0]):
        start, blocks, order = index * n * n, d[index], perm[index]
        scale = safe_power(lent(given), start, n)
        failed[index] = not scale > 0.0
        if failed[index]:
            fail(lower[index], blocks, order)
            continue
        for i in range(n):
            scale_run(given, start + i * n, i + 1, scale, work, i * wide)
            for j in range(i):
                work[j, i] = work[i, j]
        for i in range(n):
            for j in range(n):
                blocks[i, j] = 0.0
        factor(work, left, taken, blocks, order, vectors, place)
        turn(lent(left), lent(found), start, n)
        blocks[0, 0] /= scale
        for i in range(1, n):
            blocks[i, i] /= scale
            blocks[i, i - 1] /= scale
            blocks[i - 1, i] = blocks[i, i - 1]
