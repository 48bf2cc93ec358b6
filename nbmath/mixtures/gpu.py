"""Expectation-maximisation on CUDA: a thread for each sample, then a block for each sum."""

from typing import Any

from nbmath import _launch
from nbmath._launch import cuda, kernel
from nbmath._targets import bind

bound = bind("mixtures", "cuda")
log_joint = bound.log_joint
responsibilities = bound.responsibilities
add_sample = bound.add_sample
maximise = bound.maximise
factorise = bound.factorise

DEVICE = {
    "log_joint": "(T[::1], T[::1], T[:, ::1], T[:, :, ::1], T[:, ::1], T[::1])",
    "responsibilities": "(T[::1],)",
    "add_sample": "(T[::1], T, T[::1], T[::1], T[:, ::1])",
    "maximise": "(T, T[::1], T[::1], T[:, ::1], T, T[::1], T[:, ::1])",
    "factorise": "(T[:, ::1], T, T[:, ::1])",
}
THREADS = 256
"""Threads of a block that sums, a power of two: the reduction halves it."""


@kernel("(T[:, :, ::1], T[:, :, ::1], int64[::1])")
def factorise_kernel(covariances: Any, factors: Any, status: Any) -> None:
    """A thread for each component."""
    k = cuda.grid(1)
    if k < covariances.shape[0]:
        zero = covariances[k, 0, 0] - covariances[k, 0, 0]
        status[k] = factorise(covariances[k], zero, factors[k])


@kernel("(T[:, ::1], T[::1], T[:, ::1], T[:, :, ::1], T[:, :, ::1], T[:, ::1], T[::1])")
def responsibilities_kernel(
    x: Any, log_weights: Any, means: Any, factors: Any, work: Any, shares: Any, densities: Any
) -> None:
    """A thread for each sample; work (n, d, 1)."""
    i = cuda.grid(1)
    if i < x.shape[0]:
        log_joint(x[i], log_weights, means, factors, work[i], shares[i])
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


@kernel("(T[::1], T[:, ::1], T[:, ::1], T[:, :, ::1], T, T[:, ::1], T[:, :, ::1])")
def maximise_kernel(
    counts: Any,
    centres: Any,
    firsts: Any,
    seconds: Any,
    ridge: Any,
    means: Any,
    covariances: Any,
) -> None:
    """A thread for each component; an empty one keeps what `means` and `covariances` hold."""
    k = cuda.grid(1)
    if k < counts.shape[0] and counts[k] > counts[k] - counts[k]:
        maximise(counts[k], centres[k], firsts[k], seconds[k], ridge, means[k], covariances[k])
