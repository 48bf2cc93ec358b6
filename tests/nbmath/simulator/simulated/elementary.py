"""The launchers of nbmath.elementary against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import SIZE, launched

from nbmath import elementary
from nbmath.elementary import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    x = rng.uniform(0.01, 0.99, SIZE).astype(dtype)
    for name in ("exp", "log", "log1p", "expm1", "tanh", "logistic", "logit", "softplus"):
        right = getattr(elementary, name)(x)
        found = launched(getattr(gpu, f"{name}_array"), x.reshape(3, -1))
        assert_allclose(found, right.reshape(3, -1), rtol=2 * eps)
