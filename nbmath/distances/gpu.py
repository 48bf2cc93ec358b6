"""CUDA: a device function for each metric; distances with a thread for each pair or each row.

A kernel takes the metric as a number, the same for all threads, so that no branch diverges.
`parameters` are what formulas read: order and scales of minkowski, reciprocal variances, the matrix
G of mahalanobis (G' G = VI), gaps of a histogram; rows of samples are sorted. haversine is left
out: NVIDIA's sine in float32 works partly in float64.
"""

from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, device_function, kernel
from nbmath._targets import bind

bound = bind("distances", "cuda")
euclidean = bound.euclidean
sqeuclidean = bound.sqeuclidean
cityblock = bound.cityblock
chebyshev = bound.chebyshev
canberra = bound.canberra
braycurtis = bound.braycurtis
hamming = bound.hamming
jaccard = bound.jaccard
cosine = bound.cosine
correlation = bound.correlation
angular = bound.angular
hellinger = bound.hellinger
jensenshannon = bound.jensenshannon
kl = bound.kl
wasserstein = bound.wasserstein
seuclidean = bound.seuclidean
minkowski = bound.minkowski
mahalanobis = bound.mahalanobis
wasserstein_histogram = bound.wasserstein_histogram

DEVICE = {
    "euclidean": "(T[::1], T[::1])",
    "sqeuclidean": "(T[::1], T[::1])",
    "cityblock": "(T[::1], T[::1])",
    "chebyshev": "(T[::1], T[::1])",
    "canberra": "(T[::1], T[::1])",
    "braycurtis": "(T[::1], T[::1])",
    "hamming": "(T[::1], T[::1])",
    "jaccard": "(T[::1], T[::1])",
    "cosine": "(T[::1], T[::1])",
    "correlation": "(T[::1], T[::1])",
    "angular": "(T[::1], T[::1])",
    "hellinger": "(T[::1], T[::1])",
    "jensenshannon": "(T[::1], T[::1])",
    "kl": "(T[::1], T[::1])",
    "wasserstein": "(T[::1], T[::1])",
    "seuclidean": "(T[::1], T[::1], T[::1])",
    "minkowski": "(T[::1], T[::1], T[::1])",
    "mahalanobis": "(T[::1], T[::1], T[::1])",
    "wasserstein_histogram": "(T[::1], T[::1], T[::1])",
}
KINDS = {
    "euclidean": 0,
    "sqeuclidean": 1,
    "cityblock": 2,
    "chebyshev": 3,
    "canberra": 4,
    "braycurtis": 5,
    "hamming": 6,
    "jaccard": 7,
    "cosine": 8,
    "correlation": 9,
    "angular": 10,
    "hellinger": 11,
    "jensenshannon": 12,
    "kl": 13,
    "wasserstein": 14,
    "seuclidean": 15,
    "minkowski": 16,
    "mahalanobis": 17,
    "wasserstein_histogram": 18,
}
ROWS = "T[:, ::1]"


@device_function
def of_directions(kind: Any, x: Any, y: Any) -> Any:
    """Those of directions and densities."""
    if kind == 8:
        return cosine(x, y)
    if kind == 9:
        return correlation(x, y)
    if kind == 10:
        return angular(x, y)
    if kind == 11:
        return hellinger(x, y)
    if kind == 12:
        return jensenshannon(x, y)
    if kind == 13:
        return kl(x, y)
    return wasserstein(x, y)


@device_function
def with_parameters(kind: Any, x: Any, y: Any, parameters: Any) -> Any:
    """Distances that have parameters."""
    if kind == 15:
        return seuclidean(x, y, parameters)
    if kind == 16:
        return minkowski(x, y, parameters)
    if kind == 17:
        return mahalanobis(x, y, parameters)
    return wasserstein_histogram(x, y, parameters)


