"""General eigenproblems: lanes for columns and rows of what each reflection changes."""

import math
from typing import Any

from nbmath._launch import cuda, device_function, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK
from nbmath.linalg.gpu.warps.shared import LANES, PADDED, carry, moderate, multiply_by_columns

__all__ = ["eig_warp_kernel"]

bound = bind("linalg", "cuda")
balance = bound.balance
negligible = bound.negligible
hessenberg_head = bound.hessenberg_head
hessenberg_left = bound.hessenberg_left
hessenberg_right = bound.hessenberg_right
hessenberg_settle = bound.hessenberg_settle
block_start = bound.block_start
split_turn = bound.split_turn
turn_rows = bound.turn_rows
begin_step = bound.begin_step
bulge = bound.bulge
from_the_left = bound.from_the_left
from_the_right = bound.from_the_right
eigenvalues = bound.eigenvalues
triangle_vectors = bound.triangle_vectors
lengths = bound.lengths

SWEEPS = 60
"""Steps that one eigenvalue, or pair of them, may take."""
TURNS, SHIFT, START = 0, 6, 7
"""Places of numbers that the first lane shares: whether and how to turn, shifts, a row."""


@device_function
def hessenberg_by_lanes(h: Any, z: Any, floor: Any, numbers: Any, lane: int) -> None:
    """What `hessenberg` makes of h [n, n] and z [n or 0, n]."""
    n = h.shape[0]
    for i in range(z.shape[0]):
        if lane < n:
            z[i, lane] = 1 if i == lane else 0
    for m in range(1, n - 1):
        if lane == 0:
            turns, square, beta = hessenberg_head(h, m, floor)
            numbers[0], numbers[1], numbers[2] = 1 if turns else 0, square, beta
        cuda.syncthreads()
        turns, square, beta = numbers[0] != h.dtype.type(0), numbers[1], numbers[2]
        if turns and m <= lane < n:
            hessenberg_left(h, m, square, lane)
        cuda.syncthreads()
        if turns and lane < n:
            hessenberg_right(h, h, m, square, lane)
            if lane < z.shape[0]:
                hessenberg_right(z, h, m, square, lane)
        cuda.syncthreads()
        if turns and lane == 0:
            hessenberg_settle(h, m, beta)
        cuda.syncthreads()


@device_function
def split_by_lanes(h: Any, z: Any, last: int, lane: int) -> None:
    """What the end of a block of two rows comes to: a triangle where its eigenvalues are real."""
    n, before, zero = h.shape[0], last - 1, h.dtype.type(0)
    real, cosine, sine = split_turn(h, last)
    cuda.syncthreads()
    if real and before <= lane < n:
        turn_rows(h[:, lane : lane + 1], before, last, cosine, -sine, 1)
    cuda.syncthreads()
    if real:
        if lane <= last:
            turn_rows(h.T[:, lane : lane + 1], before, last, cosine, -sine, 1)
        if lane < z.shape[0]:
            turn_rows(z.T[:, lane : lane + 1], before, last, cosine, -sine, 1)
    cuda.syncthreads()
    if real and lane == 0:
        h[last, before] = zero
    cuda.syncthreads()


@device_function
def step_by_lanes(
    h: Any, z: Any, block: tuple[int, int], numbers: Any, sweeps: int, lane: int
) -> None:
    """One double-shift step on the rows of a block; numbers[SHIFT] is the sum of shifts."""
    first, last = block
    n = h.shape[0]
    p = q = r = h.dtype.type(0)
    if lane == 0:
        numbers[SHIFT], start, (p, q, r) = begin_step(h, block, numbers[SHIFT], sweeps)
        numbers[START] = start
    cuda.syncthreads()
    m = int(numbers[START])
    for k in range(m, last):
        if lane == 0:
            turns, found = bulge(h, (first, m, last), k, (p, q, r))
            numbers[0] = 1 if turns else 0
            for i in range(5):
                numbers[1 + i] = found[i]
        cuda.syncthreads()
        turns, three = numbers[0] != h.dtype.type(0), k + 1 < last
        turn = numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]
        if turns and k <= lane < n:
            from_the_left(h, k, three, turn, lane)
        cuda.syncthreads()
        if turns and lane <= min(last, k + 3):
            from_the_right(h, k, three, turn, lane)
        if turns and lane < z.shape[0]:
            from_the_right(z, k, three, turn, lane)
        cuda.syncthreads()


