"""Kernels of one matrix to a warp: a lane for each row or column, the matrix in shared memory."""
