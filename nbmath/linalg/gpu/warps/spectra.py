"""Symmetric eigenproblems, a lane for each row."""

import math
from typing import Any

from nbmath._launch import cuda, device_function, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK
from nbmath.linalg.gpu.warps.shared import LANES, PADDED, moderate

__all__ = ["eigh_warp_kernel"]

bound = bind("linalg", "cuda")
tridiagonal_head = bound.tridiagonal_head
reflected_entry = bound.reflected_entry
subtract_reflected = bound.subtract_reflected
matvec = bound.matvec
reflect_some = bound.reflect_some
diagonalise = bound.diagonalise
places = bound.places

ROTATIONS = 6
"""Rows of work space of `diagonalise`."""


@device_function
def tridiagonalise_by_rows(a: Any, d: Any, e: Any, p: Any, lane: int) -> None:
    """What `tridiagonalise` makes of the symmetric a [n, n], of which both triangles are kept."""
    n = a.shape[0]
    for k in range(n - 2):
        if lane == 0:
            d[n - 1 - k] = a[k, k]
            tridiagonal_head(a, e, k)
        cuda.syncthreads()
        inside = k < lane < n
        if inside:
            matvec(a[lane : lane + 1, k + 1 :], a[k, k + 1 :], p[lane : lane + 1])
        cuda.syncthreads()
        entry = reflected_entry(a, p, k, lane if inside else k)
        cuda.syncthreads()
        if inside:
            p[lane] = entry
        cuda.syncthreads()
        if inside:
            subtract_reflected(a, p, k, lane)
        cuda.syncthreads()
    if lane == 0:
        d[0], e[n - 1] = a[n - 1, n - 1], a.dtype.type(0)
        if n > 1:
            d[1], e[0] = a[n - 2, n - 2], a[n - 1, n - 2]
    cuda.syncthreads()


@device_function
def form_basis_by_columns(a: Any, z: Any, lane: int) -> None:
    """z [n, n] of what `tridiagonalise` left in a, as `form_basis` has it."""
    n = a.shape[0]
    vectors, below = a.T[1:], z[1:]
    if lane < n:
        for i in range(n):
            z[i, lane] = 1 if i == n - 1 - lane else 0
        for k in range(n - 3, -1, -1):
            reflect_some(vectors, k, a[k, k], below, lane, lane + 1)
    cuda.syncthreads()


@device_function
def decompose_by_rows(a: Any, z: Any, rows: Any, lane: int) -> bool:
    """Eigenvectors of the symmetric a [n, n], which is overwritten, to the columns of z [n, n].

    The eigenvalues go to rows[0]; rows is [3, LANES]. True where it converged. Every lane goes
    through the rotations of all for its own row of z, with a diagonal of its own.
    """
    n, d, e = a.shape[0], rows[0], rows[1]
    diagonal = cuda.local.array((2, LANES), a.dtype)
    rotations = cuda.local.array((ROTATIONS, LANES), a.dtype)
    tridiagonalise_by_rows(a, d, e, rows[2], lane)
    form_basis_by_columns(a, z, lane)
    for i in range(n):
        diagonal[0, i] = d[i]
        diagonal[1, i] = e[i]
    cuda.syncthreads()
    if lane < n:
        row = z[lane : lane + 1]
        good = diagonalise(diagonal[0, :n], diagonal[1, :n], row, rotations)
        d[lane] = diagonal[0, lane]
        e[lane] = 1 if good else 0
    cuda.syncthreads()
    return bool(e[0] > a.dtype.type(0))


@kernel(f"({STACK}, T[:, ::1], {STACK})")
def eigh_warp_kernel(a: Any, w: Any, v: Any) -> None:
    """a and v [stack, n, n], w [stack, n]."""
    first = cuda.shared.array((LANES, PADDED), a.dtype)
    second = cuda.shared.array((LANES, PADDED), a.dtype)
    rows = cuda.shared.array((4, LANES), a.dtype)
    t, lane, n = cuda.blockIdx.x, cuda.threadIdx.x, a.shape[1]
    work, z = first[:n, :n], second[:n, :n]
    for i in range(n):
        if lane < n:
            work[i, lane] = a[t, i, lane] if lane <= i else a[t, lane, i]
    cuda.syncthreads()
    scale, good = moderate(work, rows[3], lane)
    good = decompose_by_rows(work, z, rows, lane) and good
    if lane == 0:
        places(rows[0, :n], rows[3, :n])
    cuda.syncthreads()
    missing = a.dtype.type(math.nan)
    if lane < n:
        place = int(rows[3, lane])
        w[t, place] = rows[0, lane] / scale if good else missing
        for i in range(n):
            v[t, i, place] = z[i, lane] if good else missing
