"""CUDA kernels of the categorical distribution, a thread for each place."""

from typing import Any

from nbmath._launch import cuda, kernel
from nbmath._targets import bind
from nbmath.distributions._rows_cuda import launcher

bound = bind("distributions.categorical", "cuda")
cdf = bound.cdf
entropy = bound.entropy
kl = bound.kl
logpmf = bound.logpmf
mean = bound.mean
mode = bound.mode
pmf = bound.pmf
ppf = bound.ppf
score = bound.score
sf = bound.sf
var = bound.var

DEVICE = {
    **dict.fromkeys(("cdf", "pmf", "ppf", "sf"), "(T, T[::1])"),
    **dict.fromkeys(("entropy", "mean", "mode", "var"), "(T[::1],)"),
    "kl": "(T[::1], T[::1])",
    "score": "(T, T[::1], T[::1])",
}


@kernel("(T[::1], T[::1], T[::1])")
def logpmf_kernel(k: Any, p: Any, out: Any) -> None:
    """Logarithms of probabilities."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = logpmf(k[i], p)


logpmf_rows = launcher(logpmf_kernel, 1, "p")
