"""CUDA kernels of the normal distribution: the CPU's formulas, one element for each thread."""

from typing import Any

from nbmath import _launch
from nbmath._launch import Kernel, cuda, kernel
from nbmath._targets import bind
from nbmath.random import gpu as random

bound = bind("distributions.normal", "cuda")
cdf = bound.cdf
fit = bound.fit
isf = bound.isf
logcdf = bound.logcdf
logpdf = bound.logpdf
logsf = bound.logsf
pdf = bound.pdf
ppf = bound.ppf
sf = bound.sf
sample = random.normal_at

DEVICE = {
    **dict.fromkeys(("pdf", "logpdf", "cdf", "sf", "logcdf", "logsf", "ppf", "isf"), "(T, T, T)"),
    "fit": "(T[::1],)",
}
SIGNATURE = "(T[::1], T, T, T[::1])"


def _launched(kernel: Kernel, x: Any, loc: float, scale: float, out: Any, stream: Any) -> Any:
    array = _launch.device_array(x, "x", stream)
    array = _launch.contiguous(array, "x", array.ndim, stream)
    result = _launch.output(out, array.shape, array.dtype, stream)
    number = array.dtype.type
    grid = _launch.blocks(array.size)
    kernel[grid, _launch.THREADS, stream](
        array.reshape(-1), number(loc), number(scale), result.reshape(-1)
    )
    return _launch.delivered(result, out)


@kernel("(T[:, ::1], T[:, ::1])")
def fit_kernel(x: Any, out: Any) -> None:
    """Write loc and scale of row i to out[i]."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        out[i, 0], out[i, 1] = fit(x[i])


@kernel(SIGNATURE)
def pdf_kernel(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write pdf(x[i], loc, scale) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = pdf(x[i], loc, scale)


@kernel(SIGNATURE)
def logpdf_kernel(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write logpdf(x[i], loc, scale) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = logpdf(x[i], loc, scale)


@kernel(SIGNATURE)
def cdf_kernel(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write cdf(x[i], loc, scale) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = cdf(x[i], loc, scale)


@kernel(SIGNATURE)
def sf_kernel(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write sf(x[i], loc, scale) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = sf(x[i], loc, scale)


@kernel(SIGNATURE)
def logcdf_kernel(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write logcdf(x[i], loc, scale) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = logcdf(x[i], loc, scale)


@kernel(SIGNATURE)
def logsf_kernel(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write logsf(x[i], loc, scale) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = logsf(x[i], loc, scale)


@kernel(SIGNATURE)
def ppf_kernel(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write ppf(x[i], loc, scale) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = ppf(x[i], loc, scale)


@kernel(SIGNATURE)
def isf_kernel(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write isf(x[i], loc, scale) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = isf(x[i], loc, scale)


def fit_rows(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Estimate loc and scale of each row of a C-ordered device array, one thread for a row."""
    rows = _launch.contiguous(x, "x", 2, stream)
    result = _launch.output(out, (rows.shape[0], 2), rows.dtype, stream)
    fit_kernel[_launch.blocks(rows.shape[0]), _launch.THREADS, stream](rows, result)
    return _launch.delivered(result, out)


def pdf_array(
    x: Any, loc: float = 0.0, scale: float = 1.0, out: Any = None, stream: Any = 0
) -> Any:
    """Apply pdf to a C-ordered device array, into `out` or a new device array."""
    return _launched(pdf_kernel, x, loc, scale, out, stream)


def logpdf_array(
    x: Any, loc: float = 0.0, scale: float = 1.0, out: Any = None, stream: Any = 0
) -> Any:
    """Apply logpdf to a C-ordered device array, into `out` or a new device array."""
    return _launched(logpdf_kernel, x, loc, scale, out, stream)


def cdf_array(
    x: Any, loc: float = 0.0, scale: float = 1.0, out: Any = None, stream: Any = 0
) -> Any:
    """Apply cdf to a C-ordered device array, into `out` or a new device array."""
    return _launched(cdf_kernel, x, loc, scale, out, stream)


def sf_array(x: Any, loc: float = 0.0, scale: float = 1.0, out: Any = None, stream: Any = 0) -> Any:
    """Apply sf to a C-ordered device array, into `out` or a new device array."""
    return _launched(sf_kernel, x, loc, scale, out, stream)


def logcdf_array(
    x: Any, loc: float = 0.0, scale: float = 1.0, out: Any = None, stream: Any = 0
) -> Any:
    """Apply logcdf to a C-ordered device array, into `out` or a new device array."""
    return _launched(logcdf_kernel, x, loc, scale, out, stream)


def logsf_array(
    x: Any, loc: float = 0.0, scale: float = 1.0, out: Any = None, stream: Any = 0
) -> Any:
    """Apply logsf to a C-ordered device array, into `out` or a new device array."""
    return _launched(logsf_kernel, x, loc, scale, out, stream)


def ppf_array(
    x: Any, loc: float = 0.0, scale: float = 1.0, out: Any = None, stream: Any = 0
) -> Any:
    """Apply ppf to a C-ordered device array, into `out` or a new device array."""
    return _launched(ppf_kernel, x, loc, scale, out, stream)


def isf_array(
    x: Any, loc: float = 0.0, scale: float = 1.0, out: Any = None, stream: Any = 0
) -> Any:
    """Apply isf to a C-ordered device array, into `out` or a new device array."""
    return _launched(isf_kernel, x, loc, scale, out, stream)


sample_array = random.normal_array
