"""CUDA kernels of the beta distribution: the CPU's formulas, one element for each thread."""

from nbmath.distributions._rooms_cuda import kernels

globals().update(kernels("distributions.beta"))
