"""CUDA kernels of the Student's t distribution: the CPU's formulas, one element for each thread."""

from nbmath.distributions._rooms_cuda import kernels

globals().update(kernels("distributions.student_t"))
