"""The launchers of inverses and determinants against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    for n in (1, 3, 5):
        a = (rng.standard_normal((4, n, n)) + 3 * np.eye(n)[::-1]).astype(dtype)
        near: dict[str, Any] = {"rtol": 1e3 * eps, "atol": 1e3 * eps}
        assert_allclose(launched(gpu.inv_stack, a), linalg.inv(a), **near)
        assert_allclose(launched(gpu.det_stack, a), linalg.det(a), **near)
        for found, right in zip(launched(gpu.slogdet_stack, a), linalg.slogdet(a), strict=True):
            assert_allclose(found, right, **near)
