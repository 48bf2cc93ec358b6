"""The launchers of rotations and reflections against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import SIZE, launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 1e2 * eps, "atol": 1e2 * eps}
    a, b = rng.standard_normal((2, SIZE)).astype(dtype)
    a[:3], b[1:5] = 0, 0
    for found, right in zip(launched(gpu.givens_array, a, b), linalg.givens(a, b), strict=True):
        assert_allclose(found, right, **near)
    x = rng.standard_normal((5, 4)).astype(dtype)
    x[1, 1:], x[2, 2] = 0, np.inf
    for found, right in zip(launched(gpu.householder_rows, x), linalg.householder(x), strict=True):
        assert_allclose(found, right, **near)
