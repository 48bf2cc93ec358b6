"""Square roots and logarithms from the complex Schur form, a lane for each row or column."""

import math
from typing import Any

from nbmath._launch import cuda, device_function, kernel
from nbmath._targets import bind
from nbmath.linalg.formulas.functions.triangles import LARGEST, NEAR, ROOTS, SMALLEST
from nbmath.linalg.gpu.shared import STACK
from nbmath.linalg.gpu.warps.general import schur_by_lanes
from nbmath.linalg.gpu.warps.shared import LANES, PADDED, carry, spoil_rows

__all__ = ["logm_warp_kernel", "sqrtm_warp_kernel"]

bound = bind("linalg", "cuda")
range_factor = bound.range_factor
complex_turn = bound.complex_turn
turn_from_the_left = bound.turn_from_the_left
turn_from_the_right = bound.turn_from_the_right
root_of_corner = bound.root_of_corner
root_entry = bound.root_entry
column_from_one = bound.column_from_one
near_one_column = bound.near_one_column
back_row = bound.back_row


@device_function
def into_range(a: Any, low: Any, high: Any, spare: Any, lane: int) -> tuple[Any, Any, bool]:
    """As the formula `_into_range`; with it comes whether all is finite."""
    n, zero = a.shape[0], a.dtype.type(0)
    largest, good = zero, True
    if lane < n:
        for i in range(n):
            x = abs(a[i, lane])
            good = good and x - x == zero
            largest = max(x, largest) if good else largest
    spare[lane] = largest
    good = bool(cuda.syncthreads_and(1 if good else 0))
    for j in range(n):
        largest = max(largest, spare[j])
    c, back = range_factor(largest if good else zero, low, high)
    for i in range(n):
        if lane < n:
            a[i, lane] *= c
    cuda.syncthreads()
    return c, back, good


@device_function
def complex_schur_by_lanes(h: Any, z: Any, work: Any, lane: int) -> None:
    """The triangle work[1] + i work[2] with vectors work[3] + i work[4] of a real Schur form."""
    n, zero = h.shape[0], h.dtype.type(0)
    t, s, u, v = work[1], work[2], work[3], work[4]
    carry(h, t, lane)
    carry(z, u, lane)
    for i in range(n):
        if lane < n:
            s[i, lane], v[i, lane] = zero, zero
    cuda.syncthreads()
    for m in range(n - 1, 0, -1):
        if h[m, m - 1] != zero:
            turn = complex_turn(h, m)
            if m - 1 <= lane < n:
                turn_from_the_left(t, s, m, turn, lane)
            cuda.syncthreads()
            if lane <= m:
                turn_from_the_right(t, s, m, turn, lane)
            if lane < n:
                turn_from_the_right(u, v, m, turn, lane)
            cuda.syncthreads()
            if lane == m:
                t[m, m - 1], s[m, m - 1] = zero, zero
            cuda.syncthreads()


@device_function
def root_by_diagonals(t: Any, s: Any, r: Any, p: Any, lane: int) -> bool:
    """r + i p, the principal root of the triangle t + i s; False without one."""
    n, zero = t.shape[0], t.dtype.type(0)
    good = True
    for i in range(n):
        if lane < n:
            r[i, lane], p[i, lane] = zero, zero
    cuda.syncthreads()
    if lane < n:
        good = root_of_corner(t, s, r, p, lane)
    cuda.syncthreads()
    for away in range(1, n):
        if lane + away < n:
            good = root_entry(t, s, r, p, lane, lane + away) and good
        cuda.syncthreads()
    return bool(cuda.syncthreads_and(1 if good else 0))


@device_function
def is_near_one(t: Any, s: Any, spare: Any, lane: int) -> bool:
    """Whether the approximant of the logarithm holds for the triangle t + i s."""
    n, near = t.shape[0], t.dtype.type(NEAR)
    if lane < n:
        spare[lane] = column_from_one(t, s, lane)
    cuda.syncthreads()
    good = True
    for j in range(n):
        good = good and spare[j] <= near
    cuda.syncthreads()
    return good


