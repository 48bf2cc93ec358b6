"""CUDA: device functions of one row each, and kernels with a row for each thread."""
