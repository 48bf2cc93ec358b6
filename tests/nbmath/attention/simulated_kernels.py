"""Run the kernel of attention in the CUDA simulator; started by test_simulator.py."""

import sys

import numpy as np

from nbmath.attention import attention, gpu

rng = np.random.default_rng(3)
for dtype, bound in ((np.float32, 1e-5), (np.float64, 1e-13)):
    for m, n, d, e, causal in ((35, 40, 5, 3, True), (3, 33, 17, 66, False)):
        q, k, v = (rng.standard_normal((1, *s)).astype(dtype) for s in ((m, d), (n, d), (n, e)))
        out = np.full((1, m, e), np.nan, dtype)
        grid = -(-m // gpu.ROWS), 1, -(-e // gpu.COLUMNS)
        factor = dtype(gpu.LOG2_E / np.sqrt(d))
        gpu.attention_kernel[grid, (gpu.SIDE, gpu.SIDE)](q, k, v, factor, causal, out)
        np.testing.assert_allclose(out, attention(q, k, v, causal=causal), rtol=0, atol=bound)
sys.stdout.write("the kernels agree")
