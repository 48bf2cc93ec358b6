"""The launchers of nbmath.statistics against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import SIZE, launched

from nbmath import statistics
from nbmath.statistics.gpu import moments as gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    x = (3 + rng.standard_normal((SIZE, 20))).astype(dtype)
    weights = rng.uniform(0.5, 1, x.shape).astype(dtype)
    for name in ("mean", "var", "std", "skew", "kurtosis"):
        found = launched(getattr(gpu, f"{name}_rows"), x)
        want = getattr(statistics, name)(x, axis=1)
        assert_allclose(found, want, rtol=200 * eps, atol=200 * eps)
    found = launched(gpu.average_rows, x, weights)
    assert_allclose(found, statistics.average(x, 1, weights), rtol=20 * eps)
    assert_allclose(launched(gpu.var_rows, x, 1), statistics.var(x, 1, ddof=1), rtol=200 * eps)
