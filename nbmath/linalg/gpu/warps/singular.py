"""Singular value decompositions: lanes for columns, then for pairs of rows."""

import math
from typing import Any

from nbmath._launch import cuda, device_function, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK
from nbmath.linalg.gpu.warps.shared import LANES, PADDED, moderate

__all__ = ["svd_warp_kernel"]

bound = bind("linalg", "cuda")
head = bound.head
reflect_some = bound.reflect_some
square_below = bound.square_below
row_product = bound.row_product
inverse_length = bound.inverse_length
is_wide = bound.is_wide
pair_of_round = bound.pair_of_round
rotation = bound.rotation
turn_rows = bound.turn_rows
small_angle = bound.small_angle
normalise_rows = bound.normalise_rows
complete = bound.complete
places = bound.places

SWEEPS = 40
"""Sweeps allowed; five to eight are needed."""
HALF = LANES // 2
"""Pairs of rows in a round, at most."""


@device_function
def triangularise_by_columns(a: Any, t: Any, order: Any, square: Any, lane: int) -> None:
    """What `triangularise` makes of a [m, n], m >= n."""
    m, n = a.shape
    if lane < n:
        order[lane] = lane
        square[lane] = square_below(a, -1, lane)
    cuda.syncthreads()
    for k in range(n):
        place = k
        for j in range(k + 1, n):
            place = j if square[j] > square[place] else place
        cuda.syncthreads()
        if lane < m:
            a[lane, k], a[lane, place] = a[lane, place], a[lane, k]
        if lane == 0:
            order[k], order[place] = order[place], order[k]
            square[place] = square[k]
        cuda.syncthreads()
        if lane == 0:
            head(a, t, k)
        cuda.syncthreads()
        if k < lane < n:
            reflect_some(a, k, t[k], a, lane, lane + 1)
            square[lane] = square_below(a, k, lane)
        cuda.syncthreads()


@device_function
def some_turn(x: Any, g: Any, inverse: Any, lane: int) -> bool:
    """Whether any two rows of x [n, n] are to be turned by themselves; products of rows to g."""
    n = x.shape[0]
    wide = False
    if lane < n:
        for j in range(lane + 1):
            g[lane, j] = row_product(x, lane, j)
        inverse[lane] = inverse_length(g[lane, lane])
    cuda.syncthreads()
    if lane < n:
        for j in range(lane):
            share = inverse[lane] * inverse[j]
            apart = (g[lane, lane] - g[j, j]) * share
            wide = wide or is_wide(g[lane, j] * share, apart, n)
    return bool(cuda.syncthreads_or(1 if wide else 0))


@device_function
def orthogonalise_by_pairs(x: Any, w: Any, g: Any, inverse: Any, lane: int) -> bool:
    """Turn the rows of x [n, n], and those of w [q, m] or of none, until x's are orthogonal.

    In each round two lanes take a pair of rows, one of them in x, the other in w. True where it
    converged.
    """
    n = x.shape[0]
    columns = n if w.shape[0] > 0 else 0
    circle = n - 1 + n % 2
    pair, busy = lane % HALF, True
    for _ in range(SWEEPS):
        busy = some_turn(x, g, inverse, lane)
        if not busy:
            break
        for turn in range(circle):
            p = q = 0
            cosine = sine = x.dtype.type(0)
            if n % 2 <= pair < (n + 1) // 2:
                p, q = pair_of_round(turn, pair, circle)
                cosine, sine = rotation(x, p, q, inverse, True)
            cuda.syncthreads()
            if lane < HALF and sine != x.dtype.type(0):
                turn_rows(x, p, q, cosine, sine, n)
            elif sine != x.dtype.type(0):
                turn_rows(w, p, q, cosine, sine, columns)
            cuda.syncthreads()
    if columns > 0:
        turn_slightly(x, w, g, lane)
    return not busy


@device_function
def turn_slightly(x: Any, w: Any, g: Any, lane: int) -> None:
    """All turns by small angles at once, from the products of rows g [n, n]."""
    n = x.shape[0]
    if lane < n:
        for j in range(lane):
            g[lane, j] = small_angle(g, lane, j)
    cuda.syncthreads()
    if lane < n:
        g[lane, lane] = 0
        for j in range(lane):
            g[j, lane] = -g[lane, j]
    cuda.syncthreads()
    add_turned(x, g, lane)
    add_turned(w, g, lane)
    cuda.syncthreads()


@device_function
def add_turned(x: Any, g: Any, lane: int) -> None:
    """x + g x in the first n rows and columns of x [n.., n..]; a lane has a column."""
    n = g.shape[0]
    column = cuda.local.array(LANES, x.dtype)
    if lane < n:
        for i in range(n):
            column[i] = x[i, lane]
        for i in range(n):
            for j in range(n):
                x[i, lane] += g[i, j] * column[j]


@kernel(f"({STACK}, {STACK}, T[:, ::1], {STACK})")
def svd_warp_kernel(a: Any, u: Any, s: Any, vh: Any) -> None:
    """a [stack, m, n], u [stack, m, q], s [stack, k], vh [stack, p, n] or both empty."""
    rooms = cuda.shared.array((4, LANES, PADDED), a.dtype)
    rows = cuda.shared.array((6, LANES), a.dtype)
    t, lane = cuda.blockIdx.x, cuda.threadIdx.x
    m, n = a.shape[1], a.shape[2]
    tall = m >= n
    size, k = max(m, n), min(m, n)
    wanted = u.shape[2] if tall else vh.shape[1]
    upright, x, products = rooms[0, :size, :k], rooms[1, :k, :k], rooms[2, :k, :k]
    long, scales, order = rooms[3, :wanted, :size], rows[0], rows[1]
    for i in range(m):
        if lane < n:
            if tall:
                upright[i, lane] = a[t, i, lane]
            else:
                upright[lane, i] = a[t, i, lane]
    cuda.syncthreads()
    scale, good = moderate(upright, rows[2], lane)
    triangularise_by_columns(upright, scales, order, rows[2], lane)
    zero, one = a.dtype.type(0), a.dtype.type(1)
    for i in range(k):
        if lane < k:
            x[i, lane] = upright[i, lane] if lane >= i else zero
    for i in range(wanted):
        if lane < size:
            long[i, lane] = one if i == lane else zero
    cuda.syncthreads()
    good = orthogonalise_by_pairs(x, long, products, rows[2], lane) and good
    values, place = rows[3, :k], rows[4, :k]
    if lane < k:
        normalise_rows(x[lane : lane + 1], values[lane : lane + 1])
    cuda.syncthreads()
    if lane == 0:
        if wanted > 0:
            complete(x, values, rows[5])
        places(values, place)
    cuda.syncthreads()
    if lane < wanted:
        for j in range(k - 1, -1, -1):
            reflect_some(upright, j, scales[j], long.T, lane, lane + 1)
    cuda.syncthreads()
    missing = a.dtype.type(math.nan)
    if lane < k:
        home = k - 1 - int(place[lane])
        s[t, home] = values[lane] / scale if good else missing
    for i in range(wanted):
        home = k - 1 - int(place[i]) if i < k else i
        if lane < size:
            entry = long[i, lane] if good else missing
            if tall:
                u[t, lane, home] = entry
            else:
                vh[t, home, lane] = entry
        if lane < k and i < k:
            short, column = x[i, lane] if good else missing, int(order[lane])
            if tall:
                vh[t, home, column] = short
            else:
                u[t, column, home] = short
