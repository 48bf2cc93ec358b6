"""Ranks of rows, a row for each thread; histograms, an entry for each thread."""

from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.statistics.cpu.compiled_ranks import METHODS

bound = bind("statistics", "cuda")
any_bin = bound.any_bin
histogram = bound.histogram
rankdata = bound.rankdata

ORDER = "int64[::1], int64[::1]"
DEVICE = {
    "any_bin": "(T, T[::1])",
    "histogram": "(T[::1], T[::1], int64[::1])",
    "rankdata": f"(T[::1], int64, {ORDER}, T[::1])",
    "uniform_bin": "(T, T[::1], T)",
}


@kernel("(T[:, ::1], int64, int64[:, ::1], int64[:, ::1], T[:, ::1])")
def rankdata_kernel(x: Any, method: Any, order: Any, work: Any, out: Any) -> None:
    """All of them [m, n], without nan."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        rankdata(x[i], method, order[i], work[i], out[i])


@kernel("(T[::1], T[::1], int64[::1])")
def histogram_kernel(x: Any, edges: Any, counts: Any) -> None:
    """x [n], edges [bins + 1], counts [bins], which are added to."""
    i = cuda.grid(1)
    if i < x.size and x[i] >= edges[0] and x[i] <= edges[edges.size - 1]:
        cuda.atomic.add(counts, any_bin(x[i], edges), 1)


def rankdata_rows(x: Any, method: str = "average", out: Any = None, stream: Any = 0) -> Any:
    """Ranks of the rows of a device array (m, n) without nan."""
    rows = _launch.contiguous(x, "x", 2, stream)
    order, work = (_launch.empty(rows.shape, np.int64, stream) for _ in range(2))
    result = _launch.output(out, rows.shape, rows.dtype, stream)
    number = METHODS.index(method)
    rankdata_kernel[blocks(rows.shape[0]), THREADS, stream](rows, number, order, work, result)
    return _launch.delivered(result, out)


def histogram_array(x: Any, edges: Any, stream: Any = 0) -> Any:
    """How many entries of a device array (n,) lie between edges (bins + 1,), which rise."""
    flat = _launch.contiguous(x, "x", 1, stream)
    ends = _launch.contiguous(edges, "edges", 1, stream)
    counts = cuda.to_device(np.zeros(ends.shape[0] - 1, np.int64), stream=stream)
    histogram_kernel[blocks(flat.shape[0]), THREADS, stream](flat, ends, counts)
    return _launch.delivered(counts, None)
