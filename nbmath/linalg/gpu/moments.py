"""Covariances of small sets of observations, one set to each thread."""

from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, device_function, kernel
from nbmath._targets import bind
from nbmath.linalg.gpu.shared import STACK, copy, square

__all__ = [
    "correlation",
    "correlation_kernel",
    "correlation_stack",
    "covariance",
    "covariance_kernel",
    "covariance_stack",
    "ledoit_wolf",
    "ledoit_wolf_kernel",
    "ledoit_wolf_stack",
    "oas",
    "oas_kernel",
    "oas_stack",
    "shrunk_covariance",
    "shrunk_covariance_kernel",
    "shrunk_covariance_stack",
]

bound = bind("linalg", "cuda")
covariance = bound.covariance
correlation = bound.correlation
ledoit_wolf = bound.ledoit_wolf
oas = bound.oas
shrunk_covariance = bound.shrunk_covariance

MATRIX = "T[:, ::1]"
DEVICE = {
    "covariance": f"({MATRIX}, T[::1], T, T[::1], {MATRIX})",
    "correlation": f"({MATRIX}, T[::1])",
    "ledoit_wolf": f"({MATRIX}, {MATRIX})",
    "oas": f"({MATRIX}, int64)",
    "shrunk_covariance": f"({MATRIX}, T)",
}


@device_function
def _ones(w: Any) -> None:
    """Every observation counts once."""
    for i in range(w.shape[0]):
        w[i] = 1


@kernel(f"({STACK}, T, {STACK}, {STACK}, T[:, ::1])")
def covariance_kernel(x: Any, divisor: Any, out: Any, scratch: Any, rows: Any) -> None:
    """x and scratch [stack, n, d], out [stack, d, d], rows [stack, n + d]."""
    t = cuda.grid(1)
    if t < x.shape[0]:
        n = x.shape[1]
        copy(x[t], scratch[t])
        _ones(rows[t, :n])
        covariance(scratch[t], rows[t, :n], divisor, rows[t, n:], out[t])


@kernel(f"({STACK}, T[:, ::1])")
def correlation_kernel(c: Any, work: Any) -> None:
    """Overwrites covariances c [stack, d, d] by correlations; work is [stack, d]."""
    t = cuda.grid(1)
    if t < c.shape[0]:
        correlation(c[t], work[t])


@kernel(f"({STACK}, {STACK}, T[::1])")
def ledoit_wolf_kernel(deviations: Any, out: Any, shares: Any) -> None:
    """deviations [stack, n, d]; out [stack, d, d] holds covariances, shares [stack]."""
    t = cuda.grid(1)
    if t < out.shape[0]:
        share = ledoit_wolf(deviations[t], out[t])
        shrunk_covariance(out[t], share)
        shares[t] = share


@kernel(f"({STACK}, int64, T[::1])")
def oas_kernel(out: Any, n: Any, shares: Any) -> None:
    """out [stack, d, d] holds covariances of n observations, shares [stack]."""
    t = cuda.grid(1)
    if t < out.shape[0]:
        share = oas(out[t], n)
        shrunk_covariance(out[t], share)
        shares[t] = share


@kernel(f"({STACK}, T, {STACK})")
def shrunk_covariance_kernel(c: Any, shrinkage: Any, out: Any) -> None:
    """c and out [stack, d, d]."""
    t = cuda.grid(1)
    if t < c.shape[0]:
        copy(c[t], out[t])
        shrunk_covariance(out[t], shrinkage)


def covariance_stack(x: Any, ddof: float = 1, stream: Any = 0) -> Any:
    """Covariances (stack, d, d) of a device array of observations (stack, n, d)."""
    return _launch.delivered(_covariances(x, ddof, stream)[0], None)


def correlation_stack(x: Any, stream: Any = 0) -> Any:
    """Correlations (stack, d, d) of a device array of observations (stack, n, d)."""
    found, _ = _covariances(x, 0, stream)
    work = _launch.empty(found.shape[:2], found.dtype, stream)
    correlation_kernel[blocks(found.shape[0]), THREADS, stream](found, work)
    return _launch.delivered(found, None)


def ledoit_wolf_stack(x: Any, stream: Any = 0) -> tuple[Any, Any]:
    """Shrunk covariances (stack, d, d) of observations (stack, n, d), and shares (stack,)."""
    found, deviations = _covariances(x, 0, stream)
    shares = _launch.empty(found.shape[:1], found.dtype, stream)
    ledoit_wolf_kernel[blocks(found.shape[0]), THREADS, stream](deviations, found, shares)
    return _launch.delivered(found, None), _launch.delivered(shares, None)


def oas_stack(x: Any, stream: Any = 0) -> tuple[Any, Any]:
    """Shrunk covariances (stack, d, d) of observations (stack, n, d), and shares (stack,)."""
    found, deviations = _covariances(x, 0, stream)
    shares = _launch.empty(found.shape[:1], found.dtype, stream)
    oas_kernel[blocks(found.shape[0]), THREADS, stream](found, deviations.shape[1], shares)
    return _launch.delivered(found, None), _launch.delivered(shares, None)


def shrunk_covariance_stack(
    c: Any, shrinkage: float = 0.1, out: Any = None, stream: Any = 0
) -> Any:
    """Shrunk forms of a device array of covariances (stack, d, d)."""
    if not 0 <= shrinkage <= 1:
        raise ValueError(f"shrinkage is {shrinkage}; expected a number from 0 to 1")
    given = square(c, stream)
    result = _launch.output(out, given.shape, given.dtype, stream)
    share = given.dtype.type(shrinkage)
    shrunk_covariance_kernel[blocks(given.shape[0]), THREADS, stream](given, share, result)
    return _launch.delivered(result, out)


def _covariances(x: Any, ddof: float, stream: Any) -> tuple[Any, Any]:
    """Covariances and deviations."""
    data = _launch.contiguous(x, "x", 3, stream)
    stack, n, d = data.shape
    if n <= ddof:
        raise ValueError(f"x has shape {data.shape}; expected more than {ddof} observations")
    found = _launch.empty((stack, d, d), data.dtype, stream)
    deviations = _launch.empty(data.shape, data.dtype, stream)
    rows = _launch.empty((stack, n + d), data.dtype, stream)
    divisor = data.dtype.type(n - ddof)
    covariance_kernel[blocks(stack), THREADS, stream](data, divisor, found, deviations, rows)
    return found, deviations
