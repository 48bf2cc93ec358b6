"""Moments of rows, a row for each thread."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, Kernel, blocks, cuda, kernel
from nbmath._targets import bind

bound = bind("statistics", "cuda")
average = bound.average
kurtosis = bound.kurtosis
mean = bound.mean
skew = bound.skew
std = bound.std
var = bound.var

DEVICE = {
    "average": "(T[::1], T[::1])",
    "central": "(T[::1], T)",
    "joined": "(UniTuple(T, 5), UniTuple(T, 5), T)",
    "kurtosis": "(T[::1], T, T)",
    "mean": "(T[::1],)",
    "skew": "(T[::1], T)",
    "std": "(T[::1], T)",
    "var": "(T[::1], T)",
}
ROWS = "T[:, ::1]"


@kernel(f"({ROWS}, T[::1])")
def mean_kernel(x: Any, out: Any) -> None:
    """x [m, n], out [m]."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        out[i] = mean(x[i])


@kernel(f"({ROWS}, {ROWS}, T[::1])")
def average_kernel(x: Any, weights: Any, out: Any) -> None:
    """x [m, n], weights [m, n], out [m]."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        out[i] = average(x[i], weights[i])


@kernel(f"({ROWS}, T, T[::1])")
def var_kernel(x: Any, ddof: Any, out: Any) -> None:
    """x [m, n], out [m]."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        out[i] = var(x[i], ddof)


@kernel(f"({ROWS}, T, T[::1])")
def std_kernel(x: Any, ddof: Any, out: Any) -> None:
    """x [m, n], out [m]."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        out[i] = std(x[i], ddof)


@kernel(f"({ROWS}, T, T[::1])")
def skew_kernel(x: Any, bias: Any, out: Any) -> None:
    """x [m, n], out [m]."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        out[i] = skew(x[i], bias)


@kernel(f"({ROWS}, T, T, T[::1])")
def kurtosis_kernel(x: Any, fisher: Any, bias: Any, out: Any) -> None:
    """x [m, n], out [m]."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        out[i] = kurtosis(x[i], fisher, bias)


def mean_rows(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Means of the rows of a device array (m, n): a device array (m,)."""
    return _by_rows(mean_kernel, x, (), out, stream)


def average_rows(x: Any, weights: Any, out: Any = None, stream: Any = 0) -> Any:
    """Weighted means of rows, x and weights (m, n)."""
    given = _launch.contiguous(weights, "weights", 2, stream)
    return _by_rows(average_kernel, x, (given,), out, stream)


def var_rows(x: Any, ddof: float = 0, out: Any = None, stream: Any = 0) -> Any:
    """Variances of rows."""
    return _by_rows(var_kernel, x, (ddof,), out, stream)


def std_rows(x: Any, ddof: float = 0, out: Any = None, stream: Any = 0) -> Any:
    """Standard deviations of rows."""
    return _by_rows(std_kernel, x, (ddof,), out, stream)


def skew_rows(x: Any, bias: bool = True, out: Any = None, stream: Any = 0) -> Any:
    """Skewness of rows."""
    return _by_rows(skew_kernel, x, (bias,), out, stream)


def kurtosis_rows(
    x: Any, fisher: bool = True, bias: bool = True, out: Any = None, stream: Any = 0
) -> Any:
    """Kurtosis of rows."""
    return _by_rows(kurtosis_kernel, x, (fisher, bias), out, stream)


def _by_rows(kernel: Kernel, x: Any, options: tuple[Any, ...], out: Any, stream: Any) -> Any:
    """A number for each row."""
    rows = _launch.contiguous(x, "x", 2, stream)
    number = rows.dtype.type
    typed = [number(o) if isinstance(o, int | float) else o for o in options]
    result = _launch.output(out, rows.shape[:1], rows.dtype, stream)
    kernel[blocks(rows.shape[0]), THREADS, stream](rows, *typed, result)
    return _launch.delivered(result, out)
