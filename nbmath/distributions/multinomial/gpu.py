"""CUDA kernels of the multinomial distribution, a thread for each row."""

from typing import Any

from nbmath._launch import cuda, kernel
from nbmath._targets import bind
from nbmath.distributions._rows_cuda import launcher

bound = bind("distributions.multinomial", "cuda")
cov = bound.cov
entropy = bound.entropy
kl = bound.kl
logpmf = bound.logpmf
mean = bound.mean
pmf = bound.pmf
score = bound.score

DEVICE = {
    "cov": "(T, T[::1], T[:, ::1])",
    "entropy": "(T, T[::1])",
    "kl": "(T, T[::1], T[::1])",
    "mean": "(T, T[::1], T[::1])",
    "score": "(T[::1], T, T[::1], T[::1])",
}


@kernel("(T[:, ::1], T, T[::1], T[::1])")
def logpmf_kernel(x: Any, n: Any, p: Any, out: Any) -> None:
    """Rows of counts."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = logpmf(x[i], n, p)


@kernel("(T[:, ::1], T, T[::1], T[::1])")
def pmf_kernel(x: Any, n: Any, p: Any, out: Any) -> None:
    """Rows of counts."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = pmf(x[i], n, p)


logpmf_rows = launcher(logpmf_kernel, 2, "n", "p")
pmf_rows = launcher(pmf_kernel, 2, "n", "p")
