"""CUDA kernels of the negative binomial distribution: the CPU's formulas, an element a thread."""

from nbmath.distributions._rooms_cuda import kernels

globals().update(kernels("distributions.negative_binomial"))