@device_function
def distance(kind: Any, x: Any, y: Any, parameters: Any) -> Any:
    """The distance of a kind between two rows."""
    if kind == 0:
        return euclidean(x, y)
    if kind == 1:
        return sqeuclidean(x, y)
    if kind == 2:
        return cityblock(x, y)
    if kind == 3:
        return chebyshev(x, y)
    if kind == 4:
        return canberra(x, y)
    if kind == 5:
        return braycurtis(x, y)
    if kind == 6:
        return hamming(x, y)
    if kind == 7:
        return jaccard(x, y)
    if kind >= 15:
        return with_parameters(kind, x, y, parameters)
    return of_directions(kind, x, y)


@kernel(f"({ROWS}, {ROWS}, T[::1], int64, {ROWS})")
def pairwise_kernel(x: Any, y: Any, parameters: Any, kind: Any, out: Any) -> None:
    """out[i, j], a thread for each; neighbours share a row of x."""
    t = cuda.grid(1)
    if t < out.shape[0] * out.shape[1]:
        i, j = t // out.shape[1], t % out.shape[1]
        out[i, j] = distance(kind, x[i], y[j], parameters)


@kernel(f"({ROWS}, {ROWS}, T[::1], int64, T[::1])")
def paired_kernel(x: Any, y: Any, parameters: Any, kind: Any, out: Any) -> None:
    """out[i], a thread for each."""
    i = cuda.grid(1)
    if i < out.shape[0]:
        out[i] = distance(kind, x[i], y[i], parameters)


@kernel(f"({ROWS}, T[::1], int64, T[::1])")
def pdist_kernel(x: Any, parameters: Any, kind: Any, out: Any) -> None:
    """Row i to the rows after it, a thread for each place of the square matrix."""
    n, t = x.shape[0], cuda.grid(1)
    if t < n * n:
        i, j = t // n, t % n
        if i < j:
            place = i * n - i * (i + 1) // 2 + j - i - 1
            out[place] = distance(kind, x[i], x[j], parameters)


