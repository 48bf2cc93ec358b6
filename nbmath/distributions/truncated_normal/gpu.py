"""CUDA kernels of the truncated normal distribution: one element for each thread."""

from nbmath.distributions._rooms_cuda import kernels

globals().update(kernels("distributions.truncated_normal"))
