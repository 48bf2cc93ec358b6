"""Order statistics of rows, a row for each thread, which selects in a copy of it."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, Kernel, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.statistics.cpu.compiled_order import METHODS

bound = bind("statistics", "cuda")
iqr = bound.iqr
median = bound.median
median_abs_deviation = bound.median_abs_deviation
quantile = bound.quantile
trim_mean = bound.trim_mean

DEVICE = {
    "iqr": "(T[::1],)",
    "median": "(T[::1],)",
    "median_abs_deviation": "(T[::1],)",
    "quantile": "(T[::1], T, int64)",
    "select": "(T[::1], int64)",
    "trim_mean": "(T[::1], int64)",
}
ROWS = "T[:, ::1]"


@kernel(f"({ROWS}, {ROWS}, T[::1])")
def median_kernel(x: Any, work: Any, out: Any) -> None:
    """x [m, n], work [m, n], out [m]."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        for j in range(x.shape[1]):
            work[i, j] = x[i, j]
        out[i] = median(work[i])


@kernel(f"({ROWS}, {ROWS}, T[::1])")
def median_abs_deviation_kernel(x: Any, work: Any, out: Any) -> None:
    """x [m, n], work [m, n], out [m]."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        for j in range(x.shape[1]):
            work[i, j] = x[i, j]
        out[i] = median_abs_deviation(work[i])


@kernel(f"({ROWS}, {ROWS}, T[::1])")
def iqr_kernel(x: Any, work: Any, out: Any) -> None:
    """x [m, n], work [m, n], out [m]."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        for j in range(x.shape[1]):
            work[i, j] = x[i, j]
        out[i] = iqr(work[i])


@kernel(f"({ROWS}, T, int64, {ROWS}, T[::1])")
def quantile_kernel(x: Any, q: Any, method: Any, work: Any, out: Any) -> None:
    """x [m, n], work [m, n], out [m]."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        for j in range(x.shape[1]):
            work[i, j] = x[i, j]
        out[i] = quantile(work[i], q, method)


@kernel(f"({ROWS}, int64, {ROWS}, T[::1])")
def trim_mean_kernel(x: Any, cut: Any, work: Any, out: Any) -> None:
    """x [m, n], work [m, n], out [m]."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        for j in range(x.shape[1]):
            work[i, j] = x[i, j]
        out[i] = trim_mean(work[i], cut)


def median_rows(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Medians of the rows of a device array (m, n): a device array (m,)."""
    return _by_rows(median_kernel, x, (), out, stream)


def median_abs_deviation_rows(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Median distances from the medians of rows."""
    return _by_rows(median_abs_deviation_kernel, x, (), out, stream)


def iqr_rows(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Interquartile ranges of rows."""
    return _by_rows(iqr_kernel, x, (), out, stream)


def quantile_rows(
    x: Any, q: float, method: str = "linear", out: Any = None, stream: Any = 0
) -> Any:
    """A quantile of each row; places are computed in the precision of the rows."""
    if not 0 <= q <= 1:
        raise ValueError(f"q is {q}; expected a number from 0 to 1")
    share = _launch.contiguous(x, "x", 2, stream).dtype.type(q)
    return _by_rows(quantile_kernel, x, (share, METHODS.index(method)), out, stream)


def percentile_rows(
    x: Any, q: float, method: str = "linear", out: Any = None, stream: Any = 0
) -> Any:
    """A percentile of each row."""
    return quantile_rows(x, q / 100, method, out, stream)


def trim_mean_rows(x: Any, proportiontocut: float, out: Any = None, stream: Any = 0) -> Any:
    """Trimmed means of rows."""
    cut = int(proportiontocut * _launch.contiguous(x, "x", 2, stream).shape[1])
    return _by_rows(trim_mean_kernel, x, (cut,), out, stream)


def _by_rows(kernel: Kernel, x: Any, options: tuple[Any, ...], out: Any, stream: Any) -> Any:
    """A number for each row, which is copied first."""
    rows = _launch.contiguous(x, "x", 2, stream)
    work = _launch.empty(rows.shape, rows.dtype, stream)
    result = _launch.output(out, rows.shape[:1], rows.dtype, stream)
    kernel[blocks(rows.shape[0]), THREADS, stream](rows, *options, work, result)
    return _launch.delivered(result, out)
