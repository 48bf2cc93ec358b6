"""CUDA kernels of the Dirichlet distribution, a thread for each row."""

from typing import Any

from nbmath._launch import cuda, kernel
from nbmath._targets import bind
from nbmath.distributions._rows_cuda import launcher

bound = bind("distributions.dirichlet", "cuda")
cov = bound.cov
entropy = bound.entropy
kl = bound.kl
log_constant = bound.log_constant
logpdf = bound.logpdf
mean = bound.mean
mode = bound.mode
pdf = bound.pdf
score = bound.score

DEVICE = {
    "cov": "(T[::1], T[:, ::1])",
    "entropy": "(T[::1],)",
    "kl": "(T[::1], T[::1])",
    "mean": "(T[::1], T[::1])",
    "mode": "(T[::1], T[::1])",
    "score": "(T[::1], T[::1], T[::1])",
}


@kernel("(T[:, ::1], T[::1], T, T[::1])")
def logpdf_kernel(x: Any, alpha: Any, slack: Any, out: Any) -> None:
    """Rows whose sum is one but for the slack."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = logpdf(x[i], alpha, log_constant(alpha), slack)


@kernel("(T[:, ::1], T[::1], T, T[::1])")
def pdf_kernel(x: Any, alpha: Any, slack: Any, out: Any) -> None:
    """Rows whose sum is one but for the slack."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = pdf(x[i], alpha, log_constant(alpha), slack)


logpdf_rows = launcher(logpdf_kernel, 2, "alpha", "slack")
pdf_rows = launcher(pdf_kernel, 2, "alpha", "slack")
