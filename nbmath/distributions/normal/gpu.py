"""CUDA kernels of the normal distribution: the CPU's formulas, one element for each thread."""

from typing import Any

from nbmath import _launch
from nbmath._launch import cuda, kernel
from nbmath._pointwise_cuda import kernel_of, launcher
from nbmath._targets import bind
from nbmath.random import gpu as random

bound = bind("distributions.normal", "cuda")
pdf = bound.pdf
logpdf = bound.logpdf
cdf = bound.cdf
sf = bound.sf
logcdf = bound.logcdf
logsf = bound.logsf
ppf = bound.ppf
isf = bound.isf
score = bound.score
mean = bound.mean
var = bound.var
std = bound.std
skewness = bound.skewness
kurtosis = bound.kurtosis
entropy = bound.entropy
kl = bound.kl
fit = bound.fit
sample = random.normal_at

POINTS = ("pdf", "logpdf", "cdf", "sf", "logcdf", "logsf", "ppf", "isf", "score")
DEVICE = {
    **dict.fromkeys(POINTS, "(T, T, T)"),
    **dict.fromkeys(("mean", "var", "std", "skewness", "kurtosis", "entropy"), "(T, T)"),
    "kl": "(T, T, T, T)",
    "fit": "(T[::1],)",
}

pdf_kernel = kernel_of(pdf, 3)
logpdf_kernel = kernel_of(logpdf, 3)
cdf_kernel = kernel_of(cdf, 3)
sf_kernel = kernel_of(sf, 3)
logcdf_kernel = kernel_of(logcdf, 3)
logsf_kernel = kernel_of(logsf, 3)
ppf_kernel = kernel_of(ppf, 3)
isf_kernel = kernel_of(isf, 3)

pdf_array = launcher(pdf_kernel, "x", loc=0.0, scale=1.0)
logpdf_array = launcher(logpdf_kernel, "x", loc=0.0, scale=1.0)
cdf_array = launcher(cdf_kernel, "x", loc=0.0, scale=1.0)
sf_array = launcher(sf_kernel, "x", loc=0.0, scale=1.0)
logcdf_array = launcher(logcdf_kernel, "x", loc=0.0, scale=1.0)
logsf_array = launcher(logsf_kernel, "x", loc=0.0, scale=1.0)
ppf_array = launcher(ppf_kernel, "p", loc=0.0, scale=1.0)
isf_array = launcher(isf_kernel, "p", loc=0.0, scale=1.0)
sample_array = random.normal_array


@kernel("(T[:, ::1], T[:, ::1])")
def fit_kernel(x: Any, out: Any) -> None:
    """Write loc and scale of row i to out[i]."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        out[i, 0], out[i, 1] = fit(x[i])


def fit_rows(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Estimate loc and scale of each row of a C-ordered device array, one thread for a row."""
    rows = _launch.contiguous(x, "x", 2, stream)
    result = _launch.output(out, (rows.shape[0], 2), rows.dtype, stream)
    fit_kernel[_launch.blocks(rows.shape[0]), _launch.THREADS, stream](rows, result)
    return _launch.delivered(result, out)
