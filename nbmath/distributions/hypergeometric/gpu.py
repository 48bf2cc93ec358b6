"""CUDA kernels of the hypergeometric distribution: the formulas of the CPU for each thread."""

from nbmath.distributions._rooms_cuda import kernels

globals().update(kernels("distributions.hypergeometric"))
