"""CUDA kernels of the normal distribution: the CPU's formulas, one element for each thread."""

from typing import Any

from nbmath import _launch
from nbmath._launch import cuda, kernel
from nbmath._targets import bind
from nbmath.distributions._rooms_cuda import kernels
from nbmath.random import gpu as random

globals().update(kernels("distributions.normal", fit="(T[::1],)"))
fit = bind("distributions.normal", "cuda").fit
sample = random.normal_at
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
