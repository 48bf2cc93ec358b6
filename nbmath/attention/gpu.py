"""CUDA kernel of attention: a block for each tile of queries, tiles of keys in shared memory."""

import math
from typing import Any

from nbmath import _launch
from nbmath._launch import cuda, kernel
from nbmath._targets import bind

bound = bind("attention", "cuda")
attention = bound.attention
shift_of = bound.shift_of
weight = bound.weight
reciprocal_total = bound.reciprocal_total

DEVICE = {
    "attention": "(T[::1], T[:, ::1], T[:, ::1], T, int64, T[::1])",
    "score": "(T[::1], T[::1], T)",
    "taken_in": "(T, T, T)",
    "shift_of": "(T,)",
    "weight": "(T,)",
    "masked": "(T, boolean)",
    "biased": "(T, T)",
    "reciprocal_total": "(T,)",
}
LOG2_E = 1.4426950408889634
SIDE = 16
"""Threads of a block each way."""

ROWS, KEYS, COLUMNS, DEPTH = 32, 32, 64, 16
"""Queries, keys and value columns of a tile, and entries of a head multiplied at a time."""

DEPTH_PADDED, KEYS_PADDED = DEPTH + 1, KEYS + 1
"""One more, so that a column of shared memory lies in different banks."""


@kernel("(T[:, :, ::1], T[:, :, ::1], T[:, :, ::1], T, boolean, T[:, :, ::1])")
def attention_kernel(q: Any, k: Any, v: Any, factor: Any, causal: Any, out: Any) -> None:
    """Queries of block x, entry y of the batch, value columns of block z."""
    dtype = q.dtype
    queries = cuda.shared.array((ROWS, DEPTH_PADDED), dtype)
    keys = cuda.shared.array((KEYS, DEPTH_PADDED), dtype)
    values = cuda.shared.array((KEYS, COLUMNS), dtype)
    weights = cuda.shared.array((ROWS, KEYS_PADDED), dtype)
    tops = cuda.shared.array(ROWS, dtype)
    totals = cuda.shared.array(ROWS, dtype)
    decays = cuda.shared.array(ROWS, dtype)
    scores = cuda.local.array((2, 2), dtype)
    sums = cuda.local.array((2, 4), dtype)
    zero = dtype.type(0)
    lowest = dtype.type(-math.inf)
    tx, ty, b = cuda.threadIdx.x, cuda.threadIdx.y, cuda.blockIdx.y
    t = ty * SIDE + tx
    first, column = cuda.blockIdx.x * ROWS, cuda.blockIdx.z * COLUMNS
    m, d, n, e = q.shape[1], q.shape[2], k.shape[1], v.shape[2]
    for r in range(2):
        for c in range(4):
            sums[r, c] = zero
    if t < ROWS:
        tops[t] = lowest
        totals[t] = zero
    seen = first + ROWS if causal and first + ROWS < n else n
    for start in range(0, seen, KEYS):
        for r in range(2):
            for c in range(2):
                scores[r, c] = zero
        for depth in range(0, d, DEPTH):
            p = depth + tx
            for r in range(ty, ROWS, SIDE):
                inside = p < d and first + r < m
                queries[r, tx] = factor * q[b, first + r, p] if inside else zero
                inside = p < d and start + r < n
                keys[r, tx] = k[b, start + r, p] if inside else zero
            cuda.syncthreads()
            for p in range(DEPTH):
                for r in range(2):
                    for c in range(2):
                        scores[r, c] += queries[ty + SIDE * r, p] * keys[tx + SIDE * c, p]
            cuda.syncthreads()
        for r in range(2):
            for c in range(2):
                i, j = ty + SIDE * r, tx + SIDE * c
                hidden = start + j >= n or (causal and start + j > first + i)
                weights[i, j] = lowest if hidden else scores[r, c]
        for j in range(ty, KEYS, SIDE):
            for c in range(tx, COLUMNS, SIDE):
                inside = start + j < n and column + c < e
                values[j, c] = v[b, start + j, column + c] if inside else zero
        cuda.syncthreads()
        if t < ROWS:
            top = tops[t]
            for j in range(KEYS):
                top = weights[t, j] if weights[t, j] > top else top
            decays[t] = weight(tops[t] - shift_of(top))
            tops[t] = top
        cuda.syncthreads()
        for r in range(2):
            for c in range(2):
                i, j = ty + SIDE * r, tx + SIDE * c
                weights[i, j] = weight(weights[i, j] - shift_of(tops[i]))
        cuda.syncthreads()
        if t < ROWS:
            total = zero
            for j in range(KEYS):
                total += weights[t, j]
            totals[t] = decays[t] * totals[t] + total
        for r in range(2):
            for c in range(4):
                sums[r, c] *= decays[ty + SIDE * r]
        for j in range(KEYS):
            for r in range(2):
                for c in range(4):
                    sums[r, c] += weights[ty + SIDE * r, j] * values[j, tx + SIDE * c]
        cuda.syncthreads()
    cuda.syncthreads()
    for r in range(2):
        i = ty + SIDE * r
        for c in range(4):
            j = column + tx + SIDE * c
            if first + i < m and j < e:
                out[b, first + i, j] = reciprocal_total(totals[i]) * sums[r, c]


def attention_stack(
    q: Any,
    k: Any,
    v: Any,
    causal: bool = False,
    scale: float | None = None,
    out: Any = None,
    stream: Any = 0,
) -> Any:
    """Attention of device arrays q (b, m, d), k (b, n, d) and v (b, n, e), giving (b, m, e)."""
    queries, keys, values = (
        _launch.contiguous(array, name, 3, stream) for array, name in ((q, "q"), (k, "k"), (v, "v"))
    )
    (b, m, d), (n, e) = queries.shape, values.shape[1:]
    if keys.shape != (b, n, d) or values.shape[0] != b:
        raise ValueError(
            f"q has shape {queries.shape}, k {keys.shape}, v {values.shape}; expected (b, m, d),"
            " (b, n, d) and (b, n, e)"
        )
    if not queries.dtype == keys.dtype == values.dtype:
        raise TypeError(f"q, k and v are {queries.dtype}, {keys.dtype}, {values.dtype}; give one")
    result = _launch.output(out, (b, m, e), queries.dtype, stream)
    chosen = 1.0 / math.sqrt(max(d, 1)) if scale is None else scale
    factor = queries.dtype.type(chosen * LOG2_E)
    if b * m * e > 0:
        grid = (_launch.blocks(m, ROWS), b, _launch.blocks(e, COLUMNS))
        attention_kernel[grid, (SIDE, SIDE), stream](queries, keys, values, factor, causal, result)
    return _launch.delivered(result, out)
