"""The CUDA kernels on a real GPU: built, checked against the CPU in float64, and timed."""
