"""CUDA kernels of the log-normal distribution: the CPU's formulas, one element for each thread."""

from nbmath.distributions._rooms_cuda import kernels

globals().update(kernels("distributions.lognormal"))
