"""Factors of symmetric matrices of any sign, a lane for each row. What fails is nan."""

from typing import Any

from nbmath._launch import cuda, device_function, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK
from nbmath.linalg.gpu.warps.shared import LANES, PADDED, moderate, spoil_rows

__all__ = ["ldl_warp_kernel"]

bound = bind("linalg", "cuda")
pivot_or_pair = bound.pivot_or_pair
pair_numbers = bound.pair_numbers
eliminate_pair = bound.eliminate_pair


@device_function
def exchange_both(a: Any, k: int, row: int, lane: int) -> None:
    """Exchange rows and columns k and row > k of what is left, and rows of L, by entries."""
    n = a.shape[0]
    if row > k and lane < n:
        if lane < k:
            a[k, lane], a[row, lane] = a[row, lane], a[k, lane]
        elif lane == k:
            a[k, k], a[row, row] = a[row, row], a[k, k]
        elif lane < row:
            a[lane, k], a[row, lane] = a[row, lane], a[lane, k]
        elif lane > row:
            a[lane, k], a[lane, row] = a[lane, row], a[lane, k]
    cuda.syncthreads()


@device_function
def put_apart(work: Any, places: Any, lower: Any, order: Any, lane: int) -> None:
    """L, its rows in the order of the matrix, and that order, as numbers, made of the exchanges."""
    n = work.shape[0]
    if lane < n:
        for i in range(n):
            one = work.dtype.type(1 if i == lane else 0)
            lower[i, lane] = work[i, lane] if lane < i else one
        for step in range(n):
            k = n - 1 - step
            row = int(places[k])
            lower[k, lane], lower[row, lane] = lower[row, lane], lower[k, lane]
    if lane == 0:
        for k in range(n):
            order[k] = k
        for k in range(n):
            row = int(places[k])
            order[k], order[row] = order[row], order[k]


@kernel(f"({STACK}, {STACK}, {STACK}, T[:, ::1])")
def ldl_warp_kernel(a: Any, lower: Any, d: Any, order: Any) -> None:
    """a, lower and d [stack, n, n], order [stack, n]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    rows = cuda.shared.array((3, LANES), a.dtype)
    t, lane, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work, places, numbers = shared[:n, :n], rows[0], rows[1]
    zero = a.dtype.type(0)
    for i in range(n):
        if lane < n:
            work[i, lane] = a[t, i, lane] if lane <= i else a[t, lane, i]
            d[t, i, lane] = zero
    cuda.syncthreads()
    scale, good = moderate(work, rows[2], lane)
    second, held = False, 0
    for k in range(n):
        pair, found = pivot_or_pair(work, k, second)
        row = int(found)
        place = k if pair else row
        cuda.syncthreads()
        exchange_both(work, k, place, lane)
        if lane == 0:
            places[k] = held if second else place
        if k + 1 < n:
            held = row if pair else k + 1
            exchange_both(work, k + 1, held, lane)
            if k + 1 < lane < n:
                work[k, lane], work[k + 1, lane] = work[lane, k], work[lane, k + 1]
            if lane == 0:
                beside = work[k + 1, k] / scale if pair else zero
                d[t, k + 1, k], d[t, k, k + 1] = beside, beside
                p, q, r, divisor, inverse, following = pair_numbers(work, k, pair, second)
                numbers[0], numbers[1], numbers[2] = p, q, r
                numbers[3], numbers[4], numbers[5] = divisor, inverse, following
            cuda.syncthreads()
            if k + 1 < lane < n:
                first, last = (numbers[0], numbers[1], numbers[2]), (numbers[3], numbers[4])
                eliminate_pair(work, (k, lane), pair, second, (*first, *last, numbers[5]))
            cuda.syncthreads()
        if lane == 0:
            d[t, k, k] = work[k, k] / scale
        second = pair
    cuda.syncthreads()
    put_apart(work, places, lower[t], order[t], lane)
    if not good:
        cuda.syncthreads()
        spoil_rows(lower[t], lane)
        spoil_rows(d[t], lane)
