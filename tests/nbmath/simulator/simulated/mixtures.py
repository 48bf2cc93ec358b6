"""The launchers of nbmath.mixtures against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal
from simulated.shared import launched

from nbmath import mixtures
from nbmath.mixtures import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    x = rng.standard_normal((40, 2)).astype(dtype)
    x[:20] += 3
    start = np.array([0.5, 0.5], dtype), x[[0, 30]], np.stack([np.eye(2, dtype=dtype)] * 2)
    weights, means, covariances, densities, shares, status = launched(gpu.em_step, x, *start)
    right = mixtures.em_step(x, *start)
    assert_array_equal(status, 0)
    near: dict[str, Any] = {"rtol": 100 * eps, "atol": 100 * eps}
    assert_allclose(weights, right.weights, **near)
    assert_allclose(means, right.means, **near)
    assert_allclose(covariances, right.covariances, **near)
    assert_allclose(densities.sum(dtype=np.float64), right.log_likelihood, rtol=100 * eps)
    assert_allclose(shares, right.responsibilities, **near)