@device_function
def logarithm_by_columns(work: Any, spare: Any, lane: int) -> None:
    """The logarithm of the triangle t + i s, which has a root, to work[5] + i work[6]."""
    n, zero, one = work.shape[1], work.dtype.type(0), work.dtype.type(1)
    t, s, r, p = work[1], work[2], work[5], work[6]
    room = cuda.local.array((2, LANES), work.dtype)
    size, angle, power = zero, zero, one
    if lane < n:
        size = math.log(math.hypot(t[lane, lane], s[lane, lane]))
        angle = math.atan2(s[lane, lane], t[lane, lane])
    for _ in range(ROOTS):
        if is_near_one(t, s, spare, lane):
            break
        root_by_diagonals(t, s, r, p, lane)
        carry(r, t, lane)
        carry(p, s, lane)
        cuda.syncthreads()
        power *= work.dtype.type(2)
    if lane < n:
        t[lane, lane] -= one
        for i in range(n):
            r[i, lane], p[i, lane] = zero, zero
    cuda.syncthreads()
    if lane < n:
        near_one_column(t, s, r, p, room[0], room[1], lane)
        for i in range(n):
            r[i, lane] *= power
            p[i, lane] *= power
        r[lane, lane], p[lane, lane] = size, angle
    cuda.syncthreads()


@device_function
def put_back(h: Any, work: Any, factor: Any, shift: Any, good: bool, out: Any, lane: int) -> None:
    """out = factor times the real part of what the triangle stands for, less shift; or nan."""
    n = h.shape[0]
    if lane < n and good:
        back_row(h, work, lane)
        for j in range(n):
            h[lane, j] *= factor
        h[lane, lane] -= shift
    cuda.syncthreads()
    if good:
        carry(h, out, lane)
    else:
        spoil_rows(out, lane)


@kernel(f"({STACK}, {STACK}, T[:, :, :, ::1])")
def sqrtm_warp_kernel(a: Any, out: Any, scratch: Any) -> None:
    """a and out [stack, n, n], scratch [stack, 9, n, n]."""
    rooms = cuda.shared.array((2, LANES, PADDED), a.dtype)
    spare = cuda.shared.array(LANES, a.dtype)
    t, lane, n, number = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1], a.dtype.type
    h, z, work = rooms[0, :n, :n], rooms[1, :n, :n], scratch[t]
    carry(a[t], h, lane)
    cuda.syncthreads()
    _, back, good = into_range(h, number(0.25), number(1), spare, lane)
    good = good and schur_by_lanes(h, z, spare, lane)
    if good:
        complex_schur_by_lanes(h, z, work, lane)
        good = root_by_diagonals(work[1], work[2], work[5], work[6], lane)
    put_back(h, work, back, number(0), good, out[t], lane)


@kernel(f"({STACK}, {STACK}, T[:, :, :, ::1])")
def logm_warp_kernel(a: Any, out: Any, scratch: Any) -> None:
    """a and out [stack, n, n], scratch [stack, 9, n, n]."""
    rooms = cuda.shared.array((2, LANES, PADDED), a.dtype)
    spare = cuda.shared.array(LANES, a.dtype)
    t, lane, n, number = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1], a.dtype.type
    h, z, work = rooms[0, :n, :n], rooms[1, :n, :n], scratch[t]
    carry(a[t], h, lane)
    cuda.syncthreads()
    scale, _, good = into_range(h, number(SMALLEST), number(LARGEST), spare, lane)
    good = good and schur_by_lanes(h, z, spare, lane)
    if good:
        complex_schur_by_lanes(h, z, work, lane)
        # eigenvalues that have no root have no logarithm
        good = root_by_diagonals(work[1], work[2], work[5], work[6], lane)
        for i in range(n):
            good = good and (work[1, i, i] != number(0) or work[2, i, i] != number(0))
    if good:
        logarithm_by_columns(work, spare, lane)
    put_back(h, work, number(1), math.log(scale), good, out[t], lane)
