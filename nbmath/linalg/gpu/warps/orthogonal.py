"""Orthogonal factors, bases and least squares, a lane for each column."""

import math
from typing import Any

from nbmath._launch import cuda, device_function, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK
from nbmath.linalg.gpu.warps.elimination import exchange_rows
from nbmath.linalg.gpu.warps.shared import LANES, PADDED, carry, moderate, spoil_rows

__all__ = ["gram_schmidt_warp_kernel", "lstsq_warp_kernel", "qr_warp_kernel"]

bound = bind("linalg", "cuda")
reflector = bound.reflector
reflect_some = bound.reflect_some
square_below = bound.square_below
longest_first = bound.longest_first
rank_of_pivots = bound.rank_of_pivots
residual = bound.residual
back_substitute = bound.back_substitute
forward_column = bound.forward_column
shrink_column = bound.shrink_column
column_length = bound.column_length
divide_column = bound.divide_column
take_off = bound.take_off


@kernel(f"({STACK}, {STACK}, {STACK})")
def qr_warp_kernel(a: Any, q: Any, r: Any) -> None:
    """a [stack, m, n], q [stack, m, k], r [stack, k, n]."""
    first = cuda.shared.array((LANES, PADDED), a.dtype)
    second = cuda.shared.array((LANES, PADDED), a.dtype)
    tau = cuda.shared.array(LANES, a.dtype)
    t, lane = cuda.blockIdx.x, cuda.threadIdx.x
    m, n, count = a.shape[1], a.shape[2], r.shape[1]
    work, basis = first[:m, :n], second[:m, :count]
    carry(a[t], work, lane)
    cuda.syncthreads()
    for k in range(count):
        if lane == 0:
            tau[k] = reflector(work, k)
        cuda.syncthreads()
        if k < lane < n:
            reflect_some(work, k, tau[k], work, lane, lane + 1)
        cuda.syncthreads()
    if lane < count:
        for i in range(m):
            basis[i, lane] = 1 if i == lane else 0
        for k in range(count - 1, -1, -1):
            reflect_some(work, k, tau[k], basis, lane, lane + 1)
    cuda.syncthreads()
    carry(basis, q[t], lane)
    zero = a.dtype.type(0)
    for i in range(count):
        if lane < n:
            r[t, i, lane] = work[i, lane] if lane >= i else zero


@device_function
def shortest_by_columns(
    work: Any, right: Any, x: Any, rank: Any, tau: Any, turned: Any, count: int, lane: int
) -> None:
    """The shortest x [n, r] of a system of low rank, as `lstsq` finds it, with its work space."""
    n, number = x.shape[0], work.dtype.type
    zero = number(0)
    for k in range(count):
        if lane < n:
            turned[lane, k] = work[k, lane] if lane >= k and rank > number(k) else zero
    for j in range(count + lane, turned.shape[1], LANES):
        for i in range(n):
            turned[i, j] = zero
    cuda.syncthreads()
    for k in range(count):
        if lane == 0:
            tau[k] = reflector(turned, k)
        cuda.syncthreads()
        if k < lane < count:
            reflect_some(turned, k, tau[k], turned, lane, lane + 1)
        cuda.syncthreads()
    for j in range(count + lane, turned.shape[1], LANES):
        forward_column(turned, right, (j, count), rank)
        for k in range(count - 1, -1, -1):
            reflect_some(turned, k, tau[k], turned, j, j + 1)
        for i in range(n):
            x[i, j - count] = turned[i, j]


@kernel(f"({STACK}, {STACK}, {STACK}, T[:, ::1], T[::1], T, {STACK}, {STACK})")
def lstsq_warp_kernel(
    a: Any, b: Any, x: Any, residuals: Any, ranks: Any, rcond: Any, sides: Any, turned: Any
) -> None:
    """a [stack, m, n], b and sides [stack, m, r], x [stack, n, r], turned [stack, n, k + r]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    rows = cuda.shared.array((4, LANES), a.dtype)
    t, lane, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[2]
    count = min(a.shape[1], n)
    work, right, found = shared[: a.shape[1], :n], sides[t], x[t]
    tau, places, squares = rows[0], rows[1], rows[2]
    carry(a[t], work, lane)
    carry(b[t], right, lane)
    cuda.syncthreads()
    scale, good = moderate(work, rows[3], lane)
    if lane < n:
        squares[lane] = square_below(work, -1, lane)
    cuda.syncthreads()
    for k in range(count):
        if lane == 0:
            longest_first(work, n, k, places, squares)
            tau[k] = reflector(work, k)
        cuda.syncthreads()
        if k < lane < n:
            reflect_some(work, k, tau[k], work, lane, lane + 1)
            squares[lane] = square_below(work, k, lane)
        for j in range(lane, right.shape[1], LANES):
            reflect_some(work, k, tau[k], right, j, j + 1)
        cuda.syncthreads()
    rank = rank_of_pivots(work, count, rcond, a.dtype.type(0))
    for j in range(lane, right.shape[1], LANES):
        residuals[t, j] = residual(right, j, rank)
        back_substitute(work, right[:, j : j + 1], found[:, j : j + 1], rank)
    if rank < a.dtype.type(n):
        shortest_by_columns(work, right, found, rank, tau, turned[t], count, lane)
    for k in range(count - 1, -1, -1):
        exchange_rows(found, k, int(places[k]), lane)
    for j in range(lane, right.shape[1], LANES):
        for i in range(n):
            found[i, j] *= scale
        if not good:
            residuals[t, j] = a.dtype.type(math.nan)
    if not good:
        spoil_rows(found, lane)
    if lane == 0:
        ranks[t] = rank


@kernel(f"({STACK}, {STACK}, T)")
def gram_schmidt_warp_kernel(a: Any, out: Any, limit: Any) -> None:
    """a and out [stack, m, n]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    along = cuda.shared.array(LANES, a.dtype)
    t, lane, m, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1], a.shape[2]
    work, zero = shared[:m, :n], a.dtype.type(0)
    carry(a[t], work, lane)
    if lane < n:
        shrink_column(work, lane)
        length = column_length(work, lane)
        divide_column(work, lane, length, length > zero)
    cuda.syncthreads()
    for k in range(n):
        left = column_length(work, k)
        cuda.syncthreads()
        if lane < m:
            divide_column(work[lane : lane + 1], k, left, left > limit)
        cuda.syncthreads()
        if lane < k:
            along[lane] = zero
            for i in range(m):
                along[lane] += work[i, lane] * work[i, k]
        cuda.syncthreads()
        if lane < m:
            for j in range(k):
                work[lane, k] -= along[j] * work[lane, j]
        cuda.syncthreads()
        again = column_length(work, k)
        cuda.syncthreads()
        if lane < m:
            divide_column(work[lane : lane + 1], k, again, left > limit)
        cuda.syncthreads()
        if k < lane < n:
            take_off(work, k, lane)
        cuda.syncthreads()
    if lane < n and not column_length(work, lane) > zero:
        spoil_rows(work[:, lane : lane + 1], 0)
    carry(work, out[t], lane)
