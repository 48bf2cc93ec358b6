"""The launchers of nbmath.activations against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import activations
from nbmath.activations import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    x = (5 * rng.standard_normal((3, 300))).astype(dtype)
    x[1, 7] = -np.inf
    x[2, :] = 2.0
    for name in ("softmax", "log_softmax", "logsumexp"):
        found = launched(getattr(gpu, f"{name}_rows"), x)
        assert_allclose(found, getattr(activations, name)(x), rtol=20 * eps, atol=20 * eps)
