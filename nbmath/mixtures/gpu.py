"""Expectation-maximisation on CUDA: a thread for each sample, then a block for each sum."""

from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import cuda, kernel
from nbmath._targets import bind

bound = bind("mixtures", "cuda")
log_joint = bound.log_joint
responsibilities = bound.responsibilities
add_sample = bound.add_sample
maximise = bound.maximise
factorise = bind("distributions.multivariate_normal", "cuda").factorise

DEVICE = {
    "log_joint": "(T[::1], T[::1], T[:, ::1], T[:, :, ::1], T[:, ::1], T[::1])",
    "responsibilities": "(T[::1],)",
    "add_sample": "(T[::1], T, T[::1], T[::1], T[:, ::1])",
    "maximise": "(T, T[::1], T[::1], T[:, ::1], T, T[::1], T[:, ::1])",
}
THREADS = 256
"""Threads of a block that sums, a power of two: the reduction halves it."""


@kernel("(T[:, :, ::1], T, T[:, :, ::1], int64[::1])")
def factorise_kernel(covariances: Any, epsilon: Any, factors: Any, status: Any) -> None:
    """A thread for each component."""
    k = cuda.grid(1)
    if k < covariances.shape[0]:
        status[k] = factorise(covariances[k], epsilon, factors[k])


@kernel("(T[:, ::1], T[::1], T[:, ::1], T[:, :, ::1], T[:, :, ::1], T[:, ::1], T[::1])")
def responsibilities_kernel(
    x: Any, weights: Any, means: Any, factors: Any, work: Any, shares: Any, densities: Any
) -> None:
    """A thread for each sample; work (n, d, 1)."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        log_joint(x[i], weights, means, factors, work[i], shares[i])
        densities[i] = responsibilities(shares[i])


@kernel("(T[:, ::1], T[:, ::1], T[:, ::1], T[:, ::1], T[:, :, ::1], T[::1])")
def moments_kernel(
    x: Any, shares: Any, centres: Any, firsts: Any, seconds: Any, counts: Any
) -> None:
    """A block for each component k and pair of coordinates j <= i: its sums over all samples."""
    shared = cuda.shared.array((3, THREADS), x.dtype)
    d = x.shape[1]
    k = cuda.blockIdx.x // (d * d)
    i = cuda.blockIdx.x // d % d
    j = cuda.blockIdx.x % d
    t = cuda.threadIdx.x
    if j <= i:
        count = x[0, 0] - x[0, 0]
        first = count
        second = count
        for s in range(t, x.shape[0], THREADS):
            weighed = shares[s, k] * (x[s, i] - centres[k, i])
            count += shares[s, k]
            first += weighed
            second += weighed * (x[s, j] - centres[k, j])
        shared[0, t] = count
        shared[1, t] = first
        shared[2, t] = second
        cuda.syncthreads()
        half = THREADS // 2
        while half > 0:
            if t < half:
                for row in range(3):
                    shared[row, t] += shared[row, t + half]
            cuda.syncthreads()
            half //= 2
        if t == 0:
            seconds[k, i, j] = shared[2, 0]
            if j == 0:
                firsts[k, i] = shared[1, 0]
            if i == 0:
                counts[k] = shared[0, 0]


@kernel("(T[::1], T[:, ::1], T[:, ::1], T[:, :, ::1], T[::1], T[::1], T[:, ::1], T[:, :, ::1])")
def maximise_kernel(
    counts: Any,
    centres: Any,
    firsts: Any,
    seconds: Any,
    ridge_and_samples: Any,
    weights: Any,
    means: Any,
    covariances: Any,
) -> None:
    """A thread for each component; an empty one keeps what `means` and `covariances` hold."""
    k = cuda.grid(1)
    if k < counts.shape[0]:
        ridge = ridge_and_samples[0]
        weights[k] = counts[k] / ridge_and_samples[1]
        if weights[k] > 0:
            maximise(counts[k], centres[k], firsts[k], seconds[k], ridge, means[k], covariances[k])


def expected(x: Any, weights: Any, means: Any, covariances: Any, stream: Any = 0) -> Any:
    """Device arrays of responsibilities (n, components), log densities (n,), status (components,).

    A component whose covariance is not positive definite has status SINGULAR; all results are then
    nan.
    """
    samples, w, m, c = _checked(x, weights, means, covariances, stream)
    n, d = samples.shape
    k = w.shape[0]
    factors, work = (_launch.empty(s, samples.dtype, stream) for s in ((k, d, d), (n, d, 1)))
    shares, densities = (_launch.empty(s, samples.dtype, stream) for s in ((n, k), (n,)))
    status = _launch.empty((k,), np.int64, stream)
    epsilon = np.finfo(samples.dtype).eps
    factorise_kernel[_launch.blocks(k), _launch.THREADS, stream](c, epsilon, factors, status)
    results = work, shares, densities
    grid = _launch.blocks(n), _launch.THREADS, stream
    responsibilities_kernel[grid](samples, w, m, factors, *results)
    return shares, densities, status


def logpdf(x: Any, weights: Any, means: Any, covariances: Any, stream: Any = 0) -> Any:
    """Log densities of device arrays, shape (n,)."""
    return expected(x, weights, means, covariances, stream)[1]


def em_step(
    x: Any, weights: Any, means: Any, covariances: Any, reg_covar: float = 1e-6, stream: Any = 0
) -> Any:
    """One step on device arrays: new weights, means and covariances, then what the old ones say.

    That is log densities (n,), responsibilities (n, components), status (components,). First
    moments are taken about the old means, second moments about the new ones.
    """
    samples, w, m, c = _checked(x, weights, means, covariances, stream)
    shares, densities, status = expected(samples, w, m, c, stream)
    k, d = m.shape
    sums = [_launch.empty(s, samples.dtype, stream) for s in ((k, d), (k, d, d), (k,))]
    new = [_launch.empty(part.shape, samples.dtype, stream) for part in (w, m, c)]
    new[1].copy_to_device(m, stream=stream)
    new[2].copy_to_device(c, stream=stream)
    settings = np.array([reg_covar, samples.shape[0]], samples.dtype)
    settings = cuda.to_device(settings, stream=stream)
    centres = _launch.empty(m.shape, samples.dtype, stream)
    for start in (m, new[1]):
        centres.copy_to_device(start, stream=stream)
        moments_kernel[k * d * d, THREADS, stream](samples, shares, centres, *sums)
        grid = _launch.blocks(k), _launch.THREADS, stream
        maximise_kernel[grid](sums[2], centres, sums[0], sums[1], settings, *new)
    return (*new, densities, shares, status)


def _checked(x: Any, weights: Any, means: Any, covariances: Any, stream: Any) -> Any:
    samples = _launch.contiguous(x, "x", 2, stream)
    w = _launch.contiguous(weights, "weights", 1, stream)
    m = _launch.contiguous(means, "means", 2, stream)
    c = _launch.contiguous(covariances, "covariances", 3, stream)
    k, d = w.shape[0], samples.shape[1]
    if m.shape != (k, d) or c.shape != (k, d, d):
        raise ValueError(
            f"means has shape {m.shape}, covariances {c.shape}; expected {(k, d)} and {(k, d, d)}"
        )
    return samples, w, m, c
