"""Estimates from neighbours on CUDA: one thread for what a sample adds to the mean."""

from typing import Any

from nbmath import _launch
from nbmath._launch import cuda, kernel
from nbmath._targets import bind

__all__ = [
    "knn_entropy",
    "knn_entropy_kernel",
    "knn_entropy_rows",
    "knn_mutual_information",
    "knn_mutual_information_kernel",
    "knn_mutual_information_rows",
]

bound = bind("information", "cuda")
knn_entropy = bound.knn_entropy
knn_mutual_information = bound.knn_mutual_information


@kernel("(T[:, ::1], T[:, ::1], T[::1])")
def knn_entropy_kernel(x: Any, best: Any, out: Any) -> None:
    """What row i adds; best (n, k)."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = knn_entropy(x, i, best[i])


@kernel("(T[:, ::1], T[:, ::1], T[:, ::1], int64[::1], T[:, ::1], T[::1])")
def knn_mutual_information_kernel(
    x: Any, y: Any, sorted_y: Any, place: Any, best: Any, out: Any
) -> None:
    """What pair i adds; best (n, k)."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = knn_mutual_information(x, y, sorted_y, place[i], i, best[i])


def knn_entropy_rows(x: Any, neighbors: int = 3, out: Any = None, stream: Any = 0) -> Any:
    """log(2 r_i) of samples (n, d) that are sorted by their first column."""
    rows = _launch.contiguous(x, "x", 2, stream)
    count = rows.shape[0]
    best = _launch.output(None, (count, neighbors), rows.dtype, stream)
    result = _launch.output(out, (count,), rows.dtype, stream)
    knn_entropy_kernel[_launch.blocks(count), _launch.THREADS, stream](rows, best, result)
    return _launch.delivered(result, out)


def knn_mutual_information_rows(
    x: Any, y: Any, sorted_y: Any, place: Any, neighbors: int = 3, out: Any = None, stream: Any = 0
) -> Any:
    """digamma(n_i + 1) + digamma(m_i + 1): x (n, d) sorted by its first column, y in its order.

    sorted_y holds the rows of y sorted by their first column, place where each of y stands there.
    """
    rows, others = (_launch.contiguous(v, n, 2, stream) for v, n in ((x, "x"), (y, "y")))
    own = _launch.contiguous(sorted_y, "sorted_y", 2, stream)
    places = _launch.device_array(place, "place", stream)
    count = rows.shape[0]
    best = _launch.output(None, (count, neighbors), rows.dtype, stream)
    result = _launch.output(out, (count,), rows.dtype, stream)
    shape = _launch.blocks(count), _launch.THREADS, stream
    knn_mutual_information_kernel[shape](rows, others, own, places, best, result)
    return _launch.delivered(result, out)
