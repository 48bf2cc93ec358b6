"""The launchers of covariances against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 1e3 * eps, "atol": 1e3 * eps}
    x = (rng.standard_normal((3, 12, 4)) + 5).astype(dtype)
    right = [linalg.covariance(each, rowvar=False) for each in x]
    assert_allclose(launched(gpu.covariance_stack, x), right, **near)
    matrices = np.array(right)
    found = launched(gpu.shrunk_covariance_stack, matrices, 0.25)
    assert_allclose(found, [linalg.shrunk_covariance(c, 0.25) for c in matrices], **near)
    right = [linalg.correlation(each, rowvar=False) for each in x]
    assert_allclose(launched(gpu.correlation_stack, x), right, **near)
    for launcher, function in (
        (gpu.ledoit_wolf_stack, linalg.ledoit_wolf),
        (gpu.oas_stack, linalg.oas),
    ):
        found, shares = launched(launcher, x)
        for i, each in enumerate(x):
            assert_allclose(found[i], function(each).covariance, **near)
            assert_allclose(shares[i], function(each).shrinkage, **near)