@device_function
def schur_by_lanes(h: Any, z: Any, numbers: Any, lane: int) -> bool:
    """What `schur` makes of h [n, n] and z [n or 0, n]; True where it converged."""
    zero = h.dtype.type(0)
    floor = negligible(h)
    cuda.syncthreads()
    hessenberg_by_lanes(h, z, floor, numbers, lane)
    if lane == 0:
        numbers[SHIFT] = zero
    last, sweeps = h.shape[0] - 1, 0
    while last >= 0:
        if lane == 0:
            numbers[START] = block_start(h, last, floor)
        cuda.syncthreads()
        first = int(numbers[START])
        cuda.syncthreads()
        if first < last - 1:
            sweeps += 1
            if sweeps > SWEEPS:
                return False
            step_by_lanes(h, z, (first, last), numbers, sweeps, lane)
        else:
            if lane == 0:
                for i in range(first, last + 1):
                    h[i, i] += numbers[SHIFT]
            cuda.syncthreads()
            if first < last:
                split_by_lanes(h, z, last, lane)
            last, sweeps = first - 1, 0
    return True


@device_function
def vectors_by_columns(t: Any, w: Any, z: Any, x: Any, d: Any, lane: int) -> None:
    """Overwrite the quasi-triangle t [n, n] by the eigenvectors, with the Schur vectors z."""
    n = t.shape[0]
    rows = cuda.local.array((2, LANES), t.dtype)
    if lane < n:
        triangle_vectors(t, w, x, rows, lane, lane + 1)
    cuda.syncthreads()
    multiply_by_columns(z, x, t, lane)
    cuda.syncthreads()
    if lane < n:
        lengths(t, w, d, lane, lane + 1)
    cuda.syncthreads()


@kernel(f"({STACK}, {STACK}, {STACK}, {STACK})")
def eig_warp_kernel(a: Any, w: Any, re: Any, im: Any) -> None:
    """a [stack, n, n], w [2, stack, n], re and im [stack, n, n], or [stack, 0, 0] for values."""
    rooms = cuda.shared.array((3, LANES, PADDED), a.dtype)
    rows = cuda.shared.array((5, LANES), a.dtype)
    t, lane, n, kept = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1], re.shape[1]
    h, z, x = rooms[0, :n, :n], rooms[1, :kept, :n], rooms[2, :n, :n]
    values, d, numbers = rows[:2, :n], rows[2], rows[3]
    zero, missing = a.dtype.type(0), a.dtype.type(math.nan)
    carry(a[t], h, lane)
    cuda.syncthreads()
    scale, good = moderate(h, rows[4], lane)
    if lane == 0:
        balance(h, d)
    cuda.syncthreads()
    good = schur_by_lanes(h, z, numbers, lane) and good
    if lane == 0:
        eigenvalues(h, values)
    cuda.syncthreads()
    if good and kept > 0:
        vectors_by_columns(h, values, z, x, d, lane)
    if lane < n:
        w[0, t, lane] = values[0, lane] / scale if good else missing
        w[1, t, lane] = values[1, lane] / scale if good else missing
    if lane < kept:
        # of a pair of columns the first is the real part of both vectors, the other +- the rest
        imaginary = values[1, lane]
        own = lane - 1 if imaginary < zero else lane
        for i in range(n):
            other = zero
            if imaginary < zero:
                other = -h[i, lane]
            elif imaginary > zero:
                other = h[i, lane + 1]
            re[t, i, lane] = h[i, own] if good else missing
            im[t, i, lane] = other if good else missing
