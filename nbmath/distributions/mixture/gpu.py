"""CUDA kernels of mixtures of normal distributions, a thread for each place."""

from typing import Any

from nbmath._launch import cuda, kernel
from nbmath._targets import bind
from nbmath.distributions._rows_cuda import launcher

bound = bind("distributions.mixture", "cuda")
cdf = bound.cdf
isf = bound.isf
logpdf = bound.logpdf
mean = bound.mean
pdf = bound.pdf
ppf = bound.ppf
score = bound.score
sf = bound.sf
std = bound.std
var = bound.var

DEVICE = {
    **dict.fromkeys(("cdf", "isf", "pdf", "ppf", "sf"), "(T, T[::1], T[::1], T[::1])"),
    **dict.fromkeys(("mean", "std", "var"), "(T[::1], T[::1], T[::1])"),
    "score": "(T, T[::1], T[::1], T[::1], T[:, ::1])",
}


@kernel("(T[::1], T[::1], T[::1], T[::1], T[::1])")
def logpdf_kernel(x: Any, weights: Any, means: Any, scales: Any, out: Any) -> None:
    """Logarithms of densities."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = logpdf(x[i], weights, means, scales)


logpdf_rows = launcher(logpdf_kernel, 1, "weights", "means", "scales")
