"""The exponential, a lane for each column."""

from typing import Any

from nbmath._launch import cuda, device_function, kernel
from nbmath._targets import bind
from nbmath.linalg.formulas.functions.exponential import LEFT, RESULT, RIGHT, A
from nbmath.linalg.gpu.shared import STACK
from nbmath.linalg.gpu.warps.elimination import factor_by_rows, solve_by_rows
from nbmath.linalg.gpu.warps.shared import LANES, PADDED, carry, multiply_by_columns, spoil_rows

__all__ = ["expm_warp_kernel"]

bound = bind("linalg", "cuda")
norm_one = bound.norm_one
halved = bound.halved
may_loosen = bound.may_loosen
loosened = bound.loosened
absolute_column = bound.absolute_column
expm_powers = bound.expm_powers
expm_rescale = bound.expm_rescale
expm_needs = bound.expm_needs
expm_high = bound.expm_high
expm_low = bound.expm_low
expm_ones = bound.expm_ones
expm_sides = bound.expm_sides


@device_function
def norm_by_columns(a: Any, spare: Any, lane: int) -> Any:
    """The largest sum of a column's magnitudes; spare is [1, LANES]."""
    n = a.shape[0]
    if lane < n:
        spare[0, lane] = norm_one(a[:, lane : lane + 1])
    cuda.syncthreads()
    norm = norm_one(spare[:, :n])
    cuda.syncthreads()
    return norm


@device_function
def norm_of_power_by_columns(a: Any, norm: Any, spare: Any, lane: int) -> Any:
    """The 1-norm of that power of |a| which the last approximant leaves out."""
    n = a.shape[0]
    if lane < n:
        spare[0, lane] = 1
    for _ in range(int(expm_powers(norm))):
        cuda.syncthreads()
        x = spare[0, lane]
        if lane < n:
            x = absolute_column(a, spare[0], lane)
        cuda.syncthreads()
        spare[0, lane] = x
    cuda.syncthreads()
    largest = spare[0, 0]
    for j in range(1, n):
        largest = max(largest, spare[0, j])
    cuda.syncthreads()
    return largest


@device_function
def loosen_by_columns(work: Any, norm: Any, squarings: Any, spare: Any, lane: int) -> Any:
    """What `expm_loosen` makes of matrix and powers; the norm and the halvings that are left."""
    fourth = norm_by_columns(work[1], spare, lane)
    sixth = norm_by_columns(work[2], spare, lane)
    if may_loosen(squarings, fourth, sixth):
        power = norm_of_power_by_columns(work[A], norm, spare, lane)
        factor, squarings = loosened(norm, squarings, (fourth, sixth, power))
        norm *= factor
        if lane < work.shape[1]:
            own = work[:, :, lane : lane + 1]
            expm_rescale(own[A], own, factor)
    return norm, squarings


@kernel(f"({STACK}, {STACK}, T[:, :, :, ::1])")
def expm_warp_kernel(a: Any, out: Any, scratch: Any) -> None:
    """a and out [stack, n, n], scratch [stack, 7, n, n]."""
    shared = cuda.shared.array((LANES, PADDED), a.dtype)
    spare = cuda.shared.array((1, LANES), a.dtype)
    t, lane, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work, left, zero = scratch[t], shared[:n, :n], a.dtype.type(0)
    x, own = work[A], work[:, :, lane : lane + 1]
    carry(a[t], x, lane)
    cuda.syncthreads()
    norm = norm_by_columns(x, spare, lane)
    good = norm - norm == zero
    norm, squarings, factor = halved(norm if good else zero)
    for i in range(n):
        if lane < n:
            x[i, lane] *= factor
    cuda.syncthreads()
    stage, stop = 0, len(LEFT)
    while stage < stop:
        if stage == 3:
            if squarings > zero:
                norm, squarings = loosen_by_columns(work, norm, squarings, spare, lane)
            expm_high(own, norm)
        if stage == 5:
            expm_low(own, norm)
            if lane < n:
                expm_ones(work, lane, norm)
        cuda.syncthreads()
        squared = stage > 5
        target = work[0] if squared else work[RESULT[stage]]
        if expm_needs(stage, norm):
            first, second = (A, A) if squared else (LEFT[stage], RIGHT[stage])
            multiply_by_columns(work[first], work[second], target, lane)
        elif lane < n:
            for i in range(n):
                target[i, lane] = zero
        cuda.syncthreads()
        if stage == 5:
            expm_sides(own[A], own)
            carry(work[5], left, lane)
            cuda.syncthreads()
            factor_by_rows(left, spare[0], lane)
            solve_by_rows(left, spare[0], x, False, lane)
        if squared:
            carry(work[0], x, lane)
            squarings -= a.dtype.type(1)
        cuda.syncthreads()
        stage += 1
        if squarings > zero and stage >= 6:
            stop = stage + 1
    if good:
        carry(x, out[t], lane)
    else:
        spoil_rows(out[t], lane)