@kernel("(T[::1], T[:, ::1])")
def squareform_kernel(x: Any, out: Any) -> None:
    """A square matrix from a condensed one, a thread for each place."""
    n, t = out.shape[0], cuda.grid(1)
    if t < n * n:
        i, j = t // n, t % n
        low, high = (i, j) if i < j else (j, i)
        if i == j:
            out[i, j] = 0
        else:
            out[i, j] = x[low * n - low * (low + 1) // 2 + high - low - 1]


@kernel(f"({ROWS}, {ROWS}, T[::1], int64, int64[::1], T[::1])")
def nearest_kernel(
    x: Any, centres: Any, parameters: Any, kind: Any, index: Any, least: Any
) -> None:
    """The first of the nearest centres of row i, a thread for each row."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        found, place = distance(kind, x[i], centres[0], parameters), 0
        for j in range(1, centres.shape[0]):
            here = distance(kind, x[i], centres[j], parameters)
            if here < found or (found != found and here == here):
                found, place = here, j
        index[i] = place if found == found else -1
        least[i] = found


@kernel(f"({ROWS}, {ROWS}, T[::1], int64, {ROWS}, int64[:, ::1])")
def knn_kernel(x: Any, y: Any, parameters: Any, kind: Any, distances: Any, indices: Any) -> None:
    """The k nearest rows in order, a thread for each row, by insertion."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        k, count = distances.shape[1], 0
        for j in range(y.shape[0]):
            here = distance(kind, x[i], y[j], parameters)
            if here == here and (count < k or here < distances[i, k - 1]):
                count = count + 1 if count < k else k
                at = count - 1
                while at > 0 and here < distances[i, at - 1]:
                    distances[i, at], indices[i, at] = distances[i, at - 1], indices[i, at - 1]
                    at -= 1
                distances[i, at], indices[i, at] = here, j
        for at in range(count, k):
            distances[i, at], indices[i, at] = (x[i, 0] - x[i, 0]) / (x[i, 0] - x[i, 0]), -1


def pairwise(
    x: Any,
    y: Any,
    metric: str = "euclidean",
    parameters: Any = None,
    out: Any = None,
    stream: Any = 0,
) -> Any:
    """Distances of every row of a device array (m, d) to every row of another (n, d)."""
    left, right, kind, given = _sides(x, y, metric, parameters, stream)
    count = left.shape[0] * right.shape[0]
    result = _launch.output(out, (left.shape[0], right.shape[0]), left.dtype, stream)
    pairwise_kernel[blocks(count), THREADS, stream](left, right, given, kind, result)
    return _launch.delivered(result, out)


def paired(
    x: Any,
    y: Any,
    metric: str = "euclidean",
    parameters: Any = None,
    out: Any = None,
    stream: Any = 0,
) -> Any:
    """Distances of every row of a device array to the row of another beside it."""
    left, right, kind, given = _sides(x, y, metric, parameters, stream)
    if left.shape[0] != right.shape[0]:
        raise ValueError(f"y has {right.shape[0]} rows; expected {left.shape[0]}")
    result = _launch.output(out, (left.shape[0],), left.dtype, stream)
    paired_kernel[blocks(left.shape[0]), THREADS, stream](left, right, given, kind, result)
    return _launch.delivered(result, out)


def pdist(x: Any, metric: str = "euclidean", parameters: Any = None, stream: Any = 0) -> Any:
    """Distances of every row to every later one, condensed."""
    rows, _, kind, given = _sides(x, x, metric, parameters, stream)
    n = rows.shape[0]
    result = _launch.empty((n * (n - 1) // 2,), rows.dtype, stream)
    pdist_kernel[blocks(n * n), THREADS, stream](rows, given, kind, result)
    return _launch.delivered(result, None)


def squareform(x: Any, stream: Any = 0) -> Any:
    """A square matrix from the condensed one of `pdist`, of at least one distance."""
    condensed = _launch.contiguous(x, "x", 1, stream)
    n = int((2 * condensed.shape[0]) ** 0.5) + 1
    result = _launch.empty((n, n), condensed.dtype, stream)
    squareform_kernel[blocks(n * n), THREADS, stream](condensed, result)
    return _launch.delivered(result, None)


def nearest(
    x: Any, centres: Any, metric: str = "euclidean", parameters: Any = None, stream: Any = 0
) -> tuple[Any, Any]:
    """The nearest centre of every row: index and distance, -1 and nan where there is none."""
    left, right, kind, given = _sides(x, centres, metric, parameters, stream)
    m = left.shape[0]
    index = _launch.empty((m,), np.int64, stream)
    least = _launch.empty((m,), left.dtype, stream)
    nearest_kernel[blocks(m), THREADS, stream](left, right, given, kind, index, least)
    return _launch.delivered(index, None), _launch.delivered(least, None)


def knn(
    x: Any, y: Any, k: int, metric: str = "euclidean", parameters: Any = None, stream: Any = 0
) -> tuple[Any, Any]:
    """The k nearest rows in order: distances and indices; nan and -1 where there are fewer."""
    left, right, kind, given = _sides(x, y, metric, parameters, stream)
    shape = left.shape[0], k
    distances = _launch.empty(shape, left.dtype, stream)
    indices = _launch.empty(shape, np.int64, stream)
    knn_kernel[blocks(shape[0]), THREADS, stream](left, right, given, kind, distances, indices)
    return _launch.delivered(distances, None), _launch.delivered(indices, None)


def _sides(x: Any, y: Any, metric: str, parameters: Any, stream: Any) -> tuple[Any, ...]:
    left = _launch.contiguous(x, "x", 2, stream)
    right = _launch.contiguous(y, "y", 2, stream)
    columns, dtype = left.shape[1], left.dtype
    if right.shape[1] != columns or right.dtype != dtype:
        expected = f"expected {columns} columns and {dtype}"
        raise ValueError(f"y has shape {right.shape} and dtype {right.dtype}; {expected}")
    if metric not in KINDS:
        raise ValueError(f"metric is {metric!r}; expected one of {', '.join(KINDS)}")
    if parameters is None:
        parameters = _launch.empty((1,), left.dtype, stream)
    given = _launch.contiguous(parameters, "parameters", 1, stream)
    return left, right, KINDS[metric], given
