"""CUDA kernels of the multivariate normal distribution, a thread for each point."""

from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import cuda, kernel
from nbmath._targets import bind

bound = bind("distributions.multivariate_normal", "cuda")
entropy = bound.entropy
factorise = bound.factorise
kl = bound.kl
logpdf = bound.logpdf
pdf = bound.pdf
precision = bound.precision
score = bound.score

DEVICE = {
    "entropy": "(T[:, ::1],)",
    "kl": "(T[::1], T[:, ::1], T[::1], T[:, ::1], T[:, ::1])",
    "score": "(T[::1], T[::1], T[:, ::1], T[:, ::1], T[:, ::1], T[:, ::1])",
    "precision": "(T[:, ::1], T[:, ::1])",
}


@kernel("(T[:, ::1], T, T[:, ::1])")
def factorise_kernel(covariance: Any, epsilon: Any, factor: Any) -> None:
    """One thread; a factor full of nan where there is none."""
    if cuda.grid(1) == 0 and factorise(covariance, epsilon, factor) != 0:
        factor[0, 0] = covariance[0, 0] * np.nan


@kernel("(T[:, ::1], T[::1], T[:, ::1], T[:, :, ::1], T[::1])")
def logpdf_kernel(x: Any, mean: Any, factor: Any, work: Any, out: Any) -> None:
    """A thread for each point; work (n, d, 1)."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        out[i] = logpdf(x[i], mean, factor, work[i])


@kernel("(T[:, ::1], T[::1], T[:, ::1], T[:, :, ::1], T[::1])")
def pdf_kernel(x: Any, mean: Any, factor: Any, work: Any, out: Any) -> None:
    """A thread for each point; work (n, d, 1)."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        out[i] = pdf(x[i], mean, factor, work[i])


def _over(name: str, launched: Any) -> Any:
    def rows(
        x: Any, mean: Any, cov: Any = None, *, factor: Any = None, out: Any = None, stream: Any = 0
    ) -> Any:
        points = _launch.contiguous(x, "x", 2, stream)
        centre = _launch.contiguous(mean, "mean", 1, stream)
        n, d = points.shape
        given = ("cov", cov) if factor is None else ("factor", factor)
        lower = _launch.contiguous(given[1], given[0], 2, stream)
        if centre.shape != (d,) or lower.shape != (d, d):
            raise ValueError(
                f"mean has shape {centre.shape}, {given[0]} {lower.shape}; expected {(d,)} and"
                f" {(d, d)}"
            )
        if factor is None:
            covariance, lower = lower, _launch.empty((d, d), points.dtype, stream)
            epsilon = np.finfo(points.dtype).eps
            factorise_kernel[1, 1, stream](covariance, epsilon, lower)
        result = _launch.output(out, (n,), points.dtype, stream)
        work = _launch.empty((n, d, 1), points.dtype, stream)
        grid = _launch.blocks(n), _launch.THREADS, stream
        launched[grid](points, centre, lower, work, result)
        return _launch.delivered(result, out)

    rows.__name__ = rows.__qualname__ = f"{name}_rows"
    rows.__doc__ = "Over device arrays: points (n, d), the mean, and a covariance or its factor."
    return rows


logpdf_rows = _over("logpdf", logpdf_kernel)
pdf_rows = _over("pdf", pdf_kernel)
