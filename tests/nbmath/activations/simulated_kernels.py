"""Run the kernels of the activations in the CUDA simulator; started by test_simulator.py."""

import sys
from typing import Any

import numpy as np
from scipy import special

from nbmath.activations import gpu

for dtype, bound in ((np.float32, 2e-6), (np.float64, 1e-14)):
    x = (5 * np.random.default_rng(1).standard_normal((3, 300))).astype(dtype)
    x[1, 7] = -np.inf
    x[2, :] = 2.0
    out = np.full_like(x, np.nan)
    for kernel, right in (
        (gpu.softmax_kernel, special.softmax(x, axis=-1)),
        (gpu.log_softmax_kernel, special.log_softmax(x, axis=-1)),
    ):
        out = np.full_like(x, np.nan)
        kernel[x.shape[0], gpu.THREADS](x, out)
        np.testing.assert_allclose(out, right, rtol=bound, atol=bound)
    totals: Any = np.full(x.shape[0], np.nan, dtype)
    gpu.logsumexp_kernel[x.shape[0], gpu.THREADS](x, totals)
    np.testing.assert_allclose(totals, special.logsumexp(x, axis=-1), rtol=bound)
sys.stdout.write("the kernels agree")
